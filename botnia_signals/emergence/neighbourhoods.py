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


@dataclass(frozen=True, slots=True)
class Neighbourhoods:
    """`centres` float32 (n, d), unit rows; `nearest` int32 (n, k): each centre's voices, nearest first."""

    centres: Vectors
    nearest: NDArray[np.int32]


def neighbourhoods(vectors: Vectors, authors: NDArray[np.int32], wanted: int) -> Neighbourhoods:
    """Return a ball around the neighbourhood of each row of `vectors` (n, d); an author counts once."""
    around = _nearest(vectors, vectors, authors, MEAN_OF)
    summed = np.where((around >= 0)[:, :, None], vectors[around], 0).sum(axis=1)
    norms = np.linalg.norm(summed, axis=1, keepdims=True)
    centres = (summed / np.where(norms > 0, norms, 1)).astype(np.float32)
    return Neighbourhoods(centres, _nearest(centres, vectors, authors, wanted))


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
