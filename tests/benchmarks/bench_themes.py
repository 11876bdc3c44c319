"""How well the theme map finds the questions behind answers: a table, one line a sample.

    python -m tests.benchmarks --only themes [--shared ../shared]
    python -m tests.benchmarks.bench_themes [--shared ../shared] [--seeds 3] [--all]

Finnish answers to the questions of `yle2015`, so many to each question, against `theme`. Vectors are aligned
and sharpened as in the pipeline. The sharpener was learned from these themes, so each sample is measured
without it too (`plain`), and on questions that a sharpener made for the purpose has not seen (`unseen`). The
first sample is the one that the issue names; it is drawn anew with other seeds, and once with other ids,
which change the order of input. `--all` fits every answer once, for time and memory.
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
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import adjusted_rand_score, v_measure_score

from botnia_signals.encoding import align, unit
from botnia_signals.pipeline.background import default_encoder, sharpener_of
from botnia_signals.records import Background
from botnia_signals.themes import fit
from models.manifest import find_card
from models.sharpen import sharpener
from tests.benchmarks.compare import OUT, weights_fingerprint
from tests.benchmarks.remembered import Remembered

Vectors = NDArray[np.float32]
LARGE, LEAST, SEEDS = 200, 40, 3
SPACES = ("sharpened", "plain", "unseen")


class Answer(NamedTuple):
    """One answer: its question and the theme that is the truth."""

    id: str
    question: str
    theme: str
    language: str
    text: str


class Sample(NamedTuple):
    """So many questions (0 for all), so many answers to each, or from a third to thrice as many."""

    questions: int
    each: int
    varied: bool = False


class Fitted(NamedTuple):
    """A map's labels, by answer, and its seconds."""

    labels: list[int]
    seconds: float


SAMPLES = (
    *(Sample(0, 200), Sample(15, 200), Sample(8, 200), Sample(33, 100), Sample(15, 100), Sample(8, 100)),
    *(Sample(60, 50), Sample(33, 50), Sample(8, 50), Sample(22, 100, varied=True)),
)


def main(shared: Path, seeds: int = SEEDS, *, everything: bool = False) -> int:
    """Print the figures; return 0, or 1 where the answers are absent."""
    path = shared / "data/yle2015/answers.csv.gz"
    if not path.exists():
        print(f"no {path}: nothing to measure")
        return 1
    answers = [answer for answer in _answers(path) if answer.language == "fi"]
    card = find_card()
    memory = Remembered(OUT, f"{card.id}-{weights_fingerprint()}", lambda: default_encoder(card.id)[1])
    if everything:
        _report("every answer", answers, _fit(answers, _aligned(answers, memory), 0))
        return 0
    print("| answers | vectors | themes | found | ARI | V | unassigned | seconds |")
    print("|---|---|---|---|---|---|---|---|")
    for number, sample in enumerate(SAMPLES):
        for space in SPACES:
            _measure(answers, memory, sample, space, number, seeds if not number else 1)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2:.1f} GB")
    return 0


def _measure(
    answers: list[Answer], memory: Remembered, sample: Sample, space: str, number: int, seeds: int
) -> None:
    """Print the lines of one sample; with several seeds, how alike their maps are, and with another order."""
    themes = sorted({answer.theme for answer in answers})
    held = set(np.random.default_rng(number).permutation(themes)[: len(themes) // 2].tolist())
    matrix = sharpener_of(find_card().id) if space == "sharpened" else None
    pool = answers
    if space == "unseen":
        pool = [answer for answer in answers if answer.theme in held]
        matrix = _learned([answer for answer in answers if answer.theme not in held], memory)
    chosen = _sample(pool, sample, number)
    vectors = _aligned(chosen, memory)
    if matrix is not None:
        vectors = unit(vectors @ matrix)
    questions = len({answer.question for answer in chosen})
    what = f"{questions} x {sample.each}{' or so' if sample.varied else ''} | {space}"
    fits = [_fit(chosen, vectors, seed) for seed in range(seeds)]
    for fitted in fits[: 1 if seeds == 1 else None]:
        _report(what, chosen, fitted)
    if seeds > 1:
        pairs = [adjusted_rand_score(a.labels, b.labels) for i, a in enumerate(fits) for b in fits[i + 1 :]]
        order = np.random.default_rng(1).permutation(len(chosen))
        turned = _fit(chosen, vectors, 0, order)
        other = adjusted_rand_score(fits[0].labels, turned.labels)
        print(
            f"| {what} | the same map, ARI: other seeds {min(pairs):.3f} at least, other order {other:.3f} |"
        )


def _answers(path: Path) -> list[Answer]:
    with gzip.open(path) as raw:
        rows = csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8"))
        found = [Answer(r["id"], r["question"], r["theme"], r["lang"], r["text"]) for r in rows]
    return sorted(found)


def _sample(answers: list[Answer], sample: Sample, seed: int) -> list[Answer]:
    """Return answers of the questions that have enough of them, sorted by id."""
    random = np.random.default_rng(seed)
    counts = Counter(answer.question for answer in answers)
    questions = sorted(question for question, count in counts.items() if count >= sample.each)
    if 0 < sample.questions < len(questions):
        questions = sorted(random.choice(questions, sample.questions, replace=False).tolist())
    chosen: list[Answer] = []
    for question in questions:
        rows = [answer for answer in answers if answer.question == question]
        factor = np.exp(random.uniform(-np.log(3), np.log(3))) if sample.varied else 1.0
        size = min(len(rows), round(sample.each * factor))
        chosen += [rows[i] for i in random.choice(len(rows), size, replace=False)]
    return sorted(chosen)


def _aligned(answers: Sequence[Answer], memory: Remembered) -> Vectors:
    vectors = memory.encode([answer.text for answer in answers])
    return align(vectors, [answer.language for answer in answers])[0]


def _learned(answers: list[Answer], memory: Remembered) -> Vectors:
    """Return a sharpener learned from at most 100 answers to each question."""
    counts = Counter(answer.question for answer in answers)
    kept = [answer for answer in answers if counts[answer.question] >= LEAST]
    chosen = _sample(kept, Sample(0, LEAST), 0)
    return sharpener(_aligned(chosen, memory), np.array([answer.theme for answer in chosen]))


def _fit(
    answers: list[Answer], vectors: Vectors, seed: int, order: NDArray[np.int64] | None = None
) -> Fitted:
    """Fit; with `order`, under other ids, so that the rows are fitted in another order."""
    n = len(answers)
    ids = tuple(answer.id if order is None else f"{order[row]:06d}" for row, answer in enumerate(answers))
    none, spoken = ("",) * n, ("fi",) * n
    view = Background(ids, ids, ids, none, none, none, spoken, np.zeros(n, np.int64), vectors)
    began = time.perf_counter()
    themes = fit(view, [answer.text for answer in answers], seed=seed)
    seconds = time.perf_counter() - began
    place = {member: theme.id for theme in themes for member in theme.members}
    return Fitted([place.get(ident, -1) for ident in ids], seconds)


def _report(what: str, answers: list[Answer], fitted: Fitted) -> None:
    truth = [answer.theme for answer in answers]
    labels = fitted.labels
    found = len(set(labels) - {-1})
    rand, measure = adjusted_rand_score(truth, labels), v_measure_score(truth, labels)
    print(
        f"| {what} | {len(set(truth))} | {found} | {rand:.3f} | {measure:.3f} "
        f"| {labels.count(-1) / len(labels):.1%} | {fitted.seconds:.0f} |",
        flush=True,
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--seeds", type=int, default=SEEDS, help="seeds of the first sample")
    parser.add_argument("--all", action="store_true", help="fit every answer once, for time and memory")
    return parser.parse_args()


if __name__ == "__main__":
    chosen = _options()
    sys.exit(main(chosen.shared, chosen.seeds, everything=chosen.all))
