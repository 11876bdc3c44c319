"""The map of themes as of a week."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from botnia_signals.records import Theme
from botnia_signals.store.rows import dumps, one, rows

if TYPE_CHECKING:
    from sqlite_utils import Database


class Themes:
    """Themes and their members, written whole for a week."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def write(self, week: str, themes: Sequence[Theme]) -> None:
        """Write the map of a week, in place of an earlier version."""
        with self.db.atomic():
            self.db.execute("DELETE FROM themes WHERE week = ?", (week,))
            for theme in themes:
                self.db.execute(
                    "INSERT INTO themes (week, id, names, words, size) VALUES (?,?,?,?,?)",
                    (week, theme.id, dumps(theme.names), dumps(theme.words), theme.size),
                )
                examples = set(theme.examples)
                for member in theme.members:
                    self.db.execute(
                        "INSERT INTO theme_members (week, theme, statement, example) VALUES (?,?,?,?)",
                        (week, theme.id, member, int(member in examples)),
                    )

    def latest_week(self, until: str = "9999") -> str | None:
        """Return the newest week that has a map, of those up to the week `until`, or None."""
        found = one(self.db, "SELECT max(week) FROM themes WHERE week <= ?", (until,))
        return None if found is None else str(found)

    def of(self, week: str) -> list[Theme]:
        """Return the themes of a week, largest first."""
        members: dict[int, list[tuple[str, int]]] = {}
        sql = "SELECT theme, statement, example FROM theme_members WHERE week = ? ORDER BY statement"
        for row in rows(self.db, sql, (week,)):
            members.setdefault(row["theme"], []).append((row["statement"], row["example"]))
        found = rows(self.db, "SELECT * FROM themes WHERE week = ? ORDER BY size DESC, id", (week,))
        return [
            Theme(
                id=row["id"],
                names=json.loads(row["names"]),
                words={language: tuple(words) for language, words in json.loads(row["words"]).items()},
                size=row["size"],
                members=tuple(statement for statement, _ in members.get(row["id"], [])),
                examples=tuple(statement for statement, example in members.get(row["id"], []) if example),
            )
            for row in found
        ]
