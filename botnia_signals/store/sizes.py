"""How large the store is and what of it: files on the disk, and inside the database by kind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from botnia_signals.store.rows import one

if TYPE_CHECKING:
    from sqlite_utils import Database

KINDS = {
    "texts": ("documents", "statements", "passages", "files", "held_documents", "repeated_lines"),
    "search": (
        *("statements_fts_data", "statements_fts_idx", "statements_fts_docsize", "statements_fts_config"),
    ),
    "vectors": ("vectors", "language_means"),
    "weeks": ("weeks", "findings", "finding_members", "signals", "signal_events", "editions", "changes"),
    "themes": ("themes", "theme_members", "theme_maps", "theme_events"),
    "log": ("audit", "user_events", "setting_changes"),
}
"""What counts as what; every other table counts as other."""


def by_kind(db: Database) -> dict[str, int]:
    """Return the bytes of each kind of content, indexes with their tables, and "free" for free pages.

    Where the database can't tell tables apart (an encrypted one), all of it is "other".
    """
    page = int(one(db, "PRAGMA page_size"))
    free = page * int(one(db, "PRAGMA freelist_count"))
    whole = page * int(one(db, "PRAGMA page_count"))
    found = dict.fromkeys((*KINDS, "other"), 0)
    if one(db, "SELECT 1 FROM pragma_module_list WHERE name = 'dbstat'") is None:
        return {**found, "other": whole - free, "free": free}
    kind_of = {table: kind for kind, tables in KINDS.items() for table in tables}
    owner = dict(db.execute("SELECT name, tbl_name FROM sqlite_master").fetchall())
    for name, size in db.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall():
        found[kind_of.get(owner.get(name, name), "other")] += int(size)
    return {**found, "free": free}


def whole(db: Database) -> bool:
    """Tell whether the database finds no fault in itself."""
    return [row[0] for row in db.execute("PRAGMA quick_check(1)").fetchall()] == ["ok"]


def of_path(path: Path) -> int:
    """Return the bytes of a file, or of all files under a folder; 0 where there is none."""
    if path.is_file():
        return path.stat().st_size
    return sum(one.stat().st_size for one in path.rglob("*") if one.is_file()) if path.is_dir() else 0
