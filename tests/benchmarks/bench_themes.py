"""How well the theme map finds the questions behind 200 answers to each: a script, one line a fit.

    python tests/benchmarks/bench_themes.py [--vectors POOL.npz] [--seeds 3] [--all]

Needs the answers of `../shared/data/yle2015` and either `--vectors` (an npz with `ids` and `V`) or the
default model. `--all` fits every answer once, for time and memory.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import resource
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import adjusted_rand_score, v_measure_score

from botnia_signals.encoding import align
from botnia_signals.records import Background
from botnia_signals.themes import fit

ANSWERS = Path(__file__).resolve().parents[3] / "shared/data/yle2015/answers.csv.gz"
PER_QUESTION = 200


class Answer(NamedTuple):
    """One answer: its question and the theme that is the truth."""

    id: str
    question: str
    theme: str
    language: str
    text: str


def main() -> int:
    """Print the figures; return 0, or 1 where data or vectors are absent."""
    options = _options()
    if not ANSWERS.exists():
        print(f"no {ANSWERS}: nothing to measure")
        return 1
    answers = _answers()
    found = _vectors(options.vectors, answers)
    if found is None:
        print("no vectors: give --vectors POOL.npz or build the default model (botnia models build)")
        return 1
    answers = [a for a in answers if a.id in found]
    if options.all:
        _report("all", answers, found, seed=0, truth=False)
        return 0
    maps = []
    for seed in range(options.seeds):
        maps.append(_report(f"seed {seed}", _sample(answers, seed=0), found, seed=seed, truth=True))
    for seed in range(1, options.samples):
        _report(f"sample {seed}", _sample(answers, seed=seed), found, seed=0, truth=True)
    pairs = [adjusted_rand_score(a, b) for i, a in enumerate(maps) for b in maps[i + 1 :]]
    if pairs:
        print(f"the same map from another seed: ARI {np.mean(pairs):.3f} (lowest {min(pairs):.3f})")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--vectors", type=Path, help="npz with ids and V instead of the default model")
    parser.add_argument("--seeds", type=int, default=3, help="seeds of the fit")
    parser.add_argument("--samples", type=int, default=2, help="samples of the answers")
    parser.add_argument("--all", action="store_true", help="fit every answer once, for time and memory")
    return parser.parse_args()


def _answers() -> list[Answer]:
    with gzip.open(ANSWERS) as raw:
        rows = csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8"))
        found = [Answer(r["id"], r["question"], r["theme"], r["lang"], r["text"]) for r in rows]
    return sorted(found)


def _vectors(path: Path | None, answers: list[Answer]) -> dict[str, NDArray[np.float32]] | None:
    """Return id -> vector: from a file, or from the default model where it is built."""
    if path is not None:
        pool = np.load(path, allow_pickle=False)
        return dict(zip((str(i) for i in pool["ids"]), pool["V"].astype(np.float32), strict=True))
    from botnia_signals.encoding import SentenceEncoder
    from models.build import is_built, model_path
    from models.manifest import find_card

    card = find_card(None)
    if not is_built(card):
        return None
    encoder = SentenceEncoder(model_path(card), card.prefix)
    return dict(zip((a.id for a in answers), encoder.encode([a.text for a in answers]), strict=True))


def _sample(answers: list[Answer], seed: int) -> list[Answer]:
    """Return 200 Finnish answers to each question with that many, sorted by id."""
    finnish = [a for a in answers if a.language == "fi"]
    random = np.random.default_rng(seed)
    chosen: list[Answer] = []
    for question, count in sorted(Counter(a.question for a in finnish).items()):
        if count >= PER_QUESTION:
            rows = [a for a in finnish if a.question == question]
            chosen += [rows[i] for i in random.choice(len(rows), PER_QUESTION, replace=False)]
    return sorted(chosen)


def _background(answers: list[Answer], found: dict[str, NDArray[np.float32]]) -> Background:
    vectors, _ = align(np.stack([found[a.id] for a in answers]), [a.language for a in answers])
    ids, none = tuple(a.id for a in answers), ("",) * len(answers)
    days = np.zeros(len(answers), np.int64)
    return Background(ids, ids, ids, none, none, none, tuple(a.language for a in answers), days, vectors)


def _report(
    label: str, answers: list[Answer], found: dict[str, NDArray[np.float32]], seed: int, truth: bool
) -> list[int]:
    """Fit, print one line, return the label of each answer."""
    background = _background(answers, found)
    began = time.perf_counter()
    themes = fit(background, [a.text for a in answers], seed=seed)
    seconds = time.perf_counter() - began
    place = {member: theme.id for theme in themes for member in theme.members}
    labels = [place.get(a.id, -1) for a in answers]
    line = f"{label}: {len(answers)} answers, {len(themes)} themes"
    if truth:
        wanted = [a.theme for a in answers]
        line += f" for {len(set(wanted))}, ARI {adjusted_rand_score(wanted, labels):.3f}"
        line += f", V {v_measure_score(wanted, labels):.3f}"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"{line}, unassigned {labels.count(-1) / len(labels):.1%}, {seconds:.0f} s, peak {peak:.1f} GB")
    for theme in themes[:40] if label == "seed 0" else []:
        print(f"   {theme.size:5d}  " + " · ".join(f"{k}: {' '.join(v)}" for k, v in theme.words.items()))
    return labels


if __name__ == "__main__":
    sys.exit(main())
