"""What is known of a word: a given name, a surname, a place, an ordinary word; its base forms and cases."""

from __future__ import annotations

import csv
import functools
import re
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botnia_signals.privacy.words import (
    ENDINGS,
    GIVEN_NAMES,
    NATURE_ENDINGS,
    SURE_SURNAME_ENDINGS,
    SURNAME_ENDINGS,
    SURNAMES,
)

_CORPORA = Path(__file__).parents[2] / "corpora"
_MUNICIPALITIES = _CORPORA / "municipalities.csv"
_VILLAGES = _CORPORA / "villages.txt"
COMMON = _CORPORA / "common"
"""Words by language that open texts have in small letters, written by `models/common_words.py`."""
_VOIKKO_LOCK = threading.Lock()
_NAME_CLASSES = frozenset(("etunimi", "sukunimi"))
_PLACE_CASES = frozenset(
    ["sisaolento", "sisaeronto", "sisatulento", "ulkoolento", "ulkoeronto", "ulkotulento"]
)  # Voikko's names of the six cases of place


@dataclass(frozen=True, slots=True)
class Word:
    """What the dictionaries say of one written word; `bases` are its base forms in lower case.

    `municipality` tells of former ones, and villages of our regions, as well; `village` of these alone.
    """

    given: bool = False
    surname: bool = False
    place: bool = False
    ordinary: bool = False
    municipality: bool = False
    village: bool = False
    nominative: bool = True
    locative: bool = False
    bases: frozenset[str] = frozenset()

    @property
    def known(self) -> bool:
        """Tell whether any dictionary has the word."""
        return self.given or self.surname or self.place or self.ordinary or self.municipality

    @property
    def name(self) -> bool:
        """Tell whether the word can be a part of a person's name."""
        return self.given or self.surname

    @property
    def sure(self) -> bool:
        """Tell whether the word can be nothing but a part of a person's name."""
        return self.name and not (self.place or self.ordinary or self.municipality)


def voikko_available() -> bool:
    """Tell whether Voikko's system library and its Finnish dictionary are installed."""
    return _voikko() is not None


@functools.cache
def _voikko() -> Any:
    try:
        import libvoikko

        return libvoikko.Voikko("fi")
    except Exception:  # the binding raises OSError, VoikkoException or its own, by what is missing
        return None


@functools.lru_cache(maxsize=100_000)
def look_up(word: str) -> Word:
    """Return what is known of `word`, written in any case of letters."""
    written = word.replace("’", "'")
    if len(written) > 1 and written.isupper():
        written = "-".join(part.capitalize() for part in written.split("-"))
    readings = _analyses(written)
    kinds = {str(reading.get("CLASS", "")) for reading in readings}
    names = [reading for reading in readings if reading.get("CLASS") in _NAME_CLASSES]
    cases = {str(reading.get("SIJAMUOTO", "")) for reading in readings}
    stems = stems_of(written)
    all_bases = stems | {str(reading.get("BASEFORM", "")).lower() for reading in readings}
    listed = bool(all_bases & SURNAMES) or written.lower() in GIVEN_NAMES or _is_double_name(written)
    return Word(
        given=_is_given_name(written, kinds, stems),
        surname=_is_surname(kinds, stems, all_bases),
        place="paikannimi" in kinds and not listed,
        ordinary=bool(kinds - {*_NAME_CLASSES, "paikannimi", "nimi"}),
        municipality=_is_one_of(municipalities() | villages(), written, readings, stems),
        village=_is_one_of(villages() - municipalities(), written, readings, stems),
        nominative=not names
        or written.lower() in GIVEN_NAMES
        or any(reading.get("SIJAMUOTO") in {None, "nimento"} for reading in names),
        locative=bool(cases & _PLACE_CASES),
        bases=frozenset({str(reading.get("BASEFORM", "")).lower() for reading in names}) or all_bases,
    )


def stems_of(word: str) -> frozenset[str]:
    """Return the lower-case forms that `word` may be an inflection of, itself among them."""
    lower = word.lower().removesuffix("'").removesuffix("’")
    stems = {lower}
    for ending in ENDINGS:
        stem = lower.removesuffix(ending)
        if stem != lower and len(stem) >= 3:
            stems.add(stem)
            if stem.endswith(("i", "e")) and len(stem) >= 4:
                stems.add(stem[:-1])
    return frozenset(stems)


@functools.cache
def long_municipalities() -> re.Pattern[str]:
    """Return a pattern of the municipalities' names of several words, with an ending or without."""
    long = sorted(name for name in municipalities() if " " in name)
    written = "|".join(re.escape(name) for name in long) or "(?!)"
    return re.compile(rf"\b(?:{written})(?:in?|:?s|:?n|i?[aä]|i?[ltsn]{{1,2}}[aäe]|iin)?\b", re.IGNORECASE)


@functools.cache
def municipalities() -> frozenset[str]:
    """Return the names of Finland's municipalities in Finnish and Swedish, in lower case."""
    if not _MUNICIPALITIES.exists():
        return frozenset()
    with _MUNICIPALITIES.open(encoding="utf-8", newline="") as file:
        return frozenset(row[key].lower() for row in csv.DictReader(file) for key in ("name_fi", "name_sv"))


@functools.cache
def villages() -> frozenset[str]:
    """Return names of former municipalities and villages of the regions of Ostrobothnia, in lower case."""
    return frozenset(_VILLAGES.read_text(encoding="utf-8").lower().split())


@functools.cache
def common_words(language: str) -> frozenset[str]:
    """Return the words that open texts have in small letters: Finnish ones for fi, else Swedish ones."""
    path = COMMON / ("fi.txt" if language == "fi" else "sv.txt")
    return frozenset(path.read_text(encoding="utf-8").split())


def readings_of(written: str) -> list[dict[str, str]]:
    """Return Voikko's readings of a word as it is written; none without Voikko."""
    voikko = _voikko()
    if voikko is None:
        return []
    with _VOIKKO_LOCK:
        found: list[dict[str, str]] = voikko.analyze(written)
    return found


def _analyses(written: str) -> list[dict[str, str]]:
    voikko = _voikko()
    if voikko is None:
        return []
    with _VOIKKO_LOCK:
        found: list[dict[str, str]] = voikko.analyze(written)
        if not found and written.endswith("s") and len(written) > 3:  # the Swedish genitive
            found = [
                reading for reading in voikko.analyze(written[:-1]) if reading.get("CLASS") in _NAME_CLASSES
            ]
    return found


def _is_given_name(written: str, kinds: set[str], stems: frozenset[str]) -> bool:
    if "etunimi" in kinds or written.lower() in GIVEN_NAMES:
        return True
    if stems & GIVEN_NAMES and "paikannimi" not in kinds:
        return True
    return _is_double_name(written)


def _is_double_name(written: str) -> bool:
    """Tell whether the word is two given names with a hyphen, the first in its base form ("Anna-Marin")."""
    parts = written.split("-")
    return len(parts) == 2 and all(part[:1].isupper() and look_up(part).given for part in parts)


def _is_surname(kinds: set[str], stems: frozenset[str], all_bases: frozenset[str]) -> bool:
    """Tell whether a word can be a surname; compounds such as "Välimäki" are ordinary words as well."""
    if "sukunimi" in kinds or all_bases & SURNAMES:
        return True
    if not kinds:
        return any(stem.endswith(SURE_SURNAME_ENDINGS) and len(stem) > 6 for stem in stems)
    return "nimisana" in kinds and any(
        base.endswith(NATURE_ENDINGS) and 7 <= len(base) <= 14 for base in all_bases
    )


def like_surname(word: str) -> bool:
    """Tell whether a word that no dictionary has is built as surnames are ("Häggblom", "Nygård")."""
    return any(stem.endswith(SURNAME_ENDINGS) and len(stem) > 5 for stem in stems_of(word))


def _is_one_of(
    places: frozenset[str], written: str, readings: list[dict[str, str]], stems: frozenset[str]
) -> bool:
    if written.lower() in GIVEN_NAMES:
        return False
    bases = {
        reading.get("BASEFORM", "").lower()
        for reading in readings
        if reading.get("CLASS") in {"paikannimi", "sukunimi"} or (written[:1].isupper() and len(written) > 9)
    }
    return bool((bases | stems) & places)
