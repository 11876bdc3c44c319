"""Near-identical texts: copied forms and campaigns, which are one voice with several senders.

Texts are compared by their shingles of five characters, after what a sender fills in (figures, masked names)
and what a keyboard decides (case, punctuation, spaces) is gone. Two texts are copies where they are then the
same, or share three quarters of their shingles (Broder 1997, "On the resemblance and containment of
documents": the Jaccard similarity). Candidates come from MinHash and banding (Leskovec, Rajaraman & Ullman,
"Mining of Massive Datasets", chapter 3); every candidate is then compared exactly. Short texts that agree
("Bussivuoroja on liian vähän.") are no copies: people come to the same few words by themselves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

LEAST_WORDS = 8
LEAST_CHARACTERS = 60
"""A normalised text with fewer words or characters is never a copy."""
ALIKE = 0.75
"""Share of shingles, of all that either text has, that makes two texts copies: a long statement with a name,
a place and a word or two changed; independent answers to one question share a tenth."""
SHINGLE = 5
BANDS, ROWS = 12, 4
"""A pair that shares three quarters of its shingles meets in some band with a chance of 0.99, one that
shares a quarter with a chance of 0.05."""
MOST_HEADS = 64
"""Different texts of one bucket that a further one is compared with; the earliest come first."""
CHUNK = 20_000
ROLE_TOKEN = re.compile(r"\[[^\[\]\n]{1,40}\]")
NO_LETTERS = re.compile(r"[\W\d_]+")


def normalised(text: str) -> str:
    """Return the words of a text in lower case, without figures, punctuation and tokens ([HENKILÖ 1])."""
    plain = unicodedata.normalize("NFKC", ROLE_TOKEN.sub(" ", text)).casefold()
    return NO_LETTERS.sub(" ", plain).strip()


def likeness(one: str, other: str) -> float:
    """Return the share of shingles that two texts have in common, of all that either has, in [0, 1]."""
    left, right = _shingles(normalised(one)), _shingles(normalised(other))
    return len(left & right) / max(len(left | right), 1)


def find_copies(texts: Sequence[str], days: Sequence[int] | None = None) -> tuple[int, ...]:
    """Return a group number for each of n texts, -1 for a text of its own; see `Copies`."""
    return Copies(texts, days).groups()


class Copies:
    """The copies among texts, compared once, so that the groups of any week are known at once.

    A text is only ever linked to one of its own or an earlier day. So the groups among all texts up to a
    day are what they would have been on that day, whatever came later, and the order of the input is nothing.

    Args:
        texts: n texts.
        days: n ordinals of the days they are of; all of one day where none are given.

    Raises:
        ValueError: texts and days are not equally many.
    """

    def __init__(self, texts: Sequence[str], days: Sequence[int] | None = None) -> None:
        days = [0] * len(texts) if days is None else [int(day) for day in days]
        if len(days) != len(texts):
            raise ValueError(f"{len(texts)} texts and {len(days)} days")
        plain = [normalised(text) for text in texts]
        first: dict[str, int] = {}
        for text, day in zip(plain, days, strict=True):
            if len(text) >= LEAST_CHARACTERS and text.count(" ") + 1 >= LEAST_WORDS:
                first[text] = min(day, first.get(text, day))
        kinds = sorted(first, key=lambda text: (first[text], text))
        number = {text: place for place, text in enumerate(kinds)}
        self._kinds = np.array([number.get(text, -1) for text in plain], dtype=np.int64)
        self._links = _links(kinds)

    def groups(self, rows: Sequence[int] | NDArray[np.int64] | None = None) -> tuple[int, ...]:
        """Return the group number of the texts at `rows` (all by default), -1 for a text of its own.

        Groups are numbered in the order of their first text; a group has two texts at least.
        """
        kinds = self._kinds if rows is None else self._kinds[np.asarray(rows, dtype=np.int64)]
        owners = self._owners(kinds)
        sizes = np.bincount(owners[owners >= 0], minlength=1)
        shared = np.flatnonzero((owners >= 0) & (sizes[owners] > 1))
        numbers = np.full(len(owners), -1, dtype=np.int64)
        _, first, place = np.unique(owners[shared], return_index=True, return_inverse=True)
        numbers[shared] = np.argsort(np.argsort(first))[place]
        return tuple(numbers.tolist())

    def _owners(self, kinds: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return for each kind of `kinds` the first of those that it is linked with among them, -1 for -1."""
        present = set(np.unique(kinds).tolist())
        heads = np.arange(int(self._kinds.max(initial=-1)) + 2, dtype=np.int64)
        heads[-1] = -1  # what a kind of -1 points at
        for kind, head in _joined([link for link in self._links if present.issuperset(link)]).items():
            heads[kind] = head
        return heads[kinds]


def _joined(links: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Return for each kind of the links the first of those that it is linked with, over any steps."""
    heads = {kind: kind for link in links for kind in link}

    def head(kind: int) -> int:
        while heads[kind] != kind:
            heads[kind] = heads[heads[kind]]
            kind = heads[kind]
        return kind

    for link in links:
        low, high = sorted((head(link[0]), head(link[1])))
        heads[high] = low
    return {kind: head(kind) for kind in heads}


def _links(kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs (earlier, later) of different texts that are copies; later ones meet heads of buckets."""
    if len(kinds) < 2:
        return []
    links: list[tuple[int, int]] = []
    known: dict[int, frozenset[int]] = {}
    compared: dict[tuple[int, int], bool] = {}
    for bucket in _buckets(_sketches(kinds)):
        heads: list[int] = []
        for kind in bucket:
            found = [head for head in heads if _alike(head, kind, kinds, known, compared)]
            links.extend((head, kind) for head in found)
            if not found and len(heads) < MOST_HEADS:
                heads.append(kind)
    return sorted(set(links))


def _alike(
    one: int,
    other: int,
    kinds: Sequence[str],
    known: dict[int, frozenset[int]],
    compared: dict[tuple[int, int], bool],
) -> bool:
    """Tell whether two kinds are copies; what was compared is remembered."""
    pair = (one, other)
    if pair not in compared:
        for kind in pair:
            if kind not in known:
                known[kind] = _shingles(kinds[kind])
        left, right = known[one], known[other]
        shared = len(left & right)
        compared[pair] = shared >= ALIKE * (len(left) + len(right) - shared)
    return compared[pair]


def _shingles(text: str) -> frozenset[int]:
    return frozenset(_hashed(np.frombuffer(text.encode("utf-32-le"), np.uint32)).tolist())


def _hashed(letters: NDArray[np.uint32]) -> Hashes:
    """Return a number for every five letters on end: a polynomial of them, modulo 2⁶⁴."""
    number = max(len(letters) - SHINGLE + 1, 0)
    hashes = np.zeros(number, np.uint64)
    for place in range(SHINGLE):
        hashes = hashes * np.uint64(0x9E3779B97F4A7C15) + letters[place : place + number]
    return hashes ^ (hashes >> np.uint64(29))


def _sketches(kinds: Sequence[str]) -> Hashes:
    """Return the MinHash sketch of n texts, (n, BANDS · ROWS): the least of each random order of shingles."""
    dice = np.random.default_rng(0)
    factors = dice.integers(1, 2**63, BANDS * ROWS, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    sketches = np.empty((len(kinds), BANDS * ROWS), np.uint64)
    for start in range(0, len(kinds), CHUNK):
        part = kinds[start : start + CHUNK]
        letters = np.frombuffer("".join(part).encode("utf-32-le"), np.uint32)
        ends = np.cumsum([len(text) for text in part])
        hashes = _hashed(letters)
        across = (ends[:-1, None] - np.arange(1, SHINGLE)).ravel()
        starts = np.concatenate([[0], ends[:-1]])
        for place, factor in enumerate(factors):
            mixed = hashes * factor
            mixed ^= mixed >> np.uint64(32)
            mixed[across] = np.iinfo(np.uint64).max  # five letters of two texts are nobody's
            sketches[start : start + len(part), place] = np.minimum.reduceat(mixed, starts)
    return sketches


def _buckets(sketches: Hashes) -> Iterator[list[int]]:
    """Yield the texts, in order, that are alike in all numbers of one band; buckets of two at least."""
    mixers = np.random.default_rng(1).integers(1, 2**63, ROWS, dtype=np.uint64) | np.uint64(1)
    for band in range(BANDS):
        keys = (sketches[:, band * ROWS : (band + 1) * ROWS] * mixers).sum(axis=1, dtype=np.uint64)
        order = np.argsort(keys, kind="stable")
        edges = np.flatnonzero(np.diff(keys[order])) + 1
        for bucket in np.split(order, edges):
            if len(bucket) > 1:
                yield bucket.tolist()
