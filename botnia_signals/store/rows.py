"""Small conversions between rows and values, shared by the store's modules."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from sqlite_utils import Database

    from botnia_signals.records import Vectors

BATCH = 500


def rows(db: Database, sql: str, values: Sequence[object] | dict[str, object] = ()) -> list[dict[str, Any]]:
    """Return the rows of a query as dicts."""
    return list(db.query(sql, values))


def one(db: Database, sql: str, values: Sequence[object] = ()) -> Any:
    """Return the first column of the first row, or None."""
    row = db.execute(sql, values).fetchone()
    return None if row is None else row[0]


def batches(items: Iterable[str]) -> Iterator[list[str]]:
    """Cut `items` into lists short enough for one SQL statement."""
    batch: list[str] = []
    for item in items:
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def marks(items: Sequence[object]) -> str:
    """Return `?,?,?` for as many items."""
    return ",".join("?" * len(items))


def pack(vector: Vectors) -> bytes:
    """Return a vector as little-endian float32 bytes."""
    return np.ascontiguousarray(vector, dtype="<f4").tobytes()


def unpack(blob: bytes) -> Vectors:
    """Return the float32 vector that `pack` made."""
    return np.frombuffer(blob, dtype="<f4").astype(np.float32)


def now() -> str:
    """Return this moment, UTC, to the second."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0).isoformat()


def dumps(value: object) -> str:
    """Return compact JSON with sorted keys."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
