"""CSV and TSV: the delimiter found from the first rows, the encoding by the ladder, rows read one by one."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TextIO

from botnia_signals.errors import IntakeError
from botnia_signals.intake.dates import date_in_name
from botnia_signals.intake.encodings import lines_of, opened
from botnia_signals.intake.fields import field_of
from botnia_signals.intake.limits import MAX_COLUMNS
from botnia_signals.intake.options import IntakeOptions
from botnia_signals.intake.rows import Defaults, Row, documents
from botnia_signals.intake.tables import Cells, header_row, table_rows, unique_headings
from botnia_signals.records import RawDocument, Refusal

DELIMITERS = (";", ",", "\t")
NO_DELIMITER = "\x1f"  # a file of one column
_SAMPLE = 1 << 16
_FORMULA = re.compile(r"[=+\-@]\s*(?:[A-ZÅÄÖ][A-ZÅÄÖ.]+\(|cmd\s*\|)", re.IGNORECASE)
_TOLD = re.compile(r"sep=([;,\t|])\r?\n?", re.IGNORECASE)


def read_delimited(path: Path, options: IntakeOptions) -> Iterator[RawDocument | Refusal]:
    """Yield the records of a CSV or TSV file, packed with gzip or not; memory does not grow with the file.

    Raises:
        IntakeError: the file as a whole can't be read.
    """
    defaults = Defaults.of(path.name, options, date_in_name(path.name))
    with opened(path) as source:
        open_quotes: list[Refusal] = []
        rows = _until_open(numbered(source, path.name), path.name, open_quotes)
        try:
            for row in table_rows(path.name, rows, options, defaults):
                yield from [row] if isinstance(row, Refusal) else _safe(row, defaults)
        except IntakeError:
            if not open_quotes:  # else too few rows are left to be a table, and the reason is said below
                raise
        yield from open_quotes


def _until_open(
    rows: Iterator[tuple[int, Cells]], file: str, refusals: list[Refusal]
) -> Iterator[tuple[int, Cells]]:
    """Yield the rows before a quotation mark that never closes, which becomes a refusal."""
    try:
        yield from rows
    except csv.Error:
        refusals.append(Refusal(file, "refusal-quotes"))


def _safe(row: Row, defaults: Defaults) -> Iterator[RawDocument | Refusal]:
    """Yield the documents of a row; a text that is a formula (=HYPERLINK(…)) is refused instead."""
    formulas = [question for question, text in row.texts if _FORMULA.match(text)]
    if formulas:
        column = ", ".join(filter(None, formulas)) or row.columns.get("text", "text")
        yield Refusal(row.origin, "refusal-formula", {"column": column})
        kept = tuple((question, "" if _FORMULA.match(text) else text) for question, text in row.texts)
        row = replace(row, texts=kept, optional=True)
    yield from documents(row, defaults)


def read_headings(path: Path) -> tuple[str, ...]:
    """Return the headings of a CSV or TSV file, () when it has none."""
    with opened(path) as source:
        rows = first_rows(source, path.name, 50)
    index = header_row(rows, {})
    return () if index is None else unique_headings(rows[index])


def first_rows(source: TextIO, file: str, number: int) -> list[Cells]:
    """Return the first rows of a table, those before a quotation mark that never closes."""
    rows: list[Cells] = []
    with suppress(csv.Error):  # reading the table reports it
        rows.extend(cells for _, cells in islice(numbered(source, file), number))
    return rows


def numbered(source: TextIO, file: str) -> Iterator[tuple[int, Cells]]:
    """Yield rows with their numbers as a spreadsheet shows them; Excel's line `sep=;` has none.

    Raises:
        IntakeError: a line is too long, or a row has more columns than a spreadsheet.
        csv.Error: a quotation mark never closes.
    """
    start = source.read(_SAMPLE)
    source.seek(0)
    told = _TOLD.match(start)
    if told:
        source.readline()
    delimiter = told[1] if told else find_delimiter(start)
    for number, cells in enumerate(csv.reader(lines_of(source, file), delimiter=delimiter), 1):
        if len(cells) > MAX_COLUMNS:
            raise IntakeError("intake-too-wide", file=file)
        yield number, cells


def find_delimiter(sample: str) -> str:
    """Return the delimiter of a file from its start: most known headings, then rows of one width."""
    scores = {delimiter: _score(sample, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: scores[delimiter])
    return best if scores[best] > (0, 0.6) else NO_DELIMITER


def _score(sample: str, delimiter: str) -> tuple[int, float]:
    """Return (known headings in one row, share of rows of the usual width); (0, 0) without a division."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        rows = [row for row in islice(reader, 30) if any(row)]
    except csv.Error:
        return (0, 0.0)
    wide = [row for row in rows if len(row) > 1]
    if not wide:
        return (0, 0.0)
    known = max(sum(1 for cell in row if field_of(cell)) for row in wide)
    usual = Counter(len(row) for row in wide).most_common(1)[0][1]
    return (known, usual / len(rows))
