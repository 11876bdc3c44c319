"""Erasing documents so that nothing of them is left: rows, search index, vectors, words in names, free pages.

What stays are counts by month, and that, when and why so many documents of a week were erased: editions keep
their hashes and can say what is gone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botnia_signals.errors import StoreError
from botnia_signals.store.connecting import broken_errors
from botnia_signals.store.rows import batches, dumps, marks, now, one, rows

if TYPE_CHECKING:
    from sqlite_utils import Database

KEEP_EDITIONS = """CREATE TRIGGER editions_keep BEFORE UPDATE ON editions
  BEGIN SELECT RAISE(ABORT, 'an edition is frozen'); END"""

AUTHORS = """SELECT count(*) FROM (SELECT author FROM documents WHERE id IN doomed
  UNION SELECT author FROM held_documents WHERE id IN doomed UNION SELECT author FROM asked)"""
GONE_ASIDES = """passages WHERE document IS NULL AND held = '' AND author <> '' AND author IN
  (SELECT author FROM documents WHERE id IN doomed UNION SELECT author FROM held_documents WHERE id IN doomed
   UNION SELECT author FROM asked
   EXCEPT SELECT author FROM documents WHERE id NOT IN doomed
   EXCEPT SELECT author FROM held_documents WHERE id NOT IN doomed)"""
"""What was set aside of authors of whom nothing else is left."""
WORDED = (
    *(("findings", "names"), ("themes", "names"), ("themes", "words"), ("changes", "names")),
    *(("weeks", "late"), ("editions", "carried")),
)
"""Tables and columns that hold words of what was said, as JSON."""
LANGUAGES = frozenset({"fi", "sv", "en", "et", "nb", "da", "de", "ru", "uk", "ar", "so", "und"})


@dataclass(frozen=True, slots=True)
class Erasure:
    """Documents that were erased at once: how many, of how many authors, when, by whom and why."""

    id: int
    at: str
    by: str
    reason: str
    documents: int
    statements: int
    authors: int


@dataclass(frozen=True, slots=True)
class Reach:
    """What an erasure takes with it."""

    documents: int
    statements: int
    authors: int
    vectors: int
    signals: tuple[str, ...]
    editions: int
    asides: int


class Erasing:
    """Erasures and the rules of retention."""

    def __init__(self, db: Database) -> None:
        self.db = db

    # --- what to erase

    def of_author(self, author: str) -> list[str]:
        """Return the ids of an author's documents, those that wait in the privacy queue too."""
        sql = """SELECT id FROM documents WHERE author = ?
                 UNION SELECT id FROM held_documents WHERE author = ? ORDER BY id"""
        return self._ids(sql, (author, author))

    def of_statement(self, statement: str) -> list[str]:
        """Return the id of the document that a statement stands in."""
        return self._ids("SELECT document_id AS id FROM statements WHERE id = ?", (statement,))

    def of_document(self, document: str) -> list[str]:
        """Return the document's id if it is stored."""
        sql = "SELECT id FROM documents WHERE id = ? UNION SELECT id FROM held_documents WHERE id = ?"
        return self._ids(sql, (document, document))

    def dated_before(self, source: str, day: str) -> list[str]:
        """Return the ids of a source's documents that are dated before a day, those that wait too."""
        sql = """SELECT id FROM documents WHERE source = ? AND date < ?
                 UNION SELECT id FROM held_documents WHERE json_extract(content, '$.source') = ?
                   AND json_extract(content, '$.date') < ? ORDER BY id"""
        return self._ids(sql, (source, day, source, day))

    def forget_files(self, source: str, day: str) -> int:
        """Delete a source's files without documents that came in before a day, and return how many."""
        sql = """SELECT id FROM files WHERE source = ? AND added_at < ? AND NOT EXISTS
                 (SELECT 1 FROM passages WHERE file = files.id AND coalesce(document, held) <> '')"""
        found = self._ids(sql, (source, day))
        self.db.execute("PRAGMA secure_delete = ON")
        with self.db.atomic():
            for file in found:
                self._forget_file(file)
        return len(found)

    def _ids(self, sql: str, values: Sequence[object]) -> list[str]:
        return [row["id"] for row in rows(self.db, sql, values)]

    def asides_of(self, author: str) -> int:
        """Return how many passages that were set aside are an author's."""
        return self._count("passages WHERE document IS NULL AND held = '' AND author = ?", (author,))

    def reach(self, documents: Sequence[str], author: str = "") -> Reach:
        """Return what erasing documents, and what was set aside of `author`, would take with it.

        Nothing is changed.
        """
        with self.db.atomic():
            self._mark(documents, author)
            found = Reach(
                documents=self._count("documents WHERE id IN doomed")
                + self._count("held_documents WHERE id IN doomed"),
                statements=self._count("statements WHERE document_id IN doomed"),
                authors=int(one(self.db, AUTHORS)),
                vectors=len(self._lonely_contents()),
                signals=tuple(
                    row["signal"]
                    for row in rows(
                        self.db,
                        """SELECT DISTINCT m.signal FROM finding_members m
                           JOIN statements s ON s.id = m.statement WHERE s.document_id IN doomed
                           ORDER BY m.signal""",
                    )
                ),
                editions=self._count(
                    """editions e JOIN weeks w ON w.week = e.week WHERE EXISTS (SELECT 1 FROM documents d
                       JOIN arrivals a ON a.document = d.id WHERE d.id IN doomed AND d.date <= w.as_of
                       AND a.number <= w.known)"""
                ),
                asides=self._count(GONE_ASIDES),
            )
            self._unmark()
        return found

    def _count(self, what: str, values: Sequence[object] = ()) -> int:
        return int(one(self.db, f"SELECT count(*) FROM {what}", values))  # noqa: S608

    def _mark(self, documents: Iterable[str], author: str) -> None:
        self._unmark()
        self.db.execute("CREATE TEMP TABLE doomed (id TEXT PRIMARY KEY)")
        self.db.execute("CREATE TEMP TABLE asked (author TEXT PRIMARY KEY)")
        for ident in documents:
            self.db.execute("INSERT OR IGNORE INTO doomed VALUES (?)", (ident,))
        if author:
            self.db.execute("INSERT INTO asked VALUES (?)", (author,))

    def _unmark(self) -> None:
        self.db.execute("DROP TABLE IF EXISTS temp.doomed")
        self.db.execute("DROP TABLE IF EXISTS temp.asked")

    def _lonely_contents(self) -> list[str]:
        sql = """SELECT DISTINCT content FROM statements WHERE document_id IN doomed
                 EXCEPT SELECT content FROM statements WHERE document_id NOT IN doomed"""
        return [row["content"] for row in rows(self.db, sql)]

    # --- erasing

    def erase(self, documents: Sequence[str], by: str, reason: str, author: str = "") -> Erasure:
        """Erase documents with all that was made of them, in one transaction; then call `clean`.

        What was set aside goes where nothing else is left of its author, and of `author` in any case once no
        document is left. Counts stay. Words that only they had go out of the names of signals and themes. The
        ids of documents, and the places of what was set aside, stay as those of erased ones, so that the same
        record or file does not bring them back.
        """
        self.db.execute("PRAGMA secure_delete = ON")
        with self.db.atomic():
            self._mark(documents, author)
            erasure = self._note(by, reason)
            contents = self._lonely_contents()
            words = self._their_words()
            touched = self._ids(
                f"SELECT file AS id FROM {GONE_ASIDES} UNION "  # noqa: S608
                "SELECT file FROM passages WHERE coalesce(document, held) IN doomed",
                (),
            )
            self.db.execute(
                "INSERT OR IGNORE INTO erased_documents (id, day, arrival, erasure) "  # noqa: S608
                f"SELECT file || ':' || ordinal, '9999', 0, ? FROM {GONE_ASIDES}",
                (erasure.id,),
            )
            self.db.execute(f"DELETE FROM {GONE_ASIDES}")  # noqa: S608
            self.db.execute("DELETE FROM repeated_lines WHERE document IN doomed")
            self.db.execute("DELETE FROM documents WHERE id IN doomed")
            self.db.execute("DELETE FROM held_documents WHERE id IN doomed")
            self.db.execute("DELETE FROM passages WHERE held IN doomed")
            for file in touched:
                self._forget_file(file)
            for batch in batches(contents):
                self.db.execute(f"DELETE FROM vectors WHERE content IN ({marks(batch)})", batch)  # noqa: S608
            self._forget_words(words)
            self._unmark()
        return erasure

    def _forget_file(self, file: str) -> None:
        """Forget which lines stood in a file of which a part is gone, and the file if no document is left."""
        self.db.execute("DELETE FROM repeated_lines WHERE file = ?", (file,))
        self.db.execute(
            """DELETE FROM files WHERE id = ? AND NOT EXISTS
               (SELECT 1 FROM passages WHERE file = files.id AND coalesce(document, held) <> '')""",
            (file,),
        )

    def _note(self, by: str, reason: str) -> Erasure:
        waiting = self._count("held_documents WHERE id IN doomed")
        documents = self._count("documents WHERE id IN doomed") + waiting
        statements = self._count("statements WHERE document_id IN doomed")
        authors = int(one(self.db, AUTHORS))
        cursor = self.db.execute(
            "INSERT INTO erasures (at, by, reason, documents, statements, authors) VALUES (?,?,?,?,?,?)",
            (now(), by, reason, documents, statements, authors),
        )
        number = int(cursor.lastrowid or 0)
        self.db.execute(
            """INSERT OR IGNORE INTO erased_documents (id, day, arrival, erasure)
               SELECT d.id, d.date, coalesce(a.number, 0), ? FROM documents d
               LEFT JOIN arrivals a ON a.document = d.id WHERE d.id IN doomed
               UNION SELECT id, '9999', 0, ? FROM held_documents WHERE id IN doomed""",
            (number, number),
        )
        self.db.execute(
            """INSERT INTO kept_counts (month, source, municipality, language, documents, statements)
               SELECT substr(d.date, 1, 7), d.source, d.municipality, s.language, count(DISTINCT d.id),
                 count(*) FROM documents d JOIN statements s ON s.document_id = d.id WHERE d.id IN doomed
               GROUP BY 1, 2, 3, 4
               ON CONFLICT DO UPDATE SET documents = documents + excluded.documents,
                 statements = statements + excluded.statements"""
        )
        found = rows(self.db, "SELECT * FROM erasures WHERE id = ?", (number,))
        return Erasure(**found[0])

    def _worded(self) -> list[tuple[str, str, int, Any]]:
        """Return every place that holds words of signals or themes: table, column, row, value."""
        found = []
        for table, column in WORDED:
            sql = f"SELECT rowid AS number, {column} AS value FROM {table} WHERE {column} <> ''"  # noqa: S608
            found += [(table, column, row["number"], json.loads(row["value"])) for row in rows(self.db, sql)]
        return found

    def _their_words(self) -> set[str]:
        """Return the words of signals and themes that the doomed documents have said."""
        sql = """SELECT 1 FROM statements_fts f JOIN statements s ON s.rowid = f.rowid
                 WHERE statements_fts MATCH ? AND s.document_id IN doomed LIMIT 1"""
        words = {word for *_, value in self._worded() for word in words_in(value)}
        return {word for word in words if one(self.db, sql, (_phrase(word),)) is not None}

    def _forget_words(self, words: Iterable[str]) -> None:
        """Take those of the words that nobody says any more out of every place that holds words."""
        sql = "SELECT 1 FROM statements_fts WHERE statements_fts MATCH ? LIMIT 1"
        gone = {word for word in words if one(self.db, sql, (_phrase(word),)) is None}
        if not gone:
            return
        self.db.execute("DROP TRIGGER editions_keep")  # put back below, in the same transaction
        for table, column, number, value in self._worded():
            kept = without_words(value, gone)
            if kept != value:
                sql = f"UPDATE {table} SET {column} = ? WHERE rowid = ?"  # noqa: S608
                self.db.execute(sql, (dumps(kept), number))
        self.db.execute(KEEP_EDITIONS)

    def clean(self) -> None:
        """Rewrite the search index and the file, and empty the log of writes, so that no byte is left.

        Raises:
            StoreError: another program holds the store open just now; nothing of the erasure is undone.
        """
        try:
            with self.db.atomic():
                self.db.execute("INSERT INTO statements_fts(statements_fts) VALUES ('rebuild')")
            self.db.conn.execute("VACUUM")
            busy = self.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except broken_errors() as error:
            raise StoreError("erase-busy") from error
        if busy:
            raise StoreError("erase-busy")

    # --- what was erased, and rules

    def all(self) -> list[Erasure]:
        """Return every erasure, newest first."""
        return [Erasure(**row) for row in rows(self.db, "SELECT * FROM erasures ORDER BY id DESC")]

    def erased(self, ids: Iterable[str]) -> set[str]:
        """Return those of `ids` that are of erased documents."""
        found: set[str] = set()
        for batch in batches(ids):
            sql = f"SELECT id FROM erased_documents WHERE id IN ({marks(batch)})"  # noqa: S608
            found.update(row["id"] for row in rows(self.db, sql, batch))
        return found

    def erased_of(self, as_of: str, last_arrival: int) -> int:
        """Return how many documents that a week looked at were erased since."""
        sql = "SELECT count(*) FROM erased_documents WHERE day <= ? AND arrival <= ?"
        return int(one(self.db, sql, (as_of, last_arrival)))

    def rules(self) -> dict[str, int]:
        """Return after how many months a source's documents are erased, where there is a rule."""
        found = rows(self.db, "SELECT * FROM retention ORDER BY source")
        return {row["source"]: row["months"] for row in found}

    def set_rule(self, source: str, months: int | None) -> None:
        """Keep documents of a source for `months`, or for ever with None."""
        with self.db.atomic():
            self.db.execute("DELETE FROM retention WHERE source = ?", (source,))
            if months is not None:
                self.db.execute("INSERT INTO retention (source, months) VALUES (?,?)", (source, months))

    def kept_counts(self) -> list[dict[str, Any]]:
        """Return the counts of what was erased by month, source, municipality and language."""
        return rows(self.db, "SELECT * FROM kept_counts ORDER BY month, source, municipality, language")


def words_in(value: Any) -> set[str]:
    """Return the words that a value of JSON holds: in `names`, and in lists and texts by language."""
    found: set[str] = set()
    _walk(value, found.add)
    return found - {""}


def without_words(value: Any, gone: set[str]) -> Any:
    """Return a value of JSON without some of the words that `words_in` finds in it."""
    return _walk(value, lambda word: word not in gone)


def _walk(value: Any, keep: Callable[[str], object], worded: bool = False) -> Any:
    if isinstance(value, dict):
        return {
            name: _walk(one, keep, worded or name in LANGUAGES or name == "names")
            for name, one in value.items()
        }
    if isinstance(value, list):
        if worded and all(isinstance(word, str) for word in value):
            return [word for word in value if keep(word) is not False]
        return [_walk(one, keep, worded) for one in value]
    if not (worded and isinstance(value, str)):
        return value
    if value.startswith("{"):  # JSON in JSON: the names of a signal that an edition carries
        return dumps(_walk(json.loads(value), keep, worded=True))
    return ", ".join(word for word in value.split(", ") if keep(word) is not False)


def _phrase(word: str) -> str:
    return '"' + word.replace('"', "") + '"'
