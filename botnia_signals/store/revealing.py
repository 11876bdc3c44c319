"""What in a statement points at one person, and which documents were looked at for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from botnia_signals.records import Revealing
from botnia_signals.store.rows import batches, marks, rows

if TYPE_CHECKING:
    from sqlite_utils import Database


class RevealingFinds:
    """Finds by statement; a document keeps the number of the rules that it was looked at with."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def to_look_at(self, version: int, number: int) -> list[tuple[str, str]]:
        """Return (document, municipality) of at most `number` that were not looked at with these rules."""
        sql = "SELECT id, municipality FROM documents WHERE looked_at <> ? ORDER BY rowid LIMIT ?"
        return [(row["id"], row["municipality"]) for row in rows(self.db, sql, (version, number))]

    def not_looked_at(self, documents: Iterable[str], version: int) -> set[str]:
        """Return those of documents that were not looked at with these rules."""
        found: set[str] = set()
        for batch in batches(documents):
            sql = f"SELECT id FROM documents WHERE looked_at <> ? AND id IN ({marks(batch)})"  # noqa: S608
            found.update(row["id"] for row in rows(self.db, sql, (version, *batch)))
        return found

    def statements(self, documents: Sequence[str]) -> Iterator[tuple[str, str, str, str]]:
        """Yield (document, statement, language, text) of documents."""
        for batch in batches(documents):
            sql = f"""SELECT document_id, id, language, text FROM statements
                      WHERE document_id IN ({marks(batch)}) ORDER BY rowid"""  # noqa: S608
            for row in rows(self.db, sql, batch):
                yield row["document_id"], row["id"], row["language"], row["text"]

    def put(self, documents: Iterable[str], finds: Mapping[str, Sequence[Revealing]], version: int) -> None:
        """Keep what was found in the statements of documents, in place of what was found before."""
        with self.db.atomic():
            for document in documents:
                self.db.execute(
                    """DELETE FROM revealing WHERE statement IN
                       (SELECT id FROM statements WHERE document_id = ?)""",
                    (document,),
                )
                self.db.execute("UPDATE documents SET looked_at = ? WHERE id = ?", (version, document))
            for statement, found in finds.items():
                for find in found:
                    self.db.execute(
                        """INSERT INTO revealing (statement, start, "end", kind, general, fitting, high)
                           VALUES (?,?,?,?,?,?,?)""",
                        (statement, find.start, find.end, find.kind, find.general, find.fitting, find.high),
                    )

    def of(self, statements: Iterable[str]) -> dict[str, tuple[Revealing, ...]]:
        """Return the finds of statements, sorted; a statement without any is left out."""
        found: dict[str, list[Revealing]] = {}
        for batch in batches(statements):
            sql = f"""SELECT statement, start, "end" AS stop, kind, general, fitting, high FROM revealing
                      WHERE statement IN ({marks(batch)}) ORDER BY statement, start"""  # noqa: S608
            for row in rows(self.db, sql, batch):
                find = Revealing(
                    row["start"], row["stop"], row["kind"], row["general"], row["fitting"], bool(row["high"])
                )
                found.setdefault(row["statement"], []).append(find)
        return {statement: tuple(finds) for statement, finds in found.items()}
