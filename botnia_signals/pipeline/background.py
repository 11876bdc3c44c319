"""The statements of a store as the arrays that a scan looks at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals.copies import find_copies
from botnia_signals.encoding import Encoder, SentenceEncoder, align, unit
from botnia_signals.errors import ModelError
from botnia_signals.places import region
from botnia_signals.records import Background

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from botnia_signals.records import Vectors
    from botnia_signals.store import Store
    from botnia_signals.store.documents import Quote

    Texts = NDArray[np.object_]
    Rows = NDArray[np.int64]

ENCODE_BATCH = 512


def default_encoder(model: str = "") -> tuple[str, Encoder]:
    """Return the id of the model and the encoder.

    Raises:
        ModelError: the model is unknown or was not built.
    """
    from models.build import is_built, model_path
    from models.manifest import find_card

    card = find_card(model or None)
    if not is_built(card):
        raise ModelError("model-missing", model=card.id, folder=str(model_path(card)))
    return card.id, SentenceEncoder(model_path(card), card.prefix)


def sharpener_of(model: str) -> Vectors | None:
    """Return the matrix (d, d) that comes with a model of the manifest, or None."""
    from models.manifest import HERE, read_manifest

    card = read_manifest()[1].get(model)
    return np.load(HERE / card.sharpener, allow_pickle=False) if card and card.sharpener else None


def encode_missing(
    store: Store,
    model: str,
    encoder: Callable[[], Encoder],
    as_of: dt.date,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Give every statement up to `as_of` its vector and return how many texts were encoded.

    Kept batch by batch, so that a killed run goes on where it stopped; `encoder` is called only if needed.
    """
    texts = store.vectors.missing(model, as_of)
    if not texts:
        return 0
    engine = encoder()
    for start in range(0, len(texts), ENCODE_BATCH):
        batch = texts[start : start + ENCODE_BATCH]
        done = start

        def report(number: int, _whole: int, done: int = done) -> None:
            if progress:
                progress(done + number, len(texts))

        store.vectors.put(model, batch, engine.encode(batch, report))
    return len(texts)


@dataclass(frozen=True, slots=True)
class Columns:
    """What is known of n statements beside their vectors, a column each, in their order."""

    ids: Texts
    documents: Texts
    authors: Texts
    places: Texts
    sources: Texts
    collections: Texts
    languages: Texts
    regions: Texts
    days: NDArray[np.int64]

    @classmethod
    def of(cls, quotes: Sequence[Quote]) -> Columns:
        """Return the columns of statements; one without an author is its document's own."""
        regions = {place: _region(place) for place in {quote.municipality for quote in quotes}}
        return cls(
            ids=_column(quote.id for quote in quotes),
            documents=_column(quote.document_id for quote in quotes),
            authors=_column(quote.author or quote.document_id for quote in quotes),
            places=_column(quote.municipality for quote in quotes),
            sources=_column(quote.source.value for quote in quotes),
            collections=_column(f"{quote.source}\x1f{quote.question}" for quote in quotes),
            languages=_column(quote.language for quote in quotes),
            regions=_column(regions[quote.municipality] for quote in quotes),
            days=np.array([quote.date.toordinal() for quote in quotes], dtype=np.int64),
        )

    def view(self, rows: Rows, vectors: Vectors, copies: Sequence[int]) -> Background:
        """Return the statements at `rows` as a scan sees them, with their aligned vectors and copies."""
        return Background(
            ids=tuple(self.ids[rows].tolist()),
            documents=tuple(self.documents[rows].tolist()),
            authors=tuple(self.authors[rows].tolist()),
            places=tuple(self.places[rows].tolist()),
            sources=tuple(self.sources[rows].tolist()),
            collections=tuple(self.collections[rows].tolist()),
            languages=tuple(self.languages[rows].tolist()),
            days=self.days[rows],
            vectors=vectors,
            regions=tuple(self.regions[rows].tolist()),
            copies=tuple(copies),
        )


def _column(values: Iterable[str]) -> Texts:
    return np.array(list(values), dtype=object)


def _region(place: str) -> str:
    known = region(place)
    return "" if known == "other" else known


def background(
    quotes: Sequence[Quote],
    vectors: Vectors,
    sharpener: Vectors | None = None,
    copies: Sequence[int] | None = None,
) -> tuple[Background, dict[str, tuple[int, Vectors]]]:
    """Return the scan's view of statements (aligned vectors), and what was subtracted by language.

    `quotes` and `vectors` (n, d) go together, sorted by id; `sharpener` (d, d) turns aligned vectors so that
    what tells themes apart weighs more than what texts of one theme differ in. `copies` are the groups of
    near-identical texts where they are known (`copies.Copies` of a longer time); else they are found here.
    """
    if copies is None:
        copies = find_copies([quote.text for quote in quotes], [quote.date.toordinal() for quote in quotes])
    columns = Columns.of(quotes)
    moved, means = align(vectors, columns.languages)
    return columns.view(np.arange(len(quotes)), sharpened(moved, sharpener), copies), means


def sharpened(vectors: Vectors, sharpener: Vectors | None) -> Vectors:
    """Return unit rows (n, d) turned by the sharpener (d, d); the vectors themselves where there is none."""
    if sharpener is None or not len(vectors):
        return vectors
    return unit(vectors @ sharpener)
