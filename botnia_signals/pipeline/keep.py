"""Keeping the store: backups, the rotation of its secret, the audit and access logs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from botnia_signals.pipeline.actor import actor
from botnia_signals.store import Store
from botnia_signals.store.accesses import Access, Accesses
from botnia_signals.store.audit import AuditRow
from botnia_signals.store.backups import Backup

AuditView = AuditRow


def backup(home: Path, folder: Path, keep: int | None = None) -> tuple[Backup, list[Backup]]:
    """Write the next generation into a folder; return it, and the older ones deleted to keep only `keep`.

    Raises:
        StoreError: the copy is not whole.
    """
    with Store(home) as store:
        made = store.backups.make(folder, store.audit.head())
        dropped = store.backups.drop(keep) if keep else []
        store.audit.add(actor(), "backup", f"{made.number}", {"sha256": made.sha256, "dropped": len(dropped)})
    return made, dropped


def backups(home: Path) -> list[Backup]:
    """Return the generations that were made, newest first."""
    with Store(home) as store:
        return store.backups.all()


def rotate_key(home: Path) -> tuple[int, int]:
    """Give the store a new secret and carry every author key over; return its generation and the authors.

    Raises:
        StoreError: the key file is gone, spoilt or can't be written; nothing has changed then.
    """
    with Store(home) as store:
        generation, authors = store.rotate_key()
        store.audit.add(actor(), "key-rotate", str(generation), {"authors": authors})
    return generation, authors


@dataclass(frozen=True, slots=True)
class AuditVerdict:
    """What verifying the audit log found: rows, the newest row and its hash, where the chain breaks."""

    rows: int
    head: int
    hash: str
    broken: tuple[tuple[int, str], ...]


def audit_log(home: Path, limit: int = -1) -> list[AuditRow]:
    """Return what was done, newest first."""
    with Store(home) as store:
        return store.audit.all(limit)


def audit_page(home: Path, wanted: Mapping[str, str], limit: int, offset: int) -> tuple[int, list[AuditRow]]:
    """Return how many acts fit and a page of them, newest first; `wanted` as in `Audit.find`."""
    with Store(home) as store:
        return store.audit.count(wanted), store.audit.find(wanted, limit, offset)


def audit_rows(home: Path, wanted: Mapping[str, str]) -> list[AuditRow]:
    """Return every act that fits, newest first."""
    with Store(home) as store:
        return store.audit.find(wanted)


def audit_names(home: Path) -> dict[str, list[str]]:
    """Return the users and the actions that the log names."""
    with Store(home) as store:
        return {column: store.audit.named(column) for column in ("user", "action")}


def note_export(home: Path, form: str) -> None:
    """Append that the audit log was taken out as a file."""
    with Store(home) as store:
        store.audit.add(actor(), "audit-export", form)


def verify_audit(home: Path, number: int | None = None, seal: str = "") -> AuditVerdict:
    """Return whether the audit log's chain holds, and whether its row `number` still has the hash `seal`."""
    with Store(home) as store:
        broken = store.audit.broken()
        known = {row.id: row.hash for row in store.audit.all()}
        if number is not None and known.get(number) != seal:
            broken.append((number, "other"))
        head, newest = store.audit.head()
        return AuditVerdict(len(known), head, newest, tuple(broken))


def access_log(home: Path, limit: int = -1) -> list[Access]:
    """Return who read which page when, newest first."""
    Store(home).close()
    with Accesses(home) as accesses:
        return accesses.all(limit)


def note_access(home: Path, user: str, page: str, what: str, status: int) -> None:
    """Append that somebody read a page, or was refused."""
    with Accesses(home) as accesses:
        accesses.add(user, page, what, status)
