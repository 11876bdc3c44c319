"""Who acts, for the audit log: who is signed in on the pages, else the name on this computer."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_acting: ContextVar[str] = ContextVar("acting", default="")


def actor() -> str:
    """Return who acts now."""
    if name := _acting.get():
        return name
    try:
        return f"{getpass.getuser()} (botnia)"
    except (OSError, KeyError):  # a machine that does not know its own user
        return "botnia"


def acts(name: str) -> None:
    """Say who acts in this context from now on; "" for the name on this computer."""
    _acting.set(name)


@contextmanager
def acting(name: str) -> Iterator[None]:
    """Say who acts inside the block."""
    token = _acting.set(name)
    try:
        yield
    finally:
        _acting.reset(token)
