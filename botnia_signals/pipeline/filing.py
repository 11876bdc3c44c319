"""What is kept of a file beside its documents: their order in it, and masked what was set aside."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from botnia_signals import privacy, pseudonyms
from botnia_signals.pipeline.mask import masking_of
from botnia_signals.records import Aside, Masking, Place, RawDocument, Refusal, SourceKind
from botnia_signals.settings import load_settings
from botnia_signals.store import Store
from botnia_signals.store.passages import Passage

Item = RawDocument | Refusal | Aside


@dataclass(frozen=True, slots=True)
class AsideRow:
    """A text that was set aside, as the report shows it: where it stood, why, its masked words.

    `author` is the key of who said it, "" where nobody is named.
    """

    origin: str
    reason: str
    text: str = field(repr=False)
    heading: str = field(default="", repr=False)
    author: str = field(default="", repr=False)


def file_id(data: bytes, key: bytes) -> str:
    """Return the id of a file: a keyed hash of its bytes."""
    return f"f-{hmac.new(key, data, hashlib.sha256).hexdigest()[:20]}"


def file_of(path: Path, key: bytes) -> str:
    """Return the id of a file on the disk, read in blocks."""
    digest = hmac.new(key, digestmod=hashlib.sha256)
    with path.open("rb") as source:
        while block := source.read(1 << 20):
            digest.update(block)
    return f"f-{digest.hexdigest()[:20]}"


def masked_asides(
    asides: Sequence[Aside], name: str, key: bytes, masking: Masking
) -> tuple[str, list[AsideRow]]:
    """Return the masked name of the file, and each aside with its masked words."""
    raw = [_as_document(aside, name) for aside in asides or [Aside("", "", "", Place("", 0))]]
    done = privacy.pseudonymise(raw, key, masking=masking)
    rows = [
        AsideRow(
            document.origin, aside.reason, document.text, document.attributes["heading"], document.author
        )
        for aside, document in zip(asides, done, strict=False)
    ]
    return done[0].attributes["file"], rows


def _as_document(aside: Aside, name: str) -> RawDocument:
    return RawDocument(
        record_id="",
        text=aside.text,
        date=dt.date.min,
        source=SourceKind.OTHER,
        author=aside.author,
        municipality="",
        attributes={"heading": aside.heading, "file": name},
        origin=aside.origin,
    )


def file_away(
    store: Store,
    file: str,
    name: str,
    items: Sequence[Item],
    ident: Callable[[RawDocument], str],
) -> list[AsideRow]:
    """Store which documents came of a file of running text and what was set aside; return the latter.

    Those that wait in the privacy queue have their places when they are released. What was erased of the file
    does not come back with it. Nothing is stored of a file without a place for its texts (a table, a stream
    of records).
    """
    asides = _not_erased(store, file, [item for item in items if isinstance(item, Aside)])
    texts = [item for item in items if isinstance(item, RawDocument) and item.place is not None]
    name, rows = masked_asides(asides, name, store.key, masking_of(load_settings(store.home)))
    if not texts:
        return rows
    ids = [ident(item) for item in texts]
    known, waiting = store.documents.known(ids), store.queue.known(ids)
    passages = [
        Passage(
            *_numbers(item.place),
            document=one if one in known else "",
            held=one if one in waiting - known else "",
        )
        for item, one in zip(texts, ids, strict=True)
        if item.place is not None and one in known | waiting
    ]
    passages += [
        _passage(aside.place, row, pseudonyms.carried(row.author, store.later_keys))
        for aside, row in zip(asides, rows, strict=True)
    ]
    store.passages.add(file, name, texts[0].source.value, passages)
    return rows


def _not_erased(store: Store, file: str, asides: Sequence[Aside]) -> list[Aside]:
    places = [f"{file}:{aside.place.ordinal}" for aside in asides]
    erased = store.erasing.erased(places)
    return [aside for aside, place in zip(asides, places, strict=True) if place not in erased]


def _passage(place: Place, row: AsideRow, author: str) -> Passage:
    return Passage(*_numbers(place), aside=row.reason, heading=row.heading, text=row.text, author=author)


def _numbers(place: Place) -> tuple[int, str, int, int]:
    return place.ordinal, place.unit, place.number, place.page
