"""The minority guard: who is heard less than they speak gets a place, and nobody is given away by it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import html
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from botnia_signals import places
from botnia_signals.digest.render import render
from botnia_signals.digest.shares import families, group_name, unheard
from botnia_signals.errors import SettingsError
from botnia_signals.guard import Spoken, choose, shares
from botnia_signals.messages import LANGUAGES, message
from botnia_signals.pipeline import read
from botnia_signals.records import Background, Finding, GroupShare, Level
from botnia_signals.settings import Settings

DAY = dt.date(2025, 6, 1)
MEMBERS = 4
BUDGET = Settings(review_budget=5, guarded_places=2)


def finding(number: int, level: Level = Level.WATCH) -> Finding:
    members = tuple(f"{number}-{n}" for n in range(MEMBERS))
    return Finding(level, 9.0 - number, 0.1, 4, 1.0, 4, DAY, 4, members, members, np.zeros(4, np.float32))


def week(swedish: set[int], number: int = 10, others: int = 0) -> tuple[list[Finding], Background]:
    """Return `number` findings of four people each, those of `swedish` in Swedish, and what all said.

    `others` Finnish statements lie in no finding.
    """
    findings = [finding(n) for n in range(number)]
    ids = [member for one in findings for member in one.members] + [f"x-{n}" for n in range(others)]
    tongues = ["sv" if n in swedish else "fi" for n in range(number) for _ in range(MEMBERS)]
    background = Background(
        ids=tuple(ids),
        documents=tuple(ids),
        authors=tuple(ids),
        places=("",) * len(ids),
        sources=("survey",) * len(ids),
        collections=("survey",) * len(ids),
        languages=(*tongues, *("fi",) * others),
        days=np.full(len(ids), DAY.toordinal(), np.int64),
        vectors=np.zeros((len(ids), 4), np.float32),
    )
    return findings, background


def chosen(findings: list[Finding], background: Background, settings: Settings = BUDGET) -> list[int]:
    return [findings.index(one) for one in choose(findings, background, DAY, settings)]


def test_a_kept_place_goes_to_the_best_finding_of_a_group_that_is_not_heard() -> None:
    assert chosen(*week({7, 9})) == [0, 1, 2, 3, 7], "one is enough to be heard; the other place is anyone's"
    assert chosen(*week({5, 6, 8, 9})) == [0, 1, 2, 3, 5]
    wider = Settings(review_budget=8, guarded_places=2)
    third = week({8, 9, 10, 11}, number=12)
    assert chosen(*third, wider) == [0, 1, 2, 3, 4, 5, 8, 9], "one of seven is less than half of a third"


def test_a_group_that_is_heard_takes_no_place_from_the_better() -> None:
    assert chosen(*week({1, 9})) == [0, 1, 2, 3, 4]
    assert chosen(*week(set())) == [0, 1, 2, 3, 4]


def test_without_kept_places_only_strength_counts() -> None:
    without = dataclasses.replace(BUDGET, guarded_places=0)
    assert chosen(*week({7, 9}), without) == [0, 1, 2, 3, 4]
    more = dataclasses.replace(BUDGET, guarded_places=50)
    assert len(chosen(*week({7, 9}), more)) == 5


def test_signals_are_not_touched() -> None:
    findings, background = week({7, 8, 9})
    findings = [finding(n, Level.SIGNAL if n < 5 else Level.WATCH) for n in range(10)]
    assert chosen(findings, background) == [0, 1, 2, 3, 4]
    findings = [finding(n, Level.SIGNAL if n in {0, 1, 2, 3} else Level.WATCH) for n in range(10)]
    assert chosen(findings, background) == [0, 1, 2, 3, 7]


def test_what_was_followed_stays_and_takes_no_place_from_the_watched() -> None:
    findings, background = week({7, 9})
    followed = [
        dataclasses.replace(one, level=Level.SIGNAL, known_as="S-0001") if n in {1, 8} else one
        for n, one in enumerate(findings)
    ]
    assert chosen(followed, background) == [0, 1, 2, 3, 4, 7, 8]


def test_fewer_findings_than_places_are_all_listed() -> None:
    findings, background = week({2}, number=4)
    assert chosen(findings, background) == [0, 1, 2, 3]
    assert choose([], background, DAY, BUDGET) == []


def test_two_people_are_no_group() -> None:
    findings, background = week({9})
    two = ("a", "a", "b", "b")
    authors = tuple(
        two[int(one.split("-")[1])] if one.startswith("9-") else one for one in background.authors
    )
    assert chosen(findings, background) == [0, 1, 2, 3, 9]
    assert chosen(findings, dataclasses.replace(background, authors=authors)) == [0, 1, 2, 3, 4]


def test_what_was_said_long_ago_gives_no_claim() -> None:
    findings, background = week({9})
    old = np.array([DAY.toordinal() - 7 * 26 * (tongue == "sv") for tongue in background.languages])
    assert chosen(findings, dataclasses.replace(background, days=old)) == [0, 1, 2, 3, 4]


@examples(max_examples=60, deadline=None)
@given(st.sets(st.integers(0, 9)), st.integers(1, 10), st.integers(0, 10), st.integers(0, 60))
def test_the_list_is_full_in_order_and_the_best_stay(
    swedish: set[int], budget: int, kept: int, others: int
) -> None:
    findings, background = week(swedish, others=others)
    got = chosen(findings, background, Settings(review_budget=budget, guarded_places=kept))
    assert got == sorted(set(got))
    assert len(got) == budget
    assert set(range(budget - min(kept, budget))) <= set(got)


def test_the_setting_has_a_range() -> None:
    with pytest.raises(SettingsError):
        Settings(guarded_places=-1)


# --- the report


def spoken(language: str, people: int, number: int = 1, place: str = "Kokkola") -> list[Spoken]:
    return [Spoken(f"{language}{n}", language, "survey", place, number) for n in range(people)]


def by_group(found: list[GroupShare], family: str = "language") -> dict[str, GroupShare]:
    return {one.group: one for one in found if one.family == family}


def test_shares_are_of_what_is_listed_and_two_people_are_not() -> None:
    said = [*spoken("fi", 12), *spoken("sv", 4, 2), *spoken("et", 2, 30)]
    found = by_group(shares(said, [*spoken("fi", 9), *spoken("et", 2)]))
    assert set(found) == {"fi", "sv"}
    assert (found["fi"].said, found["sv"].said) == (0.6, 0.4)
    assert (found["fi"].shown, found["sv"].shown) == (1.0, 0.0)
    assert (found["fi"].under, found["sv"].under) == (False, True)


def test_how_much_of_one_or_two_people_is_shown_is_not_told() -> None:
    found = by_group(shares([*spoken("fi", 12), *spoken("sv", 8)], [*spoken("fi", 9), *spoken("sv", 2)]))
    assert found["sv"].shown is None
    assert found["fi"].shown == 1.0, "what the others leave over gives nothing away"
    assert shares([], []) == []


def test_a_group_that_says_little_or_is_shown_by_chance_is_not_lamented() -> None:
    few = by_group(shares([*spoken("fi", 97), *spoken("sv", 3)], spoken("fi", 90)))
    assert not few["sv"].under
    small = by_group(shares([*spoken("fi", 8), *spoken("sv", 4)], spoken("fi", 5)))
    assert not small["sv"].under, "less than three statements were to be expected"


def test_places_count_by_region_and_by_size() -> None:
    said = [*spoken("fi", 3, place="Perho"), *spoken("sv", 3, place="Vaasa"), *spoken("en", 3, place="Oz")]
    found = shares(said, said)
    assert set(by_group(found, "region")) == {"kp", "po"}
    assert set(by_group(found, "size")) == {"small", "large"}
    assert places.region("Helsinki") == places.region("Espoo") == "other"
    assert places.size_class("Lapua") == "middle"
    assert places.region("") == places.size_class("") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_stands_in_every_form_and_says_who_is_not_heard(filled: Path, language: str) -> None:
    said = [*spoken("fi", 12), *spoken("sv", 8, place="Vaasa")]
    found = tuple(shares(said, [*spoken("fi", 9), *spoken("sv", 2, place="Vaasa")]))
    week_ = dataclasses.replace(read.digest(filled), shares=found)
    sentence = message(
        "shares-under",
        language,
        group=group_name(by_group(list(found))["sv"], language),
        said=message("chance", language, percent="40"),
    )
    assert sentence in unheard(found, language)
    for form in ("md", "html"):
        text = html.unescape(render(week_, form, language))
        for piece in (message("shares-title", language), message("shares-few", language), sentence):
            assert piece in text
        assert message("shares-source", language) not in text, "one kind of source is nothing to compare"
        empty = render(dataclasses.replace(week_, shares=()), form, language)
        assert message("shares-title", language) not in empty
    assert json.loads(render(week_, "json", language))["shares"][0] == {
        **{"family": "language", "group": "fi", "said": 0.6, "shown": 1.0, "under": False}
    }


def test_every_group_of_a_filled_store_has_a_name_and_the_shares_add_up(filled: Path) -> None:
    found = read.digest(filled).shares
    assert {family for family, _ in families(found)} >= {"language", "region", "source"}
    for family, group in families(found):
        assert sum(one.said for one in group) == pytest.approx(1), family
        for language in LANGUAGES:
            assert len({group_name(one, language) for one in group}) == len(group)
