"""What happened to a signal and what people decided, as one list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from botnia_signals.pipeline.read import SignalView
from botnia_signals.records import Decision, Event
from botnia_signals.review import last_row, state


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the history: an event of a week, or a decision.

    `last` is the newest row about that decision, itself or the undo (of an undo …) at the end: the one that
    an undo now would name. `holds` tells whether the decision is in force.
    """

    at: dt.date
    event: Event | None = None
    decision: Decision | None = None
    last: Decision | None = None
    holds: bool = False


def timeline(view: SignalView) -> list[Step]:
    """Return events and decisions, newest first; an undo stands with the decision that it undid."""
    decisions = decided(view.decisions)
    events = [Step(event.day, event=event) for event in reversed(view.entry.events)]
    return sorted([*decisions, *events], key=lambda step: step.at, reverse=True)


def decided(log: Sequence[Decision]) -> list[Step]:
    """Return the decisions of a log, newest first, each with the undo that stands last on it."""
    holding = {one.id for one in state(log).in_force}
    return [
        Step(one.at.date(), decision=one, last=last_row(log, one), holds=one.id in holding)
        for one in reversed(log)
        if one.undoes is None
    ]


def holds_after(decisions: Sequence[Decision], ident: int) -> bool:
    """Tell whether the decision that row `ident` is about, however many undos away, is in force."""
    by_id = {one.id: one for one in decisions}
    row = by_id[ident]
    while row.undoes is not None:
        row = by_id[row.undoes]
    return row.id in {one.id for one in state(decisions).in_force}
