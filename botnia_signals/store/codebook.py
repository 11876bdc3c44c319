"""The codebook's labels: every version is kept, the last of a key holds."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import TYPE_CHECKING

from botnia_signals.records import Label, LabelVersion
from botnia_signals.store.rows import dumps, now, rows

if TYPE_CHECKING:
    from sqlite_utils import Database


class Codebook:
    """The append-only log of labels."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def put(self, label: Label, user: str, act: str) -> int:
        """Append a version of a label and return its number."""
        with self.db.atomic():
            cursor = self.db.execute(
                "INSERT INTO label_versions (key, user, at, act, value) VALUES (?,?,?,?,?)",
                (label.key, user, now(), act, dumps(dataclasses.asdict(label))),
            )
        return int(cursor.lastrowid or 0)

    def versions(self, key: str | None = None) -> list[LabelVersion]:
        """Return every version, of one label or of all, oldest first."""
        sql = "SELECT * FROM label_versions WHERE ? IS NULL OR key = ? ORDER BY id"
        return [
            LabelVersion(
                id=row["id"],
                label=Label(**json.loads(row["value"])),
                user=row["user"],
                at=dt.datetime.fromisoformat(row["at"]),
                act=row["act"],
            )
            for row in rows(self.db, sql, (key, key))
        ]
