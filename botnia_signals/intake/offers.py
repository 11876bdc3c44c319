"""What the columns of a table are taken for, and which others hold open answers and could be texts too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from botnia_signals.errors import IntakeError
from botnia_signals.intake import delimited, sheets
from botnia_signals.intake.encodings import opened
from botnia_signals.intake.fields import SAMPLE_ROWS, is_open
from botnia_signals.intake.tables import HEADER_ROWS, Cells, Layout, find_layout
from botnia_signals.intake.values import cell_text


@dataclass(frozen=True, slots=True)
class Columns:
    """The headings of a table: its fields, its texts, and which others look like open answers."""

    headings: tuple[str, ...]
    fields: Mapping[str, str]
    texts: tuple[str, ...]
    offered: tuple[str, ...]


def columns_of(path: Path, mapping: Mapping[str, tuple[str, ...]], *, workbook: bool) -> Columns:
    """Return the columns of a table, of a workbook's first sheet that has texts.

    Raises:
        IntakeError: the file can't be read or no sheet of it has texts.
    """
    problem: IntakeError | None = None
    for rows in _starts(path, workbook=workbook):
        try:
            return _columns(find_layout(rows, mapping, path.name), rows)
        except IntakeError as error:
            problem = problem or error
    raise problem or IntakeError("intake-empty", file=path.name)


def _starts(path: Path, *, workbook: bool) -> list[list[Cells]]:
    if workbook:
        return [list(sheet.start()) for sheet in sheets.load_sheets(path)[1]]
    with opened(path) as source:
        return [delimited.first_rows(source, path.name, HEADER_ROWS + SAMPLE_ROWS)]


def _columns(layout: Layout, rows: list[Cells]) -> Columns:
    taken = {*layout.columns.values(), *layout.texts}
    body = rows[layout.header + 1 :]
    offered = [
        heading
        for index, heading in enumerate(layout.headings)
        if index not in taken
        and is_open([text for row in body if index < len(row) and (text := cell_text(row[index]))], 0.5, 12)
    ]
    return Columns(
        headings=layout.headings,
        fields={name: layout.headings[index] for name, index in layout.columns.items()},
        texts=tuple(layout.headings[index] for index in layout.texts),
        offered=tuple(offered),
    )
