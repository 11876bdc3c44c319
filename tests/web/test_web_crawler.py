"""The crawler: every link and every form as a browser sees them, hostile words through every field."""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import Path

import pytest
import web_sample
from conftest import enter
from crawler import LEAVES, Form, Reader, crawl, read
from flask import Flask
from flask.testing import FlaskClient

from botnia_signals.pipeline import codebook, decide, searching, users, worker
from botnia_signals.records import Grant
from botnia_signals.review import roles
from web.security import HEADERS

MARK = "xq7z"
XSS = (
    f"<script>{MARK}()</script>",
    f'"><img src=x onerror={MARK}()>',
    f"' onfocus='{MARK}()' autofocus x='",
    f"</textarea><svg onload={MARK}()>",
    f"javascript:{MARK}()",
    f"{{{{ {MARK} }}}}{{% {MARK} %}}",
)
SQL = (
    "' OR '1'='1",
    "'; DROP TABLE documents; --",
    "%' UNION SELECT hash FROM users --",
    '" NEAR * AND (',
    "\x00",
)
PATHS = ("../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "/etc/passwd", "..\\..\\botnia.key", "botnia.key")
CRAWLER, PASSWORD = "ryomija", "toinen-pitka-salasana"


@pytest.fixture
def busy(home: Path) -> Path:
    """A store in which every kind of page has something to show."""
    web_sample.furnish(home)
    return home


def injected(page: Reader) -> list[str]:
    """Return every tag or attribute of a page that hostile words have made."""
    found = [tag for tag, _ in page.marks if tag in {"img", "iframe", "object", "embed", "base"}]
    for tag, values in page.marks:
        if tag == "script" and not re.fullmatch(r"/static/[\w.]+\?v=\w+", values.get("src", "")):
            found.append("script")
        found += [f"{tag} {name}" for name in values if name.startswith("on") or name in {"style", "srcdoc"}]
        links = [values.get(name, "") for name in ("href", "src", "action", "formaction")]
        found += [link for link in links if re.match(r"\s*(javascript|data|vbscript):", link, re.IGNORECASE)]
    return found


def test_the_crawler_can_see_what_it_looks_for() -> None:
    for word in XSS[:4]:
        page = Reader("/")
        page.feed(f"<textarea>{word}</textarea><input value=\"{word}\"><p title='{word}'>{word}</p>")
        assert injected(page), word
    page = Reader("/")
    page.feed(f'<a href="{XSS[4]}">x</a>')
    assert injected(page)


def sent(client: FlaskClient, form: Form, word: str):
    """Send a form with a word in every field that takes text."""
    fields: dict[str, object] = {}
    for name, value in form.fields:
        if name:
            fields.setdefault(name, word if name in form.texts else value)
    for name in form.files:
        fields[name] = (io.BytesIO(word.encode()), f"{word[:40]}.txt")
    if form.method == "get":
        return client.get(form.action, query_string={k: v for k, v in fields.items() if isinstance(v, str)})
    return client.post(form.action, data=fields, content_type="multipart/form-data")


def forms_of(client: FlaskClient) -> list[Form]:
    """Return one form of each kind that links lead to."""
    found: dict[object, Form] = {}
    for _, _, page in crawl(client):
        for form in page.forms:
            if form.action not in LEAVES:
                found.setdefault(form.kind, form)
    return list(found.values())


@pytest.mark.slow
@pytest.mark.parametrize("word", XSS, ids=range(len(XSS)))
def test_hostile_words_through_every_field_into_every_page(app: Flask, busy: Path, word: str) -> None:
    users.add_user(busy, CRAWLER, PASSWORD, "fi", users.EVERY_ROLE)
    client = app.test_client()
    enter(client, user=CRAWLER, password=PASSWORD)
    forms = [form for form in forms_of(client) if f"/{CRAWLER}/" not in form.action]
    assert len(forms) > 40
    with_text = 0
    for form in forms:
        fresh, _, _ = read(client, form.page)
        form = next((one for one in fresh.forms if one.kind == form.kind), form)  # noqa: PLW2901
        with_text += bool(form.texts)
        answer = sent(client, form, word)
        assert answer.status_code < 500, (form.action, answer.status_code)
        assert "/sign-in" not in answer.headers.get("Location", ""), form.action
        page = Reader(form.action)
        page.feed(answer.text)
        assert injected(page) == [], (form.action, injected(page))
    assert with_text > 15
    seen = 0
    for address, text, page in crawl(client):
        seen += 1
        assert injected(page) == [], (address, injected(page))
        assert "DROP TABLE" not in text
    assert seen > 25


@pytest.mark.parametrize("word", SQL, ids=range(len(SQL)))
def test_sql_in_every_question(client: FlaskClient, home: Path, word: str) -> None:
    for address in (
        *("/search?q={}", "/themes/3?word={}", "/?region={}", "/?municipality={}", "/lookback?signal={}"),
        *("/admin/log?user={}", "/admin/log?action={}", "/admin/log?first={}", "/signals/S-0007?week={}"),
        *("/themes?week={}", "/search?page={}", "/jobs/1?still={}", "/lookback?year={}", "/?lang={}"),
    ):
        path, _, query = address.partition("?")
        answer = client.get(path, query_string={query.partition("=")[0]: word})
        assert answer.status_code < 500, (address, word)
        assert "sqlite" not in answer.text.lower(), address
        assert "argon2" not in answer.text, address
    assert len(users.every_user(home)) == 1
    assert searching.search(home, "perhe").total


@pytest.mark.parametrize("path", PATHS)
def test_no_path_leads_out_of_the_house(client: FlaskClient, home: Path, path: str) -> None:
    secret = (home / "botnia.key").read_text(encoding="ascii").strip()
    for address in (
        *(
            f"/static/{path}",
            f"/signals/{path}",
            f"/statements/{path}",
            f"/weeks/{path}",
            f"/codebook/{path}",
        ),
        *(
            f"/users/{path}",
            f"/admin/sources/{path}/name",
            f"/jobs/{path}",
            f"/admin/backups/{path}",
            f"/{path}",
        ),
        *(f"/lookback?as={path}", f"/codebook?as={path}", f"/evaluation?as={path}", f"/admin/log?as={path}"),
    ):
        answer = client.get(address)
        assert answer.status_code in {200, 302, 308, 400, 404, 405}, (address, answer.status_code)
        assert not re.match(r"//|https?://(?!localhost/)", answer.headers.get("Location", "")), address
        assert secret not in answer.text
        assert "root:" not in answer.text
        answer.close()
    upload = {"csrf_token": _token(client), "file": (io.BytesIO(b"- Bussi ei kulje.\n"), f"{path}.txt")}
    client.post("/material", data=upload, content_type="multipart/form-data")
    worker.work(home, until_idle=True)
    outside = [one for one in home.parent.rglob("*.txt") if home not in one.parents]
    assert outside == []


def _token(client: FlaskClient) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/search").text)
    assert found
    return found[1]


@pytest.mark.parametrize("role", roles.ROLES)
def test_every_link_and_form_that_a_role_is_shown_is_one_that_it_may_use(
    app: Flask, busy: Path, role: str
) -> None:
    users.add_user(busy, "joku", PASSWORD, "fi", (Grant(role),))
    client = app.test_client()
    enter(client, user="joku", password=PASSWORD)
    seen, dead = 0, []
    for address, _, page in crawl(client, each=1):
        seen += 1
        for link in page.links:
            path = link.split("#")[0]
            if path.startswith("/") and not path.startswith("/static") and len(dead) < 5:
                code = client.get(path).status_code if seen < 12 else 200
                dead += [(address, path, code)] if code in {403, 404, 500} else []
        for form in page.forms:
            assert form.method == "get" or "csrf_token" in {name for name, _ in form.fields}, form.action
            assert form.action.startswith("/"), form.action
    assert dead == []
    assert seen > 8


def test_headers_and_no_code_in_the_page_everywhere(app: Flask, busy: Path) -> None:
    client = app.test_client()
    enter(client)
    for address, _, page in crawl(client, each=1):
        answer = client.get(address)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, address
        assert answer.headers["Cache-Control"] == "no-store"
        assert injected(page) == [], address
        ids = [values["id"] for _, values in page.marks if values.get("id")]
        assert len(ids) == len(set(ids)), (address, "an id stands there twice")


def test_onward_addresses_stay_in_the_house(app: Flask, client: FlaskClient, home: Path) -> None:
    for target in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"):
        data = {"csrf_token": _token(client), "next": target}
        for address in ("/signals/S-0007/accept", "/signals/S-0007/dismiss", "/sign-in"):
            answer = client.post(address, data={**data, "reason": "known"})
            assert "evil" not in answer.headers.get("Location", ""), address
            assert "javascript" not in answer.headers.get("Location", ""), address
        for address in ("/sign-in", "/sign-in/code", "/sign-in/organisation", "/signals/S-0007"):
            answer = client.get(address, query_string={"next": target})
            assert "evil" not in answer.headers.get("Location", ""), address
            links = re.findall(r'(?:href|action)="([^"]+)"', answer.text)
            assert not [
                one for one in links if unescape(one).startswith(("//", "https:", "javascript:", "/\\"))
            ]


def test_labels_that_people_give_are_hostile_in_no_export(client: FlaskClient, home: Path) -> None:
    for word in XSS:
        decide.label(home, "S-0007", "anna", {"fi": word[:60]})
        for address in ("/lookback?as=csv", "/lookback?as=json", "/evaluation?as=csv", "/codebook?as=csv"):
            answer = client.get(address)
            if answer.status_code == 200:
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                assert "attachment" in answer.headers["Content-Disposition"]
                assert answer.mimetype != "text/html"
    assert codebook.labels(home)
