"""The store: one SQLite file in a home folder, and the key beside it. The only package that names a table."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from botnia_signals.errors import StoreError
from botnia_signals.store.changes import Changes
from botnia_signals.store.decisions import Decisions
from botnia_signals.store.documents import Documents
from botnia_signals.store.editions import Editions
from botnia_signals.store.paraphrases import Paraphrases
from botnia_signals.store.passages import Passages
from botnia_signals.store.past import Past
from botnia_signals.store.schema import migrations
from botnia_signals.store.setting_changes import SettingChanges
from botnia_signals.store.themes import Themes
from botnia_signals.store.users import Users
from botnia_signals.store.vectors import VectorShelf
from botnia_signals.store.weeks import Weeks

FILE, KEY = "botnia.sqlite", "botnia.key"
KEY_BYTES = 32


class Store:
    """An open store. Every group of tables has an object of its own; `transaction` joins their writes.

    Attributes: documents, vectors, weeks, editions, themes, changes, decisions, setting_changes,
    paraphrases, past, passages, users.
    """

    def __init__(self, home: Path, *, create: bool = False) -> None:
        """Open the store in `home`, bringing its tables up to date.

        Raises:
            StoreError: there is no store, it exists already (with `create`), or it is of a newer version.
        """
        self.home = home
        self.path = home / FILE
        if create:
            self._create()
        elif not self.path.is_file():
            raise StoreError("store-missing", home=str(home))
        self.db = Database(_connect(self.path))
        try:
            self.db.execute("PRAGMA foreign_keys = ON")
            self.db.execute("PRAGMA synchronous = NORMAL")
            self._check_version()
            if migrations.pending(self.db):
                migrations.apply(self.db)
        except sqlite3.DatabaseError as error:
            raise StoreError("store-broken", home=str(home)) from error
        self.documents = Documents(self.db)
        self.vectors = VectorShelf(self.db)
        self.weeks = Weeks(self.db)
        self.editions = Editions(self.db)
        self.themes = Themes(self.db)
        self.changes = Changes(self.db)
        self.decisions = Decisions(self.db)
        self.setting_changes = SettingChanges(self.db)
        self.paraphrases = Paraphrases(self.db)
        self.past = Past(self.db)
        self.passages = Passages(self.db)
        self.users = Users(self.db)

    def _create(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        self.home.chmod(0o700)
        if self.path.exists():
            raise StoreError("store-exists", home=str(self.home))
        key = self.home / KEY
        if not key.exists():
            new = key.with_suffix(".new")  # moved there whole: a key cut short would be kept for good
            descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as opened:
                opened.write(secrets.token_hex(KEY_BYTES) + "\n")
            new.replace(key)
        database = Database(_connect(self.path))
        self.path.chmod(0o600)
        database.enable_wal()
        migrations.apply(database)
        database.conn.close()

    def _check_version(self) -> None:
        known = {migration.name for migration in migrations._migrations}
        if any(applied.name not in known for applied in migrations.applied(self.db)):
            raise StoreError("store-newer", home=str(self.home))

    @property
    def key(self) -> bytes:
        """Return the secret that author keys and document ids are made with.

        Raises:
            StoreError: the key file is gone or spoilt.
        """
        path = self.home / KEY
        if not path.is_file():
            raise StoreError("store-key-missing", path=str(path))
        try:
            key = bytes.fromhex(path.read_bytes().decode("ascii").strip())
        except ValueError:
            key = b""
        if len(key) != KEY_BYTES:
            raise StoreError("store-key-broken", path=str(path))
        return key

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write everything inside the block, or nothing; what it reads stays true until it is written."""
        if self.db.conn.in_transaction:
            with self.db.atomic():
                yield
            return
        self.db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.db.conn.execute("COMMIT")
        except BaseException:
            self.db.rollback()
            raise

    def is_synthetic(self) -> bool:
        """Tell whether any document is marked as synthetic, so that every page says so."""
        found = self.db.execute(
            "SELECT 1 FROM documents WHERE json_extract(attributes, '$.synthetic') IS NOT NULL LIMIT 1"
        )
        return found.fetchone() is not None

    def close(self) -> None:
        """Close the file."""
        self.db.conn.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=30)
