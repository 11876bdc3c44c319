"""Names for groups of statements: the words that a group says more than the rest does."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals.naming.forms import part_of, same_stem, shown, swedish_kind
from botnia_signals.naming.lemmas import LANGUAGES, Kind, Token, lemmatiser
from botnia_signals.naming.words import is_place, municipality, stop_words, swedish_places

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

FEWEST_WORDS = 3
MOST_WORDS = 6
SHORTEST_WORD = 3
MOST_OF_GROUP = 0.5  # a place names a group only where more of it is of that place or names it
OFTENER = 2.0  # and this many times more of it than of the rest
AS_TELLING = 0.6  # a compound stands for its part from this share of the part's score on
WEAK = 0.25  # a fourth to sixth word is left out below this share of the best word's score
# A planner's names are nouns; other kinds name a group only when they stand out more.
KIND_WEIGHT = {
    Kind.NOUN: 1.0,
    Kind.NAME: 1.0,
    Kind.PLACE: 0.6,
    Kind.UNKNOWN: 0.8,
    Kind.ADJECTIVE: 0.5,
    Kind.VERB: 0.35,
}


@dataclass(slots=True)
class _Seen:
    """How a lemma is written within a group."""

    forms: Counter[str] = field(default_factory=Counter)
    nominatives: set[str] = field(default_factory=set)
    capital: int = 0
    small: int = 0
    kind: Kind = Kind.VERB
    person: bool = False

    def add(self, token: Token) -> None:
        self.forms[token.surface] += 1
        if token.reading.nominative:
            self.nominatives |= {token.surface, token.surface.lower()}
        self.kind = min(self.kind, token.reading.kind)
        self.person = self.person or token.reading.person
        if not token.initial:
            self.capital += token.surface[0].isupper()
            self.small += not token.surface[0].isupper()

    @property
    def proper(self) -> bool:
        return self.capital > self.small or (self.kind in {Kind.NAME, Kind.PLACE} and not self.small)


class Vocabulary:
    """Statements with their words counted once, so that many groups of them can be named in seconds.

    A statement is read when a name first asks for it: what lies outside every `among` costs nothing.

    Args:
        texts: n statements.
        languages: their n languages; a language other than fi, sv and en gets no names.
        places: the municipalities they are of, by their Finnish names; "" where it is not known.
    """

    def __init__(
        self, texts: Sequence[str], languages: Sequence[str], places: Sequence[str] | None = None
    ) -> None:
        self._texts = tuple(texts)
        self._languages = np.asarray(languages, dtype=str)
        self._lemmas: dict[tuple[str, str], int] = {}
        self._places = [{place} - {""} for place in places] if places else [set[str]() for _ in texts]
        self._rows: list[NDArray[np.int32] | None] = [None] * len(self._texts)
        self._words: dict[str, dict[str, tuple[int, str]]] = {language: {} for language in LANGUAGES}

    def name(self, rows: Sequence[int], among: Sequence[int] | None = None) -> dict[str, tuple[str, ...]]:
        """Return up to six words for each language of the statements at `rows`, the most telling first.

        They are told apart from the other statements of `among` (positions), or from all others. A
        municipality comes last, and only where it is the point: see `_place`.
        """
        rows = sorted(set(rows))
        whole = sorted({*among, *rows}) if among is not None else list(range(len(self._texts)))
        self._read(whole)
        spoken = {str(language) for language in self._languages[rows]} if rows else set()
        place = self._place(rows, whole)
        named = {
            language: self._name_in(language, rows, whole, place)
            for language in LANGUAGES
            if language in spoken
        }
        return {language: words for language, words in named.items() if words}

    def _read(self, rows: Sequence[int]) -> None:
        """Count the words of the statements at `rows` that no name has asked for yet."""
        for row in rows:
            if self._rows[row] is None:
                self._rows[row] = self._count(row)

    def _count(self, row: int) -> NDArray[np.int32]:
        """Return the numbers of the distinct lemmas of one statement that may name a group.

        Municipalities that it names are kept with the one it is of.
        """
        language = str(self._languages[row])
        if language not in LANGUAGES:
            return np.empty(0, np.int32)
        words = self._words[language]
        found = set()
        for surface in lemmatiser(language).surfaces(self._texts[row]):
            number, place = words.get(surface) or words.setdefault(surface, self._word(surface, language))
            if number >= 0:
                found.add(number)
            if place:
                self._places[row].add(place)
        return np.fromiter(sorted(found), np.int32, len(found))

    def _word(self, surface: str, language: str) -> tuple[int, str]:
        """Return a word's lemma by number, -1 if it may not name a group, and the municipality it names."""
        reading = lemmatiser(language).read(surface)
        place = municipality(reading.lemma, surface)
        if not _may_name(Token(surface, False, reading), language):
            return -1, place
        return self._lemmas.setdefault((language, reading.lemma), len(self._lemmas)), place

    def _place(self, rows: Sequence[int], whole: Sequence[int]) -> str:
        """Return the municipality that a group is about, "" for none.

        More than half of its statements are of that place or name it, and twice as many as of the others.
        """
        named = Counter(place for row in rows for place in self._places[row])
        inside = set(rows)
        others = [row for row in whole if row not in inside]
        for place, number in sorted(named.items(), key=lambda one: (-one[1], one[0])):
            elsewhere = sum(place in self._places[row] for row in others)
            common = number > MOST_OF_GROUP * len(inside)
            if others and common and number / len(inside) >= OFTENER * elsewhere / len(others):
                return place
        return ""

    def _documents_with(self, rows: Sequence[int]) -> NDArray[np.int64]:
        """Return how many of the statements at `rows` have each lemma, shape (lemmas,)."""
        chosen = [numbers for r in rows if (numbers := self._rows[r]) is not None]
        numbers = np.concatenate(chosen) if chosen else np.empty(0, np.int32)
        return np.bincount(numbers, minlength=len(self._lemmas)).astype(np.int64)

    def _name_in(self, language: str, rows: list[int], whole: list[int], place: str) -> tuple[str, ...]:
        """Return the words of one language; `whole` holds `rows` and what they are told apart from."""
        inside = [row for row in rows if self._languages[row] == language]
        everyone = self._languages[whole]
        here = self._documents_with(inside)
        rest = self._documents_with(whole) - here
        others = int((everyone == language).sum()) - len(inside)
        scores = log_likelihood(here, len(inside), rest, others)
        seen = self._written(language, inside)
        numbers = {lemma: self._lemmas[language, lemma] for lemma in seen}
        told = {m: float(scores[numbers[m]]) * KIND_WEIGHT[seen[m].kind] for m in seen}
        shared = {m for m in seen if here[numbers[m]] >= min(2, len(inside) - 1)}
        villages = {m for m in seen if seen[m].kind is Kind.PLACE}
        rare = {m for m in villages if here[numbers[m]] <= MOST_OF_GROUP * len(inside)}
        told = {m: value for m, value in told.items() if value > 0 and m not in rare}
        chosen = _choose(told, shared, language, MOST_WORDS - bool(place))
        words = [_shown(lemma, seen[lemma], language) for lemma in chosen]
        if place and words:
            words.append(swedish_places().get(place, place) if language == "sv" else place)
        return tuple(dict.fromkeys(words))

    def _written(self, language: str, rows: list[int]) -> dict[str, _Seen]:
        """Return how the lemmas of a group are written in it, persons and places left out."""
        seen: dict[str, _Seen] = {}
        for row in rows:
            for token in lemmatiser(language).tokens(self._texts[row]):
                if _may_name(token, language):
                    seen.setdefault(token.reading.lemma, _Seen()).add(token)
        if language == "sv":
            for lemma, word in seen.items():
                told = swedish_kind(lemma, {form.lower() for form in word.forms})
                word.kind = told if word.kind is Kind.UNKNOWN else word.kind
        return {lemma: s for lemma, s in seen.items() if not (s.person and s.proper)}


def name_group(
    group: Mapping[str, Sequence[str]], rest: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """Return three to six words for each language of `group`, told apart from `rest`.

    Both are language -> statements. To name many groups of the same statements, keep one `Vocabulary`.
    """
    inside = [(text, language) for language, texts in group.items() for text in texts]
    outside = [(text, language) for language, texts in rest.items() for text in texts]
    both = inside + outside
    words = Vocabulary([text for text, _ in both], [language for _, language in both])
    return words.name(range(len(inside)))


def log_likelihood(
    here: NDArray[np.int64], size: int, rest: NDArray[np.int64], others: int
) -> NDArray[np.float64]:
    """Return how much more a word is said in a group than chance explains, 0 where it is said less.

    The binomial log-likelihood ratio over statements (Dunning 1993, "Accurate methods for the statistics of
    surprise and coincidence", section 5): `here` of `size` statements have the word, `rest` of `others`.
    """
    everyone = size + others
    common = (here + rest) / max(everyone, 1)
    apart = _log_chance(here, size, here / max(size, 1)) + _log_chance(rest, others, rest / max(others, 1))
    together = _log_chance(here, size, common) + _log_chance(rest, others, common)
    if not others:  # nothing to be told apart from: what is said most
        said: NDArray[np.float64] = here.astype(np.float64)
        return said
    return np.where(here * others > rest * size, apart - together, 0.0)


def _log_chance(k: NDArray[np.int64], n: int, p: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return k·ln p + (n − k)·ln(1 − p), with 0·ln 0 = 0."""
    inner = np.clip(p, 1e-12, 1 - 1e-12)
    result: NDArray[np.float64] = k.astype(np.float64) * np.log(inner) + (n - k) * np.log1p(-inner)
    return result


def _may_name(token: Token, language: str) -> bool:
    """Say whether a word may name a group: no stop word, number, place or scrap."""
    reading, surface = token.reading, token.surface
    if reading.kind in {Kind.FUNCTION, Kind.PERSON} or any(c.isdigit() or c == "_" for c in surface):
        return False
    if len(reading.lemma) < SHORTEST_WORD and not surface.isupper():
        return False
    stop = stop_words(language)
    if reading.lemma in stop or surface.lower() in stop:
        return False
    return not is_place(reading.lemma, surface, known=reading.kind is not Kind.UNKNOWN)


def _choose(told: Mapping[str, float], repeated: set[str], language: str, most: int) -> list[str]:
    """Return three to `most` lemmas: those that two statements share first, weak ones only to make three.

    Of words of one stem, and of a compound and its part, one is chosen.
    """
    best = max(told.values(), default=0.0)
    order = sorted(told, key=lambda lemma: (-told[lemma], lemma))
    strong = [lemma for lemma in order if lemma in repeated and told[lemma] >= WEAK * best]
    spare = sorted((lemma for lemma in order if lemma not in strong), key=lambda lemma: lemma not in repeated)
    chosen: list[str] = []
    for lemma in [*strong, *spare]:
        if len(chosen) >= (most if lemma in strong else FEWEST_WORDS):
            break
        _take(lemma, chosen, told, language)
    return chosen


def _take(lemma: str, chosen: list[str], told: Mapping[str, float], language: str) -> None:
    """Add a lemma to those chosen, in place of its part if it tells nearly as much, or leave it."""
    for place, other in enumerate(chosen):
        if part_of(other, lemma) and told[lemma] >= AS_TELLING * told[other]:
            chosen[place] = lemma
            return
        if part_of(other, lemma) or part_of(lemma, other) or same_stem(lemma, other, language):
            return
    chosen.append(lemma)


def _shown(lemma: str, seen: _Seen, language: str) -> str:
    """Return the form that reads best, in lower case unless it is a proper name."""
    forms: Counter[str] = Counter()
    for form, count in seen.forms.items():
        forms[form if seen.proper else form.lower()] += count
    return shown(forms, lemma, seen.nominatives, language)
