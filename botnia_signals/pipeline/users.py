"""Sign-in: users, their passwords (Argon2id), their roles, the lock after wrong passwords."""

from __future__ import annotations

import datetime as dt
import functools
import re
import secrets
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.records import Grant, UserEvent
from botnia_signals.review import roles
from botnia_signals.store import Store
from botnia_signals.store.users import User

if TYPE_CHECKING:
    from argon2 import PasswordHasher

UserView = User
SHORTEST = 10
MOST_FAILURES = 10
LOCKED_FOR = dt.timedelta(minutes=30)
EVERY_ROLE = tuple(Grant(role) for role in roles.ROLES)
_NAME = re.compile(r"[\w.@-]{2,60}")


@functools.cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


@functools.cache
def _nobody() -> str:
    return _hasher().hash(secrets.token_urlsafe(16))


def add_user(
    home: Path,
    name: str,
    password: str,
    language: str = "fi",
    grants: Collection[Grant] | None = None,
    by: str = "",
) -> None:
    """Add a user, or give an existing one a new password: its lock opens and its sessions end.

    Without `grants` an existing user keeps its roles, the first of a store gets every role, others read.

    Raises:
        SettingsError: the name has characters other than letters, digits and . @ - _; a short password; no
            such role or region; nobody would be left who administers.
    """
    if not _NAME.fullmatch(name):
        raise SettingsError("user-name", name=name[:60])
    if len(password) < SHORTEST:
        raise SettingsError("user-password", shortest=SHORTEST)
    _check_grants(grants or ())
    hashed = _hasher().hash(password)
    with Store(home) as store, store.transaction():
        known = store.users.get(name)
        first = not store.users.names()
        store.users.put(name, hashed, language)
        store.users.log(name, by, "password" if known else "added")
        if grants is None and known is None:
            grants = EVERY_ROLE if first else (Grant("reader"),)
        if grants is not None:
            _grant(store, name, by, grants)


def check_password(home: Path, name: str, password: str) -> User | None:
    """Return the user when name and password fit and there is no lock, else None.

    After `MOST_FAILURES` wrong passwords in a row a user is locked for `LOCKED_FOR`. An unknown name and a
    locked one take as long as any other.
    """
    from argon2.exceptions import VerificationError

    with Store(home) as store:
        user = store.users.get(name)
        try:
            _hasher().verify(user.hash if user else _nobody(), password)
        except VerificationError:
            if user is not None:
                store.users.note_failure(name, failures(user) + 1)
            return None
        if user is None or not user.active or is_locked(user):
            return None
        if not user.second:  # else the second step says when somebody is in
            store.users.note_entry(name)
        return user


def is_locked(user: User) -> bool:
    """Tell whether too many wrong passwords were typed for a user lately."""
    return failures(user) >= MOST_FAILURES


def failures(user: User) -> int:
    """Return how many wrong passwords or codes in a row were typed for a user lately."""
    if user.failed_at is None or dt.datetime.now(dt.UTC) - user.failed_at > LOCKED_FOR:
        return 0
    return user.failed


def get_user(home: Path, name: str) -> User | None:
    """Return the user of that name, or None."""
    with Store(home) as store:
        return store.users.get(name)


def session_user(home: Path, name: str, key: str) -> User | None:
    """Return the user of a session that nobody has ended, or None."""
    with Store(home) as store:
        user = None if store.users.has_ended(key) else store.users.get(name)
    return user if user is not None and user.active else None


def end_session(home: Path, key: str, longest: dt.timedelta) -> None:
    """End one session for good; `longest` is how long any session lasts."""
    with Store(home) as store:
        store.users.end_session(key, dt.datetime.now(dt.UTC) - longest)


def every_user(home: Path) -> list[User]:
    """Return every user by name."""
    with Store(home) as store:
        return store.users.all()


def user_with_events(home: Path, name: str) -> tuple[User, list[UserEvent]]:
    """Return a user and what was done to it, newest first.

    Raises:
        NotFoundError: no such user.
    """
    with Store(home) as store:
        return _known(store, name), store.users.events(name)


def set_roles(home: Path, name: str, by: str, grants: Collection[Grant]) -> bool:
    """Give a user these roles in place of those it has and tell whether anything changed.

    Raises:
        NotFoundError: no such user.
        SettingsError: no such role or region, or nobody would be left who administers.
    """
    _check_grants(grants)
    with Store(home) as store, store.transaction():
        if set(_known(store, name).grants) == set(grants):
            return False
        _grant(store, name, by, grants)
    return True


def reset_password(home: Path, name: str, by: str) -> str:
    """Give a user a new password and return it: the lock opens and old sessions end.

    Raises:
        NotFoundError: no such user.
    """
    password = new_password()
    hashed = _hasher().hash(password)
    with Store(home) as store, store.transaction():
        user = _known(store, name)
        store.users.put(name, hashed, user.language)
        store.users.log(name, by, "password")
    return password


def unlock(home: Path, name: str, by: str) -> None:
    """Open a user's lock.

    Raises:
        NotFoundError: no such user.
    """
    with Store(home) as store, store.transaction():
        _known(store, name)
        store.users.unlock(name)
        store.users.log(name, by, "unlocked")


def end_sessions(home: Path, name: str, by: str) -> None:
    """End every session of a user.

    Raises:
        NotFoundError: no such user.
    """
    with Store(home) as store, store.transaction():
        _known(store, name)
        store.users.end_sessions(name)
        store.users.log(name, by, "sessions")


def set_active(home: Path, name: str, by: str, active: bool) -> None:
    """Let a user sign in, or no more.

    Raises:
        NotFoundError: no such user.
        SettingsError: nobody would be left who administers.
    """
    with Store(home) as store, store.transaction():
        _known(store, name)
        store.users.set_active(name, active)
        if not active:
            store.users.unbind(name)
        store.users.log(name, by, "opened" if active else "closed")
        _check_administered(store)


def set_language(home: Path, name: str, language: str) -> None:
    """Remember the language in which a user reads the pages."""
    with Store(home) as store:
        store.users.set_language(name, language)


def new_password() -> str:
    """Return a random password that can be read out: four groups of five letters and digits."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(4))


def grants_of(chosen: Sequence[str], regions: Sequence[str]) -> tuple[Grant, ...]:
    """Return each of the chosen roles in each of the regions, or everywhere without one."""
    return tuple(Grant(role, region) for role in chosen for region in regions or (roles.EVERYWHERE,))


def _known(store: Store, name: str) -> User:
    user = store.users.get(name)
    if user is None:
        raise NotFoundError("user-unknown", name=name)
    return user


def _grant(store: Store, name: str, by: str, grants: Collection[Grant]) -> None:
    store.users.grant(name, grants)
    store.users.log(name, by, "roles", {"roles": [[one.role, one.region] for one in sorted(set(grants))]})
    _check_administered(store)


def _check_grants(grants: Collection[Grant]) -> None:
    for one in grants:
        if one.role not in roles.ROLES or one.region not in (*roles.REGIONS, roles.EVERYWHERE):
            raise SettingsError("user-role", role=one.role, region=one.region, known=", ".join(roles.ROLES))


def _check_administered(store: Store) -> None:
    """Raise if nobody who may sign in administers; the transaction around it takes everything back."""
    if not any(user.active and roles.may(user.grants, "users") for user in store.users.all()):
        raise SettingsError("user-last-administrator")
