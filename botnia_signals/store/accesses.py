"""The access log: who read which page or object, and when; no texts, no words that were searched for.

It lies in a file of its own, so that reading a page never waits for a run that writes. Rows can't be changed;
they can be deleted only when they are older than a year, as `forget` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from botnia_signals.store.connecting import side_file
from botnia_signals.store.rows import now, rows

FILE = "access.sqlite"
KEPT_DAYS = 365
TABLES = (
    """CREATE TABLE IF NOT EXISTS accesses (
      id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, user TEXT NOT NULL, page TEXT NOT NULL,
      object TEXT NOT NULL, status INTEGER NOT NULL) STRICT""",
    """CREATE TRIGGER IF NOT EXISTS accesses_keep BEFORE UPDATE ON accesses
      BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END""",
    f"""CREATE TRIGGER IF NOT EXISTS accesses_stay BEFORE DELETE ON accesses
      WHEN old.at > strftime('%Y-%m-%dT%H:%M:%S', 'now', '-{KEPT_DAYS} days')
      BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END""",
    """CREATE TRIGGER IF NOT EXISTS accesses_new BEFORE INSERT ON accesses
      WHEN EXISTS (SELECT 1 FROM accesses WHERE id = new.id)
      BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END""",
)


@dataclass(frozen=True, slots=True)
class Access:
    """One page that somebody read or was refused; `object` is a signal, a week, a statement, "" for none."""

    id: int
    at: str
    user: str
    page: str
    object: str
    status: int


class Accesses:
    """The access log of a home folder; made the first time that it is opened."""

    def __init__(self, home: Path) -> None:
        self.db = side_file(home, FILE, TABLES)

    def add(self, user: str, page: str, what: str, status: int) -> None:
        """Append that a page was read or refused."""
        with self.db.atomic():
            self.db.execute(
                "INSERT INTO accesses (at, user, page, object, status) VALUES (?,?,?,?,?)",
                (now(), user, page, what, status),
            )

    def all(self, limit: int = -1) -> list[Access]:
        """Return what was read, newest first."""
        sql = "SELECT * FROM accesses ORDER BY id DESC LIMIT ?"
        return [Access(**row) for row in rows(self.db, sql, (limit,))]

    def forget(self) -> int:
        """Delete what is older than a year and return how many rows went."""
        with self.db.atomic():
            sql = "DELETE FROM accesses WHERE at <= strftime('%Y-%m-%dT%H:%M:%S', 'now', ?)"
            return int(self.db.execute(sql, (f"-{KEPT_DAYS} days",)).rowcount)

    def close(self) -> None:
        """Close the file."""
        self.db.conn.close()

    def __enter__(self) -> Accesses:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
