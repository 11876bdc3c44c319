"""How like a centre each statement is, seen from its own surroundings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from botnia_signals.emergence.neighbourhoods import LOCAL, MEAN_OF, Neighbourhoods, crowding_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from botnia_signals.records import Vectors

    Rows = NDArray[np.int64]


class Surroundings:
    """What the scan of everything found around its statements; for others it is found when it is asked for.

    Args:
        vectors: all that is known (n, d).
        scanned: rows of it.
        balls: what was found around those.
    """

    def __init__(self, vectors: Vectors, scanned: Rows, balls: Neighbourhoods) -> None:
        self.vectors = vectors
        self._scanned = scanned
        self._crowding = np.full(len(vectors), np.nan, dtype=np.float32)
        self._around = np.full((len(vectors), MEAN_OF), -1, dtype=np.int64)
        self._crowding[scanned] = balls.crowding
        self._around[scanned] = np.where(balls.around >= 0, scanned[balls.around], -1)

    def likeness(self, rows: Rows, centre: Vectors) -> NDArray[np.float32]:
        """Return (m,): how like a `centre` (d,) the statements at `rows` and their nearest four are in mean.

        It is the cosine less what is usual around each. One alone may lie near by its words; those nearest
        to it tell whether its meaning does.
        """
        self._learn(rows)
        around = self._around[rows]
        there = around >= 0
        some, place = np.unique(around[there], return_inverse=True)
        like = np.zeros(around.shape, dtype=np.float32)
        like[there] = (self.vectors[some] @ centre - np.float32(LOCAL) * self._crowding[some])[place]
        mean: NDArray[np.float32] = like.sum(axis=1) / np.maximum(there.sum(axis=1), 1)
        return mean.astype(np.float32)

    def _learn(self, rows: Rows) -> None:
        """Find what is around those of `rows` that the scan left out, among those it had."""
        new = rows[np.isnan(self._crowding[rows])]
        if not len(new):
            return
        alike = self.vectors[new] @ self.vectors[self._scanned].T
        adjusted = alike - np.float32(LOCAL) * self._crowding[self._scanned]
        depth = min(MEAN_OF - 1, adjusted.shape[1])
        nearest = np.argpartition(-adjusted, depth - 1, axis=1)[:, :depth]
        own = (self.vectors[new] * self.vectors[new]).sum(axis=1, keepdims=True)
        self._crowding[new] = crowding_of(np.hstack([alike, own]).astype(np.float32))
        self._around[new, 0] = new
        self._around[new, 1 : depth + 1] = self._scanned[nearest]
