"""Tables of figures as text for a terminal, Markdown and CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from botnia_signals.cells import csv_of

_MARKDOWN = str.maketrans({mark: "\\" + mark for mark in "\\`*_{}[]<>#|"})


@dataclass(frozen=True, slots=True)
class Table:
    """A table in one language: its title, what it shows, a heading a column, rows of text.

    Columns from `figures` on are numbers; `empty` is said where there is no row.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    empty: str = ""
    figures: int = 1


def plain(table: Table) -> list[str]:
    """Return the lines of a table for a terminal: columns aligned, figures to the right.

    Headings stand a word a line, so that figures stay near each other.
    """
    lines = [table.title, *([table.note] if table.note else [])]
    if not table.rows:
        return [*lines, table.empty]
    words = [heading.split() for heading in table.headings]
    depth = max(map(len, words))
    filled = [[""] * (depth - len(one)) + one for one in words]
    stacked = [tuple(one[line] for one in filled) for line in range(depth)]
    whole = [*stacked, *table.rows]
    widths = [max(len(row[place]) for row in whole) for place in range(len(table.headings))]
    return [*lines, *(_aligned(row, widths, table.figures) for row in whole)]


def _aligned(row: Sequence[str], widths: Sequence[int], figures: int) -> str:
    cells = [
        text.rjust(width) if place >= figures else text.ljust(width)
        for place, (text, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  " + "  ".join(cells).rstrip()


def markdown(table: Table) -> list[str]:
    """Return the lines of a table in Markdown, under a heading of the second level."""
    lines = [f"## {escaped(table.title)}", ""]
    if table.note:
        lines += [table.note, ""]
    if not table.rows:
        return [*lines, table.empty, ""]
    marks = ["---:" if place >= table.figures else "---" for place in range(len(table.headings))]
    for row in (table.headings, tuple(marks), *table.rows):
        cells = row if row == tuple(marks) else tuple(map(escaped, row))
        lines.append(f"| {' | '.join(cells)} |")
    return [*lines, ""]


def escaped(text: str) -> str:
    """Return a text whose signs mean nothing to Markdown, on one line."""
    return text.translate(_MARKDOWN).replace("\n", " ")


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return CSV for a spreadsheet program (`cells.csv_of`)."""
    return csv_of([headings, *rows])
