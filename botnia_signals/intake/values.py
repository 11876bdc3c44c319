"""Values of cells: as text, as a kind of source, as a municipality, as a language."""

from __future__ import annotations

import csv
import datetime as dt
import functools
import json
import re
import unicodedata
from importlib import resources

from botnia_signals.errors import IntakeError
from botnia_signals.records import SOURCE_ALIASES, SourceKind

_SOURCE_NAMES: dict[SourceKind, tuple[str, ...]] = {
    SourceKind.SOCIAL_REPORT: (
        *("sosiaalinen raportti", "sosiaalinen raportointi", "sosiaalisen raportoinnin kirjaus"),
        *("social rapport", "social rapportering", "socialrapport"),
    ),
    SourceKind.FORESIGHT_DIALOGUE: (
        *("ennakointidialogi", "dialogi", "framsynsdialog", "framsyningsdialog", "prognosdialog", "dialog"),
    ),
    SourceKind.ROUND_TABLE: (
        *("pyöreä pöytä", "pyöreän pöydän keskustelu", "rundabord", "rundabordssamtal", "runda bordet"),
    ),
    SourceKind.SURVEY: ("kysely", "asukaskysely", "asiakaskysely", "enkät", "invånarenkät", "klientenkät"),
    SourceKind.RESIDENTS_PANEL: ("asukaspaneeli", "kuntalaispaneeli", "paneeli", "invånarpanel"),
    SourceKind.OMBUDSMAN_REPORT: (
        *("sosiaaliasiavastaavan selvitys", "sosiaaliasiavastaavan raportti", "asiavastaavan raportti"),
        *("socialombudets rapport", "socialombudets utredning", "ombudets rapport"),
    ),
    SourceKind.EXPERT_SURVEY: ("asiantuntijakysely", "expertenkät"),
    SourceKind.ACTIVITY_REPORT: ("toimintakertomus", "verksamhetsberättelse"),
    SourceKind.THESIS: ("opinnäytetyö", "opinnäyte", "examensarbete", "lärdomsprov"),
    SourceKind.BUSINESS_SIGNAL: ("yrityssignaali", "yritysviesti", "företagssignal"),
    SourceKind.OTHER: ("muu", "annan", "annat", "övrigt"),
}
_LANGUAGES = {
    **dict.fromkeys(("fi", "fin", "fi-fi", "suomi", "finska", "finnish"), "fi"),
    **dict.fromkeys(("sv", "swe", "sv-fi", "sv-se", "ruotsi", "svenska", "swedish"), "sv"),
    **dict.fromkeys(("en", "eng", "en-gb", "englanti", "engelska", "english"), "en"),
}
_CODE = re.compile(r"[a-z]{2,3}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def cell_text(value: object) -> str:
    """Return a cell as text: "" for nothing, whole numbers without ".0", dates as ISO, structures as JSON."""
    if value is None or isinstance(value, str):
        return clean(value or "")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, dict | list):
        return clean(json.dumps(value, ensure_ascii=False, sort_keys=True))
    return str(value)


def clean(text: str) -> str:
    """Return `text` in composed letters, with plain line ends, no control characters and no outer space."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):  # nearly every text, four times as fast
        return text.strip()
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", unicodedata.normalize("NFC", lines)).strip().strip("\ufeff").strip()


def source_kind(name: str) -> SourceKind | None:
    """Return the kind of source that a name means in any of the three languages, or None."""
    return _sources().get(_plain(name))


@functools.cache
def _sources() -> dict[str, SourceKind]:
    table = {_plain(kind.value): kind for kind in SourceKind}
    table |= {_plain(name): kind for name, kind in SOURCE_ALIASES.items()}
    return table | {_plain(name): kind for kind, names in _SOURCE_NAMES.items() for name in names}


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", unicodedata.normalize("NFC", name)).strip().casefold()


def parse_source(name: str) -> SourceKind:
    """Return the kind of source that an option names.

    Raises:
        IntakeError: no such kind; the message lists them.
    """
    kind = source_kind(name)
    if kind is None:
        raise IntakeError("intake-source", name=name, kinds=", ".join(kind.value for kind in SourceKind))
    return kind


def language_code(name: str) -> str | None:
    """Return the code of a language from its code or its name; None when it is neither."""
    plain = name.strip().casefold().replace("_", "-")
    return _LANGUAGES.get(plain) or (plain if _CODE.fullmatch(plain) else None)


@functools.cache
def _municipalities() -> dict[str, str]:
    """Return the Finnish name of every municipality by its Finnish and its Swedish name, in lower case."""
    table = resources.files("corpora").joinpath("municipalities.csv")
    with table.open(encoding="utf-8") as lines:
        rows = [(row["name_fi"], row["name_sv"]) for row in csv.DictReader(lines)]
    swedish = {sv.casefold(): fi for fi, sv in rows if sv}
    return swedish | {fi.casefold(): fi for fi, _ in rows}


def municipality(name: str) -> str:
    """Return the Finnish name of a municipality named in Finnish or Swedish; unknown names stay as are."""
    plain = " ".join(unicodedata.normalize("NFC", name).split())
    return _municipalities().get(plain.casefold(), plain)


def municipality_in(words: list[str]) -> str | None:
    """Return the one municipality that stands among words in its basic form; None with none or several."""
    known = _municipalities()
    found = {known[word.casefold()] for word in words if len(word) > 2 and word.casefold() in known}
    return found.pop() if len(found) == 1 else None


def municipality_in_name(file_name: str) -> str | None:
    """Return the municipality that a file's name holds, letters with dots or not (`muistio_narpes.txt`)."""
    plain = {_bare(name): fi for name, fi in _municipalities().items() if len(name) > 2}
    words = re.split(r"[\W_]+", unicodedata.normalize("NFC", file_name.rsplit(".", 1)[0]))
    found = {plain[_bare(word)] for word in words if _bare(word) in plain}
    return found.pop() if len(found) == 1 else None


def _bare(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
