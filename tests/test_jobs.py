"""Jobs and the worker: asked for on a page, done in another process, resumed after a kill; nothing stays."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.pipeline import jobs, worker
from botnia_signals.pipeline.jobs import Upload
from botnia_signals.store import FILE, Store
from botnia_signals.store.jobs import FILE as JOBS
from botnia_signals.store.jobs import Jobs
from tests.made import stream, write_jsonl

WORDS = "Matti Virtanen kertoi, että linja-auto jätti hänet taas pysäkille"
NOTES = f"Pyöreä pöytä 4.3.2026\n\n- {WORDS}.\n\n- Jono hammashoitoon on kasvanut syksystä.\n".encode()
NAME = "Matti Virtanen 2026-03-04.txt"
RECORDS = 520


def told(home: Path, text: str) -> list[str]:
    """Return the files of a home folder that hold a text."""
    wanted = text.encode()
    return [path.name for path in home.rglob("*") if path.is_file() and wanted in path.read_bytes()]


def asked(home: Path, **more: object) -> int:
    values = {"files": [(NAME, NOTES)], "source": "round_table", "municipality": "Kokkola", **more}
    return jobs.take_in(home, "maija", Upload(**values))  # type: ignore[arg-type]


def test_an_upload_waits_for_the_worker_and_is_taken_in(home: Path) -> None:
    number = asked(home)
    waiting = jobs.get(home, number)
    assert waiting.state == "waiting"
    assert "Matti" not in repr(waiting)
    assert told(home, WORDS) == [JOBS], "nothing but the upload holds the text"
    assert worker.work(home, until_idle=True)
    done = jobs.get(home, number)
    assert (done.state, done.result["stored"], done.result["number_refused"]) == ("done", 2, 0)
    with Store(home) as store:
        assert store.queue.waiting() == 2, "what comes through the pages waits in the privacy queue"
        assert store.audit.all()[0].user == "maija"


def test_nothing_of_an_upload_stays_where_it_was(home: Path) -> None:
    number = asked(home)
    worker.work(home, until_idle=True)
    assert told(home, WORDS) == []
    assert told(home, "Matti") == []
    assert told(home, "Virtanen") == []
    assert list((home / "working").iterdir()) == []
    row = str(sqlite3.connect(home / JOBS).execute("SELECT * FROM jobs WHERE id = ?", (number,)).fetchone())
    assert "hammashoitoon" not in row


def test_nothing_of_an_upload_stays_when_its_job_fails(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError(WORDS)

    monkeypatch.setitem(worker.tasks.TASKS, "add", fail)
    number = asked(home)
    worker.work(home, until_idle=True)
    failed = jobs.get(home, number)
    assert (failed.state, failed.reason, failed.values) == ("failed", "job-broken", {"kind": "ValueError"})
    assert told(home, WORDS) == []
    assert told(home, "Virtanen") == []


def test_a_file_that_cant_be_read_says_why_without_its_name(home: Path) -> None:
    number = asked(home, files=[("Matti Virtanen.docx", b"no document at all"), ("b.txt", NOTES)])
    worker.work(home, until_idle=True)
    result = jobs.get(home, number).result
    assert result["stored"] == 2, "the others go in"
    assert result["number_refused"] == 1
    assert result["refused"][0][1].startswith("error-intake-")
    assert "Virtanen" not in str(result)


def test_a_known_error_keeps_its_sentence(home: Path) -> None:
    (home / "botnia.key").unlink()
    number = asked(home)
    worker.work(home, until_idle=True)
    assert jobs.get(home, number).reason == "store-key-missing"


def test_a_job_that_kills_the_worker_every_time_is_given_up(home: Path) -> None:
    number = asked(home)
    with Jobs(home) as shelf:
        for _ in range(worker.MOST_ATTEMPTS):
            assert shelf.claim() is not None
    worker.work(home, until_idle=True)
    failed = jobs.get(home, number)
    assert (failed.state, failed.reason) == ("failed", "job-killed")
    assert told(home, WORDS) == []


def test_what_was_begun_goes_before_what_waits(home: Path) -> None:
    first, second = asked(home), asked(home)
    with Jobs(home) as shelf:
        assert [shelf.claim().id, shelf.claim().id] == [first, first]  # type: ignore[union-attr]
        shelf.end(first, {})
        assert shelf.claim().id == second  # type: ignore[union-attr]
        shelf.fail(second, "job-memory", {})
        assert shelf.claim() is None
        assert [one.state for one in shelf.all()] == ["failed", "done"]


@pytest.mark.parametrize(
    ("files", "key"),
    [
        ([], "upload-nothing"),
        ([("", b"x")], "upload-nothing"),
        ([("a.exe", b"x")], "upload-kind"),
        ([("a.txt", b"x")] * (jobs.MOST_FILES + 1), "upload-many"),
        ([("a.txt", b"x" * (jobs.LARGEST + 1))], "upload-large"),
    ],
)
def test_what_can_be_seen_at_once_is_refused_at_once(
    home: Path, files: list[tuple[str, bytes]], key: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        asked(home, files=files)
    assert caught.value.key == key
    assert jobs.every(home) == []


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../etc/x.txt", "x.txt"),
        ("C:\\Users\\x\\y.txt", "y.txt"),
        ("/abs/z.txt", "z.txt"),
        ("a\x00b\x1b[2J.txt", "ab[2J.txt"),
        (".hidden.txt", "hidden.txt"),
    ],
)
def test_a_name_is_only_a_name(name: str, plain: str) -> None:
    assert jobs.checked_files([(name, b"x")]) == [(plain, b"x")]


def test_a_run_that_waits_is_not_doubled(home: Path) -> None:
    assert jobs.run_week(home, "maija") == jobs.run_week(home, "olli")
    worker.work(home, until_idle=True)
    assert jobs.get(home, 1).result == {"weeks": [], "encoded": 0, "themes": 0}
    assert jobs.run_week(home, "olli") == 2
    with pytest.raises(NotFoundError):
        jobs.get(home, 99)


def test_there_is_one_worker_at_a_time(home: Path) -> None:
    assert not worker.is_working(home)
    with worker.only_worker(home) as free:
        assert free
        assert worker.is_working(home)
        assert not worker.work(home, until_idle=True)
    assert not worker.is_working(home)


def test_old_jobs_are_forgotten(home: Path) -> None:
    number = asked(home)
    worker.work(home, until_idle=True)
    database = sqlite3.connect(home / JOBS)
    database.execute("UPDATE jobs SET ended_at = '2020-01-01T00:00:00+00:00' WHERE id = ?", (number,))
    database.commit()
    database.close()
    worker.work(home, until_idle=True)
    assert jobs.every(home) == []


def begun(home: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "botnia_signals.cli", "--home", str(home), "worker", "--until-idle"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def stored(home: Path) -> int:
    with sqlite3.connect(home / FILE) as database:
        found = database.execute("SELECT count(*) FROM held_documents").fetchone()[0]
    database.close()
    return int(found)


@pytest.mark.slow
def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(home: Path, tmp_path: Path) -> None:
    records = [one for start in range(20) for one in stream(seed=start)][:RECORDS]
    for place, one in enumerate(records):
        one["id"] = f"record-{place}"
    path = write_jsonl(tmp_path / "many.jsonl", records)
    number = jobs.take_in(home, "maija", Upload([("many.jsonl", path.read_bytes())]))
    running = begun(home)
    deadline = time.monotonic() + 120
    while not stored(home):
        assert running.poll() is None, "it ended before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.005)
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    half = stored(home)
    assert 0 < half < len(records)
    cut = jobs.get(home, number)
    assert (cut.state, cut.attempts) == ("running", 1)
    assert not worker.is_working(home), "the lock of a dead worker is free"
    assert worker.work(home, until_idle=True)
    done = jobs.get(home, number)
    assert (done.state, done.attempts) == ("done", 2)
    assert done.result["stored"] + half == done.result["read"] == len(records)
    assert stored(home) == len(records)
    with Store(home) as store:
        assert len([one for one in store.queue.batches() if one.documents]) == 1, "one batch, not two"
    assert list((home / "working").iterdir()) == []
    with Jobs(home) as shelf:
        assert shelf.files(number) == []
