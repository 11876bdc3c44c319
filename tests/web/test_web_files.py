"""Every view has CSV and JSON at its own address; what has none says why."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
import web_sample
from flask import Flask
from flask.testing import FlaskClient
from routes import routes

from botnia_signals.cells import rows_of
from botnia_signals.pipeline import decide, dialogues, double, jobs, rounds, searching, users
from botnia_signals.records import Grant
from tests.made import records_of
from web import auth

LEADS_ON = "leads on to another page"
FORM = "a form only"
NO_FILE = {
    "codebook.new": FORM,
    "material.show": FORM,
    "write.show": FORM,
    "write.sent": "says that a form was sent",
    "sign_in.show": FORM,
    "sign_in.stay": FORM,
    "admin.ask": FORM,
    "learning.item": LEADS_ON,
    "jobs.now": "the middle of a page",
    "account.show": "one's own second step, a secret",
    "sign_in.ask": FORM,
    "oidc.begin": LEADS_ON,
}
"""Pages without a file, each with the reason; those named `back` lead on to the page of a form."""


@pytest.fixture
def full(home: Path) -> Path:
    """The sample with a round, a dialogue, a saved search, a double coding and a job, each number 1."""
    users.add_user(home, "bertta", "toinen-pitka-salasana", "fi", (Grant("expert"),))
    rounds.begin(home, web_sample.USER, "Kierros", ["S-0007"], ["bertta"], None)
    number = dialogues.begin(
        home, web_sample.USER, "round_table", "Pöytä", dt.date(2026, 11, 10), "Kokkola", {"client": "2"}
    )
    assert number == 1
    dialogues.say(home, 1, "client", "1", "Bussi ei kulje enää iltaisin.", "key")  # waits in the queue
    searching.save(home, web_sample.USER, "Sähkö", "sähkölasku", "both", "fi")
    double.begin(home, web_sample.USER, "Harjoitus", 12, ["target_group"], [web_sample.USER, "bertta"])
    jobs.run_week(home, web_sample.USER)
    return home


def test_every_view_is_a_file_too(app: Flask, client: FlaskClient, full: Path) -> None:
    statement = web_sample._ident("statement 3 1")
    seen = set()
    for endpoint, method, address in routes(app):
        if method != "GET" or endpoint.endswith(".back") or endpoint in NO_FILE:
            continue
        seen.add(endpoint)
        where = f"/statements/{statement}" if endpoint == "statements.show" else address
        assert client.get(where).status_code == 200, endpoint
        table = client.get(f"{where}?as=csv")
        assert table.status_code == 200, endpoint
        assert table.content_type == "text/csv; charset=utf-8", endpoint
        assert table.text.startswith("\ufeff"), f"{endpoint}: a spreadsheet program would not take ä for ä"
        assert len(rows_of(table.text)[0]) > 1, endpoint
        whole = client.get(f"{where}?as=json")
        assert whole.content_type == "application/json", endpoint
        json.loads(whole.text)
        assert client.get(f"{where}?as=exe").status_code == 404, endpoint
        for text in (table.text, whole.text):
            assert web_sample.AUTHOR not in text, endpoint
            assert web_sample.SECRET_ATTRIBUTE not in text, endpoint
    assert len(seen) > 25
    assert not set(NO_FILE) & seen
    assert set(NO_FILE) <= {endpoint for endpoint, _, _ in routes(app)}


def test_a_page_links_to_its_files_with_what_it_was_asked_for(client: FlaskClient, full: Path) -> None:
    page = client.get("/themes/3?said=sv&lang=fi").text
    assert 'href="/themes/3?said=sv&amp;as=csv"' in page
    rows = records_of(client.get("/themes/3?said=sv&as=csv").text)
    assert {row["language"] for row in rows} == {"sv"}
    assert 'as=csv">' not in client.get("/nowhere").text


def test_a_file_needs_what_its_page_needs(app: Flask, full: Path, sign_in) -> None:
    users.add_user(full, "lukija", "toinen-pitka-salasana", "fi", (Grant("reader"),))
    reader, nobody = app.test_client(), app.test_client()
    sign_in(reader, user="lukija", password="toinen-pitka-salasana")
    for endpoint, method, address in routes(app):
        if method == "GET" and auth.needed(app, endpoint) in ("users", "admin", "privacy", "write"):
            assert reader.get(f"{address}?as=csv").status_code == 403, endpoint
    assert nobody.get("/themes?as=csv").status_code == 302
    assert reader.get("/jobs/1?as=json").status_code == 404, "another's job"


def test_a_file_shows_nothing_that_a_reviewer_withheld(client: FlaskClient, home: Path) -> None:
    text, statement = web_sample.DEBT[1][1], web_sample._ident("statement 2 1")
    searched = "/search?q=pikavipin"
    addresses = ("/signals/S-0007?as=json", "/signals/S-0007?as=csv", "/?as=json", f"{searched}&as=csv")
    assert all(text in client.get(address).text for address in addresses)
    decide.withhold(home, "S-0007", web_sample.USER, statement)
    assert text not in client.get(searched).text
    for address in (*addresses, f"/statements/{statement}?as=json", f"{searched}&as=json"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert text not in answer.text, address


def test_hostile_words_are_no_formula(client: FlaskClient, post, home: Path) -> None:
    searching.save(home, web_sample.USER, "=1+1", "buss", "both", "fi")
    assert "'=1+1" in client.get("/search/saved?as=csv").text
