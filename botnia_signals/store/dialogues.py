"""Dialogues: who met where, what was said there (documents), and what the group made of signals."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from botnia_signals.records import Dialogue, Interpretation, SourceKind
from botnia_signals.store.documents import QUOTE, Quote, quote
from botnia_signals.store.rows import dumps, now, one, rows

if TYPE_CHECKING:
    from sqlite_utils import Database

DIALOGUE = """SELECT d.*, (SELECT count(*) FROM dialogue_documents m WHERE m.dialogue = d.id) AS said
  FROM dialogues d"""


class Dialogues:
    """The tables of dialogues; what a group said of a signal is append-only."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def add(
        self,
        kind: SourceKind,
        title: str,
        day: dt.date,
        where: tuple[str, str],
        participants: Mapping[str, int],
        user: str,
    ) -> int:
        """Store a dialogue and return its number; `where` is a region and a municipality or ""."""
        with self.db.atomic():
            cursor = self.db.execute(
                "INSERT INTO dialogues (kind, title, day, region, municipality, participants, user, at)"
                " VALUES (?,?,?,?,?,?,?,?)",
                (kind.value, title, day.isoformat(), *where, dumps(dict(participants)), user, now()),
            )
        return int(cursor.lastrowid or 0)

    def get(self, number: int) -> Dialogue | None:
        """Return a dialogue, or None."""
        found = rows(self.db, f"{DIALOGUE} WHERE d.id = ?", (number,))
        return _dialogue(found[0]) if found else None

    def all(self) -> list[Dialogue]:
        """Return every dialogue, newest first."""
        return [_dialogue(row) for row in rows(self.db, f"{DIALOGUE} ORDER BY d.day DESC, d.id DESC")]

    def take(self, number: int, documents: Iterable[str]) -> None:
        """Keep that documents, stored or waiting in the privacy queue, were said in a dialogue."""
        with self.db.atomic():
            for document in documents:
                for table, source in (
                    ("dialogue_documents", "documents"),
                    ("dialogue_waiting", "held_documents"),
                ):
                    self.db.execute(
                        f"""INSERT OR IGNORE INTO {table} (dialogue, document)
                            SELECT ?, id FROM {source} WHERE id = ?""",  # noqa: S608
                        (number, document),
                    )

    def settle(self) -> None:
        """Move what was released from the privacy queue into its dialogue; forget what was sent back."""
        with self.db.atomic():
            self.db.execute(
                """INSERT OR IGNORE INTO dialogue_documents (dialogue, document)
                   SELECT w.dialogue, w.document FROM dialogue_waiting w JOIN documents d ON d.id = w.document
                   ORDER BY w.rowid"""
            )
            self.db.execute(
                "DELETE FROM dialogue_waiting WHERE document NOT IN (SELECT id FROM held_documents)"
            )

    def waiting(self, number: int) -> int:
        """Return how many documents of a dialogue wait in the privacy queue."""
        sql = """SELECT count(*) FROM dialogue_waiting w JOIN held_documents h ON h.id = w.document
                 WHERE w.dialogue = ?"""
        return int(one(self.db, sql, (number,)))

    def said(self, number: int) -> list[Quote]:
        """Return the statements of a dialogue, the newest first."""
        sql = f"""{QUOTE} JOIN dialogue_documents m ON m.document = d.id WHERE m.dialogue = ?
                  ORDER BY m.rowid DESC, s.ordinal"""
        return [quote(row) for row in rows(self.db, sql, (number,))]

    def interpret(self, number: int, signal: str, text: str, user: str) -> int:
        """Append what a group made of a signal and return the row's id."""
        with self.db.atomic():
            cursor = self.db.execute(
                "INSERT INTO interpretations (dialogue, signal, text, user, at) VALUES (?,?,?,?,?)",
                (number, signal, text, user, now()),
            )
        return int(cursor.lastrowid or 0)

    def interpretations(self, number: int) -> list[Interpretation]:
        """Return what a group made of signals, oldest first."""
        return self._interpretations("i.dialogue = ?", number)

    def interpretations_of(self, signal: str) -> list[Interpretation]:
        """Return what groups made of a signal, oldest first."""
        return self._interpretations("i.signal = ?", signal)

    def _interpretations(self, condition: str, value: object) -> list[Interpretation]:
        sql = f"""SELECT i.*, d.title, d.day, d.kind
                  FROM interpretations i JOIN dialogues d ON d.id = i.dialogue
                  WHERE {condition} ORDER BY i.id"""  # noqa: S608
        return [
            Interpretation(
                id=row["id"],
                dialogue=row["dialogue"],
                title=row["title"],
                kind=SourceKind(row["kind"]),
                day=dt.date.fromisoformat(row["day"]),
                signal=row["signal"],
                text=row["text"],
                user=row["user"],
                at=dt.datetime.fromisoformat(row["at"]),
            )
            for row in rows(self.db, sql, (value,))
        ]

    def count(self) -> int:
        """Return how many dialogues there are."""
        return int(one(self.db, "SELECT count(*) FROM dialogues"))


def _dialogue(row: dict[str, Any]) -> Dialogue:
    return Dialogue(
        id=row["id"],
        kind=SourceKind(row["kind"]),
        title=row["title"],
        day=dt.date.fromisoformat(row["day"]),
        region=row["region"],
        municipality=row["municipality"],
        participants=json.loads(row["participants"]),
        user=row["user"],
        said=row["said"],
    )
