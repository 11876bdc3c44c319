"""From the core of a finding to its whole: who else said it, as far out and as far back as it holds.

Around the mean of the core, statements are taken by their likeness to it (`surroundings`), the likest
first. The core itself tells how like is like: the group reaches to somewhere between a third and a fifth of
the core's median. Where between, and how far back, what was said before tells: of those since a day, some say
it and some resemble it by chance, and the statements before that day show how many do so by chance: as many,
times the ratio of volumes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals.emergence.neighbourhoods import centre_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from botnia_signals.emergence.surroundings import Surroundings
    from botnia_signals.records import Vectors

    Ints = NDArray[np.int32]
    Rows = NDArray[np.int64]

STEPS = 2
DROPPED = 0.25
"""Share of a core that each step towards its heart drops."""
LEAST_HEART = 3
REACH = 600
"""Statements nearest the core that are looked at."""
SURE = 0.35
LOOSE = 0.2
"""Shares of the core's median likeness: what is above the one is taken, what is below the other is not."""
DOUBT = 2.0
"""Between them a recent statement weighs 1, a chance one 2: the group stops where half would be chance."""
MARGIN = 0.5
"""Voices by which a farther reach or a longer period must be better: chance wins now and then."""
MOST_OF_AUTHOR = 3
"""Statements of one author that a group takes at most: who talks much does not make a group."""
LARGEST_SHARE = 0.7
"""A period that holds more of all statements has too few before it to tell what chance brings."""
LONGER = (39, 52)
"""Weeks that are tried beside the scan's windows, for themes older than those."""


@dataclass(frozen=True, slots=True)
class Said:
    """The statements that a group may have: rows of `surroundings`, and each one's age in weeks and voice."""

    rows: Rows
    ages: Ints
    voices: Ints


@dataclass(frozen=True, slots=True)
class Grown:
    """The whole group, rows of the surroundings; its centre (d,) and radius, and since how many weeks.

    The likest come first, those of the core that are left come last. The ball of that radius holds as many
    statements of that period as the group.
    """

    members: Rows
    centre: Vectors
    radius: float
    weeks: int


def grow(surroundings: Surroundings, said: Said, core: Rows, windows: Ints) -> Grown:
    """Return the group around `core` (rows of the surroundings, among `said`).

    A core may hold two things that grew at once. Its heart, those most alike, is grown first, and what that
    gathered once more; the heart is always in the group.
    """
    heart = _heart(surroundings, core)
    gathered = _grown(surroundings, said, heart, windows).members
    return _grown(surroundings, said, np.sort(gathered), windows)


def _heart(surroundings: Surroundings, core: Rows) -> Rows:
    """Return the rows of the core that are left when those least like their mean were dropped, twice."""
    for _ in range(STEPS):
        likeness = surroundings.likeness(core, centre_of(surroundings.vectors[core]))
        kept = core[likeness >= np.quantile(likeness, DROPPED)]
        if len(kept) < LEAST_HEART:
            break
        core = kept
    return core


def _grown(surroundings: Surroundings, said: Said, core: Rows, windows: Ints) -> Grown:
    """Return the group around the mean of `core`, which is always in it."""
    centre = centre_of(surroundings.vectors[core])
    own = np.searchsorted(said.rows, core)
    cosines = surroundings.vectors[said.rows] @ centre
    depth = min(REACH, len(said.rows))
    near = np.union1d(np.argpartition(-cosines, depth - 1)[:depth], own)
    likeness = surroundings.likeness(said.rows[near], centre)
    usual = max(float(np.median(likeness[np.isin(near, own)])), 0.0)
    order = np.lexsort((near, -likeness))
    order = order[likeness[order] >= LOOSE * usual]
    nearest, sure = near[order], int((likeness >= SURE * usual).sum())
    oldest = int(said.ages[own].max()) + 1
    weeks, reach = _furthest(nearest, sure, said, oldest, windows)
    lately = nearest[:reach][said.ages[nearest[:reach]] < weeks]
    lately = lately[_place_of_author(said.voices[lately]) < MOST_OF_AUTHOR]
    members = np.concatenate([lately, np.setdiff1d(own, lately)])
    return Grown(said.rows[members], centre, _radius(cosines[said.ages < weeks], len(lately)), weeks)


def _radius(cosines: NDArray[np.float32], number: int) -> float:
    """Return the cosine of the `number`-th nearest, 1 for none."""
    return float(-np.partition(-cosines, number - 1)[number - 1]) if number else 1.0


def _furthest(nearest: Rows, sure: int, said: Said, oldest: int, windows: Ints) -> tuple[int, int]:
    """Return the shortest period, in weeks, and the least reach that weigh about as much as any."""
    tried = [
        weeks
        for weeks in (*windows.tolist(), *LONGER)
        if weeks >= oldest and float((said.ages < weeks).mean()) <= LARGEST_SHARE
    ] or [oldest]
    reaches = [_reach(nearest, sure, said, weeks) for weeks in tried]
    largest = max(weight for _, weight in reaches)
    chosen = next(place for place, (_, weight) in enumerate(reaches) if weight >= largest - MARGIN)
    return tried[chosen], reaches[chosen][0]


def _reach(nearest: Rows, sure: int, said: Said, weeks: int) -> tuple[int, float]:
    """Return how many of `nearest` to take, `sure` at least, and what they weigh, for a period of `weeks`."""
    if not len(nearest):
        return 0, 0.0
    recent = said.ages < weeks
    ratio = int(recent.sum()) / max(int((~recent).sum()), 1)
    lately = recent[nearest]
    first = _first_of_author(nearest, said.voices, lately)
    weight = np.cumsum(lately & first) - DOUBT * ratio * np.cumsum(~lately & first)
    least = max(sure, 1) - 1
    largest = float(weight[least:].max())
    return least + int((weight[least:] >= largest - MARGIN).argmax()) + 1, largest


def _first_of_author(nearest: Rows, voices: Ints, lately: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell which places are the first of their author, recent and earlier ones apart."""
    keys = voices[nearest].astype(np.int64) * 2 + lately
    first = np.zeros(len(nearest), dtype=bool)
    first[np.unique(keys, return_index=True)[1]] = True
    return first


def _place_of_author(voices: Ints) -> NDArray[np.int64]:
    """Return of each place how many earlier places have the same author."""
    heard: dict[int, int] = {}
    places = np.empty(len(voices), dtype=np.int64)
    for place, author in enumerate(voices.tolist()):
        places[place] = heard.get(author, 0)
        heard[author] = int(places[place]) + 1
    return places
