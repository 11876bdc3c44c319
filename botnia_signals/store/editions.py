"""Frozen weeks: the manifest of each. The database itself refuses to change or delete one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from botnia_signals.store.rows import now, rows

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class EditionRow:
    """A week's edition: when it was frozen, its manifest (canonical JSON), the signals of its own first run.

    `carried` holds the signals that the ledger knew from an earlier, provisional run of the same week; that
    run is written over, and without them a replay would give other ids.
    """

    week: str
    frozen_at: str
    manifest: str
    carried: str = field(repr=False)

    @property
    def frozen_on(self) -> dt.date:
        """Return the day of the freeze, in this machine's time."""
        return dt.datetime.fromisoformat(self.frozen_at).astimezone().date()


class Editions:
    """The table of editions, one a week that is over."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def add(self, week: str, manifest: str, carried: str) -> None:
        """Freeze a week that has been written."""
        with self.db.atomic():
            self.db.execute(
                "INSERT INTO editions (week, frozen_at, manifest, carried) VALUES (?,?,?,?)",
                (week, now(), manifest, carried),
            )

    def get(self, week: str) -> EditionRow | None:
        """Return a week's edition, or None."""
        found = rows(self.db, "SELECT * FROM editions WHERE week = ?", (week,))
        return EditionRow(**found[0]) if found else None

    def all(self) -> list[EditionRow]:
        """Return every edition, oldest first."""
        return [EditionRow(**row) for row in rows(self.db, "SELECT * FROM editions ORDER BY week")]
