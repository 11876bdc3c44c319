"""One run with its stages timed, in a process of its own; vectors are made up, nothing is encoded.

usage: python -m tests.benchmarks.one_timed week HOME        the newest week of a synthetic store
       python -m tests.benchmarks.one_timed replay STREAM    a replay of a stream

Prints {"seconds", "processor", "peak_mb", "stages"}: seconds by the clock and on the processor with what is
imported, peak memory, and processor seconds by stage.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

STARTED = time.perf_counter()


def main(job: str, path: Path) -> None:
    """Run it and print what it took."""
    from tests.benchmarks.one_run import peak_mb
    from tests.benchmarks.stages import watched

    with watched() as watch:
        week(path) if job == "week" else replayed(path)
    took = {"seconds": time.perf_counter() - STARTED, "processor": time.process_time()}
    print(json.dumps({**took, "peak_mb": peak_mb(), "stages": watch.seconds}))


def week(home: Path) -> None:
    """Run the week that is due in a store of `synthetic.make`."""
    from botnia_signals.pipeline.run import run
    from tests.benchmarks.synthetic import LAST, MODEL, Around

    report = run(home, LAST, encoder=(MODEL, Around))
    if len(report.weeks) != 1 or report.encoded:
        raise SystemExit(f"{len(report.weeks)} weeks were run and {report.encoded} texts encoded")


def replayed(stream: Path) -> None:
    """Replay a stream with vectors around themes that its texts are dealt to."""
    from botnia_signals.pipeline.replay import replay
    from tests.benchmarks.synthetic import MODEL, Around

    replay(stream, stream.with_suffix(".signals"), encoder=(MODEL, Around))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
