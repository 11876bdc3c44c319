"""The privacy queue: a person looks at what was found, marks what was missed, releases or returns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from botnia_signals import language, naming, privacy
from botnia_signals.errors import NotFoundError, SettingsError, StoreError
from botnia_signals.pipeline.actor import actor
from botnia_signals.pipeline.reveal import look
from botnia_signals.records import Document, Span, Statement
from botnia_signals.settings import load_settings
from botnia_signals.store import Store
from botnia_signals.store.queue import HELD, RELEASED, RETURNED, Batch

PAGE = 20
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
REASONS = ("names", "sensitive", "wrong", "other")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document that waits: its text with role tokens, where they stand, words that may be names."""

    document: Document
    words: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Marking:
    """What marking did: words, documents changed that wait, and that were released before."""

    words: int
    held: int
    released: int


def batches(home: Path) -> list[Batch]:
    """Return every batch, those that wait first."""
    with Store(home) as store:
        return store.queue.batches()


def page(home: Path, batch: int, number: int = 1) -> tuple[Batch, list[Waiting]]:
    """Return a batch and one page of what waits in it.

    Raises:
        NotFoundError: no such batch.
    """
    with Store(home) as store:
        found = _batch(store, batch)
        documents = store.queue.documents(batch, PAGE, PAGE * (max(number, 1) - 1))
    return found, [Waiting(one, capitalised(one)) for one in documents]


def capitalised(document: Document) -> tuple[str, ...]:
    """Return the words of a document with a capital letter that no role token covers, each once."""
    text, covered = document.text, document.masked
    found = [
        match.group()
        for match in WORD.finditer(text)
        if match.group()[0].isupper() and not any(one.start <= match.start() < one.end for one in covered)
    ]
    return tuple(dict.fromkeys(found))


def mark(home: Path, batch: int, words: Sequence[str]) -> Marking:
    """Mask words that were missed, in any form, everywhere in the batch's kinds of source.

    They are masked in all that waits of these kinds, in what was released of them before, and in what comes
    later. What was released gets a new vector at the next run; an edition that saw it says that it differs.

    Raises:
        NotFoundError: no such batch.
        SettingsError: no word in it.
    """
    parts = [part for word in words for part in re.findall(r"[\w'’-]+", word)]
    if not parts:
        raise SettingsError("queue-no-word")
    with Store(home) as store, store.transaction():
        _batch(store, batch)
        key = store.key
        forms = frozenset().union(*(privacy.keyed_forms(part, key) for part in parts))
        sources = sorted({one.source.value for one in store.queue.documents(batch)})
        held = [one for one in store.queue.documents() if one.source.value in sources]
        changed = [new for one in held if (new := _again(one, forms, key)) is not None]
        for source in sources:
            store.queue.mark(source, forms)
        store.queue.replace(changed)
        released = sum(_released(store, source, forms, key) for source in sources)
        detail = {"words": len(parts), "held": len(changed), "released": released}
        store.audit.add(actor(), "queue-mark", str(batch), detail)
    _clean(home)
    return Marking(len(parts), len(changed), released)


def _clean(home: Path) -> None:
    """Leave no byte of what was masked or deleted; where another program is in the way, the log says so."""
    with Store(home) as store:
        try:
            store.erasing.clean()
        except StoreError:
            store.audit.add(actor(), "clean-later")


def mask_again(store: Store, source: str, forms: frozenset[str]) -> None:
    """Mask what has these keyed forms in all of a kind of source, what waits and what was released."""
    key = store.key
    held = [one for one in store.queue.documents() if one.source.value == source]
    store.queue.replace(new for one in held if (new := _again(one, forms, key)) is not None)
    _released(store, source, forms, key)


def _again(document: Document, forms: frozenset[str], key: bytes) -> Document | None:
    new, _ = privacy.unmissed(document, forms, key, _language(document))
    return new if new != document else None


def _released(store: Store, source: str, forms: frozenset[str], key: bytes) -> int:
    """Mask marked words in the documents of a source that were released, and return how many had any.

    They go out of what was set aside in the source's files, too.
    """
    changed = 0
    for ident in store.documents.of_source(source):
        found = store.documents.document(ident)
        if found is None:
            continue
        new, spans = privacy.unmissed(found[0], forms, key, _language(found[0]))
        if new != found[0]:
            store.documents.rewrite(new, _statements(found[1], found[0], new, spans))
            changed += 1
    store.passages.rewrite(source, lambda text: privacy.masked_text(text, forms, key, "fi"))
    return changed


def _statements(
    statements: Sequence[Statement], old: Document, new: Document, spans: Sequence[Span]
) -> list[tuple[Statement, str]]:
    added = privacy.tokens_for(old, spans, _language(old))
    moved = [privacy.moved_statement(one, new.text, spans, added) for one in statements]
    return [(one, naming.lemma_line(one.text, one.language)) for one in moved]


def release(home: Path, batch: int) -> int:
    """Let what waits in a batch be used, and return how many documents that is.

    Raises:
        NotFoundError: no such batch, or nothing waits in it.
    """
    default = load_settings(home).language
    with Store(home) as store, store.transaction():
        if _batch(store, batch).state != HELD:
            raise NotFoundError("queue-batch", batch=str(batch))
        documents = store.queue.documents(batch)
        pairs = [(one, language.split(one, one.language or default)) for one in documents]
        store.documents.add(
            [
                (document, [(one, naming.lemma_line(one.text, one.language)) for one in said])
                for document, said in pairs
            ]
        )
        number = store.queue.end(batch, RELEASED)
        store.passages.settle()
        look(store)
        store.dialogues.settle()
        store.audit.add(actor(), "queue-release", str(batch), {"documents": number})
    return number


def send_back(home: Path, batch: int, reason: str = "other") -> int:
    """Delete what waits in a batch, so that it can be put right and added anew; return how many it was.

    `reason` is one of `REASONS`: the log takes no text.

    Raises:
        NotFoundError: no such batch, or nothing waits in it.
        SettingsError: no such reason.
    """
    if reason not in REASONS:
        raise SettingsError("reason-unknown", reason=reason)
    with Store(home) as store, store.transaction():
        if _batch(store, batch).state != HELD:
            raise NotFoundError("queue-batch", batch=str(batch))
        store.passages.forget(batch)
        number = store.queue.end(batch, RETURNED)
        store.dialogues.settle()
        store.audit.add(actor(), "queue-return", str(batch), {"documents": number, "reason": reason})
    _clean(home)
    return number


def _batch(store: Store, batch: int) -> Batch:
    found = store.queue.batch(batch)
    if found is None:
        raise NotFoundError("queue-batch", batch=str(batch))
    return found


def _language(document: Document) -> str:
    return document.language or "fi"
