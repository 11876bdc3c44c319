"""The second step of signing in: six digits that an app makes anew every half minute (TOTP, RFC 6238).

Whoever has lost the app signs in with a recovery code, each good once; the administrator can take the step
away.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from pathlib import Path

from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.pipeline.users import failures, is_locked
from botnia_signals.store import Store
from botnia_signals.store.users import User

ISSUER = "Botnia Signals"
EACH, DIGITS = 30, 6
WINDOW = 1
"""Steps before and after the present one whose codes are taken, for clocks that differ."""
CODES = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_secret() -> str:
    """Return a new random secret, in base 32."""
    import pyotp

    return pyotp.random_base32()


def address(name: str, secret: str) -> str:
    """Return the address that an app reads from a QR code."""
    import pyotp

    return pyotp.TOTP(secret, digits=DIGITS, interval=EACH).provisioning_uri(name=name, issuer_name=ISSUER)


def step_of(secret: str, code: str, now: dt.datetime | None = None) -> int | None:
    """Return the number of the half minute that a code is of, None where it is of none near `now`."""
    import pyotp

    typed = "".join(code.split())
    if len(typed) != DIGITS or not typed.isascii() or not typed.isdecimal():
        return None
    moment = int((now or dt.datetime.now(dt.UTC)).timestamp()) // EACH
    maker = pyotp.TOTP(secret, digits=DIGITS, interval=EACH)
    fitting = [
        step
        for step in range(moment - WINDOW, moment + WINDOW + 1)
        if secrets.compare_digest(maker.at(step * EACH), typed)
    ]
    return max(fitting, default=None)


def turn_on(home: Path, name: str, secret: str, code: str) -> list[str]:
    """Give a user the second step if a code of `secret` fits, and return the recovery codes, shown once.

    Raises:
        SettingsError: the code does not fit.
    """
    step = step_of(secret, code)
    if step is None:
        raise SettingsError("second-code")
    codes = [
        "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(3)) for _ in range(CODES)
    ]
    with Store(home) as store, store.transaction():
        store.users.set_second(name, secret, map(_hash, codes))
        store.users.use_step(name, step)
        store.users.log(name, name, "second")
    return codes


def check(home: Path, name: str, code: str) -> User | None:
    """Return the user whom the password let through if the code fits, else None.

    A code is good once, and so is a recovery code. Wrong ones count towards the lock as passwords do.
    """
    with Store(home) as store, store.transaction():
        user = store.users.get(name)
        if user is None or not user.active or not user.second or is_locked(user):
            return None
        step = step_of(user.second, code)
        fits = step is not None and store.users.use_step(name, step)
        if not fits and not store.users.use_recovery_code(name, _hash(code)):
            store.users.note_failure(name, failures(user) + 1)
            return None
        store.users.note_entry(name)
        return user


def take_away(home: Path, name: str, by: str) -> None:
    """Take the second step of a user away.

    Raises:
        NotFoundError: no such user.
    """
    with Store(home) as store, store.transaction():
        if store.users.get(name) is None:
            raise NotFoundError("user-unknown", name=name)
        store.users.set_second(name, "")
        store.users.log(name, by, "second-off")


def codes_left(home: Path, name: str) -> int:
    """Return how many recovery codes a user has left."""
    with Store(home) as store:
        return store.users.recovery_codes(name)


def _new_code() -> str:
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(3))


def _hash(code: str) -> str:
    plain = "".join(letter for letter in code.casefold() if letter in LETTERS)
    return hashlib.sha256(plain.encode()).hexdigest()
