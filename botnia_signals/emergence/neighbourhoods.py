"""Balls of meaning: around the mean of a statement and its nearest voices, nearest voices first.

How near two statements are is their cosine less what is usual around the second: `LOCAL` times the mean
cosine of that one and its `CROWD` nearest. Some statements lie near to everything that is said (short and
general ones, and those in the middle of much-said themes) and would be in every ball; measured against their
own surroundings they are not. This is the cross-domain similarity local scaling of Conneau, Lample, Ranzato,
Denoyer, Jégou 2018 ("Word translation without parallel data", ICLR), one-sided: of what lies around one
centre only the order matters. It depends on where statements lie, never on when they were said, so the
null holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from botnia_signals.records import Vectors

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]

LOCAL = 0.7
"""Weight of what is usual around a statement; 0.5 to 1 do about as well."""
CROWD = 30
"""Nearest statements that tell what is usual around one; 10 to 60 do about as well."""
MEAN_OF = 5
"""A centre is the mean of a statement and its four nearest voices, of any age: measured better than the
statement itself, and the balls then do not depend on which statements are recent."""
LOOK_THROUGH = 5
"""How many times more statements than voices are ordered, to leave room for authors heard twice."""
CHUNK = 2048
SAMPLED = 500
LEAST_CROWD = 3
NEAR = 0.95
"""Of all pairs of a centre and a statement this share lies farther apart than "near"."""
COST_OF_CROWD = 2.0
"""What a ball's score is lowered by, times the logarithm of how many statements are near its centre."""


@dataclass(frozen=True, slots=True)
class Neighbourhoods:
    """Balls around n statements.

    `nearest` int32 (n, k): each centre's voices, nearest first; `costs` float32 (n,): what each ball's score
    is lowered by; `around` int32 (n, 5): the statements that each centre is the mean of, itself first, -1
    where there are fewer; `crowding` float32 (n,): the mean cosine of each statement and its nearest.

    A theme with many statements has many balls, and so many chances that one of them is recent by luck. The
    more statements are near a centre, the more its balls cost: a prior weight that falls with the square of
    the crowd.
    """

    nearest: Ints
    costs: Floats
    around: Ints
    crowding: Floats


def neighbourhoods(vectors: Vectors, authors: Ints, wanted: int) -> Neighbourhoods:
    """Return a ball around the neighbourhood of each row of `vectors` (n, d); an author counts once."""
    alike = vectors @ vectors.T
    crowding = crowding_of(alike)
    people = int(authors.max()) + 1
    around = _nearest(alike, crowding, authors, MEAN_OF, people)
    nearest, crowds = [], []
    near = float(np.quantile(_of_centres(alike, around[:: max(1, len(around) // SAMPLED)]), NEAR))
    for start in range(0, len(alike), CHUNK):
        to_centre = _of_centres(alike, around[start : start + CHUNK])
        crowds.append((to_centre >= near).sum(axis=1))
        nearest.append(_nearest(to_centre, crowding, authors, wanted, people))
    return Neighbourhoods(np.concatenate(nearest), _costs(np.concatenate(crowds)), around, crowding)


def centre_of(vectors: Vectors) -> Vectors:
    """Return the mean of rows (n, d), scaled to length one (d,); zeros for a mean of length zero."""
    summed = vectors.sum(axis=0)
    centre: Vectors = (summed / max(float(np.linalg.norm(summed)), 1e-9)).astype(np.float32)
    return centre


def crowding_of(alike: Floats) -> Floats:
    """Return (m,): the mean of the largest cosines in each row (m, n), the statement's own left out."""
    from botnia_signals.emergence import kernels

    crowding: Floats = kernels.mean_of_largest(alike, min(CROWD + 1, alike.shape[1]))
    return crowding


def _of_centres(alike: Floats, around: Ints) -> Floats:
    """Return the cosines (m, n) of all statements with the means of the statements `around` (m, k)."""
    from botnia_signals.emergence import kernels

    cosines: Floats = kernels.cosines_of_means(alike, around)
    return cosines


def _costs(crowds: NDArray[np.int64]) -> Floats:
    """Return each centre's cost, 0 for the one that has an average crowd around it."""
    logs = np.log(crowds + LEAST_CROWD)
    costs: Floats = (COST_OF_CROWD * (logs - logs.mean())).astype(np.float32)
    return costs


def _nearest(alike: Floats, crowding: Floats, authors: Ints, wanted: int, people: int) -> Ints:
    from botnia_signals.emergence import kernels

    depth = min(alike.shape[1], LOOK_THROUGH * wanted)
    order = kernels.most_similar(alike, np.float32(LOCAL) * crowding, depth)
    nearest: Ints = kernels.nearest_voices(order, authors, wanted, people)
    return nearest
