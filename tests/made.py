"""Made-up records for tests: short synthetic sentences in Finnish and Swedish, a theme planted among them.

The words are ours and mean little: sentences of one subject share words, so `WordHashEncoder` puts them
near each other, and the planted theme's words stand nowhere else. It uses loan words that both languages
write alike, so that the two languages meet in it.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from botnia_signals.cells import rows_of
from botnia_signals.encoding import WordHashEncoder

Record = dict[str, Any]
MONDAY = dt.date(2025, 1, 6)
ENCODER = ("words", WordHashEncoder)
"""What `run` and `replay` take in place of the real model: an id and what makes the encoder."""

SUBJECTS = {
    "fi": (
        "jono hammashoito aika puhelin odotus takaisinsoitto kuukausi hoitaja särky lähete",
        "bussi vuoro kylä kyyti pysäkki ilta asema matka aikataulu lippu",
        "takka puu halko sähkö lasku pakkanen talvi lämpö huone villasukka",
        "kerho nuori pallo sali ohjaaja harrastus maksu väline vuoro ilta",
    ),
    "sv": (
        "hemvård vårdare byte vecka besök dörr medicin klocka schema kväll",
        "skola elev lärare klass rast frånvaro morgon läxa hem bok",
        "buss hållplats by skjuts tur tidtabell resa kväll biljett väg",
    ),
}
PLANTED = ["chatbot", "app", "terapi", "robot", "session"]
PLACES = ("Kokkola", "Vaasa", "Seinäjoki", "Pietarsaari", "Lapua")
SOURCES = ("survey", "social_report", "residents_panel", "round_table")


def stream(
    weeks: int = 16,
    a_week: int = 14,
    planted: int = 8,
    begins: int = 12,
    seed: int = 1,
    first: dt.date = MONDAY,
) -> list[Record]:
    """Return records by date: `a_week` ordinary ones in each of `weeks`, and `planted` of a new theme.

    The theme's are spread over the weeks from number `begins` on, each said by another person. Every week has
    a record on its Sunday.
    """
    dice = random.Random(seed)  # noqa: S311
    records = []
    for week in range(weeks):
        for place in range(a_week):
            day = 6 if place == 0 else dice.randrange(7)
            language = "sv" if place % 3 == 2 else "fi"
            words = dice.sample(dice.choice(SUBJECTS[language]).split(), 6)
            author = f"person {dice.randrange(6 * a_week)}"
            records.append(_record(first, week, day, words, author, language, dice))
    for number in range(planted):
        week = begins + number * (weeks - begins) // planted
        words = dice.sample(PLANTED, 4)
        language = "sv" if number % 2 else "fi"
        records.append(
            _record(first, week, dice.randrange(6), words, f"hearer {number}", language, dice, "new")
        )
    records.sort(key=lambda record: record["date"])
    for number, record in enumerate(records):
        record["id"] = f"{record['id']}-{number:04d}"
    return records


def _record(
    first: dt.date,
    week: int,
    day: int,
    words: Sequence[str],
    author: str,
    language: str,
    dice: random.Random,
    kind: str = "old",
) -> Record:
    return {
        "id": kind,
        "text": " ".join(words).capitalize() + ".",
        "date": (first + dt.timedelta(days=7 * week + day)).isoformat(),
        "source": dice.choice(SOURCES),
        "author": author,
        "municipality": dice.choice(PLACES),
        "language": language,
    }


def write_jsonl(path: Path, records: Iterable[Record]) -> Path:
    """Write records as JSONL and return the path."""
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), encoding="utf-8")
    return path


def write_csv(path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    """Write a table as CSV and return the path."""
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(headings)
        writer.writerows(rows)
    return path


def sunday(week: int, first: dt.date = MONDAY) -> dt.date:
    """Return the Sunday of week number `week` of a stream (from 0)."""
    return first + dt.timedelta(days=7 * week + 6)


def records_of(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV that the program wrote, by its headings."""
    headings, *rows = rows_of(text)
    return [dict(zip(headings, row, strict=True)) for row in rows]
