"""The pages of themes: the picture and its table, one theme with its statements, and what people call it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from botnia_signals.pipeline import theme_views
from botnia_signals.pipeline.users import add_user
from botnia_signals.records import Grant, Theme, ThemeEvent
from botnia_signals.store import Store

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


def post(client: FlaskClient, address: str, **fields: str) -> str:
    page = client.get("/themes/3").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token
    return client.post(address, data={"csrf_token": token[1], **fields}, follow_redirects=True).text


def test_the_picture_has_a_circle_for_each_theme_and_the_table_a_row(client: FlaskClient) -> None:
    page = client.get("/themes").text
    assert page.count('<circle class="theme') == 2
    assert 'aria-hidden="true"' in page
    assert "T-0003" in page
    table = page[page.index('<table class="theme-table">') : page.index("</table>")]
    assert table.count("<tr>") == 3
    families = table[table.index("T-0003") : table.index("T-0005")]
    assert "26 13 25,0 → 40,0 kasvaa" in re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", families))
    assert "25,0 → 0,0</td>\n        <td>vähenee" in table[table.index("T-0005") :]
    assert 'class="theme up"' in page
    assert "3 ▲" in page


def test_people_name_a_theme_and_take_it_back(client: FlaskClient, home: Path) -> None:
    page = post(client, "/themes/3/name", **{"name-fi": "Perheiden tuki", "name-sv": "Familjestöd"})
    assert "Nimi on tallennettu." in page
    assert re.search(r'<h1 lang="fi">Perheiden tuki</h1>', page)
    assert "Familjestöd" in client.get("/themes?lang=sv").text
    assert "Perheiden tuki" in client.get("/themes?lang=fi").text
    row = theme_views.theme(home, 3).decisions[-1].id
    assert "Ratkaisu on kumottu." in post(client, "/themes/3/undo", decision=str(row))
    assert "Perhetyö, neuvola" in client.get("/themes").text
    again = theme_views.theme(home, 3).decisions[-1].id
    assert "Ratkaisu on palautettu voimaan." in post(client, "/themes/3/undo", decision=str(again))
    assert "Perheiden tuki" in client.get("/themes").text
    assert "jo kumottu" in post(client, "/themes/3/undo", decision=str(row))
    assert len(theme_views.theme(home, 3).decisions) == 3


def test_a_name_that_is_empty_or_hostile(client: FlaskClient) -> None:
    page = post(client, "/themes/3/name", **{"name-fi": "  "})
    assert 'aria-invalid="true"' in page
    post(client, "/themes/3/name", **{"name-fi": HOSTILE})
    for address in ("/themes", "/themes/3"):
        page = client.get(address).text
        assert "<script>alert" not in page
        assert "<img" not in page
    assert client.get("/themes/3/name").status_code == 302


def test_words_and_languages_lead_to_statements(client: FlaskClient) -> None:
    page = client.get("/themes/3?said=sv").text
    said = page[page.index('id="said"') :]
    assert 'blockquote lang="sv"' in said
    assert 'blockquote lang="fi"' not in said
    found = client.get("/themes/3?word=neuvola").text
    assert "Lausumat, joissa on sana ”neuvola”" in found
    nothing = client.get("/themes/3?word=kvanttitietokone").text
    assert "Ei lausumia." in nothing
    for address in ("/themes/3?page=999999", "/themes/3?page=x", "/themes/3?word=%22-*", "/themes/3?said=xx"):
        assert client.get(address).status_code == 200


def test_a_theme_that_is_in_no_new_map_keeps_its_page_and_name(client: FlaskClient, home: Path) -> None:
    post(client, "/themes/5/name", **{"name-fi": "Kotihoidon kiire"})
    with Store(home) as store:
        (one, _) = store.themes.of(str(store.themes.latest_week()))
        later = Theme(3, one.names, one.words, one.size, one.members, one.examples)
        store.themes.write("2026-W50", [later], [ThemeEvent("merged", 5, 3)])
    page = client.get("/themes").text
    past = page[page.index('id="past"') :]
    assert "Kotihoidon kiire" in past
    assert "yhdistyi teemaan T-0003" in past
    assert client.get("/themes/5").status_code == 200
    assert "Sai osakseen teeman T-0005" in client.get("/themes/3").text


@pytest.mark.parametrize("address", ["/themes/99", "/themes/3?week=2020-W01"])
def test_a_theme_that_never_was_is_missing(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_reader_sees_no_form(app: Flask, home: Path, sign_in) -> None:
    add_user(home, "lukija", "toinen-pitka-salasana", "fi", (Grant("reader"),))
    reader = app.test_client()
    sign_in(reader, user="lukija", password="toinen-pitka-salasana")
    assert reader.get("/themes/3").text.count("<form") == 1, "signing out only"
