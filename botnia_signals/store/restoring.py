"""Putting a backup in the place of the store: some of the present is carried over, then one write.

SQLite's own backup writes the whole file in one transaction of the store, so whoever reads meanwhile goes on
with what was, and a kill in the middle leaves what was.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Database

from botnia_signals.errors import StoreError
from botnia_signals.store.connecting import CARD, broken_errors, connect, is_encrypted
from botnia_signals.store.rows import one, rows

if TYPE_CHECKING:
    from botnia_signals.store import Store

CHUNK = 2**20
BROKEN: tuple[type[Exception], ...] = (StoreError, *broken_errors())
REPLACED = (
    *("users", "user_roles", "ended_sessions", "erasures", "erased_documents", "kept_counts", "retention"),
    *("backups", "marked", "recovery_codes", "identities"),
)
"""Tables that stay as they are now: who may sign in, what was erased, what was marked, where backups lie."""
APPENDED = ("user_events", "setting_changes", "audit")
"""Logs that go on: what a backup does not have yet of them is added to it."""


def lay_out(backup: Path, sha256: str, home: Path, scratch: Path, file: str, keys: tuple[str, ...]) -> None:
    """Copy a backup into the folder `scratch`, with the home's own keys beside it, as a home of its own.

    Raises:
        StoreError: the file is not the one that was written, not whole, or encrypted with another key.
    """
    scratch.mkdir(mode=0o700)
    digest = hashlib.sha256()
    with backup.open("rb") as opened, (scratch / file).open("wb") as written:
        while chunk := opened.read(CHUNK):
            digest.update(chunk)
            written.write(chunk)
    (scratch / file).chmod(0o600)
    if digest.hexdigest() != sha256:
        raise StoreError("restore-changed", number=_number(backup))
    card = backup.parent / CARD
    if is_encrypted(home) and (not card.is_file() or card.read_bytes() != (home / CARD).read_bytes()):
        raise StoreError("restore-other-key", number=_number(backup))
    for name in (CARD, *keys):
        if (home / name).is_file():
            shutil.copy(home / name, scratch / name)
    try:
        connection = connect(scratch / file, scratch)
        whole = connection.execute("PRAGMA integrity_check").fetchone()[0]
        connection.close()
    except BROKEN as error:
        raise StoreError("restore-broken", number=_number(backup)) from error
    if whole != "ok":
        raise StoreError("restore-broken", number=_number(backup))


def _number(backup: Path) -> str:
    return backup.stem.rpartition("-")[2].lstrip("0")


def carry_over(present: Store, old: Store) -> int:
    """Carry over into `old` what of the present has to hold in it; return how many rows of logs were added.

    Raises:
        StoreError: the old log is no beginning of the present one: the backup is of another store.
    """
    head, seal = old.audit.head()
    known = one(present.db, "SELECT hash FROM audit WHERE id = ?", (head,))
    if head and known != seal:
        raise StoreError("restore-other-store")
    old.db.execute("PRAGMA defer_foreign_keys = ON")
    for table in REPLACED:
        old.db.execute(f"DELETE FROM {table}")  # noqa: S608
        _copy(present.db, old.db, table)
    return sum(
        _copy(present.db, old.db, table, int(one(old.db, f"SELECT max(id) FROM {table}") or 0))  # noqa: S608
        for table in APPENDED
    )


def _copy(present: Database, old: Database, table: str, after: int | None = None) -> int:
    names = [row["name"] for row in rows(old, f"SELECT name FROM pragma_table_info('{table}')")]  # noqa: S608
    listed = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    which = "" if after is None else "WHERE id > ? ORDER BY id"
    found = present.execute(f"SELECT {listed} FROM {table} {which}", () if after is None else (after,))  # noqa: S608
    return int(old.conn.executemany(f"INSERT INTO {table} ({listed}) VALUES ({marks})", found).rowcount)  # noqa: S608


def put_back(old: Store, home: Path, file: str) -> None:
    """Write all of `old` over the store in `home`, in one transaction.

    Raises:
        StoreError: it can't be written; the store is as it was.
    """
    target = connect(home / file, home)
    try:
        old.db.conn.backup(target)
        target.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except broken_errors() as error:
        raise StoreError("restore-failed") from error
    finally:
        target.close()


def written_since(store: Store) -> int:
    """Return a number that changes whenever another connection has written to the store."""
    return int(one(store.db, "PRAGMA data_version"))
