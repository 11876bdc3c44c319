"""The worker: does one job after the other, in a process of its own; what was cut short is begun anew."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from botnia_signals.errors import BotniaError
from botnia_signals.pipeline import tasks
from botnia_signals.pipeline.actor import acting
from botnia_signals.store import Store, is_database_error
from botnia_signals.store.jobs import Job, Jobs

LOCK = "worker.lock"
MOST_ATTEMPTS = 3
"""A job during which the worker died so often is not begun again."""
PAUSE = 0.5
TOLD_EACH = 0.3


@contextmanager
def only_worker(home: Path) -> Iterator[bool]:
    """Hold the lock of the home's one worker inside the block; hand out False where another holds it."""
    descriptor = os.open(home / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
    finally:
        os.close(descriptor)


def is_working(home: Path) -> bool:
    """Tell whether a worker is up."""
    if not (home / LOCK).is_file():
        return False
    with only_worker(home) as free:
        return not free


def work(
    home: Path,
    stopped: Callable[[], bool] = lambda: False,
    *,
    until_idle: bool = False,
    told: Callable[[Job], None] = lambda _job: None,
) -> bool:
    """Do jobs until `stopped` says so (or, with `until_idle`, until none waits); `told` is called after each.

    Returns False at once where another worker is up.

    Raises:
        StoreError: there is no store in `home`, or it can't be opened.
    """
    Store(home).close()
    with only_worker(home) as free:
        if not free:
            return False
        tasks.empty_working_folder(home)
        with Jobs(home) as jobs:
            jobs.forget()
            while not stopped():
                job = jobs.claim()
                if job is not None:
                    told(_do(home, jobs, job))
                elif until_idle:
                    break
                else:
                    time.sleep(PAUSE)
    return True


def _do(home: Path, jobs: Jobs, job: Job) -> Job:
    """Do one job and return it as it ended. Whatever goes wrong is written down; the worker goes on."""
    if job.attempts > MOST_ATTEMPTS:
        jobs.fail(job.id, "job-killed", {"times": MOST_ATTEMPTS})
        return jobs.get(job.id) or job
    try:
        with acting(job.user):
            result = tasks.TASKS[job.kind](home, jobs, job, _teller(jobs, job.id))
    except BotniaError as error:
        names = {name: tasks.masked_value(name, {}) for name, _ in jobs.files(job.id)}
        values = {name: tasks.masked_value(value, names) for name, value in error.values.items()}
        jobs.fail(job.id, error.key, values)
    except OSError as error:
        jobs.fail(job.id, "job-disk", {"reason": error.strerror or type(error).__name__})
    except MemoryError:
        jobs.fail(job.id, "job-memory", {})
    except Exception as error:  # a defect: its kind is told, never its words, which may hold text
        jobs.fail(job.id, "job-locked" if is_database_error(error) else "job-broken", _kind(error))
    else:
        jobs.end(job.id, result)
    finally:
        tasks.empty_working_folder(home)
    return jobs.get(job.id) or job


def _kind(error: Exception) -> dict[str, str]:
    return {"kind": type(error).__name__}


def _teller(jobs: Jobs, job: int) -> tasks.Tell:
    """Return what keeps a job's progress, at most a few times a second within a step."""
    last = ("", 0.0)

    def tell(step: str, done: int, whole: int) -> None:
        nonlocal last
        now = time.monotonic()
        if step != last[0] or now - last[1] >= TOLD_EACH:
            last = (step, now)
            jobs.progress(job, step, done, whole)

    return tell
