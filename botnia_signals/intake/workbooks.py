"""Workbooks before they are opened: how many cells and letters they would take in memory."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from botnia_signals.errors import IntakeError
from botnia_signals.intake.limits import MAX_CELL_TEXT, MAX_CELLS
from botnia_signals.intake.packages import BROKEN

_CELL = re.compile(rb"""<(?:\w+:)?c\b[^>]{0,200}?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]{0,200}(?<!/)>""")
_ANY_CELL = re.compile(rb"<(?:\w+:)?c[\s>]")
_SHARED_CELL = re.compile(
    rb"""<(?:\w+:)?c\b[^>]{0,200}?\bt=["']s["'][^>]{0,200}>\s*<(?:\w+:)?v>\s*(\d{1,9})\s*<"""
)
_SHARED = re.compile(rb"<(?:\w+:)?si[\s>].*?</(?:\w+:)?si>|<(?:\w+:)?si\s*/>", re.DOTALL)
_NO_RESULT = re.compile(rb"</(?:\w+:)?f>\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>|</(?:\w+:)?c>)")
_BLOCK = 1 << 20
_TAIL = 500
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def check_sheets(path: Path) -> int:
    """Return how many formulas of a workbook have no saved result, its used cells being few enough.

    Raises:
        IntakeError: the used cells of a sheet span a rectangle that would not fit in memory (A1 and
            XFD1048576), long texts are shared by too many cells, or a part can't be unpacked.
    """
    formulas = 0
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            shared = package.read("xl/sharedStrings.xml") if "xl/sharedStrings.xml" in names else b""
            lengths = [len(one) for one in _SHARED.findall(shared)]
            del shared
            for part in names:
                if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                    with package.open(part) as source:
                        span = _Span(lengths).over(source)
                    formulas += span.formulas
                    _refuse(path, max(span.cells, span.width * span.height), span.letters)
    except BROKEN:
        raise IntakeError("intake-broken", file=path.name) from None
    return formulas


def check_open_sheets(path: Path) -> None:
    """Refuse an ODS file whose repeated cells and rows would not fit in memory.

    Raises:
        IntakeError: so, or the content can't be read.
    """
    from lxml import etree

    try:
        with zipfile.ZipFile(path) as package, package.open("content.xml") as source:
            _count_open(source, lambda cells, letters: _refuse(path, cells, letters))
    except (*BROKEN, etree.LxmlError):
        raise IntakeError("intake-broken", file=path.name) from None


def _refuse(path: Path, cells: int, letters: int) -> None:
    if cells > MAX_CELLS:
        raise IntakeError("intake-too-wide", file=path.name)
    if letters > MAX_CELL_TEXT:
        raise IntakeError("intake-zip-bomb", file=path.name)


class _Span:
    """What a sheet of XML would take: the rectangle from A1 with every filled cell, cells, shared letters."""

    def __init__(self, lengths: list[int]) -> None:
        self.width = self.height = self.cells = self.formulas = self.letters = 0
        self._lengths = lengths

    def over(self, source: IO[bytes]) -> _Span:
        """Read a sheet through and return this."""
        tail = b""
        while block := source.read(_BLOCK):
            text = tail + block
            for column, row in _CELL.findall(text):
                self.width = max(self.width, _column_number(column))
                self.height = max(self.height, int(row))
            tail = text[text.rfind(b"<") :][-_TAIL:]
            whole = text[: len(text) - len(tail)]
            self.formulas += len(_NO_RESULT.findall(whole))
            self.cells += len(_ANY_CELL.findall(whole))
            places = map(int, _SHARED_CELL.findall(whole))
            self.letters += sum(self._lengths[place] for place in places if place < len(self._lengths))
            if self.cells > MAX_CELLS:
                break
        return self


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _count_open(source: IO[bytes], check: Callable[[int, int], None]) -> None:
    """Call `check` with the cells of each table's rectangle and the letters in it, as it grows."""
    from lxml import etree

    rows = width = letters = empty = 0
    tags = (f"{_TABLE}table-row", f"{_TABLE}table")
    for _, element in etree.iterparse(source, tag=tags, resolve_entities=False, no_network=True):
        if element.tag == tags[1]:
            rows = width = letters = empty = 0
            continue
        wide, long = _row(element)
        times = _times(element, "number-rows-repeated")
        if wide:
            rows, empty = rows + empty + times, 0
            width, letters = max(width, wide), letters + long * times
            check(rows * width, letters)
        else:
            empty += times
        element.clear()


def _row(row: Any) -> tuple[int, int]:
    """Return how wide the filled part of a row is, and how many letters its cells hold."""
    at = wide = long = 0
    for cell in row:
        times = _times(cell, "number-columns-repeated")
        at += times
        said = sum(map(len, cell.itertext())) if isinstance(cell.tag, str) else 0
        if said or any(name.endswith("}value-type") for name in cell.attrib):
            wide, long = at, long + times * said
    return wide, long


def _times(element: Any, name: str) -> int:
    value = element.get(_TABLE + name, "1")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 1
