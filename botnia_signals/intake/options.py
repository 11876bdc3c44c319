"""What the user says about files that do not say it themselves, and mappings of columns to record fields."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from botnia_signals.errors import IntakeError
from botnia_signals.intake.fields import FIELDS, field_of, folded
from botnia_signals.records import SourceKind

_NEXT_PART = re.compile(r",(?=\s*\w+\s*=)")


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """Options of reading. Each fills what a file or a row lacks; `spread` replaces every date.

    `mapping` names the columns of a record field (only `text` may have several). With `spread` =
    (first day, weeks) the records are dated evenly over so many weeks, whatever the order of the file.
    """

    mapping: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    source: SourceKind | None = None
    date: dt.date | None = None
    municipality: str | None = None
    author: str | None = None
    language: str | None = None
    spread: tuple[dt.date, int] | None = None


def check_options(options: IntakeOptions) -> None:
    """Refuse options that contradict each other.

    Raises:
        IntakeError: a spread of no weeks, or a spread and a date together.
    """
    if options.spread is None:
        return
    if options.spread[1] < 1:
        raise IntakeError("intake-spread-weeks")
    if options.date is not None:
        raise IntakeError("intake-spread-date")


def parse_map(text: str) -> dict[str, tuple[str, ...]]:
    """Return the mapping that `text` writes: "text=Vastaus,date=Aika" -> {"text": ("Vastaus",), "date": …}.

    A field is named as in the record format or in Finnish or Swedish. A heading may hold commas. Several
    columns of text are written one by one: "text=Mikä muuttui?,text=Mitä toivot?".

    Raises:
        IntakeError: a part is not `field=column`, the field is unknown, or a field other than text has
            two columns.
    """
    mapping: dict[str, tuple[str, ...]] = {}
    for part in _NEXT_PART.split(text):
        name, equals, column = (piece.strip() for piece in part.partition("="))
        if not equals or not name or not column:
            raise IntakeError("intake-map-syntax", part=part.strip())
        field_name = field_of(name)
        if field_name is None:
            raise IntakeError("intake-map-field", field=name, fields=", ".join(FIELDS))
        if field_name in mapping and field_name != "text":
            raise IntakeError("intake-map-twice", field=field_name)
        mapping[field_name] = (*mapping.get(field_name, ()), column)
    return mapping


def header_key(headers: Iterable[str]) -> str:
    """Return a stable key (16 hexadecimal digits) of a table's headings.

    Letter case, spacing and the order of columns do not change it: a mapping saved under it is found again
    for the next export of the same survey.
    """
    names = sorted(filter(None, (folded(header) for header in headers)))
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]
