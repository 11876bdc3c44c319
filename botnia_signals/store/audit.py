"""The audit log: who did what to what, and when; never a text. Each row is sealed with the one before.

The database refuses to change or delete a row. Whoever goes round that with another program breaks the chain
of hashes, and `verify` says where; a copy of the newest hash, kept elsewhere, guards the end of the chain.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
