"""The maps of themes, one a week at most, and what each map did to the themes of those before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from botnia_signals.records import Theme, ThemeEvent
from botnia_signals.store.rows import dumps, one, rows

if TYPE_CHECKING:
    from sqlite_utils import Database

FIRST = "coalesce((SELECT min(week) FROM theme_events), '')"
"""The week of the first map whose numbers last."""


@dataclass(frozen=True, slots=True)
class LastSeen:
    """A theme's number, the week of the last map that had it, and its statements there."""

    id: int
    week: str
    members: frozenset[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who spoke of a theme in a municipality, once however often."""

    author: str = field(repr=False)
    document_id: str
    municipality: str


class Themes:
    """Themes and their members, written whole for a week. A theme's number lasts over the maps."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def write(
        self,
        week: str,
        themes: Sequence[Theme],
        events: Sequence[ThemeEvent] = (),
        everyone: Sequence[int] = (),
    ) -> None:
        """Write the map of a week, in place of an earlier version, and what it did to earlier themes.

        `everyone` counts all statements of the last weeks, as `Theme.lately` does those of a theme.
        """
        with self.db.atomic():
            for table in ("themes", "theme_events", "theme_maps"):
                self.db.execute(f"DELETE FROM {table} WHERE week = ?", (week,))  # noqa: S608
            self.db.execute(
                "INSERT INTO theme_maps (week, lately) VALUES (?,?)", (week, dumps(list(everyone)))
            )
            for theme in themes:
                self._write_theme(week, theme)
            for event in events:
                self.db.execute(
                    "INSERT INTO theme_events (week, theme, kind, other) VALUES (?,?,?,?)",
                    (week, event.theme, event.kind, event.other),
                )

    def _write_theme(self, week: str, theme: Theme) -> None:
        x, y = theme.at or (None, None)
        texts = [dumps(theme.names), dumps(theme.words), dumps(list(theme.lately))]
        self.db.execute(
            "INSERT INTO themes (week, id, names, words, lately, size, x, y) VALUES (?,?,?,?,?,?,?,?)",
            (week, theme.id, *texts, theme.size, x, y),
        )
        examples = set(theme.examples)
        for member in theme.members:
            self.db.execute(
                "INSERT INTO theme_members (week, theme, statement, example) VALUES (?,?,?,?)",
                (week, theme.id, member, int(member in examples)),
            )

    def everyone(self, week: str) -> list[int]:
        """Return how many statements there were in each of the last weeks up to that of a map."""
        found = one(self.db, "SELECT lately FROM theme_maps WHERE week = ?", (week,))
        return [] if found is None else [int(number) for number in json.loads(found)]

    def latest_week(self, until: str = "9999") -> str | None:
        """Return the newest week that has a map, of those up to the week `until`, or None."""
        found = one(self.db, "SELECT max(week) FROM themes WHERE week <= ?", (until,))
        return None if found is None else str(found)

    def last_week_of(self, ident: int) -> str | None:
        """Return the week of the last map that has the theme, None where no map whose numbers last has it."""
        sql = f"SELECT max(week) FROM themes WHERE id = ? AND week >= {FIRST}"  # noqa: S608
        found = one(self.db, sql, (ident,))
        return None if found is None else str(found)

    def last_weeks(self) -> dict[int, str]:
        """Return, for every theme with a lasting number, the week of the last map that had it."""
        sql = f"SELECT id, max(week) AS week FROM themes WHERE week >= {FIRST} GROUP BY id"  # noqa: S608
        return {row["id"]: row["week"] for row in rows(self.db, sql)}

    def last_seen(self) -> list[LastSeen]:
        """Return every theme that has a lasting number, as the last map that had it, by number."""
        members = "SELECT statement FROM theme_members WHERE week = ? AND theme = ?"
        return [
            LastSeen(
                ident, week, frozenset(row["statement"] for row in rows(self.db, members, (week, ident)))
            )
            for ident, week in sorted(self.last_weeks().items())
        ]

    def highest_number(self) -> int:
        """Return the largest number that a theme of any map ever had, 0 before the first."""
        sql = "SELECT max(number) FROM (SELECT id AS number FROM themes UNION SELECT theme FROM theme_events)"
        return int(one(self.db, sql) or 0)

    def events(self) -> dict[str, list[ThemeEvent]]:
        """Return what each map did to the themes before it, by week, oldest first."""
        found: dict[str, list[ThemeEvent]] = {}
        for row in rows(self.db, "SELECT * FROM theme_events ORDER BY week, theme, kind"):
            found.setdefault(row["week"], []).append(ThemeEvent(row["kind"], row["theme"], row["other"]))
        return found

    def of(self, week: str) -> list[Theme]:
        """Return the themes of a week, largest first."""
        members: dict[int, list[tuple[str, int]]] = {}
        sql = "SELECT theme, statement, example FROM theme_members WHERE week = ? ORDER BY statement"
        for row in rows(self.db, sql, (week,)):
            members.setdefault(row["theme"], []).append((row["statement"], row["example"]))
        return [_theme(row, members.get(row["id"], [])) for row in self._listed(week)]

    def in_short(self, week: str) -> list[Theme]:
        """Return the themes of a week, largest first, with their examples for members."""
        members: dict[int, list[tuple[str, int]]] = {}
        sql = "SELECT theme, statement FROM theme_members WHERE week = ? AND example = 1 ORDER BY statement"
        for row in rows(self.db, sql, (week,)):
            members.setdefault(row["theme"], []).append((row["statement"], 1))
        return [_theme(row, members.get(row["id"], [])) for row in self._listed(week)]

    def statements(
        self, week: str, ident: int, limit: int, offset: int = 0, search: str = "", language: str = ""
    ) -> tuple[int, list[str]]:
        """Return how many statements of a theme match, and the ids of `limit` of them, the newest first.

        `search` is an FTS5 expression, "" for every statement; so is `language` for every language.
        """
        found = "AND s.rowid IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH :search)"
        sql = f"""FROM theme_members m JOIN statements s ON s.id = m.statement
                  JOIN documents d ON d.id = s.document_id
                  WHERE m.week = :week AND m.theme = :ident AND :language IN ('', s.language)
                  {found if search else ""}"""
        values = {"week": week, "ident": ident, "language": language, "search": search}
        total = rows(self.db, f"SELECT count(*) AS number {sql}", values)[0]["number"]
        listed = f"SELECT s.id {sql} ORDER BY d.date DESC, s.id LIMIT :limit OFFSET :offset"
        page = rows(self.db, listed, {**values, "limit": limit, "offset": offset})
        return int(total), [row["id"] for row in page]

    def speakers(self, week: str, only: int | None = None) -> dict[int, list[Speaker]]:
        """Return who spoke of each theme of a map (or of one of them), by its number."""
        sql = """SELECT DISTINCT m.theme, d.author, CASE d.author WHEN '' THEN d.id ELSE '' END AS document,
                   d.municipality FROM theme_members m JOIN statements s ON s.id = m.statement
                 JOIN documents d ON d.id = s.document_id WHERE m.week = ? AND ? IN (-1, m.theme)
                 ORDER BY 1, 2, 3, 4"""
        found: dict[int, list[Speaker]] = {}
        for theme, *speaker in self.db.execute(sql, (week, -1 if only is None else only)):
            found.setdefault(theme, []).append(Speaker(*speaker))
        return found

    def weekly(self, week: str, ident: int) -> dict[str, int]:
        """Return how many statements a theme has by date (ISO)."""
        sql = """SELECT d.date AS day, count(*) AS number FROM theme_members m
                 JOIN statements s ON s.id = m.statement JOIN documents d ON d.id = s.document_id
                 WHERE m.week = ? AND m.theme = ? GROUP BY d.date"""
        return {row["day"]: row["number"] for row in rows(self.db, sql, (week, ident))}

    def _listed(self, week: str) -> list[dict[str, Any]]:
        return rows(self.db, "SELECT * FROM themes WHERE week = ? ORDER BY size DESC, id", (week,))


def _theme(row: dict[str, Any], members: Sequence[tuple[str, int]]) -> Theme:
    return Theme(
        id=row["id"],
        names=json.loads(row["names"]),
        words={language: tuple(words) for language, words in json.loads(row["words"]).items()},
        size=row["size"],
        members=tuple(statement for statement, _ in members),
        examples=tuple(statement for statement, example in members if example),
        at=None if row["x"] is None else (row["x"], row["y"]),
        lately=tuple(json.loads(row["lately"])),
    )
