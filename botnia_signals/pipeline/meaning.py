"""Search by meaning: the encoder and the statements' vectors, held by the process that serves the pages.

Both are loaded beside the requests; until they are there a search finds words only, and says so.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals import language as languages
from botnia_signals import naming
from botnia_signals.errors import ModelError
from botnia_signals.naming.lemmas import Kind
from botnia_signals.settings import load_settings
from botnia_signals.store import Store

if TYPE_CHECKING:
    from botnia_signals.encoding import Encoder
    from botnia_signals.pipeline.space import Space
    from botnia_signals.records import Vectors

NEAR, NEAR_UNASKED = 0.2, 0.3
"""Cosines from which a statement is close in meaning to a query, and to a saved one that nobody looks at.

`python -m tests.benchmarks --only search` measures what they let through.
"""
MOST = 60


class Meaning:
    """What answers queries by meaning for one store; `state` is absent, loading or ready."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.state = "absent"
        self._lock = threading.Lock()
        self._encoder: Encoder | None = None
        self._space: Space | None = None
        self._known = ""
        self._renewing = False

    def load(self, encoder: tuple[str, Callable[[], Encoder]] | None = None) -> None:
        """Load the encoder (that of the settings) and the vectors; where it was not built stay absent."""
        from botnia_signals.pipeline.run import engine_of

        self.state = "loading"
        try:
            self._model, make = encoder or engine_of(load_settings(self.home))
            self._encoder = make()
        except ModelError:
            self.state = "absent"
            return
        self.renew()
        self.state = "ready"

    def renew(self) -> None:
        """Read the vectors anew where the store has others now."""
        from botnia_signals.pipeline.space import space_of

        with Store(self.home) as store:
            known = store.vectors.version(self._model)
            if known != self._known:
                space = space_of(store, self._model, load_settings(self.home), dt.date.max)
                with self._lock:
                    self._space, self._known = space, known

    def nearest(self, query: str, spoken: str, number: int = MOST) -> list[tuple[str, float]]:
        """Return the ids of the statements closest in meaning with their cosines, the closest first.

        Only those at least `NEAR` are close; `spoken` is the language to take a query for that does not tell
        its own. Nothing is found before the state is ready.
        """
        self._renew_beside()
        with self._lock:
            space, encoder = self._space, self._encoder
            if self.state != "ready" or space is None or encoder is None or not len(space.quotes):
                return []
            vector = space.of_query(query, query_language(query, spoken), encoder)
        return near(space, vector, number)

    def _renew_beside(self) -> None:
        if self.state == "ready" and not self._renewing:
            with Store(self.home) as store:
                stale = store.vectors.version(self._model) != self._known
            if stale:
                self._renewing = True
                threading.Thread(target=self._renewed, daemon=True).start()

    def _renewed(self) -> None:
        try:
            self.renew()
        finally:
            self._renewing = False


_HELD: dict[Path, Meaning] = {}


def meaning(home: Path) -> Meaning:
    """Return what answers by meaning for a store, one for the whole process."""
    return _HELD.setdefault(home.resolve(), Meaning(home))


def near(space: Space, vector: Vectors, number: int = MOST, least: float = NEAR) -> list[tuple[str, float]]:
    """Return the statements of a space nearest to a unit vector (d,), with their cosines, nearest first."""
    cosines = space.vectors @ vector
    order = np.argsort(-cosines, kind="stable")[:number]
    return [(space.quotes[row].id, float(cosines[row])) for row in order if cosines[row] >= least]


def query_language(query: str, spoken: str) -> str:
    """Return the language that a query is in: told by its text, else by a dictionary, else `spoken`."""
    told = languages.language_of(query, "")
    if told in ("fi", "sv", "en"):
        return told
    words = [token.reading.kind for token in naming.lemmatiser("fi").tokens(query)]
    known = sum(kind is not Kind.UNKNOWN for kind in words)
    if words and naming.lemmatiser("fi").engine == "voikko":
        return "fi" if 2 * known > len(words) else "sv"
    return spoken
