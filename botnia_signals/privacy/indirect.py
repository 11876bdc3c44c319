"""What points at one person without a name: exact ages and days, rare events, offices, families.

Each find says what it is and how it can be said more widely. How many people a text fits is an estimate from
orders of magnitude, not a count: the people of the place, times the share of them that each kind of find
leaves (`SHARES`). It tells a person where to look; it proves nothing, in neither direction.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from botnia_signals.naming.lemmas import lemmatiser
from botnia_signals.privacy.lexicon import _analyses, look_up, municipalities
from botnia_signals.records import Revealing

VERSION = 1
"""Number of these rules; texts that were looked at with other ones are looked at anew."""
FEW = 20
"""A text that fits fewer people than this points at somebody."""
NOWHERE = 68_000
"""People of the smallest of the three regions: what is taken where no municipality is known."""
AGE, DAY, OFFICE, WORK, FAMILY, EVENT, PLACE = "age", "day", "office", "work", "family", "event", "place"
KINDS = (AGE, DAY, OFFICE, WORK, FAMILY, EVENT, PLACE)
SHARES = {
    AGE: 1 / 100,
    DAY: 1 / 30,
    OFFICE: 1 / 2000,
    WORK: 1 / 500,
    FAMILY: 1 / 300,
    EVENT: 1 / 1000,
    PLACE: 1 / 10,
}
WIDER = {AGE: 1 / 10, EVENT: 1 / 1000}
"""What is left of them once a text is said more widely; a kind that is not here says nothing any more."""

SAYING_NOTHING = ({WORK, DAY}, {PLACE, DAY})
"""Kinds that point at nobody by themselves: "no doctor on 5 June" is about a service."""

BANDS = ((0, 6), (7, 12), (13, 17), (18, 29), (30, 39), (40, 49), (50, 59), (60, 69), (70, 79))
OLDEST = {"fi": "yli 80", "sv": "över 80", "en": "over 80"}
TOKENS = {
    "fi": {OFFICE: "[AMMATTI]", WORK: "[AMMATTI]", FAMILY: "[PERHE]", PLACE: "[PAIKKA]"},
    "sv": {OFFICE: "[YRKE]", WORK: "[YRKE]", FAMILY: "[FAMILJ]", PLACE: "[PLATS]"},
    "en": {OFFICE: "[OCCUPATION]", WORK: "[OCCUPATION]", FAMILY: "[FAMILY]", PLACE: "[PLACE]"},
}
_FINNISH_MONTHS = "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu"
_SWEDISH_MONTHS = "januari februari mars april maj juni juli augusti september oktober november december"
_ENGLISH_MONTHS = "January February March April May June July August September October November December"
_MONTHS = {
    "fi": _FINNISH_MONTHS.split(),
    "sv": _SWEDISH_MONTHS.split(),
    "en": _ENGLISH_MONTHS.split(),
}
_MONTH_OF_YEAR = {"fi": "{}kuussa", "sv": "i {}", "en": "in {}"}
_AGE = re.compile(
    r"(?<![\d.,:/-])(?P<years>1[01]\d|\d{1,2})(?="
    r"(?: ?- ?|–)?vuotia(?!at\b|it|iden|itten|ille|illa|ilta|ista|issa|ihin)\w*"
    r"|[- ]?(?:v\.|v\b(?!\.?\d))|[- ]vuotta (?:vanha|täyttän(?!ei)|täyttää)\w*"
    r"| ?-?åring(?!ar)\w*|[ -]?årig(?!a)\w*|[ -]år(?:s ålder| gam[ml]\w*)|[ -]years?[ -]old)",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:yli|alle|vähintään|enintään|viimeistään|jo|över|under|minst|högst|over|least|most) $|\d ?[-–] ?$",
    re.IGNORECASE,
)
_NUMERIC_DAY = re.compile(
    r"(?<![\d.])(?<![\d.][–-])(?P<day>[12]\d|3[01]|0?[1-9])\. ?(?P<month>1[0-2]|0?[1-9])\."
    r"(?: ?(?P<year>(?:19|20)\d\d)(?!\d))?(?![\d–-])(?! ?[–-] ?\d)"
)
_YEAR = r"(?: (?P<year>(?:19|20)\d\d)(?!\d))?"
_WORDED_DAY = {
    "fi": re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})\. ?(?:päivä(?:nä)? )?(?P<name>{'|'.join(_MONTHS['fi'])})kuuta{_YEAR}",
        re.IGNORECASE,
    ),
    "sv": re.compile(
        rf"(?<!\d)(?:den )?(?P<day>\d{{1,2}})(?::e|:a)? (?P<name>{'|'.join(_MONTHS['sv'])})\b{_YEAR}",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"(?<!\d)(?:on )?(?P<day>\d{{1,2}}) (?P<name>{'|'.join(_MONTHS['en'])})\b{_YEAR}", re.IGNORECASE
    ),
}
_CHILDREN = re.compile(
    r"\b(?P<many>viiden|kuuden|seitsemän|kahdeksan|yhdeksän|kymmenen|[5-9]|1\d)"
    r"(?= (?:lapsen|alaikäisen lapsen) (?:äiti|isä|yksinhuolt|perhe|vanhem)\w*)"
    r"|\b(?P<flera>fem|sex|sju|åtta|nio|tio|[5-9]|1\d)-?(?=barns(?:mamm|mor|papp|far|familj)\w*)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_TOKEN = re.compile(r"\[[^\[\]\n]{1,40}\]")


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of one kind: whole base forms, and the beginnings and ends of others."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    ends: tuple[str, ...]

    def has(self, lemma: str) -> bool:
        """Tell whether a base form is one of them."""
        return (
            lemma in self.whole
            or bool(self.beginnings and lemma.startswith(self.beginnings))
            or bool(self.ends and lemma.endswith(self.ends))
        )


def find_revealing(text: str, language: str, population: int | None) -> tuple[Revealing, ...]:
    """Return what in a masked text points at one person in a place of `population` people (None: not known).

    Sorted, apart. `fitting` of each is the estimated number of people that the whole text fits, `high` tells
    that these are fewer than `FEW`.
    """
    found = _apart(_found(text, language))
    kinds = {kind for _, _, kind, _ in found}
    if any(kinds <= alone for alone in SAYING_NOTHING):
        return ()
    fitting = (population or NOWHERE) * _product(SHARES[kind] for kind in kinds)
    return tuple(Revealing(*find, fitting, fitting < FEW) for find in found)


def said_widely(text: str, finds: Sequence[Revealing]) -> str:
    """Return `text` with an age band, a month or a token in place of each find that has a wider word."""
    pieces, done = [], 0
    for find in sorted(finds, key=lambda one: one.start):
        if find.general:
            pieces += [text[done : find.start], find.general]
            done = find.end
    return "".join([*pieces, text[done:]])


def points_still(finds: Sequence[Revealing], population: int) -> bool:
    """Tell whether a text points at somebody even said more widely, among the people of a whole region."""
    kinds = {find.kind for find in finds}
    return population * _product(WIDER.get(kind, 1.0) for kind in kinds) < FEW


Found = tuple[int, int, str, str]


def _found(text: str, language: str) -> Iterator[Found]:
    spoken = language if language in TOKENS else "en"
    for match in _AGE.finditer(text):
        if _LIMIT.search(text[max(0, match.start() - 14) : match.start()]):
            continue
        yield match.start("years"), match.end("years"), AGE, _band(int(match["years"]), spoken)
    for match in _CHILDREN.finditer(text):
        general = "monen" if match["many"] else "fler"
        first = match.group()[0]
        yield match.start(), match.end(), FAMILY, general.capitalize() if first.isupper() else general
    yield from _days(text, spoken)
    yield from _words_of(text, spoken)


def _days(text: str, language: str) -> Iterator[Found]:
    for match in _NUMERIC_DAY.finditer(text):
        yield match.start(), match.end(), DAY, _month(int(match["month"]), match["year"], language)
    for match in _WORDED_DAY[language].finditer(text):
        names = [name.lower() for name in _MONTHS[language]]
        month = names.index(match["name"].lower()) + 1
        yield match.start(), match.end(), DAY, _month(month, match["year"], language)


def _month(month: int, year: str | None, language: str) -> str:
    said = _MONTH_OF_YEAR[language].format(_MONTHS[language][month - 1])
    return f"{said} {year}" if year else said


def _band(years: int, language: str) -> str:
    band = next((band for band in BANDS if band[0] <= years <= band[1]), None)
    return f"{band[0]}–{band[1]}" if band else OLDEST[language]


def _words_of(text: str, language: str) -> Iterator[Found]:
    known = _lists(language)
    hidden = [match.span() for match in _TOKEN.finditer(text)]
    lemmas = lemmatiser(language)
    for match in _WORD.finditer(text):
        start, end = match.span()
        if any(first <= start < last for first, last in hidden):
            continue
        lemma = lemmas.read(match.group()).lemma
        kind = next((kind for kind in (OFFICE, WORK, EVENT, FAMILY) if known[kind].has(lemma)), "")
        if kind and not _is_plural(match.group(), language):
            yield start, end, kind, TOKENS[language].get(kind, "")
        elif not kind and _is_small_place(match.group(), lemma, known["wide"]):
            yield start, end, PLACE, TOKENS[language][PLACE]


def _is_plural(word: str, language: str) -> bool:
    """Tell whether a word can only be a plural, which points at nobody: "opettajat", "lärarna"."""
    if language == "sv":
        return word.lower().endswith(("arna", "erna", "orna", "ingar"))
    numbers = {reading.get("NUMBER") for reading in _analyses(word)} if language == "fi" else set()
    return numbers == {"plural"} and not word.lower().startswith("kakso")


def _is_small_place(word: str, lemma: str, wide: _Words) -> bool:
    """Tell whether a word names a place that is no municipality, region or country."""
    if not word[0].isupper() or word.isupper() or len(word) < 4 or wide.has(lemma):
        return False
    known = look_up(word)
    if not known.place or (known.municipality and not known.village) or known.ordinary or not known.locative:
        return False
    return not (known.bases & (municipalities() | wide.whole))


def _apart(found: Iterable[Found]) -> list[Found]:
    """Return the finds sorted; of those that overlap only the first, and of those the longest."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one[0], -one[1])):
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def _product(values: Iterable[float]) -> float:
    return functools.reduce(lambda one, other: one * other, values, 1.0)


@functools.cache
def _lists(language: str) -> dict[str, _Words]:
    path = resources.files("corpora").joinpath("revealing", f"{language}.txt")
    marked: dict[str, list[str]] = {kind: [] for kind in (OFFICE, WORK, EVENT, FAMILY, "wide")}
    for line in path.read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark.lower() in marked:
            marked[mark.lower()] += rest.split()
    return {kind: _words(words) for kind, words in marked.items()}


def _words(words: Sequence[str]) -> _Words:
    return _Words(
        frozenset(word for word in words if "*" not in word),
        tuple(word[:-1] for word in words if word.endswith("*")),
        tuple(word[1:] for word in words if word.startswith("*")),
    )
