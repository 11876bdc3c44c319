"""Which finding of a week is which known signal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals.ledger.book import Book, Known, number_of, overlap
from botnia_signals.records import Finding

if TYPE_CHECKING:
    from botnia_signals.records import Vectors

SHARED = 0.3
"""Share of the smaller group's members that makes two groups one."""
NEAR = 0.85
"""Cosine of two centres that makes two groups one when they share too few members."""
EARLIER = 0.5
"""What a shared statement counts that is of an earlier listing but not of the last one."""
RAISED = 2.0
"""How much more a statement of a signal that was raised counts than one of a signal only watched."""


def assign(book: Book, findings: Mapping[int, Finding]) -> dict[int, str]:
    """Return the ids of those `findings`, by place, that are signals known already, merges followed.

    By members first: of all ways to give every signal at most one finding and every finding at most one
    signal, the one by which most statements keep the id that they had (an assignment problem; taking the
    best pair first makes new ids where an exchange would keep both). Then what is left by the centre.
    """
    targets = [one for one in book.known.values() if one.id not in book.constraints.folded]
    given = _by_members(book, targets, findings)
    taken = {one.id for one in given.values()}
    rest = {place: finding for place, finding in findings.items() if place not in given}
    given |= _by_centre(book, [one for one in targets if one.id not in taken], rest)
    return {place: one.root for place, one in given.items()}


def shares(one: Known, finding: Finding) -> bool:
    """Tell whether so many members are shared that the finding is the signal."""
    return max(overlap(one.last, finding.members), overlap(one.gathered, finding.members)) >= SHARED


def is_near(one: Known, finding: Finding) -> bool:
    """Tell whether the centres lie so near that the finding is the signal."""
    return _cosine(one.centre, finding.centre) >= NEAR


def _by_members(book: Book, targets: Sequence[Known], findings: Mapping[int, Finding]) -> dict[int, Known]:
    from scipy.optimize import linear_sum_assignment

    places = sorted(findings)
    weights = np.zeros((len(targets), len(places)))
    for row, one in enumerate(targets):
        for column, place in enumerate(places):
            weights[row, column] = _weight(book, one, findings[place], column)
    rows, columns = linear_sum_assignment(weights, maximize=True)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return {places[column]: targets[row] for row, column in pairs if weights[row, column] > 0}


def _weight(book: Book, one: Known, finding: Finding, column: int) -> float:
    """Return how many statements would keep their id, 0 where the two are not one; ties go to the senior."""
    if not shares(one, finding) or not book.fits(one.root, finding.members):
        return 0.0
    members = set(finding.members)
    last = len(one.last & members)
    earlier = len(one.gathered & members) - last
    senior = 1e-3 / (1 + number_of(one.id)) - 1e-7 * column
    return (last + EARLIER * earlier) * (RAISED if one.raised else 1.0) + senior


def _by_centre(book: Book, targets: Sequence[Known], findings: Mapping[int, Finding]) -> dict[int, Known]:
    pairs = [
        (one.rank, -round(_cosine(one.centre, finding.centre), 6), place, one)
        for one in targets
        for place, finding in findings.items()
        if is_near(one, finding) and book.fits(one.root, finding.members)
    ]
    given: dict[int, Known] = {}
    taken: set[str] = set()
    for _, _, place, one in sorted(pairs, key=lambda pair: pair[:3]):
        if place not in given and one.id not in taken:
            given[place] = one
            taken.add(one.id)
    return given


def _cosine(one: Vectors | None, other: Vectors) -> float:
    """Return the cosine of two unit vectors; 0 where they are of different models, or one is not known."""
    if one is None or one.shape != other.shape:
        return 0.0
    return float(np.dot(one, other))
