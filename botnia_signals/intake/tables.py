"""A grid of cells, from whatever file: its header row, its columns, and its rows as fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from botnia_signals.errors import IntakeError
from botnia_signals.intake.fields import (
    SAMPLE_ROWS,
    field_of,
    folded,
    is_question,
    named_columns,
    text_columns,
)
from botnia_signals.intake.limits import column_letter
from botnia_signals.intake.options import IntakeOptions
from botnia_signals.intake.rows import Defaults, Row, check_defaults
from botnia_signals.intake.values import cell_text
from botnia_signals.records import Refusal

HEADER_ROWS = 20
_LONGEST_HEADING = 400
_TEXT_LENGTH = 40

Cells = Sequence[object]
Merge = tuple[int, int, int, int]  # first row, first column, last row, last column; all counted from 0


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand in a table: the header's last row (from 0), the headings, the columns of the fields.

    `optional` says that a row without a text is no mistake: a question that was not answered. `sure` says
    that the header has a known heading or a question: the table was not found by its long texts alone.
    """

    header: int
    headings: tuple[str, ...]
    columns: Mapping[str, int]
    texts: tuple[int, ...]
    optional: bool
    sure: bool


def header_row(rows: Sequence[Cells], mapping: Mapping[str, tuple[str, ...]]) -> int | None:
    """Return the index of the header among the first rows, None when none of them can be one.

    With a mapping it is the row that holds most of its columns; else the row with most known headings and
    questions, the first of equals. Title rows above it, of one cell or of one merged cell, never are.
    """
    wanted = {folded(column) for columns in mapping.values() for column in columns}
    best, best_score = None, (0, 0, 0)
    for index, row in enumerate(rows[:HEADER_ROWS]):
        cells = [cell_text(cell) for cell in row]
        score = _header_score(cells, wanted)
        if score > best_score and _mostly_words(row):
            best, best_score = index, score
    if best is not None and (best_score[0] or not wanted):
        return best
    return None if wanted else _first_wide_row(rows)


def _header_score(cells: Sequence[str], wanted: set[str]) -> tuple[int, int, int]:
    filled = {folded(cell) for cell in cells if cell}
    if any(len(cell) > _LONGEST_HEADING for cell in cells):
        return (0, 0, 0)
    known = sum(1 for cell in filled if field_of(cell))
    asked = sum(1 for cell in filled if cell.endswith("?"))
    return (len(filled & wanted), 3 * known + asked, len(filled) if known or asked else 0)


def _mostly_words(row: Cells) -> bool:
    filled = [cell for cell in row if cell_text(cell)]
    return 2 * sum(isinstance(cell, str) for cell in filled) > len(filled)


def _first_wide_row(rows: Sequence[Cells]) -> int | None:
    """Return the first row of words that is as wide as the rows are: a header without a known word."""
    widths = Counter(sum(1 for cell in row if cell_text(cell)) for row in rows[:SAMPLE_ROWS])
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    for index, row in enumerate(rows[:HEADER_ROWS]):
        cells = [cell for cell in row if cell_text(cell)]
        if len(cells) < max(2, 0.7 * usual):
            continue
        return index if all(isinstance(cell, str) and len(cell) <= 200 for cell in cells) else None
    return None


def unique_headings(cells: Cells) -> tuple[str, ...]:
    """Return a heading for each column: none twice ("Kommentti (2)"), a letter for an empty one."""
    seen: Counter[str] = Counter()
    headings = []
    for index in range(len(cells)):
        text = " ".join(cell_text(cells[index]).split())
        name = text or column_letter(index)
        seen[name.casefold()] += 1
        times = seen[name.casefold()]
        headings.append(name if times == 1 else f"{name} ({times})")
    return tuple(headings)


def find_layout(rows: Sequence[Cells], mapping: Mapping[str, tuple[str, ...]], file: str) -> Layout:
    """Return the layout of a table from its first rows.

    Raises:
        IntakeError: no header, no column of text, or a column of the mapping is missing.
    """
    index = header_row(rows, mapping)
    if index is None and not mapping:
        raise IntakeError("intake-no-header", file=file)
    first, heading_cells = _headings(rows, index or 0)
    body = rows[first + 1 : first + 1 + SAMPLE_ROWS]
    headings = unique_headings(heading_cells)
    _check_mapping(headings, mapping, file)
    if not any(map(_width, body)):
        raise IntakeError("intake-no-rows", file=file)
    columns = named_columns(headings, mapping)
    sample = [[cell_text(cell) for cell in row] for row in body]
    texts = text_columns(headings, mapping, set(columns.values()), sample)
    if not texts:
        raise IntakeError("intake-no-text-column", file=file, columns=_shown(headings, mapping))
    sure = bool(mapping) or _is_sure(headings)
    if not sure and any(len(headings[index]) >= _TEXT_LENGTH for index in texts):
        raise IntakeError("intake-no-header", file=file)  # the first row is an answer itself
    optional = len(texts) > 1 or is_question(headings[texts[0]])
    return Layout(first, headings, columns, texts, optional, sure)


def _headings(rows: Sequence[Cells], index: int) -> tuple[int, list[str]]:
    """Return the last row of the header and its headings; a second row of them is joined to the first.

    It is one where it names the parts of questions that stretch over several columns (or have empty cells
    after them), and has nothing else: "Palvelut" over "Kotihoito" gives "Palvelut – Kotihoito".
    """
    if not rows:
        return index, []
    row = [cell_text(cell) for cell in rows[index][: _width(rows[index])]]
    if index + 2 >= len(rows):
        return index, row
    below = [cell_text(cell) for cell in rows[index + 1]]
    below += [""] * (len(row) - len(below))
    spread: set[int] = set()
    for at, cell in enumerate(row):
        if at and (not cell or cell == row[at - 1]):
            spread |= {at - 1, at}
    named = {at for at, cell in enumerate(below[: len(row)]) if cell and cell != row[at]}
    words = all(isinstance(rows[index + 1][at], str) and len(below[at]) <= 200 for at in named)
    if not spread or not named or not named <= spread or not words or any(below[len(row) :]):
        return index, row
    joined, above = [], ""
    for at, cell in enumerate(row):
        above = cell or (above if at in spread else "")
        joined.append(f"{above} – {below[at]}" if at in named and above else above or below[at])
    return index + 1, joined


def _check_mapping(headings: Sequence[str], mapping: Mapping[str, tuple[str, ...]], file: str) -> None:
    have = {folded(heading) for heading in headings}
    for columns in mapping.values():
        for column in columns:
            if folded(column) not in have:
                shown = _shown(headings, mapping)
                raise IntakeError("intake-map-column", file=file, column=column, columns=shown)


def _is_sure(headings: Sequence[str]) -> bool:
    return any(field_of(heading) or heading.endswith("?") for heading in headings)


def _shown(headings: Sequence[str], mapping: Mapping[str, tuple[str, ...]]) -> str:
    """Return headings for a message; only the letters of columns when the row may hold answers instead."""
    wanted = {folded(column) for columns in mapping.values() for column in columns}
    if _is_sure(headings) or any(folded(heading) in wanted for heading in headings):
        return ", ".join(headings)
    return ", ".join(column_letter(index) for index in range(len(headings)))


def _width(row: Cells) -> int:
    return max((i + 1 for i, cell in enumerate(row) if cell_text(cell)), default=0)


def table_rows(
    place: str, numbered: Iterable[tuple[int, Cells]], options: IntakeOptions, defaults: Defaults
) -> Iterator[Row | Refusal]:
    """Yield the rows of a table that is read as a stream; `numbered` has each row's number in a sheet.

    Raises:
        IntakeError: the table can't be understood, or a source or a date is missing for all rows.
    """
    stream = iter(numbered)
    start = list(islice(stream, HEADER_ROWS + SAMPLE_ROWS))
    layout = find_layout([cells for _, cells in start], options.mapping, defaults.file)
    check_defaults(defaults, layout.columns)
    yield from rows_of(layout, place, chain(start[layout.header + 1 :], stream), strict=True)


def rows_of(
    layout: Layout, place: str, numbered: Iterable[tuple[int, Cells]], strict: bool = False
) -> Iterator[Row | Refusal]:
    """Yield the rows below the header; empty ones are passed over.

    Cells beyond the header are attributes named by their column's letter; with `strict`, where they mean
    that a text was cut at a delimiter, the row is refused.
    """
    width = len(layout.headings)
    names = {name: layout.headings[index] for name, index in layout.columns.items()}
    names["text"] = ", ".join(layout.headings[index] for index in layout.texts)
    for number, cells in numbered:
        filled = _width(cells)
        origin = f"{place}, row {number}"
        if strict and filled > width:
            values = {"cells": str(filled), "columns": str(width)}
            yield Refusal(origin, "refusal-too-many-cells", values)
        elif filled:
            yield _row(layout, names, origin, cells)


def _row(layout: Layout, names: Mapping[str, str], origin: str, cells: Cells) -> Row:
    width = len(layout.headings)
    padded = [*cells, *[None] * (width - len(cells))]
    headings = [*layout.headings, *(column_letter(index) for index in range(width, len(cells)))]
    used = {*layout.columns.values(), *layout.texts}
    return Row(
        origin=origin,
        texts=tuple((_question(layout, index), cell_text(padded[index])) for index in layout.texts),
        cells={name: padded[index] for name, index in layout.columns.items()},
        columns=names,
        attributes={headings[i]: cell_text(cell) for i, cell in enumerate(padded) if i not in used},
        optional=layout.optional,
        own_ids=False,
    )


def _question(layout: Layout, index: int) -> str:
    """Return the heading of a text column, "" where it only says that the column holds the text."""
    heading = layout.headings[index]
    single = len(layout.texts) == 1 and not is_question(heading)
    return "" if single and field_of(heading) == "text" else heading


def fill_merged(rows: list[list[object]], merges: Iterable[Merge], skip: Iterable[int] = ()) -> None:
    """Write the value of each merged cell into all cells that it covers, columns in `skip` left alone."""
    left_alone = set(skip)
    for top, left, bottom, right in merges:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        for row in rows[top : bottom + 1]:
            for index in range(left, min(right + 1, len(row))):
                if index not in left_alone:
                    row[index] = value


def fill_body(rows: list[list[object]], merges: Sequence[Merge], layout: Layout) -> Layout:
    """Fill the merged cells of a table but those of texts, so that no text is said twice.

    Returns the layout; a row whose text another row's cell covers is no mistake in it.
    """
    fill_merged(rows, merges, skip=layout.texts)
    covered = any(
        bottom > top and left <= index <= right
        for top, left, bottom, right in merges
        for index in layout.texts
    )
    return replace(layout, optional=layout.optional or covered)
