"""Editions: a week that is over is frozen, replays to the same bytes, and tells what is not as it was."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from botnia_signals.cli import main
from botnia_signals.digest.render import render
from botnia_signals.errors import NotFoundError, SettingsError, StoreError
from botnia_signals.intake import IntakeOptions
from botnia_signals.pipeline import editions, read
from botnia_signals.pipeline.add import add
from botnia_signals.pipeline.manifest import canonical, same_model
from botnia_signals.pipeline.run import run
from botnia_signals.records import Event, Late, LateChange, Level
from botnia_signals.store import FILE, Store
from botnia_signals.weeks import week_name
from tests.made import ENCODER, MONDAY, PLANTED, Record, stream, sunday, write_jsonl

ROOT = Path(__file__).parents[1]
LAST = week_name(sunday(15))
NEXT = week_name(sunday(16))
ENGLISH = "The library in our village closes early and nobody has told us why."
SATURDAY = sunday(15) - dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOTNIA_LANGUAGE", "en")


def put(home: Path, records: Sequence[Record], name: str = "more") -> None:
    add(home, [write_jsonl(home / f"{name}.jsonl", records)], IntakeOptions())


def changed(home: Path, sql: str, *values: object) -> int:
    """Change the database behind the program's back and return how many rows that took."""
    database = sqlite3.connect(home / FILE)
    database.execute("PRAGMA foreign_keys = ON")
    number = database.execute(sql, values).rowcount
    database.commit()
    database.close()
    return number


def kinds(home: Path, week: str = LAST) -> list[str]:
    return [one.kind for one in editions.verify(home, week).differences]


def botnia(home: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--home", str(home), *words])


def frozen_bytes(home: Path, week: str = LAST) -> tuple[object, ...]:
    with Store(home) as store:
        edition = store.editions.get(week)
        listed = canonical([store.weeks.listings(week), store.weeks.events_in(week)])
        return edition, listed, store.weeks.get(week)


def planted(number: int, day: dt.date) -> list[Record]:
    """Return records of the planted theme, each by another person."""
    like = stream()[-1]
    return [
        {
            **like,
            "id": f"late-{one}",
            "date": day.isoformat(),
            "author": f"late {one}",
            "text": f"{' '.join(PLANTED[one % 3 :])}.",
            "language": "fi",
        }
        for one in range(number)
    ]


# --- freezing


def test_every_week_that_is_over_has_an_edition_that_replays_to_the_same_bytes(filled: Path) -> None:
    assert [one.week for one in editions.list_editions(filled)] == read.weeks(filled)
    verdicts = editions.verify_all(filled)
    assert len(verdicts) == 16
    assert all(verdict.same for verdict in verdicts), [v for v in verdicts if not v.same]


def test_a_manifest_says_where_the_list_came_from(filled: Path) -> None:
    content = editions.manifest_of(filled, LAST.lower())
    assert content["week"] == LAST
    assert content["as_of"] == sunday(15).isoformat()
    assert content["records"]["documents"] == content["records"]["statements"] == len(stream())
    assert content["settings"]["alpha"] == 0.05
    assert content["model"] == {"id": "words"}
    assert content["ledger"]["signals"] > 0
    assert set(content["result"]["listings"]) == {
        entry.signal for entry in (*read.digest(filled).signals, *read.digest(filled).watch)
    }
    with Store(filled) as store:
        edition = store.editions.get(LAST)
    assert edition is not None
    assert edition.manifest == canonical(json.loads(edition.manifest))


def test_canonical_json_is_exact_and_leaves_out_what_has_its_default() -> None:
    third = np.array([1 / 3, -0.0], dtype=np.float32)
    assert canonical({"b": third, "a": (Level.WATCH, MONDAY, 0.1)}) == (
        '{"a":["watch","2025-01-06",0.1],"b":"' + third.astype("<f4").tobytes().hex() + '"}'
    )
    assert canonical(Event(MONDAY, "listed")) == '{"day":"2025-01-06","kind":"listed"}'


def test_weights_that_are_not_on_this_machine_are_not_compared() -> None:
    built = {"id": "m", "entry": "1", "sharpener": "2", "weights": "3"}
    assert same_model(built, {**built})
    assert same_model(built, {name: built[name] for name in ("id", "entry", "sharpener")})
    assert not same_model(built, {**built, "weights": "4"})
    assert not same_model(built, {**built, "sharpener": "4"})
    assert not same_model({"id": "m"}, built)


def test_a_week_that_is_not_over_is_provisional_and_frozen_when_it_is(home: Path) -> None:
    put(home, stream())
    run(home, SATURDAY, encoder=ENCODER)
    assert read.digest(home).edition.provisional
    assert [one.week for one in editions.list_editions(home)] == read.weeks(home)[:-1]
    with pytest.raises(NotFoundError, match="not over") as caught:
        editions.verify(home, LAST)
    assert caught.value.key == "edition-provisional"
    assert run(home, SATURDAY, encoder=ENCODER).weeks == [], "nothing came and nothing passed"
    assert run(home, sunday(15), encoder=ENCODER).weeks == [LAST]
    assert run(home, sunday(15), encoder=ENCODER).weeks == []
    assert read.digest(home).edition.frozen_on is not None
    assert editions.verify(home, LAST).same


def test_a_week_replays_with_the_ids_that_its_provisional_run_gave(home: Path) -> None:
    """Ids of a first run hold, and that run is written over: the edition carries them."""
    early = dt.date.fromisoformat(planted(1, sunday(15))[0]["date"]) - dt.timedelta(days=2)
    put(home, [one for one in stream() if one["date"] <= early.isoformat()] + planted(3, early))
    run(home, early, encoder=ENCODER)
    first = [entry.signal for entry in (*read.digest(home).signals, *read.digest(home).watch)]
    put(home, [one for one in stream() if one["date"] > early.isoformat()], "rest")
    run(home, sunday(15), encoder=ENCODER)
    with Store(home) as store:
        edition = store.editions.get(LAST)
        assert edition is not None
        assert {row[0]["signal"] for row in json.loads(edition.carried)} <= set(first)
        assert json.loads(edition.carried)
    assert editions.verify(home, LAST).same


def test_on_its_own_sunday_a_week_is_not_over() -> None:
    assert not editions.is_over(sunday(3), sunday(3))
    assert editions.is_over(sunday(3), sunday(3) + dt.timedelta(days=1))
    assert not editions.is_over(SATURDAY, sunday(15) + dt.timedelta(days=9))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE editions SET manifest = '{}'",
        "DELETE FROM editions",
        "INSERT OR REPLACE INTO editions SELECT week, '', '', '' FROM weeks",
        "DELETE FROM weeks",
    ],
)
def test_the_database_refuses_to_change_an_edition(copied: Path, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        changed(copied, sql)
    assert kinds(copied) == []


def test_settings_that_change_later_touch_no_edition(copied: Path) -> None:
    (copied / "settings.toml").write_text("alpha = 0.5\nreview_budget = 1\n", encoding="utf-8")
    assert kinds(copied) == []


# --- what is not as it was


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("UPDATE findings SET p = p / 2 WHERE week = ? AND place = 0", ["stored"]),
        ("UPDATE findings SET names = '{}' WHERE week = ? AND place = 1", ["stored"]),
        ("DELETE FROM finding_members WHERE week = ? AND place = 0", ["stored"]),
        ("UPDATE signal_events SET kind = 'woke' WHERE week = ?", ["stored"]),
        ("UPDATE weeks SET statements = 7 WHERE week = ?", ["stored"]),
        ("UPDATE weeks SET settings = 'other' WHERE week = ?", ["settings"]),
    ],
)
def test_a_stored_row_that_was_tampered_with_is_found(copied: Path, sql: str, found: list[str]) -> None:
    week = max(
        one.week for one in editions.list_editions(copied) if one.listed and _has_events(copied, one.week)
    )
    assert changed(copied, sql, week) >= 1
    assert kinds(copied, week) == found


def _has_events(home: Path, week: str) -> bool:
    with Store(home) as store:
        return bool(store.weeks.events_in(week))


def test_verify_names_the_signal_that_was_tampered_with_and_exits_with_1(copied: Path) -> None:
    signal = read.digest(copied).signals[0].signal
    assert botnia(copied, "edition", "verify", LAST).exit_code == 0
    changed(copied, "UPDATE findings SET score = 99 WHERE week = ? AND signal = ?", LAST, signal)
    result = botnia(copied, "edition", "verify", LAST)
    assert result.exit_code == 1
    assert result.stdout == f"{LAST}: The stored result was changed after the freeze: {signal}.\n"
    every = botnia(copied, "edition", "verify", "--all")
    assert every.exit_code == 1
    assert every.stdout.count("the same, byte for byte") == 15


def test_a_record_that_was_changed_is_found(copied: Path) -> None:
    changed(copied, "UPDATE documents SET municipality = 'Perho' WHERE id = (SELECT min(id) FROM documents)")
    assert "records" in kinds(copied)


def test_an_earlier_week_that_was_changed_is_found(copied: Path) -> None:
    changed(copied, "UPDATE findings SET radius = 0.5 WHERE week = ?", week_name(sunday(14)))
    assert "ledger" in kinds(copied)


def test_vectors_that_changed_or_are_gone_are_found(copied: Path) -> None:
    with Store(copied) as store:
        (key, other) = (row[0] for row in store.db.execute("SELECT content FROM vectors LIMIT 2").fetchall())
    changed(
        copied,
        "UPDATE vectors SET vector = (SELECT vector FROM vectors WHERE content = ?) WHERE content = ?",
        other,
        key,
    )
    assert "vectors" in kinds(copied)
    changed(copied, "DELETE FROM vectors WHERE content = ?", key)
    assert kinds(copied) == ["vectors"]


def test_an_erased_record_is_said_in_a_sentence(copied: Path) -> None:
    member = read.digest(copied).signals[0].said[0].document
    assert changed(copied, "DELETE FROM documents WHERE id = ?", member) == 1
    result = botnia(copied, "edition", "verify", LAST)
    assert result.exit_code == 1
    assert result.stdout == (
        f"{LAST}: The edition can't be replayed exactly any more: 1 of its records were erased since.\n"
    )
    assert kinds(copied, week_name(sunday(9))) == [], "an edition of before that record is untouched"


def test_the_number_of_an_erased_record_is_given_to_no_other(copied: Path) -> None:
    changed(copied, "DELETE FROM documents WHERE id = (SELECT document FROM arrivals ORDER BY number DESC)")
    put(copied, planted(1, sunday(15)))
    assert kinds(copied) == ["erased"]
    assert read.digest(copied).edition.late_records == 1


def test_a_manifest_that_can_not_be_read_is_said_in_a_sentence(copied: Path) -> None:
    changed(copied, "DROP TRIGGER editions_keep")
    changed(copied, "UPDATE editions SET manifest = 'no json' WHERE week = ?", LAST)
    with pytest.raises(StoreError, match="backup"):
        editions.verify(copied, LAST)


# --- what comes late


def test_late_records_change_no_edition_and_the_next_week_says_what_they_would_have(copied: Path) -> None:
    before = frozen_bytes(copied)
    signal = read.digest(copied).signals[0].signal
    put(copied, [{**one, "date": sunday(n % 11).isoformat()} for n, one in enumerate(planted(44, MONDAY))])
    assert frozen_bytes(copied) == before
    assert read.digest(copied).edition.late_records == 44
    assert kinds(copied) == []
    assert run(copied, encoder=ENCODER).weeks == [NEXT]
    assert frozen_bytes(copied) == before
    late = read.digest(copied, NEXT).edition.late
    assert late is not None
    assert (late.week, late.records) == (LAST, 44)
    assert late.changes is not None
    changes = {one.signal: one.kind for one in late.changes}
    assert changes[signal] in {"lowered", "dropped"}, "what four voices said every week is no news"
    assert kinds(copied, NEXT) == []
    assert "44 records came too late" in render(read.digest(copied, NEXT), "md", "en")
    put(copied, [{**one, "id": "x", "date": sunday(17).isoformat()} for one in stream()[:1]], "on")
    assert run(copied, encoder=ENCODER).weeks == [week_name(sunday(17))]
    assert read.digest(copied).edition.late is None, "it is said once"


def test_a_late_record_that_would_have_changed_nothing_is_said_too(copied: Path) -> None:
    """It lies before the memory, and is alone in its language, so that it moves no mean of the others."""
    put(copied, [{**stream()[0], "id": "old", "date": "2015-01-05", "text": ENGLISH}])
    run(copied, encoder=ENCODER)
    assert read.digest(copied, NEXT).edition.late == Late(LAST, 1, ())
    assert "would have changed nothing" in render(read.digest(copied, NEXT), "html", "en")


def test_what_late_records_change_is_not_guessed_after_an_erasure(copied: Path) -> None:
    changed(copied, "DELETE FROM documents WHERE id = (SELECT min(id) FROM documents)")
    put(copied, planted(2, sunday(10)))
    run(copied, encoder=ENCODER)
    assert read.digest(copied, NEXT).edition.late == Late(LAST, 2, None)


def test_late_records_are_told_in_the_week_that_is_going_on(copied: Path) -> None:
    put(copied, planted(2, sunday(10)))
    tuesday = sunday(15) + dt.timedelta(days=2)
    assert run(copied, tuesday, encoder=ENCODER).weeks == [NEXT]
    edition = read.digest(copied).edition
    assert edition.provisional
    assert edition.late is not None
    assert edition.late.records == 2


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_digest_says_what_late_records_would_have_changed(filled: Path, language: str) -> None:
    changes = tuple(
        LateChange(kind, signal, {"fi": (f"sana{place}",)})
        for place, (kind, signal) in enumerate(
            [("raised", ""), ("added", "S-0007"), ("lowered", "S-0008"), ("dropped", "S-0009")]
        )
    )
    digest = read.digest(filled)
    told = dataclasses.replace(digest.edition, late_records=1, late=Late(LAST, 3, changes))
    lines = told.lines(language)
    assert len(lines) == 7
    assert lines[3].endswith(" sana0.")
    assert lines[4].endswith(" S-0007 (sana1).")
    shown = dataclasses.replace(digest, edition=told)
    for line in lines:
        assert line in render(shown, "html", language).replace("&#39;", "'")
    content = json.loads(render(shown, "json", language))
    assert content["edition"]["late"]["changes"][1]["signal"] == "S-0007"
    assert content["edition"]["frozen_on"] == told.frozen_on.isoformat()


# --- stores of before there were editions


@pytest.fixture
def old(copied: Path) -> Path:
    """Return a store as the version before editions left it."""
    database = sqlite3.connect(copied / FILE)
    for trigger in ("documents_arrive", "editions_keep", "editions_stay", "editions_new"):
        database.execute(f"DROP TRIGGER {trigger}")
    for table in ("editions", "arrivals"):
        database.execute(f"DROP TABLE {table}")
    for column in ("provisional", "known", "late"):
        database.execute(f"ALTER TABLE weeks DROP COLUMN {column}")
    database.execute("DELETE FROM _sqlite_migrations WHERE name LIKE '%_editions'")
    database.commit()
    database.close()
    return copied


def test_weeks_of_an_old_store_stay_as_they_are_and_say_that_they_have_no_manifest(old: Path) -> None:
    assert run(old, encoder=ENCODER).weeks == []
    with pytest.raises(NotFoundError, match="before there were editions") as caught:
        editions.verify(old, LAST)
    assert caught.value.key == "edition-none"
    result = botnia(old, "edition", "verify", "--all")
    assert "16 weeks" in result.stdout
    put(old, planted(2, sunday(10)))
    assert run(old, encoder=ENCODER).weeks == [NEXT]
    assert read.digest(old).edition.late == Late(LAST, 2, None)
    assert kinds(old, NEXT) == []


def test_a_week_of_an_old_store_that_was_not_over_is_run_again(home: Path) -> None:
    put(home, stream())
    run(home, SATURDAY, encoder=ENCODER)
    old.__wrapped__(home)  # type: ignore[attr-defined]
    assert run(home, sunday(15), encoder=ENCODER).weeks == [LAST]
    assert kinds(home) == []


# --- the command line


def test_editions_are_listed_and_shown(filled: Path) -> None:
    rows = json.loads(botnia(filled, "edition", "list", "--json").stdout)
    assert len(rows) == 16
    assert rows[-1]["week"] == LAST
    assert rows[-1]["records"] == len(stream())
    lines = botnia(filled, "edition", "list").stdout.splitlines()
    assert lines[-1].startswith(f"{LAST}: frozen ")
    shown = json.loads(botnia(filled, "edition", "show", LAST).stdout)
    assert shown == editions.manifest_of(filled, LAST)


def test_a_wrong_week_is_said_in_one_sentence(filled: Path, home: Path) -> None:
    for words in (("show", "2020-W01"), ("verify", "2020-W01"), ("verify", "x")):
        result = botnia(filled, "edition", *words)
        assert result.exit_code == 1
        assert len(result.stderr.strip().splitlines()) == 1
    assert botnia(filled, "edition", "verify").exit_code == 2
    assert botnia(filled, "edition", "verify", LAST, "--all").exit_code == 2
    assert "no editions" in botnia(home, "edition", "verify", "--all").stdout
    with pytest.raises(SettingsError):
        editions.verify(filled, "week ten")


@pytest.mark.parametrize("threads", ["1", "2"])
def test_another_process_gives_the_same_bytes_with_any_number_of_threads(filled: Path, threads: str) -> None:
    variables = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"), threads)
    command = [
        sys.executable,
        "-m",
        "botnia_signals.cli",
        "--home",
        str(filled),
        "edition",
        "verify",
        "--all",
    ]
    done = subprocess.run(
        command, env={**os.environ, **variables}, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("byte for byte") == 16
