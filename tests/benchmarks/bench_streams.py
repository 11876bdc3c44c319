"""Quality on planted streams of real answers: live, null and bilingual, made, replayed and scored here.

Prints mean and standard deviation over the seeds of every figure of ../shared/bench/score.py. Texts are
encoded once for all streams; everything else of `botnia replay` runs for each stream anew.
"""

from __future__ import annotations

import json
import math
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from botnia_signals.encoding import Encoder
from botnia_signals.pipeline.background import default_encoder
from botnia_signals.pipeline.replay import replay

FIGURES = (
    *("recall", "precision", "false_per_week", "loud_alarms", "weeks", "docs"),
    *("watch_recall", "watch_weeks", "watch_docs", "continuity", "bilingual", "member_f1"),
)


class Remembered:
    """An encoder that encodes a text once for all streams."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Any] = {}

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Any:
        """Return float32 (n, d) with unit rows."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._encoder.encode(new, progress), strict=True))
        return np.stack([self._known[text] for text in texts])


def main(shared: Path, seeds: int) -> None:
    """Make, replay and score the streams of the seeds 0 … seeds-1, and print the table."""
    pool = shared / "data" / "yle2015" / "answers.csv.gz"
    if not pool.is_file():
        print(f"streams: {pool} is not there; nothing measured")
        return
    model, encoder = default_encoder()
    remembered = Remembered(encoder)
    with tempfile.TemporaryDirectory() as folder:
        for kind, options in (("live", []), ("null", ["--null"]), ("bilingual", ["--bilingual"])):
            _make(shared, pool, Path(folder) / kind, seeds, options)
            scores, seconds = [], []
            for seed in range(seeds):
                started = time.perf_counter()
                scores.append(_scored(shared, Path(folder) / kind, seed, (model, lambda: remembered)))
                seconds.append(time.perf_counter() - started)
            _print(kind, scores, seconds)


def _make(shared: Path, pool: Path, out: Path, seeds: int, options: list[str]) -> None:
    chosen = ",".join(map(str, range(seeds)))
    command = [sys.executable, str(shared / "bench" / "streams.py"), str(pool), str(out), "--seeds", chosen]
    subprocess.run([*command, *options], check=True, capture_output=True)


def _scored(
    shared: Path, folder: Path, seed: int, encoder: tuple[str, Callable[[], Encoder]]
) -> dict[str, Any]:
    (stream,) = folder.glob(f"stream-*-{seed}.jsonl")
    truth = stream.with_name(stream.name.replace("stream", "truth")).with_suffix(".json")
    found = stream.with_suffix(".signals")
    replay(stream, found, encoder=encoder)
    score = [sys.executable, str(shared / "bench" / "score.py"), "--json"]
    command = [*score, str(stream), str(truth), str(found)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _print(kind: str, scores: list[dict[str, Any]], seconds: list[float]) -> None:
    print(f"\n{kind} streams, {len(scores)} seeds, {statistics.mean(seconds):.0f} s each")
    print(f"{'figure':16} {'mean':>8} {'sd':>8} {'median':>8}")
    for figure in FIGURES:
        values = [score[figure] for score in scores if score[figure] is not None]
        if not values:
            continue
        finite = [value for value in values if math.isfinite(value)]
        spread = statistics.stdev(finite) if len(finite) > 1 else 0.0
        mean = statistics.mean(finite) if finite else math.inf
        print(f"{figure:16} {mean:8.3f} {spread:8.3f} {statistics.median(values):8.3f}", flush=True)
