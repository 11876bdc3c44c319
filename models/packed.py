"""Reads the packed 4-bit file of multilingual-e5-small into a BERT state.

The layout is little endian: a header with the dimensions, the vocabulary (kept elsewhere here, as
`tokenizer.json`), then a directory of named tensors. A 4-bit tensor is rows of blocks of 32 weights:
a float16 scale and 16 bytes, byte j holding weight j in its low and weight j+16 in its high nibble;
value = (nibble - 8) * scale.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from botnia_signals.errors import ModelError

MAGIC = b"E5S1"
FLOAT32, PACKED4 = 0, 1


@dataclass(frozen=True, slots=True)
class Shape:
    """Dimensions of the encoder as the file's header gives them."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


def read_packed(path: Path) -> tuple[Shape, dict[str, NDArray[np.float32]]]:
    """Return the encoder's dimensions and its tensors by the file's names, flat, in float32.

    Raises:
        ModelError: the file is not of this layout or ends too early.
    """
    try:
        return _read(np.memmap(path, dtype=np.uint8, mode="r").data)
    except (struct.error, ValueError, KeyError, IndexError) as error:
        raise ModelError("model-file-broken", path=str(path)) from error


def _read(data: memoryview) -> tuple[Shape, dict[str, NDArray[np.float32]]]:
    if bytes(data[:4]) != MAGIC:
        raise ValueError("wrong magic")
    position = 8
    hidden, layers, heads, intermediate, vocabulary, positions, types, epsilon, block = struct.unpack_from(
        "<7ifi", data, position
    )
    shape = Shape(hidden, layers, heads, intermediate, vocabulary, positions, types, epsilon)
    position += 9 * 4
    pieces, *_special = struct.unpack_from("<5i", data, position)
    (blob,) = struct.unpack_from("<Q", data, position + 20)
    position += 28 + 4 * (pieces + 1) + 4 * pieces + blob
    _entries, bytes_ = struct.unpack_from("<iI", data, position)
    position += 8 + bytes_
    (count,) = struct.unpack_from("<i", data, position)
    position += 4
    tensors: dict[str, NDArray[np.float32]] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, position)
        name = bytes(data[position + 2 : position + 2 + length]).decode()
        position += 2 + length
        kind, number, offset, size = struct.unpack_from("<BIQQ", data, position)
        position += 21
        raw = data[offset : offset + size]
        tensors[name] = np.frombuffer(raw, dtype="<f4").copy() if kind == FLOAT32 else _unpack(raw, block)
        if len(raw) != size or tensors[name].size != number:
            raise ValueError(f"{name}: {tensors[name].size} values, {number} expected")
    return shape, tensors


def _unpack(raw: memoryview, block: int) -> NDArray[np.float32]:
    rows = np.frombuffer(raw, dtype=np.uint8).reshape(-1, 2 + block // 2)
    scale = rows[:, :2].copy().view("<f2").astype(np.float32)
    low, high = rows[:, 2:] & 0x0F, rows[:, 2:] >> 4
    nibbles = np.concatenate([low, high], axis=1).astype(np.float32)
    nibbles -= 8.0
    nibbles *= scale
    return nibbles.reshape(-1)


def bert_state(shape: Shape, tensors: dict[str, NDArray[np.float32]]) -> dict[str, Any]:
    """Return a state dict (torch tensors) for `transformers.BertModel` without pooler."""
    import torch

    def matrix(name: str, width: int) -> torch.Tensor:
        return torch.from_numpy(tensors[name].reshape(-1, width).copy())

    def vector(name: str) -> torch.Tensor:
        return torch.from_numpy(tensors[name].copy())

    state = {
        "embeddings.word_embeddings.weight": matrix("emb.word", shape.hidden),
        "embeddings.position_embeddings.weight": matrix("emb.pos", shape.hidden),
        "embeddings.token_type_embeddings.weight": matrix("emb.type", shape.hidden),
        "embeddings.LayerNorm.weight": vector("emb.ln.w"),
        "embeddings.LayerNorm.bias": vector("emb.ln.b"),
    }
    parts = {
        "attention.self.query": ("q", shape.hidden),
        "attention.self.key": ("k", shape.hidden),
        "attention.self.value": ("v", shape.hidden),
        "attention.output.dense": ("ao", shape.hidden),
        "intermediate.dense": ("fi", shape.hidden),
        "output.dense": ("fo", shape.intermediate),
    }
    norms = {"attention.output.LayerNorm": "aln", "output.LayerNorm": "oln"}
    for layer in range(shape.layers):
        for theirs, (ours, width) in parts.items():
            state[f"encoder.layer.{layer}.{theirs}.weight"] = matrix(f"l{layer}.{ours}.w", width)
            state[f"encoder.layer.{layer}.{theirs}.bias"] = vector(f"l{layer}.{ours}.b")
        for theirs, ours in norms.items():
            state[f"encoder.layer.{layer}.{theirs}.weight"] = vector(f"l{layer}.{ours}.w")
            state[f"encoder.layer.{layer}.{theirs}.bias"] = vector(f"l{layer}.{ours}.b")
    return state
