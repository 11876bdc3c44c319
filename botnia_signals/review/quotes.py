"""Quotes that a reviewer withheld or put in other words: what holds of them now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from botnia_signals.records import Decision
from botnia_signals.review.decisions import state

QUOTE_ACTIONS = ("withhold", "paraphrase")
PARAPHRASE_LENGTH = 600


@dataclass(frozen=True, slots=True)
class HeldQuote:
    """What holds of a statement: `paraphrase` is the number of its other words, 0 where it is not shown."""

    statement: str
    paraphrase: int
    signal: str
    decision: int
    user: str


def held_quotes(decisions: Mapping[str, Sequence[Decision]]) -> dict[str, HeldQuote]:
    """Return what holds of each statement that was decided on, the newest decision of it before others."""
    in_force = [
        one for log in decisions.values() for one in state(log).in_force if one.action in QUOTE_ACTIONS
    ]
    return {
        str(one.value["statement"]): HeldQuote(
            str(one.value["statement"]), int(one.value.get("paraphrase", 0)), one.signal, one.id, one.user
        )
        for one in sorted(in_force, key=lambda one: one.id)
    }


def paraphrases_in(held: Iterable[HeldQuote]) -> list[int]:
    """Return the numbers of the paraphrases that are shown."""
    return [one.paraphrase for one in held if one.paraphrase]
