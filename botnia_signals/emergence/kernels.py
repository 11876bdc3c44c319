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
def log_likelihood_ratio(seen: float, number: float, expected: float) -> float:
    """Kulldorff's statistic: `seen` recent of `number` voices where `expected` of them should be."""
    score = seen * np.log(seen / expected)
    if number > seen:
        score += (number - seen) * np.log((number - seen) / max(number - expected, 1e-6))
    return float(score)


@njit(parallel=True, cache=True)
def best_neighbourhoods(nearest: Any, ages: Any, shares: Any, windows: Any, costs: Any, least: int) -> Any:
    """Return (score float32 (n, w), size int32 (n, w)): the best ball of each recent statement and window.

    `shares` float32 (n, w) is each statement's chance of being recent; a ball expects their sum. `costs` (n,)
    is taken off the scores; -inf where there is no ball.
    """
    rows, wanted = nearest.shape
    number_of_windows = len(windows)
    scores = np.full((rows, number_of_windows), -np.inf, np.float32)
    sizes = np.zeros((rows, number_of_windows), np.int32)
    for i in prange(rows):
        for w in range(number_of_windows):
            if ages[i] >= windows[w]:
                continue
            seen = 0
            expected = 0.0
            for k in range(wanted):
                other = nearest[i, k]
                if other < 0:
                    break
                expected += shares[other, w]
                if ages[other] < windows[w]:
                    seen += 1
                if seen >= least and seen > expected:
                    score = log_likelihood_ratio(seen, k + 1, expected) - costs[i]
                    if score > scores[i, w]:
                        scores[i, w] = score
                        sizes[i, w] = k + 1
    return scores, sizes


@njit(parallel=True, cache=True)
def null_maxima(nearest: Any, shuffled: Any, shares: Any, windows: Any, costs: Any, least: int) -> Any:
    """Return float32 (p, w): the largest score anywhere under each reassignment of the ages (p, n).

    `windows` ascend. A score is at most seen * (seen / expected - 1) less the ball's cost, so most need no
    logarithm. -inf where there is no ball.
    """
    permutations = shuffled.shape[0]
    rows, wanted = nearest.shape
    number = len(windows)
    maxima = np.zeros((permutations, number), np.float32)
    for p in prange(permutations):
        ages = shuffled[p]
        top = np.full(number, -np.inf)
        seen = np.zeros(number)
        expected = np.zeros(number)
        for i in range(rows):
            first = 0
            while first < number and ages[i] >= windows[first]:
                first += 1
            seen[:] = 0
            expected[:] = 0
            for k in range(wanted if first < number else 0):
                other = nearest[i, k]
                if other < 0:
                    break
                age = ages[other]
                for w in range(first, number):
                    expected[w] += shares[other, w]
                    if age >= windows[w]:
                        continue
                    seen[w] += 1
                    c, e = seen[w], expected[w]
                    if c >= least and c > e and c * (c / e - 1) - costs[i] > top[w]:
                        top[w] = max(top[w], log_likelihood_ratio(c, k + 1, e) - costs[i])
        maxima[p] = top
    return maxima


@njit(parallel=True, cache=True)
def most_similar(similarity: Any, less: Any, depth: int) -> Any:
    """Return int32 (rows, depth): the columns of the largest values of `similarity` (rows, columns) less what
    each column has (columns,), largest first, ties by column.

    Values that differ by less than a millionth are one: the same texts have products that differ in their
    last bits by where they stand in the matrix, and the newest stand last.
    """
    rows, columns = similarity.shape
    found = np.empty((rows, depth), np.int32)
    for i in prange(rows):
        row = np.rint((similarity[i] - less) * np.float32(2**20))
        least = np.partition(row, columns - depth)[columns - depth]
        chosen = np.empty(depth, np.int32)
        ties = depth - (row > least).sum()
        number = 0
        for j in range(columns):
            if row[j] > least:
                chosen[number] = j
                number += 1
            elif row[j] == least and ties > 0:
                chosen[number] = j
                number += 1
                ties -= 1
        found[i] = chosen[np.argsort(-row[chosen], kind="mergesort")]
    return found


@njit(parallel=True, cache=True)
def mean_of_largest(similarity: Any, number: int) -> Any:
    """Return float32 (rows,): the mean of each row's `number` largest values without the very largest.

    A row of one value has 0.
    """
    rows, columns = similarity.shape
    means = np.zeros(rows, np.float32)
    for i in prange(rows):
        largest = np.sort(np.partition(similarity[i], columns - number)[columns - number :])
        total = 0.0
        for j in range(number - 1):
            total += largest[j]
        means[i] = total / max(number - 1, 1)
    return means


@njit(parallel=True, cache=True)
def cosines_of_means(similarity: Any, around: Any) -> Any:
    """Return float32 (m, n): cosines of n unit vectors with the means of those `around` (m, k), -1 for none.

    `similarity` (n, n) has the cosines of the vectors themselves; a mean of length zero has 0.
    """
    rows, most = around.shape
    columns = similarity.shape[1]
    cosines = np.zeros((rows, columns), np.float32)
    for i in prange(rows):
        length = 0.0
        for a in range(most):
            if around[i, a] < 0:
                break
            cosines[i] += similarity[around[i, a]]
            for b in range(most):
                if around[i, b] < 0:
                    break
                length += similarity[around[i, a], around[i, b]]
        if length > 0:
            cosines[i] *= np.float32(1 / np.sqrt(length))
    return cosines
