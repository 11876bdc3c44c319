"""Reads every word in its sentence and tells how likely it names a person: a head on the encoder's layers.

What is shipped (`models/names.safetensors`) is the head: it sees a word's mean states after three layers of
the default encoder, and what dictionaries and rules know of the word and its neighbours. The card beside it
says how it was learned and what it finds. Nothing is loaded before the first text.
"""

from __future__ import annotations

import functools
import itertools
import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

MODELS = Path(__file__).parents[2] / "models"
SHIPPED = MODELS / "names.safetensors"
ENCODER = "e5-small-q4"
KINDS = ("other", "person", "place", "body")
LENGTHS = (16, 24, 32, 48, 64, 96, 128, 192, 256)
CELLS = 256
"""Sub-tokens that are computed at once. Every batch has the shape of its length, filled up or not, so that
what comes out for a text does not depend on the texts beside it."""
ROWS = 256
"""Words that the head judges at once, filled up likewise."""
TAPPED = (3, 6, 8)
"""The layers whose states the head sees."""
_OVERLAP = 16
_LONE = re.compile("[\ud800-\udfff]")  # halves of characters, which no tokenizer takes

Words = Sequence[tuple[int, int]]
"""Where the words of a line start and end, in characters."""


@dataclass(frozen=True, slots=True)
class Window:
    """Part of a line that the network reads at once: sub-tokens, and for each its word or -1."""

    line: int
    ids: tuple[int, ...]
    owners: tuple[int, ...]


def encoder_folder() -> Path:
    """Return where the encoder that the head was learned on lies, whether or not it is built."""
    return Path(os.environ.get("BOTNIA_MODELS") or MODELS / "weights") / ENCODER


def tagger_available() -> bool:
    """Tell whether the encoder is built and the head is here."""
    return SHIPPED.is_file() and (encoder_folder() / "model.safetensors").is_file()


class Tagger:
    """The encoder's lower layers on the processor, and the head that was learned on them."""

    def __init__(self, encoder: Path, head: Path) -> None:
        import torch
        from safetensors.torch import load_file

        self._torch = torch
        self._reader = Reader(encoder)
        self._head = load_file(head)

    def odds(
        self,
        lines: Sequence[tuple[str, Words]],
        flags: Sequence[Floats],
        progress: Callable[[int, int], None] | None = None,
    ) -> list[Floats]:
        """Return for each line float32 (words, kinds): the log-odds of each kind against all others.

        `flags` holds for each line float32 (words, flags), what is known of each word without its sentence
        (`judged.flags_of`); `progress` gets (done, total) sub-tokens.
        """
        import numpy as np

        states = self._reader.states(lines, progress)
        if not states:
            return []
        rows = np.concatenate([with_flags(one, own) for one, own in zip(states, flags, strict=True)])
        logits = np.concatenate(
            [self._logits(rows[place : place + ROWS]) for place in range(0, len(rows), ROWS)]
        )
        ends = np.cumsum([len(one) for one in states])
        return np.split(_log_odds(logits), ends[:-1])

    def _logits(self, rows: Floats) -> Floats:
        torch, head = self._torch, self._head
        filled = torch.zeros((ROWS, rows.shape[1]))
        filled[: len(rows)] = torch.from_numpy(rows)
        with torch.inference_mode():
            inner = (filled - head["mean"]) / head["spread"]
            inner = torch.nn.functional.gelu(inner @ head["first.weight"].T + head["first.bias"])
            logits: Floats = (inner @ head["last.weight"].T + head["last.bias"]).numpy()
        return logits[: len(rows)]


class Reader:
    """Reads lines with the encoder's lower layers."""

    def __init__(self, encoder: Path) -> None:
        import torch

        self._torch = torch
        self._tokenizer = tokenizer_of(encoder)
        self._layers = network(encoder, max(TAPPED))
        if torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported():
            self._layers.to(torch.bfloat16)
        self._layers.eval()

    def states(
        self, lines: Sequence[tuple[str, Words]], progress: Callable[[int, int], None] | None = None
    ) -> list[Floats]:
        """Return for each line float32 (words, width): each word's mean state after the tapped layers."""
        import numpy as np

        width = self._layers.config.hidden_size * len(TAPPED)
        sums = [np.zeros((len(words), width), dtype=np.float32) for _, words in lines]
        counts = [np.zeros((len(words), 1), dtype=np.float32) for _, words in lines]
        windows = windows_of(self._tokenizer, lines)
        total = sum(len(window.ids) for window in windows)
        done = 0
        for batch, length in batches_of(windows):
            for window, states in zip(batch, self._states(batch, length), strict=False):
                owners = np.array(window.owners)
                inside = owners >= 0
                np.add.at(sums[window.line], owners[inside], states[: len(owners)][inside])
                np.add.at(counts[window.line], owners[inside], 1)
                done += len(window.ids)
            if progress is not None:
                progress(done, total)
        return [
            np.divide(one, np.maximum(count, 1), dtype=np.float32)
            for one, count in zip(sums, counts, strict=True)
        ]

    def _states(self, batch: Sequence[Window], length: int) -> Floats:
        torch = self._torch
        rows = max(1, CELLS // length)
        ids = torch.ones((rows, length), dtype=torch.long)
        mask = torch.zeros((rows, length), dtype=torch.long)
        mask[:, 0] = 1
        for row, window in enumerate(batch):
            ids[row, : len(window.ids)] = torch.tensor(window.ids)
            mask[row, : len(window.ids)] = 1
        with torch.inference_mode():
            read = self._layers(input_ids=ids, attention_mask=mask, output_hidden_states=True)
            states: Floats = torch.cat([read.hidden_states[tap].float() for tap in TAPPED], dim=-1).numpy()
        return states


def with_flags(states: Floats, flags: Floats) -> Floats:
    """Return the states (words, width) beside the flags of each word, the one before and the one after."""
    import numpy as np

    none = np.zeros((1, flags.shape[1]), dtype=np.float32)
    before, after = np.concatenate([none, flags[:-1]]), np.concatenate([flags[1:], none])
    return np.concatenate([states, flags, before[: len(flags)], after[: len(flags)]], axis=1).astype(
        np.float32
    )


@functools.cache
def shared_tagger() -> Tagger:
    """Return the one tagger of this process, loaded at the first call."""
    return Tagger(encoder_folder(), SHIPPED)


def tokenizer_of(encoder: Path) -> Any:
    """Return the encoder's tokenizer, without truncation or padding."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def network(encoder: Path, layers: int) -> Any:
    """Return the encoder's lowest `layers` layers as float32."""
    from transformers import BertConfig, BertModel
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    from safetensors.torch import load_file

    settings = json.loads((encoder / "config.json").read_text(encoding="utf-8"))
    settings |= {"num_hidden_layers": layers, "attention_probs_dropout_prob": 0.0}
    config = BertConfig(**settings | {"attn_implementation": "eager"})
    model = BertModel(config, add_pooling_layer=False)
    stored = load_file(encoder / "model.safetensors")
    wanted = set(model.state_dict())
    model.load_state_dict({name: value for name, value in stored.items() if name in wanted})
    return model


def windows_of(tokenizer: Any, lines: Sequence[tuple[str, Words]]) -> list[Window]:
    """Return what the network reads of each line, in order; a long line is read in windows that overlap."""
    windows: list[Window] = []
    encoded = tokenizer.encode_batch([_LONE.sub("?", line) for line, _ in lines], add_special_tokens=False)
    begin, end = (tokenizer.token_to_id(mark) for mark in ("<s>", "</s>"))
    for number, ((_, words), encoding) in enumerate(zip(lines, encoded, strict=True)):
        owners = owners_of(encoding.offsets, words)
        for start, stop in _stretches(len(owners)):
            ids = (begin, *encoding.ids[start:stop], end)
            windows.append(Window(number, ids, (-1, *owners[start:stop], -1)))
    return windows


def owners_of(offsets: Sequence[tuple[int, int]], words: Words) -> list[int]:
    """Return for each sub-token the word it overlaps, or -1."""
    owners: list[int] = []
    word = 0
    for start, end in offsets:
        while word < len(words) and words[word][1] <= start:
            word += 1
        inside = word < len(words) and words[word][0] < end and end > start
        owners.append(word if inside else -1)
    return owners


def _stretches(length: int) -> Iterator[tuple[int, int]]:
    longest = LENGTHS[-1] - 2
    start = 0
    while length:
        yield start, min(start + longest, length)
        if start + longest >= length:
            return
        start += longest - _OVERLAP


def batches_of(windows: Sequence[Window]) -> Iterator[tuple[list[Window], int]]:
    """Yield windows of one length class at a time, with the length that they are filled up to."""
    for length in LENGTHS:
        shorter = max((other for other in LENGTHS if other < length), default=0)
        chosen = (window for window in windows if shorter < len(window.ids) <= length)
        while batch := list(itertools.islice(chosen, max(1, CELLS // length))):
            yield batch, length


def _log_odds(logits: Floats) -> Floats:
    """Return the log-odds of each column of a softmax against the other columns together."""
    import numpy as np

    odds = np.empty_like(logits)
    for column in range(logits.shape[1]):
        others = np.delete(logits, column, axis=1)
        top = others.max(axis=1)
        odds[:, column] = logits[:, column] - top - np.log(np.exp(others - top[:, None]).sum(axis=1))
    return odds
