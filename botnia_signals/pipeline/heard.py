"""What people write in on the pages: shown back pseudonymised, then sent the way that files go in."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from botnia_signals.errors import SettingsError
from botnia_signals.pipeline.add import AddReport, add_documents, prepared_for
from botnia_signals.records import RawDocument, SourceKind
from botnia_signals.settings import load_settings
from botnia_signals.store import Store

VOICES = ("client", "worker", "ngo", "resident", "business")
LONGEST = 10_000
OLDEST = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Written:
    """One observation as it was typed, not yet pseudonymised: it lives in memory and in the form only.

    `author` names who is counted as its voice, `key` is made with the form so that a form sent twice is one
    record, `matters` are labels of the codebook: whom it concerns.
    """

    text: str = field(repr=False)
    voice: str
    municipality: str
    day: dt.date
    author: str = field(repr=False)
    key: str
    source: SourceKind = SourceKind.SOCIAL_REPORT
    matters: tuple[str, ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """What would be stored: the pseudonymised text, and a mark that tells it from any other."""

    text: str = field(repr=False)
    mark: str
    replaced: int


def new_key() -> str:
    """Return a key for a form that is about to be filled in."""
    return secrets.token_urlsafe(12)


def source_of(voice: str) -> SourceKind:
    """Return the kind of source that a voice is written in as."""
    return SourceKind.BUSINESS_SIGNAL if voice == "business" else SourceKind.SOCIAL_REPORT


def checked(written: Written, today: dt.date) -> Written:
    """Return what was written.

    Raises:
        SettingsError: there is no text or too much, no such voice, or its day is to come or long ago.
    """
    if not written.text.strip():
        raise SettingsError("write-empty")
    if len(written.text) > LONGEST:
        raise SettingsError("write-long", longest=LONGEST, length=len(written.text))
    if written.voice not in VOICES:
        raise SettingsError("write-voice")
    if not today - OLDEST <= written.day <= today:
        raise SettingsError("write-day")
    return written


def shown(home: Path, written: Written) -> Shown:
    """Return how what was written would be stored; nothing is stored.

    Raises:
        StoreError: there is no store in `home`, or its key is gone.
    """
    with Store(home) as store:
        key = store.key
        ((document, _),) = prepared_for(store, {"": _raw(written)}, load_settings(home))
    mark = hmac.new(key, f"{written.key} {document.text}".encode(), hashlib.sha256).hexdigest()[:24]
    return Shown(document.text, mark, len(document.masked))


def send(home: Path, written: Written, name: str = "") -> AddReport:
    """Store what was written, pseudonymised; a form that is sent twice is stored once.

    Where it waits in the privacy queue first, it is under `name`, or under its day.

    Raises:
        StoreError: there is no store in `home`, or its key is gone.
    """
    return add_documents(home, [_raw(written)], name or written.day.isoformat())


def _raw(written: Written) -> RawDocument:
    attributes = {"voice": written.voice, **written.attributes}
    if written.matters:
        attributes["matters"] = ";".join(written.matters)
    return RawDocument(
        record_id=f"form-{written.key}",
        text=written.text,
        date=written.day,
        source=written.source,
        author=written.author,
        municipality=written.municipality,
        attributes=attributes,
    )
