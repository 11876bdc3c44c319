"""Tables that people open in a spreadsheet program, written as those of Finland and Sweden read them.

With commas between cells such a program puts a whole row in one cell, without the mark at the beginning it
takes ä for Ã¤, and 2.5 for the second of May.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

MARK = "\ufeff"
BETWEEN = ";"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet program takes for the beginning of a formula."""


def harmless(value: object) -> object:
    """Return a cell that no spreadsheet program runs: text that looks like a formula begins with '."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def csv_of(rows: Iterable[Sequence[object]]) -> str:
    """Return CSV in UTF-8 with a byte order mark, semicolons and decimal commas.

    None is an empty cell; text that a spreadsheet program would run as a formula is quoted off.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=BETWEEN)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return MARK + out.getvalue()


def rows_of(text: str) -> list[list[str]]:
    """Return the cells of what `csv_of` wrote."""
    return list(csv.reader(io.StringIO(text.removeprefix(MARK), newline=""), delimiter=BETWEEN))


def _cell(value: object) -> object:
    if value is None:
        return ""
    return str(value).replace(".", ",") if isinstance(value, float) else harmless(value)
