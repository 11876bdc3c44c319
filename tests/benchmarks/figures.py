"""Figures of weekly lists: score.py's own, those of each planted theme, and intervals over seeds."""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import t

from tests.benchmarks.said import Week

LEVEL = 0.9
RESAMPLES = 2000
Score = Callable[[Any, Any, Any], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure over seeds with its 90 % interval; without one (nan) where there is a single seed."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ThemeSeen:
    """What became of one planted theme; `docs` and `weeks` are infinite where it was never listed."""

    shape: str
    raised: bool
    docs: float
    weeks: float
    watch_docs: float
    watch_weeks: float


def scorer(shared: Path) -> Score:
    """Return the function `score` of ../shared/bench/score.py."""
    spec = importlib.util.spec_from_file_location("shared_score", shared / "bench" / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"compare: {shared / 'bench' / 'score.py'} can't be read")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Score = module.score
    return found


def at_alpha(lines: Sequence[Week], alpha: float) -> list[Week]:
    """Return the lists as they stand at a smaller alpha: a signal with a larger p is only watched.

    Raises:
        ValueError: a signal carries no p.
    """
    return [{**line, "signals": [_at(signal, alpha) for signal in line["signals"]]} for line in lines]


def _at(signal: dict[str, Any], alpha: float) -> dict[str, Any]:
    if signal["level"] != "signal":
        return signal
    if signal.get("p") is None:
        raise ValueError(f"{signal['id']} carries no p")
    return signal if signal["p"] <= alpha else {**signal, "level": "watch"}


def by_theme(
    score: Score, rows: Sequence[Any], truth: dict[str, Any], lines: Sequence[Week]
) -> list[ThemeSeen]:
    """Return what became of each planted theme by score.py: scored as if it were the only one."""
    seen = []
    for theme, planted in sorted(truth["emerging"].items()):
        found = score(rows, {**truth, "emerging": {theme: planted}}, lines)
        delays = (float(found[name]) for name in ("docs", "weeks", "watch_docs", "watch_weeks"))
        seen.append(ThemeSeen(planted["shape"], found["recall"] > 0, *delays))
    return seen


def mean_interval(values: Sequence[float]) -> Interval:
    """Return mean and Student's 90 % interval of one value a seed; infinite values make it infinite."""
    mean = float(np.mean(values)) if len(values) else math.nan
    if len(values) < 2 or not math.isfinite(mean):
        return Interval(mean, math.nan, math.nan)
    half = float(t.ppf((1 + LEVEL) / 2, len(values) - 1) * np.std(values, ddof=1) / math.sqrt(len(values)))
    return Interval(mean, mean - half, mean + half)


def resampled(
    groups: Sequence[Sequence[float]], statistic: Callable[[Sequence[float]], float], seed: int = 0
) -> Interval:
    """Return a statistic of all values and its 90 % interval from 2,000 drawings of whole groups (seeds).

    The percentile bootstrap (Efron 1979). Groups may be empty, values infinite.
    """
    pooled = [value for group in groups for value in group]
    if not pooled:
        return Interval(math.nan, math.nan, math.nan)
    if len(groups) < 2:
        return Interval(statistic(pooled), math.nan, math.nan)
    random = np.random.default_rng(seed)
    drawn = []
    for _ in range(RESAMPLES):
        again = [v for i in random.integers(len(groups), size=len(groups)) for v in groups[i]]
        if again:
            drawn.append(statistic(again))
    drawn.sort()
    low, high = (drawn[round(q * (len(drawn) - 1))] for q in ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    return Interval(statistic(pooled), low, high)


def median(values: Sequence[float]) -> float:
    """Return the median; the upper one of two where one of them is infinite."""
    ordered = sorted(values)
    upper, lower = ordered[len(ordered) // 2], ordered[(len(ordered) - 1) // 2]
    return upper if math.isinf(upper) else (lower + upper) / 2


def mean(values: Sequence[float]) -> float:
    """Return the mean."""
    return sum(values) / len(values)
