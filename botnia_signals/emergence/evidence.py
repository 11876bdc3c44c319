"""What has been said since: a signal that is followed is tested on new words only.

The scan looks for groups anywhere and pays for the search. A group that it has listed needs no search any
more: its ball is fixed from what was known on the day it was first listed, and each week after that counts
the new voices in it. Under the null they come at the ball's former share of what is said. That share is
taken over everything up to that day, the rise that made the group notable included, so it errs upwards.

The e-value is a mixture over growth rates g of the likelihood ratios of Poisson counts,
E = mean over g of exp(x·ln g − (g − 1)·μ), with x new voices where μ were expected. For
counts with the null's mean or less it is a non-negative supermartingale of mean 1 at most, so it reaches 1/δ
at any time with probability δ at most (Ville 1939; Ramdas, Grünwald, Vovk, Shafer 2023, "Game-theoretic
statistics and safe anytime-valid inference", Statistical Science 38:4).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals.emergence.expectation import PRIOR
from botnia_signals.emergence.neighbourhoods import centre_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from botnia_signals.records import Vectors

    Ints = NDArray[np.int32]
    Rows = NDArray[np.int64]
    Marks = NDArray[np.bool_]

GROWTHS = np.array([2.0, 4.0, 8.0, 16.0])
"""Times its former share that a theme may be said, all equally likely beforehand."""
SIZES = (5, 10, 20, 40, 80)
"""Statements known on the first day that the balls hold: how far a theme reaches is not known either."""


@dataclass(frozen=True, slots=True)
class Since:
    """What came after a day: the e-value, new voices and expected ones.

    `rows` are the statements of the new voices, the first of each voice.
    """

    evidence: float
    seen: int
    expected: float
    rows: Rows


@dataclass(frozen=True, slots=True)
class Heard:
    """The statements that evidence is counted in, one row each; `voices` and `collections` are numbered."""

    vectors: Vectors
    days: NDArray[np.int64]
    voices: Ints
    collections: Ints


def since(heard: Heard, core: Rows, begun: int, as_of: int) -> Since:
    """Return what was said after the day `begun` (an ordinal) in the balls around the mean of `core`.

    The balls hold 5 to 80 statements of those known that day. The evidence is the mean of theirs, the counts
    are those of the ball with the most. Whoever was in a ball before counts no more in it; of each other
    voice the first statement counts.
    """
    similarity = heard.vectors @ centre_of(heard.vectors[core])
    before, after = heard.days <= begun, (heard.days > begun) & (heard.days <= as_of)
    nearest = -np.sort(-similarity[before])
    reaches = [float(nearest[size - 1]) for size in SIZES if size <= len(nearest)]
    balls = [_counted(heard, similarity >= reach, before, after) for reach in reaches]
    best = max(balls, key=lambda ball: ball.evidence)
    return replace(best, evidence=float(np.mean([ball.evidence for ball in balls])))


def _counted(heard: Heard, inside: Marks, before: Marks, after: Marks) -> Since:
    shares = _shares(inside[before], heard.collections[before], int(heard.collections.max()) + 1)
    new = _first_of_voice(np.flatnonzero(inside & after), heard, np.unique(heard.voices[inside & before]))
    late = np.flatnonzero(after)
    chances = shares[heard.collections[late]]
    return Since(
        e_value(len(new), float(chances.sum())),
        len(new),
        float(chances.sum()),
        new,
    )


def e_value(seen: int, expected: float) -> float:
    """Return the evidence for growth in `seen` new voices where at most `expected` should be; 1 is none."""
    logs = seen * np.log(GROWTHS) - (GROWTHS - 1) * expected
    return float(np.exp(np.clip(logs, -700, 700)).mean())


def _shares(inside: NDArray[np.bool_], collections: Ints, number: int) -> NDArray[np.float64]:
    """Return (number,): the ball's share of each collection, a small one drawn towards the whole."""
    whole = (int(inside.sum()) + 1) / (len(inside) + 1)
    counts = np.bincount(collections, minlength=number)
    within = np.bincount(collections[inside], minlength=number)
    shares: NDArray[np.float64] = (within + PRIOR * whole) / (counts + PRIOR)
    return shares


def _first_of_voice(rows: Rows, heard: Heard, known: Ints) -> Rows:
    """Return the earliest row of each voice that is not among the `known`."""
    fresh = rows[~np.isin(heard.voices[rows], known)]
    order = fresh[np.lexsort((fresh, heard.days[fresh]))]
    return np.sort(order[np.unique(heard.voices[order], return_index=True)[1]])
