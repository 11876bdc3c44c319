"""Identity over weeks: which finding is a signal that is known already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from botnia_signals.ledger import ASLEEP_AFTER, NEAR, SHARED, Entry, advance, overlap, signal_id
from botnia_signals.records import Finding, Level, Signal

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
