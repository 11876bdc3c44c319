"""XLSX, XLS and ODS: every sheet that has texts, merged cells filled, title rows passed over."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from botnia_signals.errors import IntakeError
from botnia_signals.intake.dates import date_in_name
from botnia_signals.intake.old_workbooks import check_old_sheets
from botnia_signals.intake.options import IntakeOptions
from botnia_signals.intake.packages import OLE, check_package, ole_kind
from botnia_signals.intake.rows import Defaults, check_defaults, documents
from botnia_signals.intake.tables import (
    HEADER_ROWS,
    Layout,
    Merge,
    fill_body,
    fill_merged,
    find_layout,
    header_row,
    rows_of,
    unique_headings,
)
from botnia_signals.intake.values import cell_text
from botnia_signals.intake.workbooks import check_open_sheets, check_sheets
from botnia_signals.records import RawDocument, Refusal

_QUIET = threading.Lock()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One visible sheet: its cells from A1 on and its merged ranges."""

    name: str
    rows: list[list[object]] = field(repr=False)
    merges: tuple[Merge, ...] = ()

    def start(self) -> list[list[object]]:
        """Return a copy of the first rows with every merged cell filled, to find the header in."""
        rows = [list(row) for row in self.rows[: HEADER_ROWS + 300]]
        fill_merged(rows, self.merges)
        return rows


def read_workbook(path: Path, options: IntakeOptions) -> Iterator[RawDocument | Refusal]:
    """Yield the records of every sheet that has texts.

    Hidden sheets and notes of one or two columns are passed over; a wider sheet without texts is refused, so
    that it shows in the report. When no sheet has texts, the reason found for the first of them is raised.

    Raises:
        IntakeError: the file can't be read, or no sheet has texts.
    """
    formulas, sheets = load_sheets(path)
    defaults = Defaults.of(path.name, options, date_in_name(path.name))
    layouts, refusals, problem = _layouts(sheets, options, path.name)
    if not layouts:
        raise problem or IntakeError("intake-empty", file=path.name)
    yield from refusals
    if formulas:
        yield Refusal(path.name, "refusal-formulas", {"number": formulas})
    for sheet, layout in layouts:
        check_defaults(defaults, layout.columns)
        filled = fill_body(sheet.rows, sheet.merges, layout)
        place = f"{path.name}, {sheet.name}" if len(sheets) > 1 else path.name
        numbered = enumerate(sheet.rows[layout.header + 1 :], layout.header + 2)
        for row in rows_of(filled, place, numbered):
            yield from [row] if isinstance(row, Refusal) else documents(row, defaults)


def read_headings(path: Path) -> tuple[str, ...]:
    """Return the headings of the first sheet that has a header, () when none has."""
    for sheet in load_sheets(path)[1]:
        rows = sheet.start()
        index = header_row(rows, {})
        if index is not None:
            return tuple(heading for heading in unique_headings(rows[index]) if heading)
    return ()


def _layouts(
    sheets: list[Sheet], options: IntakeOptions, file: str
) -> tuple[list[tuple[Sheet, Layout]], list[Refusal], IntakeError | None]:
    """Return the sheets with texts and their layouts, refusals of other wide ones, and the first reason.

    A sheet without a known heading is taken only when no sheet has one, and then the first.
    """
    found: list[tuple[Sheet, Layout]] = []
    refusals: list[Refusal] = []
    problem: IntakeError | None = None
    for sheet in sheets:
        try:
            found.append((sheet, find_layout(sheet.start(), options.mapping, file)))
        except IntakeError as error:
            problem = problem or error
            if len(sheet.rows) > 2 and max(len(row) for row in sheet.rows) > 2:
                refusals.append(Refusal(f"{file}, {sheet.name}", "refusal-sheet"))
    sure = [pair for pair in found if pair[1].sure]
    left_out = [
        sheet for sheet, layout in found[0 if sure else 1 :] if not layout.sure and len(sheet.rows[0]) > 2
    ]
    refusals += [Refusal(f"{file}, {sheet.name}", "refusal-sheet") for sheet in left_out]
    return sure or found[:1], refusals, problem


def load_sheets(path: Path) -> tuple[int, list[Sheet]]:
    """Return the formulas without a saved result, and the visible sheets that hold something.

    Raises:
        IntakeError: locked, broken, with macros, or too much to hold in memory.
    """
    formulas = _checked(path)
    try:
        with _quiet():
            sheets = _load(path)
    except Exception as error:
        locked = "password" in str(error).casefold()
        raise IntakeError("intake-password" if locked else "intake-broken", file=path.name) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # calamine's Rust code gave up on the file
            raise
        raise IntakeError("intake-broken", file=path.name) from None
    if not sheets:
        raise IntakeError("intake-empty", file=path.name)
    return formulas, sheets


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep off the terminal what calamine's Rust code prints when it gives up: a trace, parts of cells."""
    with _QUIET, Path(os.devnull).open("wb") as nothing:
        kept = os.dup(2)
        os.dup2(nothing.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)


def _checked(path: Path) -> int:
    """Return how many formulas have no result, the file being safe to open."""
    with path.open("rb") as source:
        head = source.read(8)
    ending = path.suffix.lower()
    if ending == ".xls" and head == OLE:
        if ole_kind(path) == "xls":
            check_old_sheets(path)
            return 0
        raise IntakeError(
            "intake-password" if ole_kind(path) == "locked" else "intake-broken", file=path.name
        )
    if ending == ".ods":
        check_package(path, "content.xml")
        check_open_sheets(path)
        return 0
    check_package(path, "xl/workbook.xml")
    return check_sheets(path)


def _load(path: Path) -> list[Sheet]:
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    with CalamineWorkbook.from_path(path) as book:
        names = [meta.name for meta in book.sheets_metadata if meta.visible == SheetVisibleEnum.Visible]
        return [sheet for sheet in (_sheet(book, name) for name in names) if sheet]


def _sheet(book: Any, name: str) -> Sheet | None:
    try:
        sheet = book.get_sheet_by_name(name)
    except ValueError:  # a chart has no cells
        return None
    rows = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    if not any(cell_text(cell) for row in rows for cell in row):
        return None
    ranges = sheet.merged_cell_ranges or ()
    merges = tuple((top, left, bottom, right) for (top, left), (bottom, right) in ranges)
    return Sheet(name, rows, merges)
