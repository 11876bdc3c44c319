"""Jobs that people ask for on the pages: taking files in, the week's run, backup, restoring, a health check.

A page only writes down what is wanted; the worker (`botnia worker`, started by `botnia serve`) does it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from botnia_signals import intake
from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.records import SourceKind
from botnia_signals.settings import load_settings
from botnia_signals.store import Store
from botnia_signals.store.jobs import Job, Jobs

JobView = Job
KINDS = ("add", "drop", "run", "backup", "restore", "check")
MOST_FILES = 20
LARGEST = 20 * 2**20
"""Bytes that one upload may hold, all its files together."""
ENDINGS = intake.EXTENSIONS
"""Endings of the files that are read."""
COLUMNS = ("text", "date", "municipality", "author")
BACKUPS = "backups"


@dataclass(frozen=True, slots=True)
class Upload:
    """Files that somebody dropped, and what they do not say themselves; `columns` name a table's columns."""

    files: Sequence[tuple[str, bytes]] = field(repr=False)
    source: str = ""
    day: dt.date | None = None
    municipality: str = ""
    language: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    mapping: str = ""
    save_as: str = ""


def take_in(home: Path, user: str, upload: Upload) -> int:
    """Ask that files be read and stored, and return the job's number.

    Raises:
        SettingsError: no file, too many, one of a kind that is not read, no such source or saved mapping.
    """
    files = checked_files(upload.files)
    if upload.source and upload.source not in {kind.value for kind in SourceKind}:
        raise SettingsError("upload-source")
    if upload.mapping and upload.mapping not in mapping_names(home):
        raise SettingsError("upload-mapping")
    options = dataclasses.asdict(upload) | {
        "day": upload.day.isoformat() if upload.day else "",
        "columns": {name: text for name, text in upload.columns.items() if name in COLUMNS and text},
    }
    del options["files"]
    return _put(home, "add", {**options, "number": len(files)}, user, files)


def drop(home: Path, user: str, dialogue: int, files: Sequence[tuple[str, bytes]]) -> int:
    """Ask that a file be stored as said in a dialogue, and return the job's number.

    Raises:
        NotFoundError: no such dialogue.
        SettingsError: as for `take_in`.
    """
    with Store(home) as store:
        if store.dialogues.get(dialogue) is None:
            raise NotFoundError("dialogue-unknown", number=str(dialogue))
    return _put(home, "drop", {"dialogue": dialogue}, user, checked_files(files))


def checked_files(files: Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Return files under names that are only names.

    Raises:
        SettingsError: no file, too many, too much, or one of a kind that is not read.
    """
    named = [(_plain(name), data) for name, data in files if name]
    if not named:
        raise SettingsError("upload-nothing")
    if len(named) > MOST_FILES:
        raise SettingsError("upload-many", most=MOST_FILES)
    if sum(len(data) for _, data in named) > LARGEST:
        raise SettingsError("upload-large", limit=LARGEST >> 20)
    for name, _ in named:
        if not name.lower().removesuffix(".gz").endswith(tuple(ENDINGS)):
            raise SettingsError("upload-kind", endings=", ".join(ENDINGS))
    return named


def _plain(name: str) -> str:
    """Return the last part of a name, without what steers a path or a terminal; "" for nothing left."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(letter for letter in last if letter.isprintable()).strip().lstrip(".~")
    return kept[-120:]


def run_week(home: Path, user: str) -> int:
    """Ask for the week's run and return the job's number; one that waits already is not doubled."""
    return _once(home, "run", user)


def back_up(home: Path, user: str) -> int:
    """Ask for a backup and return the job's number; one that waits already is not doubled."""
    return _once(home, "backup", user)


def check(home: Path, user: str) -> int:
    """Ask for a health check and return the job's number; one that waits already is not doubled."""
    return _once(home, "check", user)


def restore(home: Path, user: str, number: int) -> int:
    """Ask that a backup be put in the place of the store, and return the job's number.

    Raises:
        NotFoundError: no such backup, or its file is not where it was written.
    """
    with Store(home) as store:
        found = next((one for one in store.backups.all() if one.number == number), None)
    if found is None or not found.is_there:
        raise NotFoundError("backup-unknown", number=str(number))
    return _put(home, "restore", {"backup": number}, user)


def _once(home: Path, kind: str, user: str) -> int:
    with Jobs(home) as jobs:
        waiting = jobs.waiting(kind)
    return waiting if waiting is not None else _put(home, kind, {}, user)


def _put(
    home: Path,
    kind: str,
    options: Mapping[str, object],
    user: str,
    files: Sequence[tuple[str, bytes]] = (),
) -> int:
    with Store(home) as store, Jobs(home) as jobs:
        number = jobs.put(kind, options, user, files)
        store.audit.add(user, f"job-{kind}", str(number), {"files": len(files)})
    return number


def every(home: Path, user: str = "") -> list[Job]:
    """Return the newest jobs, of one person or of everybody, newest first."""
    with Jobs(home) as jobs:
        return jobs.all(user)


def get(home: Path, number: int) -> Job:
    """Return a job.

    Raises:
        NotFoundError: no such job.
    """
    with Jobs(home) as jobs:
        found = jobs.get(number)
    if found is None:
        raise NotFoundError("job-unknown", number=str(number))
    return found


def mapping_names(home: Path) -> list[str]:
    """Return the names under which mappings of columns were saved."""
    with Store(home) as store:
        return [one.name for one in store.documents.mappings() if one.name]


def backup_folder(home: Path) -> Path:
    """Return the folder of backups made on the pages: as the settings say, else one in the home folder."""
    said = load_settings(home).backup_folder
    return Path(said).expanduser() if said else home / BACKUPS


def is_restoring(home: Path) -> bool:
    """Tell whether a backup is being restored just now, so that nothing should be written."""
    with Jobs(home) as jobs:
        return jobs.running("restore")
