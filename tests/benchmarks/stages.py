"""Seconds of each stage of a run: what a function took, less what the named ones that it calls took."""

from __future__ import annotations

import functools
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from botnia_signals import copies, emergence, guard, language, ledger, naming, privacy
from botnia_signals.encoding import DatedSums
from botnia_signals.pipeline import changes, editions, theme_map
from botnia_signals.pipeline.material import Material
from botnia_signals.store.documents import Documents
from botnia_signals.store.vectors import VectorShelf
from botnia_signals.store.weeks import Weeks

STAGES: tuple[tuple[Any, str, str], ...] = (
    (privacy, "pseudonymise", "pseudonymise"),
    (language, "split", "languages, statements"),
    (Documents, "add", "store"),
    (Documents, "quotes_until", "load statements"),
    (Documents, "fingerprint", "fingerprint"),
    (VectorShelf, "missing", "look for missing vectors"),
    (VectorShelf, "put", "store vectors"),
    (VectorShelf, "get", "load vectors"),
    (copies.Copies, "__init__", "copies"),
    (copies.Copies, "groups", "copies"),
    (DatedSums, "__init__", "align"),
    (Material, "background", "align"),
    (emergence, "scan", "scan"),
    (guard, "choose", "minority guard"),
    (Weeks, "signals", "load ledger"),
    (Weeks, "ids_before", "load ledger"),
    (Weeks, "watched", "load ledger"),
    (Weeks, "signals_of", "load ledger"),
    (ledger, "advance", "ledger"),
    (emergence, "curve", "curves"),
    (naming.Corpus, "names", "names"),
    (Weeks, "write", "write the week"),
    (changes, "theme_changes", "trends, silences"),
    (changes, "quiet_changes", "trends, silences"),
    (changes, "season", "seasons"),
    (editions, "draft", "edition"),
    (editions, "freeze", "edition"),
    (theme_map, "draw", "theme map"),
)


class Watch:
    """Processor seconds by stage; a stage within another one counts for itself alone."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._open: list[float] = []

    def timed(self, function: Callable[..., Any], stage: str) -> Callable[..., Any]:
        """Return the function with its seconds counted for a stage."""

        @functools.wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            began = time.process_time()
            self._open.append(0.0)
            try:
                return function(*args, **kwargs)
            finally:
                took = time.process_time() - began
                self.seconds[stage] += took - self._open.pop()
                if self._open:
                    self._open[-1] += took

        return call


@contextmanager
def watched() -> Iterator[Watch]:
    """Count the stages of what runs inside the block."""
    watch = Watch()
    before = [(owner, name, owner.__dict__[name]) for owner, name, _ in STAGES]
    for owner, name, stage in STAGES:
        setattr(owner, name, watch.timed(owner.__dict__[name], stage))
    try:
        yield watch
    finally:
        for owner, name, function in before:
            setattr(owner, name, function)
