"""The store: one SQLite file in a home folder, and the key beside it. The only package that names a table."""

from __future__ import annotations

import dataclasses
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from botnia_signals import pseudonyms
from botnia_signals.errors import StoreError
from botnia_signals.store.audit import Audit
from botnia_signals.store.backups import Backups
from botnia_signals.store.changes import Changes
from botnia_signals.store.code_rounds import CodeRounds
from botnia_signals.store.codebook import Codebook
from botnia_signals.store.codings import Codings, Shelf
from botnia_signals.store.connecting import broken_errors, connect
from botnia_signals.store.decisions import Decisions, ThemeDecisions
from botnia_signals.store.dialogues import Dialogues
from botnia_signals.store.documents import Documents
from botnia_signals.store.editions import Editions
from botnia_signals.store.erasing import Erasing
from botnia_signals.store.facts import Facts
from botnia_signals.store.paraphrases import Paraphrases
from botnia_signals.store.passages import Passages
from botnia_signals.store.past import Past
from botnia_signals.store.queue import Queue
from botnia_signals.store.revealing import RevealingFinds
from botnia_signals.store.rounds import Rounds
from botnia_signals.store.schema import migrations
from botnia_signals.store.setting_changes import SettingChanges
from botnia_signals.store.themes import Themes
from botnia_signals.store.users import Users
from botnia_signals.store.vectors import VectorShelf
from botnia_signals.store.watches import Watches
from botnia_signals.store.weeks import Weeks

FILE, KEY = "botnia.sqlite", "botnia.key"
NEXT_KEY = "botnia.key.next"
KEY_BYTES = 32
GENERATION = "key_generation"


class Store:
    """An open store. Every group of tables has an object of its own; `transaction` joins their writes.

    Attributes: documents, vectors, weeks, editions, themes, theme_decisions, changes, decisions,
    setting_changes, paraphrases, past, passages, revealing, users, audit, erasing, backups, facts, queue,
    dialogues, codebook, rounds, codings, learned,
    watches, code_rounds.
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
        self.db = Database(connect(self.path, home))
        try:
            self.db.execute("PRAGMA foreign_keys = ON")
            self.db.execute("PRAGMA synchronous = NORMAL")
            self._check_version()
            if migrations.pending(self.db):
                migrations.apply(self.db)
        except broken_errors() as error:
            raise StoreError("store-broken", home=str(home)) from error
        self.documents = Documents(self.db)
        self.vectors = VectorShelf(self.db)
        self.weeks = Weeks(self.db)
        self.editions = Editions(self.db)
        self.themes = Themes(self.db)
        self.theme_decisions = ThemeDecisions(self.db)
        self.changes = Changes(self.db)
        self.decisions = Decisions(self.db)
        self.setting_changes = SettingChanges(self.db)
        self.paraphrases = Paraphrases(self.db)
        self.past = Past(self.db)
        self.passages = Passages(self.db)
        self.revealing = RevealingFinds(self.db)
        self.users = Users(self.db)
        self.audit = Audit(self.db)
        self.erasing = Erasing(self.db)
        self.backups = Backups(self.db, home)
        self.facts = Facts(self.db)
        self.queue = Queue(self.db)
        self.dialogues = Dialogues(self.db)
        self.codebook = Codebook(self.db)
        self.rounds = Rounds(self.db)
        self.codings = Codings(self.db)
        self.learned = Shelf(self.db)
        self.code_rounds = CodeRounds(self.db)
        self.watches = Watches(self.db)

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
        database = Database(connect(self.path, self.home))
        self.path.chmod(0o600)
        database.enable_wal()
        migrations.apply(database)
        database.conn.close()

    def _check_version(self) -> None:
        known = {migration.name for migration in migrations._migrations}
        if any(applied.name not in known for applied in migrations.applied(self.db)):
            raise StoreError("store-newer", home=str(self.home))

    def schema(self) -> tuple[int, str]:
        """Return how many migrations the tables have been through, and the name of the last."""
        applied = [one.name for one in migrations.applied(self.db)]
        return len(applied), applied[-1] if applied else ""

    @property
    def key(self) -> bytes:
        """Return the first secret, which author keys and document ids are made with.

        Raises:
            StoreError: the key file is gone or spoilt.
        """
        return self._secrets()[0]

    @property
    def later_keys(self) -> tuple[bytes, ...]:
        """Return the secrets that came after the first, over which author keys are carried.

        Raises:
            StoreError: the key file is gone or spoilt.
        """
        return self._secrets()[1:]

    def rotate_key(self) -> tuple[int, int]:
        """Add a secret, carry every author key over, and return the secret's generation and the authors.

        The file with the new secret is written first and moved to its place after the keys were: where that
        is cut short, the next opening of the key file finishes it.

        Raises:
            StoreError: the key file is gone or spoilt.
        """
        held = self._secrets()
        new = secrets.token_bytes(KEY_BYTES)
        written = self.home / NEXT_KEY
        descriptor = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as opened:
            opened.write("".join(f"{one.hex()}\n" for one in (*held, new)))
            opened.flush()
            os.fsync(opened.fileno())
        with self.transaction():
            authors = self._carry(new)
            self.facts.put(GENERATION, str(len(held) + 1))
        written.replace(self.home / KEY)
        return len(held) + 1, authors

    def catch_up_key(self) -> int:
        """Carry author keys over the secrets that came after this store was copied; return how many did.

        Raises:
            StoreError: the key file is gone, spoilt, or older than the store.
        """
        path = self.home / KEY
        if not path.is_file():
            raise StoreError("store-key-missing", path=str(path))
        held, generation = _read_secrets(path), int(self.facts.get(GENERATION) or 1)
        if len(held) < generation or any(len(one) != KEY_BYTES for one in held):
            raise StoreError("store-key-broken", path=str(path))
        if len(held) > generation:
            with self.transaction():
                for secret in held[generation:]:
                    self._carry(secret)
                self.facts.put(GENERATION, str(len(held)))
        return len(held) - generation

    def _carry(self, secret: bytes) -> int:
        authors = self.documents.carry_authors(lambda key: pseudonyms.carried_once(key, secret))
        self.passages.carry_authors(lambda key: pseudonyms.carried_once(key, secret))
        self.queue.replace(
            dataclasses.replace(one, author=pseudonyms.carried_once(one.author, secret))
            for one in self.queue.documents()
        )
        return authors

    def _secrets(self) -> tuple[bytes, ...]:
        path, written = self.home / KEY, self.home / NEXT_KEY
        generation = int(self.facts.get(GENERATION) or 1)
        if written.is_file() and len(_read_secrets(written)) == generation:
            written.replace(path)
        if not path.is_file():
            raise StoreError("store-key-missing", path=str(path))
        found = _read_secrets(path)
        if len(found) != generation or any(len(one) != KEY_BYTES for one in found):
            raise StoreError("store-key-broken", path=str(path))
        return found

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

    def texts_mark(self) -> tuple[object, ...]:
        """Return what changes whenever documents come or go; who said what where is the same until then."""
        row = self.db.execute(
            """SELECT (SELECT seq FROM sqlite_sequence WHERE name = 'arrivals'),
                 (SELECT max(id) FROM erasures), (SELECT max(id) FROM audit WHERE action = 'restore')"""
        ).fetchone()
        return (str(self.path), self.path.stat().st_ino, *row)

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


def is_database_error(error: Exception) -> bool:
    """Tell whether an error is the database's own: locked, full, broken."""
    return isinstance(error, broken_errors())


def _read_secrets(path: Path) -> tuple[bytes, ...]:
    try:
        return tuple(bytes.fromhex(line) for line in path.read_bytes().decode("ascii").split())
    except ValueError:
        return ()
