"""What waits for a person's eye: pseudonymised documents that nothing else reads until they are released.

They lie in a table of their own. A scan, the search, a page or a digest reads `documents`, so it can't see
them. What was marked as missed is kept as keyed hashes for each kind of source, not as words.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botnia_signals.errors import PrivacyError
from botnia_signals.records import Document, RawDocument, SourceKind, Span
from botnia_signals.store.rows import batches, dumps, marks, now, one, rows

if TYPE_CHECKING:
    from sqlite_utils import Database

HELD, RELEASED, RETURNED = "held", "released", "returned"


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents that came in together; `documents` is how many still wait, `state` what became of them."""

    id: int
    name: str
    at: str
    by: str
    state: str
    documents: int


class Queue:
    """The tables of batches, held documents and marks."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def begin(self, name: str, by: str) -> int:
        """Begin a batch and return its number."""
        with self.db.atomic():
            cursor = self.db.execute(
                "INSERT INTO batches (name, at, by, state) VALUES (?,?,?,?)", (name, now(), by, HELD)
            )
        return int(cursor.lastrowid or 0)

    def open(self, name: str, by: str) -> int:
        """Return the batch of that name and person that still waits, begun if there is none."""
        sql = "SELECT max(id) AS id FROM batches WHERE name = ? AND by = ? AND state = ?"
        found = rows(self.db, sql, (name, by, HELD))[0]["id"]
        return int(found) if found else self.begin(name, by)

    def hold(self, batch: int, documents: Sequence[Document]) -> int:
        """Keep pseudonymised documents waiting and return how many were new.

        Raises:
            PrivacyError: something in it is not a pseudonymised Document.
        """
        added = 0
        with self.db.atomic():
            for document in documents:
                if isinstance(document, RawDocument) or not isinstance(document, Document):
                    raise PrivacyError("raw-not-stored")
                cursor = self.db.execute(
                    "INSERT OR IGNORE INTO held_documents (id, batch, author, content) VALUES (?,?,?,?)",
                    (document.id, batch, document.author, _dumped(document)),
                )
                added += cursor.rowcount
        return added

    def batches(self) -> list[Batch]:
        """Return every batch, those that wait first, then the newest."""
        sql = """SELECT b.*, (SELECT count(*) FROM held_documents h WHERE h.batch = b.id) AS documents
                 FROM batches b ORDER BY b.state <> 'held', b.id DESC"""
        return [Batch(**row) for row in rows(self.db, sql)]

    def batch(self, ident: int) -> Batch | None:
        """Return a batch, or None."""
        return next((one for one in self.batches() if one.id == ident), None)

    def documents(self, batch: int | None = None, limit: int = -1, offset: int = 0) -> list[Document]:
        """Return the documents that wait in a batch, or in all, by id."""
        sql = """SELECT content FROM held_documents WHERE ? IS NULL OR batch = ? ORDER BY id
                 LIMIT ? OFFSET ?"""
        return [_document(row["content"]) for row in rows(self.db, sql, (batch, batch, limit, offset))]

    def known(self, ids: Iterable[str]) -> set[str]:
        """Return those of `ids` that wait."""
        found: set[str] = set()
        for some in batches(ids):
            sql = f"SELECT id FROM held_documents WHERE id IN ({marks(some)})"  # noqa: S608
            found.update(row["id"] for row in rows(self.db, sql, some))
        return found

    def replace(self, documents: Iterable[Document]) -> None:
        """Put the documents in the place of those with their ids."""
        self.db.execute("PRAGMA secure_delete = ON")
        with self.db.atomic():
            for document in documents:
                self.db.execute(
                    "UPDATE held_documents SET content = ?, author = ? WHERE id = ?",
                    (_dumped(document), document.author, document.id),
                )

    def end(self, batch: int, state: str) -> int:
        """Take what waits in a batch out, say what became of it, and return how many there were."""
        self.db.execute("PRAGMA secure_delete = ON")
        with self.db.atomic():
            if state == RETURNED:
                self.db.execute(
                    """DELETE FROM repeated_lines
                       WHERE document IN (SELECT id FROM held_documents WHERE batch = ?)""",
                    (batch,),
                )
            number = self.db.execute("DELETE FROM held_documents WHERE batch = ?", (batch,)).rowcount
            self.db.execute("UPDATE batches SET state = ? WHERE id = ?", (state, batch))
        return int(number)

    def of_author(self, author: str) -> list[str]:
        """Return the ids of an author's documents that wait."""
        sql = "SELECT id FROM held_documents WHERE author = ? ORDER BY id"
        return [row["id"] for row in rows(self.db, sql, (author,))]

    def mark(self, source: str, forms: Collection[str]) -> None:
        """Keep the keyed forms of a word that was marked in a kind of source."""
        with self.db.atomic():
            for form in sorted(forms):
                self.db.execute("INSERT OR IGNORE INTO marked (source, form) VALUES (?,?)", (source, form))

    def marked(self, source: str) -> set[str]:
        """Return the keyed forms that were marked in a kind of source."""
        sql = "SELECT form FROM marked WHERE source = ?"
        return {row["form"] for row in rows(self.db, sql, (source,))}

    def waiting(self) -> int:
        """Return how many documents wait."""
        return int(one(self.db, "SELECT count(*) FROM held_documents"))


def _dumped(document: Document) -> str:
    values: dict[str, Any] = {name: getattr(document, name) for name in Document.__dataclass_fields__}
    values["date"] = document.date.isoformat()
    values["source"] = document.source.value
    values["masked"] = [[span.start, span.end, span.kind] for span in document.masked]
    return dumps(values)


def _document(content: str) -> Document:
    values = json.loads(content)
    values["date"] = dt.date.fromisoformat(values["date"])
    values["source"] = SourceKind(values["source"])
    values["masked"] = tuple(Span(*span) for span in values["masked"])
    return Document(**values)
