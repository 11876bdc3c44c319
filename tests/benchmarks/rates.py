"""A rate test for counts: is a thing said more often lately than before, given how much was said in all?"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

Counts = NDArray[np.int64]


def rate_p(lately: Counts, before: Counts, said_lately: int, said_before: int) -> NDArray[np.float64]:
    """Return one-sided p of equal Poisson rates against a higher one lately, for each count.

    The conditional test of Przyborowski and Wilenski (1940, "Homogeneity of results in testing samples from
    Poisson series", Biometrika 31): given c lately and r before, c is binomial of c + r with the share of
    what was said lately. 1 where nothing was said before or lately.
    """
    said = said_lately + said_before
    if not said_lately or not said_before:
        return np.ones(len(lately))
    p: NDArray[np.float64] = binom.sf(np.asarray(lately) - 1, lately + before, said_lately / said)
    return p


def bonferroni(p: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return each p times the number of tests, 1 at most."""
    corrected: NDArray[np.float64] = np.minimum(1.0, p * len(p))
    return corrected
