"""Vectors that are kept between runs: one a text, by the hash of the text, in a file for each model."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from botnia_signals.encoding import Encoder
from tests.benchmarks.said import Vectors

SAVED_AFTER = 2048


class Remembered:
    """An encoder that encodes a text once, ever.

    `model` names the vectors' origin (id and fingerprint of the weights); `make` is called only where a text
    is new. What was encoded is saved every 2,048 texts, so that a run that is stopped has lost little.
    """

    def __init__(self, folder: Path, model: str, make: Callable[[], Encoder]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"vectors-{model}.npz"
        self._make = make
        self._encoder: Encoder | None = None
        self._known: dict[str, Any] = {}
        if self._path.is_file():
            with np.load(self._path, allow_pickle=False) as kept:
                self._known = dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Vectors:
        """Return float32 (n, d) with unit rows."""
        new = [text for text in dict.fromkeys(texts) if text_key(text) not in self._known]
        for start in range(0, len(new), SAVED_AFTER):
            batch = new[start : start + SAVED_AFTER]
            self._encoder = self._encoder or self._make()
            vectors = self._encoder.encode(batch)
            self._known.update(zip(map(text_key, batch), vectors, strict=True))
            self._save()
            if progress:
                progress(start + len(batch), len(new))
        return np.stack([self._known[text_key(text)] for text in texts])

    def _save(self) -> None:
        """Write the file whole beside its place, then move it there."""
        scratch = self._path.with_suffix(".part.npz")
        np.savez(scratch, keys=np.array(list(self._known)), vectors=np.stack(list(self._known.values())))
        scratch.replace(self._path)


class Given:
    """An encoder that knows the vectors of these texts and no others."""

    def __init__(self, texts: Sequence[str], vectors: Vectors) -> None:
        self._known = dict(zip(texts, vectors, strict=True))

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Vectors:
        """Return float32 (n, d); KeyError for a text that was not given."""
        if progress:
            progress(len(texts), len(texts))
        return np.stack([self._known[text] for text in texts])


def text_key(text: str) -> str:
    """Return what a text is kept under."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]
