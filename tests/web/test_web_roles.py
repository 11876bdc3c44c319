"""Who may open which page: every route as every role and as nobody; regions, locks, sessions, users."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import web_sample
from flask import Flask
from flask.testing import FlaskClient
from routes import routes

from botnia_signals.errors import SettingsError
from botnia_signals.messages import LANGUAGES
from botnia_signals.pipeline import decide, read, users
from botnia_signals.records import Grant
from botnia_signals.review import roles
from web import auth

PASSWORD = "toinen-pitka-salasana"
LEAVE = "sign_in.leave"


def somebody(app: Flask, home: Path, sign_in, name: str, *grants: Grant) -> FlaskClient:
    users.add_user(home, name, PASSWORD, "fi", grants)
    browser = app.test_client()
    assert sign_in(browser, user=name, password=PASSWORD).status_code == 302
    return browser


def form(client: FlaskClient, address: str, **fields: str):
    with client.session_transaction() as session:
        session.setdefault("csrf_token", "0" * 40)
    page = client.get("/users").text + client.get("/settings").text + client.get("/nowhere").text
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    return client.post(address, data={"csrf_token": found[1], **fields})


def test_every_view_says_what_it_needs(app: Flask) -> None:
    needs = {endpoint: auth.needed(app, endpoint) for endpoint, _, _ in routes(app)}
    assert not {endpoint for endpoint, need in needs.items() if not need}
    assert set(needs.values()) <= {*roles.RIGHTS, auth.OPEN, auth.ANYBODY}
    opened = {endpoint for endpoint, need in needs.items() if need == auth.OPEN}
    assert opened == {
        "sign_in.show",
        "sign_in.enter",
        "sign_in.ask",
        "sign_in.second",
        "oidc.begin",
        "oidc.back",
    }


@pytest.mark.parametrize("role", [*roles.ROLES, "none"])
def test_every_route_as_every_role(app: Flask, home: Path, sign_in, role: str) -> None:
    grants = () if role == "none" else (Grant(role),)
    client = somebody(app, home, sign_in, "joku", *grants)
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/nowhere").text)
    assert token
    seen = set()
    for endpoint, method, address in routes(app):
        if endpoint == LEAVE:
            continue
        answer = client.open(address, method=method, data={"csrf_token": token[1]})
        need = auth.needed(app, endpoint)
        allowed = need in (auth.OPEN, auth.ANYBODY) or roles.may(grants, need)
        assert (answer.status_code == 403) == (not allowed), (role, endpoint, method, answer.status_code)
        assert answer.status_code < 500, (role, endpoint)
        seen.add(allowed)
    assert seen == {True, False} or role == "none"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_without_the_right_says_who_has_it(app: Flask, home: Path, sign_in, language: str) -> None:
    reader = somebody(app, home, sign_in, "lukija", Grant("reader", "kp"))
    page = reader.get(f"/users?lang={language}")
    assert page.status_code == 403
    text = re.sub(r"<[^>]*>", " ", page.text)
    assert not re.search(r"\b(role|right|region)-[a-z]", text)
    words = {"fi": "Pääkäyttäjä", "sv": "Huvudanvändare", "en": "Administrator"}
    assert words[language] in text
    assert "/users" not in reader.get("/").text
    nothing = somebody(app, home, sign_in, "uusi")
    answer = nothing.get("/")
    assert answer.status_code == 403
    assert "main-nav" not in answer.text


def test_a_reader_sees_no_forms_of_a_signal(app: Flask, home: Path, sign_in) -> None:
    decide.accept(home, "S-0007", "anna")
    reader = somebody(app, home, sign_in, "lukija", Grant("reader"))
    page = reader.get("/signals/S-0007").text
    assert page.count("<form") == 1, "signing out only"
    assert "Ratkaisuja tekevät" in page


def test_roles_reach_as_far_as_their_region(app: Flask, home: Path, sign_in) -> None:
    """S-0011 is from South Ostrobothnia alone; S-0007 from Central Ostrobothnia and Ostrobothnia."""
    expert = somebody(app, home, sign_in, "kokkola", Grant("expert", "kp"))
    far = form(expert, "/signals/S-0011/accept")
    assert far.status_code == 403
    assert "Keski-Pohjanmaa" in far.text
    assert "Roolisi ei ulotu" in far.text
    assert form(expert, "/signals/S-0007/accept").status_code == 302
    assert read.signal(home, "S-0011").decisions == ()
    assert read.signal(home, "S-0007").state.standing == "accepted"
    assert 'action="/signals/S-0011/accept"' not in expert.get("/signals/S-0011").text
    decision = decide.accept(home, "S-0011", "anna")
    assert form(expert, "/signals/S-0011/undo", decision=str(decision)).status_code == 403


def test_rights_by_region() -> None:
    held = (Grant("expert", "kp"), Grant("reader"))
    assert roles.may(held, "decide", {"kp", "ep"})
    assert roles.may(held, "decide", {"", "other"})
    assert not roles.may(held, "decide", {"ep", "po"})
    assert roles.may(held, "read", {"ep"})
    assert not roles.may((), "read")
    assert roles.regions_of(held, "decide") == ("kp",)
    assert roles.regions_of((Grant("planner"),), "decide") == roles.REGIONS
    with pytest.raises(KeyError):
        roles.may(held, "fly")


def test_ten_wrong_passwords_lock_and_the_administrator_opens(
    nobody: FlaskClient, client: FlaskClient, post, home: Path
) -> None:
    users.add_user(home, "maija", PASSWORD)
    for _ in range(users.MOST_FAILURES):
        assert users.check_password(home, "maija", "wrong") is None
    assert users.check_password(home, "maija", PASSWORD) is None, "locked"
    assert "Lukittu" in client.get("/users").text
    assert "Avaa lukko" in client.get("/users/maija").text
    assert post("/users/maija/unlock").status_code == 302
    assert users.check_password(home, "maija", PASSWORD) is not None
    assert "Lukko avattu" in client.get("/users/maija").text


def test_a_lock_opens_by_itself(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(users.MOST_FAILURES):
        users.check_password(home, web_sample.USER, "wrong")
    assert users.check_password(home, web_sample.USER, web_sample.PASSWORD) is None
    monkeypatch.setattr(users, "LOCKED_FOR", users.LOCKED_FOR * 0)
    assert users.check_password(home, web_sample.USER, web_sample.PASSWORD) is not None
    assert users.get_user(home, web_sample.USER).failed == 0  # type: ignore[union-attr]


def test_a_new_password_is_shown_once_and_ends_sessions(
    app: Flask, client: FlaskClient, post, home: Path, sign_in
) -> None:
    other = somebody(app, home, sign_in, "maija", Grant("reader"))
    page = post("/users/maija/password").text
    made = re.search(r'class="secret">([^<]+)<', page)
    assert made
    assert made[1] not in client.get("/users/maija").text
    assert other.get("/").status_code == 302
    assert users.check_password(home, "maija", made[1]) is not None


def test_the_administrator_ends_sessions_and_closes_accounts(
    app: Flask, client: FlaskClient, post, home: Path, sign_in
) -> None:
    other = somebody(app, home, sign_in, "maija", Grant("reader"))
    assert other.get("/").status_code == 200
    post("/users/maija/sessions")
    assert other.get("/").status_code == 302
    sign_in(other, user="maija", password=PASSWORD)
    assert other.get("/").status_code == 200
    post("/users/maija/close")
    assert other.get("/").status_code == 302
    assert users.check_password(home, "maija", PASSWORD) is None
    post("/users/maija/open")
    assert users.check_password(home, "maija", PASSWORD) is not None


def test_a_session_that_was_left_alone_ends(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    real = auth.time.time()
    for minutes in (50, 100, 150):
        monkeypatch.setattr("web.auth.time.time", lambda minutes=minutes: real + 60 * minutes)
        assert client.get("/").status_code == 200
    monkeypatch.setattr("web.auth.time.time", lambda: real + 60 * 150 + auth.IDLE.total_seconds() + 1)
    assert client.get("/").status_code == 302


def test_users_are_added_with_roles(client: FlaskClient, post, home: Path) -> None:
    page = post("/users", name="liisa", language="sv", grant=["planner.kp", "expert", "expert.ep"]).text
    assert 'class="secret"' in page
    made = users.get_user(home, "liisa")
    assert made is not None
    assert set(made.grants) == {Grant("planner", "kp"), Grant("expert")}
    again = post("/users", name="liisa", grant="reader")
    assert again.status_code == 400
    assert "on jo olemassa" in again.text
    bad = post("/users", name="a b", grant=["reader"])
    assert bad.status_code == 400
    assert 'value="a b"' in bad.text
    assert re.search(r'value="reader"[^>]* checked', bad.text)
    assert post("/users", name="outo", grant="king").status_code == 400
    assert users.get_user(home, "outo") is None


def test_somebody_always_administers(client: FlaskClient, post, home: Path) -> None:
    mine = f"/users/{web_sample.USER}"
    taken = post(f"{mine}/roles", grant="reader")
    assert taken.status_code == 400
    assert "Jonkun on oltava pääkäyttäjä" in taken.text
    assert post(f"{mine}/close").status_code == 400
    assert client.get("/users").status_code == 200
    users.add_user(home, "toinen", PASSWORD, grants=(Grant("administrator"),))
    assert post(f"{mine}/roles", grant="reader").status_code == 302
    assert client.get("/users").status_code == 403, "from the next page on"


def test_the_first_user_gets_every_role_the_next_one_reads(tmp_path: Path) -> None:
    web_sample.build_quiet(tmp_path / "fresh")
    first = users.get_user(tmp_path / "fresh", web_sample.USER)
    assert first is not None
    assert set(first.grants) == set(users.EVERY_ROLE)
    users.add_user(tmp_path / "fresh", "toinen", PASSWORD)
    second = users.get_user(tmp_path / "fresh", "toinen")
    assert second is not None
    assert second.grants == (Grant("reader"),)
    users.add_user(tmp_path / "fresh", "toinen", PASSWORD + "!", grants=(Grant("planner", "po"),))
    users.add_user(tmp_path / "fresh", "toinen", PASSWORD + "?")
    assert users.get_user(tmp_path / "fresh", "toinen").grants == (Grant("planner", "po"),)  # type: ignore[union-attr]
    with pytest.raises(SettingsError):
        users.add_user(tmp_path / "fresh", "kolmas", PASSWORD, grants=(Grant("planner", "uusimaa"),))


@pytest.mark.parametrize("language", LANGUAGES)
def test_users_pages_in_every_language(client: FlaskClient, post, home: Path, language: str) -> None:
    users.add_user(home, "maija", PASSWORD, by="anna")
    users.unlock(home, "maija", "anna")
    users.end_sessions(home, "maija", "anna")
    users.set_active(home, "maija", "anna", active=False)
    users.set_active(home, "maija", "anna", active=True)
    for address in ("/users", "/users/maija"):
        page = client.get(f"{address}?lang={language}")
        assert page.status_code == 200
        assert not re.search(r"\b(users?|role|region)-[a-z]+", re.sub(r"<[^>]*>", " ", page.text)), address
    assert client.get("/users/nobody").status_code == 404
