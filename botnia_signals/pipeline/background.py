"""The statements of a store as the arrays that a scan looks at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals.copies import find_copies
from botnia_signals.encoding import Encoder, SentenceEncoder, align, unit
from botnia_signals.errors import ModelError
from botnia_signals.places import region
from botnia_signals.records import Background

if TYPE_CHECKING:
    from botnia_signals.records import Vectors
    from botnia_signals.store import Store
    from botnia_signals.store.documents import Quote

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
    aligned, means = align(vectors, [quote.language for quote in quotes])
    if sharpener is not None and len(aligned):
        aligned = unit(aligned @ sharpener)
    view = Background(
        ids=tuple(quote.id for quote in quotes),
        documents=tuple(quote.document_id for quote in quotes),
        authors=tuple(quote.author or quote.document_id for quote in quotes),
        places=tuple(quote.municipality for quote in quotes),
        sources=tuple(str(quote.source) for quote in quotes),
        collections=tuple(f"{quote.source}\x1f{quote.question}" for quote in quotes),
        languages=tuple(quote.language for quote in quotes),
        days=np.array([quote.date.toordinal() for quote in quotes], dtype=np.int64),
        vectors=aligned,
        regions=tuple(known if (known := region(quote.municipality)) != "other" else "" for quote in quotes),
        copies=tuple(copies),
    )
    return view, means
