"""The comparison as Markdown: a column a method, a row a figure, mean or median with its 90 % interval."""

from __future__ import annotations

import itertools
import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.figures import Interval, ThemeSeen, mean, mean_interval, median, resampled

SHAPES = ("ramp", "slow", "step")
MEANS = {
    "recall": "recall",
    "precision": "precision",
    "false_per_week": "false alarms a week",
    "loud_a_year": "loud-author alarms a year",
    "watch_recall": "recall, first ten",
    "continuity": "continuity of ids",
    "bilingual": "both languages in the signal",
    "member_f1": "member F1",
}
DELAYS = {
    "docs": "documents before the first signal",
    "weeks": "weeks before the first signal",
    "watch_docs": "documents, first ten",
    "watch_weeks": "weeks, first ten",
}


@dataclass(frozen=True, slots=True)
class Scored:
    """A stream scored for one column: score.py's figures, each theme, and what the run took."""

    case: str
    seed: int
    column: str
    score: dict[str, Any]
    themes: Sequence[ThemeSeen]
    seconds: float
    processor: float
    before_weeks: float | None
    peak_mb: float


def quality(scored: Sequence[Scored], case: str) -> str:
    """Return the table of all figures of a set of streams."""
    columns = _columns(scored, case)
    rows = {title: [_mean(cells, name) for cells in columns.values()] for name, title in MEANS.items()}
    rows |= {
        f"{title} (median of the themes)": [_delay(cells, name) for cells in columns.values()]
        for name, title in DELAYS.items()
    }
    rows["documents (mean of the seeds' medians)"] = [_mean(cells, "docs") for cells in columns.values()]
    return _table(["", *columns], {k: v for k, v in rows.items() if any(cell != "–" for cell in v)})


def false_alarms(scored: dict[float, Sequence[Scored]], case: str) -> str:
    """Return false and loud alarms at each alpha."""
    rows = {}
    columns: list[str] = []
    for alpha, found in scored.items():
        by_column = _columns(found, case)
        columns = list(by_column)
        for name in ("false_per_week", "loud_a_year"):
            rows[f"{MEANS[name]}, α = {alpha:g}"] = [_mean(cells, name) for cells in by_column.values()]
    return _table(["", *columns], rows)


def shapes(scored: Sequence[Scored], case: str) -> str:
    """Return recall and documents for each shape of growth."""
    columns = _columns(scored, case)
    rows = {}
    for shape in SHAPES:
        found = [_of_shape(cells, shape) for cells in columns.values()]
        themes = max((sum(map(len, seeds)) for seeds in found), default=0)
        rows[f"{shape} ({themes} themes): recall"] = [_recall(seeds) for seeds in found]
        for name in ("docs", "watch_docs"):
            rows[f"{shape}: {DELAYS[name]}"] = [_themes(seeds, name) for seeds in found]
    return _table(["", *columns], rows)


def volumes(scored: Sequence[Scored], said: dict[str, str]) -> str:
    """Return the main figures of each volume; `said` tells by case what was really said a week."""
    blocks = []
    for case, volume in said.items():
        columns = _columns(scored, case)
        rows = {
            MEANS[n]: [_mean(c, n) for c in columns.values()]
            for n in ("recall", "precision", "false_per_week")
        }
        rows |= {DELAYS[n]: [_delay(c, n) for c in columns.values()] for n in ("docs", "watch_docs")}
        blocks.append(_table([f"{case} ({volume})", *columns], rows))
    return "\n\n".join(blocks)


def costs(scored: Sequence[Scored], cases: Sequence[str]) -> str:
    """Return seconds and peak memory of a whole stream."""
    rows: dict[str, list[str]] = {}
    columns = list(dict.fromkeys(one.column for one in scored))
    for case in cases:
        runs = [[one for one in scored if (one.case, one.column) == (case, column)] for column in columns]
        rows[f"{case}: seconds"] = [_over(cells, lambda one: one.seconds) for cells in runs]
        rows[f"{case}: seconds on the processor"] = [
            _over(cells, lambda one: one.processor) for cells in runs
        ]
        rows[f"{case}: of these before the first week"] = [
            _over(cells, lambda one: one.before_weeks) for cells in runs
        ]
        rows[f"{case}: peak MB (largest)"] = [
            f"{max((one.peak_mb for one in c), default=math.nan):.0f}" for c in runs
        ]
    kept = {k: v for k, v in rows.items() if any(cell not in {"–", "nan"} for cell in v)}
    return _table(["", *columns], kept)


def _columns(scored: Sequence[Scored], case: str) -> dict[str, list[Scored]]:
    chosen = [one for one in scored if one.case == case]
    return {
        column: [one for one in chosen if one.column == column]
        for column in dict.fromkeys(o.column for o in chosen)
    }


def _mean(cells: Sequence[Scored], name: str) -> str:
    return _over(cells, lambda one: one.score.get(name))


def _over(cells: Sequence[Scored], value: Callable[[Scored], float | None]) -> str:
    """Return the mean of a value over seeds; how many seeds have it, where not all do or it is infinite."""
    found = [number for number in map(value, cells) if number is not None]
    finite = [number for number in found if math.isfinite(number)]
    if not found:
        return "–"
    if len(finite) < len(found):
        return f"never in {len(found) - len(finite)} of {len(found)} seeds"
    part = "" if len(found) == len(cells) else f", {len(found)} seeds"
    return shown(mean_interval(found)) + part


def _delay(cells: Sequence[Scored], name: str) -> str:
    return _themes([one.themes for one in cells], name)


def _themes(seeds: Sequence[Sequence[ThemeSeen]], name: str) -> str:
    return shown(resampled([[getattr(theme, name) for theme in themes] for themes in seeds], median))


def _recall(seeds: Sequence[Sequence[ThemeSeen]]) -> str:
    return shown(resampled([[float(theme.raised) for theme in themes] for themes in seeds], mean))


def _of_shape(cells: Sequence[Scored], shape: str) -> list[list[ThemeSeen]]:
    return [[theme for theme in one.themes if theme.shape == shape] for one in cells]


def shown(interval: Interval) -> str:
    """Return "0.78 (0.71–0.85)"; "never" for an infinite figure and "–" for none."""
    if math.isnan(interval.middle):
        return "–"
    if math.isnan(interval.low):
        return _number(interval.middle)
    return f"{_number(interval.middle)} ({_number(interval.low)}–{_number(interval.high)})"


def _number(value: float) -> str:
    if math.isinf(value):
        return "never"
    return f"{value:.3f}" if abs(value) < 1 else f"{value:.2f}" if abs(value) < 10 else f"{value:.0f}"


def _table(heads: Sequence[str], rows: dict[str, list[str]]) -> str:
    lines = [list(heads), ["---"] * len(heads), *([title, *cells] for title, cells in rows.items())]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def said_a_week(weekly: Sequence[Sequence[int]]) -> str:
    """Return what was said a week in streams: the first and last four weeks' means, and the median week."""
    first = statistics.mean(itertools.chain.from_iterable(week[:4] for week in weekly))
    last = statistics.mean(itertools.chain.from_iterable(week[-4:] for week in weekly))
    middle = statistics.median(itertools.chain.from_iterable(weekly))
    return f"said a week: first {first:.0f}, median {middle:.0f}, last {last:.0f}"
