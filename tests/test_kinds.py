"""Trends, silences and seasons of a stored week: written and read with it, unmoved by what comes later."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from botnia_signals.intake import IntakeOptions
from botnia_signals.pipeline import read, theme_views
from botnia_signals.pipeline.add import add
from botnia_signals.pipeline.background import encode_missing
from botnia_signals.pipeline.run import run_weeks
from botnia_signals.records import Change, Finding, Kind, Level, Season, Theme
from botnia_signals.settings import Settings
from botnia_signals.store import FILE, Store
from botnia_signals.store.changes import NamedChange
from botnia_signals.store.weeks import Listing, WeekRow
from botnia_signals.weeks import week_name
from tests.made import ENCODER, MONDAY, Record, stream, sunday, write_jsonl

WEEKS, STOPS = 70, 60
GROWING = "robotti etälaite kamera näyttö hälytin ranneke"
SETTINGS = Settings(permutations=19)


def made_year(weeks: int = WEEKS) -> list[Record]:
    """Return a stream in which one theme grows from one voice a week to ten, and theses stop after a year."""
    dice = random.Random(3)  # noqa: S311
    records = [{**one, "id": f"old-{one['id']}"} for one in stream(weeks, 24, planted=0, seed=3)]
    for week in range(weeks):
        day = MONDAY + dt.timedelta(weeks=week)
        for number in range(1 + 9 * max(week - 18, 0) // 52):
            words = " ".join(dice.sample(GROWING.split(), 4)).capitalize()
            records.append(record(f"new-{week}-{number}", f"{words}.", day, f"grower {week} {number}"))
        if week < STOPS:
            records.append(record(f"thesis-{week}", "Opinnäytteen tulos.", day, "a student", "thesis"))
    return records


def record(ident: str, text: str, day: dt.date, author: str, source: str = "survey") -> Record:
    return {
        "id": ident,
        "text": text,
        "date": day.isoformat(),
        "source": source,
        "author": author,
        "municipality": "Vaasa",
        "language": "fi",
    }


def put(home: Path, records: list[Record]) -> None:
    """Store records with their vectors, and a map that holds the growing theme and one other."""
    add(home, [write_jsonl(home.parent / "stream.jsonl", records)], IntakeOptions())
    with Store(home) as store:
        encode_missing(store, ENCODER[0], ENCODER[1], dt.date.max)


def draw(home: Path, until: dt.date) -> None:
    """Write the map of the week that ends on a day: who said what is known from the records' ids."""
    with Store(home) as store:
        quotes = store.documents.quotes_until(until)
        groups = {
            1: [one.id for one in quotes if one.record_id.startswith("old-")],
            4: [one.id for one in quotes if one.record_id.startswith("new-")],
        }
        names = {1: {"fi": "arki"}, 4: {"fi": "etälaitteet", "sv": "distansapparater"}}
        store.themes.write(
            week_name(until),
            [Theme(number, names[number], {}, len(ids), tuple(ids)) for number, ids in groups.items()],
        )


def run_one(home: Path, day: dt.date) -> None:
    """Scan and write the week that ends on a day."""
    with Store(home) as store:
        run_weeks(store, ENCODER[0], SETTINGS, store.documents.quotes_until(day), [day], lambda *_: None)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("year") / "home"
    Store(home, create=True).close()
    put(home, made_year())
    draw(home, sunday(WEEKS - 4))
    run_one(home, sunday(WEEKS - 1))
    return home


def kinds(home: Path) -> list[tuple[Kind, str]]:
    return [(entry.change.kind, entry.change.subject) for entry in read.digest(home).changes]


def test_a_week_lists_the_theme_that_grows_and_the_source_that_stopped(year: Path) -> None:
    digest = read.digest(year)
    (up,) = digest.of_kind(Kind.TREND_UP)
    assert (up.change.subject, up.title("sv"), up.map_week) == (
        *("4", "distansapparater"),
        week_name(sunday(WEEKS - 4)),
    )
    assert 2 < up.change.low < up.change.effect < up.change.high < 15, "from 1 of 25 voices to 9 of 33"
    (quiet,) = digest.silences
    assert (quiet.change.kind, quiet.change.subject, quiet.change.weeks) == (Kind.SOURCE_SILENT, "thesis", 10)
    assert quiet.change.since == MONDAY + dt.timedelta(weeks=STOPS - 1)
    assert digest.tested[Kind.TREND_UP] == 2
    assert theme_views.theme(year, 4, up.map_week).view.names == up.names


def test_what_comes_later_changes_nothing(year: Path, tmp_path: Path) -> None:
    knowing = tmp_path / "home"
    Store(knowing, create=True).close()
    (knowing / "botnia.key").write_bytes((year / "botnia.key").read_bytes())
    later = [
        record(f"late-{n}", "Aivan muuta puhetta.", sunday(WEEKS + n % 9), f"late {n}", "thesis")
        for n in range(90)
    ]
    put(knowing, [*made_year(), *later])
    draw(knowing, sunday(WEEKS - 4))
    draw(knowing, sunday(WEEKS + 8))
    run_one(knowing, sunday(WEEKS - 1))
    assert read.digest(knowing).changes == read.digest(year).changes != ()


def test_a_week_that_is_run_again_holds_its_changes_once(year: Path) -> None:
    before = kinds(year)
    run_one(year, sunday(WEEKS - 1))
    assert kinds(year) == before


def test_without_a_map_no_theme_is_tested(tmp_path: Path) -> None:
    home = tmp_path / "home"
    Store(home, create=True).close()
    put(home, made_year(30))
    draw(home, sunday(29))
    run_one(home, sunday(28))
    digest = read.digest(home)
    assert digest.tested.get(Kind.TREND_UP, 0) == 0, "the only map is of a later week"
    assert digest.trends == ()


# --- the store


def test_changes_and_seasons_come_back_as_they_were_and_go_with_their_week(home: Path) -> None:
    day = sunday(3)
    week = week_name(day)
    change = Change(
        *(Kind.SOURCE_SILENT, "survey", 0.001, 0.01, 0.0, 0.0, float("inf"), day),
        seen=0,
        expected=4.5,
        weeks=7,
    )
    theme = dataclasses.replace(change, kind=Kind.TREND_UP, subject="3", high=2.5)
    centre = np.ones(2, dtype=np.float32)
    finding = Finding(Level.SIGNAL, 9.0, 0.01, 5, 1.0, 5, day, 4, (), (), centre)
    season = Season((2024, 2023), 3, 2.5, 0.001, 0.5, returning=True)
    row = WeekRow(week, day, "m", "s", "f", 10, 2)
    named = [NamedChange(theme, {"fi": "teema"}, "2025-W01"), NamedChange(change)]
    with Store(home) as store:
        store.weeks.write(row, [Listing("S-0001", week, 0, finding)], [])
        store.changes.write(week, named, {Kind.TREND_UP: 7}, {"S-0001": season})
        assert store.changes.of(week) == named
        assert store.changes.tested(week) == {Kind.TREND_UP: 7}
        assert store.changes.seasons(week) == {"S-0001": season}
        store.changes.write(week, named[:1], {}, {})
        assert (store.changes.of(week), store.changes.seasons(week)) == (named[:1], {})
        store.changes.write(week, named, {Kind.TREND_UP: 7}, {"S-0001": season})
        store.weeks.write(row, [], [])
        assert (store.changes.of(week), store.changes.tested(week), store.changes.seasons(week)) == (
            *([], {}),
            {},
        )


def test_a_change_without_its_week_is_refused(home: Path) -> None:
    with Store(home) as store, pytest.raises(sqlite3.IntegrityError):
        store.changes.write("2025-W01", [], {Kind.TREND_UP: 1}, {})


def test_a_store_without_the_tables_gets_them_when_it_is_opened(year: Path, tmp_path: Path) -> None:
    old = tmp_path / FILE
    with sqlite3.connect(year / FILE) as source, sqlite3.connect(old) as copy:
        source.backup(copy)
        for table in ("changes", "change_tests", "seasons"):
            copy.execute(f"DROP TABLE {table}")
        copy.execute("DELETE FROM _sqlite_migrations WHERE name = '007_changes'")
    source.close()
    copy.close()
    with Store(tmp_path) as store:
        week = store.weeks.latest()
        assert week is not None
        assert store.changes.of(week.week) == []
