"""Twenty years of Swedish interpellations, month by month as they would have been seen.

Each interpellation is one statement: its subject and its opening, names masked, about 600 characters. Its
author is the member who signed it. The end of each month goes through all that a week of `botnia run` goes
through. Vectors are kept in bench-out/, texts in a store of their own there.

Prints what was listed month by month and the strongest signals with what is needed to judge them.
"""

from __future__ import annotations

import calendar
import csv
import datetime as dt
import gzip
import hashlib
import re
import shutil
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from botnia_signals import language, privacy
from botnia_signals.pipeline.background import default_encoder
from botnia_signals.pipeline.replay import THROW_AWAY_KEY
from botnia_signals.pipeline.run import run_weeks
from botnia_signals.records import Document, Level, RawDocument, SourceKind, Statement
from botnia_signals.settings import Settings
from botnia_signals.store import KEY, Store
from botnia_signals.store.weeks import Listing
from botnia_signals.weeks import week_name
from models.manifest import find_card
from tests.benchmarks.compare import OUT, weights_fingerprint
from tests.benchmarks.remembered import Remembered

LONGEST = 600
MOST_A_MONTH = 4
STRONGEST = 50
SHOWN = 12
BATCH = 500
HEADING = re.compile(r"\A\s*None\b.*\bNone[ \t]*\n")
FILE = Path("data") / "interpellations_sv" / "1994_2013.csv.gz"


@dataclass(frozen=True, slots=True)
class Month:
    """The signals of a month's end, those of them that no month had before, and what is watched."""

    day: dt.date
    signals: int
    new: int
    watched: int


@dataclass(frozen=True, slots=True)
class Raised:
    """A signal that was raised: its strongest listing, when it was raised first, and in how many months."""

    listing: Listing
    first: dt.date
    months: int


def main(shared: Path) -> None:
    """Run the months, print the counts and the strongest."""
    path = shared / FILE
    if not path.is_file():
        print(f"interpellations: {path} is not there; nothing measured")
        return
    home, filled = OUT / "interpellations", OUT / "interpellations-texts"
    fill(filled, path)
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(filled, home)
    with Store(home) as store:
        began = time.perf_counter()
        days = run_months(store)
        print(f"{len(days)} months in {time.perf_counter() - began:.0f} s")
        _print_months(months(store, days))
        _print_strongest(store, strongest(store, days))


def fill(home: Path, path: Path) -> None:
    """Make a store of every interpellation with its vector, unless it stands there from before."""
    done = home / "filled"
    if done.is_file():
        return
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    (home / KEY).write_text(THROW_AWAY_KEY.hex() + "\n", encoding="ascii")
    Store(home, create=True).close()
    with Store(home) as store:
        _add(store, read(path))
        _encode(store)
    done.touch()


def _add(store: Store, raws: Sequence[RawDocument]) -> None:
    for start in range(0, len(raws), BATCH):
        documents = privacy.pseudonymise(raws[start : start + BATCH], THROW_AWAY_KEY)
        store.documents.add([(one, [(_statement(one), "")]) for one in documents])
        print(f"    {start + len(documents)} of {len(raws)} read and masked", flush=True)


def _encode(store: Store) -> None:
    card = find_card()
    remembered = Remembered(OUT, f"{card.id}-{weights_fingerprint()}", lambda: default_encoder(card.id)[1])
    texts = store.vectors.missing(card.id, dt.date.max)
    vectors = remembered.encode(texts, lambda n, whole: print(f"    {n} of {whole} encoded", flush=True))
    store.vectors.put(card.id, texts, vectors)


def read(path: Path) -> list[RawDocument]:
    """Return the interpellations, oldest first."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as source:
        rows = sorted(csv.DictReader(source), key=lambda row: (row["date"], row["id"]))
    return [
        RawDocument(
            record_id=row["id"],
            text=opening(row["subject"], row["text"]),
            date=dt.date.fromisoformat(row["date"]),
            source=SourceKind.OTHER,
            author=row["author"],
            municipality="",
            language="sv",
        )
        for row in rows
    ]


def opening(subject: str, text: str) -> str:
    """Return the subject and the first sentences of a text, `LONGEST` characters at most.

    The line that 345 texts of 2005 and 2006 begin with, the subject among empty fields, is left out.
    """
    title = " ".join(subject.split()).rstrip(".")
    plain = " ".join(HEADING.sub("", text).split())[: 2 * LONGEST]
    room = max(LONGEST - len(title) - 2, 0)
    ends = [end for _, end in language.sentences(plain) if end <= room]
    return f"{title[:1].upper()}{title[1:]}. {plain[: ends[-1] if ends else room]}".strip()


def _statement(document: Document) -> Statement:
    ident = f"s-{hashlib.sha256(document.id.encode()).hexdigest()[:20]}"
    return Statement(ident, document.id, 0, 0, len(document.text), "sv", document.text)


def run_months(store: Store) -> list[dt.date]:
    """Run the end of every month, as of that day, and return the days."""
    first, last = store.documents.span_of_dates() or (dt.date.max, dt.date.min)
    days = month_ends(first, last)
    began = time.perf_counter()

    def tell(_step: str, done: int, whole: int) -> None:
        if done % 24 == 0:
            print(f"    {done} of {whole} months, {time.perf_counter() - began:.0f} s", flush=True)

    run_weeks(store, find_card().id, Settings(), store.documents.quotes_until(last), days, tell)
    return days


def month_ends(first: dt.date, last: dt.date) -> list[dt.date]:
    """Return the last day of each month from that of `first` to that of `last`."""
    return [
        dt.date(year, month, calendar.monthrange(year, month)[1])
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if (first.year, first.month) <= (year, month) <= (last.year, last.month)
    ]


def months(store: Store, days: Sequence[dt.date]) -> list[Month]:
    """Return what each month's end lists."""
    raised: set[str] = set()
    found = []
    for day in days:
        listed = store.weeks.listings(week_name(day))
        signals = {one.signal for one in listed if one.finding.level is Level.SIGNAL}
        found.append(Month(day, len(signals), len(signals - raised), len(listed) - len(signals)))
        raised |= signals
    return found


def strongest(store: Store, days: Sequence[dt.date]) -> list[Raised]:
    """Return the signals that were raised, the smallest p first, of equals the highest score."""
    listed: dict[str, list[tuple[dt.date, Listing]]] = {}
    for day in days:
        for one in store.weeks.listings(week_name(day)):
            if one.finding.level is Level.SIGNAL:
                listed.setdefault(one.signal, []).append((day, one))
    best = [
        Raised(min((one for _, one in mine), key=_strength), min(day for day, _ in mine), len(mine))
        for mine in listed.values()
    ]
    return sorted(best, key=lambda one: _strength(one.listing))


def _strength(listing: Listing) -> tuple[float, float, str]:
    return listing.finding.p, -listing.finding.score, listing.signal


def _print_months(found: Sequence[Month]) -> None:
    print(f"\n{'year':6} {'signals listed at each month end':38} {'new':>4} {'most':>5} {'watched':>8}")
    for year in sorted({one.day.year for one in found}):
        mine = [one for one in found if one.day.year == year]
        row = " ".join(f"{one.signals:2}" for one in mine)
        most = max(one.signals for one in mine)
        new, watched = sum(one.new for one in mine), sum(one.watched for one in mine)
        print(f"{year:<6} {row:>38} {new:4} {most:5} {watched:8}")
    over = sum(one.signals > MOST_A_MONTH for one in found)
    mean = sum(one.signals for one in found) / len(found)
    print(
        f"months with more than {MOST_A_MONTH}: {over} of {len(found)}; {mean:.2f} a month in the mean;",
        end="",
    )
    print(f" {sum(one.new for one in found)} different signals")


def _print_strongest(store: Store, found: Sequence[Raised]) -> None:
    for number, one in enumerate(found[:STRONGEST], start=1):
        finding = one.listing.finding
        quotes = store.documents.quotes(finding.members)
        years = dict(sorted(Counter(quote.date.year for quote in quotes).items()))
        print(f"\n{number}. {one.listing.signal}, first raised {one.first}, in {one.months} months")
        print(f"   {one.listing.week}: p {finding.p:.2g}, score {finding.score:.1f},", end=" ")
        print(f"{finding.seen} where {finding.expected:.1f}, since {finding.since},", end=" ")
        print(f"{len(quotes)} members of {finding.voices} voices: {years}")
        print(f"   {', '.join(one.listing.names.get('sv', ()))}")
        for quote in quotes[:SHOWN]:
            print(f"     {quote.date} {quote.author[-4:]} {quote.text[:110]}")
