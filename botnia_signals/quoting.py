"""Which statements stand for a group, and which one of it says otherwise.

Both are proposals for a reader, made by plain rules: three statements near the middle of the group, from
different people, sources, places and languages; and the one that clearly speaks against the rest, if any.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import resources
from typing import Protocol

STANDING = 3
SHORTEST = 40
"""Characters below which a statement stands for nothing but in need."""
LONGEST = 420
HEARD = 0.2
"""Share of a group's statements, two at least, from which a language has a statement among the three."""
AUTHOR, SHORT, TONGUE, SOURCE, PLACE, LONG = 2.0, 1.0, 0.6, 0.15, 0.1, 0.1
"""What it costs, in shares of the way from the middle to the rim: an author heard already, a short statement,
a language heard already while another is not, a source or a place heard already, a long statement."""
REACH_OF_NOT = 3
"""Words after a "not" whose sense it turns round."""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SHORTEST_STEM = 3
VERB_FIRST = {"sv", "en"}
FEWEST_TO_DISSENT_FROM = 4
CLEAR = 2
"""How clearly a statement must speak against the rest: two words more one way than the other."""
GLAD = 0.5


class Statement(Protocol):
    """A statement as this module needs it; `author` tells people apart and names nobody."""

    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def author(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def municipality(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Valence:
    """Words of one language by what they say of how things are; `against` are phrases in lower case.

    They are matched as written, by their beginnings where they end in a star: no dictionary has to be read
    before a page can be shown.
    """

    well: frozenset[str] = frozenset()
    badly: frozenset[str] = frozenset()
    turning: frozenset[str] = frozenset()
    against: tuple[str, ...] = field(default=())


def stand_for(statements: Sequence[Statement], number: int = STANDING) -> list[int]:
    """Return the positions of at most `number` statements that best stand for a group, the best first.

    `statements` come nearest to the group's middle first, as a finding's members do, each text once.
    """
    spoken = Counter(one.language for one in statements)
    heard = {tongue for tongue, n in spoken.items() if n >= max(2, HEARD * len(statements))}
    chosen: list[int] = []
    while len(chosen) < min(number, len(statements)):
        left = [place for place in range(len(statements)) if place not in chosen]
        chosen.append(min(left, key=lambda place: (_cost(place, chosen, statements, heard), place)))
    return chosen


def _cost(place: int, chosen: Sequence[int], statements: Sequence[Statement], heard: set[str]) -> float:
    """Return how ill a statement stands for a group beside those that are chosen: 0 is best."""
    one = statements[place]
    others = [statements[other] for other in chosen]
    unheard = heard - {other.language for other in others}
    return (
        place / len(statements)
        + AUTHOR * any(one.author == other.author for other in others)
        + SHORT * (len(one.text) < SHORTEST)
        + LONG * (len(one.text) > LONGEST)
        + TONGUE * bool(others and unheard and one.language not in unheard)
        + SOURCE * any(one.source == other.source for other in others)
        + PLACE * any(one.municipality == other.municipality for other in others)
    )


def dissenting(statements: Sequence[Statement], but: Sequence[int] = ()) -> int | None:
    """Return the position of the statement that speaks against the rest of its group, or None.

    A group that tells of something bad is spoken against by who says clearly that it is well, a group that
    is glad of something by who says clearly that it is bad; of several the clearest, then the one farthest
    from the middle. `but` are positions that are not asked. Where none is clear there is none.
    """
    if len(statements) <= FEWEST_TO_DISSENT_FROM:
        return None
    stances = [stance(one.text, one.language) for one in statements]
    found = []
    for place, (own, against) in enumerate(stances):
        if place in but or len(statements[place].text) < SHORTEST:
            continue
        rest = [sum(other) for n, other in enumerate(stances) if n != place]
        glad = sum(rest) / len(rest) >= GLAD
        opposed = -own if glad else own
        if opposed + against >= CLEAR and opposed > 0:
            found.append((opposed + against, place))
    return max(found)[1] if found else None


def stance(text: str, language: str) -> tuple[int, int]:
    """Return how well a statement says things are, and how many phrases in it say that others are wrong.

    The first is the words for well less those for badly; a word soon after a "not" counts as its opposite.
    Comparatives are in no list: "it should be better" is no praise. Both are 0 for a language without a list.
    """
    known = valence(language)
    balance = sum(_balance(part, language, known) for part in re.split(r"[.!?;:]", text))
    lower = text.lower()
    return balance, sum(CLEAR for phrase in known.against if phrase in lower)


def _balance(part: str, language: str, known: Valence) -> int:
    """Return the words for well less those for badly in a part of a sentence.

    A "not" turns round the words after it, and where verbs come before it ("fungerar inte") the one before.
    """
    balance, turned, before = 0, 0, 0
    for word in WORD.findall(part.lower()):
        beginnings = {word, *(f"{word[:end]}*" for end in range(SHORTEST_STEM, len(word) + 1))}
        if word in known.turning:
            balance -= 2 * before if language in VERB_FIRST and not turned else 0
            turned, before = REACH_OF_NOT, 0
            continue
        value = bool(beginnings & known.well) - bool(beginnings & known.badly)
        before = -value if turned else value
        balance += before
        turned = max(turned - 1, 0)
    return balance


@functools.cache
def valence(language: str) -> Valence:
    """Return the words of a language; none for a language that has no list."""
    path = resources.files("corpora").joinpath("valence", f"{language}.txt")
    if not path.is_file():
        return Valence()
    marked: dict[str, list[str]] = {mark: [] for mark in "+-0="}
    for line in path.read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark in marked:
            marked[mark] += [rest] if mark == "=" else rest.split()
    well, badly, turning = (frozenset(marked[mark]) for mark in "+-0")
    return Valence(well, badly, turning, tuple(marked["="]))
