"""Which finding of a week is which known signal."""

from __future__ import annotations

from collections.abc import Mapping
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
GATHERED = 0.25
"""What the share of a finding's members that any earlier listing had counts, beside the last listing's."""
RAISED = 0.1
"""What a signal that was raised counts more than one that was only watched."""


def assign(book: Book, findings: Mapping[int, Finding]) -> dict[int, str]:
    """Return the ids of those `findings`, by place, that are signals known already, merges followed.

    Of all ways to give every signal at most one finding and every finding at most one signal, the one in
    which signals and findings are most alike in sum (an assignment problem): taking the best pair first
    makes a new id where an exchange would keep both.
    """
    from scipy.optimize import linear_sum_assignment

    targets = [one for one in book.known.values() if one.id not in book.constraints.folded]
    places = sorted(findings)
    alike = np.zeros((len(targets), len(places)))
    for row, one in enumerate(targets):
        for column, place in enumerate(places):
            alike[row, column] = _alike(book, one, findings[place]) * (1 - 1e-9 * column)
    rows, columns = linear_sum_assignment(alike, maximize=True)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return {places[column]: targets[row].root for row, column in pairs if alike[row, column] > 0}


def shares(one: Known, finding: Finding) -> bool:
    """Tell whether so many members are shared that the finding is the signal."""
    return max(overlap(one.last, finding.members), overlap(one.gathered, finding.members)) >= SHARED


def is_near(one: Known, finding: Finding) -> bool:
    """Tell whether the centres lie so near that the finding is the signal."""
    return _cosine(one.centre, finding.centre) >= NEAR


def _alike(book: Book, one: Known, finding: Finding) -> float:
    """Return how much of one kind a signal and a finding are, 0 where they are two; ties go to the senior.

    It adds up: of the members of either, the share that the last listing and the finding have in common;
    the share of the finding that any listing had; the fourth power of the centres' cosine. While the model
    stays, the centre tells two halves of a theme apart; when it changes, centres say nothing and members do.
    """
    if not (shares(one, finding) or is_near(one, finding)) or not book.fits(one.root, finding.members):
        return 0.0
    members = set(finding.members)
    last = len(one.last & members) / max(len(one.last | members), 1)
    gathered = len(one.gathered & members) / max(len(members), 1)
    near = max(_cosine(one.centre, finding.centre), 0.0) ** 4
    return last + GATHERED * gathered + near + RAISED * one.raised + 1e-3 / (1 + number_of(one.id))


def _cosine(one: Vectors | None, other: Vectors) -> float:
    """Return the cosine of two unit vectors; 0 where they are of different models, or one is not known."""
    if one is None or one.shape != other.shape:
        return 0.0
    return float(np.dot(one, other))
