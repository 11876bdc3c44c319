"""What changed slowly or stopped, week by week, and which signals come back every year."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from botnia_signals.records import Change, Kind, Season
from botnia_signals.store.rows import dumps, rows

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class NamedChange:
    """A change with its theme's names by language, and the week of the map that the theme's id is of."""

    change: Change
    names: dict[str, str] = field(default_factory=dict)
    map_week: str = ""


class Changes:
    """Changes, the number of tests behind them, and seasons. They go with their week when it is rewritten."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def write(
        self,
        week: str,
        changes: Sequence[NamedChange],
        tested: Mapping[Kind, int],
        seasons: Mapping[str, Season],
    ) -> None:
        """Write what changed in a week that was written before, in place of an earlier version."""
        with self.db.atomic():
            for table in ("changes", "change_tests", "seasons"):
                self.db.execute(f"DELETE FROM {table} WHERE week = ?", (week,))  # noqa: S608
            for place, named in enumerate(changes):
                self._write_change(week, place, named)
            for kind, number in sorted(tested.items()):
                self.db.execute(
                    "INSERT INTO change_tests (week, kind, tested) VALUES (?,?,?)", (week, kind.value, number)
                )
            for signal, season in sorted(seasons.items()):
                self._write_season(week, signal, season)

    def _write_change(self, week: str, place: int, named: NamedChange) -> None:
        change = named.change
        self.db.execute(
            "INSERT INTO changes (week, kind, subject, place, p, q, effect, low, high, since, seen, expected,"
            " weeks, names, map) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                week,
                change.kind.value,
                change.subject,
                place,
                change.p,
                change.q,
                change.effect,
                change.low,
                change.high,
                change.since.isoformat(),
                change.seen,
                change.expected,
                change.weeks,
                dumps(named.names),
                named.map_week,
            ),
        )

    def _write_season(self, week: str, signal: str, season: Season) -> None:
        self.db.execute(
            "INSERT INTO seasons (week, signal, years, looked_at, ratio, p, p_above, returns_yearly)"
            " VALUES (?,?,?,?,?,?,?,?)",
            (
                week,
                signal,
                dumps(list(season.years)),
                season.looked_at,
                season.ratio,
                season.p,
                season.p_above,
                int(season.returning),
            ),
        )

    def of(self, week: str) -> list[NamedChange]:
        """Return what changed in a week, as it was written."""
        found = rows(self.db, "SELECT * FROM changes WHERE week = ? ORDER BY place", (week,))
        return [NamedChange(_change(row), json.loads(row["names"]), row["map"]) for row in found]

    def tested(self, week: str) -> dict[Kind, int]:
        """Return how many subjects were tested for each kind of change."""
        found = rows(self.db, "SELECT kind, tested FROM change_tests WHERE week = ?", (week,))
        return {Kind(row["kind"]): row["tested"] for row in found}

    def seasons(self, week: str) -> dict[str, Season]:
        """Return the season of each signal of a week that has an earlier year to be compared with."""
        found = rows(self.db, "SELECT * FROM seasons WHERE week = ? ORDER BY signal", (week,))
        return {
            row["signal"]: Season(
                years=tuple(json.loads(row["years"])),
                looked_at=row["looked_at"],
                ratio=row["ratio"],
                p=row["p"],
                p_above=row["p_above"],
                returning=bool(row["returns_yearly"]),
            )
            for row in found
        }


def _change(row: dict[str, Any]) -> Change:
    values = {name: row[name] for name in Change.__dataclass_fields__}
    values |= {"kind": Kind(row["kind"]), "since": dt.date.fromisoformat(row["since"])}
    return Change(**values)
