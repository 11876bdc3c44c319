"""What people decided: an append-only log. The present is its last row that nobody has undone."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from botnia_signals.records import Decision
from botnia_signals.store.audit import Audit
from botnia_signals.store.rows import dumps, now, one, rows

if TYPE_CHECKING:
    from sqlite_utils import Database


class Decisions:
    """The log of decisions; the database itself refuses to change or delete a row."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def add(
        self, signal: str, user: str, action: str, value: Mapping[str, object], undoes: int | None = None
    ) -> int:
        """Append a decision and return its id."""
        with self.db.atomic():
            cursor = self.db.execute(
                "INSERT INTO decisions (signal, user, at, action, value, undoes) VALUES (?,?,?,?,?,?)",
                (signal, user, now(), action, dumps(dict(value)), undoes),
            )
            row = int(cursor.lastrowid or 0)
            Audit(self.db).add(user, f"decision-{action}", signal, {"decision": row, "undoes": undoes})
        return row

    def of(self, signal: str) -> list[Decision]:
        """Return every decision of a signal, oldest first."""
        sql = "SELECT * FROM decisions WHERE signal = ? ORDER BY id"
        return [_decision(row) for row in rows(self.db, sql, (signal,))]

    def last(self) -> int:
        """Return the id of the newest decision, 0 when there is none."""
        return int(one(self.db, "SELECT max(id) FROM decisions") or 0)

    def all(self, until: int | None = None) -> dict[str, list[Decision]]:
        """Return the decisions of every signal, oldest first, up to the one with the id `until`."""
        sql = "SELECT * FROM decisions WHERE ? IS NULL OR id <= ? ORDER BY id"
        found: dict[str, list[Decision]] = {}
        for row in rows(self.db, sql, (until, until)):
            found.setdefault(row["signal"], []).append(_decision(row))
        return found


def _decision(row: dict[str, Any]) -> Decision:
    return Decision(
        id=row["id"],
        signal=row["signal"],
        user=row["user"],
        at=dt.datetime.fromisoformat(row["at"]),
        action=row["action"],
        value=json.loads(row["value"]),
        undoes=row["undoes"],
    )
