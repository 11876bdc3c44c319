"""The statements of a store in the space that themes and signals are found in, and a query put into it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals.encoding import unit
from botnia_signals.pipeline.background import background, sharpened, sharpener_of
from botnia_signals.pipeline.material import known_since
from botnia_signals.store.documents import content_key

if TYPE_CHECKING:
    from botnia_signals.encoding import Encoder
    from botnia_signals.records import Vectors
    from botnia_signals.settings import Settings
    from botnia_signals.store import Store
    from botnia_signals.store.documents import Quote


@dataclass(frozen=True, slots=True)
class Space:
    """Statements that have a vector, sorted by id, with unit rows (n, d); what was subtracted by language."""

    model: str
    quotes: tuple[Quote, ...]
    vectors: Vectors
    means: dict[str, Vectors]
    sharpener: Vectors | None

    def of_query(self, text: str, language: str, encoder: Encoder) -> Vectors:
        """Return a query's unit vector (d,) as if it had been said in `language`."""
        vector = encoder.encode([text])
        mean = self.means.get(language)
        if mean is None and self.means:
            mean = np.mean(list(self.means.values()), axis=0, dtype=np.float32)
        moved = unit(vector - mean) if mean is not None else vector
        turned: Vectors = sharpened(moved, self.sharpener)[0]
        return turned


def space_of(store: Store, model: str, settings: Settings, last: dt.date) -> Space:
    """Return the space of the statements up to a day that the memory reaches and that have a vector."""
    held = store.vectors.held(model)
    dates = store.documents.span_of_dates(until=last)
    last = dates[1] if dates else last
    since = known_since(last, settings.memory_weeks)
    quotes = [one for one in store.documents.quotes_until(last, since) if content_key(one.text) in held]
    sharpener = sharpener_of(model)
    if not quotes:
        return Space(model, (), np.zeros((0, 1), dtype=np.float32), {}, sharpener)
    vectors = store.vectors.get(model, [quote.text for quote in quotes])
    view, means = background(quotes, vectors, sharpener, copies=())
    return Space(
        model, tuple(quotes), view.vectors, {code: mean for code, (_, mean) in means.items()}, sharpener
    )
