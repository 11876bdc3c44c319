"""Which settings people changed: an append-only log. The settings themselves stand in the home's file."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

from botnia_signals.records import SettingChange
from botnia_signals.store.audit import Audit
from botnia_signals.store.rows import dumps, now, rows

if TYPE_CHECKING:
    from sqlite_utils import Database


class SettingChanges:
    """The log of changed settings; the database itself refuses to change or delete a row."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def add(self, setting: str, user: str, was: object, became: object, undoes: int | None = None) -> int:
        """Append a change and return its id."""
        with self.db.atomic():
            cursor = self.db.execute(
                "INSERT INTO setting_changes (setting, user, at, was, became, undoes) VALUES (?,?,?,?,?,?)",
                (setting, user, now(), dumps(was), dumps(became), undoes),
            )
            row = int(cursor.lastrowid or 0)
            Audit(self.db).add(user, "setting", setting, {"was": was, "became": became, "undoes": undoes})
        return row

    def all(self) -> list[SettingChange]:
        """Return every change, oldest first."""
        return [
            SettingChange(
                id=row["id"],
                setting=row["setting"],
                user=row["user"],
                at=dt.datetime.fromisoformat(row["at"]),
                was=json.loads(row["was"]),
                became=json.loads(row["became"]),
                undoes=row["undoes"],
            )
            for row in rows(self.db, "SELECT * FROM setting_changes ORDER BY id")
        ]
