"""The pages for labelling: measures, suggestions, what to label next, and the end of the watch list."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import web_sample
from flask import Flask
from flask.testing import FlaskClient

from botnia_signals.messages import LANGUAGES
from botnia_signals.pipeline import coding, learned, users
from botnia_signals.records import Grant
from botnia_signals.store import Store
from botnia_signals.store.codings import Asked, LabelFacts, Suggestion
from tests.made import records_of

MEASURES = {
    **{"precision": 0.82, "precision_interval": [0.7, 0.91], "recall": 0.75, "recall_interval": [0.6, 0.88]},
    **{"f1": 0.78, "f1_interval": [0.66, 0.87], "found": 33, "brier": 0.11},
}
ITEM = web_sample._ident("statement 3 1")
LIKE = web_sample._ident("statement 5 1")
NEXT = web_sample._ident("statement 12 1")


@pytest.fixture
def taught(home: Path) -> Path:
    """A store that learned: one label measured, one of too few examples, suggestions, a sinking signal."""
    with Store(home) as store:
        facts = [
            LabelFacts("families", 36, 80, MEASURES),
            LabelFacts("youth", 4, 90, None),
            LabelFacts(learned.DISMISSED, 6, 7, MEASURES),
        ]
        made = [
            Suggestion(ITEM, "families", 0.83, (LIKE, "S-0011")),
            Suggestion("S-0007", "families", 0.61, (LIKE,)),
            Suggestion(web_sample.WATCHED, learned.DISMISSED, 0.72, ("S-0011",)),
        ]
        fifths = [(0.0, 0.2, 70, 0.08, 0.06), (0.8, 1.0, 20, 0.9, 0.85)]
        store.learned.write("state", facts, fifths, made, [Asked(NEXT, "families", 0.52)])
    return home


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def test_how_good_it_is_stands_on_a_page(client: FlaskClient, taught: Path) -> None:
    page = text_of(client.get("/learning").text)
    assert "82 % (70–91 %)" in page
    assert "0,78 (0,66–0,87)" in page
    assert "Liian vähän esimerkkejä" in page
    assert "36" in page
    for language in LANGUAGES:
        whole = text_of(client.get(f"/learning?lang={language}").text)
        assert not re.search(r"\b(learning|coding|sunk)-[a-z]", whole)
    rows = records_of(client.get("/learning?as=csv").text)
    assert {row["label"]: row["examples_for"] for row in rows} == {"families": "36", "youth": "4"}
    assert [row["f1"] for row in rows if row["label"] == "youth"] == [""]
    told = json.loads(client.get("/learning?as=json").text)
    assert told["reliability"][1]["share"] == 0.85
    assert client.get("/learning?as=pdf").status_code == 404


def test_before_anything_was_learned(client: FlaskClient) -> None:
    assert "Vielä ei ole opittu mitään" in client.get("/learning").text
    assert "Luokiteltavaa ei ole" in client.get("/learning/next").text


def test_a_suggestion_says_how_sure_and_from_what_and_is_taken(
    client: FlaskClient, post, taught: Path
) -> None:
    page = client.get(f"/statements/{ITEM}").text
    assert "varmuus 83" in page
    assert f'href="/statements/{LIKE}#codes"' in page
    assert "Samankaltaisia signaaleja: S-0011" in page
    answer = post(f"/learning/items/{ITEM}", label="families", fits="1", p="0.83")
    assert answer.headers["Location"] == f"/statements/{ITEM}#codes"
    assert coding.views(taught, [ITEM])[ITEM].fitting[0].p == 0.83
    after = client.get(f"/statements/{ITEM}").text
    assert "Luokka on tallennettu." in after
    assert "varmuus 83" not in after.split("<details", 1)[0], "it is no suggestion any more"
    (decision,) = re.findall(r'/undo">.*?name="decision" value="(\d+)"', after, re.S)[:1]
    post(f"/learning/items/{ITEM}/undo", decision=decision)
    assert coding.views(taught, [ITEM])[ITEM].given == ()
    assert len(coding.log_of(taught, ITEM)) == 2, "nothing is forgotten"
    late = post(f"/learning/items/{ITEM}/undo", decision=decision)
    assert late.status_code == 302
    assert "se on jo kumottu" in client.get(f"/statements/{ITEM}").text


def test_a_suggestion_is_refused_for_a_signal(client: FlaskClient, post, taught: Path) -> None:
    assert "varmuus 61" in client.get("/signals/S-0007").text
    answer = post("/learning/items/S-0007", label="families", fits="0", p="0.61")
    assert answer.headers["Location"] == "/signals/S-0007#codes"
    (given,) = coding.views(taught, ["S-0007"])["S-0007"].given
    assert not given.fits
    assert "ei sovi" in client.get("/signals/S-0007").text


def test_what_to_label_next(client: FlaskClient, post, taught: Path) -> None:
    page = client.get("/learning/next").text
    assert f'id="i-{NEXT}"' in page
    assert 'type="checkbox"' in page
    nothing = post(f"/learning/items/{NEXT}", next="/learning/next")
    assert nothing.headers["Location"] == "/learning/next"
    assert "Valitse ainakin yksi luokka" in client.get("/learning/next").text
    post(f"/learning/items/{NEXT}", label=["elderly", "families"], next=f"/learning/next#i-{NEXT}")
    assert {one.label.key for one in coding.views(taught, [NEXT])[NEXT].fitting} == {"elderly", "families"}
    assert f'id="i-{NEXT}"' not in client.get("/learning/next").text
    assert post(f"/learning/items/{NEXT}", label="nowhere").status_code == 404
    assert post("/learning/items/nothing", label="families").status_code == 404
    away = post(f"/learning/items/{NEXT}", label="youth", next="https://example.org/")
    assert away.headers["Location"].startswith("/statements/")


def test_suggestions_of_a_label(client: FlaskClient, taught: Path) -> None:
    page = client.get("/learning/labels/families").text
    assert f'id="i-{ITEM}"' in page
    assert "Luokkaa ehdotetaan yhdelle lausumalle" in page
    assert client.get("/learning/labels/nowhere").status_code == 404
    told = json.loads(client.get("/learning/labels/families?as=json").text)
    assert [(row["statement"], row["p"]) for row in told["rows"]] in ([], [(ITEM, 0.83)])


def test_like_the_dismissed_sinks_and_is_not_hidden(client: FlaskClient, taught: Path) -> None:
    page = client.get("/").text
    for signal in ("S-0007", "S-0011", web_sample.WATCHED):
        assert f'data-signal="{signal}"' in page
    assert page.index('id="sunk"') < page.index(f'data-signal="{web_sample.WATCHED}"')
    assert "Samankaltainen kuin S-0011, varmuus 72" in page
    rows = records_of(client.get("/?as=csv").text)
    assert [row["signal"] for row in rows] == ["S-0007", "S-0011", web_sample.WATCHED]
    assert 'id="sunk"' not in client.get("/weeks/2026-W45").text


def test_a_reader_sees_and_does_not_label(app: Flask, taught: Path, sign_in) -> None:
    users.add_user(taught, "lukija", "toinen-pitka-salasana", "fi", (Grant("reader"),))
    browser = app.test_client()
    sign_in(browser, user="lukija", password="toinen-pitka-salasana")
    page = browser.get(f"/statements/{ITEM}").text
    assert "varmuus 83" in page
    assert "/learning/items/" not in page


def test_labelling_reaches_as_far_as_the_region(app: Flask, taught: Path, sign_in) -> None:
    """The statement is from Pedersöre: whoever may label in South Ostrobothnia only reads it."""
    users.add_user(taught, "etela", "toinen-pitka-salasana", "fi", (Grant("expert", "ep"),))
    browser = app.test_client()
    sign_in(browser, user="etela", password="toinen-pitka-salasana")
    page = browser.get("/learning/next").text
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    answer = browser.post(f"/learning/items/{ITEM}", data={"csrf_token": found[1], "label": "families"})
    assert answer.status_code == 403
    assert coding.log_of(taught, ITEM) == ()
