"""The real texts of the project's shared folder, for benchmarks; empty where the folder is not there."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

YLE = Path("data/yle2015/answers.csv.gz")
INTERPELLATIONS = Path("data/interpellations_sv/1994_2013.csv.gz")


def yle_answers(shared: Path) -> list[tuple[str, str]]:
    """Return (text, municipality) of the candidates' answers, in the order of the file."""
    return [(row["text"], row["municipality"]) for row in _rows(shared / YLE)]


def interpellations(shared: Path) -> list[tuple[str, str]]:
    """Return (text, "") of the Swedish interpellations, in the order of the file."""
    return [(row["text"], "") for row in _rows(shared / INTERPELLATIONS)]


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    csv.field_size_limit(10**9)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))
