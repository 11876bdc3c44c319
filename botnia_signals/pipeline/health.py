"""Whether all is well: model, dictionaries, disk, tables, the last run, the log, the backups."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from botnia_signals.errors import ModelError, NotFoundError
from botnia_signals.pipeline.actor import actor
from botnia_signals.pipeline.jobs import backup_folder
from botnia_signals.pipeline.worker import is_working
from botnia_signals.settings import load_settings
from botnia_signals.store import FILE, Store, sizes
from botnia_signals.store import accesses as access_log
from botnia_signals.store.backups import Backup
from botnia_signals.store.documents import SavedMapping
from botnia_signals.store.jobs import FILE as JOBS
from botnia_signals.store.jobs import Jobs

GOOD, CARE, BAD = "good", "care", "bad"
LEAST_FREE = 2 * 2**30
"""Bytes that should be free on the disk: the largest store, twice, and a backup."""
OLDEST_BACKUP = dt.timedelta(days=8)
OLDEST_CHECK = dt.timedelta(days=8)
Tell = Callable[[str, int, int], None]
MappingView = SavedMapping
BackupView = Backup


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that is looked at: its name, how it stands (good, care or bad), figures for its sentence."""

    name: str
    standing: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Health:
    """Every sign, when the thorough check was last made (None for never), and sizes in bytes by kind."""

    signs: tuple[Sign, ...]
    checked_at: dt.datetime | None
    inside: dict[str, int]
    files: dict[str, int]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A kind of source that is stored: how much, from when to when, when it was last added to."""

    source: str
    documents: int
    first: dt.date
    last: dt.date
    added: dt.datetime


def examine(home: Path, tell: Tell) -> dict[str, Any]:
    """Look through all that takes long: the store, the chain of the log, the model, what takes room."""
    with Store(home) as store:
        tell("check", 0, 4)
        whole = sizes.whole(store.db)
        tell("check", 1, 4)
        broken = store.audit.broken()
        rows = store.audit.head()[0]
        tell("check", 2, 4)
        inside = sizes.by_kind(store.db)
    tell("check", 3, 4)
    return {
        "whole": whole,
        "broken": len(broken),
        "rows": rows,
        "inside": inside,
        "model_broken": _model_broken(home),
    }


def _model_broken(home: Path) -> list[str]:
    from models.build import verify
    from models.manifest import find_card

    try:
        return verify(find_card(load_settings(home).model or None))
    except ModelError:
        return ["-"]


def health(home: Path, now: dt.datetime | None = None) -> Health:
    """Return how things stand now, and what the last thorough check found."""
    moment = now or dt.datetime.now(dt.UTC)
    with Jobs(home) as jobs:
        check, failed = jobs.latest("check"), jobs.latest("run", "failed")
        ran = jobs.latest("run")
    found = check.result if check else {}
    checked_at = check.ended_at if check else None
    signs = (
        _worker(home),
        _model(home, found),
        _dictionary(),
        _disk(home),
        *_store(home, found, checked_at, moment),
    )
    if failed and (ran is None or failed.id > ran.id):
        signs += (Sign("failed", BAD, {"job": failed.id}),)
    return Health(signs, checked_at, found.get("inside", {}), _files(home))


def _worker(home: Path) -> Sign:
    return Sign("worker-up", GOOD) if is_working(home) else Sign("worker-down", BAD)


def _model(home: Path, found: dict[str, Any]) -> Sign:
    from models.build import is_built
    from models.manifest import find_card

    card = find_card(load_settings(home).model or None)
    if not is_built(card):
        return Sign("model-missing", BAD, {"model": card.id})
    return Sign(
        "model-broken" if found.get("model_broken") else "model",
        BAD if found.get("model_broken") else GOOD,
        {"model": card.id},
    )


def _dictionary() -> Sign:
    from botnia_signals.privacy import voikko_available

    there = voikko_available()
    return Sign("dictionary" if there else "dictionary-missing", GOOD if there else CARE)


def _disk(home: Path) -> Sign:
    free = shutil.disk_usage(home).free
    standing = GOOD if free >= LEAST_FREE else BAD if free < LEAST_FREE // 4 else CARE
    return Sign("disk", standing, {"bytes": free})


def _store(home: Path, found: dict[str, Any], checked: dt.datetime | None, now: dt.datetime) -> list[Sign]:
    with Store(home) as store:
        schema = store.schema()
        latest, finished = store.weeks.latest(), store.weeks.finished_at()
        made = next((one for one in store.backups.all() if one.is_there), None)
    signs = [Sign("schema", GOOD, {"number": schema[0], "name": schema[1]})]
    if latest is None or finished is None:
        signs.append(Sign("run-never", CARE))
    else:
        signs.append(Sign("run", GOOD, {"week": latest.week, "at": dt.datetime.fromisoformat(finished)}))
    if made is None:
        signs.append(Sign("backup-never", BAD))
    else:
        at = dt.datetime.fromisoformat(made.at)
        old = now - at > OLDEST_BACKUP
        signs.append(Sign("backup-old" if old else "backup", CARE if old else GOOD, {"at": at}))
    if checked is None:
        return [*signs, Sign("check-never", CARE)]
    standing = CARE if now - checked > OLDEST_CHECK else GOOD
    signs.append(Sign("whole" if found["whole"] else "whole-broken", standing if found["whole"] else BAD))
    broken = found["broken"]
    signs.append(
        Sign(
            "log-broken" if broken else "log",
            BAD if broken else standing,
            {"rows": found["rows"], "at": checked},
        )
    )
    return signs


def _files(home: Path) -> dict[str, int]:
    from models.manifest import weights_folder

    return {
        "store": sum(sizes.of_path(home / f"{FILE}{end}") for end in ("", "-wal", "-shm")),
        "access": sum(sizes.of_path(home / f"{access_log.FILE}{end}") for end in ("", "-wal", "-shm")),
        "jobs": sum(sizes.of_path(home / f"{JOBS}{end}") for end in ("", "-wal", "-shm")),
        "backups": sizes.of_path(backup_folder(home)),
        "models": sizes.of_path(weights_folder()),
    }


def sources(home: Path) -> list[SourceView]:
    """Return each kind of source that is stored, the largest first."""
    with Store(home) as store:
        return [
            SourceView(
                row["source"],
                row["documents"],
                dt.date.fromisoformat(row["first"]),
                dt.date.fromisoformat(row["last"]),
                dt.datetime.fromisoformat(row["added"]),
            )
            for row in store.documents.source_figures()
        ]


def mappings(home: Path) -> list[SavedMapping]:
    """Return every saved mapping of columns."""
    with Store(home) as store:
        return store.documents.mappings()


LONGEST_NAME = 60


def name_mapping(home: Path, header: str, name: str) -> None:
    """Give a saved mapping a name ("" for none).

    Raises:
        NotFoundError: no such mapping.
    """
    with Store(home) as store:
        if not store.documents.name_mapping(header, name.strip()[:LONGEST_NAME]):
            raise NotFoundError("mapping-unknown")
        store.audit.add(actor(), "mapping-name", header)


def forget_mapping(home: Path, header: str) -> None:
    """Delete a saved mapping.

    Raises:
        NotFoundError: no such mapping.
    """
    with Store(home) as store:
        if not store.documents.forget_mapping(header):
            raise NotFoundError("mapping-unknown")
        store.audit.add(actor(), "mapping-forget", header)
