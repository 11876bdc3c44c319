"""Memo, owner, follow, close, moved statements; and two people who decide at once."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
import web_sample
from flask.testing import FlaskClient

from botnia_signals import review
from botnia_signals.messages import LANGUAGES
from botnia_signals.pipeline import care, decide, read
from botnia_signals.pipeline.following import _without_moved
from botnia_signals.records import Followed
from botnia_signals.store import Store
from web.places import place_name
from web.tiles import tile_map, tiles

FIRST, SECOND = "S-0007", "S-0011"
PAGE = f"/signals/{FIRST}"


def test_memo_owner_and_outcome_are_shown_kept_and_undone(client: FlaskClient, post, home: Path) -> None:
    post(f"{PAGE}/memo", text="Minna Virtanen kertoi lisää. Kysytään Vetelistä.")
    post(f"{PAGE}/assign", owner=web_sample.USER, step="Soitetaan velkaneuvontaan.", due="2026-12-01")
    post(f"{PAGE}/close", outcome="handed_over", note="Hyvinvointityöryhmälle.")
    page = client.get(PAGE).text
    assert "Virtanen" not in page
    assert "Kysytään Vetelistä." in page
    assert "Soitetaan velkaneuvontaan." in page
    assert "1.12.2026" in page
    assert "Annettiin toiselle taholle" in page
    state = read.signal(home, FIRST).state
    assert (state.owner, state.due, state.outcome) == (web_sample.USER, dt.date(2026, 12, 1), "handed_over")
    for row in [one.id for one in read.decisions(home, FIRST)]:
        post(f"{PAGE}/undo", decision=str(row))
    state = read.signal(home, FIRST).state
    assert (state.memo, state.owner, state.outcome) == ("", "", "")


def test_what_can_not_be_is_told_and_what_was_typed_stays(post, home: Path) -> None:
    for action, form, words in (
        ("memo", {"text": " "}, "Kirjoita muistio."),
        ("assign", {"owner": "nobody", "step": "Soitetaan."}, "Soitetaan."),
        ("assign", {"owner": web_sample.USER, "step": "Soitetaan.", "due": "ensi viikolla"}, "Soitetaan."),
        ("assign", {"owner": web_sample.USER, "step": ""}, "seuraava askel"),
        ("close", {"outcome": "party", "note": "Juhlittiin."}, "Juhlittiin."),
        ("move", {}, "Valitse ainakin yksi lausuma."),
    ):
        answer = post(f"{PAGE}/{action}", **form)
        assert answer.status_code == 400, action
        assert words in answer.text, action
    assert read.decisions(home, FIRST) == ()


def test_following_is_ones_own(client: FlaskClient, post, home: Path) -> None:
    care.follow(home, FIRST, "anna")
    assert post(f"{PAGE}/follow").status_code == 302
    assert post(f"{PAGE}/follow").status_code == 400
    assert read.signal(home, FIRST).state.followers == ("anna", web_sample.USER)
    assert f"Seuraavat: anna, {web_sample.USER}" in client.get(PAGE).text


def test_the_later_of_two_sees_what_changed_and_loses_nothing(client: FlaskClient, post, home: Path) -> None:
    seen = re.search(r'name="seen" value="(\d+)"', client.get(PAGE).text)
    assert seen
    decide.dismiss(home, FIRST, "anna", "known", "Luettu jo barometrista.")
    late = post(f"{PAGE}/accept", note="Kolme perhettä lisää.", seen=seen[1])
    assert late.status_code == 409
    assert "Joku ehti ensin." in late.text
    news = late.text[late.text.index('id="news"') :][:600]
    assert "anna" in news
    assert "Asia tunnetaan jo" in news
    assert "Kolme perhettä lisää." in late.text
    assert read.signal(home, FIRST).state.standing == "dismissed", "nothing was decided over anna's head"
    again = re.search(r'name="seen" value="(\d+)"', late.text)
    assert again
    assert post(f"{PAGE}/accept", note="Kolme perhettä lisää.", seen=again[1]).status_code == 302
    assert read.signal(home, FIRST).state.standing == "accepted"


def test_ones_own_decisions_are_no_news(post, home: Path) -> None:
    post(f"{PAGE}/accept", seen="0")
    assert post(f"{PAGE}/memo", text="Muistiin.", seen="0").status_code == 302


def test_statements_are_moved_out_and_in(client: FlaskClient, post, home: Path) -> None:
    said = [one.statement for one in read.signal(home, FIRST).entry.said]
    gone = said[2]
    assert post(f"{PAGE}/move", statement=gone).status_code == 302
    page = client.get(PAGE).text
    assert f'id="split-{gone}"' not in page
    assert "Yksi lausuma on siirretty pois." in page
    assert post(f"/signals/{SECOND}/move", way="in", statement=gone).status_code == 302
    assert "Tähän siirretyt lausumat" in client.get(f"/signals/{SECOND}").text
    assert post(f"/signals/{SECOND}/move", way="in", statement=gone).status_code == 400
    assert post(f"{PAGE}/move", statement="nix").status_code == 404
    left = [one for one in said if one != gone]
    assert post(f"{PAGE}/move", statement=left).status_code == 400, "something has to be left"
    (row,) = [one.id for one in read.decisions(home, FIRST)]
    post(f"{PAGE}/undo", decision=str(row))
    assert f'id="split-{gone}"' in client.get(PAGE).text


def test_what_was_moved_out_is_followed_no_more(home: Path) -> None:
    said = [one.statement for one in read.signal(home, FIRST).entry.said]
    care.move_out(home, FIRST, "anna", said[:1])
    begun = dt.date(2026, 11, 1)
    with Store(home) as store:
        last = store.decisions.last()
        held = [Followed(FIRST, tuple(said[:2]), begun), Followed(SECOND, (said[0],), begun)]
        assert _without_moved(held, store, last) == [Followed(FIRST, (said[1],), begun), held[1]]
        assert _without_moved(held, store, last - 1) == held, "an earlier week knows nothing of it"


def test_the_statements_page_offers_signals_it_is_not_in(client: FlaskClient, home: Path) -> None:
    said = read.signal(home, FIRST).entry.said[0].statement
    page = client.get(f"/statements/{said}").text
    assert f'action="/signals/{SECOND}/move"' in page
    assert f'action="/signals/{FIRST}/move"' not in page


def test_the_tiles_hold_every_municipality_once() -> None:
    assert len(tiles()) == 40
    assert len({(column, row) for _, column, row in tiles()}) == 40
    drawn = tile_map({"Kokkola": 4, "Veteli": 1}, "<Kunnat>", "sv")
    assert drawn.count("<rect") == 40
    assert place_name("Kokkola", "sv") in drawn
    assert "<Kunnat>" not in drawn
    assert drawn.count("step-2") == drawn.count("step-1") == 1


def test_near_signals_are_those_of_the_same_week(home: Path) -> None:
    found = care.near(home, FIRST)
    assert {one.entry.signal for one in found} == {SECOND, "S-0014"}
    assert all(-1.001 <= one.cosine <= 1.001 for one in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_busy_signal_in_every_language(client: FlaskClient, home: Path, language: str) -> None:
    care.memo(home, FIRST, "anna", "Muistiin.")
    care.assign(home, FIRST, "anna", web_sample.USER, "Soitetaan.", "")
    for outcome in review.OUTCOMES:
        care.close(home, FIRST, "anna", outcome, "Näin.")
    care.follow(home, FIRST, "anna")
    care.move_out(home, FIRST, "anna", [read.signal(home, FIRST).entry.said[0].statement])
    page = client.get(f"{PAGE}?lang={language}").text
    assert not re.search(r"\b(web|close|error|round)-[a-z]+(-[a-z]+)*\b", re.sub(r"<[^>]*>", " ", page))
