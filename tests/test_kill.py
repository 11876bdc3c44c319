"""`kill -9` at ten moments of `botnia add` and `botnia run`: the same command again loses, doubles nothing.

The commands that are killed are processes of their own, with the real model; what goes on after the kill is
the same command in this process, which has its imports behind it. Both tests together take five to seven
minutes on two quiet cores, most of it the starting of twenty processes. Moments are counted in the processor
time of the command, so that they stay spread over its length on a busy machine too.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from botnia_signals.cli import main
from botnia_signals.pipeline.demo import SAMPLE
from botnia_signals.store import FILE, Store

pytestmark = [pytest.mark.slow, pytest.mark.model, pytest.mark.timeout(900)]
MOMENTS = 10
FILES = 8
EVERY = 5
KEPT = {
    "documents": "id, record_id, text, date, author, attributes, masked",
    "statements": 'id, document_id, ordinal, start, "end", language, text, lemmas, content',
    "vectors": "content, model, vector",
    "language_means": "model, as_of, language, number, mean",
    "weeks": "week, as_of, model, settings, fingerprint, statements, new_statements",
    "signals": "id, first_week",
    "findings": "week, signal, place, level, score, p, seen, expected, since, names, curve",
    "finding_members": "week, signal, statement, place, core",
    "signal_events": "signal, week, day, kind, other",
    "themes": "week, id, names, words, size",
    "theme_members": "week, theme, statement, example",
}


def contents(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of the store, sorted, but for the moments of writing; the file must be sound."""
    database = sqlite3.connect(home / FILE)
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.execute("INSERT INTO statements_fts(statements_fts, rank) VALUES ('integrity-check', 1)")
    found = {
        table: sorted(database.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)  # noqa: S608
        for table, columns in KEPT.items()
    }
    database.close()
    return found


def command(home: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "botnia_signals.cli", "--home", str(home), *words]


def spent(process: int) -> float:
    """Return the processor time of a running process, in seconds."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def killed(home: Path, after: float, *words: str) -> bool:
    """Start a command, kill it after so much processor time, and tell whether it was still running."""
    running = subprocess.Popen(command(home, *words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while running.poll() is None:
        if spent(running.pid) >= after:
            running.send_signal(signal.SIGKILL)
            return running.wait() == -signal.SIGKILL
        time.sleep(0.01)
    assert running.returncode == 0
    return False


def whole(home: Path, *words: str) -> float:
    """Run a command to its end in a process of its own and return the processor time that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command(home, *words), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def again(home: Path, *words: str) -> None:
    """Type the same command again."""
    result = CliRunner().invoke(main, ["--home", str(home), *words])
    assert result.exit_code == 0, result.output


@pytest.fixture(scope="module")
def part(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """Return eight files with every fifth statement of the sample: each file is stored for itself."""
    folder = tmp_path_factory.mktemp("part")
    lines = (SAMPLE / "statements.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)[::EVERY]
    paths = []
    for number in range(FILES):
        path = folder / f"part {number}.jsonl"
        path.write_text("".join(lines[number::FILES]), encoding="utf-8")
        paths.append(str(path))
    return tuple(paths)


@pytest.fixture(scope="module")
def undisturbed(
    tmp_path_factory: pytest.TempPathFactory, part: tuple[str, ...]
) -> tuple[Path, Path, float, float]:
    """Return a home with the files added, one that was also run, and the processor time of each command."""
    folder = tmp_path_factory.mktemp("undisturbed")
    added = folder / "added"
    Store(added, create=True).close()
    adding = whole(added, "add", *part)
    run = Path(shutil.copytree(added, folder / "run"))
    return added, run, adding, whole(run, "run")


def moments(length: float) -> list[float]:
    """Return ten moments of a command, from its first tenth to nearly its end."""
    return [length * (0.12 + 0.84 * number / (MOMENTS - 1)) for number in range(MOMENTS)]


def test_add_goes_on_after_a_kill_at_any_moment(
    undisturbed: tuple[Path, Path, float, float], part: tuple[str, ...], tmp_path: Path
) -> None:
    expected = contents(undisturbed[0])
    assert len(expected["documents"]) > 120
    were_running, found = 0, set()
    for number, moment in enumerate(moments(undisturbed[2])):
        home = tmp_path / f"home {number}"
        home.mkdir()
        shutil.copy(undisturbed[0] / "botnia.key", home / "botnia.key")
        Store(home, create=True).close()
        were_running += killed(home, moment, "add", *part)
        found.add(len(contents(home)["documents"]))
        again(home, "add", *part)
        assert contents(home) == expected, f"killed after {moment:.1f} s of processor time"
    assert were_running >= MOMENTS // 2
    assert len(found) > 1, "no kill came while something was being stored"


def test_run_goes_on_after_a_kill_at_any_moment(
    undisturbed: tuple[Path, Path, float, float], tmp_path: Path
) -> None:
    expected = contents(undisturbed[1])
    assert len(expected["weeks"]) >= 30
    assert expected["findings"]
    assert expected["themes"] or not expected["theme_members"]
    were_running, found = 0, set()
    for number, moment in enumerate(moments(undisturbed[3])):
        home = Path(shutil.copytree(undisturbed[0], tmp_path / f"home {number}"))
        were_running += killed(home, moment, "run")
        before = contents(home)
        found.add((len(before["vectors"]), len(before["weeks"])))
        assert before["documents"] == expected["documents"]
        assert set(before["weeks"]) <= set(expected["weeks"]), "a week is written whole"
        assert set(before["findings"]) <= set(expected["findings"])
        again(home, "run")
        assert contents(home) == expected, f"killed after {moment:.1f} s"
    assert were_running >= MOMENTS // 2
    assert len(found) > 1, "no kill came while something was being written"
