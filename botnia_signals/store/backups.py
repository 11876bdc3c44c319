"""Backups: whole copies of the store made while it is in use, numbered, and a card beside each."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from botnia_signals.errors import StoreError
from botnia_signals.store.connecting import CARD, broken_errors, is_encrypted, key_of, keyed
from botnia_signals.store.rows import now, rows

if TYPE_CHECKING:
    import sqlite3

CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class Backup:
    """One generation: its number, when it was made, where it was written, the hash of the file."""

    number: int
    at: str
    path: str
    sha256: str

    @property
    def is_there(self) -> bool:
        """Tell whether the file still lies where it was written."""
        return bool(self.path) and Path(self.path).is_file()

    @property
    def size(self) -> int:
        """Return the bytes of the file, 0 where it is not there."""
        return Path(self.path).stat().st_size if self.is_there else 0

    @property
    def moment(self) -> dt.datetime:
        """Return when it was made."""
        return dt.datetime.fromisoformat(self.at)


class Backups:
    """The table of backups, and the making of one."""

    def __init__(self, db: Database, home: Path) -> None:
        self.db = db
        self.home = home

    def all(self) -> list[Backup]:
        """Return the generations that were made, newest first."""
        return [Backup(**row) for row in rows(self.db, "SELECT * FROM backups ORDER BY number DESC")]

    def make(self, folder: Path, audit: tuple[int, str]) -> Backup:
        """Copy the store into a folder as its next generation, as encrypted as it is, and return it.

        `audit` is the newest row of the audit log: its hash stands on the card, to hold the log to.

        Raises:
            StoreError: the copy is not whole.
        """
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self.db.atomic():
            cursor = self.db.execute("INSERT INTO backups (at, path, sha256) VALUES (?, '', '')", (now(),))
            number = int(cursor.lastrowid or 0)
        path = folder / f"botnia-{number:04d}.sqlite"
        self._copy(path)
        digest = hashlib.sha256()
        with path.open("rb") as opened:
            while chunk := opened.read(CHUNK):
                digest.update(chunk)
        with self.db.atomic():
            self.db.execute(
                "UPDATE backups SET path = ?, sha256 = ? WHERE number = ?",
                (str(path.resolve()), digest.hexdigest(), number),
            )
        found = Backup(**rows(self.db, "SELECT * FROM backups WHERE number = ?", (number,))[0])
        card = {**asdict(found), "encrypted": is_encrypted(self.home), "audit": list(audit)}
        path.with_suffix(".json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
        return found

    def _copy(self, path: Path) -> None:
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        target = self._target(part)
        try:
            self.db.conn.backup(target)
            if target.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise StoreError("backup-broken", path=str(path))
        except broken_errors() as error:
            raise StoreError("backup-broken", path=str(path)) from error
        finally:
            target.close()
        part.replace(path)
        if is_encrypted(self.home):
            card = (self.home / CARD).read_text(encoding="ascii")
            (path.parent / CARD).write_text(card, encoding="ascii")

    def _target(self, path: Path) -> sqlite3.Connection:
        if is_encrypted(self.home):
            return keyed(path, key_of(self.home))
        import sqlite3

        return sqlite3.connect(path)

    def take_back(self, made: Backup) -> None:
        """Delete a generation that was not needed after all, its number with it."""
        Path(made.path).unlink(missing_ok=True)
        Path(made.path).with_suffix(".json").unlink(missing_ok=True)
        with self.db.atomic():
            self.db.execute("DELETE FROM backups WHERE number = ?", (made.number,))

    def drop(self, keep: int) -> list[Backup]:
        """Delete the files of all generations but the newest `keep`, and return those that went."""
        there = [one for one in self.all() if one.is_there]
        for one in there[keep:]:
            Path(one.path).unlink()
            Path(one.path).with_suffix(".json").unlink(missing_ok=True)
        return there[keep:]


def card_of(path: Path) -> dict[str, Any]:
    """Return the card that stands beside a backup."""
    return dict(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))
