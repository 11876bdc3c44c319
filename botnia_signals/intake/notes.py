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
from botnia_signals.records import Place, RawDocument, Refusal

PATH = " › "
_LABELS = (
    *("aika", "paikka", "päivämäärä", "pvm", "läsnä", "poissa", "osallistujat", "puheenjohtaja", "sihteeri"),
    *("kirjaaja", "fasilitaattori", "muistion laatija", "jakelu", "asia", "kokousaika", "kokouspaikka"),
    *("tid", "plats", "datum", "närvarande", "frånvarande", "deltagare", "ordförande", "sekreterare"),
    *("facilitator", "antecknat av", "ärende", "sändlista", "time", "place", "date", "present", "chair"),
)
_LABEL = re.compile(rf"(?:{'|'.join(_LABELS)})(?:\s*\([^()]*\))?\s*:", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:\d{1,2}\s*§|§\s*\d{1,2})\s*\S")
_NUMBER = re.compile(r"^\s*(?:\d+\s*§|§\s*\d+|\d{1,2}(?:\.\d{1,2})*[.)]?)\s+")
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
_PLAIN_SPEAKER = re.compile(rf"(?P<name>{_WORD}(?:\s+{_WORD}){{1,3}})\s*:\s+(?P<text>\S.*)", re.DOTALL)
_PARTICLES = {"von", "af", "de", "van"}
_REFERENCE = re.compile(
    r"(?:dnro?|diaarinumero|diarienummer|asianumero|ärendenummer|asiakirjan? (?:tunnus|numero)|viite|referens"
    r"|sivu|sida|page|s\.)\b[\s.:]*[\w/.() §-]{0,40}\d[\w/.() -]{0,30}"
    r"|[-–—]?\s*\d{1,4}\s*(?:\(\s*\d{1,4}\s*\)|/\s*\d{1,4})?\s*[-–—]?"
    r"|(?:[^\W\d_]{2,12}\s+)?\d{1,2}\.\s?\d{1,2}\.\s?\d{4}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Note:
    """One statement of a file and where it stood; its author where the file itself tells it."""

    origin: str
    text: str = field(repr=False)
    heading: str = ""
    author: str = field(default="", repr=False)
    place: Place | None = None


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
    plain = plain_speakers([note.text for note in notes])
    for note in notes:
        yield from note_documents(note, defaults, plain=plain)


def note_documents(note: Note, defaults: Defaults, *, plain: bool) -> Iterator[RawDocument | Refusal]:
    """Yield the document of one note; with `plain` a speaker may stand without an organisation."""
    yield from documents(_row(note, plain=plain), defaults)


def note_defaults(head: str, file: str, options: IntakeOptions, day: dt.date | None = None) -> Defaults:
    """Return a file's defaults, its date and municipality read from its head and then from its name.

    `day` is the date that the format itself tells; it goes before those that are read from words.
    """
    place = municipality_in(re.findall(r"[^\W\d_][\w\-]*", head)) or municipality_in_name(file) or ""
    return Defaults.of(file, options, day or _only_date(head) or date_in_name(file), place)


def _only_date(head: str) -> dt.date | None:
    days = set(dates_in(head))
    return days.pop() if len(days) == 1 else None


def _row(note: Note, *, plain: bool) -> Row:
    author, organisation, text = ("", "", note.text) if note.author else split_speaker(note.text, plain=plain)
    return Row(
        origin=note.origin,
        texts=(("", clean(text)),),
        cells={"author": note.author or author},
        attributes={"heading": note.heading, "organisation": organisation},
        place=note.place,
    )


def split_speaker(text: str, *, plain: bool = False) -> tuple[str, str, str]:
    """Return (speaker, organisation, what was said) of "Nimi (järjestö): …"; ("", "", text) without one.

    With `plain` also of "Etunimi Sukunimi: …", where the organisation is "".
    """
    match = _SPEAKER.fullmatch(text)
    bare = None if match or not plain else _PLAIN_SPEAKER.fullmatch(text)
    found = match or bare
    if not found or is_label(text):
        return "", "", text
    words = found["name"].split()
    if not all(word[0].isupper() or word in _PARTICLES for word in words):
        return "", "", text
    return " ".join(words), match["organisation"].strip() if match else "", found["text"]


def plain_speakers(texts: Iterable[str]) -> bool:
    """Return whether a file writes "Etunimi Sukunimi: …" for what people said: two or more such lines."""
    lines = (line.strip() for text in texts for line in text.split("\n"))
    return sum(1 for line in lines if split_speaker(line, plain=True)[0]) >= 2


def turns(text: str) -> list[str]:
    """Return a paragraph cut at each of its lines that begins with a speaker; whole without any."""
    parts: list[str] = []
    for line in text.split("\n"):
        if not parts or split_speaker(line.strip(), plain=True)[0]:
            parts.append(line)
        else:
            parts[-1] += "\n" + line
    return parts


def is_reference(text: str) -> bool:
    """Return whether a line is only a reference number, a page number or a date, as headers have them."""
    return _REFERENCE.fullmatch(text.strip()) is not None


def is_label(text: str) -> bool:
    """Return whether a line gives a detail of the meeting ("Aika: …", "Puheenjohtaja: …")."""
    return _LABEL.match(text) is not None


def is_item(text: str) -> bool:
    """Return whether a line is the typed number and title of an agenda item ("3 § Kotihoito")."""
    return _ITEM.match(text) is not None and is_short(text)


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
