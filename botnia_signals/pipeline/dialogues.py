"""Dialogues: begun, filled as people speak, given a sheet of what concerns them, and interpreted back."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from botnia_signals.digest.content import ChangeEntry, Entry, Said
from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.intake import IntakeOptions
from botnia_signals.pipeline import heard, read
from botnia_signals.pipeline.add import AddReport, add
from botnia_signals.pipeline.disclose import Control
from botnia_signals.pipeline.heard import VOICES, Written
from botnia_signals.pipeline.mask import mask_text
from botnia_signals.pipeline.read import _said
from botnia_signals.pipeline.remembered import remembered
from botnia_signals.places import in_region, region
from botnia_signals.records import Dialogue, Interpretation, Kind, SourceKind
from botnia_signals.store import Store

KINDS = (SourceKind.FORESIGHT_DIALOGUE, SourceKind.ROUND_TABLE, SourceKind.RESIDENTS_PANEL)
MOST_PEOPLE = 200
MOST_ON_SHEET = 6
TITLE_LENGTH, INTERPRETATION_LENGTH = 120, 4000


@dataclass(frozen=True, slots=True)
class DialogueView:
    """A dialogue, what was said in it (newest first), and what the group made of signals.

    `waiting` is how many of its texts wait in the privacy queue.
    """

    dialogue: Dialogue
    said: tuple[Said, ...]
    interpretations: tuple[Interpretation, ...]
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a group may want to talk about: findings of its area, and places of it that fell silent."""

    dialogue: Dialogue
    entries: tuple[Entry, ...]
    silent: tuple[ChangeEntry, ...]


def begin(
    home: Path, user: str, kind: str, title: str, day: dt.date, where: str, participants: Mapping[str, str]
) -> int:
    """Store a new dialogue and return its number; its title is pseudonymised like any text.

    `where` is a region (ep, kp, po) or a municipality's Finnish name.

    Raises:
        SettingsError: no such kind or place, no title, a number of people that is none, or nobody.
    """
    if kind not in [str(one) for one in KINDS]:
        raise SettingsError("dialogue-kind")
    if not title.strip():
        raise SettingsError("dialogue-title")
    placed = area(where)
    people = _people(participants)
    masked = mask_text(title.strip()[:TITLE_LENGTH])
    with Store(home) as store:
        return store.dialogues.add(SourceKind(kind), masked, day, placed, people, user)


def area(where: str) -> tuple[str, str]:
    """Return the region and the municipality ("" for a whole region) that a form named.

    Raises:
        SettingsError: neither a region nor a municipality of one.
    """
    if where and in_region(where):
        return where, ""
    if (found := region(where)) in ("", "other"):
        raise SettingsError("dialogue-where")
    return found, where


def _people(participants: Mapping[str, str]) -> dict[str, int]:
    people: dict[str, int] = {}
    for voice in VOICES:
        text = participants.get(voice, "").strip() or "0"
        if not text.isdecimal() or int(text) > MOST_PEOPLE:
            raise SettingsError("dialogue-people")
        if int(text):
            people[voice] = int(text)
    if not people:
        raise SettingsError("dialogue-nobody")
    return people


def every(home: Path) -> list[Dialogue]:
    """Return every dialogue, newest first."""
    with Store(home) as store:
        return store.dialogues.all()


def get(home: Path, number: int) -> Dialogue:
    """Return a dialogue.

    Raises:
        NotFoundError: no such dialogue.
    """
    with Store(home) as store:
        return _known(store, number)


def view(home: Path, number: int) -> DialogueView:
    """Return a dialogue with what was said in it.

    Raises:
        NotFoundError: no such dialogue.
    """
    with Store(home) as store:
        dialogue = _known(store, number)
        control = Control.of(store)
        quotes = [one for one in store.dialogues.said(number) if control.quotable(one)]
        said = tuple(map(control.alone, _said(quotes)))
        made = tuple(store.dialogues.interpretations(number))
        return DialogueView(dialogue, said, made, store.dialogues.waiting(number))


def say(home: Path, number: int, voice: str, who: str, text: str, key: str) -> AddReport:
    """Store what a participant said and tell what came of it.

    `who` numbers the participant among those of the voice, "" for unknown.

    Raises:
        NotFoundError: no such dialogue.
        SettingsError: no text or too much, no such voice.
    """
    dialogue = get(home, number)
    written = Written(
        text=text,
        voice=voice,
        municipality=dialogue.municipality,
        day=dialogue.day,
        author=f"dialogue {number} {voice} {who}",
        key=key,
        source=dialogue.kind,
        attributes=_attributes(dialogue),
    )
    heard.checked(written, dialogue.day)
    stored = heard.send(home, written, dialogue.title)
    _take(home, number, stored)
    return stored


def drop(home: Path, number: int, path: Path) -> AddReport:
    """Store a file's texts as said in a dialogue and tell what came of it.

    Raises:
        NotFoundError: no such dialogue.
    """
    dialogue = get(home, number)
    options = IntakeOptions(
        source=dialogue.kind, date=dialogue.day, municipality=dialogue.municipality or None
    )
    stored = add(
        home,
        [path],
        options,
        through_web=True,
        name=dialogue.title,
        each=lambda raw: dataclasses.replace(raw, attributes={**raw.attributes, **_attributes(dialogue)}),
    )
    _take(home, number, stored)
    return stored


def interpret(home: Path, number: int, signal: str, text: str, user: str) -> int:
    """Keep what a group made of a signal, pseudonymised, and return the row's id.

    It is no new voice: it is never counted among what was said.

    Raises:
        NotFoundError: no such dialogue or signal.
        SettingsError: there is no text.
    """
    if not text.strip():
        raise SettingsError("write-empty")
    masked = mask_text(text.strip()[:INTERPRETATION_LENGTH])
    with Store(home) as store:
        _known(store, number)
        if signal not in store.weeks.signal_ids():
            raise NotFoundError("signal-unknown", signal=signal)
        return store.dialogues.interpret(number, signal, masked, user)


def interpretations_of(home: Path, signal: str) -> list[Interpretation]:
    """Return what groups made of a signal, oldest first."""
    with Store(home) as store:
        return store.dialogues.interpretations_of(signal)


def sheet(home: Path, number: int) -> Sheet:
    """Return what concerns a group: findings with a voice from its area, its own municipality's first.

    Raises:
        NotFoundError: no such dialogue.
    """
    dialogue = get(home, number)
    if not read.weeks(home):
        return Sheet(dialogue, (), ())
    digest = remembered(read.digest, home)
    towns = set(in_region(dialogue.region))
    fitting = [
        one
        for one in (*digest.signals, *digest.watch)
        if one.state.standing != "dismissed" and dialogue.region in one.regions
    ]
    fitting.sort(key=lambda one: (dialogue.municipality not in one.places, one.place))
    silent = [
        one for one in digest.silences if one.change.kind is Kind.PLACE_SILENT and one.change.subject in towns
    ]
    return Sheet(dialogue, tuple(fitting[:MOST_ON_SHEET]), tuple(silent))


def _known(store: Store, number: int) -> Dialogue:
    found = store.dialogues.get(number)
    if found is None:
        raise NotFoundError("dialogue-unknown", number=str(number))
    return found


def _attributes(dialogue: Dialogue) -> dict[str, str]:
    return {"dialogue": str(dialogue.id), "region": dialogue.region}


def _take(home: Path, number: int, report: AddReport) -> None:
    with Store(home) as store:
        store.dialogues.take(number, report.documents)
