"""Runs the benchmarks that `make bench` names: quality on planted streams, then times.

usage: python -m tests.benchmarks [--shared ../shared] [--only streams,times,themes] [--seeds 10]
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.benchmarks import bench_streams, bench_times

JOBS = {"streams": bench_streams.main, "times": bench_times.main}


def main() -> None:
    """Run the chosen jobs, one after another."""
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--only", default=",".join(JOBS))
    parser.add_argument("--seeds", type=int, default=10)
    options = parser.parse_args()
    for name in options.only.split(","):
        JOBS[name](options.shared, options.seeds)


if __name__ == "__main__":
    main()
