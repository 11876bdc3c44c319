"""Opening a file of the store: plain SQLite, or SQLCipher where the store was made with `--encrypt`.

An encrypted store has a file `encryption.json` that says how its key is made: from a passphrase with scrypt
and the salt that stands there, or from a key file. The key itself is nowhere in the home folder. It is taken
from BOTNIA_KEY_FILE or BOTNIA_PASSPHRASE, or from what `unlock` was given, and kept in memory.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from botnia_signals.errors import StoreError

if TYPE_CHECKING:
    from sqlite_utils import Database

CARD = "encryption.json"
KEY_FILE, PASSPHRASE = "BOTNIA_KEY_FILE", "BOTNIA_PASSPHRASE"
KEY_BYTES, SALT_BYTES = 32, 16
SCRYPT = {"n": 2**15, "r": 8, "p": 1}
SHORTEST_PASSPHRASE = 12
TIMEOUT = 30
_keys: dict[str, bytes] = {}
"""The keys of the stores that this process has unlocked, by the contents of their cards."""


def broken_errors() -> tuple[type[Exception], ...]:
    """Return the errors that either kind of database raises for a file that it can't read."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        return (sqlite3.DatabaseError,)
    return (sqlite3.DatabaseError, dbapi2.DatabaseError)


def side_file(home: Path, name: str, tables: Sequence[str]) -> Database:
    """Return a database beside the store, encrypted where the store is; a new one is its owner's to read.

    `tables` are the statements that make what it lacks.
    """
    from sqlite_utils import Database

    path = home / name
    new = not path.exists()
    database = Database(connect(path, home))
    if new:
        path.chmod(0o600)
        database.enable_wal()
    for statement in tables:
        database.conn.execute(statement)
    database.conn.commit()
    return database


def is_encrypted(home: Path) -> bool:
    """Tell whether the store in a home folder is encrypted."""
    return (home / CARD).is_file()


def encrypt(home: Path, *, key_file: Path | None = None, passphrase: str | None = None) -> None:
    """Write the card of a store that is about to be made, and unlock it.

    Raises:
        StoreError: neither is given, the passphrase is too short, or the key file is too short to be one.
    """
    if key_file is None and len(passphrase or "") < SHORTEST_PASSPHRASE:
        raise StoreError("encryption-passphrase", shortest=SHORTEST_PASSPHRASE)
    card: dict[str, Any] = {"cipher": "sqlcipher", "salt": secrets.token_hex(SALT_BYTES)}
    card |= {"from": "key_file"} if key_file else {"from": "passphrase", **SCRYPT}
    key = _made(card, key_file=key_file, passphrase=passphrase)
    (home / CARD).write_text(json.dumps(card) + "\n", encoding="ascii")
    (home / CARD).chmod(0o600)
    _keys[_name(home)] = key


def needs_passphrase(home: Path, environment: Mapping[str, str] | None = None) -> bool:
    """Tell whether an encrypted store can only be opened if somebody types its passphrase now."""
    given = os.environ if environment is None else environment
    if not is_encrypted(home) or _name(home) in _keys:
        return False
    return _card(home)["from"] == "passphrase" and not given.get(PASSPHRASE)


def unlock(home: Path, passphrase: str) -> None:
    """Keep the passphrase's key in memory for this process; opening the store tells whether it fits."""
    _keys[_name(home)] = _made(_card(home), passphrase=passphrase)


def hand_over(home: Path) -> str:
    """Return an encrypted store's key in hexadecimal, for another process of ours; "" where there is none."""
    return key_of(home).hex() if is_encrypted(home) else ""


def take_over(home: Path, key: str) -> None:
    """Keep a key that another process of ours handed over; "" for a store that is not encrypted."""
    if key:
        _keys[_name(home)] = bytes.fromhex(key)


def connect(path: Path, home: Path, *, any_thread: bool = False) -> sqlite3.Connection:
    """Return a connection to one of the store's files; with `any_thread` for threads that take turns.

    Raises:
        StoreError: the store is encrypted and its key is not given, or not the right one.
    """
    if not is_encrypted(home):
        return sqlite3.connect(path, timeout=TIMEOUT, check_same_thread=not any_thread)
    return keyed(path, key_of(home), any_thread=any_thread)


def keyed(path: Path, key: bytes, *, any_thread: bool = False) -> sqlite3.Connection:
    """Return a connection to an encrypted file.

    Raises:
        StoreError: the key does not fit.
    """
    from sqlcipher3 import dbapi2

    connection: Any = dbapi2.connect(str(path), timeout=TIMEOUT, check_same_thread=not any_thread)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        connection.close()
        raise StoreError("encryption-wrong-key") from error
    return connection  # type: ignore[no-any-return]


def key_of(home: Path) -> bytes:
    """Return the key of an encrypted store.

    Raises:
        StoreError: it was not given.
    """
    name = _name(home)
    if name not in _keys:
        card = _card(home)
        path = os.environ.get(KEY_FILE)
        if card["from"] == "key_file":
            if not path:
                raise StoreError("encryption-key-file", variable=KEY_FILE)
            _keys[name] = _made(card, key_file=Path(path))
        else:
            if not os.environ.get(PASSPHRASE):
                raise StoreError("encryption-locked", variable=PASSPHRASE)
            _keys[name] = _made(card, passphrase=os.environ[PASSPHRASE])
    return _keys[name]


def _name(home: Path) -> str:
    return (home / CARD).read_text(encoding="ascii")


def _card(home: Path) -> dict[str, Any]:
    try:
        card = json.loads(_name(home))
        bytes.fromhex(card["salt"])
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError("encryption-card", path=str(home / CARD)) from error
    return dict(card)


def _made(card: Mapping[str, Any], *, key_file: Path | None = None, passphrase: str | None = None) -> bytes:
    salt = bytes.fromhex(card["salt"])
    if key_file is not None:
        secret = key_file.read_bytes().strip()
        if len(secret) < KEY_BYTES:
            raise StoreError("encryption-key-short", path=str(key_file), shortest=KEY_BYTES)
        return hashlib.blake2b(secret, key=salt, digest_size=KEY_BYTES).digest()
    return hashlib.scrypt(
        (passphrase or "").encode(),
        salt=salt,
        n=card["n"],
        r=card["r"],
        p=card["p"],
        maxmem=2**27,
        dklen=KEY_BYTES,
    )
