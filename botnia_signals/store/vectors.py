"""Vectors of statements, kept by the hash of the text and the model's id."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals.store.documents import content_key
from botnia_signals.store.rows import batches, marks, one, pack, rows, unpack

if TYPE_CHECKING:
    from sqlite_utils import Database

    from botnia_signals.records import Vectors


class VectorShelf:
    """One vector a text and model, and the mean of each language that was subtracted in a week."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def missing(self, model: str, as_of: dt.date) -> list[str]:
        """Return the distinct texts dated up to `as_of` that have no vector of `model`, shortest first."""
        sql = """SELECT s.text AS text, s.content AS content FROM statements s
                 JOIN documents d ON d.id = s.document_id
                 LEFT JOIN vectors v ON v.content = s.content AND v.model = ?
                 WHERE v.content IS NULL AND d.date <= ?
                 GROUP BY s.content ORDER BY length(s.text), s.content"""
        return [row["text"] for row in rows(self.db, sql, (model, as_of.isoformat()))]

    def put(self, model: str, texts: Sequence[str], vectors: Vectors) -> None:
        """Keep the vectors (n, d) of `texts`, in one transaction."""
        with self.db.atomic():
            for text, vector in zip(texts, vectors, strict=True):
                self.db.execute(
                    "INSERT OR REPLACE INTO vectors (content, model, vector) VALUES (?,?,?)",
                    (content_key(text), model, pack(vector)),
                )

    def get(self, model: str, texts: Sequence[str]) -> Vectors:
        """Return the vectors of `texts` as float32 (n, d); every one must have been kept."""
        keys = [content_key(text) for text in texts]
        found: dict[str, Vectors] = {}
        for batch in batches(dict.fromkeys(keys)):
            sql = f"SELECT content, vector FROM vectors WHERE model = ? AND content IN ({marks(batch)})"  # noqa: S608
            for row in rows(self.db, sql, [model, *batch]):
                found[row["content"]] = unpack(row["vector"])
        if not keys:
            return np.zeros((0, 0), dtype=np.float32)
        return np.stack([found[key] for key in keys])

    def held(self, model: str) -> set[str]:
        """Return the content keys of the texts that have a vector of `model`."""
        return {
            row["content"] for row in rows(self.db, "SELECT content FROM vectors WHERE model = ?", (model,))
        }

    def version(self, model: str) -> str:
        """Return what changes when a run gave statements vectors, or when documents were erased."""
        sql = """SELECT coalesce(max(finished_at), '') || ' ' || count(*) FROM weeks"""
        run = one(self.db, sql)
        erased = one(self.db, "SELECT count(*) FROM erasures")
        last = one(self.db, "SELECT coalesce(max(number), 0) FROM arrivals")
        return f"{model} {run} {erased} {last}"

    def lacks(self, model: str, texts: Sequence[str]) -> bool:
        """Tell whether any of `texts` has no vector of `model`."""
        keys = {content_key(text) for text in texts}
        found = 0
        for batch in batches(sorted(keys)):
            sql = f"SELECT count(*) AS number FROM vectors WHERE model = ? AND content IN ({marks(batch)})"  # noqa: S608
            found += rows(self.db, sql, [model, *batch])[0]["number"]
        return found < len(keys)

    def keep_means(self, model: str, as_of: dt.date, means: dict[str, tuple[int, Vectors]]) -> None:
        """Keep what was subtracted from each language's vectors as of a date."""
        for language, (number, mean) in means.items():
            self.db.execute(
                "INSERT OR REPLACE INTO language_means (model, as_of, language, number, mean)"
                " VALUES (?,?,?,?,?)",
                (model, as_of.isoformat(), language, number, pack(mean)),
            )
