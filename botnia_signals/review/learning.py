"""What labels can be learned from examples: suggestions that say how sure they are, measured, never deciding.

One linear classifier a label on the stored vectors; its score becomes a probability by Platt's sigmoid, which
is fitted to scores of examples that the classifier had not seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from botnia_signals.records import Vectors

    Numbers = NDArray[np.float64]
    Truth = NDArray[np.bool_]
    Rows = NDArray[np.int64]

FOLDS = 5
LEAST = 10
"""Examples of each kind, for and against, that a label needs before anything is suggested with it."""
DRAWS = 500
SURE = 0.5
"""Probability from which a label is suggested."""
STRENGTH = 10.0
"""Inverse of the ridge of the classifier."""
BINS = ((0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.0))


@dataclass(frozen=True, slots=True)
class Measures:
    """How well a label is found among examples that were held back: values with their 95 % intervals.

    `found` counts those that it was suggested for; `brier` is the mean squared error of the probabilities.
    """

    precision: float | None
    recall: float
    f1: float
    precision_interval: tuple[float, float] | None
    recall_interval: tuple[float, float]
    f1_interval: tuple[float, float]
    found: int
    brier: float


@dataclass(frozen=True, slots=True)
class Learned:
    """A classifier of one label: weights (d,) and bias, the sigmoid's slope and offset, held-back results.

    `held_back` are the probabilities (n,) of the examples, each from classifiers that did not see it.
    """

    weights: Numbers
    bias: float
    slope: float
    offset: float
    measures: Measures
    held_back: Numbers

    def probability(self, vectors: Vectors) -> Numbers:
        """Return the probability (n,) that the label fits each of the vectors (n, d)."""
        return _sigmoid(self.slope * (vectors @ self.weights + self.bias) + self.offset)


def enough(truth: Truth, groups: Sequence[str], least: int = LEAST) -> bool:
    """Tell whether there are enough examples for and against, from enough people or documents (`groups`)."""
    if min(truth.sum(), (~truth).sum()) < least:
        return False
    spoken = np.asarray(groups)
    needed = min(FOLDS, least)
    return min(len(set(spoken[truth])), len(set(spoken[~truth]))) >= needed


def learn(
    vectors: Vectors, truth: Truth, groups: Sequence[str], *, least: int = LEAST, seed: int = 0
) -> Learned | None:
    """Return a classifier of examples (n, d), or None where there are too few.

    Examples of one group (a person, a document) are held back together, so that nothing is measured on the
    words of somebody who was learned from. Same input and seed, same result.
    """
    if not enough(truth, groups, least):
        return None
    folds = _folds(truth, groups, seed)
    if folds is None:
        return None
    scores = np.zeros(len(truth))
    for number in range(FOLDS):
        weights, bias = _linear(vectors[folds != number], truth[folds != number])
        scores[folds == number] = vectors[folds == number] @ weights + bias
    held_back = np.zeros(len(truth))
    for number in range(FOLDS):
        slope, offset = _platt(scores[folds != number], truth[folds != number])
        held_back[folds == number] = _sigmoid(slope * scores[folds == number] + offset)
    weights, bias = _linear(vectors, truth)
    slope, offset = _platt(scores, truth)
    return Learned(weights, bias, slope, offset, measured(held_back, truth, groups, seed), held_back)


def _folds(truth: Truth, groups: Sequence[str], seed: int) -> Rows | None:
    """Return the fold (n,) of each example, None where one would leave examples of one kind only."""
    from sklearn.model_selection import StratifiedGroupKFold

    numbers = np.unique(np.asarray(groups), return_inverse=True)[1]
    folds = np.zeros(len(truth), dtype=np.int64)
    cut = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
    for number, (_, held) in enumerate(cut.split(np.zeros(len(truth)), truth, numbers)):
        folds[held] = number
    rests = [truth[folds != number] for number in range(FOLDS)]
    return folds if all(rest.any() and not rest.all() for rest in rests) else None


def _linear(vectors: Vectors, truth: Truth) -> tuple[Numbers, float]:
    from sklearn.linear_model import LogisticRegression

    fitted = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=1000)
    fitted.fit(np.asarray(vectors, dtype=np.float64), truth)
    return fitted.coef_[0], float(fitted.intercept_[0])


def _platt(scores: Numbers, truth: Truth) -> tuple[float, float]:
    """Return the slope and offset of the sigmoid that turns scores into probabilities.

    Platt 1999, "Probabilistic outputs for support vector machines": the targets are drawn in from 0 and 1, so
    that few examples never make it certain. A slope that would turn the order round is taken as none.
    """
    from sklearn.linear_model import LogisticRegression

    yes, no = int(truth.sum()), int((~truth).sum())
    target = np.where(truth, (yes + 1) / (yes + 2), 1 / (no + 2))
    fitted = LogisticRegression(C=1e4, max_iter=1000)
    doubled = np.repeat([True, False], len(scores))
    fitted.fit(np.tile(scores, 2)[:, None], doubled, sample_weight=np.concatenate([target, 1 - target]))
    slope, offset = float(fitted.coef_[0, 0]), float(fitted.intercept_[0])
    return (slope, offset) if slope > 0 else (0.0, float(np.log((yes + 1) / (no + 1))))


def _sigmoid(values: Numbers) -> Numbers:
    found: Numbers = 1 / (1 + np.exp(-np.clip(values, -30, 30)))
    return found


def measured(held_back: Numbers, truth: Truth, groups: Sequence[str], seed: int = 0) -> Measures:
    """Return precision, recall and F1 of what is suggested, with intervals from groups drawn again."""
    suggested = held_back >= SURE
    numbers = np.unique(np.asarray(groups), return_inverse=True)[1]
    counts = np.stack([suggested & truth, suggested & ~truth, ~suggested & truth]).astype(np.int64)
    by_group = np.stack([np.bincount(numbers, weights=row) for row in counts])
    dice = np.random.default_rng(seed)
    size = by_group.shape[1]
    drawn = np.stack([by_group[:, dice.integers(0, size, size)].sum(axis=1) for _ in range(DRAWS)])
    right, wrong, missed = (int(number) for number in by_group.sum(axis=1))
    return Measures(
        precision=right / (right + wrong) if right + wrong else None,
        recall=right / (right + missed),
        f1=2 * right / (2 * right + wrong + missed),
        precision_interval=_interval(drawn[:, 0], drawn[:, 0] + drawn[:, 1]) if right + wrong else None,
        recall_interval=_interval(drawn[:, 0], drawn[:, 0] + drawn[:, 2]),
        f1_interval=_interval(2 * drawn[:, 0], 2 * drawn[:, 0] + drawn[:, 1] + drawn[:, 2]),
        found=right + wrong,
        brier=float(((held_back - truth) ** 2).mean()),
    )


def _interval(above: Numbers, below: Numbers) -> tuple[float, float]:
    ratios = above[below > 0] / below[below > 0]
    if not len(ratios):
        return 0.0, 1.0
    low, high = np.quantile(ratios, [0.025, 0.975])
    return float(low), float(high)


def reliability(held_back: Numbers, truth: Truth) -> list[tuple[float, float, int, float, float]]:
    """Return (from, to, how many, mean probability, share that it fitted) of the probabilities' fifths."""
    found = []
    for low, high in BINS:
        chosen = (held_back >= low) & ((held_back < high) | (high == 1.0))
        if chosen.any():
            mean, share = float(held_back[chosen].mean()), float(truth[chosen].mean())
            found.append((low, high, int(chosen.sum()), mean, share))
    return found


def nearest(vectors: Vectors, examples: Vectors, number: int = 3) -> Rows:
    """Return for each vector (n, d) the rows (n, number) of the nearest examples (m, d), nearest first."""
    order: Rows = np.argsort(-(vectors @ examples.T), axis=1, kind="stable")[:, :number]
    return order


def uncertainty(probabilities: Numbers) -> Numbers:
    """Return for each row (n,) the largest entropy in bits over its labels (n, labels)."""
    p = np.clip(probabilities, 1e-9, 1 - 1e-9)
    entropy = -(p * np.log2(p) + (1 - p) * np.log2(1 - p))
    found: Numbers = entropy.max(axis=1)
    return found


def ask_next(uncertain: Numbers, vectors: Vectors, known: Vectors, number: int, pool: int = 500) -> list[int]:
    """Return the rows that it pays best to label next: uncertain ones that are unlike each other.

    Of the `pool` most uncertain (n,) the next is the one with the largest product of uncertainty and distance
    (1 − cosine) to what is labelled already, `known` (m, d), and to what was chosen before it.
    """
    order = np.argsort(-uncertain, kind="stable")[:pool]
    if not len(order):
        return []
    near = (vectors[order] @ known.T).max(axis=1) if len(known) else np.zeros(len(order))
    chosen: list[int] = []
    left = np.ones(len(order), dtype=bool)
    while len(chosen) < min(number, len(order)):
        worth = np.where(left, (uncertain[order] + 1e-6) * (1 - near), -np.inf)
        best = int(np.argmax(worth))
        left[best] = False
        chosen.append(int(order[best]))
        near = np.maximum(near, vectors[order] @ vectors[order[best]])
    return chosen
