"""One signal's log: what holds of it now, and what can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from botnia_signals.records import Decision

ACTIONS = ("accept", "dismiss", "label", "merge", "split")
REASONS = ("known", "noise", "one_case", "drift", "other")
LABEL_LENGTH, REASON_LENGTH = 120, 1000


@dataclass(frozen=True, slots=True)
class State:
    """What holds of a signal now: open, accepted or dismissed; its label; the decisions that nobody undid."""

    standing: str = "open"
    label: dict[str, str] = field(default_factory=dict)
    reason: str = ""
    note: str = ""
    decided_by: str = ""
    in_force: tuple[Decision, ...] = ()


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
    return State(standing, label, reason, note, by, in_force)


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
