"""One vector a statement: the encoder's seam, the real encoder, a small deterministic one, and alignment."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

if TYPE_CHECKING:
    from botnia_signals.records import Vectors

Progress = Callable[[int, int], None]
LEAST_FOR_MEAN = 20
"""A language with fewer statements than this shares the mean of all."""


class Encoder(Protocol):
    """The seam: anything that turns texts into vectors."""

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return float32 (n, d) with unit rows, row i for text i, the same whatever its neighbours."""
        ...


class SentenceEncoder:
    """A model folder run by sentence-transformers, offline, on the processor.

    Weights are bfloat16 where the processor computes with it (AMX or AVX-512 BF16), else float32.
    """

    def __init__(self, folder: Path, prefix: str, batch: int = 32) -> None:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        half = has_bfloat16()
        self._model: Any = SentenceTransformer(
            str(folder),
            device="cpu",
            local_files_only=True,
            model_kwargs={"dtype": torch.bfloat16 if half else torch.float32},
        )
        self._prefix = prefix
        self._batch = batch

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return float32 (n, d) with unit rows; batches are sorted by length, progress counts texts."""
        order = sorted(range(len(texts)), key=lambda i: (len(texts[i]), texts[i]))
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(order), self._batch):
            chosen = order[start : start + self._batch]
            tensor = self._model.encode(
                [self._prefix + texts[i] for i in chosen],
                batch_size=self._batch,
                convert_to_tensor=True,
                show_progress_bar=False,
            )
            vectors[chosen] = tensor.float().numpy()
            if progress:
                progress(min(start + self._batch, len(order)), len(order))
        return unit(vectors)

    @property
    def dimensions(self) -> int:
        """Return the width of a vector."""
        return int(self._model.get_embedding_dimension())


class WordHashEncoder:
    """A small deterministic encoder for tests and examples: a signed hash of the words, summed.

    Texts that share words are near each other; nothing else is meant.
    """

    def __init__(self, dimensions: int = 64) -> None:
        self.dimensions = dimensions

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return float32 (n, d) with unit rows."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                vectors[row] += self._word(word.strip(".,;:!?"))
        if progress:
            progress(len(texts), len(texts))
        return unit(vectors)

    def _word(self, word: str) -> Vectors:
        seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "little")
        return np.random.default_rng(seed).standard_normal(self.dimensions).astype(np.float32)


def has_bfloat16() -> bool:
    """Tell whether this processor multiplies bfloat16 in hardware."""
    import torch

    return bool(torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported())


def unit(vectors: Vectors) -> Vectors:
    """Return the rows scaled to length one; a row of zeros stays zero."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = (vectors / np.where(norms > 0, norms, 1)).astype(np.float32)
    return scaled


def align(vectors: Vectors, languages: Sequence[str]) -> tuple[Vectors, dict[str, tuple[int, Vectors]]]:
    """Subtract each language's mean, so that the same thing said in two languages lies in one place.

    Returns the aligned unit rows (n, d) and, by language, how many statements there were and the mean.
    A language with fewer than 20 statements takes the mean of all.
    """
    if not len(vectors):
        return vectors, {}
    spoken = np.array(languages)
    whole = _mean(vectors)
    aligned = vectors.copy()
    means: dict[str, tuple[int, Vectors]] = {}
    for language in sorted(set(languages)):
        chosen = spoken == language
        number = int(chosen.sum())
        mean = _mean(vectors[chosen]) if number >= LEAST_FOR_MEAN else whole
        aligned[chosen] -= mean
        means[language] = (number, mean)
    return unit(aligned), means


def _mean(rows: Vectors) -> Vectors:
    """Return the mean of rows (n, d), values up to 1, the same to the bit in whatever order they come.

    They are summed as whole numbers of 2⁻⁴⁰, which loses nothing that float32 holds of a mean.
    """
    total = np.zeros(rows.shape[1], dtype=np.int64)
    for start in range(0, len(rows), 4096):
        total += np.rint(rows[start : start + 4096] * 2.0**40).astype(np.int64).sum(axis=0)
    mean: Vectors = (total / (len(rows) * 2.0**40)).astype(np.float32)
    return mean
