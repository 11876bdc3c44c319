"""What happened to a signal and what people decided, as one list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from botnia_signals.pipeline.read import SignalView
from botnia_signals.records import Decision, Event


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the history: an event of a week, or a decision with who undid it."""

    at: dt.date
    event: Event | None = None
    decision: Decision | None = None
    undone: Decision | None = None
    holds: bool = False


def timeline(view: SignalView) -> list[Step]:
    """Return events and decisions, newest first; an undo stands with the decision that it undid."""
    undone = {one.undoes: one for one in view.decisions if one.undoes is not None}
    holding = {one.id for one in view.state.in_force}
    decisions = [
        Step(one.at.date(), decision=one, undone=undone.get(one.id), holds=one.id in holding)
        for one in reversed(view.decisions)
        if one.undoes is None
    ]
    events = [Step(event.day, event=event) for event in reversed(view.entry.events)]
    return sorted([*decisions, *events], key=lambda step: step.at, reverse=True)
