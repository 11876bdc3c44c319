"""Whether a rise comes back every year: the same group of meaning in the same weeks of earlier years."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import bdtrc, gammaln

from botnia_signals.records import Background, Finding, Season

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]

MARGIN = 14
"""Days that the season may come earlier or later than this year."""
SHIFTS = (0, -7, 7, -14, 14)
YEAR = 365
LEVEL = 0.05
LEAST_VOICES = 3


def season(background: Background, finding: Finding, as_of: dt.date, level: float = LEVEL) -> Season | None:
    """Return how high the finding's ball stood in the same weeks of earlier years; None without such a year.

    An earlier year begins two weeks before the season's first day and lasts 365 days; it counts if all of it
    was heard, which the first statement of all decides. Given all voices of the ball in a year, those of the
    season are binomial with the share that the season has of everybody's voices in that year; years are
    added up exactly (the conditional test of a common ratio, one stratum a year: Gart 1970, Biometrika 57).
    A rise is a returning season if the earlier seasons were high (p at most `level`) and the present is
    not higher than the high ones among them (p_above over `level`), each taken as long as the present and
    at its height within those two weeks.
    """
    last, length = as_of.toordinal(), 7 * finding.weeks
    past = background.days <= last
    starts = _starts(int(background.days[past].min()), last, length) if past.any() else []
    if not starts:
        return None
    near = background.vectors @ finding.centre >= finding.radius - 1e-6
    years = [_Year(background, near, start, length) for start in starts]
    ball = [year.ball_in + year.ball_out for year in years]
    shares = [year.share for year in years]
    seen = sum(year.ball_in for year in years)
    even = sum(number * share for number, share in zip(ball, shares, strict=True))
    now = _voices(background, near & past, last - length + 1, last)
    p = _tail_of_sum(seen, ball, shares)
    everybody_now = _voices(background, past, last - length + 1, last)
    high = [year for year in years if year.is_high(level)]
    peaks = [year.peak for year in high]
    above = _p_above(now, everybody_now, sum(ball for ball, _ in peaks), sum(all_ for _, all_ in peaks))
    return Season(
        years=tuple(year.number for year in high),
        looked_at=len(years),
        ratio=seen / even if even else 0.0,
        p=p,
        p_above=above,
        returning=bool(high) and p <= level < above,
    )


def _starts(first: int, last: int, length: int) -> list[int]:
    """Return the first day (ordinal) of the same season in every earlier year that was heard whole."""
    starts: list[int] = []
    today = dt.date.fromordinal(last - length + 1)
    for back in range(1, 100):
        start = _years_before(today, back).toordinal()
        if start - MARGIN < first:
            break
        starts.append(start)
    return starts


def _years_before(day: dt.date, years: int) -> dt.date:
    """Return the same day of an earlier year; 28 February for a leap day."""
    if (day.month, day.day) == (2, 29):
        return day.replace(year=day.year - years, day=28)
    return day.replace(year=day.year - years)


class _Year:
    """Voices of the ball and of everybody, in the season of one earlier year and in the rest of that year."""

    def __init__(self, background: Background, near: Bools, start: int, length: int) -> None:
        begin, end = start - MARGIN, start + length - 1 + MARGIN
        rest = begin + YEAR - 1
        everybody = np.ones(len(near), dtype=bool)
        self.number = dt.date.fromordinal(start).year
        self.ball_in = _voices(background, near, begin, end)
        self.ball_out = _voices(background, near, end + 1, rest)
        self.all_in = _voices(background, everybody, begin, end)
        self.all_out = _voices(background, everybody, end + 1, rest)
        self.people = len(_speakers(background, near, begin, end))
        shifted = [(start + shift, start + shift + length - 1) for shift in SHIFTS]
        heights = [
            (_voices(background, near, *days), _voices(background, everybody, *days)) for days in shifted
        ]
        self.peak = max(heights, key=lambda height: (height[0] / max(height[1], 1), height[0]))

    @property
    def share(self) -> float:
        """Return the season's share of everybody's voices in the year."""
        whole = self.all_in + self.all_out
        return self.all_in / whole if whole else 0.0

    def is_high(self, level: float) -> bool:
        """Tell whether the ball stood higher in the season than in the rest of the year."""
        if self.people < LEAST_VOICES:
            return False
        return _tail_of_sum(self.ball_in, [self.ball_in + self.ball_out], [self.share]) <= level


def _speakers(background: Background, chosen: Bools, begin: int, end: int) -> set[str]:
    inside = chosen & (background.days >= begin) & (background.days <= end)
    return {background.authors[row] for row in np.flatnonzero(inside)}


def _voices(background: Background, chosen: Bools, begin: int, end: int) -> int:
    """Return voices from day `begin` to day `end`: an author counts once in seven days."""
    inside = np.flatnonzero(chosen & (background.days >= begin) & (background.days <= end))
    return len({((int(background.days[row]) - begin) // 7, background.authors[row]) for row in inside})


def _tail_of_sum(seen: int, numbers: list[int], shares: list[float]) -> float:
    """Return the chance that independent binomial counts sum to `seen` or more."""
    law = np.ones(1)
    for number, share in zip(numbers, shares, strict=True):
        law = np.convolve(law, _binomial(number, share))
    return float(min(1.0, law[seen:].sum()))


def _binomial(number: int, share: float) -> NDArray[np.float64]:
    """Return the chances of 0 to `number` successes."""
    if share <= 0 or share >= 1:
        certain = np.zeros(number + 1)
        certain[number if share >= 1 else 0] = 1.0
        return certain
    k = np.arange(number + 1)
    ways = gammaln(number + 1) - gammaln(k + 1) - gammaln(number - k + 1)
    law: NDArray[np.float64] = np.exp(ways + k * np.log(share) + (number - k) * np.log1p(-share))
    return law


def _p_above(now: int, all_now: int, then: int, all_then: int) -> float:
    """Return the chance of `now` voices or more of the ball if its share is that of the earlier seasons."""
    if now == 0 or all_now + all_then == 0:
        return 1.0
    return float(bdtrc(now - 1, now + then, all_now / (all_now + all_then)))
