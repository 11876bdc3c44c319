"""The statements of a run as columns: read and compared once, cut to what was known on a day."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals.copies import Copies
from botnia_signals.encoding import DatedSums, aligned
from botnia_signals.pipeline.background import Columns, sharpened, sharpener_of
from botnia_signals.records import Background

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from botnia_signals.records import Vectors
    from botnia_signals.store import Store
    from botnia_signals.store.documents import Quote

    Rows = NDArray[np.int64]


class Whole:
    """All statements of a run, sorted by id, with their vectors (n, d) and the model's sharpener.

    What is the same for every week is found once: columns, copies, and the sums that means are made of.
    """

    def __init__(self, quotes: Sequence[Quote], vectors: Vectors, sharpener: Vectors | None) -> None:
        self.quotes = quotes
        self.vectors = vectors
        self.sharpener = sharpener

    @cached_property
    def columns(self) -> Columns:
        return Columns.of(self.quotes)

    @cached_property
    def copies(self) -> Copies:
        return Copies([quote.text for quote in self.quotes], self.columns.days.tolist())

    @cached_property
    def sums(self) -> DatedSums:
        return DatedSums(self.vectors, self.columns.languages, self.columns.days)


YEAR = 364


def known_since(day: dt.date, memory_weeks: int) -> dt.date:
    """Return the first day of the statements that a week is computed from.

    It lies as far back as the memory reaches, and up to 52 weeks farther, so that it is the same for a year
    of weeks: the means of languages, and copies, are those of all statements since.
    """
    needed = day.toordinal() - 7 * memory_weeks
    return dt.date.fromordinal(max(needed // YEAR * YEAR, 1))


@dataclass(frozen=True, slots=True)
class Material:
    """The statements at `rows` of all those of a run: what was known on a day, sorted by id.

    They are dated from `since` on; `earlier` tells how many were dated before it.
    """

    whole: Whole
    rows: Rows
    since: dt.date = dt.date.min
    earlier: int = 0

    @classmethod
    def of(
        cls,
        store: Store,
        model: str,
        quotes: Sequence[Quote],
        since: dt.date = dt.date.min,
        known: int | None = None,
    ) -> Material:
        """Return the material of statements dated from `since` on, sorted by id, with their vectors.

        What the store has from before is counted, but for what arrived after the number `known`.
        """
        vectors = store.vectors.get(model, [quote.text for quote in quotes])
        rows = np.arange(len(quotes), dtype=np.int64)
        whole = Whole(quotes, vectors, sharpener_of(model))
        return cls(whole, rows, since, store.documents.said_before(since, known))

    @property
    def quotes(self) -> list[Quote]:
        """Return the statements."""
        return [self.whole.quotes[row] for row in self.rows]

    @property
    def vectors(self) -> Vectors:
        """Return their vectors (n, d) as the model made them."""
        return (
            self.whole.vectors if len(self.rows) == len(self.whole.quotes) else self.whole.vectors[self.rows]
        )

    def until(self, day: dt.date) -> Material:
        """Return what of it is dated up to a day."""
        return dataclasses.replace(
            self, rows=self.rows[self.whole.columns.days[self.rows] <= day.toordinal()]
        )

    def background(self, day: dt.date) -> tuple[Background, dict[str, tuple[int, Vectors]]]:
        """Return what a scan of `day` sees of material that holds all up to that day, and nothing later.

        With it comes what was subtracted from the vectors, by language.
        """
        columns = self.whole.columns
        means = self.whole.sums.means(day.toordinal())
        moved = aligned(self.vectors, columns.languages[self.rows], means)
        view = columns.view(
            self.rows, sharpened(moved, self.whole.sharpener), self.whole.copies.groups(self.rows)
        )
        return view, means
