"""Role tokens: what stands in a text instead of what identified a person, such as `[HENKILÖ 1]`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from botnia_signals.privacy.lexicon import look_up
from botnia_signals.privacy.names import PERSON
from botnia_signals.privacy.words import PARTICLES
from botnia_signals.records import Span

ROLES = {
    "fi": {
        PERSON: "HENKILÖ",
        "PHONE": "PUHELIN",
        "EMAIL": "SÄHKÖPOSTI",
        "ID": "TUNNUS",
        "ADDRESS": "OSOITE",
        "ACCOUNT": "TILI",
        "PLATE": "REKISTERINUMERO",
        "CARD": "KORTTI",
        "POSTCODE": "POSTINUMERO",
        "CASE": "ASIANUMERO",
        "BIRTH": "SYNTYMÄAIKA",
        "LINK": "LINKKI",
        "USER": "KÄYTTÄJÄTUNNUS",
        "ORGANISATION": "ORGANISAATIO",
    },
    "sv": {
        PERSON: "PERSON",
        "PHONE": "TELEFON",
        "EMAIL": "E-POST",
        "ID": "BETECKNING",
        "ADDRESS": "ADRESS",
        "ACCOUNT": "KONTO",
        "PLATE": "REGISTERNUMMER",
        "CARD": "KORT",
        "POSTCODE": "POSTNUMMER",
        "CASE": "ÄRENDENUMMER",
        "BIRTH": "FÖDELSETID",
        "LINK": "LÄNK",
        "USER": "ANVÄNDARNAMN",
        "ORGANISATION": "ORGANISATION",
    },
    "en": {
        PERSON: "PERSON",
        "PHONE": "PHONE",
        "EMAIL": "E-MAIL",
        "ID": "ID CODE",
        "ADDRESS": "ADDRESS",
        "ACCOUNT": "ACCOUNT",
        "PLATE": "VEHICLE",
        "CARD": "CARD",
        "POSTCODE": "POSTCODE",
        "CASE": "CASE NUMBER",
        "BIRTH": "DATE OF BIRTH",
        "LINK": "LINK",
        "USER": "USER NAME",
        "ORGANISATION": "ORGANISATION",
    },
}
_WORDS = sorted({word for roles in ROLES.values() for word in roles.values()}, key=len, reverse=True)
TOKEN = re.compile(r"\[(?:" + "|".join(map(re.escape, _WORDS)) + r")(?: (\d{1,4}))?\]")
_PART = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

Part = frozenset[str]


@dataclass(slots=True)
class _Person:
    """One person of a document: a number and the base forms of each part of the fullest name seen."""

    number: int
    parts: tuple[Part, ...]


def masked_with_spans(text: str, spans: Iterable[Span], language: str) -> tuple[str, tuple[Span, ...]]:
    """Return `text` with each span replaced by its role token, and where the tokens stand in the result.

    `spans` must not overlap; `language` (fi, sv, anything else is English) is that of the tokens. What stands
    outside the spans is kept to the character.
    """
    roles = ROLES.get(language, ROLES["en"])
    persons: list[_Person] = []
    first_number = 1 + max((int(number) for number in TOKEN.findall(text) if number), default=0)
    pieces: list[str] = []
    masked: list[Span] = []
    done = length = 0
    for span in sorted(spans, key=lambda span: span.start):
        role = roles.get(span.kind, span.kind)
        if span.kind == PERSON:
            role = f"{role} {_number_of(text[span.start : span.end], persons, first_number)}"
        before, token = text[done : span.start], f"[{role}]"
        pieces += [before, token]
        length += len(before)
        masked.append(Span(length, length + len(token), span.kind))
        length += len(token)
        done = span.end
    return "".join([*pieces, text[done:]]), tuple(masked)


def _number_of(name: str, persons: list[_Person], first_number: int) -> int:
    """Return the number of the person whom `name` means: the last one it fits, or a new one."""
    parts = _parts(name)
    for person in reversed(persons):
        if _fits(parts, person.parts):
            persons.remove(person)
            persons.append(person)
            return person.number
        if _fits(person.parts, parts):
            person.parts = parts
            persons.remove(person)
            persons.append(person)
            return person.number
    persons.append(_Person(first_number + len(persons), parts))
    return persons[-1].number


def _parts(name: str) -> tuple[Part, ...]:
    words = [word for word in _PART.findall(name) if word.lower() not in PARTICLES]
    return tuple(frozenset({word.lower()}) | look_up(word).bases for word in words)


def _fits(shorter: Sequence[Part], longer: Sequence[Part]) -> bool:
    """Tell whether each part of the shorter name is, inflected or as an initial, a part of the longer one."""
    return (
        bool(shorter)
        and len(shorter) <= len(longer)
        and all(any(_same(part, other) for other in longer) for part in shorter)
    )


def _same(part: Part, other: Part) -> bool:
    if part & other:
        return True
    initials = {word for word in (*part, *other) if len(word) == 1}
    return bool(initials) and {min(part, key=len)[0]} == {min(other, key=len)[0]}
