"""Views that are remembered: never older than the last write of anybody, in any process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from botnia_signals.errors import NotFoundError
from botnia_signals.pipeline import configure, decide, jobs, keep, read, worker
from botnia_signals.pipeline.remembered import MOST, forget, remembered

sys.path.insert(0, str(Path(__file__).parent / "web"))
import web_sample

SIGNAL = web_sample.FIRST_SIGNAL


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    web_sample.build(tmp_path / "home")
    yield tmp_path / "home"
    forget()


def test_it_is_worked_out_once_while_nothing_is_written(home: Path) -> None:
    first = remembered(read.digest, home)
    assert remembered(read.digest, home) is first
    assert remembered(read.digest, home, web_sample.EARLIER) is not first
    assert first == read.digest(home)


def test_a_decision_shows_at_once(home: Path) -> None:
    assert remembered(read.signal, home, SIGNAL).state.standing == "open"
    decide.accept(home, SIGNAL, "anna")
    assert remembered(read.signal, home, SIGNAL).state.standing == "accepted"


def test_what_another_process_writes_shows_at_once(home: Path) -> None:
    assert remembered(read.signal, home, SIGNAL).state.standing == "open"
    command = (
        "import sys; from pathlib import Path; from botnia_signals.pipeline import decide;"
        "decide.dismiss(Path(sys.argv[1]), sys.argv[2], 'bertta', 'known')"
    )
    subprocess.run([sys.executable, "-c", command, str(home), SIGNAL], check=True)
    assert remembered(read.signal, home, SIGNAL).state.standing == "dismissed"


def test_a_setting_shows_at_once(home: Path) -> None:
    assert remembered(read.digest, home).alpha == 0.05
    configure.change(home, "anna", {"alpha": "0.01"})
    assert remembered(read.digest, home).alpha == 0.01


def test_a_restored_backup_shows_at_once(home: Path) -> None:
    number = keep.backup(home, home / "backups")[0].number
    decide.accept(home, SIGNAL, "anna")
    assert remembered(read.signal, home, SIGNAL).state.standing == "accepted"
    jobs.restore(home, "anna", number)
    worker.work(home, until_idle=True)
    assert remembered(read.signal, home, SIGNAL).state.standing == "open"


def test_another_store_in_its_place_is_another_one(home: Path, tmp_path: Path) -> None:
    first = remembered(read.digest, home)
    assert first.signals
    web_sample.build_quiet(tmp_path / "quiet")
    for end in ("", "-wal", "-shm"):
        (home / f"botnia.sqlite{end}").unlink(missing_ok=True)
    (tmp_path / "quiet" / "botnia.sqlite").rename(home / "botnia.sqlite")
    assert remembered(read.digest, home).signals == ()


def test_an_error_is_not_remembered(home: Path) -> None:
    for _ in range(2):
        with pytest.raises(NotFoundError):
            remembered(read.signal, home, "S-9999")


def test_it_does_not_grow_for_ever(home: Path) -> None:
    def view(home: Path, number: int) -> list[int]:
        return [number]

    first = remembered(view, home, 0)
    for number in range(1, MOST + 1):
        remembered(view, home, number)
    assert remembered(view, home, 0) is not first
    last = remembered(view, home, MOST)
    assert remembered(view, home, MOST) is last


def test_the_store_can_be_cleaned_while_it_is_watched(home: Path) -> None:
    from botnia_signals.pipeline import erase

    said = remembered(read.signal, home, SIGNAL).entry.said[0]
    erase.erase(home, statement=said.statement)
    assert said.statement not in {one.statement for one in remembered(read.signal, home, SIGNAL).entry.said}
    files = [path for path in home.iterdir() if path.is_file()]
    assert [path.name for path in files if said.text.encode() in path.read_bytes()] == []
