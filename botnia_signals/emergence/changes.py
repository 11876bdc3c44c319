"""Themes that grow or shrink steadily, and themes that stopped.

A theme's weekly voices are set against everybody's of the same week, so that a busy or a thin week changes
nothing, and a week in which nobody spoke is a week of which nothing is known. Voices of a week are less
independent than coins: the spread is estimated from the weeks themselves and from four weeks at a time,
the larger counts (quasi-binomial: McCullagh and Nelder 1989, "Generalized linear models", section 4.5).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import betainc, stdtr, stdtrit

from botnia_signals.emergence.effects import CERTAINTY, q_values, rate_ratio_interval
from botnia_signals.emergence.weekly import Weekly, themes_of, weekly
from botnia_signals.records import Background, Change, Kind, Theme

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Doubles = NDArray[np.float64]
    Ints = NDArray[np.int64]

LONGEST, SHORTEST = 52, 26
"""Weeks that a trend is looked for in: at most, and at least."""
LEAST_VOICES, LEAST_WEEKS = 12, 8
"""Voices in the period, and weeks with any of them, that a theme must have to be tested."""
QUARTERS = 4
STEADY = 0.1
"""A trend holds without any quarter of its period, each time with a one-sided p of at most this."""
BLOCK = 4
STEEPEST = 8.0
STEPS = 50
RECENT = (4, 8, 13)
"""Weeks of silence that are tried; the smallest p is multiplied by their number."""
FORMER = 13
"""Weeks before a silence that are needed to know what was usual."""
STOPPED = 0.1
"""A theme stopped where at most this share of what was expected is heard."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A trend's two-sided `p`, score `z`, and the fitted ratio of the last week to the first."""

    p: float
    z: float
    ratio: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Silence:
    """The last `weeks` against those before: p, ratio of rates and interval, voices seen and expected."""

    p: float
    weeks: int
    ratio: float
    low: float
    high: float
    seen: int
    expected: float


def theme_changes(
    background: Background, themes: Sequence[Theme], drawn: dt.date, as_of: dt.date, level: float
) -> tuple[list[Change], dict[Kind, int]]:
    """Return the themes that changed as of a day, the smallest q first, and how many were tested for what.

    `themes` are those of a map whose week began on the day `drawn`. Among the themes that are called changed
    at most a share `level` is expected to be false, trends and silences each. A theme that stopped is no
    trend beside.
    """
    counts = weekly(background, themes_of(background, themes, drawn), len(themes), as_of, LONGEST)
    if len(counts.everyone) < SHORTEST:
        return [], {}
    names = [str(theme.id) for theme in themes]
    silent, tested_silent = _silences(names, counts, level)
    trends, tested_trends = _trends(names, counts, level)
    stopped = {change.subject for change in silent}
    found = [change for change in trends if change.subject not in stopped] + silent
    tested = {Kind.TREND_UP: tested_trends, Kind.TREND_DOWN: tested_trends, Kind.THEME_SILENT: tested_silent}
    return sorted(found, key=lambda change: (change.q, change.p, change.subject)), tested


def _trends(names: Sequence[str], counts: Weekly, level: float) -> tuple[list[Change], int]:
    fits = [trend(voices, counts.everyone) for voices in counts.voices]
    tested = [place for place, fit in enumerate(fits) if fit is not None]
    changes = []
    for place, q in zip(tested, q_values([fits[place].p for place in tested]), strict=True):  # type: ignore[union-attr]
        fit, voices = fits[place], counts.voices[place]
        if fit is not None and q <= level and is_steady(voices, counts.everyone, fit.z):
            changes.append(_trend_change(names[place], fit, float(q), voices, counts))
    return changes, len(tested)


def _trend_change(name: str, fit: Trend, q: float, voices: Ints, counts: Weekly) -> Change:
    last = len(voices) // QUARTERS
    share = voices.sum() / counts.everyone.sum()
    return Change(
        kind=Kind.TREND_UP if fit.z > 0 else Kind.TREND_DOWN,
        subject=name,
        p=fit.p,
        q=q,
        effect=fit.ratio,
        low=fit.low,
        high=fit.high,
        since=counts.first,
        seen=int(voices[-last:].sum()),
        expected=float(share * counts.everyone[-last:].sum()),
        weeks=len(voices),
    )


def trend(voices: Ints, everyone: Ints) -> Trend | None:
    """Return the trend of `voices` (w,) among `everyone` (w,), oldest week first; None where too few spoke.

    The test is that of Cochran (1954, Biometrics 10) and Armitage (1955, Biometrics 11) for a linear trend
    in proportions, its variance times the spread, against Student's t with as many degrees of freedom as
    there are weeks less two. The ratio is exp(b) of the log-linear model in which week t, counted from 0 to
    1, has a share proportional to exp(b·t): given all voices of the theme its one parameter b is estimated
    by conditional likelihood, and its interval is b ± t·SE.
    """
    known = np.flatnonzero(everyone > 0)
    said, number = voices[known].astype(np.float64), everyone[known].astype(np.float64)
    if said.sum() < LEAST_VOICES or (said > 0).sum() < LEAST_WEEKS or len(known) <= LEAST_WEEKS:
        return None
    time = known / (len(everyone) - 1)
    share = said.sum() / number.sum()
    if share >= 1:
        return None
    said, number = _weighed(said, number, _log_linear(time, said, number)[2])
    share = said.sum() / number.sum()
    slope, information, fitted = _log_linear(time, said, number)
    mean = float(number @ time) / number.sum()
    variance = share * (1 - share) * float(number @ (time - mean) ** 2)
    score = float((said - share * number) @ time)
    p, errors = [], []
    for size in (1, BLOCK):
        blocks = _blocks(known, size)
        freedom = int(blocks.max()) - 1
        spread = _spread(said, number, fitted, blocks, 2)
        p.append(2 * float(stdtr(freedom, -abs(score) / np.sqrt(spread * variance))))
        scale = np.sqrt(spread * (1 - share) / information)
        errors.append(float(scale * stdtrit(freedom, (1 + CERTAINTY) / 2)))
    error = max(errors)
    low, ratio, high = (float(np.exp(value)) for value in (slope - error, slope, slope + error))
    return Trend(min(1.0, max(p)), score, ratio, low, high)


def _weighed(said: Doubles, number: Doubles, fitted: Doubles) -> tuple[Doubles, Doubles]:
    """Return voices and everybody's, those of a week with many voices weighing less if they go together.

    With a correlation r within a week, n voices are worth n/(1 + r(n−1)); r is found by equating the squared
    residuals with their expectation (Williams 1982, "Extra-binomial variation in logistic linear models",
    Applied Statistics 31:2).
    """
    pearson = float(((said - fitted) ** 2 / (fitted * (1 - np.minimum(fitted / number, 0.99)))).sum())
    excess = pearson - (len(said) - 2)
    together = max(0.0, excess / max(float((number - 1).sum()), 1.0))
    worth = 1 / (1 + together * (number - 1))
    return said * worth, number * worth


def _log_linear(time: Doubles, said: Doubles, number: Doubles) -> tuple[float, float, Doubles]:
    """Return the slope of log share over time, its information, and the fitted voices (w,), by Newton."""
    total, slope = said.sum(), 0.0
    for _ in range(STEPS):
        weights = number * np.exp(slope * time)
        weights /= weights.sum()
        mean = float(weights @ time)
        information = float(total * (weights @ (time - mean) ** 2))
        step = (float(said @ time) - total * mean) / information
        slope = float(np.clip(slope + np.clip(step, -1, 1), -STEEPEST, STEEPEST))
        if abs(step) < 1e-9:
            break
    weights = number * np.exp(slope * time)
    return slope, information, total * weights / weights.sum()


def _blocks(weeks: Ints, size: int) -> Ints:
    """Return the number of each week's block; blocks of `size` weeks, the last one whole."""
    return np.unique((weeks - weeks[-1]) // size, return_inverse=True)[1]


def _spread(said: Doubles, number: Doubles, fitted: Doubles, blocks: Ints, parameters: int) -> float:
    """Return by how much voices vary more between blocks of weeks than coins would (Pearson), at least 1."""
    seen, all_, mean = (np.bincount(blocks, weights=values) for values in (said, number, fitted))
    variance = np.maximum(mean * (1 - np.minimum(mean / all_, 0.99)), 1e-9)
    return max(1.0, float(((seen - mean) ** 2 / variance).sum() / max(len(seen) - parameters, 1)))


def is_steady(voices: Ints, everyone: Ints, z: float) -> bool:
    """Tell whether a trend with the sign of `z` holds without any one quarter of its period."""
    for weeks in np.array_split(np.arange(len(voices)), QUARTERS):
        rest = everyone.copy()
        rest[weeks] = 0
        without = trend(np.where(rest > 0, voices, 0), rest)
        if without is None or without.z * z <= 0 or without.p / 2 > STEADY:
            return False
    return True


def _silences(names: Sequence[str], counts: Weekly, level: float) -> tuple[list[Change], int]:
    fits = [silence(voices, counts.everyone) for voices in counts.voices]
    tested = [(place, fit) for place, fit in enumerate(fits) if fit is not None]
    qs = q_values([fit.p for _, fit in tested])
    changes = [
        Change(
            kind=Kind.THEME_SILENT,
            subject=names[place],
            p=fit.p,
            q=float(q),
            effect=fit.ratio,
            low=fit.low,
            high=fit.high,
            since=counts.start(len(counts.everyone) - fit.weeks),
            seen=fit.seen,
            expected=fit.expected,
            weeks=fit.weeks,
        )
        for (place, fit), q in zip(tested, qs, strict=True)
        if q <= level and fit.seen <= STOPPED * fit.expected
    ]
    return changes, len(tested)


def silence(voices: Ints, everyone: Ints) -> Silence | None:
    """Return how far the last weeks of `voices` (w,) fall below the theme's own former share.

    Given all voices of the theme, those of the last weeks are binomial with the share that those weeks have
    of everybody's voices (Przyborowski and Wilenski 1940, Biometrika 31); counts are divided by the spread
    of the former weeks. Of several lengths the smallest p counts, times their number (Bonferroni).
    None where too little is known of the weeks before, or nobody spoke at all since.
    """
    tried = [found for length in RECENT if (found := _against_former(voices, everyone, length)) is not None]
    if not tried:
        return None
    best = min(tried, key=lambda found: (found.p, found.weeks))
    return replace(best, p=min(1.0, best.p * len(RECENT)))


def _against_former(voices: Ints, everyone: Ints, length: int) -> Silence | None:
    known = np.flatnonzero(everyone[:-length] > 0)
    said, number = voices[known].astype(np.float64), everyone[known].astype(np.float64)
    seen, exposure = int(voices[-length:].sum()), float(everyone[-length:].sum())
    before, exposure_before = float(said.sum()), float(number.sum())
    if len(known) < FORMER or before < LEAST_VOICES or (said > 0).sum() < LEAST_WEEKS or not exposure:
        return None
    usual = number * before / exposure_before
    spread = max(_spread(said, number, usual, _blocks(known, size), 1) for size in (1, BLOCK))
    share = exposure / (exposure + exposure_before)
    p = float(betainc(before / spread, seen / spread + 1, 1 - share))
    low, high = rate_ratio_interval(seen, before, exposure, exposure_before, spread)
    expected = before * exposure / exposure_before
    return Silence(p, length, seen / expected, low, high, seen, expected)
