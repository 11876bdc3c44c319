"""How likely each statement is to be recent when nothing is new: its own background of volume and mix.

A new survey or a municipality that has just joined is recent as a whole; its texts resemble each other for
reasons of their own. A ball therefore expects, of each voice in it, the share of recent statements of that
voice's collection and municipality, not that of the whole (a covariate-adjusted scan: Kulldorff 1997,
section 5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]

PRIOR = 20.0
"""Statements of the whole that a small collection or municipality is mixed with."""
LARGEST, SMALLEST = 0.98, 1e-4
LARGEST_WINDOW = 0.75
"""Share of all statements that a window may hold. A theme that has been said slowly for half of a short
history is as new as one that came last month; with less than this share it would be compared with itself."""

LEAST_COLLECTION = 20
"""Collections with fewer statements are shuffled together."""


def shares(ages: Ints, windows: Ints, collections: Ints, places: Ints) -> Floats:
    """Return float32 (n, w): each statement's chance of lying in each window, given where it comes from.

    A window that holds more than three quarters of all statements has too little to be compared with: its
    shares are 1.
    """
    recent = ages[:, None] < windows[None, :]
    whole = recent.mean(axis=0)
    chance = whole * _ratio(recent, collections, whole) * _ratio(recent, places, whole)
    usable = (whole > 0) & (whole <= LARGEST_WINDOW)
    return np.where(usable, np.clip(chance, SMALLEST, LARGEST), 1.0).astype(np.float32)


def _ratio(recent: NDArray[np.bool_], groups: Ints, whole: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (n, w): how much more recent a statement's group is than the whole, drawn towards 1 if small."""
    number = np.bincount(groups)
    safe = np.where(whole > 0, whole, 1.0)
    ratios = np.empty((len(number), recent.shape[1]))
    for window in range(recent.shape[1]):
        seen = np.bincount(groups, weights=recent[:, window])
        ratios[:, window] = (seen + PRIOR * whole[window]) / (number + PRIOR) / safe[window]
    return ratios[groups]


def shuffles(ages: Ints, collections: Ints, number: int, generator: np.random.Generator) -> NDArray[np.int32]:
    """Return int32 (number, n): the ages reassigned at random within each collection."""
    sizes = np.bincount(collections)
    strata = np.where(sizes[collections] >= LEAST_COLLECTION, collections, -1)
    members = [np.flatnonzero(strata == stratum) for stratum in np.unique(strata)]
    shuffled = np.empty((number, len(ages)), dtype=np.int32)
    for row in shuffled:
        for rows in members:
            row[rows] = generator.permutation(ages[rows])
    return shuffled
