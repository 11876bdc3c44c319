"""Ours beside what others use, on the same streams and the same vectors: quality, seconds, memory.

Every method runs on every stream in its own process. Vectors and results are kept in bench-out/ (texts are
not), so a run that was stopped goes on, and a method is run anew only when its code, the model or the streams
have changed. Scores are computed from the kept lists at the end, so another figure costs no new run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botnia_signals.pipeline.background import default_encoder
from models.build import SEAL, model_path
from models.manifest import HERE, find_card
from tests.benchmarks import bertrend_weekly as bertrend
from tests.benchmarks import figures, planted, reachable, said, tables
from tests.benchmarks.planted import Case, Stream
from tests.benchmarks.remembered import Remembered
from tests.benchmarks.tables import Scored

ROOT = Path(__file__).parents[2]
OUT = ROOT / "bench-out"
FIRST_TEN = {"bertopic": "BERTopic, first ten", "keywords": "keyword maps, first ten"}
BERTREND = "BERTrend, weak signals"
AT_ALPHA = {"bertopic": "BERTopic, Bonferroni", "keywords": "word rates, Bonferroni"}
METHODS = ("ours", *FIRST_TEN, "bertrend")
BENCH = "tests/benchmarks"
CODE = {
    "ours": ("botnia_signals",),
    "keywords": (f"{BENCH}/keyword_burst.py", f"{BENCH}/rates.py", "botnia_signals/naming"),
    "bertopic": (f"{BENCH}/bertopic_weekly.py", f"{BENCH}/rates.py", "botnia_signals/encoding.py"),
    "bertrend": (f"{BENCH}/bertrend_weekly.py", "botnia_signals/encoding.py"),
}
CODE_OF_ALL = (f"{BENCH}/said.py", f"{BENCH}/one_run.py")
CANT_MATTER = ("digest", "review", "naming", "themes", "messages.py", "cli.py", "terminal.py", "errors.py")
ROUGH_SECONDS = {"ours": 60.0, "keywords": 30.0, "bertopic": 200.0, "bertrend": 120.0}
ROUGH_RECORDS = 4300
"""What a stream of 52 weeks of 60 statements is guessed to take, until something was measured."""


@dataclass(frozen=True, slots=True)
class Run:
    """A method on a stream; `key` is a hash of the method's code, the model and the stream."""

    method: str
    stream: Stream
    key: str


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what only the comparison knows to the command line."""
    parser.add_argument("--methods", default=",".join(METHODS))
    parser.add_argument("--kinds", default=",".join(planted.OPTIONS))
    parser.add_argument("--volumes", default="20,60,200,1000", help="statements a week of live streams")
    parser.add_argument("--weeks", type=int, default=52)
    parser.add_argument("--alphas", default="0.05,0.01", help="error rates at which null streams are scored")
    parser.add_argument("--themes", type=Path, help="JSON list of the themes to make streams of")


def main(options: argparse.Namespace) -> None:
    """Make the streams, run what has not been run, print the tables."""
    answers = options.shared / "data" / "yle2015" / "answers.csv.gz"
    if not answers.is_file():
        print(f"compare: {answers} is not there; nothing measured")
        return
    volumes = [int(volume) for volume in options.volumes.split(",") if volume]
    chosen = planted.cases([kind for kind in options.kinds.split(",") if kind], volumes, options.weeks)
    with tempfile.TemporaryDirectory(prefix="botnia-compare-") as scratch:
        folder = Path(scratch)
        pool, themes = planted.sub_pool(answers, _themes(options.themes), folder / "pool.csv")
        streams = [
            stream
            for case in chosen
            for stream in planted.make(options.shared, pool, case, options.seeds, folder)
        ]
        methods = [name for name in options.methods.split(",") if name != "bertrend" or bertrend.python()]
        runs = [Run(method, s, _key(method, s)) for s in streams for method in methods]
        print(
            f"\nComparison: {options.seeds} seeds, {options.weeks} weeks, texts of {themes} themes of yle2015"
        )
        for case in chosen:
            print(_planted_themes(case, streams))
        print(_bertrend())
        results = _run(runs, folder)
        _report(options, chosen, runs, results)


def _themes(given: Path | None) -> list[str] | None:
    """Return the themes of a JSON list, or of those that the model did not learn from; None for all."""
    held = HERE / f"{find_card().id}.held.json"
    path = given or (held if held.is_file() else None)
    if path is None:
        print("compare: all themes, among them those that the model's sharpener was learned from")
        return None
    print(f"compare: the themes of {path}")
    names: list[str] = json.loads(path.read_text(encoding="utf-8"))
    return names


def _planted_themes(case: Case, streams: Sequence[Stream]) -> str:
    """Return how much there is in the streams of a case: a small pool plants fewer themes."""
    found = [stream for stream in streams if stream.case == case]
    themes = sum(len(stream.planted()["emerging"]) for stream in found) / len(found)
    records = sum(stream.records for stream in found) / len(found)
    return f"    {case.name}: {records:.0f} records and {themes:.1f} planted themes a stream"


def _bertrend() -> str:
    found = bertrend.python()
    if found is None:
        return f"BERTrend: can't be imported here, not measured ({bertrend.__name__}.py tells how)."
    return f"BERTrend: week by week, its own settings, in {found}."


def _key(method: str, stream: Stream) -> str:
    """Return what a result is known by."""
    known = hashlib.sha256(f"{method} {stream.key}".encode())
    for path in _code(method):
        known.update(path.read_bytes())
    if method != "keywords":  # it sees no vectors
        known.update(model_fingerprint().encode())
    if method == "ours":
        known.update(repr(_settings_of_the_environment()).encode())
    return known.hexdigest()[:20]


def _code(method: str) -> Iterator[Path]:
    """Yield the files that decide a result; of our own package not what only shows it."""
    product = ROOT / "botnia_signals"
    for place in (ROOT / name for name in (*CODE[method], *CODE_OF_ALL)):
        for path in [place] if place.is_file() else sorted(place.rglob("*.py")):
            if place != product or path.relative_to(product).parts[0] not in CANT_MATTER:
                yield path


def _settings_of_the_environment() -> list[tuple[str, str]]:
    aside = {"BOTNIA_HOME", "BOTNIA_MODELS"}
    return sorted((k, v) for k, v in os.environ.items() if k.startswith("BOTNIA_") and k not in aside)


def model_fingerprint() -> str:
    """Return a hash of the default model as it was built, and of its sharpener."""
    card = find_card()
    known = hashlib.sha256((model_path(card) / SEAL).read_bytes())
    if card.sharpener:
        known.update((HERE / card.sharpener).read_bytes())
    return known.hexdigest()[:12]


def weights_fingerprint() -> str:
    """Return a hash of the model without its sharpener, which vectors are kept before."""
    return hashlib.sha256((model_path(find_card()) / SEAL).read_bytes()).hexdigest()[:12]


def _run(runs: Sequence[Run], folder: Path) -> dict[str, dict[str, Any]]:
    """Run what is not among the kept results, tell the time it will take, and return all results by key."""
    results = _kept_results()
    due = [run for run in runs if run.key not in results]
    print(
        f"{len(runs)} runs, {len(runs) - len(due)} of them kept from before; {_left(due, results)}",
        flush=True,
    )
    card = find_card()
    remembered = Remembered(OUT, f"{card.id}-{weights_fingerprint()}", lambda: default_encoder(card.id)[1])
    statements, ready = folder / "statements.npz", ""
    for number, run in enumerate(due, start=1):
        if ready != run.stream.key:
            _prepare(run.stream, remembered, statements)
            ready = run.stream.key
        result = results[run.key] = _measured(run, statements, card.id)
        _keep_result(result)
        name = f"{run.method}, {run.stream.case.name}, seed {run.stream.seed}"
        cost = f"{result['seconds']:.0f} s, {result['peak_mb']:.0f} MB"
        print(f"[{number}/{len(due)}] {name}: {cost}; {_left(due[number:], results)}", flush=True)
    return results


def _prepare(stream: Stream, remembered: Remembered, out: Path) -> None:
    """Read and encode a stream once for all methods; nothing of it is measured."""
    began = time.perf_counter()
    rows = planted.read(stream.path)
    said.keep(out, rows, remembered.encode([row.text for row in rows]))
    seconds = time.perf_counter() - began
    name = f"{stream.case.name}, seed {stream.seed}"
    print(f"    {name}: {len(rows)} statements read and encoded in {seconds:.0f} s", flush=True)


def _measured(run: Run, statements: Path, model: str) -> dict[str, Any]:
    """Run a method in its own process and return its result; the lists are kept beside it.

    Raises:
        SystemExit: the method failed; its complaint is shown.
    """
    lists = _lists(run.key)
    lists.parent.mkdir(parents=True, exist_ok=True)
    scratch = lists.with_suffix(".part")
    words = [run.method, str(run.stream.path), str(statements), model, str(scratch)]
    python = (run.method == "bertrend" and bertrend.python()) or sys.executable
    command = [python, "-m", f"{BENCH.replace('/', '.')}.one_run", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise SystemExit(f"compare: {run.method} failed on {run.stream.path.name}\n{done.stderr[-3000:]}")
    scratch.replace(lists)
    case = run.stream.case
    about = {
        "kind": case.kind,
        "per_week": case.per_week,
        "weeks": case.weeks,
        "seed": run.stream.seed,
        "records": run.stream.records,
    }
    cost = json.loads(done.stdout.splitlines()[-1])
    return {
        "key": run.key,
        "method": run.method,
        **about,
        "at": dt.datetime.now().isoformat("T", "seconds"),
        **cost,
    }


def _lists(key: str) -> Path:
    return OUT / "lists" / f"{key}.jsonl"


def _lines(key: str) -> list[said.Week]:
    return [json.loads(line) for line in _lists(key).read_text(encoding="utf-8").splitlines()]


def _kept_results() -> dict[str, dict[str, Any]]:
    path = OUT / "compare.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    rows = [json.loads(line) for line in lines]
    return {row["key"]: row for row in rows if _lists(row["key"]).is_file()}


def _keep_result(result: dict[str, Any]) -> None:
    with (OUT / "compare.jsonl").open("a", encoding="utf-8") as kept:
        kept.write(json.dumps(result) + "\n")


def _left(due: Sequence[Run], results: dict[str, dict[str, Any]]) -> str:
    """Return the time that runs will take, from measured ones of the same method and volume if any."""
    seconds = sum(_expected(run, results) for run in due)
    rough = (
        ""
        if seconds < 90
        else f" ({seconds / 3600:.1f} h)"
        if seconds > 5400
        else f" ({seconds / 60:.0f} min)"
    )
    return f"about {seconds:.0f} s to go{rough}, encoding of new texts aside"


def _expected(run: Run, results: dict[str, dict[str, Any]]) -> float:
    """Return the seconds of a run by its records, from runs of the same volume or else of any."""
    like = [row for row in results.values() if row["method"] == run.method]
    near = [row for row in like if row["per_week"] == run.stream.case.per_week] or like
    rates = [row["seconds"] / row["records"] for row in near if row.get("records")]
    rate = statistics.median(rates) if rates else ROUGH_SECONDS[run.method] / ROUGH_RECORDS
    return rate * run.stream.records


def _report(
    options: argparse.Namespace,
    chosen: Sequence[Case],
    runs: Sequence[Run],
    results: dict[str, dict[str, Any]],
) -> None:
    alphas = [float(alpha) for alpha in options.alphas.split(",")]
    score = figures.scorer(options.shared)
    found = {
        alpha: [one for run in runs for one in _scored(score, run, results[run.key], alpha)]
        for alpha in alphas
    }
    usual = found[alphas[0]]
    kinds = {case.kind: case.name for case in reversed(chosen)}
    print(f"\nMeans over {options.seeds} seeds with 90 % intervals (Student's t); medians over all planted")
    print("themes, never = infinite, with those of 2,000 resamplings of the seeds (percentile bootstrap).")
    print(f"Bonferroni: at α = {alphas[0]:g}.")
    if "live" in kinds:
        live = _usual(chosen, "live")
        _section(f"Quality ({live})", tables.quality(usual, live))
        _section(f"By shape ({live})", tables.shapes(usual, live))
        _section(f"What can be reached ({live})", _reachable(live, runs, alphas[0]))
    if "null" in kinds:
        _section("Null streams", tables.false_alarms(found, kinds["null"]))
    if "bilingual" in kinds:
        _section("Bilingual streams", tables.quality(usual, kinds["bilingual"]))
    lively = [case for case in chosen if case.kind == "live"]
    _section(
        "By volume asked for", tables.volumes(usual, {case.name: _volume(runs, case) for case in lively})
    )
    print("\nThe pool of texts runs dry in large streams: what was said a week falls, and themes end.")
    _section("Cost of a stream", tables.costs(_first_columns(usual), [case.name for case in chosen]))
    print("\nOurs reads and pseudonymises the texts too, before its first week; the others get them ready.")


def _reachable(case: str, runs: Sequence[Run], alpha: float) -> str:
    """Return the curve of ours over the documents seen, beside what any such test can reach."""
    ours = [run for run in runs if run.method == "ours" and run.stream.case.name == case]
    if not ours:
        return "Ours was not run."
    heard = [
        (run.stream.rows(), run.stream.planted(), figures.at_alpha(_lines(run.key), alpha)) for run in ours
    ]
    held = [one.caught for args in heard for one in reachable.reached(*args, 1.0)]
    share = statistics.mean([one for one in held if not math.isnan(one)] or [1.0])
    return reachable.table([one for args in heard for one in reachable.reached(*args, share)], share)


def _section(title: str, text: str) -> None:
    print(f"\n### {title}\n\n{text}", flush=True)


def _usual(chosen: Sequence[Case], kind: str) -> str:
    """Return the case of a kind at the usual volume, or the first there is."""
    found = sorted(
        (case for case in chosen if case.kind == kind), key=lambda c: c.per_week != planted.USUAL_VOLUME
    )
    return found[0].name


def _scored(score: figures.Score, run: Run, result: dict[str, Any], alpha: float) -> Iterator[Scored]:
    """Yield a run's columns: as the method lists, and at alpha where that is another list."""
    rows, truth = run.stream.rows(), run.stream.planted()
    lines = _lines(run.key)
    cost = (result["seconds"], result["processor"], result["before_weeks"], result["peak_mb"])
    for column, listed in _variants(run.method, lines, alpha):
        figure = score(rows, truth, listed)
        figure["loud_a_year"] = figure["loud_alarms"] * 52 / max(1, figure["weeks_scored"])
        themes = figures.by_theme(score, rows, truth, listed)
        yield Scored(run.stream.case.name, run.stream.seed, column, figure, themes, *cost)


def _variants(method: str, lines: list[said.Week], alpha: float) -> Iterator[tuple[str, list[said.Week]]]:
    if method == "ours":
        yield "ours", figures.at_alpha(lines, alpha)
        return
    if method == "bertrend":
        yield BERTREND, lines
        return
    yield FIRST_TEN[method], lines
    tested = [{**line, "signals": line.get("rates", line["signals"])} for line in lines]
    yield AT_ALPHA[method], figures.at_alpha(tested, alpha)


def _first_columns(scored: Sequence[Scored]) -> list[Scored]:
    return [one for one in scored if one.column not in AT_ALPHA.values()]


def _volume(runs: Sequence[Run], case: Case) -> str:
    """Return what was really said a week in a case's streams."""
    weekly = []
    for stream in {run.stream.key: run.stream for run in runs if run.stream.case == case}.values():
        first = dt.date.fromisoformat(stream.planted()["first_monday"])
        days = Counter((dt.date.fromisoformat(row["date"]) - first).days // 7 for row in stream.rows())
        weekly.append([days[week] for week in range(case.weeks)])
    return tables.said_a_week(weekly)
