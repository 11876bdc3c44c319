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

from botnia_signals import intake, language, naming, privacy, pseudonyms
from botnia_signals.intake import IntakeOptions
from botnia_signals.pipeline.actor import actor
from botnia_signals.records import Aside, Document, RawDocument, Refusal, Statement
from botnia_signals.settings import load_settings
from botnia_signals.store import Store

BATCH = 250
NAME_LENGTH = 120
Progress = Callable[[str, int, int], None]
"""Called with a step's key (read, mask), what is done, and the whole (0 when not known)."""


@dataclass(slots=True)
class AddReport:
    """What came of adding: counts, and every refusal with its place and reason."""

    read: int = 0
    stored: int = 0
    known: int = 0
    statements: int = 0
    masked: Counter[str] = field(default_factory=Counter)
    refused: list[Refusal] = field(default_factory=list)
    aside: Counter[str] = field(default_factory=Counter)
    batch: int = 0
    """The number of the batch in the privacy queue where it waits; 0 where it was released at once."""


def add(
    home: Path,
    paths: Sequence[Path],
    options: IntakeOptions,
    progress: Progress | None = None,
    *,
    synthetic: bool = False,
    indexed: bool = True,
    hold: bool = False,
    through_web: bool = False,
) -> AddReport:
    """Read `paths` and store what is new; a row that can't be taken is reported and the others go in.

    Stored batch by batch, each whole: after a kill the same call goes on where it stopped. `synthetic` marks
    every record; without `indexed` the lemmas that search needs are left out. With `hold`, or where the
    settings say so (of what comes `through_web` unless they say otherwise), what is new waits in the privacy
    queue.

    Raises:
        StoreError: there is no store in `home`.
        IntakeError: the options contradict each other.
    """
    report = AddReport()
    settings = load_settings(home)
    held = hold or settings.hold == "all" or (through_web and settings.hold == "web")
    with Store(home) as store:
        if held:
            name = ", ".join(privacy.masked_name(path.name) for path in paths)
            report.batch = store.queue.begin(name[:NAME_LENGTH], actor())
        for path in paths:
            filled = _with_saved_mapping(store, path, options)
            for batch in _batches(_documents(intake.read(path, filled), report)):
                taken = [_marked(raw) for raw in batch] if synthetic else batch
                _store_batch(store, taken, settings.language, report, indexed=indexed)
                if progress:
                    progress("read", report.read, 0)
        store.audit.add(
            actor(),
            "add",
            detail={
                "files": len(paths),
                "read": report.read,
                "stored": report.stored,
                "refused": len(report.refused),
            },
        )
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
    documents: Mapping[str, RawDocument],
    key: bytes,
    default_language: str,
    later_keys: Sequence[bytes] = (),
    marked: Callable[[str], set[str]] = lambda _source: set(),
) -> list[tuple[Document, tuple[Statement, ...]]]:
    """Pseudonymise documents (by id) and split them into statements.

    `marked` gives the keyed forms of words that people marked as missed in a kind of source.
    """
    masked = privacy.pseudonymise(list(documents.values()), key)
    named = [
        dataclasses.replace(document, id=ident, author=pseudonyms.carried(document.author, later_keys))
        for ident, document in zip(documents, masked, strict=True)
    ]
    forms = {source: marked(source) for source in {one.source.value for one in named}}
    named = [_unmissed(one, forms[one.source.value], key) for one in named]
    return [(document, language.split(document, document.language or default_language)) for document in named]


def _unmissed(document: Document, forms: set[str], key: bytes) -> Document:
    """Return a document without the words that people marked as missed in its kind of source."""
    spans = privacy.find_marked(document.text, forms, key) if forms else []
    return privacy.masked_again(document, spans, document.language or "fi") if spans else document


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


def _documents(items: Iterable[RawDocument | Refusal | Aside], report: AddReport) -> Iterator[RawDocument]:
    for item in items:
        if isinstance(item, Refusal):
            report.refused.append(item)
        elif isinstance(item, Aside):
            report.aside[item.reason] += 1
        else:
            report.read += 1
            yield item


def _batches(documents: Iterator[RawDocument]) -> Iterator[list[RawDocument]]:
    while batch := list(islice(documents, BATCH)):
        yield batch


def _marked(raw: RawDocument) -> RawDocument:
    return dataclasses.replace(raw, attributes={**raw.attributes, "synthetic": "yes"})


def _store_batch(
    store: Store, batch: list[RawDocument], default_language: str, report: AddReport, *, indexed: bool
) -> None:
    ids = [document_id(raw, store.key) for raw in batch]
    known = store.documents.known(ids) | store.queue.known(ids)
    fresh: dict[str, RawDocument] = {}
    for ident, raw in zip(ids, batch, strict=True):
        if ident in known or ident in fresh:
            report.known += 1
        else:
            fresh[ident] = raw
    if not fresh:
        return
    prepared = prepare(fresh, store.key, default_language, store.later_keys, store.queue.marked)
    for document, _ in prepared:
        report.masked.update(span.kind for span in document.masked)
    report.statements += sum(len(said) for _, said in prepared)
    if report.batch:
        report.stored += store.queue.hold(report.batch, [document for document, _ in prepared])
        return
    pairs = [
        (document, [(one, naming.lemma_line(one.text, one.language) if indexed else "") for one in said])
        for document, said in prepared
    ]
    report.stored += store.documents.add(pairs)
