"""XLS before it is opened: how many cells a sheet spans, from the records of its stream (BIFF5 and BIFF8).

A stream is a row of records: two bytes that say what it is, two that say how long, then so much. A record of
a cell begins with its row and its column; one of several cells ends with the last column. Source: Microsoft,
"[MS-XLS]: Excel Binary File Format (.xls) Structure", sections 2.1.4 and 2.4.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from botnia_signals.errors import IntakeError
from botnia_signals.intake.limits import MAX_CELLS

_HEAD = struct.Struct("<HH")
_PLACE = struct.Struct("<HH")
_LAST = struct.Struct("<H")
_BEGIN = 0x0809
_SEVERAL = frozenset({0x00BD, 0x00BE})
"""MulRk, MulBlank."""
_CELLS = _SEVERAL | {0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6}
"""Formula, Blank, Number, Label, BoolErr, RK, LabelSst, RString."""


def check_old_sheets(path: Path) -> None:
    """Refuse an XLS file with a sheet whose cells span a rectangle that would not fit in memory.

    Raises:
        IntakeError: so, or the stream can't be read.
    """
    width = height = cells = 0
    for kind, start, length, stream in _records(path):
        if kind == _BEGIN:
            width = height = cells = 0
        elif kind in _CELLS and length >= _PLACE.size:
            row, column = _PLACE.unpack_from(stream, start)
            if kind in _SEVERAL and length >= _PLACE.size + _LAST.size:
                column = max(column, _LAST.unpack_from(stream, start + length - _LAST.size)[0])
            height, width, cells = max(height, row + 1), max(width, column + 1), cells + 1
            if max(cells, width * height) > MAX_CELLS:
                raise IntakeError("intake-too-wide", file=path.name)


def _records(path: Path) -> Iterator[tuple[int, int, int, bytes]]:
    """Yield each record's kind, where its content starts, how long it is, and the stream."""
    import olefile

    try:
        with path.open("rb") as source, olefile.OleFileIO(source) as ole:
            name = next(one for one in ("Workbook", "Book") if ole.exists(one))
            stream: bytes = ole.openstream(name).read()
    except Exception:  # olefile raises whatever a broken sector leads to
        raise IntakeError("intake-broken", file=path.name) from None
    at = 0
    while at + _HEAD.size <= len(stream):
        kind, length = _HEAD.unpack_from(stream, at)
        at += _HEAD.size
        if at + length > len(stream):
            return
        yield kind, at, length, stream
        at += length
