"""From the stretches of text of a PDF page to its lines, column by column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

_NARROWEST_GUTTER = 9.0  # points
_FEWEST_LINES = 4
_SIGN = re.compile(r"\s*(?:\d{1,3}|[*†‡])\s*")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text on one line: its box in points from the lower left corner, letter size, boldness."""

    left: float
    bottom: float
    right: float
    top: float
    text: str = field(repr=False)
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column."""

    left: float
    bottom: float
    right: float
    top: float
    text: str = field(repr=False)
    size: float
    bold: bool
    column: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number, its size in points, and its lines in reading order."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(repr=False)


def page_lines(segments: Sequence[Segment], width: float) -> list[Line]:
    """Return the lines of a page in reading order.

    Where a gutter runs between two columns, the left one is read before the right one; a line across the
    gutter (a title, a wide table) ends the columns above it.
    """
    rows = _rows(_without_signs(segments))
    gutter = _gutter(rows, width)
    if gutter is None:
        return [_line(row, 0) for row in rows]
    lines: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for row in rows:
        if any(one.left < gutter - 1 and one.right > gutter + 1 for one in row):
            lines += [*left, *right, _line(row, 0)]
            left, right = [], []
            continue
        sides = (
            [one for one in row if one.right <= gutter + 1],
            [one for one in row if one.left >= gutter - 1],
        )
        for side, kept, column in ((sides[0], left, 1), (sides[1], right, 2)):
            if side:
                kept.append(_line(side, column))
    return [*lines, *left, *right]


def _without_signs(segments: Sequence[Segment]) -> list[Segment]:
    """Return the segments without the signs of footnotes, which would cut a sentence in two."""
    letters = Counter[float]()
    for one in segments:
        letters[one.size] += len(one.text)
    usual = letters.most_common(1)[0][0] if letters else 0.0
    return [one for one in segments if one.size > 0.75 * usual or not _SIGN.fullmatch(one.text)]


def _rows(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Return the segments grouped by the height they stand at, from the top, each row from the left."""
    rows: list[list[Segment]] = []
    for one in sorted(segments, key=lambda one: (-(one.top + one.bottom), one.left)):
        middle = (one.top + one.bottom) / 2
        last = rows[-1] if rows else []
        if last and abs((last[0].top + last[0].bottom) / 2 - middle) < 0.5 * min(
            _height(last[0]), _height(one)
        ):
            last.append(one)
        else:
            rows.append([one])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _height(one: Segment) -> float:
    return max(1.0, one.top - one.bottom)


def _gutter(rows: Sequence[Sequence[Segment]], width: float) -> float | None:
    """Return the middle of the gap between two columns of text, None where the page has one column.

    The gap lies in the middle 40 % of the page, is free in at least three rows of four that have text on both
    sides or on one, and both sides hold several lines that are as wide as running text.
    """
    spans = [(one.left, one.right) for row in rows for one in row]
    best: tuple[int, float] | None = None
    for step in range(30, 71):
        at = width * step / 100
        half = _NARROWEST_GUTTER / 2
        crossing = sum(1 for left, right in spans if left < at + half and right > at - half)
        if crossing <= 0.25 * len(spans) and (best is None or crossing < best[0]):
            best = (crossing, at)
    if best is None:
        return None
    low = high = best[1]
    step_size = width / 400
    free = best[0]
    while _crossing(spans, low - step_size) <= free and low > 0.25 * width:
        low -= step_size
    while _crossing(spans, high + step_size) <= free and high < 0.75 * width:
        high += step_size
    middle = (low + high) / 2
    wide = 0.2 * width
    left = sum(1 for a, b in spans if b <= middle and b - a >= wide)
    right = sum(1 for a, b in spans if a >= middle and b - a >= wide)
    return middle if min(left, right) >= _FEWEST_LINES else None


def _crossing(spans: Sequence[tuple[float, float]], at: float) -> int:
    return sum(1 for left, right in spans if left < at < right)


def _line(row: Sequence[Segment], column: int) -> Line:
    pieces = [row[0].text.strip()]
    for before, one in pairwise(row):
        gap = one.left - before.right
        pieces.append(("" if gap < 0.12 * one.size else " ") + one.text.strip())
    longest = max(row, key=lambda one: len(one.text))
    return Line(
        left=row[0].left,
        bottom=min(one.bottom for one in row),
        right=row[-1].right,
        top=max(one.top for one in row),
        text="".join(pieces),
        size=longest.size,
        bold=all(one.bold for one in row),
        column=column,
    )
