"""How large the largest score of a week gets by chance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

EULER = 0.5772156649015329
LEAST_SPREAD = 1e-6


@dataclass(frozen=True, slots=True)
class Null:
    """The null of one week: mean and spread of each map's and window's maximum, a Gumbel law for the week's.

    A Gumbel law fitted to few permutations gives smoother and smaller p-values than ranks do
    (Abrams, Kleinman, Kulldorff 2010, "Gumbel based p-value approximations for spatial scan
    statistics", International Journal of Health Geographics 9:61).
    """

    means: Floats
    spreads: Floats
    location: float
    scale: float

    @classmethod
    def of(cls, maxima: Floats) -> Null:
        """Fit to the maxima (permutations, maps × windows) by moments."""
        silent = ~np.isfinite(maxima).all(axis=0)
        heard = np.where(silent, 0, maxima)
        means = np.where(silent, np.nan, heard.mean(axis=0))
        spreads = np.maximum(heard.std(axis=0, ddof=1), LEAST_SPREAD)
        if silent.all():
            return cls(means, spreads, location=np.inf, scale=1.0)
        strongest = np.where(silent, -np.inf, (heard - np.nan_to_num(means)) / spreads).max(axis=1)
        scale = max(float(strongest.std(ddof=1)) * np.sqrt(6) / np.pi, LEAST_SPREAD)
        return cls(means, spreads, float(strongest.mean()) - EULER * scale, scale)

    def standardised(self, scores: Floats, columns: slice = slice(None)) -> Floats:
        """Return scores (n, c) in units of the null's `columns`; -inf where either found nothing."""
        means, spreads = self.means[columns], self.spreads[columns]
        usable = np.isfinite(scores) & np.isfinite(means)
        known = np.nan_to_num(means)
        return np.where(usable, (scores - known) / spreads, -np.inf).astype(np.float32)

    def p(self, strength: float) -> float:
        """Return the chance that the week's largest standardised score reaches `strength` under the null."""
        if not np.isfinite(self.location) or strength == -np.inf:
            return 1.0
        return float(-np.expm1(-np.exp(-(strength - self.location) / self.scale)))
