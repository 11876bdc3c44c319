"""What adding would do, before anything is stored: columns, the first records (masked), what stays out."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from botnia_signals import intake, privacy
from botnia_signals.errors import IntakeError
from botnia_signals.intake import IntakeOptions
from botnia_signals.intake.offers import Columns
from botnia_signals.pipeline.add import Reading, readings
from botnia_signals.pipeline.filing import AsideRow, masked_asides
from botnia_signals.pipeline.mask import masking_of
from botnia_signals.records import Aside, Masking, RawDocument, Refusal
from botnia_signals.settings import load_settings
from botnia_signals.store import Store

ColumnsView = Columns
SHOWN = 5
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Shown:
    """A record as it would be stored: where it stood, masked text and heading, whether it has an author."""

    origin: str
    date: dt.date
    source: str
    municipality: str
    author: bool
    heading: str = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FilePreview:
    """What one file would give. `columns` is None for running text."""

    name: str
    records: int
    columns: Columns | None
    mapping: str
    shown: tuple[Shown, ...]
    refused: tuple[Refusal, ...]
    asides: tuple[AsideRow, ...]
    aside: Counter[str]


def preview(
    home: Path, paths: Sequence[Path], options: IntakeOptions, pasted: bytes = b""
) -> list[FilePreview]:
    """Return what each file would give, its first records and the first texts set aside masked.

    Nothing is stored. Lines that repeat over the files of a source are not looked for.

    Raises:
        StoreError: there is no store in `home`.
        IntakeError: the options contradict each other, or a path is missing.
    """
    with Store(home) as store:
        found = [one for path in paths for one in readings(store, path, options, pasted)]
        return [_of(store, one) for one in found]


def _of(store: Store, reading: Reading) -> FilePreview:
    first: list[RawDocument] = []
    refused: list[Refusal] = []
    asides: list[Aside] = []
    counted: Counter[str] = Counter()
    records = 0
    for item in reading.items():
        if isinstance(item, RawDocument):
            records += 1
            if len(first) < SHOWN:
                first.append(item)
        elif isinstance(item, Refusal):
            refused.append(item)
        else:
            counted[item.reason] += 1
            if len(asides) < SHOWN:
                asides.append(item)
    masked = masking_of(load_settings(store.home))
    return FilePreview(
        name=reading.name,
        records=records,
        columns=_columns(reading),
        mapping=reading.mapping,
        shown=tuple(_shown(first, store.key, masked)),
        refused=tuple(refused),
        asides=tuple(masked_asides(asides, reading.name, store.key, masked)[1]),
        aside=counted,
    )


def _columns(reading: Reading) -> Columns | None:
    if reading.path is None or not reading.path.is_file():
        return None
    try:
        return intake.read_columns(reading.path, reading.options)
    except IntakeError:  # the refusal of the file says why
        return None


def _shown(first: Sequence[RawDocument], key: bytes, masking: Masking) -> list[Shown]:
    if not first:
        return []
    return [
        Shown(
            origin=document.origin,
            date=document.date,
            source=document.source.value,
            municipality=document.municipality,
            author=not raw.author.startswith("row:"),
            heading=document.attributes.get("heading") or document.attributes.get("question", ""),
            text=document.text if len(document.text) <= LONGEST else f"{document.text[:LONGEST]}…",
        )
        for raw, document in zip(first, privacy.pseudonymise(first, key, masking=masking), strict=True)
    ]
