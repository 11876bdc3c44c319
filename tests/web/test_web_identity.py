"""Merging and splitting signals on their pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from botnia_signals.messages import LANGUAGES
from botnia_signals.pipeline import decide, identity, read

KEY = re.compile(r"\b(web|error|event)-[a-z]+(-[a-z]+)*\b")
FIRST, SECOND, WATCHED = "S-0007", "S-0011", "S-0014"


def test_merge_says_where_the_signal_went_and_is_undone_on_either_page(
    client: FlaskClient, post, home: Path
) -> None:
    page = client.get(f"/signals/{SECOND}").text
    assert f'<option value="{FIRST}">' in page
    assert f'<option value="{SECOND}">' not in page
    answer = post(f"/signals/{SECOND}/merge", into=FIRST)
    assert answer.headers["Location"] == f"/signals/{SECOND}"
    page = client.get(f"/signals/{SECOND}").text
    assert "Signaalit on yhdistetty." in page
    assert f"Tämä signaali on yhdistetty signaaliin {FIRST}." in page
    assert f'href="/signals/{FIRST}"' in page
    assert "Yhdistetty signaaliin S-0007" in page[page.index('id="history"') :]
    assert f'action="/signals/{SECOND}/merge"' not in page
    heir = client.get(f"/signals/{FIRST}").text
    assert "Tähän on yhdistetty" in heir
    (tie,) = identity.ties(home, FIRST).merged
    post(f"/signals/{SECOND}/undo", decision=str(tie.row))
    assert identity.ties(home, SECOND).into == ""
    assert "Tähän on yhdistetty" not in client.get(f"/signals/{FIRST}").text


def test_split_gives_the_new_id_at_once(client: FlaskClient, post, home: Path) -> None:
    said = [one.statement for one in read.signal(home, FIRST).entry.said]
    page = client.get(f"/signals/{FIRST}").text
    assert page.count('form="split"') == len(said)
    assert post(f"/signals/{FIRST}/split", statement=said[:3]).status_code == 302
    page = client.get(f"/signals/{FIRST}").text
    assert "Osa erotettu signaaliksi S-0015" in page
    assert page.count('form="split"') == len(said) - 3, "what was split off is not offered again"
    waiting = client.get("/signals/S-0015").text
    assert "Erotettu signaalista" in waiting
    assert waiting.count("<blockquote") == 3
    (tie,) = identity.ties(home, "S-0015").split
    post(f"/signals/{FIRST}/undo", decision=str(tie.row))
    assert client.get("/signals/S-0015").headers["Location"] == f"/signals/{FIRST}"


def test_nonsense_is_refused_and_what_was_chosen_stays(client: FlaskClient, post, home: Path) -> None:
    said = [one.statement for one in read.signal(home, FIRST).entry.said]
    nothing = post(f"/signals/{FIRST}/split")
    assert nothing.status_code == 400
    assert "Valitse ainakin yksi lausuma" in nothing.text
    everything = post(f"/signals/{FIRST}/split", statement=said)
    assert "Kaikkia lausumia ei voi erottaa" in everything.text
    assert everything.text.count(" checked") == len(said)
    assert post(f"/signals/{FIRST}/split", statement=["nix"]).status_code == 404
    itself = post(f"/signals/{FIRST}/merge", into=FIRST)
    assert itself.status_code == 400
    assert "ei voi yhdistää itseensä" in itself.text
    assert post(f"/signals/{FIRST}/merge").status_code == 404
    assert post(f"/signals/{FIRST}/merge", into="S-9999").status_code == 404
    assert read.decisions(home, FIRST) == ()


def test_a_redo_that_would_close_a_loop_says_so(client: FlaskClient, post, home: Path) -> None:
    first = decide.merge(home, FIRST, "anna", SECOND)
    undo = decide.undo(home, FIRST, "anna", first)
    decide.merge(home, SECOND, "anna", FIRST)
    post(f"/signals/{FIRST}/undo", decision=str(undo))
    assert "Nämä signaalit on jo yhdistetty." in client.get(f"/signals/{FIRST}").text
    assert identity.ties(home, FIRST).into == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_what_was_merged_and_split_in_every_language(
    client: FlaskClient, home: Path, language: str
) -> None:
    said = [one.statement for one in read.signal(home, FIRST).entry.said]
    decide.split(home, FIRST, "anna", said[:2])
    decide.merge(home, SECOND, "anna", WATCHED)
    for address in (FIRST, SECOND, WATCHED, "S-0015"):
        answer = client.get(f"/signals/{address}?lang={language}")
        assert answer.status_code == 200
        assert answer.text.count("<h1") == 1
        assert not KEY.search(re.sub(r"<[^>]*>", " ", answer.text)), address
        assert len(answer.data) < 100_000


def test_the_forms_addresses_lead_back_to_the_signal(client: FlaskClient) -> None:
    for action in ("merge", "split"):
        assert client.get(f"/signals/{FIRST}/{action}").headers["Location"] == f"/signals/{FIRST}"
