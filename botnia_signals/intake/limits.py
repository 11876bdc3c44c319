"""What is too big to be read, found before a library opens it."""

from __future__ import annotations

from pathlib import Path

from botnia_signals.errors import IntakeError

MAX_FILE = 200 * 1024**2
MAX_UNPACKED = 300 * 1024**2
"""Bytes of a packed text, which is read as a stream."""
MAX_LINE = 1_000_000
"""Characters of one line of a table or of records that are read as a stream."""
MAX_PAGE = 20 * 1024**2
"""Bytes of a page of HTML with the pictures in it."""
MAX_MAIL = 60 * 1024**2
"""Bytes of a mail with its attachments."""
MAX_PACKAGE = 300 * 1024**2
"""Bytes of an Office or ODF file unpacked: the library that reads it holds most of them in memory."""
MAX_RATIO = 200
MAX_TEXT = 10 * 1024**2
"""Characters of a text that is held whole: some five thousand pages."""
MAX_RECORD = 100_000
"""Characters of one answer or paragraph, some fifty pages: names are looked for in a whole text at once."""
MAX_PARTS = 40_000
"""Paragraphs and tables of a file of running text."""
MAX_COLUMNS = 16_384
MAX_CELLS = 2_500_000
MAX_CELL_TEXT = 150_000_000
"""Letters of a sheet, those that cells share counted for each."""
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
        raise too_big(path.name, size, limit)


def check_text(text: str, file: str) -> None:
    """Refuse a text that is too long to be held whole.

    Raises:
        IntakeError: it has more than `MAX_TEXT` characters.
    """
    if len(text) > MAX_TEXT:
        raise too_big(file, len(text), MAX_TEXT)


def too_big(file: str, size: int, limit: int) -> IntakeError:
    """Return the error that says how big a file is and may be, both in whole megabytes, never equal ones."""
    most = limit >> 20
    return IntakeError("intake-too-big", file=file, size=str(max(size >> 20, most + 1)), limit=str(most))


def column_letter(index: int) -> str:
    """Return the letter of a column as a sheet shows it: 0 -> A, 26 -> AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
