"""Files that hold other files (Office and ODF packages, OLE files): what is locked, unsafe or broken."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from typing import IO

from botnia_signals.errors import IntakeError
from botnia_signals.intake.limits import MAX_CELLS, MAX_PACKAGE, MAX_RATIO, SMALL

MAX_TREE = 64 * 1024**2
"""Bytes of a part that is held as a tree: some six times as much in memory."""
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"[^>]{0,200}(?<!/)>')
_NO_RESULT = re.compile(rb"</(?:\w+:)?f>\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>|</(?:\w+:)?c>)")
_MANY_COLUMNS = re.compile(rb'<table:table-cell\b[^>]*number-columns-repeated="(\d{4,})"[^>]*(?<!/)>')
_MANY_ROWS = re.compile(
    rb'<table:table-row\b[^>]*number-rows-repeated="(\d{4,})"[^>]*(?<!/)>(.*?)</table:table-row>', re.S
)
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MACROS = re.compile(r"(?:^|/)(?:vbaProject\.bin|Basic/.+|Scripts/.+)$")
_ENCRYPTED = re.compile(rb"<manifest:encryption-data")
_BLOCK = 1 << 20
_HEAD = 1 << 16
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, RuntimeError)


def check_package(path: Path, needed: str, trees: tuple[str, ...] = ()) -> None:
    """Refuse an Office or ODF file that is locked, broken, unsafe, or of another kind than its name says.

    `needed` is a part that such a file always has ("word/document.xml"); `trees` are further parts that are
    held whole in memory. Unsafe are a zip bomb, XML that defines entities, and macros.

    Raises:
        IntakeError: with the reason.
    """
    with path.open("rb") as source:
        head = source.read(8)
    if head == OLE:
        _refuse_ole(path)
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            _check_parts(path, parts, needed, trees)
            _check_content(path, package, parts)
    except BROKEN:
        raise IntakeError("intake-broken", file=path.name) from None


def _check_parts(path: Path, parts: list[zipfile.ZipInfo], needed: str, trees: tuple[str, ...]) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise IntakeError("intake-password", file=path.name)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_PACKAGE or unpacked > max(SMALL, MAX_RATIO * path.stat().st_size):
        raise IntakeError("intake-zip-bomb", file=path.name)
    if needed not in (part.filename for part in parts):
        raise IntakeError("intake-broken", file=path.name)
    large = [part for part in parts if part.filename in (needed, *trees) and part.file_size > MAX_TREE]
    if large:
        size, limit = str(large[0].file_size >> 20), str(MAX_TREE >> 20)
        raise IntakeError("intake-too-big", file=path.name, size=size, limit=limit)
    if any(_MACROS.search(part.filename) and not part.is_dir() for part in parts):
        raise IntakeError("intake-macros", file=path.name)


def _check_content(path: Path, package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Read the start of every part of XML: entities are defined there or nowhere."""
    for part in parts:
        if not part.filename.endswith((".xml", ".rels")):
            continue
        with package.open(part) as source:
            head = source.read(_HEAD)
        if _ENTITIES.search(head.replace(b"\0", b"")):
            raise IntakeError("intake-entities", file=path.name)
        if part.filename == "META-INF/manifest.xml" and _ENCRYPTED.search(head):
            raise IntakeError("intake-password", file=path.name)


def ole_kind(path: Path) -> str:
    """Return what an OLE file is: xls, msg, doc, ppt, locked (an encrypted Office file), or "".

    Raises:
        IntakeError: it is no OLE file, or a broken one.
    """
    import olefile

    kinds = {
        "EncryptedPackage": "locked",
        "Workbook": "xls",
        "Book": "xls",
        "__properties_version1.0": "msg",
        "WordDocument": "doc",
        "PowerPoint Document": "ppt",
    }
    try:
        with path.open("rb") as source, olefile.OleFileIO(source) as ole:
            if any(name[-1].startswith("_VBA_PROJECT") for name in ole.listdir()):
                raise IntakeError("intake-macros", file=path.name)
            return next((kind for name, kind in kinds.items() if ole.exists(name)), "")
    except IntakeError:
        raise
    except Exception:  # olefile raises whatever a broken sector leads to
        raise IntakeError("intake-broken", file=path.name) from None


def _refuse_ole(path: Path) -> None:
    kind = ole_kind(path)
    if kind == "locked":
        raise IntakeError("intake-password", file=path.name)
    raise IntakeError(
        "intake-old-format" if kind in {"doc", "xls", "ppt"} else "intake-broken", file=path.name
    )


def check_sheets(path: Path) -> int:
    """Return how many formulas of a workbook have no saved result, its used cells being few enough.

    Raises:
        IntakeError: the used cells of a sheet span a rectangle that would not fit in memory (A1 and
            XFD1048576), or a part can't be unpacked.
    """
    formulas = 0
    try:
        with zipfile.ZipFile(path) as package:
            for part in package.namelist():
                if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                    with package.open(part) as source:
                        cells, empty = _span(source)
                    formulas += empty
                    if cells > MAX_CELLS:
                        raise IntakeError("intake-too-wide", file=path.name)
    except BROKEN:
        raise IntakeError("intake-broken", file=path.name) from None
    return formulas


def check_open_sheets(path: Path) -> None:
    """Refuse an ODS file in which a filled cell or row is repeated thousands of times.

    Raises:
        IntakeError: so, or the content can't be unpacked.
    """
    try:
        with zipfile.ZipFile(path) as package:
            content = package.read("content.xml")
    except BROKEN:
        raise IntakeError("intake-broken", file=path.name) from None
    rows = (inside for _, inside in _MANY_ROWS.findall(content))
    if _MANY_COLUMNS.search(content) or any(b"value-type" in inside for inside in rows):
        raise IntakeError("intake-too-wide", file=path.name)


def _span(source: IO[bytes]) -> tuple[int, int]:
    """Return (cells of the smallest rectangle from A1 with every filled cell, formulas without result)."""
    width = height = formulas = 0
    tail = b""
    while block := source.read(_BLOCK):
        text = tail + block
        for column, row in _CELL.findall(text):
            width = max(width, _column_number(column))
            height = max(height, int(row))
        tail = text[text.rfind(b"<") :][-500:]
        formulas += len(_NO_RESULT.findall(text[: len(text) - len(tail)]))
    return width * height, formulas


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
