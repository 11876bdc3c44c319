"""Times: the start of the command line, and each step on all answers of yle2015 with its peak memory."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

REPEATS = 10


def main(shared: Path, _seeds: int) -> None:
    """Print the median start-up of `botnia --help`, then seconds and peak memory of add, run and digest."""
    botnia = [sys.executable, "-m", "botnia_signals.cli"]
    starts = [_timed([*botnia, "--help"])[0] for _ in range(REPEATS)]
    bare = [_timed([sys.executable, "-c", "pass"])[0] for _ in range(REPEATS)]
    start, python = statistics.median(starts), statistics.median(bare)
    print(f"\nbotnia --help: {start:.3f} s (median of {REPEATS}), {start / python:.1f} times bare Python")
    pool = shared / "data" / "yle2015" / "answers.csv.gz"
    if not pool.is_file():
        print(f"times: {pool} is not there; the steps were not measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        home = ["--home", f"{folder}/home"]
        spread = ["--spread-from", "2025-01-06", "--spread-weeks", "40"]
        columns = ["--map", "text=text,author=respondent,municipality=municipality,language=lang"]
        steps = {
            "init": [*home, "init"],
            "add": [*home, "add", str(pool), "--source", "survey", *columns, *spread],
            "add again": [*home, "add", str(pool), "--source", "survey", *columns, *spread],
            "run": [*home, "run"],
            "run again": [*home, "run"],
            "digest": [*home, "digest", "--format", "html", "--out", f"{folder}/digest.html"],
        }
        for name, arguments in steps.items():
            seconds, peak = _timed([*botnia, *arguments])
            print(f"{name:10} {seconds:8.1f} s {peak:8.0f} MB", flush=True)


def _timed(command: list[str]) -> tuple[float, float]:
    """Return seconds and peak resident memory (MB) of a command."""
    probe = (
        "import json,resource,subprocess,sys,time;t=time.perf_counter();"
        "r=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.PIPE,text=True);"
        "u=resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(json.dumps([time.perf_counter()-t,u.ru_maxrss/1024,r.returncode,r.stderr[-500:]]))"
    )
    done = subprocess.run([sys.executable, "-c", probe, *command], capture_output=True, text=True, check=True)
    seconds, peak, code, complaint = json.loads(done.stdout)
    if code:
        raise SystemExit(f"{' '.join(command)} ended with {code}: {complaint}")
    return seconds, peak
