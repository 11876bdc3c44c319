"""Validation rounds: which signals, who is invited, what was rated; ratings and phases are append-only."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from botnia_signals.records import Rating, Round
from botnia_signals.store.rows import dumps, now, rows

if TYPE_CHECKING:
    from sqlite_utils import Database


class Rounds:
    """The tables of rounds."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def add(
        self, title: str, user: str, until: dt.date | None, signals: Sequence[str], invited: Sequence[str]
    ) -> int:
        """Store a round in its first phase and return its number."""
        with self.db.atomic():
            cursor = self.db.execute(
                "INSERT INTO rounds (title, user, at, until, signals, invited) VALUES (?,?,?,?,?,?)",
                (
                    title,
                    user,
                    now(),
                    until.isoformat() if until else "",
                    dumps(list(signals)),
                    dumps(list(invited)),
                ),
            )
            number = int(cursor.lastrowid or 0)
            self.step(number, user, "first", {})
        return number

    def step(self, number: int, user: str, phase: str, value: Mapping[str, object]) -> None:
        """Append that a round went into a phase."""
        with self.db.atomic():
            self.db.execute(
                "INSERT INTO round_phases (round, user, at, phase, value) VALUES (?,?,?,?,?)",
                (number, user, now(), phase, dumps(dict(value))),
            )

    def get(self, number: int) -> Round | None:
        """Return a round, or None."""
        return next((one for one in self._rounds("WHERE r.id = ?", (number,))), None)

    def all(self) -> list[Round]:
        """Return every round, newest first."""
        return self._rounds("ORDER BY r.id DESC", ())

    def _rounds(self, condition: str, values: tuple[object, ...]) -> list[Round]:
        sql = f"""SELECT r.*, p.phase, p.user AS moved_by, p.at AS moved_at, p.value FROM rounds r
                  JOIN round_phases p ON p.id = (SELECT max(id) FROM round_phases WHERE round = r.id)
                  {condition}"""  # noqa: S608
        return [
            Round(
                id=row["id"],
                title=row["title"],
                user=row["user"],
                at=dt.datetime.fromisoformat(row["at"]),
                until=dt.date.fromisoformat(row["until"]) if row["until"] else None,
                signals=tuple(json.loads(row["signals"])),
                invited=tuple(json.loads(row["invited"])),
                phase=row["phase"],
                moved_by=row["moved_by"],
                moved_at=dt.datetime.fromisoformat(row["moved_at"]),
                result=json.loads(row["value"]),
            )
            for row in rows(self.db, sql, values)
        ]

    def rate(
        self, number: int, step: int, signal: str, user: str, values: Mapping[str, int], reason: str
    ) -> None:
        """Append a rating."""
        with self.db.atomic():
            self.db.execute(
                'INSERT INTO ratings (round, step, signal, user, at, "values", reason)'
                " VALUES (?,?,?,?,?,?,?)",
                (number, step, signal, user, now(), dumps(dict(values)), reason),
            )

    def ratings(self, number: int) -> list[Rating]:
        """Return every rating of a round, oldest first."""
        sql = "SELECT * FROM ratings WHERE round = ? ORDER BY id"
        return [
            Rating(
                step=row["step"],
                signal=row["signal"],
                user=row["user"],
                at=dt.datetime.fromisoformat(row["at"]),
                values=json.loads(row["values"]),
                reason=row["reason"],
            )
            for row in rows(self.db, sql, (number,))
        ]
