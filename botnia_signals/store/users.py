"""People who may sign in: their roles, their lock, their ended sessions, and what was done to them."""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from botnia_signals.records import Grant, UserEvent
from botnia_signals.store.audit import Audit
from botnia_signals.store.rows import dumps, now, one, rows

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class User:
    """One person: a name to sign in with, an Argon2 hash, a language of the pages, and roles.

    A session is good while `stamp` stays the same. `failed` counts wrong passwords in a row, the last at
    `failed_at`; `entered_at` is the last time that the person signed in. Times are None where there is none.
    """

    name: str
    hash: str = field(repr=False)
    language: str
    stamp: str = field(default="", repr=False)
    failed: int = 0
    failed_at: dt.datetime | None = None
    entered_at: dt.datetime | None = None
    active: bool = True
    grants: tuple[Grant, ...] = ()
    second: str = field(default="", repr=False)
    """The secret of the second step of a sign-in, "" where there is none."""


COLUMNS = "name, hash, language, stamp, failed, failed_at, entered_at, active, second"


class Users:
    """The tables of users; passwords are kept as Argon2id hashes only."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def put(self, name: str, password_hash: str, language: str = "fi") -> None:
        """Add a user, or give an existing one a new password hash: the lock opens and old sessions end."""
        with self.db.atomic():
            self.db.execute(
                """INSERT INTO users (name, hash, language, created_at, stamp) VALUES (?,?,?,?,?)
                   ON CONFLICT(name) DO UPDATE SET hash = excluded.hash, stamp = excluded.stamp,
                     failed = 0, active = 1""",
                (name, password_hash, language, now(), secrets.token_hex(8)),
            )

    def get(self, name: str) -> User | None:
        """Return the user of that name, or None."""
        found = rows(self.db, f"SELECT {COLUMNS} FROM users WHERE name = ?", (name,))  # noqa: S608
        return _user(found[0], self._grants(name)) if found else None

    def all(self) -> list[User]:
        """Return every user by name, those who may not sign in any more at the end."""
        found = rows(self.db, f"SELECT {COLUMNS} FROM users ORDER BY active DESC, name")  # noqa: S608
        return [_user(row, self._grants(row["name"])) for row in found]

    def _grants(self, name: str) -> list[Grant]:
        sql = "SELECT role, region FROM user_roles WHERE user = ? ORDER BY role, region"
        return [Grant(row["role"], row["region"]) for row in rows(self.db, sql, (name,))]

    def grant(self, name: str, grants: Iterable[Grant]) -> None:
        """Give a user these roles in place of those it has."""
        with self.db.atomic():
            self.db.execute("DELETE FROM user_roles WHERE user = ?", (name,))
            for held in sorted(set(grants)):
                self.db.execute(
                    "INSERT INTO user_roles (user, role, region) VALUES (?,?,?)",
                    (name, held.role, held.region),
                )

    def set_language(self, name: str, language: str) -> None:
        """Remember the language in which a user reads the pages."""
        with self.db.atomic():
            self.db.execute("UPDATE users SET language = ? WHERE name = ?", (language, name))

    def note_failure(self, name: str, failed: int) -> None:
        """Keep how many wrong passwords in a row were typed for a user, the last of them now."""
        with self.db.atomic():
            self.db.execute(
                "UPDATE users SET failed = ?, failed_at = ? WHERE name = ?", (failed, now(), name)
            )
            Audit(self.db).add(name, "sign-in-refused", detail={"failed": failed})

    def note_entry(self, name: str) -> None:
        """Keep that a user signed in now; the count of wrong passwords begins anew."""
        with self.db.atomic():
            self.db.execute("UPDATE users SET failed = 0, entered_at = ? WHERE name = ?", (now(), name))
            Audit(self.db).add(name, "sign-in")

    def set_second(self, name: str, secret: str, code_hashes: Iterable[str] = ()) -> None:
        """Give a user a second step of signing in with its recovery codes, or take it away with ""."""
        with self.db.atomic():
            self.db.execute("UPDATE users SET second = ?, second_used = 0 WHERE name = ?", (secret, name))
            self.db.execute("DELETE FROM recovery_codes WHERE user = ?", (name,))
            for one_hash in code_hashes:
                self.db.execute("INSERT INTO recovery_codes (user, hash) VALUES (?,?)", (name, one_hash))

    def use_step(self, name: str, step: int) -> bool:
        """Keep that a code of a time was used; False where that one or a later one was used before."""
        with self.db.atomic():
            sql = "UPDATE users SET second_used = ? WHERE name = ? AND second_used < ?"
            return bool(self.db.execute(sql, (step, name, step)).rowcount)

    def use_recovery_code(self, name: str, code_hash: str) -> bool:
        """Use a recovery code up and tell whether there was such a one."""
        with self.db.atomic():
            sql = "DELETE FROM recovery_codes WHERE user = ? AND hash = ?"
            return bool(self.db.execute(sql, (name, code_hash)).rowcount)

    def recovery_codes(self, name: str) -> int:
        """Return how many recovery codes a user has left."""
        return int(one(self.db, "SELECT count(*) FROM recovery_codes WHERE user = ?", (name,)))

    def identified(self, issuer: str, subject: str) -> str | None:
        """Return the user that an issuer's subject was bound to, or None."""
        sql = "SELECT user FROM identities WHERE issuer = ? AND subject = ?"
        found = one(self.db, sql, (issuer, subject))
        return None if found is None else str(found)

    def is_bound(self, issuer: str, name: str) -> bool:
        """Tell whether a user is bound to some subject of an issuer."""
        sql = "SELECT 1 FROM identities WHERE issuer = ? AND user = ?"
        return one(self.db, sql, (issuer, name)) is not None

    def bind(self, issuer: str, subject: str, name: str) -> None:
        """Bind an issuer's subject to a user for good."""
        with self.db.atomic():
            self.db.execute("INSERT INTO identities VALUES (?,?,?)", (issuer, subject, name))

    def unbind(self, name: str) -> None:
        """Forget every subject that a user was bound to."""
        with self.db.atomic():
            self.db.execute("DELETE FROM identities WHERE user = ?", (name,))

    def unlock(self, name: str) -> None:
        """Forget a user's wrong passwords."""
        with self.db.atomic():
            self.db.execute("UPDATE users SET failed = 0 WHERE name = ?", (name,))

    def end_sessions(self, name: str) -> None:
        """End every session of a user."""
        with self.db.atomic():
            self.db.execute("UPDATE users SET stamp = ? WHERE name = ?", (secrets.token_hex(8), name))

    def set_active(self, name: str, active: bool) -> None:
        """Let a user sign in, or no more; the name stays, since decisions carry it."""
        with self.db.atomic():
            self.db.execute("UPDATE users SET active = ? WHERE name = ?", (int(active), name))

    def end_session(self, key: str, oldest: dt.datetime) -> None:
        """Keep that one session was ended, and forget those ended before `oldest`."""
        with self.db.atomic():
            self.db.execute("INSERT OR IGNORE INTO ended_sessions (key, at) VALUES (?,?)", (key, now()))
            self.db.execute("DELETE FROM ended_sessions WHERE at < ?", (oldest.isoformat(),))

    def has_ended(self, key: str) -> bool:
        """Tell whether a session was ended."""
        return one(self.db, "SELECT 1 FROM ended_sessions WHERE key = ?", (key,)) is not None

    def log(self, user: str, by: str, act: str, value: Mapping[str, object] | None = None) -> None:
        """Append what was done to a user."""
        with self.db.atomic():
            self.db.execute(
                'INSERT INTO user_events (user, "by", at, act, value) VALUES (?,?,?,?,?)',
                (user, by, now(), act, dumps(dict(value or {}))),
            )
            Audit(self.db).add(by, f"user-{act}", user, value)

    def events(self, user: str) -> list[UserEvent]:
        """Return what was done to a user, newest first."""
        sql = "SELECT * FROM user_events WHERE user = ? ORDER BY id DESC"
        return [
            UserEvent(
                id=row["id"],
                user=row["user"],
                by=row["by"],
                at=dt.datetime.fromisoformat(row["at"]),
                act=row["act"],
                value=json.loads(row["value"]),
            )
            for row in rows(self.db, sql, (user,))
        ]

    def names(self) -> list[str]:
        """Return every user's name."""
        return [row["name"] for row in rows(self.db, "SELECT name FROM users ORDER BY name")]


def _user(row: dict[str, Any], grants: Iterable[Grant]) -> User:
    times = {
        name: dt.datetime.fromisoformat(row[name]) if row[name] else None
        for name in ("failed_at", "entered_at")
    }
    return User(**{**row, **times, "active": bool(row["active"]), "grants": tuple(grants)})
