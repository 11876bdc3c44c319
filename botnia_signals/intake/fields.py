"""Which column is what: headings in Finnish, Swedish and English, and open answers found by their texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

FIELDS = ("id", "text", "date", "source", "author", "municipality", "language")

# Within a field the first name that a table has wins; the others stay attributes.
ALIASES: dict[str, tuple[str, ...]] = {
    "id": ("id", "tunnus", "record id", "record_id", "vastaustunnus", "svars-id", "response id"),
    "text": (
        *("text", "teksti", "vastaus", "avoin vastaus", "vastausteksti", "kommentti", "kuvaus", "havainto"),
        *("svar", "öppet svar", "svarstext", "kommentar", "beskrivning", "iakttagelse"),
        *("answer", "comment", "description", "observation", "statement"),
    ),
    "date": (
        *("date", "päivämäärä", "pvm", "päivä", "vastausaika", "vastauspäivä", "aika", "aikaleima"),
        *("datum", "svarstid", "svarsdatum", "dag", "tid", "tidsstämpel"),
        *("answered", "timestamp", "completion time", "valmistumisaika", "slutförandetid", "submitdate"),
        *(
            "vastauksen päivämäärä",
            "datum för svaret",
            "date submitted",
            "lopetettu",
            "avslutad",
            "päättynyt",
        ),
        *("lähetysaika", "inskickat", "starttid", "aloitusaika", "start time", "aloitettu", "påbörjad"),
    ),
    "source": ("source", "lähde", "källa", "lähdetyyppi", "källtyp", "source kind"),
    "author": (
        *("author", "vastaaja", "vastaajan tunniste", "vastaajan tunnus", "vastaajatunnus", "tekijä"),
        *("kirjoittaja", "kirjaaja", "respondent", "respondentens id", "svarare", "svarande", "författare"),
        *("respondent id", "respondent_id", "respondentnummer", "nimi", "namn", "name"),
    ),
    "municipality": ("municipality", "kunta", "kotikunta", "paikkakunta", "kommun", "hemkommun", "ort"),
    "language": (
        *("language", "lang", "kieli", "vastauskieli", "språk", "svarsspråk", "aloituskieli", "startspråk"),
        *("start language", "startlanguage"),
    ),
}
_FIELD_OF = {name: field for field, names in ALIASES.items() for name in names}

NOBODY = frozenset(("anonymous", "anonyymi", "nimetön", "anonym", "-", "n/a"))
"""What survey tools write for an author who is not known: no name of one."""
SAMPLE_ROWS = 300
_EDGE = re.compile(r"^[\s*]+|[\s:*]+$")
_CODE = re.compile(r"^(?:G\d{1,2})?Q\d{1,3}(?:\[\w+\])?[.:]\s+|^\d{1,3}[.)]\s+(?=\D)", re.IGNORECASE)


def folded(heading: str) -> str:
    """Return a heading for comparison: one form of letters, lower case, single spaces, no colon or star."""
    text = " ".join(unicodedata.normalize("NFC", heading).split())
    return _EDGE.sub("", text).casefold()


def field_of(heading: str) -> str | None:
    """Return the record field that a heading names, or None."""
    return _FIELD_OF.get(folded(heading)) or _FIELD_OF.get(folded(_CODE.sub("", heading)))


def is_question(heading: str) -> bool:
    """Return whether a heading is a whole question, as survey exports have them."""
    return heading.rstrip(' *:)"”').endswith("?") or len(heading.split()) >= 6


def named_columns(headings: Sequence[str], mapping: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Return the column of each field but text: as mapped, else by its heading; absent fields left out."""
    bare = {folded(_CODE.sub("", heading)): i for i, heading in reversed(list(enumerate(headings)))}
    index = bare | {folded(heading): i for i, heading in reversed(list(enumerate(headings)))}
    mapped = {name: index[folded(columns[0])] for name, columns in mapping.items() if name != "text"}
    texts = {index[folded(column)] for column in mapping.get("text", ())}
    taken = set(mapped.values()) | texts
    found: dict[str, int] = {}
    for field in FIELDS:
        if field == "text" or field in mapped:
            continue
        place = next((index[name] for name in ALIASES[field] if name in index), None)
        if place is not None and place not in taken:
            found[field] = place
    return {**found, **mapped}


def text_columns(
    headings: Sequence[str],
    mapping: Mapping[str, tuple[str, ...]],
    taken: set[int],
    rows: Sequence[Sequence[str]],
) -> tuple[int, ...]:
    """Return the columns of open text, left to right; none when nothing looks like it.

    In this order: those that the mapping names; the column `text` of the record format; columns with another
    name of text together with questions whose answers are open; columns of long, differing texts.
    """
    if mapping.get("text"):
        index = {folded(heading): i for i, heading in reversed(list(enumerate(headings)))}
        return tuple(dict.fromkeys(index[folded(column)] for column in mapping["text"]))
    free = [i for i, heading in enumerate(headings) if i not in taken and heading]
    exact = [i for i in free if folded(headings[i]) == "text"]
    if exact:
        return (exact[0],)
    named = {i for i in free if field_of(headings[i]) == "text"}
    asked = {i for i in free if is_question(headings[i]) and is_open(_column(rows, i), 0.6, 16)}
    if named or asked:
        return tuple(sorted(named | asked))
    return tuple(i for i in free if is_open(_column(rows, i), 0.8, 40))


def _column(rows: Sequence[Sequence[str]], index: int) -> list[str]:
    return [row[index] for row in rows if index < len(row) and row[index]]


def is_open(values: Sequence[str], distinct: float, length: int) -> bool:
    """Return whether values are free text: they differ, and are `length` characters or more on average."""
    if not values or sum(len(value) for value in values) / len(values) < length:
        return False
    wordy = sum(" " in value for value in values) / len(values)
    return len({value.casefold() for value in values}) / len(values) >= distinct and wordy >= 0.4
