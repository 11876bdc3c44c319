"""The scan's inner loops, compiled by numba. Arrays in, arrays out; no Python objects."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit, prange


@njit(parallel=True, cache=True)
def nearest_voices(order: Any, authors: Any, wanted: int, number_of_authors: int) -> Any:
    """Return int32 (n, wanted): of each row of `order` (nearest first) the nearest statement of each author.

    Missing places are -1. The first is the statement itself where `order` begins with it.
    """
    rows, length = order.shape
    nearest = np.full((rows, wanted), -1, np.int32)
    for i in prange(rows):
        heard = np.zeros(number_of_authors, np.bool_)
        found = 0
        for j in range(length):
            other = order[i, j]
            author = authors[other]
            if not heard[author]:
                heard[author] = True
                nearest[i, found] = other
                found += 1
                if found == wanted:
                    break
    return nearest


@njit(cache=True, inline="always")
def log_likelihood_ratio(seen: float, number: float, share: float) -> float:
    """Kulldorff's statistic for `seen` recent of `number` where a share `share` of all is recent."""
    score = seen * np.log(seen / (number * share))
    if number > seen:
        score += (number - seen) * np.log((number - seen) / (number * (1 - share)))
    return float(score)


@njit(parallel=True, cache=True)
def best_neighbourhoods(nearest: Any, ages: Any, windows: Any, least: int) -> Any:
    """Return (score float32 (n, w), size int32 (n, w)): the best ball of each recent statement and window."""
    rows, wanted = nearest.shape
    number_of_windows = len(windows)
    scores = np.zeros((rows, number_of_windows), np.float32)
    sizes = np.zeros((rows, number_of_windows), np.int32)
    for w in prange(number_of_windows):
        share = (ages < windows[w]).mean()
        if share * rows < least or share > 0.5:
            continue
        for i in range(rows):
            if ages[i] >= windows[w]:
                continue
            seen = 0
            for k in range(wanted):
                other = nearest[i, k]
                if other < 0:
                    break
                if ages[other] < windows[w]:
                    seen += 1
                size = k + 1
                if seen >= least and seen > size * share:
                    score = log_likelihood_ratio(seen, size, share)
                    if score > scores[i, w]:
                        scores[i, w] = score
                        sizes[i, w] = size
    return scores, sizes


@njit(parallel=True, cache=True)
def null_maxima(nearest: Any, shuffled: Any, windows: Any, least: int) -> Any:
    """Return float32 (p, w): the largest score anywhere under each reassignment of the ages (p, n)."""
    permutations = shuffled.shape[0]
    rows, wanted = nearest.shape
    maxima = np.zeros((permutations, len(windows)), np.float32)
    for p in prange(permutations):
        ages = shuffled[p]
        for w in range(len(windows)):
            window = windows[w]
            recent = 0
            for i in range(rows):
                if ages[i] < window:
                    recent += 1
            share = recent / rows
            if recent < least or share > 0.5:
                continue
            top = 0.0
            for i in range(rows):
                if ages[i] >= window:
                    continue
                seen = 0
                for k in range(wanted):
                    other = nearest[i, k]
                    if other < 0:
                        break
                    if ages[other] < window:
                        seen += 1
                    if seen >= least and seen > (k + 1) * share:
                        score = log_likelihood_ratio(seen, k + 1, share)
                        top = max(top, score)
            maxima[p, w] = top
    return maxima
