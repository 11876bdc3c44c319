"""Sign-in: users and their passwords (Argon2id)."""

from __future__ import annotations

import functools
import re
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from botnia_signals.errors import SettingsError
from botnia_signals.store import Store
from botnia_signals.store.users import User

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST = 10
_NAME = re.compile(r"[\w.@-]{2,60}")


@functools.cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


@functools.cache
def _nobody() -> str:
    return _hasher().hash(secrets.token_urlsafe(16))


def add_user(home: Path, name: str, password: str, language: str = "fi") -> None:
    """Add a user, or give an existing one a new password.

    Raises:
        SettingsError: the name has characters other than letters, digits and . @ - _; a short password.
    """
    if not _NAME.fullmatch(name):
        raise SettingsError("user-name", name=name[:60])
    if len(password) < SHORTEST:
        raise SettingsError("user-password", shortest=SHORTEST)
    with Store(home) as store:
        store.users.put(name, _hasher().hash(password), language)


def check_password(home: Path, name: str, password: str) -> User | None:
    """Return the user when name and password fit, else None; an unknown name takes as long as a known one."""
    from argon2.exceptions import VerificationError

    with Store(home) as store:
        user = store.users.get(name)
    try:
        _hasher().verify(user.hash if user else _nobody(), password)
    except VerificationError:
        return None
    return user


def get_user(home: Path, name: str) -> User | None:
    """Return the user of that name, or None."""
    with Store(home) as store:
        return store.users.get(name)


def set_language(home: Path, name: str, language: str) -> None:
    """Remember the language in which a user reads the pages."""
    with Store(home) as store:
        store.users.set_language(name, language)


def new_password() -> str:
    """Return a random password that can be read out: four groups of five letters and digits."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(4))
