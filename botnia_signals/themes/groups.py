"""How many themes there are, and which: a tree of groups is cut where groups stand apart best.

Points are rows of the reduced vectors. Labels are int64 (n,), numbered from 0; -1 means in no group.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from botnia_signals.records import Vectors
    from botnia_signals.themes.clusters import Labels

    Floats = NDArray[np.float32]

MOST_IN_TREE = 6000
"""Points that the tree is made of; of more, so many at random, and the others join the nearest centre."""
MOST_COMPARED = 1500
"""Points whose distances from each other say how well groups stand apart."""
MEAN_SIZE, FEWEST_TRIED, LEAST_MEAN_SIZE = 45, 10, 20
"""Statements that a theme has in the mean at least: three times the neighbours that the reduction looks at,
as smaller groups may be its own making. Up to ten groups are tried where they have twenty in the mean."""
MOST_GROUPS = 120
FINE = 0.06
"""What e times as many groups may lose in mean silhouette and still be the better map."""
NEARLY_BEST = 0.06
"""How far the mean silhouette of a map may lie under that of the best number of groups."""
BETWEEN = 0.95
"""A point that is this near to a second centre, as a share, belongs to neither."""
MOST_UNASSIGNED = 0.05
STEPS, FIRST_STEPS = 30, 5


def groups(points: Vectors, seed: int) -> Labels:
    """Return a label for each of n points, their number found from the points.

    Ward's tree (1963, "Hierarchical grouping to optimize an objective function") is cut into every number of
    groups, each cut is improved by Lloyd's steps (1982) and its mean silhouette taken (Rousseeuw 1987,
    "Silhouettes: a graphical aid to the interpretation and validation of cluster analysis"): how much nearer
    points are to their own group than to the next. Coarse maps have the highest silhouettes where themes
    form families, so the number k is that which maximises silhouette + 0.06·ln k among the numbers whose
    silhouette is nearly the best. Points between two centres, one in twenty at most, are in no group.
    """
    points = np.ascontiguousarray(points, np.float32)
    random = np.random.default_rng(seed)
    chosen = np.sort(random.permutation(len(points))[:MOST_IN_TREE])
    cuts = _cuts(points[chosen])
    compared = random.permutation(len(chosen))[:MOST_COMPARED]
    apart = _distances(points[chosen[compared]], points[chosen[compared]])
    scores = {k: mean_silhouette(apart, labels[compared]) for k, labels in cuts.items()}
    best = best_number(scores)
    if best is None:
        return np.zeros(len(points), np.int64)
    labels, away = _settled(points, _centres(points[chosen], cuts[best]), STEPS)
    return _leave_between(labels, away)


def best_number(scores: dict[int, float]) -> int | None:
    """Return the number of groups whose score + 0.06·ln number is largest among the nearly best, or None."""
    if not scores:
        return None
    least = max(scores.values()) - NEARLY_BEST
    good = {k: score + FINE * math.log(k) for k, score in scores.items() if score >= least}
    return max(sorted(good), key=good.__getitem__)


def mean_silhouette(apart: Floats, labels: Labels) -> float:
    """Return the mean silhouette of m points with distances `apart` (m, m); alone in a group counts 0."""
    _, numbers = np.unique(labels, return_inverse=True)
    member = np.eye(numbers.max() + 1, dtype=np.float32)[numbers]
    sizes = member.sum(axis=0)
    if len(sizes) < 2:
        return 0.0
    sums = apart @ member
    row = np.arange(len(numbers))
    own = sums[row, numbers] / np.maximum(sizes[numbers] - 1, 1)
    others = sums / sizes
    others[row, numbers] = np.inf
    nearest = others.min(axis=1)
    values = (nearest - own) / np.maximum(np.maximum(nearest, own), 1e-12)
    return float(np.where(sizes[numbers] > 1, values, 0.0).mean())


def _cuts(points: Vectors) -> dict[int, Labels]:
    """Return labels by number of groups, for every number that is tried; of few points none."""
    from scipy.cluster.hierarchy import fcluster, linkage

    few = min(len(points) // LEAST_MEAN_SIZE, FEWEST_TRIED)
    most = min(max(len(points) // MEAN_SIZE, few), MOST_GROUPS)
    if most < 2 or float(np.ptp(points, axis=0).max()) < 1e-6:
        return {}
    tree = linkage(points.astype(np.float64), "ward")
    numbers = [k for k in range(2, most + 1) if k <= 40 or k % 4 == 0]
    cuts = {}
    for number in numbers:
        first = fcluster(tree, number, "maxclust").astype(np.int64)
        labels, _ = _settled(points, _centres(points, first), FIRST_STEPS)
        cuts[int(labels.max()) + 1] = labels
    return {k: labels for k, labels in cuts.items() if k > 1}


def _settled(points: Vectors, centres: Vectors, steps: int) -> tuple[Labels, Floats]:
    """Return labels after Lloyd's steps, numbered without gaps, and distances from the centres (n, k)."""
    labels: Labels = np.full(len(points), -1, np.int64)
    for _ in range(steps):
        nearest = np.unique(_nearest(points, centres), return_inverse=True)[1].astype(np.int64)
        if np.array_equal(nearest, labels):
            break
        labels, centres = nearest, _centres(points, nearest)
    return labels, _distances(points, centres)


def _centres(points: Vectors, labels: Labels) -> Vectors:
    """Return the mean of each group's points, shape (groups, d), groups in the order of their labels."""
    _, numbers, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    order = np.argsort(numbers, kind="stable")
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    sums = np.add.reduceat(points[order], starts, axis=0)
    centres: Vectors = (sums / sizes[:, None]).astype(np.float32)
    return centres


def _nearest(points: Vectors, centres: Vectors) -> Labels:
    """Return which centre each point is nearest to, shape (n,)."""
    nearest: Labels = ((centres**2).sum(axis=1) - 2 * points @ centres.T).argmin(axis=1)
    return nearest


def _distances(points: Vectors, others: Vectors) -> Floats:
    """Return Euclidean distances, shape (n, m)."""
    squares = (points**2).sum(axis=1)[:, None] - 2 * points @ others.T + (others**2).sum(axis=1)
    distances: Floats = np.sqrt(np.maximum(squares, 0))
    return distances


def _leave_between(labels: Labels, away: Floats) -> Labels:
    """Return labels without those of points that lie between two centres, one in twenty at most."""
    if away.shape[1] < 2:
        return labels
    two = np.partition(away, 1, axis=1)
    ratio = two[:, 0] / np.maximum(two[:, 1], 1e-12)
    between = np.flatnonzero(ratio > BETWEEN)
    worst = between[np.argsort(-ratio[between], kind="stable")][: int(MOST_UNASSIGNED * len(labels))]
    labels = labels.copy()
    labels[worst] = -1
    return labels
