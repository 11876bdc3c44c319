"""A baseline on topics: BERTopic refitted on all that was said so far, and a rate test of each topic.

BERTopic (Grootendorst 2022) as it comes: UMAP to 5 dimensions with 15 neighbours, HDBSCAN, c-TF-IDF; the
smallest topic is 5 statements and the seed is fixed, so that a run can be repeated. Fitted every second week;
in between the last list stands. A topic's statements of the last 8 weeks are tested against those before
(`rates`); topics are ranked by p and the first ten of them that are said more often than before are listed,
with p corrected for the number of topics. A topic keeps the id of the earlier topic that it shares most
statements with (Jaccard of 0.3 or more), else of one whose centre is as near as 0.9.
"""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from botnia_signals.encoding import unit
from tests.benchmarks.rates import bonferroni, rate_p
from tests.benchmarks.said import Aligned, Said, Vectors, Week, known, records

REFIT_WEEKS, RECENT_WEEKS, WARM_UP_WEEKS = 2, 8, 12
SMALLEST_TOPIC, LEAST_STATEMENTS, LISTED = 5, 50, 10
SAME_MEMBERS, SAME_CENTRE = 0.3, 0.9

Labels = NDArray[np.int64]


def bertopic(said: Sequence[Said], vectors: Aligned, weeks: Sequence[dt.date]) -> list[Week]:
    """Return the topics that are said more often lately, each week, the smallest p first."""
    lines: list[Week] = []
    linked = Linked()
    signals: list[dict[str, object]] = []
    for number, day in enumerate(weeks):
        count = known(said, day)
        if number >= WARM_UP_WEEKS and number % REFIT_WEEKS == 0 and count >= LEAST_STATEMENTS:
            current = vectors.first(count)
            labels = topics([one.text for one in said[:count]], current)
            signals = _rising(said, labels, linked.ids(labels, current), day)
        lines.append({"as_of": day.isoformat(), "signals": signals})
    return lines


def topics(texts: Sequence[str], vectors: Vectors, seed: int = 0) -> Labels:
    """Return BERTopic's topic of each text, int64 (n,), -1 for none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the libraries' own, about the seed and about one another
        from bertopic import BERTopic
        from hdbscan import HDBSCAN
        from umap import UMAP

        reducer = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed)
        groups = HDBSCAN(min_cluster_size=SMALLEST_TOPIC, prediction_data=False)
        model = BERTopic(umap_model=reducer, hdbscan_model=groups, calculate_probabilities=False)
        found, _ = model.fit_transform(list(texts), embeddings=vectors)
    return np.asarray(found, np.int64)


class Linked:
    """Ids of topics over refits: what was a topic before keeps its id."""

    def __init__(self) -> None:
        self._labels: Labels = np.empty(0, np.int64)
        self._ids: list[int] = []
        self._next = 1

    def ids(self, labels: Labels, vectors: Vectors) -> list[int]:
        """Return the id of each topic 0 … k-1 of the newest labels (n,), whose rows begin with the last ones.

        The centres of both fits are taken from the newest vectors (n, d), which alone are comparable.
        """
        k = int(labels.max(initial=-1)) + 1
        given: dict[int, int] = {}
        for score, old, new in self._pairs(labels, vectors, k):
            if score and new not in given and old not in given.values():
                given[new] = old
        names = []
        for topic in range(k):
            names.append(self._ids[given[topic]] if topic in given else self._new())
        self._labels, self._ids = labels, names
        return names

    def _pairs(self, labels: Labels, vectors: Vectors, k: int) -> list[tuple[float, int, int]]:
        """Return (score, old topic, new topic), the best first: shared members count more than nearness."""
        old = self._labels
        if not self._ids or not k:
            return []
        share = jaccard(old, labels[: len(old)], len(self._ids), k)
        near = centres(vectors[: len(old)], old, len(self._ids)) @ centres(vectors, labels, k).T
        score = np.where(share >= SAME_MEMBERS, 1 + share, np.where(near >= SAME_CENTRE, near, 0))
        return sorted(((float(score[i, j]), int(i), int(j)) for i, j in np.argwhere(score > 0)), reverse=True)

    def _new(self) -> int:
        self._next += 1
        return self._next - 1


def jaccard(one: Labels, other: Labels, ones: int, others: int) -> NDArray[np.float64]:
    """Return shared members of each pair of topics as a share of both, (ones, others); -1 is no topic."""
    shared = np.zeros((ones, others))
    inside = (one >= 0) & (other >= 0)
    np.add.at(shared, (one[inside], other[inside]), 1)
    sizes = [np.bincount(x[x >= 0], minlength=n) for x, n in ((one, ones), (other, others))]
    either: NDArray[np.float64] = sizes[0][:, None] + sizes[1][None, :] - shared
    return shared / np.maximum(either, 1)


def centres(vectors: Vectors, labels: Labels, count: int) -> Vectors:
    """Return the unit mean of each topic's vectors, (count, d)."""
    sums = np.zeros((count, vectors.shape[1]), np.float32)
    np.add.at(sums, labels[labels >= 0], vectors[labels >= 0])
    return unit(sums)


def _rising(
    said: Sequence[Said], labels: Labels, ids: Sequence[int], day: dt.date
) -> list[dict[str, object]]:
    """Return the ten topics with the smallest p of those that are said more often than before."""
    k = len(ids)
    lately = np.array([day.toordinal() - one.day < 7 * RECENT_WEEKS for one in said[: len(labels)]])
    counts = [np.bincount(labels[rows & (labels >= 0)], minlength=k) for rows in (lately, ~lately)]
    p = rate_p(counts[0], counts[1], int(lately.sum()), int((~lately).sum()))
    corrected = bonferroni(p)
    chosen = [int(i) for i in np.argsort(p, kind="stable") if counts[0][i] and p[i] < 0.5][:LISTED]
    return [
        {
            "id": f"T-{ids[i]}",
            "level": "signal",
            "members": records(said, np.flatnonzero(lately & (labels == i)).tolist()),
            "p": float(corrected[i]),
        }
        for i in chosen
    ]
