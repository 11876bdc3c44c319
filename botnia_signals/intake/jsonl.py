"""JSONL: one record a line, in the record format or mapped to it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from botnia_signals.errors import IntakeError
from botnia_signals.intake.dates import date_in_name
from botnia_signals.intake.encodings import lines_of, opened
from botnia_signals.intake.fields import folded, named_columns, text_columns
from botnia_signals.intake.options import IntakeOptions
from botnia_signals.intake.rows import Defaults, Row, documents
from botnia_signals.intake.values import cell_text
from botnia_signals.records import RawDocument, Refusal


def read_jsonl(path: Path, options: IntakeOptions) -> Iterator[RawDocument | Refusal]:
    """Yield the records of a JSONL file, packed with gzip or not; memory does not grow with the file.

    Raises:
        IntakeError: the file as a whole can't be read.
    """
    defaults = Defaults.of(path.name, options, date_in_name(path.name))
    with opened(path) as source:
        for number, line in enumerate(lines_of(source, path.name), 1):
            if number == 1 and line.strip() in ("[", "{"):
                raise IntakeError("intake-json-array", file=path.name)
            if not line.strip("\ufeff \t\r\n"):
                continue
            row = _row(line, f"{path.name}, line {number}", options)
            yield from [row] if isinstance(row, Refusal) else documents(row, defaults)


def _row(line: str, origin: str, options: IntakeOptions) -> Row | Refusal:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return Refusal(origin, "refusal-json")
    if not isinstance(record, dict):
        return Refusal(origin, "refusal-json")
    return _fields(record, origin, options.mapping)


def _fields(record: Mapping[str, object], origin: str, mapping: Mapping[str, tuple[str, ...]]) -> Row:
    names = tuple(record)
    have = {folded(name) for name in names}
    present = {
        name: kept
        for name, keys in mapping.items()
        if (kept := tuple(key for key in keys if folded(key) in have))
    }
    columns = named_columns(names, present)
    texts = () if "text" in mapping and "text" not in present else _texts(names, present, columns)
    used = {*columns.values(), *texts}
    return Row(
        origin=origin,
        texts=tuple(
            (names[index] if len(texts) > 1 else "", cell_text(record[names[index]])) for index in texts
        ),
        cells={name: record[names[index]] for name, index in columns.items()},
        columns={name: names[index] for name, index in columns.items()},
        attributes={name: cell_text(record[name]) for i, name in enumerate(names) if i not in used},
    )


def _texts(
    names: tuple[str, ...], present: Mapping[str, tuple[str, ...]], columns: Mapping[str, int]
) -> tuple[int, ...]:
    found = text_columns(names, present, set(columns.values()), ())
    return found if present.get("text") else found[:1]
