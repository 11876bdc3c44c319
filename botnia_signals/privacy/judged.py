"""Joins what the rules know of a word with what the tagger thinks of it in its sentence.

The tagger gives the log-odds that a word names a person. How high they must be depends on what is known of
the word without its sentence: little for a name that no dictionary has as anything else, much for a
municipality. The levels were chosen on the development parts of the marked sets (`models/names.md`).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from botnia_signals.privacy.mentions import Run, Token
from botnia_signals.privacy.tagger import KINDS

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


LEVELS = {
    Known.RULED: -4.0,
    Known.WEAK: -3.0,
    Known.MUNICIPALITY: 3.5,
    Known.NAME: -2.0,
    Known.PLACE: 0.5,
    Known.UNKNOWN: -1.5,
    Known.CAPITAL: -0.5,
    Known.HEAD: 0.0,
    Known.LETTER: 0.0,
    Known.SHOUTED: 0.5,
    Known.SMALL_NAME: 0.0,
    Known.SMALL: 0.5,
}
"""The log-odds from which a word of each sort is taken for a name."""

BESIDE = 2.5
"""How much lower the level is right beside a word that is taken."""
SURE = 2.0
"""The log-odds from which a word is remembered for the rest of its text."""


def known_of(tokens: Sequence[Token], runs: Sequence[Run]) -> list[Known]:
    """Return for each token what is known of it, from its run if it stands in one."""
    known = [_known_alone(token) for token in tokens]
    for run in runs:
        for place in range(run.first, run.last):
            known[place] = Known.WEAK if run.weak else Known.RULED
    return known


def _known_alone(token: Token) -> Known:
    word = token.word
    if token.initial:
        return Known.LETTER
    if token.text.islower():
        return Known.SMALL_NAME if word.name and not word.municipality else Known.SMALL
    if word.municipality:
        return Known.MUNICIPALITY
    if not token.capital:
        return Known.SHOUTED
    if word.name:
        return Known.NAME
    if word.place:
        return Known.PLACE
    if token.unknown:
        return Known.UNKNOWN
    return Known.HEAD if token.first else Known.CAPITAL


def judged(tokens: Sequence[Token], runs: Sequence[Run], odds: Floats) -> list[Run]:
    """Return the mentions of people in a line: `runs` that are not refuted, and words the tagger is sure of.

    odds: float32 (tokens, kinds), the tagger's log-odds.
    """
    person = odds[:, KINDS.index("person")]
    known = known_of(tokens, runs)
    levels = [LEVELS[one] for one in known]
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


def _beside(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place].gap in {" ", ".", ". "} and (
        tokens[place].gap == " " or tokens[place - 1].initial
    )


def _parts(run: Run, taken: Sequence[bool]) -> list[Run]:
    """Return what is left of a run: all of it if most of it is taken, else the words that are."""
    inside = [place for place in range(run.first, run.last) if taken[place]]
    if len(inside) == run.last - run.first:
        return [run]
    return [Run(place, place + 1, weak=True) for place in inside]
