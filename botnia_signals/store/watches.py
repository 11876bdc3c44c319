"""Saved searches: what they look for, what they found since, and up to where their owners have seen it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from botnia_signals.store.rows import now, rows

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Watch:
    """A saved search; `how` is both, words or meaning, `looked` the last arrival that was looked at.

    `found` counts what it found, `new` what its owner has not seen; one that is `deleted` looks no more.
    """

    id: int
    name: str
    query: str
    how: str
    language: str
    user: str
    at: dt.datetime
    looked: int
    found: int = 0
    new: int = 0
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that a watch found: when, by its words or not, and how near in meaning (0 if not)."""

    id: int
    statement: str
    at: dt.datetime
    words: bool
    nearness: float


WATCH = """
SELECT w.*, (SELECT count(*) FROM watch_hits h WHERE h.watch = w.id) AS found,
  (SELECT count(*) FROM watch_hits h WHERE h.watch = w.id AND h.id > coalesce(
    (SELECT max(e.hit) FROM watch_events e WHERE e.watch = w.id AND e.act = 'seen'), 0)) AS new,
  coalesce((SELECT e.act FROM watch_events e WHERE e.watch = w.id AND e.act <> 'seen'
    ORDER BY e.id DESC LIMIT 1), '') = 'deleted' AS deleted
FROM watches w
"""


class Watches:
    """The tables of saved searches; what happens to one is appended."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def add(self, name: str, query: str, how: str, language: str, user: str, looked: int) -> int:
        """Store a watch that looks at what arrives after the number `looked`; return its number."""
        with self.db.atomic():
            cursor = self.db.execute(
                "INSERT INTO watches (name, query, how, language, user, at, looked) VALUES (?,?,?,?,?,?,?)",
                (name, query, how, language, user, now(), looked),
            )
        return int(cursor.lastrowid or 0)

    def all(self) -> list[Watch]:
        """Return every watch, the newest first, deleted ones too."""
        return self._watches("ORDER BY w.id DESC", ())

    def get(self, number: int) -> Watch | None:
        """Return a watch, or None."""
        return next(iter(self._watches("WHERE w.id = ?", (number,))), None)

    def _watches(self, condition: str, values: tuple[object, ...]) -> list[Watch]:
        found = []
        for row in rows(self.db, f"{WATCH} {condition}", values):
            row["at"], row["deleted"] = dt.datetime.fromisoformat(row["at"]), bool(row["deleted"])
            found.append(Watch(**row))
        return found

    def note(self, number: int, user: str, act: str, hit: int = 0) -> None:
        """Append that a watch was seen (up to a hit), deleted, or taken back."""
        with self.db.atomic():
            self.db.execute(
                "INSERT INTO watch_events (watch, user, at, act, hit) VALUES (?,?,?,?,?)",
                (number, user, now(), act, hit),
            )

    def keep(self, number: int, hits: Iterable[tuple[str, bool, float]], looked: int) -> int:
        """Store what a watch found, (statement, by its words, nearness), and up to which arrival it looked.

        Returns how many were new.
        """
        new = 0
        with self.db.atomic():
            for statement, words, nearness in hits:
                cursor = self.db.execute(
                    """INSERT OR IGNORE INTO watch_hits (watch, statement, at, words, nearness)
                       VALUES (?,?,?,?,?)""",
                    (number, statement, now(), int(words), nearness),
                )
                new += cursor.rowcount
            self.db.execute("UPDATE watches SET looked = ? WHERE id = ?", (looked, number))
        return new

    def hits(self, number: int, limit: int, offset: int = 0) -> list[Hit]:
        """Return what a watch found, the newest first."""
        sql = "SELECT * FROM watch_hits WHERE watch = ? ORDER BY id DESC LIMIT ? OFFSET ?"
        return [
            Hit(
                row["id"],
                row["statement"],
                dt.datetime.fromisoformat(row["at"]),
                bool(row["words"]),
                row["nearness"],
            )
            for row in rows(self.db, sql, (number, limit, offset))
        ]

    def seen(self, number: int) -> int:
        """Return the last hit that was seen, 0 for none."""
        sql = "SELECT coalesce(max(hit), 0) AS hit FROM watch_events WHERE watch = ? AND act = 'seen'"
        return int(rows(self.db, sql, (number,))[0]["hit"])
