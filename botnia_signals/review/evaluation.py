"""How good past signals were, judged by what experts later decided of them: pure computing.

Precision is the share of accepted ones among the raised signals that were decided; what is undecided is told
apart and never counted as either. Its interval is Wilson's (E. B. Wilson 1927, "Probable inference, the law
of succession, and statistical inference", Journal of the American Statistical Association 22:158, 209-212),
which holds for small numbers and shares near 0 and 1 (Brown, Cai and DasGupta 2001, "Interval estimation for
a binomial proportion", Statistical Science 16:2, equation 4).
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from botnia_signals.records import Decision

Z = 1.959963984540054
"""The 97.5th percentile of the normal distribution: intervals of 95 %."""
SHARE = 4
"""A case counts for every source and language that one statement in so many came from."""


@dataclass(frozen=True, slots=True)
class Case:
    """One signal and what became of it.

    `first_said` is the date of its first statement, `first_listed` and `first_raised` the last days of the
    weeks that listed and raised it first; `sources` and `languages` count its statements; `verdict` is the
    acceptance or dismissal that holds, if any.
    """

    signal: str
    first_said: dt.date
    first_listed: dt.date
    first_raised: dt.date | None
    sources: dict[str, int]
    languages: dict[str, int]
    verdict: Decision | None = None

    @property
    def accepted(self) -> bool:
        """Tell whether experts hold it for real."""
        return self.verdict is not None and self.verdict.action == "accept"

    @property
    def dismissed(self) -> bool:
        """Tell whether experts dismissed it."""
        return self.verdict is not None and self.verdict.action == "dismiss"

    @property
    def decided_on(self) -> dt.date | None:
        """Return the day of the verdict."""
        return self.verdict.at.date() if self.verdict else None


@dataclass(frozen=True, slots=True)
class Score:
    """Figures of some raised signals.

    `precision` and its interval `low` to `high` are None while nothing is decided. Delays are medians in
    days, None where no case has one: from the first listing and from the first raise to the verdict, and
    from the first statement to the first raise.
    """

    raised: int
    accepted: int
    dismissed: int
    precision: float | None
    low: float | None
    high: float | None
    listed_to_verdict: float | None
    raised_to_verdict: float | None
    said_to_raised: float | None

    @property
    def undecided(self) -> int:
        """Return how many nobody decided of."""
        return self.raised - self.accepted - self.dismissed


@dataclass(frozen=True, slots=True)
class Missed:
    """What experts accepted while it was watched only: raised later than that, or never."""

    signal: str
    first_listed: dt.date
    accepted_on: dt.date
    first_raised: dt.date | None


@dataclass(frozen=True, slots=True)
class Watched:
    """What became of findings that were watched and never raised."""

    number: int
    accepted: int
    dismissed: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scorecard: all raised signals, and the same by source, language, reviewer and quarter of the raise.

    `reasons` are (reason, raised signals, watched only) of what was dismissed, commonest first.
    """

    total: Score
    by_source: tuple[tuple[str, Score], ...]
    by_language: tuple[tuple[str, Score], ...]
    by_reviewer: tuple[tuple[str, Score], ...]
    by_quarter: tuple[tuple[str, Score], ...]
    reasons: tuple[tuple[str, int, int], ...]
    missed: tuple[Missed, ...]
    watched: Watched

    @property
    def decided(self) -> int:
        """Return how many signals and watched findings experts decided of."""
        return self.total.accepted + self.total.dismissed + self.watched.accepted + self.watched.dismissed


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """Return the scorecard of every case."""
    raised = [one for one in cases if one.first_raised is not None]
    watched = [one for one in cases if one.first_raised is None]
    return Evaluation(
        total=score(raised),
        by_source=_by(raised, lambda one: _main(one.sources)),
        by_language=_by(raised, lambda one: _main(one.languages)),
        by_reviewer=_by(raised, lambda one: [one.verdict.user] if one.verdict else []),
        by_quarter=_by(raised, lambda one: [quarter(one.first_raised)] if one.first_raised else []),
        reasons=_reasons(raised, watched),
        missed=_missed(cases),
        watched=Watched(
            len(watched), sum(one.accepted for one in watched), sum(one.dismissed for one in watched)
        ),
    )


def verdict(in_force: Iterable[Decision]) -> Decision | None:
    """Return the acceptance or dismissal that holds: the last one among the decisions that nobody undid."""
    standing = [one for one in in_force if one.action in {"accept", "dismiss"}]
    return standing[-1] if standing else None


def score(raised: Sequence[Case]) -> Score:
    """Return the figures of raised signals."""
    accepted = sum(one.accepted for one in raised)
    dismissed = sum(one.dismissed for one in raised)
    decided = accepted + dismissed
    low, high = wilson(accepted, decided) if decided else (None, None)
    return Score(
        raised=len(raised),
        accepted=accepted,
        dismissed=dismissed,
        precision=accepted / decided if decided else None,
        low=low,
        high=high,
        listed_to_verdict=_median(_days(one.first_listed, one.decided_on) for one in raised),
        raised_to_verdict=_median(_days(one.first_raised, one.decided_on) for one in raised),
        said_to_raised=_median(_days(one.first_said, one.first_raised) for one in raised),
    )


def wilson(successes: int, number: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share, (lower, upper), each from 0 to 1.

    (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), with p = successes / number and n = number.

    Raises:
        ValueError: `number` is not positive, or `successes` is not between 0 and it.
    """
    if not 0 <= successes <= number or number == 0:
        raise ValueError(f"{successes} of {number}")
    share, weight = successes / number, Z * Z / number
    middle = share + weight / 2
    half = Z * math.sqrt(share * (1 - share) / number + weight / (4 * number))
    low, high = (middle - half) / (1 + weight), (middle + half) / (1 + weight)
    return (0.0 if successes == 0 else low), (1.0 if successes == number else high)


def quarter(day: dt.date) -> str:
    """Return the quarter of a day: 2025-04-06 -> "2025-Q2"."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def _by(cases: Sequence[Case], keys: Callable[[Case], Iterable[str]]) -> tuple[tuple[str, Score], ...]:
    groups: dict[str, list[Case]] = {}
    for one in cases:
        for key in keys(one):
            groups.setdefault(key, []).append(one)
    return tuple((key, score(groups[key])) for key in sorted(groups))


def _main(counts: dict[str, int]) -> list[str]:
    """Return the kinds that a fair part of the statements is of."""
    whole = sum(counts.values())
    return [kind for kind, number in counts.items() if SHARE * number >= whole]


def _reasons(raised: Sequence[Case], watched: Sequence[Case]) -> tuple[tuple[str, int, int], ...]:
    counts = [
        Counter(one.verdict.value.get("reason", "other") for one in group if one.verdict and one.dismissed)
        for group in (raised, watched)
    ]
    rows = [(reason, counts[0][reason], counts[1][reason]) for reason in {*counts[0], *counts[1]}]
    return tuple(sorted(rows, key=lambda row: (-row[1] - row[2], row[0])))


def _missed(cases: Sequence[Case]) -> tuple[Missed, ...]:
    """Return what was accepted before the week that raised it first was over, or without being raised."""
    found = []
    for one in cases:
        accepted_on = one.decided_on
        if accepted_on is None or not one.accepted:
            continue
        if one.first_raised is None or _week(accepted_on) < _week(one.first_raised):
            found.append(Missed(one.signal, one.first_listed, accepted_on, one.first_raised))
    return tuple(found)


def _days(start: dt.date | None, end: dt.date | None) -> int | None:
    """Return the days from `start` to `end`: 0 within one week, whose list is dated at its end.

    None where one of them is missing, or `end` lies in an earlier week: then it was not waited for.
    """
    if start is None or end is None or _week(end) < _week(start):
        return None
    return max(0, (end - start).days)


def _week(day: dt.date) -> tuple[int, int]:
    year, week, _ = day.isocalendar()
    return year, week


def _median(days: Iterable[int | None]) -> float | None:
    known = [day for day in days if day is not None]
    return float(median(known)) if known else None
