"""A form that is refused comes back with all that was typed into it, whichever of its fields was wrong."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from conftest import enter
from crawler import Form, read
from flask import Flask
from flask.testing import FlaskClient
from test_web_crawler import CRAWLER, PASSWORD, busy, forms_of

from botnia_signals.pipeline import users

__all__ = ["busy"]

WRONG = "ei-tällaista"
SECRET = {"password", "again", "old", "code", "new", "number"}
"""Fields that are never sent back: secrets, and the number that confirms a restore."""
GENERAL = {"next", "mark", "key", "csrf_token"}


def typed_into(form: Form, wrong: str) -> dict[str, str]:
    """Return what is sent: words of its own in every field that takes text, and nonsense in one field."""
    sent: dict[str, str] = {}
    for name, value in form.fields:
        if name:
            typed = f"kirjoitettu {name}" if name in form.texts - GENERAL else value
            sent.setdefault(name, typed)
    if wrong:
        sent[wrong] = WRONG if wrong not in form.texts else ""
    return sent


def lost(client: FlaskClient, form: Form, wrong: str) -> list[str] | None:
    """Return the fields whose words a refusal of the form does not give back; None where it is taken."""
    fresh, _, _ = read(client, form.page)
    form = next((one for one in fresh.forms if one.kind == form.kind), form)
    sent = typed_into(form, wrong)
    answer = client.post(form.action, data=sent, content_type="multipart/form-data")
    assert answer.status_code < 500, (form.action, wrong)
    if answer.status_code != 400:
        return None
    shown = html.unescape(answer.text)
    kept = form.texts - GENERAL - SECRET - {wrong}
    return [name for name in sorted(kept) if sent[name] not in shown]


@pytest.mark.slow
def test_what_was_typed_comes_back_when_a_form_is_refused(app: Flask, busy: Path) -> None:
    users.add_user(busy, CRAWLER, PASSWORD, "fi", users.EVERY_ROLE)
    client = app.test_client()
    enter(client, user=CRAWLER, password=PASSWORD)
    forms = [one for one in forms_of(client) if one.method == "post" and one.texts - GENERAL]
    assert len(forms) > 15
    found, refused = [], set()
    for form in forms:
        for wrong in ["", *sorted({name for name, _ in form.fields if name} - GENERAL)]:
            missing = lost(client, form, wrong)
            refused |= {form.kind} if missing is not None else set()
            found += [(form.action, wrong, missing)] if missing else []
    assert found == []
    assert len(refused) > 12
