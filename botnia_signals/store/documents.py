"""Documents, their statements, and the search index over them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from botnia_signals.errors import PrivacyError
from botnia_signals.records import Document, RawDocument, SourceKind, Span, Statement
from botnia_signals.store.rows import batches, dumps, marks, now, one, rows

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement with what is known of where it was said."""

    id: str
    document_id: str
    record_id: str
    text: str = field(repr=False)
    language: str
    date: dt.date
    source: SourceKind
    author: str
    municipality: str
    question: str


QUOTE = """
SELECT s.id, s.document_id, d.record_id, s.text, s.language, d.date, d.source, d.author, d.municipality,
  coalesce(json_extract(d.attributes, '$.question'), '') AS question
FROM statements s JOIN documents d ON d.id = s.document_id
"""


def quote(row: dict[str, Any]) -> Quote:
    """Return the row of a `QUOTE` query as a Quote."""
    values = {name: row[name] for name in Quote.__dataclass_fields__}
    values["date"] = dt.date.fromisoformat(values["date"])
    values["source"] = SourceKind(values["source"])
    return Quote(**values)


def content_key(text: str) -> str:
    """Return the hash under which a text's vector is kept."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _arrived(known: int | None) -> str:
    return "" if known is None else " AND d.id IN (SELECT document FROM arrivals WHERE number <= ?)"


def read_quotes(found: Iterable[Sequence[Any]]) -> list[Quote]:
    """Return the rows of a `QUOTE` query, as tuples, as Quotes; equal values are one object."""
    days: dict[str, dt.date] = {}
    kinds = {kind.value: kind for kind in SourceKind}
    same: dict[str, str] = {}
    quotes = []
    for ident, document, record, text, language, date, source, author, place, question in found:
        day = days.get(date) or days.setdefault(date, dt.date.fromisoformat(date))
        shared = [same.setdefault(value, value) for value in (language, author, place, question)]
        quotes.append(
            Quote(
                ident, document, record, text, shared[0], day, kinds[source], shared[1], shared[2], shared[3]
            )
        )
    return quotes


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """Which columns of a table with certain headings are which fields; `name` is "" where it has none."""

    header: str
    name: str
    mapping: dict[str, list[str]]
    saved_at: str


NEVER = 2**62
"""A number of arrival that is never reached."""


class Documents:
    """Pseudonymised documents and their statements."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def known(self, ids: Iterable[str]) -> set[str]:
        """Return those of `ids` that are stored."""
        found: set[str] = set()
        for batch in batches(ids):
            sql = f"SELECT id FROM documents WHERE id IN ({marks(batch)})"  # noqa: S608
            found.update(row["id"] for row in rows(self.db, sql, batch))
        return found

    def all_ids(self) -> set[str]:
        """Return the ids of all documents."""
        return {ident for (ident,) in self.db.execute("SELECT id FROM documents")}

    def add(self, pairs: Sequence[tuple[Document, Sequence[tuple[Statement, str]]]]) -> int:
        """Store documents with their statements (each with its lemmas) and return how many were new.

        Raises:
            PrivacyError: something in it is not a pseudonymised Document.
        """
        added = 0
        at = now()
        with self.db.atomic():
            for document, statements in pairs:
                if isinstance(document, RawDocument) or not isinstance(document, Document):
                    raise PrivacyError("raw-not-stored")
                added += self._add_one(document, statements, at)
        return added

    def _add_one(self, document: Document, statements: Sequence[tuple[Statement, str]], at: str) -> int:
        cursor = self.db.execute(
            """INSERT OR IGNORE INTO documents (id, record_id, text, date, source, author, municipality,
               language, attributes, origin, masked, added_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)""",
            (
                document.id,
                document.record_id,
                document.text,
                document.date.isoformat(),
                document.source.value,
                document.author,
                document.municipality,
                document.language,
                dumps(document.attributes),
                document.origin,
                dumps([[span.start, span.end, span.kind] for span in document.masked]),
                at,
            ),
        )
        if not cursor.rowcount:
            return 0
        for statement, lemmas in statements:
            self.db.execute(
                """INSERT INTO statements (id, document_id, ordinal, start, "end", language, text, lemmas,
                   content) VALUES (?,?,?,?,?,?,?,?,?)""",
                (
                    statement.id,
                    document.id,
                    statement.ordinal,
                    statement.start,
                    statement.end,
                    statement.language,
                    statement.text,
                    lemmas,
                    content_key(statement.text),
                ),
            )
        return 1

    def count(self) -> dict[str, int]:
        """Return the number of documents, statements, authors and municipalities."""
        return {
            "documents": one(self.db, "SELECT count(*) FROM documents"),
            "statements": one(self.db, "SELECT count(*) FROM statements"),
            "authors": one(self.db, "SELECT count(DISTINCT author) FROM documents"),
            "municipalities": one(
                self.db, "SELECT count(DISTINCT municipality) FROM documents WHERE municipality <> ''"
            ),
        }

    def span_of_dates(self, until: dt.date = dt.date.max) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last date of the documents dated up to a day, or None for no document."""
        sql = "SELECT min(date), max(date) FROM documents WHERE date <= ?"
        row = self.db.execute(sql, (until.isoformat(),)).fetchone()
        if row is None or row[0] is None:
            return None
        return dt.date.fromisoformat(row[0]), dt.date.fromisoformat(row[1])

    def quotes(self, ids: Sequence[str]) -> list[Quote]:
        """Return the statements named, in the order of `ids`; unknown ids are left out."""
        found: dict[str, Quote] = {}
        for batch in batches(ids):
            for row in rows(self.db, f"{QUOTE} WHERE s.id IN ({marks(batch)})", batch):
                found[row["id"]] = quote(row)
        return [found[ident] for ident in ids if ident in found]

    def quotes_until(
        self, as_of: dt.date, since: dt.date | None = None, known: int | None = None
    ) -> list[Quote]:
        """Return every statement dated from `since` to `as_of`, sorted by id.

        With `known` (a number of arrival) those of documents that arrived later are left out.
        """
        sql = f"{QUOTE} WHERE d.date <= ? AND d.date >= ?{_arrived(known)} ORDER BY s.id"
        values = (as_of.isoformat(), since.isoformat() if since else "", *([] if known is None else [known]))
        return read_quotes(self.db.execute(sql, values))

    def said_before(self, day: dt.date, known: int | None = None) -> int:
        """Return how many statements are dated before a day, without those that arrived after `known`."""
        sql = f"""SELECT count(*) FROM statements s JOIN documents d ON d.id = s.document_id
                  WHERE d.date < ?{_arrived(known)}"""  # noqa: S608
        return int(one(self.db, sql, (day.isoformat(), *([] if known is None else [known]))))

    def last_arrival(self, as_of: dt.date = dt.date.max, until: int = NEVER) -> int:
        """Return the highest number of arrival, up to `until`, of a document dated up to a day.

        Numbers count up and are never given twice, not even when a document is erased.
        """
        sql = """SELECT max(a.number) FROM arrivals a JOIN documents d ON d.id = a.document
                 WHERE d.date <= ? AND a.number <= ?"""
        return int(one(self.db, sql, (as_of.isoformat(), until)) or 0)

    def arrived(self, as_of: dt.date, after: int = 0, until: int = NEVER) -> int:
        """Return how many documents dated up to a day have a number of arrival in (`after`, `until`]."""
        sql = """SELECT count(*) FROM arrivals a JOIN documents d ON d.id = a.document
                 WHERE d.date <= ? AND a.number > ? AND a.number <= ?"""
        return int(one(self.db, sql, (as_of.isoformat(), after, until)))

    def document(self, ident: str) -> tuple[Document, list[Statement]] | None:
        """Return a document with its statements in order, or None."""
        found = rows(self.db, "SELECT * FROM documents WHERE id = ?", (ident,))
        if not found:
            return None
        sql = 'SELECT *, "end" AS stop FROM statements WHERE document_id = ? ORDER BY ordinal'
        statements = [
            Statement(
                id=row["id"],
                document_id=row["document_id"],
                ordinal=row["ordinal"],
                start=row["start"],
                end=row["stop"],
                language=row["language"],
                text=row["text"],
            )
            for row in rows(self.db, sql, (ident,))
        ]
        return _document(found[0]), statements

    def statement_ids(self) -> list[tuple[str, str]]:
        """Return (id, language) of every statement, sorted by id."""
        found = rows(self.db, "SELECT id, language FROM statements ORDER BY id")
        return [(row["id"], row["language"]) for row in found]

    def document_of(self, statement: str) -> str | None:
        """Return the id of the document that a statement stands in."""
        found = one(self.db, "SELECT document_id FROM statements WHERE id = ?", (statement,))
        return None if found is None else str(found)

    def search(self, query: str, limit: int, offset: int = 0) -> tuple[int, list[Quote]]:
        """Return how many statements match an FTS5 query and `limit` of them, best first."""
        total = one(self.db, "SELECT count(*) FROM statements_fts WHERE statements_fts MATCH ?", (query,))
        sql = f"""{QUOTE} JOIN statements_fts f ON f.rowid = s.rowid WHERE statements_fts MATCH ?
                  ORDER BY bm25(statements_fts), s.id LIMIT ? OFFSET ?"""
        return int(total), [quote(row) for row in rows(self.db, sql, (query, limit, offset))]

    def arrived_with(self, query: str, after: int) -> list[str]:
        """Return the statements that match an FTS5 query, of documents that arrived after a number."""
        sql = """SELECT s.id FROM statements_fts f JOIN statements s ON s.rowid = f.rowid
                 JOIN arrivals a ON a.document = s.document_id
                 WHERE statements_fts MATCH ? AND a.number > ? ORDER BY s.id"""
        return [row["id"] for row in rows(self.db, sql, (query, after))]

    def arrived_after(self, after: int) -> set[str]:
        """Return the statements of documents that arrived after a number."""
        sql = """SELECT s.id FROM statements s JOIN arrivals a ON a.document = s.document_id
                 WHERE a.number > ?"""
        return {row["id"] for row in rows(self.db, sql, (after,))}

    def beside(self, statements: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Return the statements before and after each of `statements` in its document, "" for none."""
        found: dict[str, tuple[str, str]] = {}
        for batch in batches(statements):
            sql = f"""SELECT s.id, coalesce(b.id, '') AS before, coalesce(a.id, '') AS after FROM statements s
                      LEFT JOIN statements b ON b.document_id = s.document_id AND b.ordinal = s.ordinal - 1
                      LEFT JOIN statements a ON a.document_id = s.document_id AND a.ordinal = s.ordinal + 1
                      WHERE s.id IN ({marks(batch)})"""  # noqa: S608
            found.update({row["id"]: (row["before"], row["after"]) for row in rows(self.db, sql, batch)})
        return found

    def fingerprint(self, as_of: dt.date) -> str:
        """Return a hash of the ids of every statement dated up to `as_of`."""
        digest = hashlib.sha256()
        sql = """SELECT s.id FROM statements s JOIN documents d ON d.id = s.document_id
                 WHERE d.date <= ? ORDER BY s.id"""
        for (ident,) in self.db.execute(sql, (as_of.isoformat(),)):
            digest.update(ident.encode())
        return digest.hexdigest()[:32]

    def weekly_volume(self) -> dict[str, int]:
        """Return the number of statements by date (ISO)."""
        sql = """SELECT d.date AS day, count(*) AS number FROM statements s
                 JOIN documents d ON d.id = s.document_id GROUP BY d.date"""
        return {row["day"]: row["number"] for row in rows(self.db, sql)}

    def spoken(self, since: dt.date, until: dt.date) -> list[tuple[str, str, str, str, int]]:
        """Return (author, language, source, municipality, statements) of a time, both days included.

        A document without an author is an author of its own.
        """
        sql = """SELECT CASE d.author WHEN '' THEN d.id ELSE d.author END AS who, s.language, d.source,
                   d.municipality, count(*) FROM statements s JOIN documents d ON d.id = s.document_id
                 WHERE d.date >= ? AND d.date <= ? GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"""
        return list(self.db.execute(sql, (since.isoformat(), until.isoformat())).fetchall())

    def people_by_place(self) -> dict[str, int]:
        """Return how many authors each municipality has; a document without one is an author of its own."""
        sql = """SELECT municipality, count(DISTINCT CASE author WHEN '' THEN id ELSE author END) AS people
                 FROM documents WHERE municipality <> '' GROUP BY municipality"""
        return {row["municipality"]: row["people"] for row in rows(self.db, sql)}

    def of_source(self, source: str) -> list[str]:
        """Return the ids of the documents of a kind of source."""
        found = rows(self.db, "SELECT id FROM documents WHERE source = ? ORDER BY id", (source,))
        return [row["id"] for row in found]

    def rewrite(self, document: Document, statements: Sequence[tuple[Statement, str]]) -> None:
        """Put a document's text, and its statements with their lemmas, in the place of what is stored of it.

        The search index follows; vectors of texts that nobody has any more are deleted.
        """
        self.db.execute("PRAGMA secure_delete = ON")
        with self.db.atomic():
            self.db.execute(
                "UPDATE documents SET text = ?, attributes = ?, origin = ?, masked = ? WHERE id = ?",
                (
                    document.text,
                    dumps(document.attributes),
                    document.origin,
                    dumps([[span.start, span.end, span.kind] for span in document.masked]),
                    document.id,
                ),
            )
            for one, lemmas in statements:
                self._rewrite_statement(one, lemmas)

    def _rewrite_statement(self, one: Statement, lemmas: str) -> None:
        old = rows(self.db, "SELECT rowid, text, lemmas, content FROM statements WHERE id = ?", (one.id,))[0]
        sql = "INSERT INTO statements_fts(statements_fts, rowid, text, lemmas) VALUES ('delete', ?, ?, ?)"
        self.db.execute(sql, (old["rowid"], old["text"], old["lemmas"]))
        self.db.execute(
            'UPDATE statements SET start = ?, "end" = ?, text = ?, lemmas = ?, content = ? WHERE id = ?',
            (one.start, one.end, one.text, lemmas, content_key(one.text), one.id),
        )
        sql = "INSERT INTO statements_fts(rowid, text, lemmas) VALUES (?, ?, ?)"
        self.db.execute(sql, (old["rowid"], one.text, lemmas))
        self.db.execute(
            "DELETE FROM vectors WHERE content = ? AND content NOT IN (SELECT content FROM statements)",
            (old["content"],),
        )

    def by_source(self) -> dict[str, int]:
        """Return how many documents each kind of source has."""
        sql = "SELECT source, count(*) AS number FROM documents GROUP BY source"
        return {row["source"]: row["number"] for row in rows(self.db, sql)}

    def carry_authors(self, carried: Callable[[str], str]) -> int:
        """Put another key in the place of every author key and return how many authors there are."""
        authors = sorted(self.authors())
        for author in authors:
            self.db.execute("UPDATE documents SET author = ? WHERE author = ?", (carried(author), author))
        return len(authors)

    def authors(self) -> set[str]:
        """Return the author keys of all documents."""
        return {row["author"] for row in rows(self.db, "SELECT DISTINCT author FROM documents")} - {""}

    def save_mapping(self, header: str, mapping: dict[str, list[str]], name: str | None = None) -> None:
        """Remember how the columns of a header were mapped; a name goes over to the last that took it."""
        with self.db.atomic():
            self.db.execute("UPDATE mappings SET name = NULL WHERE name = ?", (name,))
            self.db.execute(
                "INSERT OR REPLACE INTO mappings (header, name, mapping, saved_at) VALUES (?,?,?,?)",
                (header, name, dumps(mapping), now()),
            )

    def mappings(self) -> list[SavedMapping]:
        """Return every saved mapping, those with a name first."""
        sql = "SELECT * FROM mappings ORDER BY name IS NULL, name, saved_at DESC"
        return [
            SavedMapping(row["header"], row["name"] or "", json.loads(row["mapping"]), row["saved_at"])
            for row in rows(self.db, sql)
        ]

    def name_mapping(self, header: str, name: str) -> bool:
        """Give a saved mapping a name ("" for none) and tell whether there is such a mapping."""
        with self.db.atomic():
            self.db.execute("UPDATE mappings SET name = NULL WHERE name = ?", (name,))
            sql = "UPDATE mappings SET name = ? WHERE header = ?"
            return bool(self.db.execute(sql, (name or None, header)).rowcount)

    def forget_mapping(self, header: str) -> bool:
        """Delete a saved mapping and tell whether there was one."""
        with self.db.atomic():
            return bool(self.db.execute("DELETE FROM mappings WHERE header = ?", (header,)).rowcount)

    def source_figures(self) -> list[dict[str, Any]]:
        """Return of each kind of source its documents, first and last date, and last arrival."""
        sql = """SELECT d.source, count(*) AS documents, min(d.date) AS first, max(d.date) AS last,
                   max(d.added_at) AS added FROM documents d GROUP BY d.source ORDER BY documents DESC"""
        return rows(self.db, sql)

    def mapping(self, header: str) -> dict[str, list[str]] | None:
        """Return the mapping saved for a header (or under a name), or None."""
        found = one(self.db, "SELECT mapping FROM mappings WHERE header = ? OR name = ?", (header, header))
        return None if found is None else json.loads(found)


def _document(row: dict[str, Any]) -> Document:
    return Document(
        id=row["id"],
        record_id=row["record_id"],
        text=row["text"],
        date=dt.date.fromisoformat(row["date"]),
        source=SourceKind(row["source"]),
        author=row["author"],
        municipality=row["municipality"],
        language=row["language"],
        attributes=json.loads(row["attributes"]),
        origin=row["origin"],
        masked=tuple(Span(*span) for span in json.loads(row["masked"])),
    )
