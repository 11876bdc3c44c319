"""The theme model's seam: statements in, a label for each out. BERTopic, and a dummy for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from botnia_signals.themes.clusters import agreed, quiet
from botnia_signals.themes.groups import groups

if TYPE_CHECKING:
    from collections.abc import Sequence

    from botnia_signals.records import Vectors
    from botnia_signals.themes.clusters import Labels


class ThemeModel(Protocol):
    """Groups statements. The same input gives the same labels; they mean nothing outside the call."""

    def group(self, vectors: Vectors, texts: Sequence[str], seed: int) -> Labels:
        """Return a label for each of n statements (unit rows, distinct): int64 (n,), -1 for none."""


class BertopicModel:
    """BERTopic (Grootendorst 2022) on given vectors: UMAP four times, groups as many as stand apart."""

    def group(self, vectors: Vectors, texts: Sequence[str], seed: int) -> Labels:
        """Return BERTopic's topic of each statement, -1 for those between two topics."""
        with quiet():
            from bertopic import BERTopic
            from sklearn.feature_extraction.text import CountVectorizer

            model = BERTopic(
                umap_model=_Reducer(seed),
                hdbscan_model=_Groups(seed),
                vectorizer_model=CountVectorizer(analyzer=_words),
                calculate_probabilities=False,
                verbose=False,
            )
            topics, _ = model.fit_transform(list(texts), embeddings=vectors)
        return np.asarray(topics, np.int64)


class AxisModel:
    """A model for tests: a statement's label is the axis on which its vector is longest."""

    def group(self, vectors: Vectors, texts: Sequence[str], seed: int) -> Labels:  # noqa: ARG002
        """Return the position of each row's largest value."""
        labels: Labels = vectors.argmax(axis=1).astype(np.int64)
        return labels


def _words(text: str) -> list[str]:
    """Return what BERTopic counts; two marks of ours, as it breaks on fewer than two words."""
    return ["<", *text.split(), ">"]


class _Reducer:
    """What BERTopic takes for UMAP: reduces the rows that it is fitted on, once."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def fit(self, vectors: Vectors, y: Any = None) -> _Reducer:  # noqa: ARG002
        self._points = agreed(vectors, self._seed)
        return self

    def transform(self, vectors: Vectors) -> Vectors:  # noqa: ARG002
        return self._points


class _Groups:
    """What BERTopic takes for HDBSCAN: groups of the reduced rows."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def fit(self, points: Vectors, y: Any = None) -> _Groups:  # noqa: ARG002
        self.labels_ = groups(points, self._seed)
        return self
