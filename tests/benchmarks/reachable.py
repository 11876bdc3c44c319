"""What can be reached: how many documents of a theme are seen before it is raised, and how many must be.

The curve is the share of planted themes that were raised by their n-th document (Kaplan, Meier 1958: a theme
that ends unraised with fewer documents tells nothing about more). The bound is that of a test that looks
for growth anywhere and knows nothing of the themes. It tries every statement as a centre in every window, so
with Bonferroni's inequality a ball of c recent voices, and nothing else in it, is a signal where M · r^c ≤ α:
M centres and windows, r the window's share of all statements. c is how many of the theme's documents of that
window the ball catches: all of them for the bound, a share of them for what vectors let it catch.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from botnia_signals.emergence import SEARCHING
from botnia_signals.settings import Settings
from tests.benchmarks.figures import median
from tests.benchmarks.said import Week

AT = (4, 6, 8, 10, 12, 16, 20, 24, 32, 40)
LARGEST_WINDOW = 0.75


@dataclass(frozen=True, slots=True)
class Reached:
    """One planted theme: documents when it was raised (infinite for never), in all, and by the bounds.

    `caught` is the share of its documents that its first signal held, nan where there is none.
    """

    docs: float
    total: int
    caught: float
    bound: float
    bound_caught: float


def reached(
    rows: Sequence[dict[str, Any]], truth: dict[str, Any], lines: Sequence[Week], share: float
) -> list[Reached]:
    """Return what was reached of every planted theme; `share` is what a ball is taken to catch of a theme."""
    first = dt.date.fromisoformat(truth["first_monday"])
    weeks = np.array([(dt.date.fromisoformat(row["date"]) - first).days // 7 for row in rows])
    labels = np.array([truth["labels"][row["id"]] for row in rows])
    place = {row["id"]: number for number, row in enumerate(rows)}
    found = []
    for theme in sorted(truth["emerging"]):
        own = labels == theme
        docs, caught = _raised(own, weeks, place, lines, first, truth["warm_up"])
        bounds = [_bound(own, weeks, kept, truth["warm_up"]) for kept in (1.0, share)]
        found.append(Reached(docs, int(own.sum()), caught, *bounds))
    return found


def _raised(
    own: Any, weeks: Any, place: dict[str, int], lines: Sequence[Week], first: dt.date, warm_up: int
) -> tuple[float, float]:
    """Return the theme's documents up to its first signal, and the share of them that the signal held."""
    for line in lines:
        week = (dt.date.fromisoformat(line["as_of"][:10]) - first).days // 7
        for signal in line["signals"] if week >= warm_up else []:
            inside = int(sum(own[place[member]] for member in signal["members"]))
            if signal["level"] == "signal" and inside >= 2 and 2 * inside >= len(signal["members"]):
                said = int((own & (weeks <= week)).sum())
                return said, inside / said
    return math.inf, math.nan


def _bound(own: Any, weeks: Any, share: float, warm_up: int) -> float:
    """Return the theme's documents up to the first week in which a pure ball would be a signal."""
    settings = Settings()
    for week in range(warm_up, int(weeks.max()) + 1):
        known = weeks <= week
        number = int(known.sum())
        needed = math.log(number * len(settings.windows) / (SEARCHING * settings.alpha))
        for window in settings.windows:
            recent = known & (weeks > week - window)
            part = recent.sum() / number
            seen = math.floor(share * (own & recent).sum() + 1e-9)
            if part <= LARGEST_WINDOW and seen >= settings.least_voices and seen * -math.log(part) >= needed:
                return float((own & known).sum())
    return math.inf


def curve(themes: Sequence[Reached], at: Sequence[int] = AT) -> list[float]:
    """Return the share of themes raised by their n-th document, for each n of `at` (Kaplan and Meier)."""
    shares, left = [], 1.0
    times = sorted({one.docs for one in themes if math.isfinite(one.docs)})
    steps = []
    for time in times:
        at_risk = sum(one.docs >= time and one.total >= time for one in themes)
        left *= 1 - sum(one.docs == time for one in themes) / at_risk
        steps.append((time, 1 - left))
    for number in at:
        shares.append(max((share for time, share in steps if time <= number), default=0.0))
    return shares


def share_by(values: Sequence[float], at: Sequence[int] = AT) -> list[float]:
    """Return the share of values up to each n of `at`."""
    return [sum(value <= number for value in values) / len(values) for number in at]


def table(themes: Sequence[Reached], share: float) -> str:
    """Return the curve and its bounds as Markdown, a column a number of documents."""
    rows = {
        "raised": (curve(themes), median([one.docs for one in themes])),
        f"bound, a ball that catches {share:.0%}": (
            share_by([one.bound_caught for one in themes]),
            median([one.bound_caught for one in themes]),
        ),
        "bound, a ball that catches all": (
            share_by([one.bound for one in themes]),
            median([one.bound for one in themes]),
        ),
    }
    head = ["share of themes by their n-th document", *map(str, AT), "median"]
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    for name, (shares, middle) in rows.items():
        lines.append(f"| {name} | {' | '.join(f'{one:.2f}' for one in shares)} | {middle:g} |")
    return "\n".join(lines)
