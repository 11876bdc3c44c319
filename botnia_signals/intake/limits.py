"""What is too big, locked or broken to be read, found before a library opens it."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from typing import IO

from botnia_signals.errors import IntakeError

MAX_FILE = 200 * 1024**2
MAX_UNPACKED = 1024**3
MAX_RATIO = 200
MAX_CELLS = 20_000_000
_SMALL = 10 * 1024**2  # so little is no danger, however well it packs
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"[^>]{0,200}(?<!/)>')
_BLOCK = 1 << 20


def check_size(path: Path, limit: int = MAX_FILE) -> None:
    """Refuse an empty file and one over the limit.

    Raises:
        IntakeError: the file has no bytes, or more than `limit`.
    """
    size = path.stat().st_size
    if size == 0:
        raise IntakeError("intake-empty", file=path.name)
    if size > limit:
        raise IntakeError("intake-too-big", file=path.name, size=str(size >> 20), limit=str(limit >> 20))


def check_package(path: Path, needed: str) -> None:
    """Refuse an Office file that is locked, broken, of another kind than its name says, or a zip bomb.

    `needed` is a part that such a file always has ("word/document.xml").

    Raises:
        IntakeError: with the reason.
    """
    with path.open("rb") as source:
        head = source.read(8)
    if head == _OLE:
        raise IntakeError("intake-password", file=path.name)
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        raise IntakeError("intake-broken", file=path.name) from None
    if any(part.flag_bits & 1 for part in parts):
        raise IntakeError("intake-password", file=path.name)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED or unpacked > max(_SMALL, MAX_RATIO * path.stat().st_size):
        raise IntakeError("intake-zip-bomb", file=path.name)
    if needed not in (part.filename for part in parts):
        raise IntakeError("intake-broken", file=path.name)


def check_sheets(path: Path) -> None:
    """Refuse a workbook whose used cells span a rectangle that would not fit in memory (A1 and XFD1048576).

    Raises:
        IntakeError: too wide a span, or a part that can't be unpacked.
    """
    try:
        with zipfile.ZipFile(path) as package:
            for part in package.namelist():
                if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                    with package.open(part) as source:
                        cells = _span(source)
                    if cells > MAX_CELLS:
                        raise IntakeError("intake-too-wide", file=path.name)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError):
        raise IntakeError("intake-broken", file=path.name) from None


def _span(source: IO[bytes]) -> int:
    """Return rows times columns of the smallest rectangle from A1 that holds every filled cell of a sheet."""
    width = height = 0
    tail = b""
    while block := source.read(_BLOCK):
        text = tail + block
        for column, row in _CELL.findall(text):
            width = max(width, _column_number(column))
            height = max(height, int(row))
        tail = text[text.rfind(b"<") :][-500:]
    return width * height


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def column_letter(index: int) -> str:
    """Return the letter of a column as a sheet shows it: 0 -> A, 26 -> AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
