"""Jobs that wait for the worker, and what became of them; a file of its own beside the store.

It is apart from the store so that progress is written and read while a run holds the store's writer lock, and
so that a restored store does not forget the job that restored it. It is encrypted where the store is. What
was uploaded lies in it only until its job has ended, whatever the end was.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from botnia_signals.store.connecting import side_file
from botnia_signals.store.rows import dumps, now, one, rows

FILE = "jobs.sqlite"
WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"
KEPT_DAYS = 90
TABLES = (
    """CREATE TABLE IF NOT EXISTS jobs (
      id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, options TEXT NOT NULL, user TEXT NOT NULL,
      at TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
      started_at TEXT NOT NULL DEFAULT '', ended_at TEXT NOT NULL DEFAULT '',
      step TEXT NOT NULL DEFAULT '', done INTEGER NOT NULL DEFAULT 0, whole INTEGER NOT NULL DEFAULT 0,
      reason TEXT NOT NULL DEFAULT '', result TEXT NOT NULL DEFAULT '{}') STRICT""",
    "CREATE INDEX IF NOT EXISTS jobs_state ON jobs(state)",
    """CREATE TABLE IF NOT EXISTS uploads (
      job INTEGER NOT NULL REFERENCES jobs(id), place INTEGER NOT NULL, name TEXT NOT NULL,
      data BLOB NOT NULL, PRIMARY KEY (job, place)) STRICT""",
)


@dataclass(frozen=True, slots=True)
class Job:
    """One job: what it is to do and for whom, how far it is, and how it ended.

    `reason` is the key of the sentence that says why it failed, with the values that the sentence needs;
    `done` of `whole` says how far the step is (`whole` is 0 where nobody knows). Times are None where there
    is none yet.
    """

    id: int
    kind: str
    options: dict[str, Any]
    user: str
    at: dt.datetime
    state: str
    attempts: int
    started_at: dt.datetime | None
    ended_at: dt.datetime | None
    step: str
    done: int
    whole: int
    reason: str
    values: dict[str, Any]
    result: dict[str, Any] = field(repr=False)

    @property
    def ended(self) -> bool:
        """Tell whether nothing more will happen to it."""
        return self.state in {DONE, FAILED}


class Jobs:
    """The jobs of a home folder; the file is made the first time that it is opened."""

    def __init__(self, home: Path) -> None:
        self.db = side_file(home, FILE, TABLES)
        self.db.execute("PRAGMA secure_delete = ON")

    def put(
        self,
        kind: str,
        options: Mapping[str, object],
        user: str,
        files: Sequence[tuple[str, bytes]] = (),
    ) -> int:
        """Append a job, with the files that it is to take in (name and content), and return its number."""
        with self.db.atomic():
            cursor = self.db.execute(
                "INSERT INTO jobs (kind, options, user, at, state) VALUES (?,?,?,?,?)",
                (kind, dumps(dict(options)), user, now(), WAITING),
            )
            number = int(cursor.lastrowid or 0)
            for place, (name, data) in enumerate(files):
                self.db.execute("INSERT INTO uploads VALUES (?,?,?,?)", (number, place, name, data))
        return number

    def waiting(self, kind: str) -> int | None:
        """Return the number of a job of that kind that waits and has not begun, or None."""
        found = one(self.db, "SELECT max(id) FROM jobs WHERE kind = ? AND state = ?", (kind, WAITING))
        return None if found is None else int(found)

    def running(self, kind: str) -> bool:
        """Tell whether a job of that kind is being done."""
        return one(self.db, "SELECT 1 FROM jobs WHERE kind = ? AND state = ?", (kind, RUNNING)) is not None

    def claim(self) -> Job | None:
        """Return the next job to do, now running: one that a dead worker left, else the oldest; or None.

        Only one worker may call this at a time.
        """
        with self.db.atomic():
            sql = """SELECT id FROM jobs WHERE state IN (?, ?)
                     ORDER BY state = 'waiting', id LIMIT 1"""
            found = one(self.db, sql, (RUNNING, WAITING))
            if found is None:
                return None
            self.db.execute(
                """UPDATE jobs SET state = ?, attempts = attempts + 1, step = '', done = 0, whole = 0,
                   started_at = CASE started_at WHEN '' THEN ? ELSE started_at END WHERE id = ?""",
                (RUNNING, now(), found),
            )
        return self.get(int(found))

    def files(self, job: int) -> list[tuple[str, bytes]]:
        """Return the files that a job is to take in, in their order."""
        sql = "SELECT name, data FROM uploads WHERE job = ? ORDER BY place"
        return [(row["name"], bytes(row["data"])) for row in rows(self.db, sql, (job,))]

    def progress(self, job: int, step: str, done: int, whole: int) -> None:
        """Keep how far a job is."""
        with self.db.atomic():
            self.db.execute(
                "UPDATE jobs SET step = ?, done = ?, whole = ? WHERE id = ?", (step, done, whole, job)
            )

    def end(self, job: int, result: Mapping[str, object]) -> None:
        """Keep that a job is done and what came of it; what was uploaded for it is deleted."""
        self._end(job, DONE, "", result)

    def fail(self, job: int, key: str, values: Mapping[str, object]) -> None:
        """Keep that a job failed and why, as a key of the catalogue; what was uploaded for it is deleted."""
        plain = {name: value if isinstance(value, int) else str(value) for name, value in values.items()}
        self._end(job, FAILED, dumps([key, plain]), {})

    def _end(self, job: int, state: str, reason: str, result: Mapping[str, object]) -> None:
        with self.db.atomic():
            self.db.execute("DELETE FROM uploads WHERE job = ?", (job,))
            self.db.execute(
                "UPDATE jobs SET state = ?, ended_at = ?, step = '', reason = ?, result = ? WHERE id = ?",
                (state, now(), reason, dumps(dict(result)), job),
            )
        self.clean()

    def clean(self) -> None:
        """Empty the log of writes, so that nothing of what was deleted is left in it."""
        self.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def get(self, job: int) -> Job | None:
        """Return a job, or None."""
        found = rows(self.db, "SELECT * FROM jobs WHERE id = ?", (job,))
        return _job(found[0]) if found else None

    def all(self, user: str = "", limit: int = 100) -> list[Job]:
        """Return the newest jobs, of one person or of everybody, newest first."""
        sql = "SELECT * FROM jobs WHERE ? IN ('', user) ORDER BY id DESC LIMIT ?"
        return [_job(row) for row in rows(self.db, sql, (user, limit))]

    def latest(self, kind: str, state: str = DONE) -> Job | None:
        """Return the newest job of a kind that ended so, or None."""
        sql = "SELECT * FROM jobs WHERE kind = ? AND state = ? ORDER BY id DESC LIMIT 1"
        found = rows(self.db, sql, (kind, state))
        return _job(found[0]) if found else None

    def open(self) -> int:
        """Return how many jobs wait or run."""
        return int(one(self.db, "SELECT count(*) FROM jobs WHERE state IN (?, ?)", (WAITING, RUNNING)))

    def forget(self) -> int:
        """Delete what ended long ago and return how many jobs went."""
        before = (dt.datetime.now(dt.UTC) - dt.timedelta(days=KEPT_DAYS)).isoformat()
        with self.db.atomic():
            sql = "DELETE FROM jobs WHERE ended_at <> '' AND ended_at < ?"
            return int(self.db.execute(sql, (before,)).rowcount)

    def close(self) -> None:
        """Close the file."""
        self.db.conn.close()

    def __enter__(self) -> Jobs:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _job(row: dict[str, Any]) -> Job:
    times = {
        name: dt.datetime.fromisoformat(row[name]) if row[name] else None
        for name in ("started_at", "ended_at")
    }
    key, values = json.loads(row["reason"]) if row["reason"] else ("", {})
    return Job(
        **{
            **row,
            **times,
            "at": dt.datetime.fromisoformat(row["at"]),
            "options": json.loads(row["options"]),
            "result": json.loads(row["result"]),
            "reason": key,
            "values": values,
        }
    )
