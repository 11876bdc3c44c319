"""People who may sign in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from botnia_signals.store.rows import now, rows

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class User:
    """One person: a name to sign in with, an Argon2 hash, a language of the pages."""

    name: str
    hash: str = field(repr=False)
    language: str


class Users:
    """The table of users; passwords are kept as Argon2id hashes only."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def put(self, name: str, password_hash: str, language: str = "fi") -> None:
        """Add a user, or give an existing one a new password hash."""
        with self.db.atomic():
            self.db.execute(
                """INSERT INTO users (name, hash, language, created_at) VALUES (?,?,?,?)
                   ON CONFLICT(name) DO UPDATE SET hash = excluded.hash""",
                (name, password_hash, language, now()),
            )

    def get(self, name: str) -> User | None:
        """Return the user of that name, or None."""
        found = rows(self.db, "SELECT name, hash, language FROM users WHERE name = ?", (name,))
        return User(**found[0]) if found else None

    def set_language(self, name: str, language: str) -> None:
        """Remember the language in which a user reads the pages."""
        with self.db.atomic():
            self.db.execute("UPDATE users SET language = ? WHERE name = ?", (language, name))

    def names(self) -> list[str]:
        """Return every user's name."""
        return [row["name"] for row in rows(self.db, "SELECT name FROM users ORDER BY name")]
