"""Restoring a backup: what is there is backed up first, then all of the backup is put in its place at once.

Not everything goes back in time. Who may sign in, the audit log, the changes of settings, erasures with what
they took out, marks of names that were missed, and the list of backups stay as they are now.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from botnia_signals.errors import NotFoundError, StoreError
from botnia_signals.pipeline.actor import actor
from botnia_signals.pipeline.jobs import backup_folder
from botnia_signals.pipeline.queue import mask_again
from botnia_signals.store import FILE, KEY, NEXT_KEY, Store
from botnia_signals.store.backups import Backup
from botnia_signals.store.queue import HELD, RETURNED
from botnia_signals.store.restoring import carry_over, lay_out, put_back, written_since

ACT = "restore"
SCRATCH = "restored"
ROUNDS = 5
"""How often the restoring is begun anew because somebody wrote to the store meanwhile."""
Tell = Callable[[str, int, int], None]


def restore(home: Path, number: int, job: int, tell: Tell) -> dict[str, Any]:
    """Put the backup `number` in the place of the store; return the generation that keeps what was there.

    Done twice for the same `job` it is done once. Every session ends.

    Raises:
        NotFoundError: no such backup.
        StoreError: it is not the file that was written, not whole, of another store, of a newer version or
            encrypted with another key, or the store is being written to. The store is as it was then.
    """
    with Store(home) as present:
        done = present.audit.with_job(ACT, job)
        if done is not None:
            return {"backup": number, "kept": done["kept"]}
        found = next((one for one in present.backups.all() if one.number == number), None)
    if found is None or not found.is_there:
        raise NotFoundError("backup-unknown", number=str(number))
    for _ in range(ROUNDS):
        kept = _attempt(home, found, job, tell)
        if kept is not None:
            return {"backup": number, "kept": kept}
    raise StoreError("restore-busy")


def _attempt(home: Path, found: Backup, job: int, tell: Tell) -> int | None:
    """Return the generation that keeps what was there, None where somebody wrote to the store meanwhile."""
    scratch = home / "working" / SCRATCH
    if scratch.exists():
        shutil.rmtree(scratch)
    scratch.parent.mkdir(mode=0o700, exist_ok=True)
    tell("check", 0, 0)
    lay_out(Path(found.path), found.sha256, home, scratch, FILE, (KEY, NEXT_KEY))
    with Store(home) as present:
        before = written_since(present)
        tell("copy", 0, 0)
        kept = present.backups.make(backup_folder(home), present.audit.head())
        tell("carry", 0, 0)
        with Store(scratch) as old:
            _bring_up(present, old)
            old.audit.add(actor(), ACT, str(found.number), {"kept": kept.number, "job": job})
            old.erasing.clean()
            tell("put", 0, 0)
            if written_since(present) != before:
                present.backups.take_back(kept)
                return None
            put_back(old, home, FILE)
    shutil.rmtree(scratch)
    return kept.number


def _bring_up(present: Store, old: Store) -> None:
    """Let hold in the old store what has to hold whatever goes back in time."""
    old.catch_up_key()
    stored = sorted(old.documents.all_ids() | {one.id for one in old.queue.documents()})
    gone = sorted(present.erasing.erased(stored))
    if gone:
        old.erasing.erase(gone, actor(), "restore")
    old.passages.delete(present.erasing.erased(old.passages.places_set_aside()))
    returned = {one.id for one in present.queue.batches() if one.state == RETURNED}
    for batch in old.queue.batches():
        if batch.state == HELD and batch.id in returned:
            old.passages.forget(batch.id)
            old.queue.end(batch.id, RETURNED)
    for source in set(old.documents.by_source()) | _held_sources(old):
        missed = present.queue.marked(source) - old.queue.marked(source)
        if missed:
            mask_again(old, source, frozenset(missed))
    with old.transaction():
        carry_over(present, old)
        for name in old.users.names():
            old.users.end_sessions(name)


def _held_sources(store: Store) -> set[str]:
    return {one.source.value for one in store.queue.documents()}
