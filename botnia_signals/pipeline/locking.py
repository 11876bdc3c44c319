"""Encrypted stores: making one, and unlocking it for this process."""

from __future__ import annotations

from pathlib import Path

from botnia_signals.errors import StoreError
from botnia_signals.store import FILE, connecting


def encrypt_new(home: Path, key_file: Path | None, passphrase: str | None) -> None:
    """Prepare a home folder so that the store made in it next is encrypted.

    Raises:
        StoreError: there is a store already, or neither a key file nor a passphrase that is long enough.
    """
    if (home / FILE).exists():
        raise StoreError("store-exists", home=str(home))
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    connecting.encrypt(home, key_file=key_file, passphrase=passphrase)


def needs_passphrase(home: Path) -> bool:
    """Tell whether somebody has to type the passphrase before the store can be opened."""
    return connecting.needs_passphrase(home)


def unlock(home: Path, passphrase: str) -> None:
    """Keep the passphrase's key in memory for this process."""
    connecting.unlock(home, passphrase)


def hand_over(home: Path) -> str:
    """Return what another process needs to open the store, for its standard input; "" where it needs nothing.

    Raises:
        StoreError: the store is encrypted and this process has not unlocked it.
    """
    return connecting.hand_over(home)


def take_over(home: Path, key: str) -> None:
    """Open the store with what `hand_over` gave."""
    connecting.take_over(home, key)
