"""What a weekly run costs when the store is ten times as large, and a replay of a year, stage by stage.

A store grows in two ways: more years of as many statements a week, or more statements in as many weeks. Each
is measured at 10,000 and at 100,000 statements, made up with vectors around themes; texts are not encoded.
Eight weeks are run before, then one more is measured in a process of its own, thrice; the best counts.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks import planted
from tests.benchmarks.synthetic import Size, make

RUN_BEFORE, REPEATS = 8, 3
SMALL, LARGE = 10_000, 100_000
YEARS = (Size(SMALL, 167), Size(LARGE, 1667))
VOLUME = (Size(SMALL, 260), Size(LARGE, 260))
MOST_RATIO, MOST_SECONDS = 1.5, 30


def main(shared: Path, repeats: int = REPEATS) -> None:
    """Make the stores, run their newest week, replay a year; print seconds, memory, ratios and stages."""
    with tempfile.TemporaryDirectory(prefix="botnia-scale-") as folder:
        _replay(shared, Path(folder))
        for title, sizes in (("more years, 60 a week", YEARS), ("more a week, 5 years", VOLUME)):
            print(f"\n### A weekly run: {title}\n", flush=True)
            _compare([(size, _measured(Path(folder), size, repeats)) for size in sizes])


def _replay(shared: Path, folder: Path) -> None:
    answers = shared / "data" / "yle2015" / "answers.csv.gz"
    if not answers.is_file():
        print(f"scale: {answers} is not there; no replay was measured")
        return
    (stream,) = planted.make(shared, answers, planted.Case("live", 60, 52), 1, folder)
    print(f"\n### A replay of 52 weeks, {stream.records} statements\n")
    took = _timed("replay", stream.path)
    print(f"{_cost(took)} (at most {MOST_SECONDS} s)")
    stages([took["stages"]])


def _measured(folder: Path, size: Size, repeats: int) -> dict[str, Any]:
    """Return the run with the fewest processor seconds of some of the same week."""
    made, home = folder / "made", folder / "home"
    make(made, size, RUN_BEFORE)
    runs = []
    for _ in range(repeats):
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(made, home)
        runs.append(_timed("week", home))
    best = min(runs, key=lambda one: float(one["processor"]))
    print(f"{size.name}: {_cost(best)}", flush=True)
    return best


def _timed(job: str, path: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.one_timed", job, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"scale: {job} failed\n{done.stderr[-3000:]}")
    took: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return took


def _cost(took: dict[str, Any]) -> str:
    return f"{took['seconds']:.1f} s, {took['processor']:.1f} s on the processor, {took['peak_mb']:.0f} MB"


def _compare(runs: Sequence[tuple[Size, dict[str, Any]]]) -> None:
    small, large = runs[0][1], runs[1][1]
    ratio = large["processor"] / small["processor"]
    print(f"ratio: {ratio:.2f} on the processor (at most {MOST_RATIO}),", end=" ")
    print(f"{large['seconds'] / small['seconds']:.2f} by the clock,", end=" ")
    print(f"{large['peak_mb'] / small['peak_mb']:.2f} in memory")
    stages([small["stages"], large["stages"]])


def stages(runs: Sequence[dict[str, float]]) -> None:
    """Print processor seconds by stage, the longest of the last run first, without what is below 0.05 s."""
    last = Counter(runs[-1])
    for stage, seconds in last.most_common():
        if seconds >= 0.05:
            print(f"    {stage:26}" + "".join(f"{run.get(stage, 0.0):8.2f} s" for run in runs))
