"""The audit log: who did what to what, and when; never a text. Each row is sealed with the one before.

The database refuses to change or delete a row. Whoever goes round that with another program breaks the chain
of hashes, and `verify` says where; a copy of the newest hash, kept elsewhere, guards the end of the chain.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botnia_signals.store.rows import dumps, now, one, rows

if TYPE_CHECKING:
    from sqlite_utils import Database

BEGINNING = "0" * 64


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One act: `object` names what it was done to, `detail` is JSON of figures and ids."""

    id: int
    at: str
    user: str
    action: str
    object: str
    detail: str
    previous: str
    hash: str

    @property
    def moment(self) -> dt.datetime:
        """Return when it was done."""
        return dt.datetime.fromisoformat(self.at)

    @property
    def sealed(self) -> str:
        """Return the hash that the row ought to have."""
        parts = [self.id, self.at, self.user, self.action, self.object, self.detail, self.previous]
        return hashlib.sha256(dumps(parts).encode()).hexdigest()


class Audit:
    """The table of acts."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def add(self, user: str, action: str, what: str = "", detail: Mapping[str, object] | None = None) -> int:
        """Append an act and return its number; in a transaction of its own if there is none."""
        own = not self.db.conn.in_transaction
        if own:
            self.db.conn.execute("BEGIN IMMEDIATE")
        try:
            row = self._next(user, action, what, dumps(dict(detail or {})))
            self.db.execute(
                """INSERT INTO audit (id, at, user, action, object, detail, previous, hash)
                   VALUES (?,?,?,?,?,?,?,?)""",
                (row.id, row.at, row.user, row.action, row.object, row.detail, row.previous, row.sealed),
            )
        except BaseException:
            if own:
                self.db.conn.rollback()
            raise
        if own:
            self.db.conn.execute("COMMIT")
        return row.id

    def _next(self, user: str, action: str, what: str, detail: str) -> AuditRow:
        last = self.db.execute("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1").fetchone()
        number, previous = (last[0] + 1, last[1]) if last else (1, BEGINNING)
        return AuditRow(number, now(), user, action, what, detail, previous, "")

    def all(self, limit: int = -1) -> list[AuditRow]:
        """Return the acts, newest first, at most `limit` (all of them below 0)."""
        sql = "SELECT * FROM audit ORDER BY id DESC LIMIT ?"
        return [AuditRow(**row) for row in rows(self.db, sql, (limit,))]

    def head(self) -> tuple[int, str]:
        """Return the number and the hash of the newest row."""
        found = self.db.execute("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1").fetchone()
        return (int(found[0]), str(found[1])) if found else (0, BEGINNING)

    def with_job(self, action: str, job: int) -> dict[str, Any] | None:
        """Return the detail of what was done for a job, or None."""
        sql = "SELECT detail FROM audit WHERE action = ? AND json_extract(detail, '$.job') = ?"
        found = one(self.db, sql, (action, job))
        return None if found is None else dict(json.loads(found))

    def find(self, wanted: Mapping[str, str], limit: int = -1, offset: int = 0) -> list[AuditRow]:
        """Return acts, newest first; `wanted` may name a user, an action, a first and a last day (ISO)."""
        where, values = _wanted(wanted)
        sql = f"SELECT * FROM audit {where} ORDER BY id DESC LIMIT ? OFFSET ?"  # noqa: S608
        return [AuditRow(**row) for row in rows(self.db, sql, (*values, limit, offset))]

    def count(self, wanted: Mapping[str, str]) -> int:
        """Return how many acts `find` would return without a limit."""
        where, values = _wanted(wanted)
        return int(one(self.db, f"SELECT count(*) FROM audit {where}", values))  # noqa: S608

    def named(self, column: str) -> list[str]:
        """Return every user or action that stands in the log; `column` is "user" or "action"."""
        if column not in {"user", "action"}:
            raise ValueError(column)
        sql = f"SELECT DISTINCT {column} AS name FROM audit ORDER BY 1"  # noqa: S608
        return [row["name"] for row in rows(self.db, sql)]

    def since(self, at: str, action: str) -> int:
        """Return how often something was done after a moment (ISO, UTC)."""
        return int(one(self.db, "SELECT count(*) FROM audit WHERE at > ? AND action = ?", (at, action)))

    def broken(self) -> list[tuple[int, str]]:
        """Return where the chain does not hold: a row's number, and changed, missing or cut_off."""
        found = []
        number, previous = 0, BEGINNING
        for row in reversed(self.all()):
            if row.id != number + 1:
                found.append((number + 1, "missing"))
            elif row.previous != previous or row.hash != row.sealed:
                found.append((row.id, "changed"))
            number, previous = row.id, row.hash
        given = int(one(self.db, "SELECT seq FROM sqlite_sequence WHERE name = 'audit'") or 0)
        if given > number:
            found.append((number + 1, "cut_off"))
        return found


CONDITIONS = {"user": "user = ?", "action": "action = ?", "first": "at >= ?", "last": "at < ?"}


def _wanted(wanted: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return the condition of a search and its values; the last day is in it whole."""
    given = {name: value for name, value in wanted.items() if value and name in CONDITIONS}
    if "last" in given:
        given["last"] += "T24"
    where = " AND ".join(CONDITIONS[name] for name in given)
    return (f"WHERE {where}" if where else ""), list(given.values())
