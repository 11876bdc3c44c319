"""Sets of planted streams: made by ../shared/bench/streams.py, read as the store reads them."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botnia_signals.intake import IntakeOptions
from botnia_signals.pipeline.add import add
from botnia_signals.pipeline.replay import THROW_AWAY_KEY
from botnia_signals.records import SourceKind
from botnia_signals.store import KEY, Store
from tests.benchmarks.said import Said

USUAL_VOLUME = 60
OPTIONS = {"live": (), "null": ("--null",), "bilingual": ("--bilingual",)}


@dataclass(frozen=True, slots=True)
class Case:
    """One set of streams: what is planted and how many statements a week are asked for."""

    kind: str
    per_week: int
    weeks: int

    @property
    def name(self) -> str:
        return f"{self.kind}-{self.per_week}"


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream with its truth; `key` is a hash of both, so a result is known by what it was made from."""

    case: Case
    seed: int
    path: Path
    truth: Path
    key: str
    records: int

    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.path.read_text(encoding="utf-8").splitlines()]

    def planted(self) -> dict[str, Any]:
        truth: dict[str, Any] = json.loads(self.truth.read_text(encoding="utf-8"))
        return truth


def cases(kinds: Sequence[str], volumes: Sequence[int], weeks: int) -> list[Case]:
    """Return every kind at the usual volume, then live streams at each other volume."""
    usual = [Case(kind, USUAL_VOLUME, weeks) for kind in kinds]
    others = [Case("live", volume, weeks) for volume in volumes]
    return list(dict.fromkeys(usual + others))


def sub_pool(answers: Path, themes: Sequence[str] | None, out: Path) -> tuple[Path, int]:
    """Write the answers of the named themes (all, if none are named) and return the file and how many themes.

    Raises:
        SystemExit: a theme is not in the answers.
    """
    with gzip.open(answers, "rt", encoding="utf-8", newline="") as source:
        reader = csv.DictReader(source)
        rows, columns = list(reader), list(reader.fieldnames or ())
    present = {row["theme"] for row in rows}
    wanted = present if themes is None else set(themes)
    if wanted - present:
        raise SystemExit(
            f"compare: {len(wanted - present)} themes are not in {answers}: {min(wanted - present)!r} …"
        )
    with out.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, columns)
        writer.writeheader()
        writer.writerows(row for row in rows if row["theme"] in wanted)
    return out, len(wanted)


def make(shared: Path, pool: Path, case: Case, seeds: int, folder: Path) -> list[Stream]:
    """Return the streams of the seeds 0 … seeds-1, made with ../shared/bench/streams.py."""
    out = folder / case.name
    command = [sys.executable, str(shared / "bench" / "streams.py"), str(pool), str(out)]
    numbers = ["--seeds", ",".join(map(str, range(seeds)))]
    size = ["--weeks", str(case.weeks), "--per-week", str(case.per_week)]
    subprocess.run([*command, *numbers, *size, *OPTIONS[case.kind]], check=True, capture_output=True)
    return [_stream(case, seed, out) for seed in range(seeds)]


def _stream(case: Case, seed: int, out: Path) -> Stream:
    (path,) = out.glob(f"stream-*-{seed}.jsonl")
    truth = path.with_name(path.name.replace("stream", "truth")).with_suffix(".json")
    content = path.read_bytes()
    key = hashlib.sha256(content + truth.read_bytes()).hexdigest()[:16]
    return Stream(case, seed, path, truth, key, content.count(b"\n"))


def read(stream: Path) -> list[Said]:
    """Return the statements of a stream as the store keeps them, oldest first.

    They are pseudonymised and their language is found as in `botnia add`, so that every method, and the cache
    of vectors, has the very texts that a replay has.
    """
    with tempfile.TemporaryDirectory(prefix="botnia-bench-") as folder:
        place = Path(folder) / "store"
        place.mkdir()
        (place / KEY).write_text(THROW_AWAY_KEY.hex() + "\n", encoding="ascii")
        Store(place, create=True).close()
        add(place, [stream], IntakeOptions(source=SourceKind.OTHER), indexed=False)
        with Store(place) as store:
            quotes = store.documents.quotes_until(dt.date.max)
    said = [Said(quote.record_id, quote.text, quote.language, quote.date.toordinal()) for quote in quotes]
    return sorted(said, key=lambda one: one.day)
