"""Other words for a quote. A decision names them by their number; they are erased with the statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from botnia_signals.store.rows import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


class Paraphrases:
    """Texts by number; a number is never given twice."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def add(self, statement: str, text: str) -> int:
        """Keep other words for a statement and return their number."""
        with self.db.atomic():
            cursor = self.db.execute(
                "INSERT INTO paraphrases (statement, text) VALUES (?,?)", (statement, text)
            )
        return int(cursor.lastrowid or 0)

    def all(self) -> dict[int, str]:
        """Return every text by its number."""
        return {row["id"]: row["text"] for row in rows(self.db, "SELECT id, text FROM paraphrases")}
