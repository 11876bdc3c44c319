"""The rules over the log of decisions: what holds now, and what can be undone."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from botnia_signals.records import Decision
from botnia_signals.review import can_undo, state

AT = dt.datetime(2025, 4, 6, 12, tzinfo=dt.UTC)


def row(ident: int, action: str, undoes: int | None = None, **value: str) -> Decision:
    return Decision(ident, "S-0001", f"user {ident}", AT, action, value, undoes)


def test_nothing_decided_is_open() -> None:
    held = state([])
    assert (held.standing, held.label, held.reason, held.decided_by, held.in_force) == (
        "open",
        {},
        "",
        "",
        (),
    )
    assert not can_undo([], 1)


def test_the_last_decision_of_each_kind_holds() -> None:
    held = state(
        [
            row(1, "dismiss", reason="noise", note="too early"),
            row(2, "label", fi="Kylmä koti", sv=""),
            row(3, "accept", note="two more calls"),
            row(4, "label", fi="Kylmät kodit"),
        ]
    )
    assert (held.standing, held.reason, held.note, held.decided_by) == (
        "accepted",
        "",
        "two more calls",
        "user 3",
    )
    assert held.label == {"fi": "Kylmät kodit"}


def test_a_dismissal_keeps_its_reason() -> None:
    held = state([row(1, "accept", note="yes"), row(2, "dismiss", reason="drift", note="the season")])
    assert (held.standing, held.reason, held.note, held.decided_by) == (
        *("dismissed", "drift"),
        "the season",
        "user 2",
    )


def test_an_undo_brings_the_earlier_decision_back() -> None:
    log = [row(1, "accept"), row(2, "dismiss", reason="noise"), row(3, "undo", 2)]
    assert state(log).standing == "accepted"
    assert [one.id for one in state(log).in_force] == [1]
    assert can_undo(log, 1)
    assert not can_undo(log, 2)


def test_an_undo_can_be_undone_and_then_brings_the_decision_back() -> None:
    log = [row(1, "dismiss", reason="noise"), row(2, "undo", 1)]
    assert state(log).standing == "open"
    assert can_undo(log, 2)
    log.append(row(3, "undo", 2))
    assert state(log).standing == "dismissed"
    assert not can_undo(log, 1), "row 2 names it already; the one to undo is 3"
    assert not can_undo(log, 2)
    assert can_undo(log, 3)
    assert state([*log, row(4, "undo", 3)]).standing == "open"


def test_an_undone_label_falls_back_to_the_one_before() -> None:
    log = [row(1, "label", fi="eka"), row(2, "label", fi="toka"), row(3, "undo", 2)]
    assert state(log).label == {"fi": "eka"}


@st.composite
def logs(draw: st.DrawFn) -> list[Decision]:
    """Draw a log as the store may hold it: an undo names an earlier row, each row at most once."""
    log: list[Decision] = []
    for ident in range(1, draw(st.integers(1, 12)) + 1):
        free = [one.id for one in log if one.id not in {other.undoes for other in log}]
        if free and draw(st.booleans()):
            log.append(row(ident, "undo", draw(st.sampled_from(free))))
        else:
            log.append(
                row(ident, draw(st.sampled_from(["accept", "dismiss", "label"])), fi="x", reason="noise")
            )
    return log


@given(logs())
def test_whatever_can_be_undone_is_undone_and_comes_back_whole(log: list[Decision]) -> None:
    for one in log:
        if not can_undo(log, one.id):
            continue
        undo = row(len(log) + 1, "undo", one.id)
        after = [*log, undo]
        assert {held.id for held in state(after).in_force} != {held.id for held in state(log).in_force}
        assert not can_undo(after, one.id)
        assert can_undo(after, undo.id)
        back = [*after, row(len(log) + 2, "undo", undo.id)]
        assert state(back) == state(log)


@given(logs())
def test_the_order_in_which_rows_are_read_does_not_matter_for_what_is_undone(log: list[Decision]) -> None:
    assert {one.id for one in state(log).in_force} == {one.id for one in state(log[::-1]).in_force}
