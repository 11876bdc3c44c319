"""What minutes and notes have in common, TXT or DOCX: labels, headings, speakers, what is no statement."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from botnia_signals.errors import IntakeError
from botnia_signals.intake.dates import date_in_name, dates_in
from botnia_signals.intake.fields import folded
from botnia_signals.intake.options import IntakeOptions
from botnia_signals.intake.rows import Defaults, Row, check_defaults, documents
from botnia_signals.intake.values import clean, municipality_in, municipality_in_name
from botnia_signals.records import RawDocument, Refusal

PATH = " › "
_LABELS = (
    *("aika", "paikka", "päivämäärä", "pvm", "läsnä", "poissa", "osallistujat", "puheenjohtaja", "sihteeri"),
    *("kirjaaja", "fasilitaattori", "muistion laatija", "jakelu", "asia", "kokousaika", "kokouspaikka"),
    *("tid", "plats", "datum", "närvarande", "frånvarande", "deltagare", "ordförande", "sekreterare"),
    *("facilitator", "antecknat av", "ärende", "sändlista", "time", "place", "date", "present", "chair"),
)
_LABEL = re.compile(rf"(?:{'|'.join(_LABELS)})(?:\s*\([^()]*\))?\s*:", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|§\s*\d+|\d+\s*§)\s+")
# What follows from a meeting is no observation: these sections are passed over.
_FOLLOW_UP = frozenset(
    (
        *("sovittiin", "päätökset", "päätettiin", "jatkotoimet", "jatkotoimenpiteet", "toimenpiteet"),
        *("seuraava kokous", "seuraavat kokoukset", "kokouksen päättäminen", "liitteet", "allekirjoitukset"),
        *("osallistujat", "läsnäolijat", "läsnä", "överenskommet", "överenskommelser", "vi kom överens"),
        *("beslut", "åtgärder", "fortsatta åtgärder", "nästa möte", "mötets avslutande", "bilagor"),
        *("underskrifter", "deltagare", "närvarande", "actions", "decisions", "next meeting", "participants"),
    )
)
_WORD = r"[^\W\d_][\w'’\-]*"
_SPEAKER = re.compile(
    rf"(?P<name>{_WORD}(?:\s+{_WORD}){{0,3}})\s*\((?P<organisation>[^()]{{2,80}})\)\s*:\s+(?P<text>\S.*)",
    re.DOTALL,
)
_PARTICLES = {"von", "af", "de", "van"}


@dataclass(frozen=True, slots=True)
class Note:
    """One statement of a file and where it stood."""

    origin: str
    text: str = field(repr=False)
    heading: str = ""


def note_records(
    notes: Sequence[Note], head: str, file: str, options: IntakeOptions
) -> Iterator[RawDocument | Refusal]:
    """Yield a document for each note. Date and municipality: options, the head of the file, its name.

    Raises:
        IntakeError: no notes, or no source or date.
    """
    defaults = note_defaults(head, file, options)
    check_defaults(defaults)
    if not notes:
        raise IntakeError("intake-no-statements", file=file)
    for note in notes:
        yield from documents(_row(note), defaults)


def note_defaults(head: str, file: str, options: IntakeOptions) -> Defaults:
    """Return a file's defaults, its date and municipality read from its head and then from its name."""
    place = municipality_in(re.findall(r"[^\W\d_][\w\-]*", head)) or municipality_in_name(file) or ""
    return Defaults.of(file, options, _only_date(head) or date_in_name(file), place)


def _only_date(head: str) -> dt.date | None:
    days = set(dates_in(head))
    return days.pop() if len(days) == 1 else None


def _row(note: Note) -> Row:
    author, organisation, text = split_speaker(note.text)
    return Row(
        origin=note.origin,
        texts=(("", clean(text)),),
        cells={"author": author},
        attributes={"heading": note.heading, "organisation": organisation},
    )


def split_speaker(text: str) -> tuple[str, str, str]:
    """Return (speaker, organisation, what was said) of "Nimi (järjestö): …"; ("", "", text) without one."""
    match = _SPEAKER.fullmatch(text)
    if not match:
        return "", "", text
    words = match["name"].split()
    if not all(word[0].isupper() or word in _PARTICLES for word in words):
        return "", "", text
    return " ".join(words), match["organisation"].strip(), match["text"]


def is_label(text: str) -> bool:
    """Return whether a line gives a detail of the meeting ("Aika: …", "Puheenjohtaja: …")."""
    return _LABEL.match(text) is not None


def is_follow_up(heading: str) -> bool:
    """Return whether a section holds decisions, participants or signatures and no observations."""
    return folded(_NUMBER.sub("", heading)) in _FOLLOW_UP


def passed_over(headings: Iterable[tuple[str, str]]) -> Iterator[Refusal]:
    """Yield a refusal for each follow-up section among (origin, heading): nothing is left out unsaid."""
    for origin, heading in headings:
        if is_follow_up(heading):
            yield Refusal(origin, "refusal-follow-up", {"heading": heading_text(heading)})


def is_short(text: str, longest: int = 80) -> bool:
    """Return whether a line may be a heading: short, one line, and not ending as a sentence does."""
    return (
        len(text) <= longest and "\n" not in text and not text.rstrip('"”»)').endswith((".", "!", "…", ","))
    )


def heading_text(text: str) -> str:
    """Return a heading without its number: "2. Kotihoito" -> "Kotihoito"."""
    return " ".join(_NUMBER.sub("", text).split()).rstrip(":")
