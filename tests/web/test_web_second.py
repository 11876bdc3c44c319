"""The second step of signing in: codes good once, recovery codes, locks, the administrator's reset."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from pathlib import Path

import pyotp
import pytest
import web_sample
from conftest import enter, token
from flask import Flask
from flask.testing import FlaskClient

from botnia_signals.messages import LANGUAGES
from botnia_signals.pipeline import second, users
from botnia_signals.store import FILE


def turned_on(client: FlaskClient, home: Path) -> tuple[str, list[str]]:
    """Turn the second step on through the page; return the secret and the recovery codes."""
    page = client.get("/account").text
    shown = re.search(r'class="secret">([A-Z2-7 ]+)<', page)
    assert shown
    secret = shown[1].replace(" ", "")
    form = {"csrf_token": token(client, "/account"), "code": pyotp.TOTP(secret).now()}
    done = client.post("/account/second", data=form).text
    codes = re.findall(r'<li class="secret">([a-z0-9-]+)</li>', done)
    assert len(codes) == second.CODES
    return secret, codes


def later(secret: str, steps: int = 1) -> str:
    """Return the code of a later half minute, which is still taken."""
    return pyotp.TOTP(secret).at(int(dt.datetime.now(dt.UTC).timestamp()) + steps * second.EACH)


def give(client: FlaskClient, code: str, onward: str = ""):
    form = {"csrf_token": token(client, "/sign-in/code"), "code": code, "next": onward}
    return client.post("/sign-in/code", data=form)


def test_two_steps_from_the_page_to_the_next_sign_in(app: Flask, client: FlaskClient, home: Path) -> None:
    assert "<svg" in client.get("/account").text
    secret, codes = turned_on(client, home)
    assert not any(code in client.get("/account").text for code in codes), "shown once"
    nobody = app.test_client()
    half = enter(nobody, next="/themes")
    assert half.headers["Location"] == "/sign-in/code?next=/themes"
    assert nobody.get("/").status_code == 302, "the password alone lets nobody in"
    wrong = give(nobody, "000000")
    assert wrong.status_code == 401
    assert "Koodi ei kelpaa" in wrong.text
    assert nobody.get("/").status_code == 302
    good = give(nobody, later(secret), "/themes")
    assert good.headers["Location"] == "/themes"
    assert nobody.get("/").status_code == 200
    with nobody.session_transaction() as session:
        assert "half" not in session


def test_a_code_is_good_once(app: Flask, client: FlaskClient, home: Path) -> None:
    secret, _ = turned_on(client, home)
    code = later(secret)
    for expected in (302, 401):
        browser = app.test_client()
        enter(browser)
        assert give(browser, code).status_code == expected


def test_a_recovery_code_is_good_once(app: Flask, client: FlaskClient, home: Path) -> None:
    _, codes = turned_on(client, home)
    for expected in (302, 401):
        browser = app.test_client()
        enter(browser)
        assert give(browser, f" {codes[3].upper()} ").status_code == expected
    assert second.codes_left(home, web_sample.USER) == second.CODES - 1


def test_codes_are_kept_as_hashes_only(client: FlaskClient, home: Path) -> None:
    _, codes = turned_on(client, home)
    with sqlite3.connect(home / FILE) as database:
        stored = str(database.execute("SELECT * FROM recovery_codes").fetchall())
    database.close()
    assert not any(code.replace("-", "") in stored or code in stored for code in codes)


def test_codes_can_t_be_tried_out(client: FlaskClient, home: Path) -> None:
    secret, _ = turned_on(client, home)
    for _ in range(users.MOST_FAILURES):
        assert second.check(home, web_sample.USER, "000000") is None
    assert second.check(home, web_sample.USER, later(secret)) is None, "locked"
    assert users.check_password(home, web_sample.USER, web_sample.PASSWORD) is None


def test_half_a_session_ends_soon_and_with_a_new_password(
    app: Flask, client: FlaskClient, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from web import auth

    secret, _ = turned_on(client, home)
    browser = app.test_client()
    enter(browser)
    users.add_user(home, web_sample.USER, "aivan-uusi-salasana")
    assert browser.get("/sign-in/code").headers["Location"] == "/sign-in"
    enter(browser, password="aivan-uusi-salasana")
    assert browser.get("/sign-in/code").status_code == 200
    real = auth.time.time()
    monkeypatch.setattr("web.auth.time.time", lambda: real + auth.HALF.total_seconds() + 5)
    assert browser.get("/sign-in/code").headers["Location"] == "/sign-in"
    assert browser.post("/sign-in/code", data={"code": later(secret)}).status_code in (302, 403)
    assert browser.get("/").status_code == 302


def test_nobody_skips_the_first_step(nobody: FlaskClient) -> None:
    assert nobody.get("/sign-in/code").headers["Location"] == "/sign-in"
    form = {"csrf_token": token(nobody), "code": "123456"}
    assert nobody.post("/sign-in/code", data=form).headers["Location"] == "/sign-in"


def test_it_is_turned_off_with_a_code_and_by_the_administrator(client: FlaskClient, post, home: Path) -> None:
    _, codes = turned_on(client, home)
    assert post("/account/second/off", code="111111").status_code == 400
    assert users.get_user(home, web_sample.USER).second  # type: ignore[union-attr]
    assert post("/account/second/off", code=codes[0]).status_code == 302
    assert not users.get_user(home, web_sample.USER).second  # type: ignore[union-attr]
    turned_on(client, home)
    assert "Poista toinen vaihe" in client.get(f"/users/{web_sample.USER}").text
    assert post(f"/users/{web_sample.USER}/second").status_code == 302
    assert not users.get_user(home, web_sample.USER).second  # type: ignore[union-attr]
    assert second.codes_left(home, web_sample.USER) == 0


def test_a_wrong_first_code_turns_nothing_on(client: FlaskClient, home: Path) -> None:
    client.get("/account")
    form = {"csrf_token": token(client, "/account"), "code": "abcdef"}
    answer = client.post("/account/second", data=form)
    assert answer.status_code == 400
    assert "Koodi ei kelpaa" in answer.text
    assert not users.get_user(home, web_sample.USER).second  # type: ignore[union-attr]


def test_the_codes_are_those_of_the_standard() -> None:
    """RFC 6238, appendix B, cut to six digits."""
    import base64

    secret = base64.b32encode(b"12345678901234567890").decode()
    for moment, code in ((59, "287082"), (1111111109, "081804"), (2000000000, "279037")):
        at = dt.datetime.fromtimestamp(moment, dt.UTC)
        assert second.step_of(secret, code, at) == moment // 30
        assert second.step_of(secret, code, at + dt.timedelta(minutes=2)) is None
    for typed in ("", "28708", "2870822", "²87082", "２８７０８２"):
        assert second.step_of(secret, typed, dt.datetime.fromtimestamp(59, dt.UTC)) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_pages_in_every_language(client: FlaskClient, home: Path, language: str) -> None:
    for on in (False, True):
        if on:
            turned_on(client, home)
        page = client.get(f"/account?lang={language}").text
        assert not re.search(r"\b(account|second)-[a-z]+", re.sub(r"<[^>]*>", " ", page))
        assert "style=" not in page
