"""What the worker does for each kind of job. Each can be killed at any moment and begun anew."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from botnia_signals.intake import IntakeOptions
from botnia_signals.pipeline.jobs import COLUMNS, backup_folder
from botnia_signals.records import Refusal, SourceKind
from botnia_signals.store.jobs import Job, Jobs

Tell = Callable[[str, int, int], None]
"""Called with a step's key, what is done and the whole (0 when not known)."""
WORKING = "working"
"""The folder in the home folder where a job's files lie while they are read; the worker empties it."""
SHOWN = 50
"""Refusals that are kept for the job's page."""


def empty_working_folder(home: Path) -> Path:
    """Delete what a killed worker left in its folder, and return the folder, empty."""
    folder = home / WORKING
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(mode=0o700)
    return folder


def add(home: Path, jobs: Jobs, job: Job, tell: Tell) -> dict[str, Any]:
    """Read the uploaded files and store what is new; return the report's figures and refusals, masked."""
    from botnia_signals.pipeline import add as adding

    said = job.options
    columns = {name: tuple(_listed(said["columns"][name])) for name in COLUMNS if said["columns"].get(name)}
    if not columns and said["mapping"]:
        columns = adding.mapping_named(home, said["mapping"]) or {}
    options = IntakeOptions(
        mapping=columns,
        source=SourceKind(said["source"]) if said["source"] else None,
        date=dt.date.fromisoformat(said["day"]) if said["day"] else None,
        municipality=said["municipality"] or None,
        language=said["language"] or None,
    )
    paths = _laid_out(home, jobs, job)
    if columns and said["save_as"]:
        adding.save_mapping(home, paths[0], dict(columns), said["save_as"])
    report = adding.add(home, paths, options, tell, through_web=True)
    return _reported(report, paths)


def drop(home: Path, jobs: Jobs, job: Job, tell: Tell) -> dict[str, Any]:
    """Store the uploaded files as said in a dialogue; return as `add` does."""
    from botnia_signals.pipeline import dialogues
    from botnia_signals.pipeline.add import AddReport

    paths = _laid_out(home, jobs, job)
    whole = AddReport()
    for place, path in enumerate(paths):
        tell("read", place, len(paths))
        report = dialogues.drop(home, job.options["dialogue"], path)
        for name in ("read", "stored", "known", "statements"):
            setattr(whole, name, getattr(whole, name) + getattr(report, name))
        whole.refused += report.refused
        whole.aside += report.aside
        whole.masked += report.masked
        whole.batch = report.batch or whole.batch
    return _reported(whole, paths)


def run(home: Path, _jobs: Jobs, _job: Job, tell: Tell) -> dict[str, Any]:
    """Do everything that is due; return the weeks that were run and how much was encoded."""
    from botnia_signals.pipeline.run import run as run_due

    report = run_due(home, progress=tell)
    return {"weeks": report.weeks, "encoded": report.encoded, "themes": report.themes}


def backup(home: Path, _jobs: Jobs, _job: Job, tell: Tell) -> dict[str, Any]:
    """Write the next generation of the store into the folder of backups; return its number and size."""
    from botnia_signals.pipeline.keep import backup as make

    tell("copy", 0, 1)
    made, _ = make(home, backup_folder(home))
    return {"backup": made.number, "bytes": Path(made.path).stat().st_size}


def restore(home: Path, _jobs: Jobs, job: Job, tell: Tell) -> dict[str, Any]:
    """Put a backup in the place of the store; return the generation that keeps what was there before."""
    from botnia_signals.pipeline.restore import restore as put_back

    return put_back(home, job.options["backup"], job.id, tell)


def check(home: Path, _jobs: Jobs, _job: Job, tell: Tell) -> dict[str, Any]:
    """Look through the store, the audit log and the model; return what was found."""
    from botnia_signals.pipeline.health import examine

    return examine(home, tell)


TASKS: dict[str, Callable[[Path, Jobs, Job, Tell], dict[str, Any]]] = {
    "add": add,
    "drop": drop,
    "run": run,
    "backup": backup,
    "restore": restore,
    "check": check,
}


def _listed(text: str) -> list[str]:
    """Return the headings that a person typed, one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _laid_out(home: Path, jobs: Jobs, job: Job) -> list[Path]:
    """Write a job's files into the working folder, each in a folder of its own, and return their paths."""
    folder = empty_working_folder(home)
    paths = []
    for place, (name, data) in enumerate(jobs.files(job.id)):
        path = folder / str(place) / name
        path.parent.mkdir(mode=0o700)
        path.write_bytes(data)
        paths.append(path)
    return paths


def _reported(report: Any, paths: list[Path]) -> dict[str, Any]:
    """Return what the job's page shows of a report: figures, and refusals without names of people."""
    from botnia_signals.privacy import masked_name

    names = {path.name: masked_name(path.name) for path in paths}
    return {
        "files": list(names.values()),
        **{name: getattr(report, name) for name in ("read", "stored", "known", "statements", "batch")},
        "masked": dict(report.masked),
        "aside": dict(report.aside),
        "number_refused": len(report.refused),
        "refused": [_refusal(one, names) for one in report.refused[:SHOWN]],
    }


def _refusal(one: Refusal, names: dict[str, str]) -> list[Any]:
    return [
        masked_value(one.origin, names),
        one.key,
        {name: masked_value(value, names) for name, value in one.values.items()},
    ]


def masked_value(value: Any, names: dict[str, str]) -> Any:
    """Return a value of a sentence without what names a person in it; `names` are files' masked names."""
    from botnia_signals.pipeline.mask import mask_text

    if not isinstance(value, str):
        return value if isinstance(value, (int, float)) else str(value)
    for name, masked in names.items():
        if name in value:
            return masked.join(mask_text(part) if part.strip() else part for part in value.split(name))
    return mask_text(value)
