"""From the core of a finding to its whole: who else said it, as far out and as far back as it holds.

Around the mean of the core, statements are taken nearest first. Of those since a day, some say it and some
resemble it by chance; the statements before that day show how many do so by chance: as many, times the ratio
of volumes. The group reaches as far as two thirds of what it takes in are more than chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from botnia_signals.records import Vectors

    Ints = NDArray[np.int32]

REACH = 400
"""Statements nearest the core that are looked at."""
DOUBT = 3.0
"""A recent statement weighs 1, a chance one 3: the group stops where a third would be chance."""
MARGIN = 1.5
"""Voices by which a farther reach or a longer period must be better: chance wins by one now and then."""
NEAR_ENOUGH = 0.5
"""Share of the core's median similarity to its centre below which nothing is taken."""
MOST_OF_AUTHOR = 2
"""Statements of one author that a group takes at most: who talks much does not make a group."""
LARGEST_SHARE = 0.7
"""A period that holds more of all statements has too few before it to tell what chance brings."""
LONGER = (39, 52)
"""Weeks that are tried beside the scan's windows, for themes older than those."""


@dataclass(frozen=True, slots=True)
class Grown:
    """The rows of the whole group, nearest first; its centre (d,), and the similarity of the farthest."""

    members: NDArray[np.int64]
    centre: Vectors
    radius: float
    weeks: int


def grow(vectors: Vectors, ages: Ints, authors: Ints, core: list[int], windows: Ints) -> Grown:
    """Return the group around `core` (rows of `vectors`); the core is always in it."""
    summed = vectors[core].sum(axis=0)
    centre = (summed / max(float(np.linalg.norm(summed)), 1e-9)).astype(np.float32)
    similarity = vectors @ centre
    depth = min(REACH, len(vectors))
    nearest = np.argpartition(-similarity, depth - 1)[:depth]
    nearest = nearest[np.lexsort((nearest, -similarity[nearest]))]
    nearest = nearest[similarity[nearest] >= NEAR_ENOUGH * float(np.median(similarity[core]))]
    oldest = int(ages[core].max()) + 1
    comparable = [
        weeks
        for weeks in (*windows.tolist(), *LONGER)
        if weeks >= oldest and float((ages < weeks).mean()) <= LARGEST_SHARE
    ]
    tried = comparable or [oldest]
    reaches = [_reach(nearest, ages, authors, weeks) for weeks in tried]
    largest = max(weight for _, weight in reaches)
    chosen = next(place for place, (_, weight) in enumerate(reaches) if weight >= largest - MARGIN)
    weeks, reach = tried[chosen], reaches[chosen][0]
    inside = nearest[:reach]
    lately = inside[ages[inside] < weeks]
    lately = lately[_place_of_author(authors[lately]) < MOST_OF_AUTHOR]
    members = np.concatenate([lately, np.setdiff1d(np.array(core), lately)])
    members = members[np.lexsort((members, -similarity[members]))]
    return Grown(members, centre, float(similarity[lately].min()) if len(lately) else 1.0, weeks)


def _reach(nearest: NDArray[np.int64], ages: Ints, authors: Ints, weeks: int) -> tuple[int, float]:
    """Return how many of `nearest` to take, and what they weigh, for a period of `weeks`."""
    recent = ages < weeks
    ratio = int(recent.sum()) / max(int((~recent).sum()), 1)
    lately = recent[nearest]
    first = _first_of_author(nearest, authors, lately)
    weight = np.cumsum(lately & first) - DOUBT * ratio * np.cumsum(~lately & first)
    largest = float(weight.max())
    if largest <= 0:
        return 0, 0.0
    return int((weight >= largest - MARGIN).argmax()) + 1, largest


def _first_of_author(
    nearest: NDArray[np.int64], authors: Ints, lately: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Tell which places are the first of their author, recent and earlier ones apart."""
    keys = authors[nearest].astype(np.int64) * 2 + lately
    first = np.zeros(len(nearest), dtype=bool)
    first[np.unique(keys, return_index=True)[1]] = True
    return first


def _place_of_author(authors: Ints) -> NDArray[np.int64]:
    """Return of each place how many earlier places have the same author."""
    heard: dict[int, int] = {}
    places = np.empty(len(authors), dtype=np.int64)
    for place, author in enumerate(authors.tolist()):
        places[place] = heard.get(author, 0)
        heard[author] = int(places[place]) + 1
    return places
