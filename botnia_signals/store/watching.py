"""Whether anything was written to a store: a number that changes with every write of anybody, in any process.

SQLite tells a connection that stays open whether others have written since it last asked (`data_version`).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

from botnia_signals.store.connecting import connect

if TYPE_CHECKING:
    import sqlite3

MOST = 4
"""Stores that are watched at once; the one that was asked for longest ago is let go."""


class Watch:
    """Watches stores from any thread of a process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: OrderedDict[tuple[str, int, int], sqlite3.Connection] = OrderedDict()

    def version(self, path: Path, home: Path) -> tuple[int, int]:
        """Return which file lies there and how often others have written to it, as far as this process saw.

        Raises:
            OSError: there is no file.
        """
        found = path.stat()
        key = (str(path), found.st_dev, found.st_ino)
        with self._lock:
            if key not in self._open:
                self._open[key] = connect(path, home, any_thread=True)
                while len(self._open) > MOST:
                    self._open.popitem(last=False)[1].close()
            self._open.move_to_end(key)
            row = self._open[key].execute("PRAGMA data_version").fetchone()
            return found.st_ino, int(row[0])

    def close(self) -> None:
        """Let every store go."""
        with self._lock:
            while self._open:
                self._open.popitem()[1].close()
