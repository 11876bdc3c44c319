"""The organisation's own sign-in, against a provider that runs on loopback: who gets in, who does not."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
import web_sample
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from botnia_signals.errors import SettingsError
from botnia_signals.pipeline import identities, users
from botnia_signals.store import Store
from web import create_app

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import oidc_provider_mock
    from oidc_provider_mock import User

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the provider's own
NAME = "maija@example.fi"
PEOPLE = (
    User(sub="s-1", claims={"email": NAME, "email_verified": True}),
    User(sub="s-2", claims={"email": NAME, "email_verified": True}),
    User(sub="s-3", claims={"email": "toinen@example.fi", "email_verified": False}),
    User(sub="s-4", claims={"email": "vieras@example.fi", "email_verified": True}),
)


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """A provider with its own keys and tokens, on a free port of this computer."""
    server = make_server("127.0.0.1", 0, oidc_provider_mock.app(user_claims=PEOPLE), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def browser(home: Path, issuer: str) -> FlaskClient:
    """A browser in which nobody is signed in, before pages whose settings name the provider."""
    users.add_user(home, NAME, "salasana-jota-ei-kayteta")
    users.add_user(home, "toinen@example.fi", "salasana-jota-ei-kayteta")
    (home / "settings.toml").write_text(
        f'oidc_issuer = "{issuer}"\noidc_client = "botnia"\n', encoding="utf-8"
    )
    (home / identities.SECRET_FILE).write_text("salaisuus\n", encoding="ascii")
    return create_app(home, testing=True).test_client()


def vouched(browser: FlaskClient, subject: str, onward: str = "") -> str:
    """Go to the provider, be `subject` there, and return the address that it leads back to."""
    away = browser.get(f"/sign-in/organisation?next={onward}")
    assert away.status_code == 302, away.text
    asked = parse_qs(urlsplit(away.headers["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["state"]
    assert asked["nonce"]
    answer = requests.post(away.headers["Location"], data={"sub": subject}, allow_redirects=False, timeout=10)
    assert answer.status_code == 302
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def test_it_is_off_until_the_settings_name_one(nobody: FlaskClient) -> None:
    assert "organisation" not in nobody.get("/sign-in").text
    for address in ("/sign-in/organisation", "/sign-in/organisation/back?code=x&state=y"):
        assert nobody.get(address).status_code == 404


def test_a_user_is_let_in_and_known_by_the_subject_from_then_on(browser: FlaskClient, home: Path) -> None:
    assert "/sign-in/organisation" in browser.get("/sign-in").text
    entered = browser.get(vouched(browser, "s-1", "/themes"))
    assert (entered.status_code, entered.headers["Location"]) == (302, "/themes")
    assert browser.get("/themes").status_code == 200
    assert NAME in browser.get("/account").text
    with Store(home) as store:
        assert [row.action for row in store.audit.all(2)] == ["sign-in", "user-bound"]
    again = create_app(home, testing=True).test_client()
    assert again.get(vouched(again, "s-1")).headers["Location"] == "/"


def test_another_subject_with_the_same_address_is_not_let_in(browser: FlaskClient) -> None:
    assert browser.get(vouched(browser, "s-1")).status_code == 302
    other = browser.application.test_client()
    assert other.get(vouched(other, "s-2")).status_code == 403
    assert other.get("/").status_code == 302


@pytest.mark.parametrize("subject", ["s-3", "s-4"])
def test_an_address_not_verified_or_not_known_lets_nobody_in(browser: FlaskClient, subject: str) -> None:
    answer = browser.get(vouched(browser, subject))
    assert answer.status_code == 403
    assert "ei ole tunnusta tässä palvelussa" in answer.text
    assert browser.get("/").status_code == 302


def test_a_closed_account_stays_closed(browser: FlaskClient, home: Path) -> None:
    assert browser.get(vouched(browser, "s-1")).status_code == 302
    users.set_active(home, NAME, "anna", active=False)
    assert browser.get("/").status_code == 302
    other = browser.application.test_client()
    assert other.get(vouched(other, "s-1")).status_code == 403


def test_an_answer_that_was_not_asked_for_is_refused(browser: FlaskClient) -> None:
    stolen = vouched(browser, "s-1")
    victim = browser.application.test_client()
    assert victim.get(stolen).status_code == 401, "the state is another browser's"
    assert victim.get("/").status_code == 302
    code = parse_qs(urlsplit(stolen).query)["code"][0]
    assert browser.get(f"/sign-in/organisation/back?code={code}&state=guessed").status_code == 401
    assert browser.get("/sign-in/organisation/back?error=access_denied&state=x").status_code == 401
    assert browser.get("/").status_code == 302


def test_a_session_can_t_be_planted_and_leads_nowhere_else(browser: FlaskClient) -> None:
    address = vouched(browser, "s-1", "//evil.example/")
    with browser.session_transaction() as session:
        session["planted"] = "by somebody else"
    assert browser.get(address).headers["Location"] == "/"
    with browser.session_transaction() as session:
        assert "planted" not in session


def test_a_provider_that_is_away_is_told(browser: FlaskClient, home: Path) -> None:
    text = 'oidc_issuer = "http://127.0.0.1:9"\noidc_client = "botnia"\n'
    (home / "settings.toml").write_text(text, encoding="utf-8")
    answer = browser.get("/sign-in/organisation")
    assert answer.status_code == 503
    assert "ei onnistunut" in answer.text


def test_settings_that_are_not_safe_are_refused(home: Path) -> None:
    for text in ('oidc_issuer = "http://login.example/"\n', 'oidc_issuer = "https://login.example/"\n'):
        (home / "settings.toml").write_text(text, encoding="utf-8")
        with pytest.raises(SettingsError):
            identities.provider(home)
    assert web_sample.USER in {one.name for one in users.every_user(home)}
