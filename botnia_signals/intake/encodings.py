"""Which encoding a file of text has: byte order mark, UTF-16 by its zeros, strict UTF-8, then cp1252.

The whole file is decoded once before a row is read, so a wrong byte late in a file never splits it. Nothing
is guessed from statistics of letters: that reads Swedish cp1252 as cp1250.
"""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from botnia_signals.errors import IntakeError
from botnia_signals.intake.limits import MAX_LINE, MAX_UNPACKED

_BLOCK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF8_LETTERS = tuple(letter.encode() for letter in "äöåÄÖÅ")


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """Open a file of text, packed with gzip or not, in the encoding it has; line ends are kept as they are.

    Raises:
        IntakeError: empty, not text, damaged, or of no encoding of the ladder.
    """
    try:
        encoding = encoding_of(path)
        with _binary(path) as source, io.TextIOWrapper(source, encoding=encoding, newline="") as text:
            yield text
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise IntakeError("intake-broken", file=path.name) from None


def decoded(data: bytes, file: str, told: str = "") -> str:
    """Return bytes as text by the same ladder; `told` (by a page, a mail) goes before UTF-8 where it fits.

    Raises:
        IntakeError: not text, or of no encoding of the ladder.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    encodings = [marked or _by_zeros(data[:4096], file)] if marked or b"\0" in data[:4096] else _tried(told)
    for encoding in encodings:
        try:
            text = data.decode(encoding or "utf-8")
        except UnicodeError:
            continue
        if encoding != "cp1252" or told or not any(letter in data for letter in _UTF8_LETTERS):
            return text
    raise IntakeError("intake-encoding", file=file)


def _tried(told: str) -> list[str]:
    try:
        known = codecs.lookup(told).name if told else ""
    except (LookupError, ValueError):
        known = ""
    # What a page calls Latin-1 or ASCII is read as cp1252, as browsers do.
    known = "cp1252" if known in {"iso8859-1", "ascii"} else known
    textual = bool(known) and codecs.lookup(known)._is_text_encoding
    return [*([known] if textual else []), "utf-8", "cp1252"] if known != "cp1252" else ["utf-8", "cp1252"]


def encoding_of(path: Path) -> str:
    """Return the Python name of the encoding of a file of text.

    Raises:
        IntakeError: as `opened`.
    """
    with _binary(path) as source:
        head = source.read(4096)
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        _refuse_if_blank(path)
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    encoding = marked or _by_zeros(head, path.name)
    if encoding:
        if not _decodes(path, encoding):
            raise IntakeError("intake-encoding", file=path.name)
        return encoding
    if _decodes(path, "utf-8"):
        return "utf-8"
    if _holds(path, _UTF8_LETTERS) or not _decodes(path, "cp1252"):
        raise IntakeError("intake-encoding", file=path.name)
    return "cp1252"


def _by_zeros(head: bytes, file: str) -> str | None:
    """Return UTF-16 without a mark, told by its zero bytes; text of other encodings has none."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if not even and not odd:
        return None
    half = len(head) / 2
    if odd > 0.3 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.3 * half and odd < 0.05 * half:
        return "utf-16-be"
    raise IntakeError("intake-not-text", file=file)


def _refuse_if_blank(path: Path) -> None:
    with _binary(path) as source:
        if all(not block.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0") for block in _blocks(source, path.name)):
            raise IntakeError("intake-empty", file=path.name)


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    with _binary(path) as source:
        try:
            for block in _blocks(source, path.name):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeError:
            return False
    return True


def _holds(path: Path, words: tuple[bytes, ...]) -> bool:
    """Return whether a file holds one of two-byte `words` (a UTF-8 file with some damage, not cp1252)."""
    tail = b""
    with _binary(path) as source:
        for block in _blocks(source, path.name):
            if any(word in tail + block for word in words):
                return True
            tail = block[-1:]
    return False


def _blocks(source: BinaryIO, file: str) -> Iterator[bytes]:
    """Yield a file in blocks; refuse one that unpacks to more than the limit."""
    total = 0
    while block := source.read(_BLOCK):
        total += len(block)
        if total > MAX_UNPACKED:
            raise IntakeError("intake-zip-bomb", file=file)
        yield block


def lines_of(source: TextIO, file: str) -> Iterator[str]:
    """Yield the lines of an open text with their ends, none longer than what fits in memory.

    Raises:
        IntakeError: a line is too long.
    """
    while line := source.readline(MAX_LINE + 1):
        if len(line) > MAX_LINE:
            raise IntakeError("intake-line-too-long", file=file, limit=MAX_LINE)
        yield line


def _binary(path: Path) -> BinaryIO:
    packed = path.suffix.lower() == ".gz"
    return cast("BinaryIO", gzip.open(path, "rb")) if packed else path.open("rb")
