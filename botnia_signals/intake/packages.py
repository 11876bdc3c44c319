"""Files that hold other files (Office and ODF packages, OLE files): what is locked, unsafe or broken."""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from pathlib import Path

from botnia_signals.errors import IntakeError
from botnia_signals.intake.limits import MAX_PACKAGE, MAX_RATIO, SMALL

MAX_TREE = 64 * 1024**2
"""Bytes of a part that is held as a tree: some six times as much in memory."""
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MACROS = re.compile(r"(?:^|/)(?:vbaProject\.bin|Basic/.+|Scripts/.+)$")
_ENCRYPTED = re.compile(rb"<manifest:encryption-data")
_HEAD = 1 << 16
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, NotImplementedError, OSError),
    RuntimeError,
)
"""What Python's library raises over a package that can't be unpacked."""


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
