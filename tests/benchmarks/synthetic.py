"""A store of made-up statements with made-up vectors around themes, as large as is asked for."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from botnia_signals.encoding import unit
from botnia_signals.pipeline.run import run_weeks
from botnia_signals.records import Document, SourceKind, Statement, Theme
from botnia_signals.settings import Settings
from botnia_signals.store import Store
from botnia_signals.weeks import week_name
from tests.benchmarks.said import Vectors

MODEL = "synthetic"
DIMENSIONS = 384
THEMES, WORDS_OF_THEME, WORDS = 60, 40, 12
SPREAD = 0.055
"""Standard deviation of each dimension: a cosine of about 0.68 to the theme, 0.46 to each other."""
PLACES = ("Kokkola", "Vaasa", "Seinäjoki", "Pietarsaari", "Lapua", "Kauhava", "Närpiö", "Ilmajoki")
SOURCES = (SourceKind.SURVEY, SourceKind.SOCIAL_REPORT, SourceKind.RESIDENTS_PANEL, SourceKind.ROUND_TABLE)
SYLLABLES = ("ka", "lo", "mi", "ne", "pu", "ri", "sa", "te", "vo", "hy", "jä", "kö")
LAST = dt.date(2025, 6, 29)
BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Size:
    """How many statements a store has, over how many weeks up to its last Sunday."""

    statements: int
    weeks: int

    @property
    def name(self) -> str:
        return f"{self.statements} statements in {self.weeks} weeks"


class Around:
    """An encoder that deals texts to themes by their hash and puts each near its theme's centre."""

    def __init__(self) -> None:
        self._centres = unit(np.random.default_rng(0).normal(size=(THEMES, DIMENSIONS)).astype(np.float32))

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Vectors:
        """Return float32 (n, d) with unit rows."""
        rows = []
        for text in texts:
            number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "little")
            noise = np.random.default_rng(number).normal(0, SPREAD, DIMENSIONS)
            rows.append(self._centres[number % THEMES] + noise)
        if progress:
            progress(len(texts), len(texts))
        return unit(np.array(rows, dtype=np.float32))


def make(home: Path, size: Size, run_before: int) -> None:
    """Make the store, and run the last `run_before` weeks but one, so that a week is left to run."""
    shutil.rmtree(home, ignore_errors=True)
    Store(home, create=True).close()
    random = np.random.default_rng(size.statements)
    centres = unit(random.normal(size=(THEMES, DIMENSIONS)).astype(np.float32))
    theme = random.integers(THEMES, size=size.statements)
    with Store(home) as store:
        ids: list[str] = []
        for first in range(0, size.statements, BATCH):
            part = theme[first : first + BATCH]
            documents = list(_documents(part, first, size, random))
            store.documents.add([(document, [(said, "")]) for document, said in documents])
            noise = random.normal(0, SPREAD, (len(part), DIMENSIONS))
            vectors = unit((centres[part] + noise).astype(np.float32))
            store.vectors.put(MODEL, [said.text for _, said in documents], vectors)
            ids += [said.id for _, said in documents]
        _run_before(store, run_before)
        store.themes.write(week_name(LAST - dt.timedelta(weeks=1)), _map(ids, theme))


def _documents(
    themes: NDArray[np.int64], first: int, size: Size, random: np.random.Generator
) -> Iterator[tuple[Document, Statement]]:
    back = random.integers(7 * size.weeks, size=len(themes))
    people = random.integers(4 * size.statements // size.weeks + 200, size=len(themes))
    for number, theme in enumerate(themes, start=first):
        words = random.integers(WORDS_OF_THEME, size=WORDS)
        text = " ".join(_word(int(theme) * WORDS_OF_THEME + int(word)) for word in words) + f" {number}."
        ident = hashlib.sha256(str(number).encode()).hexdigest()[:20]
        place = number - first
        document = Document(
            id=f"d-{ident}",
            record_id=f"r{number}",
            text=text,
            date=LAST - dt.timedelta(days=int(back[place])),
            source=SOURCES[number % len(SOURCES)],
            author=f"a-{people[place]:06d}",
            municipality=PLACES[number % len(PLACES)],
            language="fi",
        )
        yield document, Statement(f"s-{ident}", document.id, 0, 0, len(text), "fi", text)


def _word(number: int) -> str:
    return "".join(SYLLABLES[number // 12**place % 12] for place in range(4))


def _map(ids: list[str], theme: NDArray[np.int64]) -> list[Theme]:
    members = [[] for _ in range(THEMES)]  # type: list[list[str]]
    for ident, number in zip(ids, theme.tolist(), strict=True):
        members[number].append(ident)
    names = [{"fi": f"aihe {number}"} for number in range(THEMES)]
    return [Theme(number, names[number], {}, len(mine), tuple(mine)) for number, mine in enumerate(members)]


def _run_before(store: Store, weeks: int) -> None:
    due = [LAST - dt.timedelta(weeks=back) for back in range(weeks, 0, -1)]
    quotes = store.documents.quotes_until(due[-1])
    arrivals = store.documents.last_arrival()
    run_weeks(store, MODEL, Settings(), quotes, due, _nothing, today=LAST, arrivals=arrivals)


def _nothing(*_: Any) -> None:
    return None
