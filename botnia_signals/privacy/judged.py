"""Joins what the rules know of a word with what the tagger thinks of it in its sentence.

The head of the tagger is told what is known of each word without its sentence, and gives the log-odds that
the word names a person. The level that they must reach was chosen on the development parts of the marked
sets (`models/names.md`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from botnia_signals.privacy.lexicon import Word, stems_of, voikko_available
from botnia_signals.privacy.mentions import Run, Token, titled
from botnia_signals.privacy.tagger import KINDS
from botnia_signals.privacy.words import NOT_NAMES

if TYPE_CHECKING:
    from botnia_signals.privacy.tagger import Floats


class Known(StrEnum):
    """What is known of a word without its sentence."""

    RULED = "ruled"
    WEAK = "weak"
    MUNICIPALITY = "municipality"
    NAME = "name"
    PLACE = "place"
    UNKNOWN = "unknown"
    CAPITAL = "capital"
    HEAD = "head"
    LETTER = "letter"
    SHOUTED = "shouted"
    SMALL_NAME = "small_name"
    SMALL = "small"


FLAGS = len(Known) + 14

LEVELS = {
    **dict.fromkeys(Known, -4.5),
    Known.RULED: -6.0,
    Known.HEAD: -2.0,
    Known.PLACE: -1.5,
    Known.SMALL: -1.5,
    Known.SMALL_NAME: -2.0,
    Known.SHOUTED: -0.5,
    Known.MUNICIPALITY: 6.0,
}
"""The log-odds from which a word of each sort is taken for a name."""
ORDINARY, WORD_OR_NAME, COMMON = -0.5, 0.0, 0.5
"""The levels of an ordinary word in small letters or at the head of a sentence, of one that is a name as well
and stands at the head, where the capital tells nothing ("Toivo", "Sten"), and of one in small letters or at
the head that open texts have in small letters time and again."""
BESIDE = 1.0
"""How much lower the level is right beside a word that is taken."""
SURE = 2.0
"""The log-odds from which a word is remembered for the rest of its text."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a word without its sentence, and the log-odds from which it is taken for a name."""

    known: Known
    level: float

    def may_name(self, word: Word) -> bool:
        """Tell whether the word may name a person, so that its line is worth reading."""
        named = word.given if word.municipality else word.name
        return self.level < ORDINARY or (named and self.level < math.inf)


def standings(tokens: Sequence[Token], runs: Sequence[Run]) -> list[Standing]:
    """Return how each token of a line stands, from its run if it is in one."""
    known = [_known_alone(token) for token in tokens]
    for run in runs:
        for place in range(run.first, run.last):
            known[place] = Known.WEAK if run.weak else Known.RULED
    return [Standing(one, _level(token, one)) for token, one in zip(tokens, known, strict=True)]


def worth_reading(tokens: Sequence[Token], stand: Sequence[Standing]) -> bool:
    """Tell whether any word of a line may name a person: the tagger need not read the others.

    Words that dictionaries know as ordinary ones and not as names, in small letters or at the head of a
    sentence, and municipalities that are no given names name people so seldom that a line of nothing else is
    left out. That is more than half of the lines of open answers.
    """
    return any(one.may_name(token.word) for token, one in zip(tokens, stand, strict=True))


def flags_of(tokens: Sequence[Token], stand: Sequence[Standing]) -> Floats:
    """Return float32 (tokens, flags): what dictionaries and rules know of each word, 0 or 1.

    Without Voikko little is known and all is 0: the head has learned to do without.
    """
    import numpy as np

    flags = np.zeros((len(tokens), FLAGS), dtype=np.float32)
    if not voikko_available():
        return flags
    sorts = list(Known)
    for place, (token, one) in enumerate(zip(tokens, stand, strict=True)):
        word = token.word
        flags[place, sorts.index(one.known)] = 1
        flags[place, len(sorts) :] = (
            *(token.first, token.capital, token.shouted, token.initial, token.unknown),
            *(word.given, word.surname, word.place, word.municipality, word.ordinary, word.locative),
            *(word.nominative, word.sure, titled(token.text)),
        )
    return flags


def _known_alone(token: Token) -> Known:
    word = token.word
    if token.initial:
        return Known.LETTER
    if token.text.islower():
        return Known.SMALL_NAME if word.name and not word.municipality else Known.SMALL
    sorts = {
        Known.MUNICIPALITY: word.municipality,
        Known.SHOUTED: not token.capital,
        Known.NAME: word.name,
        Known.PLACE: word.place,
        Known.UNKNOWN: token.unknown,
        Known.HEAD: token.first,
    }
    return next((sort for sort, fits in sorts.items() if fits), Known.CAPITAL)


def judged(
    tokens: Sequence[Token], runs: Sequence[Run], stand: Sequence[Standing], odds: Floats
) -> list[Run]:
    """Return the mentions of people in a line: `runs` that are not refuted, and words the tagger is sure of.

    odds: float32 (tokens, kinds), the tagger's log-odds.
    """
    person = odds[:, KINDS.index("person")]
    levels = [one.level for one in stand]
    taken = [bool(chance > level) for chance, level in zip(person, levels, strict=True)]
    for place in range(1, len(tokens)):
        if taken[place - 1] and _beside(tokens, place):
            taken[place] |= bool(person[place] > levels[place] - BESIDE)
    for place in reversed(range(1, len(tokens))):
        if taken[place] and _beside(tokens, place):
            taken[place - 1] |= bool(person[place - 1] > levels[place - 1] - BESIDE)
    kept: list[Run] = []
    for run in runs:
        kept += _parts(run, taken)
    covered = {place for run in runs for place in range(run.first, run.last)}
    kept += [
        Run(place, place + 1, weak=bool(person[place] < SURE))
        for place in range(len(tokens))
        if taken[place] and place not in covered
    ]
    return sorted(kept, key=lambda run: run.first)


def _level(token: Token, known: Known) -> float:
    """Return the log-odds that a word must reach; words that only look like names can't."""
    if known in {Known.RULED, Known.WEAK}:
        return LEVELS[known]
    word = token.word
    short = len(token.text) < (4 if token.shouted else 2) and not token.initial
    if short or not NOT_NAMES.isdisjoint(stems_of(token.text) | word.bases):
        return math.inf
    if word.municipality:
        return LEVELS[Known.MUNICIPALITY]
    if word.ordinary and token.first and word.name:
        return WORD_OR_NAME
    plain = token.first or token.text.islower()
    if plain and token.common and not word.given:
        return COMMON
    return ORDINARY if plain and word.ordinary else LEVELS[known]


def _beside(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place].gap in {" ", ".", ". "} and (tokens[place].gap == " " or tokens[place - 1].initial)


def _parts(run: Run, taken: Sequence[bool]) -> list[Run]:
    """Return what is left of a run: all of it if most of it is taken, else the words that are."""
    inside = [place for place in range(run.first, run.last) if taken[place]]
    if len(inside) == run.last - run.first:
        return [run]
    return [Run(place, place + 1, weak=True) for place in inside]
