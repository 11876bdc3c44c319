"""The arithmetic of the theme map: neighbours, reduction, and where later statements belong.

Nothing here knows ids or texts. Labels are int64 (n,), numbered from 0; -1 means in no group.
"""

from __future__ import annotations

import math
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from botnia_signals.records import Vectors

    Labels = NDArray[np.int64]

NEIGHBOURS = 15
DIMENSIONS = 10
EPOCHS = 200
RUNS = 4
SEED_STEP = 1_000_003
ROWS_AT_ONCE = 1000


@contextmanager
def quiet() -> Iterator[None]:
    """Hide the warnings that UMAP, HDBSCAN and BERTopic give for our choices, and no others."""
    with warnings.catch_warnings():
        for text, kind in (
            (r"n_jobs value .* overridden", UserWarning),
            (r"precomputed_knn\[2\] .* is not an NNDescent object", UserWarning),
            (r"Graph is not fully connected", UserWarning),
            (r"Spectral initiali[sz]ation failed", UserWarning),
            (r"Embedding a total of .* separate connected components", UserWarning),
            (r"Exited at iteration", UserWarning),
            (r"Exited postprocessing", UserWarning),
            (r"k >= N", RuntimeWarning),
            (r"Tensorflow not installed", ImportWarning),
            (r".*force_all_finite", FutureWarning),
        ):
            warnings.filterwarnings("ignore", message=text, category=kind)
        for module in (r"umap\b.*", r"hdbscan\b.*", r"bertopic\b.*", r"numba\b.*", r"sklearn\b.*"):
            warnings.filterwarnings("ignore", category=DeprecationWarning, module=module)
            warnings.filterwarnings("ignore", category=SyntaxWarning, module=module)
        yield


def neighbours(vectors: Vectors, among: Vectors, k: int) -> tuple[NDArray[np.int32], Vectors]:
    """Return the k nearest rows of `among` for each row of `vectors`, nearest first, exactly.

    Both have unit rows. Shapes (n, k): positions in `among`, and cosine distances in [0, 2].
    """
    places = np.empty((len(vectors), k), np.int32)
    distances = np.empty((len(vectors), k), np.float32)
    for start in range(0, len(vectors), ROWS_AT_ONCE):
        block = slice(start, start + ROWS_AT_ONCE)
        distance = 1 - vectors[block] @ among.T
        near = np.sort(np.argpartition(distance, k - 1, axis=1)[:, :k], axis=1)
        values = np.take_along_axis(distance, near, axis=1)
        order = np.argsort(values, axis=1, kind="stable")
        places[block] = np.take_along_axis(near, order, axis=1)
        distances[block] = np.maximum(np.take_along_axis(values, order, axis=1), 0)
    return places, distances


def reduce(vectors: Vectors, seed: int) -> Vectors:
    """Return `vectors` in ten dimensions by UMAP (McInnes et al. 2018), shape (n, 10); n is at least 30.

    The neighbours are exact, which is quicker and steadier than UMAP's own approximation at this size.
    """
    with quiet():
        from umap import UMAP

    k = min(NEIGHBOURS, len(vectors) - 1)
    places, distances = neighbours(vectors, vectors, k)
    itself = np.arange(len(vectors), dtype=np.int32)
    places, distances = _itself_first(places, distances, itself)
    model = UMAP(
        n_neighbors=k,
        n_components=DIMENSIONS,
        n_epochs=EPOCHS,
        min_dist=0.0,
        metric="cosine",
        random_state=seed,
        n_jobs=1,
        precomputed_knn=(places, distances),
        force_approximation_algorithm=True,
    )
    with quiet():
        points: Vectors = model.fit_transform(vectors)
    return points


def agreed(vectors: Vectors, seed: int) -> Vectors:
    """Return `vectors` reduced four times side by side, shape (n, 40).

    The squared distance of two rows is the mean of their squared distances in the four reductions. What one
    run of UMAP tears apart by chance the others hold together, so another seed gives nearly the same groups.
    """
    runs = [reduce(vectors, (seed + SEED_STEP * run) % 2**32) for run in range(RUNS)]
    points: Vectors = np.concatenate(runs, axis=1) / np.float32(math.sqrt(RUNS))
    return points


def _itself_first(
    places: NDArray[np.int32], distances: Vectors, itself: NDArray[np.int32]
) -> tuple[NDArray[np.int32], Vectors]:
    """Return neighbours whose first column is the row itself at distance 0, as UMAP expects."""
    others = np.where(places == itself[:, None], -1, places)
    order = np.argsort(others != -1, axis=1, kind="stable")
    places = np.take_along_axis(places, order, axis=1)
    distances = np.take_along_axis(distances, order, axis=1)
    places[:, 0], distances[:, 0] = itself, 0
    return places, distances


def join(vectors: Vectors, fitted: Vectors, labels: Labels) -> Labels:
    """Return labels for `vectors` that were not fitted: the vote of the nearest fitted rows.

    Rows of `vectors` and `fitted` have unit length. Near ones count more, a vote for -1 counts as any.
    """
    if not len(vectors):
        return np.empty(0, np.int64)
    k = min(NEIGHBOURS, len(fitted))
    places, distances = neighbours(vectors, fitted, k)
    votes = np.zeros((len(vectors), int(labels.max()) + 2))
    rows = np.repeat(np.arange(len(vectors)), k)
    np.add.at(votes, (rows, labels[places].ravel() + 1), np.maximum(1 - distances, 1e-6).ravel())
    winners: Labels = votes.argmax(axis=1).astype(np.int64) - 1
    return winners
