"""Which statements are looked at together: all of them, those of one region, those of one municipality.

A theme that is new in one small place may drown in the whole. Each map is scanned on its own, and the null
takes the largest score over all maps, so that the error rate stays one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.int64]

LEAST_ON_MAP = 150
"""Statements that a region or municipality needs for a map of its own."""
MOST_MAPS = 24
"""Regions and municipalities with the most statements that have one."""
MOST_SCANNED = 8000
"""Statements that are scanned; of more, older ones are thinned at random."""
ALWAYS_SCANNED = 4000
"""The newest of them, which are not thinned."""


@dataclass(frozen=True, slots=True)
class Map:
    """A place, "" for everywhere, and the positions of its statements."""

    place: str
    rows: Rows


def maps(places: Sequence[str], regions: Sequence[str]) -> list[Map]:
    """Return the map of everything, then those of regions and municipalities, the largest first."""
    whole = Map("", np.arange(len(places), dtype=np.int64))
    parts = [*_parts(regions, len(places)), *_parts(places, len(places))]
    parts.sort(key=lambda part: (-len(part.rows), part.place))
    return [whole, *parts[:MOST_MAPS]]


def _parts(names: Sequence[str], number: int) -> list[Map]:
    """Return a map of each name that has enough statements, but not nearly all of them."""
    if not len(names):
        return []
    known, which = np.unique(np.asarray(names, dtype=str), return_inverse=True)
    found = [Map(str(name), np.flatnonzero(which == place)) for place, name in enumerate(known) if name]
    return [part for part in found if LEAST_ON_MAP <= len(part.rows) <= 0.9 * number]


def thinned(ages: NDArray[np.int32], generator: np.random.Generator) -> Rows:
    """Return the positions to scan: the newest, and of the others as many at random as there is room for.

    Leaving out by age alone favours no meaning: under the null what is left is as exchangeable as before.
    """
    if len(ages) <= MOST_SCANNED:
        return np.arange(len(ages), dtype=np.int64)
    by_age = np.argsort(ages, kind="stable")
    older = generator.permutation(by_age[ALWAYS_SCANNED:])[: MOST_SCANNED - ALWAYS_SCANNED]
    return np.sort(np.concatenate([by_age[:ALWAYS_SCANNED], older]))
