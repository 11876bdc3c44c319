"""What past weeks listed, lean: without members, for pages that look at all weeks at once."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from botnia_signals.records import Level
from botnia_signals.store.rows import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Listed:
    """One signal on one week's list; `voices` are the independent people of its statements."""

    week: str
    as_of: dt.date
    signal: str
    place: int
    level: Level
    p: float
    seen: int
    expected: float
    voices: int
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spoken:
    """When, in what kind of source and in which language a member of a finding was said."""

    date: dt.date
    source: str
    language: str


class Past:
    """Reads of past weeks; writes nothing."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def listed(self) -> list[Listed]:
        """Return every listing of every week, oldest week first, in the order of its list."""
        sql = """SELECT f.week, w.as_of, f.signal, f.place, f.level, f.p, f.seen, f.expected, f.voices,
                   f.names
                 FROM findings f JOIN weeks w ON w.week = f.week ORDER BY w.as_of, f.place"""
        return [
            Listed(
                week=row["week"],
                as_of=dt.date.fromisoformat(row["as_of"]),
                signal=row["signal"],
                place=row["place"],
                level=Level(row["level"]),
                p=row["p"],
                seen=row["seen"],
                expected=row["expected"],
                voices=row["voices"],
                names={language: tuple(words) for language, words in json.loads(row["names"]).items()},
            )
            for row in rows(self.db, sql)
        ]

    def spoken(self, listings: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[Spoken]]:
        """Return the members of the (week, signal) listings named, by date."""
        sql = """SELECT d.date, d.source, s.language FROM finding_members m
                 JOIN statements s ON s.id = m.statement JOIN documents d ON d.id = s.document_id
                 WHERE m.week = ? AND m.signal = ? ORDER BY d.date, s.id"""
        return {
            key: [
                Spoken(dt.date.fromisoformat(row["date"]), row["source"], row["language"])
                for row in rows(self.db, sql, key)
            ]
            for key in listings
        }
