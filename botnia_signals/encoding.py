"""One vector a statement: the encoder's seam, the real encoder, a small deterministic one, and alignment."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from botnia_signals.records import Vectors

    Texts = Sequence[str] | NDArray[np.object_]

Progress = Callable[[int, int], None]
CHUNK = 4096
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


def align(vectors: Vectors, languages: Texts) -> tuple[Vectors, dict[str, tuple[int, Vectors]]]:
    """Subtract each language's mean, so that the same thing said in two languages lies in one place.

    Returns the aligned unit rows (n, d) and, by language, how many statements there were and the mean.
    A language with fewer than 20 statements takes the mean of all.
    """
    if not len(vectors):
        return vectors, {}
    means = DatedSums(vectors, languages, np.zeros(len(vectors), dtype=np.int64)).means(0)
    return aligned(vectors, languages, means), means


def aligned(vectors: Vectors, languages: Texts, means: dict[str, tuple[int, Vectors]]) -> Vectors:
    """Return unit rows (n, d): `vectors` less the mean of their language, which `means` has by language."""
    spoken = np.asarray(languages)
    moved = vectors.copy()
    for language, (_, mean) in means.items():
        moved[spoken == language] -= mean
    return unit(moved)


class DatedSums:
    """Sums of vectors by language and day, so that the means as of any day are known at once.

    Values are summed as whole numbers of 2⁻⁴⁰, which loses nothing that float32 holds of a mean: it is the
    same to the bit in whatever order they come.

    Args:
        vectors: n rows (n, d), values up to 1.
        languages: n languages.
        days: n ordinals.
    """

    def __init__(self, vectors: Vectors, languages: Texts, days: NDArray[np.int64]) -> None:
        self._languages, spoken = np.unique(np.asarray(languages, dtype=str), return_inverse=True)
        order = np.lexsort([days, spoken])
        keys = np.stack([spoken[order], days[order]])
        starts = np.flatnonzero(np.diff(keys, axis=1, prepend=-1).any(axis=0))
        self._group, self._day = keys[:, starts]
        self._number = np.diff(starts, append=len(order))
        self._sums = np.zeros((len(starts), vectors.shape[1]), dtype=np.int64)
        place = np.repeat(np.arange(len(starts)), self._number)
        for first in range(0, len(order), CHUNK):
            part = place[first : first + CHUNK]
            rows = np.rint(vectors[order[first : first + CHUNK]] * 2.0**40).astype(np.int64)
            edges = np.flatnonzero(np.diff(part, prepend=-1))
            self._sums[part[edges]] += np.add.reduceat(rows, edges, axis=0)

    def means(self, until: int) -> dict[str, tuple[int, Vectors]]:
        """Return by language, up to a day, how many vectors there were and their mean.

        A language with fewer than 20 has the mean of all.
        """
        past = self._day <= until
        number, whole = self._number[past].sum(), self._sums[past].sum(axis=0)
        means: dict[str, tuple[int, Vectors]] = {}
        for place, language in enumerate(self._languages):
            chosen = past & (self._group == place)
            heard = int(self._number[chosen].sum())
            if heard >= LEAST_FOR_MEAN:
                means[str(language)] = (heard, _mean(self._sums[chosen].sum(axis=0), heard))
            elif heard:
                means[str(language)] = (heard, _mean(whole, int(number)))
        return means


def _mean(total: NDArray[np.int64], number: int) -> Vectors:
    mean: Vectors = (total / (number * 2.0**40)).astype(np.float32)
    return mean
