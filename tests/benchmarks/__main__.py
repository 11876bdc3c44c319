"""Runs the benchmarks that `make bench` names: ours beside what others use, then times.

usage: python -m tests.benchmarks [--shared ../shared] [--seeds 20]
                  [--only compare,times,load,scale,themes,names,interpellations,streams,fuzz,identifiers,…]
                  [--methods ours,keywords,bertopic,bertrend] [--kinds live,null,bilingual]
                  [--volumes 20,60,200,1000] [--weeks 52] [--alphas 0.05,0.01] [--themes FILE.json]

`streams` is ours alone, without the kept results of `compare`; `identifiers`, `masked`,
`pointing` and `interpellations` print texts of the shared folder to the terminal. These, `fuzz` and
`search` run only when they are asked for.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.benchmarks import (
    bench_fuzz,
    bench_identifiers,
    bench_load,
    bench_masked,
    bench_names,
    bench_pointing,
    bench_scale,
    bench_search,
    bench_streams,
    bench_themes,
    bench_times,
    compare,
    interpellations,
)

USUAL = "compare,times,load,scale,themes,names"


def main() -> None:
    """Run the chosen jobs, one after another."""
    options = _options()
    jobs = {
        "compare": lambda: compare.main(options),
        "streams": lambda: bench_streams.main(options.shared, options.seeds),
        "fuzz": lambda: bench_fuzz.main(options.seeds),
        "masked": lambda: bench_masked.main(options.shared, options.seeds),
        "pointing": lambda: bench_pointing.main(options.shared, options.seeds),
        "interpellations": lambda: interpellations.main(options.shared),
        "names": lambda: bench_names.main(options.shared),
        "scale": lambda: bench_scale.main(options.shared),
        "search": lambda: bench_search.main(options.shared),
        "themes": lambda: bench_themes.main(options.shared),
        "identifiers": lambda: bench_identifiers.main(options.shared, options.seeds),
        "load": bench_load.measure,
        "times": lambda: bench_times.main(options.shared, options.seeds),
    }
    for name in options.only.split(","):
        jobs[name]()


def _options() -> argparse.Namespace:
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--only", default=USUAL)
    parser.add_argument("--seeds", type=int, default=20)
    compare.add_options(parser)
    return parser.parse_args()


if __name__ == "__main__":
    main()
