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
    """The null of some maps: mean and spread of each column's maximum, a Gumbel law for the largest.

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

    def excess(self, scores: Floats, columns: slice = slice(None)) -> Floats:
        """Return scores (n, c) of the null's `columns` on the scale of its Gumbel law, where 0 is its mode.

        -inf where either found nothing.
        """
        means, spreads = self.means[columns], self.spreads[columns]
        usable = np.isfinite(scores) & np.isfinite(means) & np.isfinite(self.location)
        known = np.nan_to_num(means)
        location = self.location if np.isfinite(self.location) else 0.0
        strength = ((scores - known) / spreads - location) / self.scale
        return np.where(usable, strength, -np.inf).astype(np.float32)


def chance_of(strength: float) -> float:
    """Return the chance that the largest of a standard Gumbel law reaches `strength`; 1 for -inf."""
    return 1.0 if strength == -np.inf else float(-np.expm1(-np.exp(-strength)))
