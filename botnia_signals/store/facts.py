"""Facts about the store itself, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from botnia_signals.store.rows import one

if TYPE_CHECKING:
    from sqlite_utils import Database


class Facts:
    """The table of facts."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def get(self, name: str) -> str | None:
        """Return a fact, or None."""
        found = one(self.db, "SELECT value FROM facts WHERE key = ?", (name,))
        return None if found is None else str(found)

    def put(self, name: str, value: str) -> None:
        """Keep a fact in the place of what it was."""
        with self.db.atomic():
            self.db.execute("INSERT OR REPLACE INTO facts (key, value) VALUES (?,?)", (name, value))
