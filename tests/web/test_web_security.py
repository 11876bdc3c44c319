"""Nobody gets in who should not; nothing gets out that should not."""

from __future__ import annotations

import re
import stat
import time
from pathlib import Path

import pytest
import web_sample
from flask import Flask
from flask.testing import FlaskClient
from routes import addresses

from botnia_signals.errors import SettingsError, StoreError
from botnia_signals.pipeline import decide, read, users
from web import auth, create_app
from web.security import CONTENT_SECURITY_POLICY, HEADERS, KEY_FILE, local_path

OPEN = {"/sign-in", "/sign-in/code", "/sign-in/organisation", "/sign-in/organisation/back"}
OWN_SCRIPT = re.compile(r'<script src="/static/[\w.]+\?v=\w+" defer></script>')
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


def test_nobody_is_sent_to_sign_in_from_every_route(app: Flask, nobody: FlaskClient) -> None:
    routes = addresses(app)
    assert len(routes) > 12
    for method, address in routes:
        if address in OPEN:
            continue
        answer = nobody.open(address, method=method)
        assert answer.status_code == 302, address
        assert answer.headers["Location"].startswith("/sign-in"), address


def test_nobody_sees_nothing_of_the_store_on_error_pages(nobody: FlaskClient) -> None:
    answer = nobody.get("/nowhere")
    assert answer.status_code == 404
    assert "Kirjaudu ulos" not in answer.text


def test_every_post_without_its_token_is_refused(app: Flask, client: FlaskClient, home: Path) -> None:
    posts = [address for method, address in addresses(app) if method == "POST"]
    assert len(posts) > 10
    for address in posts:
        answer = client.post(address, data={"reason": "known", "decision": "1", "name-fi": "x"})
        assert answer.status_code == 403, address
        assert "Lomake on vanhentunut" in answer.text
        wrong = client.post(address, data={"reason": "known", "csrf_token": "wrong"})
        assert wrong.status_code == 403
    assert read.signal(home, "S-0007").decisions == ()


def test_headers_on_every_answer(app: Flask, client: FlaskClient) -> None:
    for method, address in [*addresses(app), ("GET", "/nowhere"), ("GET", "/static/botnia.css")]:
        answer = client.open(address, method=method)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, (address, name)
        if not address.startswith("/static"):
            assert answer.headers["Cache-Control"] == "no-store"
        answer.close()
    assert "unsafe" not in CONTENT_SECURITY_POLICY


def test_pages_have_no_inline_script_or_style(client: FlaskClient) -> None:
    for address in ("/", "/signals/S-0007", "/themes", "/themes/3", "/search?q=perhe", "/sign-in"):
        page = client.get(address).text
        assert "<script" not in OWN_SCRIPT.sub("", page)
        assert "style=" not in page
        assert not re.search(r"<[^>]*\son\w+=", page)


def test_texts_labels_notes_and_questions_come_out_escaped(client: FlaskClient, home: Path) -> None:
    decide.label(home, web_sample.WATCHED, HOSTILE[:60], {"fi": HOSTILE[:120]})
    decide.dismiss(home, web_sample.WATCHED, HOSTILE[:60], "other", HOSTILE)
    hostile = read.signal(home, web_sample.WATCHED).entry.said[-1]
    assert hostile.text == web_sample.HOSTILE
    for address in (
        "/",
        f"/signals/{web_sample.WATCHED}",
        f"/statements/{hostile.statement}",
        f"/search?q={HOSTILE}",
        "/search?q=alert",
        f"/weeks/{HOSTILE}",
        f"/signals/{HOSTILE}",
        f"/sign-in?next={HOSTILE}",
        f"/?x={HOSTILE}",
    ):
        page = OWN_SCRIPT.sub("", client.get(address).text)
        assert "<script" not in page, address
        assert "<img" not in page, address
    assert "&lt;script&gt;" in client.get(f"/signals/{web_sample.WATCHED}").text


def test_a_refused_form_comes_back_escaped(post) -> None:
    page = post("/signals/S-0007/dismiss", note=f"</textarea>{HOSTILE}").text
    assert "<script" not in page
    assert page.count("</textarea>") == page.count("<textarea")


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/",
        "//example.org/",
        "/\\example.org",
        "\\\\example.org",
        "/\t/example.org",
        "javascript:alert(1)",
        "http:/example.org",
        "/x\r\nSet-Cookie: a=b",
        "example.org",
        "",
    ],
)
def test_sign_in_leads_nowhere_else(nobody: FlaskClient, sign_in, target: str) -> None:
    assert local_path(target) is None
    answer = sign_in(nobody, next=target)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/"


def test_sign_in_goes_on_to_the_page_asked_for(nobody: FlaskClient, sign_in) -> None:
    answer = nobody.get("/signals/S-0007?week=2026-W45")
    assert answer.headers["Location"] == "/sign-in?next=/signals/S-0007?week%3D2026-W45"
    assert 'value="/signals/S-0007?week=2026-W45"' in nobody.get(answer.headers["Location"]).text
    onward = sign_in(nobody, next="/signals/S-0007?week=2026-W45")
    assert onward.headers["Location"] == "/signals/S-0007?week=2026-W45"


def test_a_wrong_password_and_an_unknown_name_read_the_same(nobody: FlaskClient, sign_in) -> None:
    wrong = sign_in(nobody, password="not-this-one")
    unknown = sign_in(nobody, user="kukaties", password="not-this-one")
    assert wrong.status_code == unknown.status_code == 401

    def plain(page: str) -> str:
        return re.sub(r'value="[^"]*"', "", page)

    assert plain(wrong.text) == plain(unknown.text)
    assert "not-this-one" not in wrong.text


def test_too_many_attempts_are_stopped_by_name(nobody: FlaskClient, sign_in) -> None:
    for _ in range(5):
        assert sign_in(nobody, user="kukaties", password="wrong").status_code == 401
    stopped = sign_in(nobody, user="Kukaties ", password="wrong")
    assert stopped.status_code == 429
    assert stopped.headers["Retry-After"] == "60"
    assert "Liian monta yritystä" in stopped.text
    assert sign_in(nobody).status_code == 302


def test_too_many_attempts_are_stopped_by_address(nobody: FlaskClient, sign_in) -> None:
    codes = [sign_in(nobody, user=f"name-{number}", password="wrong").status_code for number in range(11)]
    assert codes == [401] * 10 + [429]
    assert sign_in(nobody).status_code == 429


def test_the_session_changes_at_sign_in(nobody: FlaskClient, sign_in) -> None:
    nobody.get("/sign-in")
    with nobody.session_transaction() as before:
        before["planted"] = "by somebody else"
        first = dict(before)
    answer = sign_in(nobody)
    with nobody.session_transaction() as after:
        assert "planted" not in after
        assert after["key"] != first.get("key")
        assert after.get("csrf_token") != first["csrf_token"]
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


def test_behind_https_the_cookie_is_secure(home: Path) -> None:
    client = create_app(home, testing=True, https=True).test_client()
    answer = client.get("/sign-in")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert "max-age" in answer.headers["Strict-Transport-Security"]


def test_sessions_end(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get("/").status_code == 200
    later = time.time() + auth.LONGEST.total_seconds() + 60
    monkeypatch.setattr("web.auth.time.time", lambda: later)
    assert client.get("/").status_code == 302


def test_a_copied_cookie_ends_with_sign_out(app: Flask, client: FlaskClient, post) -> None:
    copied = client.get_cookie("botnia_session")
    assert copied is not None
    assert post("/sign-out").status_code == 302
    assert client.get("/").status_code == 302
    thief = app.test_client()
    thief.set_cookie("botnia_session", copied.value)
    assert thief.get("/").status_code == 302


def test_a_new_password_ends_old_sessions(client: FlaskClient, home: Path) -> None:
    users.add_user(home, web_sample.USER, "aivan-uusi-salasana")
    assert client.get("/").status_code == 302


def test_a_forged_session_is_nobody(app: Flask, nobody: FlaskClient) -> None:
    with nobody.session_transaction() as session:
        session["_user_id"] = web_sample.USER
    assert nobody.get("/").status_code == 302


def test_the_secret_is_made_once_and_kept_to_its_owner(home: Path) -> None:
    create_app(home)
    key = home / KEY_FILE
    first = key.read_bytes()
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    create_app(home)
    assert key.read_bytes() == first


def test_it_does_not_start_without_a_secret_or_a_store(home: Path, tmp_path: Path) -> None:
    (home / KEY_FILE).write_bytes(b"\n")
    with pytest.raises(SettingsError, match=r"session\.key"):
        create_app(home)
    with pytest.raises(SettingsError):
        create_app(home, secret=b"short")
    with pytest.raises(StoreError):
        create_app(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_a_huge_form_is_refused(post) -> None:
    answer = post("/signals/S-0007/accept", note="x" * 100_000)
    assert answer.status_code == 413
    assert "liian suuri" in answer.text


def test_a_broken_page_shows_no_traceback(home: Path, sign_in, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(home)

    def fail(*_: object) -> None:
        raise ValueError("text of a document")

    client = app.test_client()
    sign_in(client)
    monkeypatch.setattr("web.themes.theme_views.newest_map", fail)
    answer = client.get("/themes")
    assert answer.status_code == 500
    assert "Palvelussa on vika" in answer.text
    assert "text of a document" not in answer.text
    assert "ValueError" not in answer.text


def test_a_missing_store_is_told(home: Path, sign_in) -> None:
    app = create_app(home)
    client = app.test_client()
    sign_in(client)
    (home / "botnia.sqlite").rename(home / "elsewhere")
    answer = client.get("/themes")
    assert answer.status_code == 503
    assert "botnia init" in answer.text
