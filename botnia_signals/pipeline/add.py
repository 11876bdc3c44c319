"""Intake to store: reads files, leaves out what is known, pseudonymises, splits, stores in batches."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import hmac
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from botnia_signals import intake, language, naming, privacy, pseudonyms
from botnia_signals.errors import IntakeError
from botnia_signals.intake import IntakeOptions
from botnia_signals.pipeline import repeats
from botnia_signals.pipeline.actor import actor
from botnia_signals.pipeline.filing import AsideRow, Item, file_away, file_id, file_of
from botnia_signals.pipeline.mask import masking_of
from botnia_signals.pipeline.reveal import Looked, look
from botnia_signals.records import USUAL_MASKING, Aside, Document, Masking, RawDocument, Refusal, Statement
from botnia_signals.settings import Settings, load_settings
from botnia_signals.store import Store

BATCH = 250
LETTERS = 60_000
"""Letters of the documents that are masked at once, more only where a single one is longer: a word costs the
model that finds names some 20 kB until its batch is done."""
NAME_LENGTH = 120
PASTED = "-"
Progress = Callable[[str, int, int], None]
"""Called with a step's key (read, mask), what is done, and the whole (0 when not known)."""


@dataclass(slots=True)
class FileReport:
    """What came of one file: counts, what was refused and set aside, the saved mapping."""

    name: str
    read: int = 0
    stored: int = 0
    known: int = 0
    statements: int = 0
    refused: list[Refusal] = field(default_factory=list)
    aside: list[AsideRow] = field(default_factory=list)
    mapping: str = ""


@dataclass(slots=True)
class AddReport:
    """What came of adding: counts, what points at one person, and every refusal with its place and reason."""

    read: int = 0
    stored: int = 0
    known: int = 0
    statements: int = 0
    masked: Counter[str] = field(default_factory=Counter)
    revealing: Looked = field(default_factory=Looked)
    refused: list[Refusal] = field(default_factory=list)
    shortfalls: list[str] = field(default_factory=list)
    aside: Counter[str] = field(default_factory=Counter)
    files: list[FileReport] = field(default_factory=list)
    batch: int = 0
    """The number of the batch in the privacy queue where it waits; 0 where it was released at once."""
    documents: list[str] = field(default_factory=list)
    """The ids of what was read, stored now or known before."""


def add(
    home: Path,
    paths: Sequence[Path],
    options: IntakeOptions,
    progress: Progress | None = None,
    *,
    synthetic: bool = False,
    indexed: bool = True,
    keep_repeated: bool = False,
    pasted: bytes = b"",
    hold: bool = False,
    through_web: bool = False,
    name: str = "",
    each: Callable[[RawDocument], RawDocument] | None = None,
) -> AddReport:
    """Read `paths` and store what is new; a row that can't be taken is reported and the others go in.

    A file of running text goes in whole or not at all; one that can't be read keeps no other out. Tables are
    stored batch by batch, each whole: after a kill the same call goes on where it stopped. `synthetic` marks
    every record; without `indexed` the lemmas that search needs are left out. A line that repeats over the
    files of a source is set aside unless `keep_repeated`. The path "-" stands for the text `pasted`. With
    `hold`, or where the settings say so (of what comes `through_web` unless they say otherwise), what is new
    waits in the privacy queue, in a batch called `name` (the files' names by default). `each` makes of a
    document what is stored of it.

    Raises:
        StoreError: there is no store in `home`.
        IntakeError: the options contradict each other, or a path is missing.
    """
    report = AddReport()
    settings = load_settings(home)
    held = hold or settings.hold == "all" or (through_web and settings.hold == "web")
    with Store(home) as store:
        if held:
            name = name or ", ".join(privacy.masked_name(intake.shown_name(path)) for path in paths)
            begin = store.queue.open if through_web else store.queue.begin
            report.batch = begin(name[:NAME_LENGTH], actor())
        adding = _Adding(store, settings, report, progress, synthetic, indexed, keep_repeated)
        whole = [one for path in paths for one in readings(store, path, options, pasted)]
        if each:
            whole = [one.changed(each) for one in whole]
        if not keep_repeated:
            for reading in whole:
                adding.look_for_repeats(reading)
        for reading in whole:
            adding.add(reading)
        numbers = {"read": report.read, "stored": report.stored, "refused": len(report.refused)}
        store.audit.add(actor(), "add", detail={"files": len(report.files), **numbers})
    return report


def add_documents(home: Path, documents: Iterable[Item], name: str) -> AddReport:
    """Store texts that a page was given, the way that those of files go in, and tell what came of it.

    Unless the settings say otherwise they wait in the privacy queue, in the person's open batch of this name.

    Raises:
        StoreError: there is no store in `home`, or its key is gone.
    """
    report = AddReport()
    settings = load_settings(home)
    with Store(home) as store:
        if settings.hold != "none":
            report.batch = store.queue.open(name[:NAME_LENGTH], actor())
        for batch in _batches(_documents(documents, report)):
            _store_batch(store, batch, settings, report, indexed=True)
        numbers = {"read": report.read, "stored": report.stored, "refused": len(report.refused)}
        store.audit.add(actor(), "add", detail={"files": 0, **numbers})
    return report


@dataclass(frozen=True, slots=True)
class Reading:
    """One file to be read: its name, its bytes' id, whether it is running text, and how it is read.

    `path` is None for a pasted text; `mapping` tells the saved mapping that is used, "" without one.
    """

    name: str
    file: str
    prose: bool
    items: Callable[[], Iterator[Item]]
    options: IntakeOptions
    path: Path | None = None
    mapping: str = ""

    def changed(self, each: Callable[[RawDocument], RawDocument]) -> Reading:
        """Return the reading with every document as `each` makes it."""
        return dataclasses.replace(self, items=lambda: (_made(one, each) for one in self.items()))


def _made(item: Item, each: Callable[[RawDocument], RawDocument]) -> Item:
    return each(item) if isinstance(item, RawDocument) else item


def readings(store: Store, path: Path, options: IntakeOptions, pasted: bytes) -> Iterator[Reading]:
    """Yield the files of a path; a folder whose dates are spread is read as one, over all its files."""
    if str(path) == PASTED:
        name = "stdin"
        pasting = functools.partial(intake.read_pasted, pasted, name, options)
        yield Reading(name, file_id(pasted, store.key), True, pasting, options)
        return
    files = intake.files_of(path)
    if options.spread or len(files) == 1:
        files = (path,)
    for file in files:
        filled, saved = _with_saved_mapping(store, file, options)
        prose = file.is_file() and intake.is_prose(file)
        ident = file_of(file, store.key) if prose else ""
        reading = functools.partial(intake.read, file, filled)
        yield Reading(intake.shown_name(file), ident, prose, reading, filled, file, saved)


@dataclass(slots=True)
class _Adding:
    """One call of `add`: the store, and what holds for every file."""

    store: Store
    settings: Settings
    report: AddReport
    progress: Progress | None
    synthetic: bool
    indexed: bool
    keep_repeated: bool

    def look_for_repeats(self, reading: Reading) -> None:
        """Remember the lines of a file of running text, before any file of the call is stored."""
        if reading.prose:
            repeats.remember(self.store, reading.file, reading.items(), self._ident)

    def add(self, reading: Reading) -> None:
        """Read one file and store it."""
        one = FileReport(reading.name, mapping=reading.mapping)
        self.report.files.append(one)
        before = dataclasses.astuple(_Counts.of(self.report))
        first = len(self.report.refused)
        items: Iterable[Item] = reading.items()
        if reading.prose:
            items = list(items)
            if not self.keep_repeated:
                items = list(repeats.without_repeated(self.store, items, self._ident))
        for batch in _batches(_documents(items, self.report)):
            taken = [_marked(raw) for raw in batch] if self.synthetic else batch
            _store_batch(self.store, taken, self.settings, self.report, indexed=self.indexed)
            if self.progress:
                self.progress("read", self.report.read, 0)
        if isinstance(items, list):
            one.aside = file_away(self.store, reading.file, reading.name, items, self._ident)
        one.refused = self.report.refused[first:]
        after = dataclasses.astuple(_Counts.of(self.report))
        one.read, one.stored, one.known, one.statements = (
            now - then for now, then in zip(after, before, strict=True)
        )

    def _ident(self, raw: RawDocument) -> str:
        return document_id(raw, self.store.key)


@dataclass(frozen=True, slots=True)
class _Counts:
    read: int
    stored: int
    known: int
    statements: int

    @classmethod
    def of(cls, report: AddReport) -> _Counts:
        return cls(report.read, report.stored, report.known, report.statements)


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


def prepared_for(
    store: Store, documents: Mapping[str, RawDocument], settings: Settings
) -> list[tuple[Document, tuple[Statement, ...]]]:
    """Return documents (by id) as the store would keep them: its keys, its people's marks, its settings."""
    return prepare(
        documents,
        store.key,
        settings.language,
        store.later_keys,
        store.queue.marked,
        masking_of(settings),
    )


def prepare(
    documents: Mapping[str, RawDocument],
    key: bytes,
    default_language: str,
    later_keys: Sequence[bytes] = (),
    marked: Callable[[str], set[str]] = lambda _source: set(),
    masking: Masking = USUAL_MASKING,
) -> list[tuple[Document, tuple[Statement, ...]]]:
    """Pseudonymise documents (by id) and split them into statements.

    `marked` gives the keyed forms of words that people marked as missed in a kind of source.
    """
    masked = privacy.pseudonymise(list(documents.values()), key, masking=masking)
    named = [
        dataclasses.replace(document, id=ident, author=pseudonyms.carried(document.author, later_keys))
        for ident, document in zip(documents, masked, strict=True)
    ]
    forms = {source: marked(source) for source in {one.source.value for one in named}}
    named = [
        privacy.unmissed(one, forms[one.source.value], key, one.language or "fi")[0]
        if forms[one.source.value]
        else one
        for one in named
    ]
    return [(document, language.split(document, document.language or default_language)) for document in named]


def document_id(raw: RawDocument, key: bytes) -> str:
    """Return the id of a record: a keyed hash of all that it holds but where it was read.

    It is known before the text is pseudonymised, so that what is stored already costs nothing, and without
    the key nobody can tell from it what a text said.
    """
    content = [raw.record_id, raw.text, raw.date.isoformat(), str(raw.source), raw.author, raw.municipality]
    digest = hmac.new(key, json.dumps(content, ensure_ascii=False).encode(), hashlib.sha256)
    return f"d-{digest.hexdigest()[:20]}"


def _with_saved_mapping(store: Store, path: Path, options: IntakeOptions) -> tuple[IntakeOptions, str]:
    """Return the options with the mapping that was saved for the file's headings, and how it reads ("")."""
    if options.mapping or not path.is_file():
        return options, ""
    try:
        headers = intake.read_header(path)
    except IntakeError:  # reading the file says what is wrong with it
        return options, ""
    saved = store.documents.mapping(intake.header_key(headers)) if headers else None
    if saved is None:
        return options, ""
    mapping = {name: tuple(columns) for name, columns in saved.items()}
    said = ", ".join(f"{name}={column}" for name, columns in mapping.items() for column in columns)
    return dataclasses.replace(options, mapping=mapping), said


def _documents(items: Iterable[Item], report: AddReport) -> Iterator[RawDocument]:
    for item in items:
        if isinstance(item, Refusal):
            report.refused.append(item)
        elif isinstance(item, Aside):
            report.aside[item.reason] += 1
        else:
            report.read += 1
            yield item


def _batches(documents: Iterable[RawDocument]) -> Iterator[list[RawDocument]]:
    """Yield documents in order, so few at once that the model that finds names stays small in memory."""
    batch: list[RawDocument] = []
    letters = 0
    for document in documents:
        more = len(document.text) + sum(map(len, document.attributes.values()))
        if batch and (len(batch) == BATCH or letters + more > LETTERS):
            yield batch
            batch, letters = [], 0
        batch.append(document)
        letters += more
    if batch:
        yield batch


def _marked(raw: RawDocument) -> RawDocument:
    return dataclasses.replace(raw, attributes={**raw.attributes, "synthetic": "yes"})


def _store_batch(
    store: Store, batch: list[RawDocument], settings: Settings, report: AddReport, *, indexed: bool
) -> None:
    ids = [document_id(raw, store.key) for raw in batch]
    report.documents += ids
    known = store.documents.known(ids) | store.queue.known(ids) | store.erasing.erased(ids)
    fresh: dict[str, RawDocument] = {}
    for ident, raw in zip(ids, batch, strict=True):
        if ident in known or ident in fresh:
            report.known += 1
        else:
            fresh[ident] = raw
    if not fresh:
        return
    prepared = prepared_for(store, fresh, settings)
    report.shortfalls = privacy.shortfalls(settings.name_finder)
    report.statements += sum(len(said) for _, said in prepared)
    for document, _ in prepared:
        report.masked.update(span.kind for span in document.masked)
    if report.batch:
        report.stored += store.queue.hold(report.batch, [document for document, _ in prepared])
        return
    pairs = [
        (document, [(one, naming.lemma_line(one.text, one.language) if indexed else "") for one in said])
        for document, said in prepared
    ]
    report.stored += store.documents.add(pairs)
    report.revealing.add(look(store))
