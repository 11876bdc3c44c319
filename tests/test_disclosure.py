"""Disclosure control: places are named from k voices only and none can be derived; leaks are found."""

from __future__ import annotations

import io
import json
from collections import Counter, defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from botnia_signals.cells import csv_of
from botnia_signals.disclosure import (
    Secrets,
    Voiced,
    find_leaks,
    pieces,
    place_table,
    voices,
    without_place,
)

REGION = {"Kokkola": "kp", "Kannus": "kp", "Veteli": "kp", "Vaasa": "po", "Närpiö": "po", "Lapua": "ep"}


def said(**people: int) -> list[Voiced]:
    """Return one statement a person for each municipality."""
    numbers = iter(range(1000))
    return [
        Voiced(next(numbers), place, REGION[place]) for place, number in people.items() for _ in range(number)
    ]


def test_a_place_is_named_from_k_voices_on() -> None:
    table = place_table(said(Kokkola=3, Vaasa=5), 3)
    assert table.places == {"Vaasa": 5, "Kokkola": 3}
    assert table.regions == {}
    assert table.left_out == 0


def test_a_place_of_few_voices_is_its_region_however_much_they_say() -> None:
    table = place_table([Voiced(1, "Kannus", "kp")] * 9, 3)
    assert (table.places, table.regions, table.left_out) == ({}, {"kp": 9}, 1)
    assert table.shown("Kannus", "kp") == ("", "kp")


def test_the_only_place_left_out_takes_another_with_it() -> None:
    """Kannus could be reckoned as the region's number less Kokkola's."""
    table = place_table(said(Kokkola=8, Kannus=1, Vaasa=4), 3)
    assert table.places == {"Vaasa": 4}
    assert table.regions == {"kp": 9}


def test_places_left_out_together_must_be_of_k_voices() -> None:
    assert place_table(said(Kokkola=8, Kannus=1, Veteli=1), 3).places == {}
    assert place_table(said(Kokkola=8, Kannus=1, Veteli=2), 3).places == {"Kokkola": 8}


def test_a_region_of_which_one_municipality_is_heard_is_not_named_in_its_stead() -> None:
    table = place_table(said(Lapua=2, Vaasa=5), 3, narrow={"ep"})
    assert (table.places, table.regions, table.hidden) == ({"Vaasa": 5}, {}, 2)
    assert table.shown("Lapua", "ep") == ("", "")


def test_an_author_and_a_copied_text_are_one_voice() -> None:
    assert len(set(voices(["a", "b", "a", "c"], [-1, 4, -1, 4]))) == 2
    assert len(set(voices(["a", "b", "c"]))) == 3


@given(
    st.lists(st.tuples(st.integers(0, 12), st.sampled_from(sorted(REGION))), max_size=60),
    st.integers(2, 5),
)
def test_nobody_can_reckon_a_small_cell(rows: list[tuple[int, str]], k: int) -> None:
    statements = [Voiced(voice, place, REGION[place]) for voice, place in rows]
    table = place_table(statements, k)
    people: dict[str, set[int]] = defaultdict(set)
    for one in statements:
        people[one.place].add(one.voice)
    totals = Counter(one.region for one in statements)
    for place, number in table.places.items():
        assert len(people[place]) >= k
        assert number == sum(one.place == place for one in statements)
    for region, total in totals.items():
        named = sum(number for place, number in table.places.items() if REGION[place] == region)
        out = [place for place in people if REGION[place] == region and place not in table.places]
        assert table.regions.get(region, 0) == total - named
        if out and named:
            assert len(out) >= 2
            assert len(set().union(*(people[place] for place in out))) >= k
    assert sum(table.places.values()) + sum(table.regions.values()) + table.hidden == len(statements)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Seinäjoella ei ole vuoroja.", ("Seinäjoki",)),
        ("Kävin Kannuksessa ja kannustin muita.", ("Kannus",)),
        ("Kaskisissa ja Kaskinen", ("Kaskinen",)),
        ("I Kronoby finns ingen buss.", ("Kruunupyy", "Kronoby")),
    ],
)
def test_a_municipality_is_taken_out_of_a_quote(text: str, names: tuple[str, ...]) -> None:
    changed = without_place(text, names, "[KUNTA]")
    assert "[KUNTA]" in changed
    assert not any(name[:5] in changed for name in names)
    assert "kannustin" in changed or "kannustin" not in text


def identifies(texts: object) -> list[bool]:
    return ["131052-308T" in text for text in texts]  # type: ignore[attr-defined]


HIDDEN = Secrets({"kirjoittaja-7"}, ["9f" * 32], ["Yöllä ei ole ketään, jolle soittaa."])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("tunnus 131052-308T", "identifier"),
        ("a-0123456789ab sanoi", "author"),
        ("lähettäjä kirjoittaja-7.", "author"),
        ("9f" * 32, "secret"),
        ("$argon2id$v=19", "secret"),
        ("> ”Yöllä ei ole\\_ketään, jolle soittaa\\.”", "text"),
    ],
)
def test_each_kind_of_leak_is_found_in_every_form(text: str, kind: str) -> None:
    written = io.StringIO()
    written.write(csv_of([["week", "name"], ["1", text]]))
    for form, whole, place in (
        ("md", f"# Otsikko\n{text}\n", "2"),
        ("html", f"<html><body>\n<p>{text}</p></body></html>", "2"),
        ("json", json.dumps({"signals": [{"said": [{"text": text}]}]}), "signals[0].said[0].text"),
        ("csv", written.getvalue(), "2:2"),
    ):
        found = find_leaks(pieces(whole, form), HIDDEN, identifies)
        assert [(leak.kind, leak.place) for leak in found] == [(kind, place)], form


def test_a_text_escaped_or_broken_over_html_is_the_same_text() -> None:
    page = '<svg aria-label="Y&#246;ll&#228; ei ole ket&auml;&auml;n, jolle soittaa."></svg>'
    assert [leak.kind for leak in find_leaks(pieces(page, "html"), HIDDEN, identifies)] == ["text"]


def test_figures_are_no_identifiers() -> None:
    def every(texts: object) -> list[bool]:
        return [any(character.isdigit() for character in text) for text in texts]  # type: ignore[attr-defined]

    assert not find_leaks([("1", "d-0405551234abc0405551")], HIDDEN, every)
    assert find_leaks([("1", "d-0405551234")], HIDDEN, every)
    assert pieces('{"p": 0.0405551234, "weeks": 4}', "json") == [("p", "p"), ("weeks", "weeks")]
    assert pieces("1;0405551234;2,5\n", "csv") == []
