"""Balls of meaning: around the mean of a statement and its nearest voices, nearest voices first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from botnia_signals.records import Vectors

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

    `centres` float32 (n, d), unit rows; `nearest` int32 (n, k): each centre's voices, nearest first; `costs`
    float32 (n,): what each ball's score is lowered by.

    A theme with many statements has many balls, and so many chances that one of them is recent by luck. The
    more statements are near a centre, the more its balls cost: a prior weight that falls with the square of
    the crowd. It depends on where statements lie, never on when they were said, so the null holds.
    """

    centres: Vectors
    nearest: NDArray[np.int32]
    costs: NDArray[np.float32]


def neighbourhoods(vectors: Vectors, authors: NDArray[np.int32], wanted: int) -> Neighbourhoods:
    """Return a ball around the neighbourhood of each row of `vectors` (n, d); an author counts once."""
    around = _nearest(vectors, vectors, authors, MEAN_OF)
    summed = np.where((around >= 0)[:, :, None], vectors[around], 0).sum(axis=1)
    norms = np.linalg.norm(summed, axis=1, keepdims=True)
    centres = (summed / np.where(norms > 0, norms, 1)).astype(np.float32)
    return Neighbourhoods(centres, _nearest(centres, vectors, authors, wanted), _costs(centres, vectors))


def _costs(centres: Vectors, vectors: Vectors) -> NDArray[np.float32]:
    """Return each centre's cost, 0 for the one that has an average crowd around it."""
    some = centres[:: max(1, len(centres) // SAMPLED)]
    near = np.quantile(some @ vectors.T, NEAR)
    crowds = [
        (centres[start : start + CHUNK] @ vectors.T >= near).sum(axis=1)
        for start in range(0, len(centres), CHUNK)
    ]
    logs = np.log(np.concatenate(crowds) + LEAST_CROWD)
    costs: NDArray[np.float32] = (COST_OF_CROWD * (logs - logs.mean())).astype(np.float32)
    return costs


def _nearest(
    centres: Vectors, vectors: Vectors, authors: NDArray[np.int32], wanted: int
) -> NDArray[np.int32]:
    from botnia_signals.emergence import kernels

    number = len(vectors)
    depth = min(number, LOOK_THROUGH * wanted)
    people = int(authors.max()) + 1
    parts = []
    for start in range(0, len(centres), CHUNK):
        order = kernels.most_similar(centres[start : start + CHUNK] @ vectors.T, depth)
        parts.append(kernels.nearest_voices(order, authors, wanted, people))
    return np.concatenate(parts)
