"""What is too big to be read, found before a library opens it."""

from __future__ import annotations

from pathlib import Path

from botnia_signals.errors import IntakeError

MAX_FILE = 200 * 1024**2
MAX_UNPACKED = 1024**3
"""Bytes of a packed text, which is read as a stream."""
MAX_PACKAGE = 300 * 1024**2
"""Bytes of an Office or ODF file unpacked: the library that reads it holds most of them in memory."""
MAX_RATIO = 200
MAX_TEXT = 50 * 1024**2
"""Characters of a text that is held whole."""
MAX_CELLS = 10_000_000
MAX_PAGES = 3000
SMALL = 10 * 1024**2  # so little is no danger, however well it packs


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


def column_letter(index: int) -> str:
    """Return the letter of a column as a sheet shows it: 0 -> A, 26 -> AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
