"""Identity over weeks: which finding is a signal that is known already."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from botnia_signals.ledger import (
    ASLEEP_AFTER,
    NEAR,
    SHARED,
    Constraints,
    Entry,
    Page,
    advance,
    overlap,
    signal_id,
)
from botnia_signals.records import Event, Finding, Level, Signal

WEEK = dt.date(2025, 4, 6)


def finding(members: Sequence[str], axis: int = 0, level: Level = Level.SIGNAL, p: float = 0.01) -> Finding:
    return Finding(
        level=level,
        score=9.0,
        p=p,
        seen=len(members),
        expected=1.0,
        voices=len(members),
        since=WEEK - dt.timedelta(days=20),
        weeks=4,
        members=tuple(members),
        core=tuple(members),
        centre=np.eye(12, dtype=np.float32)[axis],
    )


def known(
    ident: str, members: Sequence[str], axis: int = 0, *, raised: bool = True, days_ago: int = 7
) -> Signal:
    listed = WEEK - dt.timedelta(days=days_ago)
    level = Level.SIGNAL if raised else Level.WATCH
    return Signal(ident, level, listed, listed if raised else None, listed, finding(members, axis, level))


def entries_of(*given_: object) -> tuple[Entry, ...]:
    return advance(*given_).entries  # type: ignore[arg-type]


def kinds(entry: object) -> list[str]:
    return [event.kind for event in entry.events]  # type: ignore[attr-defined]


def test_the_first_findings_get_numbers_in_their_order() -> None:
    entries = entries_of([], [finding("ab", 0), finding("cd", 1, Level.WATCH)], WEEK, 6)
    assert [entry.signal for entry in entries] == ["S-0007", "S-0008"]
    assert kinds(entries[0]) == ["listed", "raised"]
    assert kinds(entries[1]) == ["listed"]
    assert all(event.day == WEEK for entry in entries for event in entry.events)


def test_common_members_keep_the_id_wherever_the_centre_went() -> None:
    (entry,) = entries_of([known("S-0003", "abcdef", 0)], [finding("defgh", 5)], WEEK, 3)
    assert entry.signal == "S-0003"
    assert kinds(entry) == []


def test_a_near_centre_keeps_the_id_when_no_member_is_left() -> None:
    (entry,) = entries_of([known("S-0003", "abc", 4)], [finding("xyz", 4)], WEEK, 3)
    assert entry.signal == "S-0003"
    (other,) = entries_of([known("S-0003", "abc", 4)], [finding("xyz", 5)], WEEK, 3)
    assert other.signal == "S-0004"


def test_members_go_before_the_centre() -> None:
    signals = [known("S-0001", "abc", 4), known("S-0002", "xyz", 9)]
    (entry,) = entries_of(signals, [finding("xyz", 4)], WEEK, 2)
    assert entry.signal == "S-0002"


def test_of_two_that_split_only_one_keeps_the_id() -> None:
    entries = entries_of([known("S-0001", "abcdef", 0)], [finding("ab", 1), finding("cdef", 2)], WEEK, 1)
    assert sorted(entry.signal for entry in entries) == ["S-0001", "S-0002"]


def test_of_two_that_merge_the_raised_one_goes_on_then_the_older() -> None:
    merged = finding("abcdef", 3)
    watched, raised = known("S-0001", "abc", 0, raised=False), known("S-0002", "def", 1)
    assert entries_of([watched, raised], [merged], WEEK, 2)[0].signal == "S-0002"
    assert entries_of([known("S-0001", "abc", 0), raised], [merged], WEEK, 2)[0].signal == "S-0001"


def test_a_watched_signal_is_raised_once() -> None:
    (entry,) = entries_of([known("S-0001", "abc", 0, raised=False)], [finding("abc")], WEEK, 1)
    assert kinds(entry) == ["raised"]
    (again,) = entries_of([known("S-0001", "abc", 0, raised=True)], [finding("abc")], WEEK, 1)
    assert kinds(again) == []


@pytest.mark.parametrize(("days", "woke"), [(ASLEEP_AFTER, False), (ASLEEP_AFTER + 1, True)])
def test_a_signal_that_comes_back_after_a_silence_has_woken(days: int, woke: bool) -> None:
    (entry,) = entries_of([known("S-0001", "abc", days_ago=days)], [finding("abcd")], WEEK, 1)
    assert entry.signal == "S-0001"
    assert (kinds(entry) == ["woke"]) is woke


def test_overlap_is_the_share_of_the_smaller_group() -> None:
    assert overlap("abcd", "cdefgh") == 0.5
    assert overlap("ab", "ab") == 1
    assert overlap("", "ab") == overlap("ab", "") == 0
    assert 0 < SHARED < NEAR < 1


def test_ids_sort_by_number_for_as_long_as_it_matters() -> None:
    assert [signal_id(n) for n in (1, 42, 12345)] == ["S-0001", "S-0042", "S-12345"]


LETTERS = st.text("abcdefghij", min_size=1, max_size=6)


@given(
    st.lists(st.tuples(LETTERS, st.integers(0, 5), st.booleans()), max_size=5),
    st.lists(st.tuples(LETTERS, st.integers(0, 5)), max_size=5),
    st.randoms(use_true_random=False),
)
def test_whatever_comes_each_id_is_given_once_and_the_order_of_the_known_is_nothing(
    before: list[tuple[str, int, bool]], now: list[tuple[str, int]], dice: object
) -> None:
    signals = [
        known(signal_id(i + 1), letters, axis, raised=raised)
        for i, (letters, axis, raised) in enumerate(before)
    ]
    findings = [finding(letters, axis) for letters, axis in now]
    entries = entries_of(signals, findings, WEEK, len(signals))
    ids = [entry.signal for entry in entries]
    assert len(set(ids)) == len(ids) == len(findings)
    assert [entry.finding for entry in entries] == findings
    new = [ident for ident in ids if int(ident[2:]) > len(signals)]
    assert new == [signal_id(len(signals) + 1 + i) for i in range(len(new))]
    dice.shuffle(signals)  # type: ignore[attr-defined]
    assert [entry.signal for entry in entries_of(signals, findings, WEEK, len(before))] == ids


# --- findings that follow a signal


def test_a_followed_finding_keeps_its_id_and_joins_what_the_scan_found_of_it() -> None:
    scanned = replace(finding("abcd", 0, Level.WATCH, 0.2), evidence=2.0, core=("a", "b"))
    follows = replace(finding("cdef", 5, Level.SIGNAL, 0.001), evidence=40.0, known_as="S-0003")
    other = finding("xyz", 7)
    page = advance([known("S-0003", "abc")], [other, follows, scanned], WEEK, 3)
    assert [entry.signal for entry in page.entries] == ["S-0004", "S-0003"]
    joined = page.entries[1].finding
    assert (joined.level, joined.p, joined.evidence) == (Level.SIGNAL, 0.001, 40.0)
    assert joined.members == tuple("abcdef")
    assert joined.core == ("a", "b")
    assert joined.known_as == "S-0003"


def test_a_joined_entry_stands_where_the_scan_put_it() -> None:
    follows = replace(finding("abc", 0), known_as="S-0001")
    page = advance([known("S-0001", "abc")], [follows, finding("xyz", 7), finding("abcd", 0)], WEEK, 1)
    assert [entry.signal for entry in page.entries] == ["S-0002", "S-0001"]


def test_a_followed_signal_that_no_scan_found_is_an_entry_of_its_own() -> None:
    follows = replace(finding("qrs", 9), known_as="S-0001")
    (entry,) = advance([known("S-0001", "abc")], [follows], WEEK, 1).entries
    assert (entry.signal, entry.finding) == ("S-0001", follows)


def test_a_finding_that_follows_nothing_known_is_a_defect() -> None:
    with pytest.raises(ValueError, match="S-0009"):
        advance([known("S-0001", "abc")], [replace(finding("abc"), known_as="S-0009")], WEEK, 1)


# --- what happens to signals


def happened(page: Page) -> set[tuple[str, str, str]]:
    assert all(event.day == WEEK for _, event in page.events)
    assert len(set(page.events)) == len(page.events)
    for entry in page.entries:
        assert {(entry.signal, event) for event in entry.events} <= set(page.events)
    return {(ident, event.kind, event.other) for ident, event in page.events}


def test_growth_out_of_watch_says_so() -> None:
    page = advance([known("S-0001", "abc", raised=False)], [finding("abc"), finding("xyz", 3)], WEEK, 1)
    assert happened(page) == {
        ("S-0001", "raised", "watch"),
        ("S-0002", "listed", ""),
        ("S-0002", "raised", ""),
    }


def test_two_that_lie_in_one_finding_are_merged_into_the_senior() -> None:
    signals = [known("S-0001", "abcd", 0), known("S-0002", "efg", 1)]
    page = advance(signals, [finding("abcdefg", 3)], WEEK, 2)
    assert [entry.signal for entry in page.entries] == ["S-0001"]
    assert happened(page) == {("S-0002", "merged", "S-0001"), ("S-0001", "joined", "S-0002")}


def test_the_senior_goes_on_even_where_the_finding_is_more_like_the_junior() -> None:
    signals = [known("S-0001", "ab", 0), known("S-0002", "cdefgh", 1)]
    page = advance(signals, [finding("abcdefgh", 1)], WEEK, 2)
    assert [entry.signal for entry in page.entries] == ["S-0001"]
    assert ("S-0002", "merged", "S-0001") in happened(page)


def test_two_that_are_listed_apart_or_lie_in_it_in_part_only_are_not_merged() -> None:
    signals = [known("S-0001", "abcd", 0), known("S-0002", "efgh", 1)]
    apart = advance(signals, [finding("abcdefgh", 0), finding("efgh", 1)], WEEK, 2)
    assert [entry.signal for entry in apart.entries] == ["S-0001", "S-0002"]
    assert happened(apart) == set()
    partly = advance(signals, [finding("abcdef", 0)], WEEK, 2)
    assert happened(partly) == set()


def test_what_was_merged_goes_on_under_the_other_id() -> None:
    signals = [known("S-0001", "abcd", 0), known("S-0002", "efg", 1)]
    held = Constraints(folded={"S-0002": "S-0001"})
    page = advance(signals, [finding("efg", 1)], WEEK, 2, held)
    assert [entry.signal for entry in page.entries] == ["S-0001"]
    follows = replace(finding("efg", 1), known_as="S-0002")
    assert [entry.signal for entry in advance(signals, [follows], WEEK, 2, held).entries] == ["S-0001"]


def test_of_a_signal_that_splits_the_larger_part_keeps_the_id() -> None:
    page = advance([known("S-0001", "abcdefg", 0)], [finding("fg", 1), finding("abcde", 2)], WEEK, 1)
    assert [entry.signal for entry in page.entries] == ["S-0002", "S-0001"]
    assert happened(page) == {
        ("S-0002", "listed", ""),
        ("S-0002", "split", "S-0001"),
        ("S-0002", "raised", ""),
        ("S-0001", "parted", "S-0002"),
    }


def test_a_signal_falls_asleep_once_and_wakes() -> None:
    slept = WEEK - dt.timedelta(days=7)
    quiet = known("S-0001", "abc", days_ago=ASLEEP_AFTER + 1)
    assert happened(advance([quiet], [], WEEK, 1)) == {("S-0001", "asleep", "")}
    told = replace(quiet, events=(Event(slept, "asleep"),))
    assert happened(advance([told], [], WEEK, 1)) == set()
    assert happened(advance([told], [finding("abc")], WEEK, 1)) == {("S-0001", "woke", "")}
    again = replace(quiet, events=(Event(quiet.last_listed - dt.timedelta(days=60), "asleep"),))
    assert happened(advance([again], [], WEEK, 1)) == {("S-0001", "asleep", "")}
    assert happened(advance([known("S-0001", "abc", days_ago=ASLEEP_AFTER)], [], WEEK, 1)) == set()


def test_a_week_that_is_run_again_bears_its_signals_again_and_merges_none_of_them() -> None:
    newborn = known("S-0002", "efg", 1, days_ago=2)
    page = advance([known("S-0001", "abcd", 0), newborn], [finding("efg", 1)], WEEK, 2)
    assert happened(page) == {("S-0002", "listed", ""), ("S-0002", "raised", "")}
    page = advance([known("S-0001", "abcd", 0), newborn], [finding("abcdefg", 0)], WEEK, 2)
    assert [entry.signal for entry in page.entries] == ["S-0001"]
    assert happened(page) == set()


# --- ids over many weeks


def made_weeks(seed: int, noise: float, drop: float, shared: float) -> Iterator[list[tuple[str, Finding]]]:
    """Yield forty weeks of findings: six themes of two halves that share statements, drift and grow."""
    dice, numbers = random.Random(seed), np.random.default_rng(seed)  # noqa: S311
    centres = numbers.normal(size=(6, 2, 16)) * 0.35 + numbers.normal(size=(6, 1, 16))
    said: list[tuple[int, int, int, str]] = []
    for week in range(40):
        centres += numbers.normal(size=centres.shape) * 0.05
        for theme in range(6):
            for _ in range(dice.randint(1, 3)):
                half = -1 if dice.random() < shared else dice.randrange(2)
                said.append((week, theme, half, f"x{len(said)}"))
        lately = [one for one in said if one[0] > week - 8]
        found = []
        for theme in range(6):
            others = [one[3] for one in lately if one[1] != theme]
            for half in range(2):
                mine = [one[3] for one in lately if one[1] == theme and one[2] in (-1, half)]
                mine = [one for one in mine if dice.random() > drop]
                mine += dice.sample(others, int(noise * len(mine)))
                centre = centres[theme, half] + numbers.normal(size=16) * 0.1
                centre = (centre / np.linalg.norm(centre)).astype(np.float32)
                if len(mine) >= 3 and dice.random() < 0.7:
                    found.append((f"{theme}.{half}", replace(finding(mine), centre=centre)))
        dice.shuffle(found)
        yield found


def continuity(seed: int, **how: float) -> float:
    """Return the share of listings under the id that the same half had when it was listed last."""
    signals: dict[str, Signal] = {}
    had: dict[str, str] = {}
    same = number = 0
    folded: dict[str, str] = {}
    for week, found in enumerate(made_weeks(seed, **how)):
        day = WEEK + dt.timedelta(weeks=week)
        truth = {one.members: name for name, one in found}
        newest = max((int(ident[2:]) for ident in signals), default=0)
        page = advance(
            list(signals.values()), [one for _, one in found], day, newest, Constraints(folded=dict(folded))
        )
        folded |= {ident: event.other for ident, event in page.events if event.kind == "merged"}
        for entry in page.entries:
            name = truth[entry.finding.members]
            same += had.get(name) == entry.signal
            number += name in had
            had[name] = entry.signal
            signals[entry.signal] = remembered(signals.get(entry.signal), entry, day)
    return same / number


def remembered(before: Signal | None, entry: Entry, day: dt.date) -> Signal:
    """Return a signal as the store has it after a week."""
    level = entry.finding.level
    raised = before.first_raised if before and before.first_raised else day if level is Level.SIGNAL else None
    gathered = tuple(sorted({*(before.gathered if before else ()), *entry.finding.members}))
    first = before.first_listed if before else day
    return Signal(entry.signal, level, first, raised, day, entry.finding, (), gathered)


@pytest.mark.parametrize(
    ("how", "least"),
    [
        ({"noise": 0.1, "drop": 0.2, "shared": 0.25}, 0.97),
        ({"noise": 0.1, "drop": 0.2, "shared": 0.5}, 0.96),
        ({"noise": 0.3, "drop": 0.4, "shared": 0.25}, 0.94),
    ],
)
def test_two_halves_of_a_theme_keep_their_ids_over_the_weeks(how: dict[str, float], least: float) -> None:
    assert np.mean([continuity(seed, **how) for seed in range(3)]) >= least
