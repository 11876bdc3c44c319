"""How large an effect is, with its interval; and how many of many tests are false."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import betaincinv, gammaincinv

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Doubles = NDArray[np.float64]

CERTAINTY = 0.95


def poisson_interval(seen: float, expected: float, certainty: float = CERTAINTY) -> tuple[float, float]:
    """Return the exact interval of the ratio of `seen` to `expected`, given what was expected.

    The limits are those of a Poisson count (Garwood 1936, "Fiducial limits for the Poisson distribution",
    Biometrika 28). Of a group that was chosen because it stands out, the ratio is the group's own: that the
    strongest was chosen is in its p-value, not in this interval.

    Raises:
        ValueError: nothing was expected, or fewer than none were seen.
    """
    if expected <= 0 or seen < 0:
        raise ValueError(f"no interval of {seen} seen where {expected} were expected")
    tail = (1 - certainty) / 2
    low = float(gammaincinv(seen, tail)) if seen > 0 else 0.0
    return low / expected, float(gammaincinv(seen + 1, 1 - tail)) / expected


def share_interval(seen: float, number: float, certainty: float = CERTAINTY) -> tuple[float, float]:
    """Return the exact interval of a share (Clopper and Pearson 1934, Biometrika 26); counts may be scaled.

    Raises:
        ValueError: `seen` is not between 0 and `number`.
    """
    if not 0 <= seen <= number or number <= 0:
        raise ValueError(f"no share of {seen} in {number}")
    tail = (1 - certainty) / 2
    low = float(betaincinv(seen, number - seen + 1, tail)) if seen > 0 else 0.0
    high = float(betaincinv(seen + 1, number - seen, 1 - tail)) if seen < number else 1.0
    return low, high


def rate_ratio_interval(
    seen: float, before: float, exposure: float, exposure_before: float, spread: float = 1.0
) -> tuple[float, float]:
    """Return the interval of the ratio of two rates, `seen` of `exposure` to `before` of `exposure_before`.

    Given their sum, `seen` is binomial with odds of the ratio times that of the exposures (Przyborowski and
    Wilenski 1940, Biometrika 31); with a `spread` above 1 the counts are divided by it (quasi-likelihood).
    """
    low, high = share_interval(seen / spread, (seen + before) / spread)
    scale = exposure_before / exposure
    return scale * low / (1 - low), math.inf if high >= 1 else scale * high / (1 - high)


def q_values(p: Sequence[float]) -> Doubles:
    """Return the q of each p: at most a share q of those with this q or a smaller one is expected false.

    The step-up procedure of Benjamini and Hochberg 1995, "Controlling the false discovery rate", Journal of
    the Royal Statistical Society B 57:1; valid for tests that are independent or positively dependent.
    """
    values = np.asarray(p, dtype=np.float64)
    if not len(values):
        return values
    order = np.argsort(-values, kind="stable")
    ranks = np.arange(len(values), 0, -1)
    stepped = np.minimum.accumulate(values[order] * len(values) / ranks)
    result = np.empty_like(values)
    result[order] = np.minimum(stepped, 1.0)
    return result
