"""Erasure and retention: what would go, then that it goes, everywhere; and where copies may still lie."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from botnia_signals import pseudonyms
from botnia_signals.errors import IntakeError, NotFoundError, SettingsError
from botnia_signals.pipeline.actor import actor
from botnia_signals.privacy import author_key
from botnia_signals.records import SourceKind
from botnia_signals.store import Store
from botnia_signals.store.accesses import Accesses
from botnia_signals.store.backups import Backup
from botnia_signals.store.erasing import Erasure, Reach

LARGEST_SEARCHED = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did, the backups made before it, files in the home folder that still quote it."""

    erasure: Erasure
    backups: tuple[Backup, ...]
    files: tuple[Path, ...]


def preview(home: Path, **whose: str | None) -> Reach:
    """Return what erasing would take with it; `whose` is as for `erase`. Nothing is changed.

    Raises:
        NotFoundError: nothing is stored of it.
        SettingsError: not exactly one of them is given.
    """
    with Store(home) as store:
        return store.erasing.reach(*_doomed(store, **whose))


def erase(home: Path, reason: str = "request", **whose: str | None) -> Erased:
    """Erase the documents of one author or one document, everywhere, and return what was done.

    `whose` is one of `author` (as the files name them), `author_key`, `document` and `statement` (ids).

    Raises:
        NotFoundError: nothing is stored of it.
        SettingsError: not exactly one of them is given.
        StoreError: the rows are gone, but another program holds the file, which must be cleaned later.
    """
    with Store(home) as store:
        documents, author = _doomed(store, **whose)
        return _erase(store, documents, reason, author)


def clean(home: Path) -> None:
    """Rewrite the file after an erasure that another program kept from being finished.

    Raises:
        StoreError: another program still holds it.
    """
    with Store(home) as store:
        store.erasing.clean()


def _doomed(
    store: Store,
    *,
    author: str | None = None,
    author_key: str | None = None,
    document: str | None = None,
    statement: str | None = None,
) -> tuple[list[str], str]:
    """Return the documents to erase, and the key of the author who is asked for, "" for none."""
    given = [one for one in (author, author_key, document, statement) if one]
    if len(given) != 1:
        raise SettingsError("erase-one")
    key = key_of(store, author) if author else author_key or ""
    found = (
        store.erasing.of_author(key)
        if key
        else store.erasing.of_document(document)
        if document
        else store.erasing.of_statement(str(statement))
    )
    if not found and not (key and store.erasing.asides_of(key)):
        raise NotFoundError("erase-nothing")
    return found, key


def key_of(store: Store, author: str) -> str:
    """Return the key under which an author's texts are stored now."""
    return pseudonyms.carried(author_key(author, store.key), store.later_keys)


def _erase(store: Store, documents: Sequence[str], reason: str, author: str = "") -> Erased:
    texts = [one.text for ident in documents for one in (store.documents.document(ident) or (None, []))[1]]
    with store.transaction():
        erasure = store.erasing.erase(documents, actor(), reason, author)
        store.audit.add(
            actor(),
            "erase",
            reason,
            {"erasure": erasure.id, "documents": erasure.documents, "statements": erasure.statements},
        )
    store.erasing.clean()
    return Erased(erasure, tuple(store.backups.all()), tuple(_quoting(store.home, texts)))


def _quoting(home: Path, texts: Sequence[str]) -> list[Path]:
    """Return the files in a home folder, digests say, that still hold one of the texts."""
    wanted = [text.encode() for text in texts if len(text) > LARGEST_SEARCHED // 2**22]
    found = []
    for path in sorted(home.rglob("*")):
        if path.is_file() and path.stat().st_size <= LARGEST_SEARCHED and ".sqlite" not in path.name:
            content = path.read_bytes()
            if any(text in content for text in wanted):
                found.append(path)
    return found


# --- retention


@dataclass(frozen=True, slots=True)
class Due:
    """A source with its rule (months, None for none), its documents, and those that are older than that."""

    source: str
    months: int | None
    documents: int
    due: int


def retention(home: Path, today: dt.date | None = None) -> list[Due]:
    """Return each kind of source that is stored or has a rule, with what is due to be erased."""
    with Store(home) as store:
        rules, stored = store.erasing.rules(), store.documents.by_source()
        return [
            Due(
                source,
                rules.get(source),
                stored.get(source, 0),
                len(_older(store, source, rules[source], today)) if source in rules else 0,
            )
            for source in sorted({*rules, *stored})
        ]


def set_retention(home: Path, source: str, months: int | None) -> None:
    """Keep the documents of a source for `months`, or for ever with None; nothing is erased by this.

    Raises:
        IntakeError: no such source.
        SettingsError: not a number of months.
    """
    if source not in {kind.value for kind in SourceKind}:
        raise IntakeError("intake-source", name=source, kinds=", ".join(SourceKind))
    if months is not None and not 1 <= months <= 1200:
        raise SettingsError("retention-months")
    with Store(home) as store, store.transaction():
        store.erasing.set_rule(source, months)
        store.audit.add(actor(), "retention", source, {"months": months})


def apply_retention(home: Path, today: dt.date | None = None) -> Erased | None:
    """Erase what is older than the rules say, keeping counts; return what was done, None for nothing due.

    Raises:
        StoreError: the rows are gone, but another program holds the file, which must be cleaned later.
    """
    with Accesses(home) as accesses:
        accesses.forget()
    with Store(home) as store:
        rules = store.erasing.rules()
        for source, months in rules.items():
            store.erasing.forget_files(source, months_before(today or dt.date.today(), months).isoformat())
        documents = [
            ident for source, months in rules.items() for ident in _older(store, source, months, today)
        ]
        return _erase(store, documents, "retention") if documents else None


def _older(store: Store, source: str, months: int, today: dt.date | None) -> list[str]:
    return store.erasing.dated_before(source, months_before(today or dt.date.today(), months).isoformat())


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the day so many months before, the month's last where it has fewer days."""
    number = day.year * 12 + day.month - 1 - months
    year, month = divmod(number, 12)
    last = (dt.date(year + (month == 11), (month + 1) % 12 + 1, 1) - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(day.day, last))
