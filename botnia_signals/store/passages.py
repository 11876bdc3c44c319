"""Files of running text: which documents came of a file, in order, and what was set aside beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from botnia_signals.store.rows import batches, marks, now, one, rows

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a file: a document, or a masked text that was set aside and why (a key of the catalogue).

    `heading` is the path of headings above it; `unit` and `number` count as `records.Place` does. `author`
    is the key of who said what was set aside, "" for nobody and for a document. `held` is the id of a
    document that waits in the privacy queue: it is shown to nobody before `settle`.
    """

    ordinal: int
    unit: str
    number: int
    page: int
    document: str = ""
    aside: str = ""
    heading: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    author: str = ""
    held: str = ""


class Passages:
    """Files, their passages, and which lines stand in how many of them."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def add(self, file: str, name: str, source: str, passages: Iterable[Passage]) -> None:
        """Store a file under its id with its masked name; what is known of it already stays."""
        with self.db.atomic():
            self.db.execute(
                "INSERT OR IGNORE INTO files (id, name, source, added_at) VALUES (?,?,?,?)",
                (file, name, source, now()),
            )
            for passage in passages:
                self.db.execute(
                    """INSERT OR IGNORE INTO passages (file, ordinal, document, unit, number, page, aside,
                       heading, text, author, held) VALUES (?,?,?,?,?,?,?,?,?,?,?)""",
                    (
                        *(file, passage.ordinal, passage.document or None, passage.unit, passage.number),
                        *(passage.page, passage.aside, passage.heading, passage.text, passage.author),
                        passage.held,
                    ),
                )

    def settle(self) -> None:
        """Give the documents that were released their places in their files."""
        self.db.execute(
            """UPDATE passages SET document = held, held = ''
               WHERE held <> '' AND held IN (SELECT id FROM documents)"""
        )

    def forget(self, batch: int) -> None:
        """Forget the files that only documents of a waiting batch came of; others lose these documents."""
        self.db.execute("PRAGMA secure_delete = ON")
        waiting = "SELECT id FROM held_documents WHERE batch = ?"
        with self.db.atomic():
            sql = f"""SELECT DISTINCT file FROM passages WHERE held IN ({waiting}) AND file NOT IN
                      (SELECT file FROM passages WHERE document IS NOT NULL OR
                       (held <> '' AND held NOT IN ({waiting})))"""  # noqa: S608
            for row in rows(self.db, sql, (batch, batch)):
                self.db.execute("DELETE FROM files WHERE id = ?", (row["file"],))
                self.db.execute("DELETE FROM repeated_lines WHERE file = ?", (row["file"],))
            self.db.execute(f"DELETE FROM passages WHERE held IN ({waiting})", (batch,))  # noqa: S608

    def of(self, document: str) -> tuple[str, list[Passage]] | None:
        """Return the masked name of the newest file that a document stands in and its passages, or None."""
        sql = """SELECT f.id, f.name FROM passages p JOIN files f ON f.id = p.file WHERE p.document = ?
                 ORDER BY f.added_at DESC, f.id LIMIT 1"""
        found = rows(self.db, sql, (document,))
        if not found:
            return None
        sql = """SELECT p.ordinal, p.unit, p.number, p.page, coalesce(p.document, '') AS document, p.aside,
                   CASE WHEN d.id IS NULL THEN p.heading
                     ELSE coalesce(json_extract(d.attributes, '$.heading'), '') END AS heading,
                   coalesce(d.text, p.text) AS text
                 FROM passages p LEFT JOIN documents d ON d.id = p.document
                 WHERE p.file = ? AND p.held = '' ORDER BY p.ordinal"""
        return found[0]["name"], [Passage(**row) for row in rows(self.db, sql, (found[0]["id"],))]

    def places_set_aside(self) -> list[str]:
        """Return the place of each text that was set aside: its file's id and its place there."""
        sql = "SELECT file || ':' || ordinal AS place FROM passages WHERE document IS NULL AND held = ''"
        return [row["place"] for row in rows(self.db, sql)]

    def delete(self, places: Iterable[str]) -> None:
        """Delete the passages at these places."""
        self.db.execute("PRAGMA secure_delete = ON")
        with self.db.atomic():
            for place in sorted(places):
                file, _, ordinal = place.rpartition(":")
                self.db.execute("DELETE FROM passages WHERE file = ? AND ordinal = ?", (file, int(ordinal)))

    def rewrite(self, source: str, changed: Callable[[str], str]) -> None:
        """Put what `changed` makes of them in the place of a source's file names, headings, asides."""
        with self.db.atomic():
            for row in rows(self.db, "SELECT id, name FROM files WHERE source = ?", (source,)):
                if (name := changed(row["name"])) != row["name"]:
                    self.db.execute("UPDATE files SET name = ? WHERE id = ?", (name, row["id"]))
            sql = """SELECT p.file, p.ordinal, p.heading, p.text FROM passages p JOIN files f ON f.id = p.file
                     WHERE f.source = ? AND p.heading || p.text <> ''"""
            for row in rows(self.db, sql, (source,)):
                heading, text = changed(row["heading"]), changed(row["text"])
                if (heading, text) != (row["heading"], row["text"]):
                    self.db.execute(
                        "UPDATE passages SET heading = ?, text = ? WHERE file = ? AND ordinal = ?",
                        (heading, text, row["file"], row["ordinal"]),
                    )

    def carry_authors(self, carried: Callable[[str], str]) -> None:
        """Put another key in the place of the key of every author of what was set aside."""
        found = rows(self.db, "SELECT DISTINCT author FROM passages WHERE author <> ''")
        for author in sorted(row["author"] for row in found):
            self.db.execute("UPDATE passages SET author = ? WHERE author = ?", (carried(author), author))

    def remember_lines(self, source: str, file: str, lines: Iterable[tuple[str, str]]) -> None:
        """Remember which lines (keyed hash, id of its document) stand in a file of a kind of source."""
        with self.db.atomic():
            for line, document in lines:
                self.db.execute(
                    "INSERT OR IGNORE INTO repeated_lines (source, line, file, document) VALUES (?,?,?,?)",
                    (source, line, file, document),
                )

    def files_with(self, source: str, lines: Sequence[str]) -> dict[str, set[str]]:
        """Return, for each of `lines`, the files of a source that have it."""
        found: dict[str, set[str]] = {}
        for batch in batches(lines):
            sql = f"SELECT line, file FROM repeated_lines WHERE source = ? AND line IN ({marks(batch)})"  # noqa: S608
            for row in rows(self.db, sql, (source, *batch)):
                found.setdefault(row["line"], set()).add(row["file"])
        return found

    def number_of_files(self, source: str) -> int:
        """Return how many files of a source had lines."""
        return int(
            one(self.db, "SELECT count(DISTINCT file) FROM repeated_lines WHERE source = ?", (source,))
        )
