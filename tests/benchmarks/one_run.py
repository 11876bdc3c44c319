"""One method on one stream in a process of its own, so that seconds and memory are its own.

usage: python -m tests.benchmarks.one_run METHOD STREAM.jsonl STATEMENTS.npz MODEL OUT.jsonl

Writes the weekly lists to OUT and prints {"seconds", "processor", "before_weeks", "peak_mb"}: seconds of the
method with what it imports, by the clock and on the processor (all its threads; the one that holds on a busy
machine), of those by the clock the seconds before its first week (where it tells), and peak memory.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from botnia_signals.weeks import sundays
from tests.benchmarks.said import Aligned, Method, Said, Vectors, kept


def main(method: str, stream: Path, statements: Path, model: str, out: Path) -> None:
    """Run it, write the lists, print what it took."""
    said, raw = kept(statements)
    began, processor = time.perf_counter(), time.process_time()
    before = (
        _ours(stream, out, said, raw, model) if method == "ours" else _other(method, out, said, raw, model)
    )
    took = {"seconds": time.perf_counter() - began, "processor": time.process_time() - processor}
    print(json.dumps({**took, "before_weeks": before, "peak_mb": peak_mb()}))


def _ours(stream: Path, out: Path, said: Sequence[Said], raw: Vectors, model: str) -> float | None:
    """Replay the stream; return the seconds of reading and pseudonymising, before the first week."""
    from botnia_signals.pipeline.replay import replay
    from tests.benchmarks.remembered import Given

    began, first = time.perf_counter(), []

    def tell(step: str, _done: int, _whole: int) -> None:
        if step == "scan" and not first:
            first.append(time.perf_counter() - began)

    given = Given([one.text for one in said], raw)
    replay(stream, out, encoder=(model, lambda: given), progress=tell)
    return first[0] if first else None


def _other(method: str, out: Path, said: Sequence[Said], raw: Vectors, model: str) -> None:
    from botnia_signals.pipeline.background import sharpener_of

    weeks = sundays(dt.date.fromordinal(said[0].day), dt.date.fromordinal(said[-1].day))
    lines = _function(method)(said, Aligned(said, raw, sharpener_of(model)), weeks)
    out.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def _function(method: str) -> Method:
    if method == "keywords":
        from tests.benchmarks.keyword_burst import keywords

        return keywords
    if method == "bertopic":
        from tests.benchmarks.bertopic_weekly import bertopic

        return bertopic
    if method == "bertrend":
        from tests.benchmarks.bertrend_weekly import bertrend

        return bertrend
    raise SystemExit(f"no method {method}")


def peak_mb() -> float:
    """Return this process's peak resident memory in MB.

    From /proc where it is: Linux counts in `ru_maxrss` the memory of the process that started this one too.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        (line,) = [row for row in status.read_text(encoding="ascii").splitlines() if row.startswith("VmHWM")]
        return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4], Path(sys.argv[5]))
