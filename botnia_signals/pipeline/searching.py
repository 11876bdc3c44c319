"""Search in what was said, by words in any of their forms and by meaning, and searches saved as watches."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from botnia_signals.digest.content import Said
from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.pipeline.alone import shown_by_id
from botnia_signals.pipeline.decide import search_expression
from botnia_signals.pipeline.mask import mask_text
from botnia_signals.pipeline.meaning import NEAR_UNASKED, meaning, near, query_language
from botnia_signals.store import Store
from botnia_signals.store.watches import Watch

if TYPE_CHECKING:
    from botnia_signals.encoding import Encoder
    from botnia_signals.settings import Settings

PAGE = 20
WAYS = ("both", "words", "meaning")
MOST_MERGED = 300
RANK = 60
"""Constant of reciprocal rank fusion (Cormack, Clarke & Buettcher 2009)."""
NAME_LENGTH, QUERY_LENGTH, MOST_WATCHES = 80, 200, 200


@dataclass(frozen=True, slots=True)
class Found:
    """A statement that a search found, with what was said before and after it in its document.

    `words` tells that it holds the words; `nearness` is its cosine to the query, 0 where it is not near.
    """

    said: Said
    before: Said | None
    after: Said | None
    words: bool
    nearness: float = 0.0
    new: bool = False


@dataclass(frozen=True, slots=True)
class SearchView:
    """A page of what a search found: `total` statements, `by_words` of them by their words.

    `meaning` tells whether statements close in meaning were looked for: ready, loading or absent.
    """

    query: str
    how: str
    total: int
    by_words: int
    found: tuple[Found, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class WatchView:
    """A saved search with one page of what it found, the newest first; `last` is the newest hit's number."""

    watch: Watch
    found: tuple[Found, ...]
    last: int


def search(home: Path, query: str, page: int = 1, how: str = "both", spoken: str = "fi") -> SearchView:
    """Return a page of the statements that hold every word of `query`, or are close to it in meaning.

    Words count in any of their inflected forms. What is found both ways goes first (reciprocal rank fusion).
    """
    expression = search_expression(query) if how != "meaning" else ""
    answers = meaning(home)
    close = answers.nearest(query, spoken) if query and how != "words" else []
    start = PAGE * (max(page, 1) - 1)
    with Store(home) as store:
        by_words = 0
        held: list[str] = []
        if expression:
            limit, offset = (PAGE, start) if not close else (MOST_MERGED, 0)
            by_words, quotes = store.documents.search(expression, limit, offset)
            held = [quote.id for quote in quotes]
        order = merged(held, [one for one, _ in close])
        chosen = order[start : start + PAGE] if close else held
        total = by_words + len(order) - len(held)
        found = _found(store, chosen, set(held), dict(close))
    return SearchView(query, how, total, by_words, found, answers.state)


def merged(words: Sequence[str], close: Sequence[str]) -> list[str]:
    """Return ids found by words and by meaning, each best first, as one list by reciprocal rank fusion."""
    scores: dict[str, float] = {}
    for listed in (words, close):
        for place, ident in enumerate(listed):
            scores[ident] = scores.get(ident, 0.0) + 1 / (RANK + place)
    return sorted(scores, key=lambda ident: -scores[ident])


def _found(
    store: Store, ids: Sequence[str], words: set[str], near_by: dict[str, float], new: set[str] | None = None
) -> tuple[Found, ...]:
    """Return the statements as far as they may be shown, each with its neighbours."""
    beside = store.documents.beside(ids)
    around = [one for pair in beside.values() for one in pair if one]
    said = shown_by_id(store, [*ids, *around])
    return tuple(
        Found(
            said[ident],
            said.get(beside[ident][0]),
            said.get(beside[ident][1]),
            ident in words,
            near_by.get(ident, 0.0),
            ident in (new or ()),
        )
        for ident in ids
        if ident in said
    )


# --- saved searches


def save(home: Path, user: str, name: str, query: str, how: str, spoken: str) -> int:
    """Save a search as a watch that looks at what arrives from now on; return its number.

    Names of people in it are masked, as in any text.

    Raises:
        SettingsError: no name or no words to look for, no such way of searching, or too many are saved.
    """
    name, query = " ".join(name.split())[:NAME_LENGTH], " ".join(query.split())[:QUERY_LENGTH]
    if not name:
        raise SettingsError("watch-name")
    if how not in WAYS or not re.search(r"\w", query):
        raise SettingsError("watch-query")
    masked = (mask_text(name), mask_text(query))
    with Store(home) as store, store.transaction():
        if sum(not one.deleted for one in store.watches.all()) >= MOST_WATCHES:
            raise SettingsError("watch-many", most=MOST_WATCHES)
        looked = store.documents.last_arrival()
        number = store.watches.add(*masked, how, spoken, user, looked)
        store.audit.add(user, "watch-saved", str(number), {})
        return number


def watches(home: Path) -> list[Watch]:
    """Return every saved search that is not deleted, the newest first."""
    with Store(home) as store:
        return [one for one in store.watches.all() if not one.deleted]


def news_for(home: Path, user: str) -> list[Watch]:
    """Return a person's saved searches that found something which that person has not seen."""
    return [one for one in watches(home) if one.user == user and one.new]


def watch(home: Path, number: int, page: int = 1) -> WatchView:
    """Return a saved search and a page of what it found.

    Raises:
        NotFoundError: no such watch.
    """
    with Store(home) as store:
        known = _known(store, number)
        hits = store.watches.hits(number, PAGE, PAGE * (max(page, 1) - 1))
        newest = store.watches.hits(number, 1)
        seen = store.watches.seen(number)
        found = _found(
            store,
            [one.statement for one in hits],
            {one.statement for one in hits if one.words},
            {one.statement: one.nearness for one in hits if one.nearness},
            {one.statement for one in hits if one.id > seen},
        )
        return WatchView(known, found, newest[0].id if newest else 0)


def note(home: Path, number: int, user: str, act: str, hit: int = 0) -> None:
    """Note that a watch's owner has `seen` it up to a hit, has it `deleted`, or has it `back`.

    Raises:
        NotFoundError: no such watch.
        SettingsError: it is another person's.
    """
    with Store(home) as store, store.transaction():
        if _known(store, number).user != user:
            raise SettingsError("watch-other")
        store.watches.note(number, user, act, hit)
        if act != "seen":
            store.audit.add(user, f"watch-{act}", str(number), {})


def look(
    store: Store, model: str, engine: Callable[[], Encoder], settings: Settings, last: dt.date
) -> dict[int, int]:
    """Let every watch look at what arrived since it looked last; return how many each found anew.

    The encoder is made only where a watch that looks for meaning has something to look at.
    """
    arrived = store.documents.last_arrival()
    waiting = [one for one in store.watches.all() if not one.deleted and one.looked < arrived]
    if not waiting:
        return {}
    from botnia_signals.pipeline.space import space_of

    space = encoder = None
    found: dict[int, int] = {}
    for one in waiting:
        fresh = store.documents.arrived_after(one.looked)
        by_words: list[str] = []
        if one.how != "meaning":
            by_words = store.documents.arrived_with(search_expression(one.query), one.looked)
        close: dict[str, float] = {}
        if one.how != "words" and fresh:
            space = space or space_of(store, model, settings, last)
            encoder = encoder or engine()
            if len(space.quotes):
                vector = space.of_query(one.query, query_language(one.query, one.language), encoder)
                everything = near(space, vector, len(space.quotes), NEAR_UNASKED)
                close = {ident: cosine for ident, cosine in everything if ident in fresh}
        hits = [
            (ident, ident in set(by_words), close.get(ident, 0.0))
            for ident in dict.fromkeys([*by_words, *close])
        ]
        found[one.id] = store.watches.keep(one.id, hits, arrived)
    return found


def _known(store: Store, number: int) -> Watch:
    found = store.watches.get(number)
    if found is None:
        raise NotFoundError("watch-unknown", number=str(number))
    return found
