"""Blind double coding: how far coders agree label by label, and where they do not. Pure rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from botnia_signals.records import CodeRound
from botnia_signals.review.agreement import Agreement, ac1, alpha, measured, nominal

PHASES = ("coding", "revealed", "done")
"""Blind; all is shown and disagreements are settled; signed."""
Codes = Mapping[tuple[str, str], frozenset[str]]
"""The labels that a coder gave a statement, by (statement, coder)."""


@dataclass(frozen=True, slots=True)
class LabelAgreement:
    """How far coders agree on one label ("" for all of them together), and how often it was given.

    `given` counts ratings in which it was; `alpha` is nominal, None where nothing varies.
    """

    label: str
    given: int
    alpha: Agreement | None
    ac1: Agreement | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A statement and a label that some coders gave it (`yes`) and others did not (`no`)."""

    statement: str
    label: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


def coders_of(round_: CodeRound, codes: Codes, statement: str) -> list[str]:
    """Return who coded a statement, in the round's order."""
    return [one for one in round_.coders if (statement, one) in codes]


def agreements(round_: CodeRound, codes: Codes) -> list[LabelAgreement]:
    """Return the agreement of all labels together and of each that anybody gave, the most given first.

    A unit is a statement and a label; its ratings tell whether each coder gave it. Labels that nobody gave
    say nothing and are left out, so that agreement is not made of them.
    """
    given = {label for labels in codes.values() for label in labels} & set(round_.labels)
    by_label = {label: _units(round_, codes, label) for label in round_.labels if label in given}
    everything = [unit for units in by_label.values() for unit in units]
    found = [_agreement(label, units) for label, units in by_label.items()]
    found.sort(key=lambda one: (-one.given, one.label))
    return [_agreement("", everything), *found] if everything else []


def _units(round_: CodeRound, codes: Codes, label: str) -> list[list[int]]:
    return [
        [int(label in codes[statement, who]) for who in coders_of(round_, codes, statement)]
        for statement in round_.statements
    ]


def _agreement(label: str, units: Sequence[Sequence[int]]) -> LabelAgreement:
    return LabelAgreement(
        label,
        sum(map(sum, units)),
        measured(units, partial(alpha, distance=nominal)),
        measured(units, partial(ac1, values=(0, 1))),
    )


def disagreements(round_: CodeRound, codes: Codes) -> list[Disagreement]:
    """Return where coders of a statement differ, in the order of the round."""
    found = []
    for statement in round_.statements:
        people = coders_of(round_, codes, statement)
        for label in round_.labels:
            yes = tuple(one for one in people if label in codes[statement, one])
            if yes and len(yes) < len(people):
                found.append(
                    Disagreement(statement, label, yes, tuple(one for one in people if one not in yes))
                )
    return found


def agreed(round_: CodeRound, codes: Codes) -> list[tuple[str, str]]:
    """Return the (statement, label) pairs that every coder gave, of statements that two or more coded."""
    return [
        (statement, label)
        for statement in round_.statements
        if len(people := coders_of(round_, codes, statement)) > 1
        for label in round_.labels
        if all(label in codes[statement, one] for one in people)
    ]
