"""Which theme of a new map is which theme of the maps before it.

A map is drawn anew every few weeks and its clusters carry no memory. Here they are given lasting numbers: by
the statements that they share with earlier themes first, then by how near their centres are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals.records import Theme, ThemeEvent

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from botnia_signals.records import Background, Vectors

SHARED = 0.3
"""Share of the smaller group's statements that makes a theme and a cluster one."""
NEAR = 0.85
"""Cosine of two centres that makes them one where they share no statement."""
NAMED = 0.5
"""What a theme that people named counts more than one that nobody named, where both would go on as one."""
LIVE = 0.05
"""What a theme of the last map counts more than one that had ended before."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A theme as the last map that had it.

    It is `live` where that is the newest map, and `named` where people gave it a name.
    """

    id: int
    members: frozenset[str]
    live: bool = True
    named: bool = False


def carry(
    background: Background, found: Sequence[Theme], earlier: Sequence[Earlier], first: int
) -> tuple[list[Theme], list[ThemeEvent]]:
    """Return the themes of a new map under their lasting numbers, and what became of the themes before.

    Of all ways to give every earlier theme at most one cluster, and every cluster at most one earlier theme,
    the one in which they are most alike in sum. Clusters that go on nothing get the numbers from `first` on,
    in the order of the list. The order and the numbers of `found` and the order of `earlier` do not matter
    otherwise.

    Args:
        background: the statements that the new map was drawn of, with their vectors.
        found: the clusters of the new map.
        earlier: every theme that a map before had, each as it was last.
        first: the smallest number that no theme had.
    """
    order = sorted(earlier, key=lambda one: one.id)
    shared = _shared(found, order)
    ids = _matched(_alike(background, found, order, shared), order)
    numbers = iter(range(first, first + len(found)))
    lasting = [ids[place] if place in ids else next(numbers) for place in range(len(found))]
    themes = [replace(theme, id=ident) for theme, ident in zip(found, lasting, strict=True)]
    return themes, _events(lasting, set(ids), order, shared)


def _shared(found: Sequence[Theme], earlier: Sequence[Earlier]) -> NDArray[np.int64]:
    """Return how many statements each earlier theme (rows) has in common with each cluster (columns)."""
    place = {member: column for column, theme in enumerate(found) for member in theme.members}
    table = np.zeros((len(earlier), len(found)), np.int64)
    for row, one in enumerate(earlier):
        columns = [place[member] for member in one.members if member in place]
        np.add.at(table[row], columns, 1)
    return table


def _overlap(shared: NDArray[np.int64], earlier: Sequence[Earlier]) -> tuple[NDArray[np.float64], ...]:
    """Return the share of each earlier theme that is in a cluster, the other way round, and Jaccard's index.

    Only statements that an earlier theme had are counted of a cluster: what was said since makes no theme
    another one.
    """
    sizes = np.array([len(one.members) for one in earlier], float)[:, None]
    known = _known(shared, earlier)[None, :]
    return (
        shared / np.maximum(sizes, 1),
        shared / np.maximum(known, 1),
        shared / np.maximum(sizes + known - shared, 1),
    )


def _known(shared: NDArray[np.int64], earlier: Sequence[Earlier]) -> NDArray[np.float64]:
    """Return how many statements of each cluster are of a theme of the last map, or of one before it."""
    live = np.array([one.live for one in earlier], bool)
    known: NDArray[np.float64] = np.maximum(shared[live].sum(axis=0), shared.max(axis=0, initial=0)).astype(
        float
    )
    return known


def _alike(
    background: Background,
    found: Sequence[Theme],
    earlier: Sequence[Earlier],
    shared: NDArray[np.int64],
) -> NDArray[np.float64]:
    """Return how much earlier themes (rows) and clusters (columns) are one, 0 where they are two."""
    mine, theirs, both = _overlap(shared, earlier)
    near = _nearness(background, found, earlier)
    one = (np.maximum(mine, theirs) >= SHARED) | ((shared == 0) & (near >= NEAR))
    bonus = np.array([NAMED * theme.named + LIVE * theme.live for theme in earlier])[:, None]
    alike: NDArray[np.float64] = np.where(one, both + 0.1 * np.maximum(near, 0) + bonus, 0.0)
    return alike


def _nearness(
    background: Background, found: Sequence[Theme], earlier: Sequence[Earlier]
) -> NDArray[np.float64]:
    """Return the cosines of the centres of earlier themes (rows) and clusters (columns)."""
    before = centres(background, [one.members for one in earlier])
    now = centres(background, [theme.members for theme in found])
    return (before @ now.T).astype(np.float64)


def centres(background: Background, groups: Sequence[Collection[str]]) -> Vectors:
    """Return the unit mean (groups, d) of each group's vectors that are known; zeros where none is."""
    row = {ident: place for place, ident in enumerate(background.ids)}
    found = np.zeros((len(groups), background.vectors.shape[1]), np.float32)
    for place, members in enumerate(groups):
        rows = [row[member] for member in sorted(members) if member in row]
        if rows:
            found[place] = background.vectors[rows].mean(axis=0)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    unit: Vectors = (found / np.where(lengths > 0, lengths, 1)).astype(np.float32)
    return unit


def _matched(alike: NDArray[np.float64], earlier: Sequence[Earlier]) -> dict[int, int]:
    """Return the number of each cluster (by its place) that goes on an earlier theme."""
    from scipy.optimize import linear_sum_assignment

    if not alike.size:
        return {}
    rows, columns = linear_sum_assignment(alike, maximize=True)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return {column: earlier[row].id for row, column in pairs if alike[row, column] > 0}


def _events(
    lasting: Sequence[int], continued: set[int], earlier: Sequence[Earlier], shared: NDArray[np.int64]
) -> list[ThemeEvent]:
    """Return what is to be told of a map: themes new, split off, returned, merged and ended, by number."""
    mine, theirs, _ = _overlap(shared, earlier)
    place = {ident: column for column, ident in enumerate(lasting)}
    events = []
    for column, ident in enumerate(lasting):
        if column not in continued:
            origin = int(theirs[:, column].argmax()) if len(earlier) else -1
            split = origin >= 0 and theirs[origin, column] >= SHARED and earlier[origin].id in place
            events.append(
                ThemeEvent("split", ident, earlier[origin].id) if split else ThemeEvent("new", ident)
            )
    for row, one in enumerate(earlier):
        if one.id in place:
            events += [] if one.live else [ThemeEvent("returned", one.id)]
        elif one.live:
            heir = int(mine[row].argmax()) if mine.shape[1] else -1
            merged = heir >= 0 and mine[row, heir] >= SHARED
            events.append(
                ThemeEvent("merged", one.id, lasting[heir]) if merged else ThemeEvent("ended", one.id)
            )
    return sorted(events, key=lambda event: (event.theme, event.kind))
