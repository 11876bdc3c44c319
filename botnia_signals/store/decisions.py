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
    """The log of decisions on signals; the database itself refuses to change or delete a row."""

    TABLE, SUBJECT = "decisions", "signal"

    def __init__(self, db: Database) -> None:
        self.db = db

    def add(
        self, signal: str, user: str, action: str, value: Mapping[str, object], undoes: int | None = None
    ) -> int:
        """Append a decision and return its id."""
        with self.db.atomic():
            cursor = self.db.execute(
                f"INSERT INTO {self.TABLE} ({self.SUBJECT}, user, at, action, value, undoes)"  # noqa: S608
                " VALUES (?,?,?,?,?,?)",
                (signal, user, now(), action, dumps(dict(value)), undoes),
            )
            row = int(cursor.lastrowid or 0)
            Audit(self.db).add(user, f"decision-{action}", signal, {"decision": row, "undoes": undoes})
        return row

    def of(self, signal: str) -> list[Decision]:
        """Return every decision of a signal, oldest first."""
        sql = f"SELECT * FROM {self.TABLE} WHERE {self.SUBJECT} = ? ORDER BY id"  # noqa: S608
        return [self._decision(row) for row in rows(self.db, sql, (signal,))]

    def last(self) -> int:
        """Return the id of the newest decision, 0 when there is none."""
        return int(one(self.db, f"SELECT max(id) FROM {self.TABLE}") or 0)  # noqa: S608

    def all(self, until: int | None = None) -> dict[str, list[Decision]]:
        """Return the decisions of every signal, oldest first, up to the one with the id `until`."""
        sql = f"SELECT * FROM {self.TABLE} WHERE ? IS NULL OR id <= ? ORDER BY id"  # noqa: S608
        found: dict[str, list[Decision]] = {}
        for row in rows(self.db, sql, (until, until)):
            found.setdefault(row[self.SUBJECT], []).append(self._decision(row))
        return found

    def _decision(self, row: dict[str, Any]) -> Decision:
        return Decision(
            id=row["id"],
            signal=row[self.SUBJECT],
            user=row["user"],
            at=dt.datetime.fromisoformat(row["at"]),
            action=row["action"],
            value=json.loads(row["value"]),
            undoes=row["undoes"],
        )


class ThemeDecisions(Decisions):
    """The log of decisions on themes (T-0004), kept apart so that a week's ledger does not move with it."""

    TABLE, SUBJECT = "theme_decisions", "theme"
