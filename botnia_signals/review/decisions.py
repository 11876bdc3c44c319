"""One signal's log: what holds of it now, and what can be undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from botnia_signals.records import Decision

ACTIONS = ("accept", "dismiss", "label", "merge", "split", "memo", "assign", "follow", "close", "move")
OUTCOMES = ("acted", "handed_over", "monitored", "faded", "no_action")
REASONS = ("known", "noise", "one_case", "drift", "other")
LABEL_LENGTH, REASON_LENGTH = 120, 1000


@dataclass(frozen=True, slots=True)
class State:
    """What holds of a signal now: open, accepted or dismissed; its label; the decisions that nobody undid.

    `owner` does `next_step` by `due` (None for no day); `outcome` is one of `OUTCOMES`, "" while it is not
    closed. Each is what the last decision of its kind says.
    """

    standing: str = "open"
    label: dict[str, str] = field(default_factory=dict)
    reason: str = ""
    note: str = ""
    decided_by: str = ""
    in_force: tuple[Decision, ...] = ()
    memo: str = ""
    owner: str = ""
    next_step: str = ""
    due: dt.date | None = None
    outcome: str = ""
    outcome_note: str = ""
    followers: tuple[str, ...] = ()


def state(decisions: Sequence[Decision]) -> State:
    """Return the present state: the last decision of each kind that was not undone holds.

    An undo may itself be undone, which brings the decision back.
    """
    gone = undone(decisions)
    in_force = tuple(
        decision for decision in decisions if decision.id not in gone and decision.undoes is None
    )
    standing, reason, note, by = "open", "", "", ""
    label: dict[str, str] = {}
    for decision in in_force:
        if decision.action == "accept":
            standing, reason, note, by = "accepted", "", decision.value.get("note", ""), decision.user
        elif decision.action == "dismiss":
            standing, by = "dismissed", decision.user
            reason, note = decision.value.get("reason", ""), decision.value.get("note", "")
        elif decision.action == "label":
            label = {language: text for language, text in decision.value.items() if text}
    last = {decision.action: decision.value for decision in in_force}
    assigned, closed = last.get("assign", {}), last.get("close", {})
    return State(
        *(standing, label, reason, note, by, in_force),
        memo=last.get("memo", {}).get("text", ""),
        owner=assigned.get("owner", ""),
        next_step=assigned.get("step", ""),
        due=dt.date.fromisoformat(assigned["due"]) if assigned.get("due") else None,
        outcome=closed.get("outcome", ""),
        outcome_note=closed.get("note", ""),
        followers=tuple(dict.fromkeys(one.user for one in in_force if one.action == "follow")),
    )


def moved(decisions: Sequence[Decision]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the statements that people moved out of a signal and into it; the last move of each holds."""
    ways: dict[str, str] = {}
    for decision in state(decisions).in_force:
        if decision.action == "move":
            ways.update(dict.fromkeys(decision.value["statements"], decision.value["way"]))
    out = frozenset(one for one, way in ways.items() if way == "out")
    return out, frozenset(ways) - out


def can_undo(decisions: Sequence[Decision], ident: int) -> bool:
    """Tell whether the row `ident`, a decision or an undo, holds now and nobody has undone it yet.

    A decision that was undone and brought back is undone again through the row that brought it back.
    """
    named = {decision.undoes for decision in decisions}
    holding = {decision.id for decision in decisions} - undone(decisions)
    return ident in holding - named


def undone(decisions: Sequence[Decision]) -> set[int]:
    """Return the ids of the rows that an undo which holds has undone, the newest row judged first."""
    gone: set[int] = set()
    for decision in sorted(decisions, key=lambda decision: -decision.id):
        if decision.undoes is not None and decision.id not in gone:
            gone.add(decision.undoes)
    return gone


def last_row(decisions: Sequence[Decision], decision: Decision) -> Decision:
    """Return the end of the chain of undos that begins at `decision`: itself if there is none."""
    by_target = {one.undoes: one for one in decisions if one.undoes is not None}
    while decision.id in by_target:
        decision = by_target[decision.id]
    return decision
