"""What every compared method is given: statements of a stream as rows, and their vectors as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from botnia_signals.encoding import align, unit

Vectors = NDArray[np.float32]
Week = dict[str, Any]
"""A line that score.py reads: {"as_of", "signals": [{"id", "level", "members", "p"}, …]}, best first."""


class Said(NamedTuple):
    """A statement: its record, its text as the store keeps it, its language, and its day (ordinal)."""

    record: str
    text: str
    language: str
    day: int


Method = Callable[[Sequence[Said], "Aligned", Sequence[dt.date]], list[Week]]
"""Statements (oldest first), their vectors, the last days of the weeks -> one line a week."""


class Aligned:
    """Vectors as they could have been known on a day: languages aligned on what was said by then.

    The same alignment and sharpener as the pipeline's, so that every method stands on the same ground.
    """

    def __init__(self, said: Sequence[Said], raw: Vectors, sharpener: Vectors | None = None) -> None:
        if len(said) != len(raw):
            raise ValueError(f"{len(raw)} vectors for {len(said)} statements")
        self._languages = [one.language for one in said]
        self._raw = raw
        self._sharpener = sharpener

    def first(self, count: int) -> Vectors:
        """Return float32 (count, d), unit rows: the first `count` statements, aligned among themselves."""
        aligned, _ = align(self._raw[:count], self._languages[:count])
        if self._sharpener is not None and count:
            aligned = unit(aligned @ self._sharpener)
        return aligned


def known(said: Sequence[Said], day: dt.date) -> int:
    """Return how many of the statements (oldest first) were said up to a day."""
    return int(np.searchsorted([one.day for one in said], day.toordinal(), side="right"))


def records(said: Sequence[Said], rows: Sequence[int]) -> list[str]:
    """Return the record of each row, each once, in order."""
    return list(dict.fromkeys(said[row].record for row in rows))


def keep(path: Path, said: Sequence[Said], raw: Vectors) -> None:
    """Write statements and vectors to an npz, for a method's own process."""
    columns = {name: np.array([getattr(one, name) for one in said]) for name in Said._fields}
    np.savez(path, raw=raw, **columns)


def kept(path: Path) -> tuple[list[Said], Vectors]:
    """Return what `keep` wrote."""
    with np.load(path, allow_pickle=False) as store:
        columns = [store[name].tolist() for name in Said._fields]
        return [Said(*row) for row in zip(*columns, strict=True)], store["raw"]
