"""How far people agree: Krippendorff's alpha and Gwet's AC1, over units that not everybody rated.

A unit is what is rated; its ratings are whole numbers, one a rater, those missing left out.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Unit = Sequence[int]
Distance = Callable[[int, int, Counter[int]], float]
DRAWS = 1000
CONFIDENCE = 0.95
LEAST_UNITS = 3
"""Units that an interval needs; from fewer nothing can be drawn."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """A coefficient with its interval (95 %, None where there are too few units) and what it rests on."""

    value: float
    interval: tuple[float, float] | None
    units: int
    ratings: int


def nominal(one: int, other: int, _: Counter[int]) -> float:
    """Return 0 for equal values, else 1."""
    return float(one != other)


def interval(one: int, other: int, _: Counter[int]) -> float:
    """Return the squared difference."""
    return float((one - other) ** 2)


def ordinal(one: int, other: int, counts: Counter[int]) -> float:
    """Return Krippendorff's ordinal distance: how many ratings lie between two values, squared.

    Krippendorff 2011, "Computing Krippendorff's alpha-reliability", section on metric differences.
    """
    low, high = min(one, other), max(one, other)
    between = sum(number for value, number in counts.items() if low <= value <= high)
    return (between - (counts[one] + counts[other]) / 2) ** 2 if one != other else 0.0


def alpha(units: Iterable[Unit], distance: Distance = ordinal) -> float | None:
    """Return Krippendorff's alpha, 1 for full agreement, 0 for chance; None where nothing can be told.

    Units with fewer than two ratings are left out (Krippendorff 2011, C). It is None too where all ratings
    are the same: without any variation the expected disagreement is 0.
    """
    pairable = [list(unit) for unit in units if len(unit) >= 2]
    counts = Counter(value for unit in pairable for value in unit)
    whole = sum(counts.values())
    if whole < 2:
        return None
    table = {(one, other): distance(one, other, counts) for one in counts for other in counts}
    expected = sum(counts[one] * counts[other] * table[one, other] for one in counts for other in counts)
    if expected == 0:
        return None
    observed = 0.0
    for unit in pairable:
        own = Counter(unit)
        inside = sum(own[one] * own[other] * table[one, other] for one in own for other in own)
        observed += inside / (len(unit) - 1)
    return 1 - (whole - 1) * observed / expected


def ac1(units: Iterable[Unit], values: Sequence[int]) -> float | None:
    """Return Gwet's AC1 over the `values` that could be given; None where no unit has two ratings.

    Gwet 2008, "Computing inter-rater reliability and its variance in the presence of high agreement", for
    several raters with missing ratings: chance agreement from the mean share of each value.
    """
    rated = [Counter(unit) for unit in units if unit]
    pairs = [unit for unit in rated if unit.total() >= 2]
    if not pairs or len(values) < 2:
        return None
    agreed = 0.0
    for unit in pairs:
        number = unit.total()
        agreed += sum(count * (count - 1) for count in unit.values()) / (number * (number - 1))
    agreed /= len(pairs)
    shares = [sum(unit[value] / unit.total() for unit in rated) / len(rated) for value in values]
    chance = sum(share * (1 - share) for share in shares) / (len(values) - 1)
    return (agreed - chance) / (1 - chance)


def measured(
    units: Sequence[Unit], coefficient: Callable[[Sequence[Unit]], float | None], seed: int = 0
) -> Agreement | None:
    """Return a coefficient with its percentile bootstrap interval over units; None where there is none.

    Units are drawn with replacement `DRAWS` times; draws in which nothing can be told are left out. Same
    units and seed, same interval.
    """
    pairable = [unit for unit in units if len(unit) >= 2]
    value = coefficient(pairable)
    if value is None:
        return None
    ratings = sum(len(unit) for unit in pairable)
    if len(pairable) < LEAST_UNITS:
        return Agreement(value, None, len(pairable), ratings)
    dice = random.Random(seed)  # noqa: S311
    drawn = sorted(
        found
        for _ in range(DRAWS)
        if (found := coefficient(dice.choices(pairable, k=len(pairable)))) is not None
    )
    if len(drawn) < DRAWS // 2:
        return Agreement(value, None, len(pairable), ratings)
    tail = (1 - CONFIDENCE) / 2
    low = drawn[int(tail * (len(drawn) - 1))]
    high = drawn[round((1 - tail) * (len(drawn) - 1))]
    return Agreement(value, (low, high), len(pairable), ratings)
