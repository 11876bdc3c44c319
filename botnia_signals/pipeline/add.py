"""Intake to store: reads files, leaves out what is known, pseudonymises, splits, stores in batches."""

from __future__ import annotations

import dataclasses
import hashlib
import hmac
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from botnia_signals import intake, language, naming, privacy
from botnia_signals.intake import IntakeOptions
from botnia_signals.records import Document, RawDocument, Refusal, Statement
from botnia_signals.settings import Settings, load_settings
from botnia_signals.store import Store

BATCH = 250
Progress = Callable[[str, int, int], None]
"""Called with a step's key (read, mask), what is done, and the whole (0 when not known)."""


@dataclass(slots=True)
class AddReport:
    """What came of adding: counts, every refusal with its place and reason, what weakened finding names."""

    read: int = 0
    stored: int = 0
    known: int = 0
    statements: int = 0
    masked: Counter[str] = field(default_factory=Counter)
    refused: list[Refusal] = field(default_factory=list)
    shortfalls: list[str] = field(default_factory=list)


def add(
    home: Path,
    paths: Sequence[Path],
    options: IntakeOptions,
    progress: Progress | None = None,
    *,
    synthetic: bool = False,
    indexed: bool = True,
) -> AddReport:
    """Read `paths` and store what is new; a row that can't be taken is reported and the others go in.

    Stored batch by batch, each whole: after a kill the same call goes on where it stopped. `synthetic` marks
    every record; without `indexed` the lemmas that search needs are left out.

    Raises:
        StoreError: there is no store in `home`.
        IntakeError: the options contradict each other.
    """
    report = AddReport()
    settings = load_settings(home)
    with Store(home) as store:
        for path in paths:
            filled = _with_saved_mapping(store, path, options)
            for batch in _batches(_documents(intake.read(path, filled), report)):
                taken = [_marked(raw) for raw in batch] if synthetic else batch
                _store_batch(store, taken, settings, report, indexed=indexed)
                if progress:
                    progress("read", report.read, 0)
    return report


def save_mapping(home: Path, path: Path, mapping: dict[str, tuple[str, ...]], name: str | None) -> None:
    """Remember a mapping for files with the same headings as `path` (and under `name`, if given)."""
    with Store(home) as store:
        key = intake.header_key(intake.read_header(path))
        store.documents.save_mapping(key, {field: list(columns) for field, columns in mapping.items()}, name)


def mapping_named(home: Path, name: str) -> dict[str, tuple[str, ...]] | None:
    """Return the mapping saved under a name, or None."""
    with Store(home) as store:
        found = store.documents.mapping(name)
    return None if found is None else {field: tuple(columns) for field, columns in found.items()}


def prepare(
    documents: Mapping[str, RawDocument], key: bytes, settings: Settings
) -> list[tuple[Document, tuple[Statement, ...]]]:
    """Pseudonymise documents (by id) and split them into statements."""
    masked = privacy.pseudonymise(list(documents.values()), key, finder=settings.name_finder)
    named = [
        dataclasses.replace(document, id=ident) for ident, document in zip(documents, masked, strict=True)
    ]
    return [
        (document, language.split(document, document.language or settings.language)) for document in named
    ]


def document_id(raw: RawDocument, key: bytes) -> str:
    """Return the id of a record: a keyed hash of all that it holds but where it was read.

    It is known before the text is pseudonymised, so that what is stored already costs nothing, and without
    the key nobody can tell from it what a text said.
    """
    content = [raw.record_id, raw.text, raw.date.isoformat(), str(raw.source), raw.author, raw.municipality]
    digest = hmac.new(key, json.dumps(content, ensure_ascii=False).encode(), hashlib.sha256)
    return f"d-{digest.hexdigest()[:20]}"


def _with_saved_mapping(store: Store, path: Path, options: IntakeOptions) -> IntakeOptions:
    if options.mapping or not path.is_file():
        return options
    headers = intake.read_header(path)
    saved = store.documents.mapping(intake.header_key(headers)) if headers else None
    if saved is None:
        return options
    mapping = {name: tuple(columns) for name, columns in saved.items()}
    return dataclasses.replace(options, mapping=mapping)


def _documents(items: Iterable[RawDocument | Refusal], report: AddReport) -> Iterator[RawDocument]:
    for item in items:
        if isinstance(item, Refusal):
            report.refused.append(item)
        else:
            report.read += 1
            yield item


def _batches(documents: Iterator[RawDocument]) -> Iterator[list[RawDocument]]:
    while batch := list(islice(documents, BATCH)):
        yield batch


def _marked(raw: RawDocument) -> RawDocument:
    return dataclasses.replace(raw, attributes={**raw.attributes, "synthetic": "yes"})


def _store_batch(
    store: Store, batch: list[RawDocument], settings: Settings, report: AddReport, *, indexed: bool
) -> None:
    ids = [document_id(raw, store.key) for raw in batch]
    known = store.documents.known(ids)
    fresh: dict[str, RawDocument] = {}
    for ident, raw in zip(ids, batch, strict=True):
        if ident in known or ident in fresh:
            report.known += 1
        else:
            fresh[ident] = raw
    if not fresh:
        return
    prepared = prepare(fresh, store.key, settings)
    report.shortfalls = privacy.shortfalls(settings.name_finder)
    pairs = [
        (document, [(one, naming.lemma_line(one.text, one.language) if indexed else "") for one in said])
        for document, said in prepared
    ]
    report.stored += store.documents.add(pairs)
    report.statements += sum(len(said) for _, said in pairs)
    for document, _ in pairs:
        report.masked.update(span.kind for span in document.masked)
