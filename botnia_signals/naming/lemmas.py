"""Base forms of words: Voikko for Finnish; simplemma for Swedish, English and where Voikko is absent."""

from __future__ import annotations

import functools
import re
import threading
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from botnia_signals.naming.words import place_names

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGES = ("fi", "sv", "en")
ROLE_TOKEN = re.compile(r"\[[^\[\]\n]{1,40}\]")  # [HENKILÖ 1]: what stands for a person is no word
TOKEN = re.compile(r"\w+(?:[-‐’':.]\w+)*")
BREAK_BEFORE = re.compile(r"(?:^|[.!?…:;\n•–\"”»(]|[-*]\s)\s*$")
CACHED_WORDS = 400_000


class Kind(IntEnum):
    """What a word is, as far as its dictionary tells; a smaller number is the better reading of a word."""

    NOUN = 0
    NAME = 1
    PLACE = 2
    UNKNOWN = 3
    ADJECTIVE = 4
    VERB = 5
    PERSON = 6
    FUNCTION = 7


@dataclass(frozen=True, slots=True)
class Reading:
    """A word's base form in lower case, its kind, whether it may also name a person or stands as a subject.

    `nominative` is only known where a dictionary tells cases; elsewhere it is False.
    """

    lemma: str
    kind: Kind
    person: bool = False
    nominative: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it stands in a text; `initial` where a sentence begins, so that its capital says nothing."""

    surface: str
    initial: bool
    reading: Reading


VOIKKO_KINDS = {
    "nimisana": Kind.NOUN,
    "nimisana_laatusana": Kind.NOUN,
    "lyhenne": Kind.NAME,
    "nimi": Kind.NAME,
    "paikannimi": Kind.PLACE,
    "laatusana": Kind.ADJECTIVE,
    "teonsana": Kind.VERB,
    "etunimi": Kind.PERSON,
    "sukunimi": Kind.PERSON,
}
CLOSED_CLASSES = frozenset({"asemosana", "sidesana", "kieltosana", "suhdesana", "lukusana"})


class Lemmatiser:
    """Reads words of one language; every word is looked up once and remembered.

    `engine` says what reads: "voikko", "simplemma", or "none" (lower case only) where there is neither.
    """

    def __init__(self, language: str, *, use_voikko: bool = True) -> None:
        self.language = language
        self._lock = threading.Lock()
        voikko = _load_voikko() if language == "fi" and use_voikko else None
        if voikko is not None:
            self.engine = "voikko"
            look_up: Callable[[str], Reading] = functools.partial(_read_with_voikko, voikko)
        elif language in LANGUAGES:
            self.engine = "simplemma"
            look_up = functools.partial(_read_with_simplemma, language)
        else:
            self.engine = "none"
            look_up = _read_as_is
        self._look_up = functools.lru_cache(CACHED_WORDS)(look_up)
        all_of = functools.partial(_bases_with_voikko, voikko) if voikko is not None else _no_bases
        self._bases = functools.lru_cache(CACHED_WORDS)(all_of)

    def read(self, word: str) -> Reading:
        """Return the most likely reading of one word."""
        with self._lock:  # a Voikko handle serves one thread at a time
            return self._look_up(word)

    def bases(self, word: str) -> list[str]:
        """Return every base form that a word may have, the likeliest first; of a participle its verb too."""
        with self._lock:
            return list(dict.fromkeys([self._look_up(word).lemma, *self._bases(word)]))

    def surfaces(self, text: str) -> list[str]:
        """Return the different words of `text` as they are written, in the order of their first place."""
        return list(dict.fromkeys(TOKEN.findall(ROLE_TOKEN.sub(" ", text))))

    def tokens(self, text: str) -> list[Token]:
        """Return the words of `text` in order, without role tokens such as [HENKILÖ 1]."""
        plain = ROLE_TOKEN.sub(" ", text)
        return [
            Token(found.group(), _begins_sentence(plain, found.start()), self.read(found.group()))
            for found in TOKEN.finditer(plain)
        ]


@functools.cache
def lemmatiser(language: str) -> Lemmatiser:
    """Return the lemmatiser of `language`, one for the whole process."""
    return Lemmatiser(language)


def lemmas(text: str, language: str) -> list[tuple[str, str]]:
    """Return (base form in lower case, word as written) for every word of `text`, in order."""
    return [(token.reading.lemma, token.surface) for token in lemmatiser(language).tokens(text)]


def lemma_line(text: str, language: str) -> str:
    """Return the base forms of a text in one line, all that each word may have, for the search index."""
    reader = lemmatiser(language)
    return " ".join(base for token in reader.tokens(text) for base in reader.bases(token.surface))


def _begins_sentence(text: str, start: int) -> bool:
    return BREAK_BEFORE.search(text[max(0, start - 4) : start]) is not None if start else True


def _load_voikko() -> Any | None:
    """Return Voikko's Finnish dictionary, or None where the system library or the dictionary is missing."""
    try:
        import libvoikko

        return libvoikko.Voikko("fi")
    except (ImportError, OSError, AttributeError):
        return None
    except Exception as problem:  # the binding's own exception can only be named once it is imported
        if type(problem).__name__ == "VoikkoException":
            return None
        raise


def _read_with_voikko(voikko: Any, word: str) -> Reading:
    word = word.replace("’", "'").replace("‐", "-")
    found = voikko.analyze(word) or (voikko.analyze(word.capitalize()) if word.islower() else [])
    if not found:
        return _read_with_simplemma("fi", word)
    person = all(_voikko_kind(a) is Kind.PERSON for a in found)
    best = _likeliest(word, found)
    kind = Kind.FUNCTION if _is_function_word(found) else _voikko_kind(best)
    nominative = any(
        a["BASEFORM"] == best["BASEFORM"] and a.get("SIJAMUOTO") == "nimento" and "POSSESSIVE" not in a
        for a in found
    )
    return Reading(best["BASEFORM"].lower(), kind, person or _may_be_person(found), nominative)


def _bases_with_voikko(voikko: Any, word: str) -> tuple[str, ...]:
    """Return the base forms of all readings: "sanottu" is of "sanoa" too, "koski" of "koskea"."""
    plain = word.replace("’", "'").replace("‐", "-")
    found = voikko.analyze(plain) or (voikko.analyze(plain.capitalize()) if plain.islower() else [])
    bases = [a["BASEFORM"].lower() for a in found]
    for a in found:
        if "PARTICIPLE" in a:
            bases += re.findall(r"\(([^+()]+)\)", a.get("WORDBASES", ""))[-1:]
    return tuple(dict.fromkeys(bases))


def _no_bases(_word: str) -> tuple[str, ...]:
    return ()


def _likeliest(word: str, found: list[dict[str, str]]) -> dict[str, str]:
    """Return the best reading; among equals the one that simplemma gives too ("turva", not "turpa")."""
    import simplemma

    first = min(_voikko_rank(a) for a in found)
    equals = [a for a in found if _voikko_rank(a) == first]
    if len({a["BASEFORM"] for a in equals}) == 1:
        return equals[0]
    for a in equals:
        tail = word[-len(a["STRUCTURE"].rpartition("=")[2]) :].lower()
        if a["BASEFORM"].lower().endswith(simplemma.lemmatize(tail, lang="fi").lower()):
            return a
    return equals[0]


def _voikko_kind(analysis: dict[str, str]) -> Kind:
    return VOIKKO_KINDS.get(analysis["CLASS"], Kind.FUNCTION)


def _voikko_rank(analysis: dict[str, str]) -> tuple[bool, bool, int, int]:
    """Return the order of a word's readings: a noun before a verb, save in "asumaan" (asua, not asuma).

    The reading with fewer parts goes first: "neuvolasta" is of "neuvola", not of "neuvo" and "lapsi".
    """
    infinitive = analysis.get("MOOD") == "MA-infinitive"
    kind = Kind.NOUN if infinitive else _voikko_kind(analysis)
    return ("POSSESSIVE" in analysis, not infinitive, int(kind), analysis["STRUCTURE"].count("="))


def _is_function_word(found: list[dict[str, str]]) -> bool:
    closed = any(a["CLASS"] in CLOSED_CLASSES for a in found)
    return closed or all(_voikko_kind(a) is Kind.FUNCTION for a in found)


def _may_be_person(found: list[dict[str, str]]) -> bool:
    kinds = {_voikko_kind(a) for a in found}
    return Kind.PERSON in kinds and not kinds & {Kind.PLACE, Kind.NAME}


def _read_with_simplemma(language: str, word: str) -> Reading:
    """Return simplemma's base form; an unknown Swedish compound is read by its last part."""
    import simplemma

    plain = word.replace("’", "'").replace("‐", "-")
    if any(character.isdigit() for character in plain):
        return Reading(plain.lower(), Kind.FUNCTION)
    plain = re.sub(r":[a-zåäö]+$", "", plain)
    lower = plain.lower()
    for form in (plain, lower):
        if simplemma.is_known(form, lang=language):
            return Reading(simplemma.lemmatize(form, lang=language).lower(), Kind.UNKNOWN)
    if language == "sv":
        return Reading(_compound_base(lower), Kind.UNKNOWN)
    return Reading(simplemma.lemmatize(lower, lang=language).lower(), Kind.UNKNOWN)


def _compound_base(word: str) -> str:
    """Return "psykvård" for "psykvården": the longest known ending (four letters or more) decides.

    A municipality loses its genitive ("Karlebys"), and an s that joins two parts stays with the first.
    """
    import simplemma

    if word.removesuffix("s") in place_names():
        return word if word in place_names() else word.removesuffix("s")
    for start in range(3, len(word) - 2):
        head, tail = word[:start], word[start:]
        joint = head.endswith("s") and simplemma.is_known(head[:-1], lang="sv")
        follows = tail.startswith("s") and simplemma.is_known(head, lang="sv")
        if (joint or (len(tail) > 3 and not follows)) and simplemma.is_known(tail, lang="sv"):
            return head + str(simplemma.lemmatize(tail, lang="sv")).lower()
    return word


def _read_as_is(word: str) -> Reading:
    return Reading(word.lower(), Kind.UNKNOWN)
