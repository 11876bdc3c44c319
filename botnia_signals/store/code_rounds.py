"""Blind double codings: the sample, who codes it, what each gave, how differences were settled."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from botnia_signals.records import CodeRound
from botnia_signals.store.rows import dumps, now, rows

if TYPE_CHECKING:
    from sqlite_utils import Database

GIVEN, SETTLED = "given", "settled"


class CodeRounds:
    """The tables of double codings; what is coded is appended, the last of a coder and statement holds."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def next_number(self) -> int:
        """Return the number that the next round will have."""
        found = rows(self.db, "SELECT coalesce(max(id), 0) + 1 AS number FROM code_rounds")
        return int(found[0]["number"])

    def add(
        self, title: str, user: str, statements: Sequence[str], labels: Sequence[str], coders: Sequence[str]
    ) -> int:
        """Store a round in its blind phase and return its number."""
        with self.db.atomic():
            cursor = self.db.execute(
                "INSERT INTO code_rounds (title, user, at, statements, labels, coders) VALUES (?,?,?,?,?,?)",
                (title, user, now(), dumps(list(statements)), dumps(list(labels)), dumps(list(coders))),
            )
            number = int(cursor.lastrowid or 0)
            self.step(number, user, "coding")
        return number

    def step(self, number: int, user: str, phase: str) -> None:
        """Append that a round went into a phase."""
        with self.db.atomic():
            self.db.execute(
                "INSERT INTO code_round_phases (round, user, at, phase) VALUES (?,?,?,?)",
                (number, user, now(), phase),
            )

    def all(self) -> list[CodeRound]:
        """Return every round, the newest first; statements that were erased are no part of it any more."""
        sql = """SELECT r.*, p.phase, p.user AS moved_by, p.at AS moved_at FROM code_rounds r
                 JOIN code_round_phases p
                   ON p.id = (SELECT max(id) FROM code_round_phases WHERE round = r.id)
                 ORDER BY r.id DESC"""
        return [
            CodeRound(
                id=row["id"],
                title=row["title"],
                user=row["user"],
                at=dt.datetime.fromisoformat(row["at"]),
                statements=tuple(json.loads(row["statements"])),
                labels=tuple(json.loads(row["labels"])),
                coders=tuple(json.loads(row["coders"])),
                phase=row["phase"],
                moved_by=row["moved_by"],
                moved_at=dt.datetime.fromisoformat(row["moved_at"]),
            )
            for row in rows(self.db, sql)
        ]

    def get(self, number: int) -> CodeRound | None:
        """Return a round, or None."""
        return next((one for one in self.all() if one.id == number), None)

    def code(self, number: int, kind: str, statement: str, user: str, labels: Collection[str]) -> None:
        """Append what a coder gave a statement (`GIVEN`), or what it was settled to have (`SETTLED`)."""
        with self.db.atomic():
            self.db.execute(
                "INSERT INTO code_round_codes (round, kind, statement, user, at, labels)"
                " VALUES (?,?,?,?,?,?)",
                (number, kind, statement, user, now(), dumps(sorted(labels))),
            )

    def given(self, number: int) -> dict[tuple[str, str], frozenset[str]]:
        """Return the labels that each coder gave each statement last, by (statement, coder)."""
        return {
            (row["statement"], row["user"]): frozenset(json.loads(row["labels"]))
            for row in self._codes(number, GIVEN)
        }

    def settled(self, number: int) -> dict[str, frozenset[str]]:
        """Return the labels in dispute that each statement was settled to have, for those settled."""
        return {
            row["statement"]: frozenset(json.loads(row["labels"])) for row in self._codes(number, SETTLED)
        }

    def _codes(self, number: int, kind: str) -> list[dict[str, str]]:
        sql = "SELECT * FROM code_round_codes WHERE round = ? AND kind = ? ORDER BY id"
        return rows(self.db, sql, (number, kind))
