"""The line from files to a week's listing: nothing twice, nothing lost, nothing seen before its day."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from botnia_signals.digest.render import render
from botnia_signals.encoding import WordHashEncoder
from botnia_signals.errors import IntakeError, ModelError, NotFoundError, SettingsError, StoreError
from botnia_signals.intake import IntakeOptions, header_key, parse_map
from botnia_signals.pipeline import decide, identity, read, searching, theme_views, users
from botnia_signals.pipeline.add import add, mapping_named, save_mapping
from botnia_signals.pipeline.replay import replay
from botnia_signals.pipeline.run import run
from botnia_signals.records import Level, SourceKind
from botnia_signals.store import FILE, KEY, Store
from botnia_signals.weeks import week_name
from tests.made import ENCODER, MONDAY, PLANTED, Record, stream, sunday, write_csv, write_jsonl

SCORE = Path(__file__).resolve().parents[2] / "shared" / "bench" / "score.py"
NONE = IntakeOptions()
TABLES = (
    *("weeks", "findings", "finding_members", "signals", "signal_events", "language_means"),
    *("changes", "change_tests", "seasons"),
)


def listings(home: Path, until: dt.date = dt.date.max) -> list[tuple[object, ...]]:
    """Return all that the weeks up to a day list: their figures, members, names, curves and events."""
    with Store(home) as store:
        rows = [row for row in store.weeks.done() if row.as_of <= until]
        found: list[tuple[object, ...]] = []
        for row in rows:
            found.append(
                (row.week, row.as_of, row.statements, row.new_statements, row.fingerprint, row.settings)
            )
            for one in store.weeks.listings(row.week):
                kept = one.finding
                figures = (kept.level, kept.p, kept.score, kept.seen, kept.expected, kept.since, kept.weeks)
                names = tuple(sorted(one.names.items()))
                place = (one.place, one.signal, kept.centre.tobytes(), kept.radius)
                found.append((row.week, *place, *figures, kept.members, kept.core, names, one.curve))
        names_of = [row.week for row in rows]
        for ident in store.weeks.signal_ids():
            events = [event for event in store.weeks.events(ident) if week_name(event.day) in names_of]
            if events:
                found.append((ident, *events))
    return found


def dump(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of the tables that a run writes, but for the moments of writing."""
    database = sqlite3.connect(home / FILE)
    found = {}
    for table in (*TABLES, "documents", "statements", "vectors", "themes", "theme_members"):
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
        kept = ", ".join(f'"{name}"' for name in columns if name not in {"finished_at", "added_at", "id"})
        kept = f"id, {kept}" if table in {"documents", "statements", "signals"} else kept
        found[table] = sorted(database.execute(f"SELECT {kept} FROM {table}").fetchall(), key=repr)  # noqa: S608
    database.close()
    return found


@pytest.fixture
def fresh(filled: Path, tmp_path: Path) -> Callable[[], Path]:
    """Return what makes a new empty home under the key of `filled`, so that ids come out the same."""
    made: list[Path] = []

    def make() -> Path:
        place = tmp_path / f"fresh {len(made)}"
        place.mkdir()
        shutil.copy(filled / KEY, place / KEY)
        Store(place, create=True).close()
        made.append(place)
        return place

    return make


def put(home: Path, records: Sequence[Record], name: str = "more") -> None:
    add(home, [write_jsonl(home / f"{name}.jsonl", records)], NONE)


def dated(records: Sequence[Record], first: dt.date, last: dt.date) -> list[Record]:
    return [one for one in records if first.isoformat() <= one["date"] <= last.isoformat()]


# --- add


def test_adding_twice_is_adding_once(home: Path) -> None:
    path = write_jsonl(home / "in.jsonl", stream(weeks=2))
    first = add(home, [path], NONE)
    before = dump(home)
    again = add(home, [path, path], NONE)
    assert first.stored == first.read == first.statements == 36
    assert (again.read, again.stored, again.known, again.statements) == (72, 0, 72, 0)
    assert dump(home) == before


def test_one_record_twice_in_a_file_is_one(home: Path) -> None:
    records = stream(weeks=1, planted=0)
    report = add(home, [write_jsonl(home / "in.jsonl", [*records, *records[:3]])], NONE)
    assert (report.stored, report.known) == (len(records), 3)


def test_the_same_words_from_two_people_are_two_records(home: Path) -> None:
    one = stream(weeks=1, planted=0)[0]
    put(home, [one, {**one, "id": "other", "author": "somebody else"}])
    assert read.status(home)["documents"] == 2
    assert read.status(home)["authors"] == 2


def test_a_bad_row_is_reported_with_its_place_and_the_others_go_in(home: Path) -> None:
    good = stream(weeks=1, a_week=3, planted=0)
    lines = [json.dumps(one) for one in good]
    lines[1:1] = [
        "{broken",
        json.dumps({**good[0], "id": "x", "date": "31.2.2025"}),
        json.dumps({**good[0], "text": ""}),
    ]
    path = home / "in.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = add(home, [path], NONE)
    assert report.stored == 3
    assert [(one.origin, one.key) for one in report.refused] == [
        ("in.jsonl, line 2", "refusal-json"),
        ("in.jsonl, line 3", "refusal-bad-date"),
        ("in.jsonl, line 4", "refusal-no-text"),
    ]
    assert "31.2.2025" not in repr(report.refused), "a refusal quotes nothing of the row"


def test_what_names_a_person_is_gone_before_it_is_stored(home: Path) -> None:
    record = stream(weeks=1, planted=0)[0]
    text = "Matti Meikäläinen, 131052-308T, soitti numerosta 040 123 4567 ja kirjoitti matti@example.fi."
    report = add(
        home, [write_jsonl(home / "in.jsonl", [{**record, "text": text, "author": "Liisa Lahtinen"}])], NONE
    )
    (home / "in.jsonl").unlink()
    assert report.masked["PERSON"] >= 1
    assert sum(report.masked.values()) >= 4
    stored = b"".join(path.read_bytes() for path in home.iterdir())
    for word in ("Meikäläinen", "131052", "4567", "matti@", "Liisa", "Lahtinen"):
        assert word.encode() not in stored
    with Store(home) as store:
        (quote,) = store.documents.quotes_until(dt.date.max)
    assert "[HENKILÖ 1]" in quote.text


def test_an_author_is_the_same_key_in_every_file_and_another_in_another_store(
    home: Path, tmp_path: Path
) -> None:
    first, second = stream(weeks=1, a_week=2, planted=0)
    for one in (first, second):
        put(home, [{**one, "author": "Maija"}], one["id"])
    assert read.status(home)["authors"] == 1
    Store(tmp_path / "other", create=True).close()
    put(tmp_path / "other", [{**first, "author": "Maija"}])
    keys = set()
    for place in (home, tmp_path / "other"):
        with Store(place) as store:
            keys |= {quote.author for quote in store.documents.quotes_until(dt.date.max)}
    assert len(keys) == 2


def test_a_mapping_is_saved_and_found_by_its_header_and_its_name(home: Path) -> None:
    rows = [["6.1.2025", "Jono hammashoitoon kasvaa.", "K1"], ["7.1.2025", "Bussi ei kulje iltaisin.", "K2"]]
    headings = ["Milloin", "Asia", "Koodi"]
    first = write_csv(home / "first.csv", headings, rows)
    mapping = parse_map("text=Asia,date=Milloin,author=Koodi")
    save_mapping(home, first, mapping, "kysely")
    assert mapping_named(home, "kysely") == mapping
    assert mapping_named(home, "no such") is None
    assert header_key(headings) == header_key(["asia", "KOODI", "milloin"])
    options = IntakeOptions(source=SourceKind.SURVEY, municipality="Kokkola")
    assert add(home, [first], options).stored == 2
    moved = write_csv(
        home / "moved.csv", ["koodi", "milloin", "asia"], [["K3", "8.1.2025", "Takkapuut ovat loppu taas."]]
    )
    assert add(home, [moved], options).stored == 1
    with Store(home) as store:
        quotes = store.documents.quotes_until(dt.date.max)
        assert len({quote.author for quote in quotes}) == 3
        assert {quote.date.day for quote in quotes} == {6, 7, 8}


def test_a_folder_is_read_and_a_missing_path_refused(home: Path) -> None:
    folder = home / "files"
    folder.mkdir()
    write_jsonl(folder / "a.jsonl", stream(weeks=1, planted=0)[:3])
    write_jsonl(folder / "b.jsonl", stream(weeks=1, planted=0)[3:5])
    assert add(home, [folder], NONE).stored == 5
    with pytest.raises(IntakeError):
        add(home, [home / "nowhere.jsonl"], NONE)


def test_synthetic_records_say_so_on_every_digest(home: Path) -> None:
    add(home, [write_jsonl(home / "in.jsonl", stream(weeks=2))], NONE, synthetic=True)
    run(home, encoder=ENCODER)
    assert read.digest(home).synthetic


def test_nothing_is_added_without_a_store_or_its_key(home: Path, tmp_path: Path) -> None:
    path = write_jsonl(home / "in.jsonl", stream(weeks=1))
    with pytest.raises(StoreError, match="botnia init"):
        add(tmp_path / "nowhere", [path], NONE)
    (home / KEY).unlink()
    with pytest.raises(StoreError, match=r"botnia\.key"):
        add(home, [path], NONE)
    assert read.status(home)["documents"] == 0


# --- run


def test_the_planted_theme_is_raised_with_its_words(filled: Path) -> None:
    digest = read.digest(filled)
    assert digest.week == week_name(sunday(15))
    assert digest.as_of == sunday(15)
    assert digest.signals
    first = digest.signals[0]
    assert first.level is Level.SIGNAL
    planted = [said for said in first.said if set(PLANTED) & set(said.text.lower().strip(".").split())]
    assert len(planted) >= 6
    assert len(planted) >= 0.8 * len(first.said)
    assert set(first.languages) == {"fi", "sv"}
    names = {word for words in first.names.values() for word in words}
    assert names & set(PLANTED)


def test_every_week_is_there_once_and_the_warm_up_lists_nothing(filled: Path) -> None:
    weeks = read.weeks(filled)
    assert weeks == [week_name(sunday(number)) for number in range(16)]
    with Store(filled) as store:
        assert all(store.weeks.listings(week) == [] for week in weeks[:7])


def test_running_again_changes_nothing(copied: Path) -> None:
    before = dump(copied)
    report = run(copied, encoder=ENCODER)
    assert (report.encoded, report.weeks, report.themes) == (0, [], 0)
    assert dump(copied) == before


def test_a_run_does_not_load_the_encoder_when_nothing_is_to_be_encoded(copied: Path) -> None:
    def never() -> WordHashEncoder:
        raise AssertionError("the encoder was loaded")

    assert run(copied, encoder=("words", never)).encoded == 0


def test_the_same_records_give_the_same_rows(filled: Path, fresh: Callable[[], Path]) -> None:
    home = fresh()
    put(home, stream(), "stream")
    run(home, encoder=ENCODER)
    assert dump(home) == dump(filled)


def test_the_order_and_the_files_in_which_records_come_do_not_matter(
    filled: Path, fresh: Callable[[], Path]
) -> None:
    home = fresh()
    records = stream()
    put(home, records[::-2], "odd")
    put(home, records[-2::-2], "even")
    run(home, encoder=ENCODER)
    assert listings(home) == listings(filled)


def test_an_empty_store_has_nothing_to_run(home: Path) -> None:
    report = run(home, encoder=ENCODER)
    assert (report.as_of, report.weeks) == (None, [])
    with pytest.raises(NotFoundError):
        read.digest(home)
    with pytest.raises(StoreError):
        run(home / "nowhere", encoder=ENCODER)


def test_a_run_before_the_first_record_does_nothing(copied: Path, home: Path) -> None:
    put(home, stream(weeks=1))
    assert run(home, MONDAY - dt.timedelta(days=1), encoder=ENCODER).weeks == []
    assert read.weeks(home) == []


def test_weeks_added_and_run_one_by_one_give_what_all_at_once_gives(
    filled: Path, fresh: Callable[[], Path]
) -> None:
    home = fresh()
    for number in range(16):
        put(home, dated(stream(), sunday(number) - dt.timedelta(days=6), sunday(number)), f"week {number}")
        report = run(home, sunday(number), encoder=ENCODER)
        assert report.weeks == [week_name(sunday(number))]
    assert listings(home) == listings(filled)


def without_sundays() -> list[Record]:
    """Return the stream with each Sunday's record moved to Friday: no week has a record on its last day."""
    moved = []
    for one in stream():
        day = dt.date.fromisoformat(one["date"])
        moved.append({**one, "date": (day - dt.timedelta(days=2)).isoformat()} if day.weekday() == 6 else one)
    return moved


def test_a_week_without_a_record_on_its_last_day_is_the_same_incrementally(fresh: Callable[[], Path]) -> None:
    at_once, weekly = fresh(), fresh()
    records = without_sundays()
    put(at_once, records)
    run(at_once, encoder=ENCODER)
    for first, last in ((0, 9), (10, 12), (13, 13), (14, 15)):
        put(weekly, dated(records, sunday(first) - dt.timedelta(days=6), sunday(last)), f"part {first}")
        run(weekly, sunday(last), encoder=ENCODER)
    assert listings(weekly) == listings(at_once)


def test_a_run_of_a_past_day_reads_nothing_that_came_later(fresh: Callable[[], Path]) -> None:
    knowing, ignorant = fresh(), fresh()
    records = without_sundays()
    for day in (sunday(12), sunday(13) - dt.timedelta(days=3)):
        shutil.rmtree(knowing)
        shutil.rmtree(ignorant)
        knowing, ignorant = fresh(), fresh()
        put(knowing, records)
        put(ignorant, dated(records, MONDAY, day))
        run(knowing, day, encoder=ENCODER)
        run(ignorant, day, encoder=ENCODER)
        one, other = dump(knowing), dump(ignorant)
        for table in (*TABLES, "vectors", "themes", "theme_members"):
            assert one[table] == other[table], table
        assert render(read.digest(knowing), "html", "fi") == render(read.digest(ignorant), "html", "fi")
        assert all(said.date <= day for entry in read.digest(knowing).watch for said in entry.said)


def test_a_gap_in_the_records_reads_nothing_that_came_after_it(fresh: Callable[[], Path]) -> None:
    knowing, ignorant = fresh(), fresh()
    records = dated(stream(), MONDAY, sunday(10))
    put(knowing, [*records, *dated(stream(), sunday(14), sunday(15))])
    put(ignorant, records)
    for home in (knowing, ignorant):
        run(home, sunday(12), encoder=ENCODER)
    assert listings(knowing) == listings(ignorant)


def test_records_added_later_do_not_change_an_earlier_week(copied: Path) -> None:
    before = listings(copied)
    digest = render(read.digest(copied, week_name(sunday(13))), "json", "fi")
    more = [
        {**one, "id": f"more-{one['id']}"} for one in stream(weeks=3, seed=9, planted=0, first=sunday(15))
    ]
    put(copied, dated(more, sunday(15) + dt.timedelta(days=1), dt.date.max))
    assert run(copied, dt.date(2026, 1, 1), encoder=ENCODER).weeks
    assert listings(copied, sunday(15)) == before
    assert render(read.digest(copied, week_name(sunday(13))), "json", "fi") == digest


def test_a_late_record_does_not_change_a_past_week_but_is_heard_in_the_next(copied: Path) -> None:
    before = listings(copied)
    late = [{**one, "id": f"late-{one['id']}", "date": sunday(5).isoformat()} for one in stream(seed=4)[:5]]
    earlier = [{**late[0], "id": "before all", "date": (MONDAY - dt.timedelta(days=30)).isoformat()}]
    put(copied, [*late, *earlier])
    report = run(copied, encoder=ENCODER)
    assert report.weeks == [week_name(sunday(16))], (
        "what is over stays as it is; the week after it hears them"
    )
    assert listings(copied, sunday(15)) == before
    assert run(copied, encoder=ENCODER).weeks == []
    with Store(copied) as store:
        latest = store.weeks.latest()
    assert latest is not None
    assert latest.statements == len(stream()) + 6


def test_the_current_week_is_run_again_when_it_grows_and_keeps_its_ids_and_events(
    fresh: Callable[[], Path],
) -> None:
    home, whole = fresh(), fresh()
    put(whole, stream())
    run(whole, encoder=ENCODER)
    wednesday = sunday(15) - dt.timedelta(days=4)
    put(home, dated(stream(), MONDAY, wednesday), "first")
    run(home, wednesday, encoder=ENCODER)
    first = {entry.signal: entry for entry in read.digest(home).signals}
    put(home, dated(stream(), wednesday + dt.timedelta(days=1), sunday(15)), "rest")
    assert run(home, encoder=ENCODER).weeks == [week_name(sunday(15))]
    assert set(first) <= {entry.signal for entry in read.digest(home).signals}
    now, then = read.digest(home), read.digest(whole)
    assert [(e.said, e.p) for e in now.signals] == [(e.said, e.p) for e in then.signals]
    for entry in (*now.signals, *now.watch):
        kinds = [event.kind for event in entry.events]
        assert kinds.count("listed") == 1, entry.signal
        assert kinds.count("raised") == (entry.first_raised is not None)


def test_a_week_that_ended_with_nothing_more_said_is_known_to_its_end(fresh: Callable[[], Path]) -> None:
    """Run on its Wednesday and again after its Sunday: the week is then as of Sunday, as if run once."""
    home, once = fresh(), fresh()
    records = dated(without_sundays(), MONDAY, sunday(14) - dt.timedelta(days=4))
    for place in (home, once):
        put(place, records)
    run(home, sunday(14) - dt.timedelta(days=4), encoder=ENCODER)
    run(home, sunday(14), encoder=ENCODER)
    run(once, sunday(14), encoder=ENCODER)
    assert [row[:2] for row in listings(home) if len(row) == 6] == [
        row[:2] for row in listings(once) if len(row) == 6
    ]
    assert read.digest(home).as_of == sunday(14)


def test_a_run_of_a_past_day_does_not_touch_newer_weeks(copied: Path) -> None:
    before = dump(copied)
    assert run(copied, sunday(11) - dt.timedelta(days=2), encoder=ENCODER).weeks == []
    assert run(copied, sunday(15) - dt.timedelta(days=2), encoder=ENCODER).weeks == []
    assert dump(copied) == before


def test_a_record_of_the_future_waits_for_its_day(home: Path) -> None:
    tomorrow = dt.date.today() + dt.timedelta(days=3)
    put(home, [*stream(weeks=1, planted=0), {**stream()[0], "id": "future", "date": tomorrow.isoformat()}])
    report = run(home, encoder=ENCODER)
    assert report.encoded == 14
    assert read.weeks(home)[-1] <= week_name(dt.date.today())


def test_decisions_outlive_reruns(fresh: Callable[[], Path]) -> None:
    copied, saturday = fresh(), sunday(15) - dt.timedelta(days=1)
    put(copied, stream(), "stream")
    run(copied, saturday, encoder=ENCODER)
    signal = read.digest(copied).signals[0].signal
    decide.label(copied, signal, "maija", {"fi": "Keskustelurobotti", "sv": " Pratrobot "})
    decide.accept(copied, signal, "maija", "kolme soittoa lisää")
    with Store(copied) as store:
        log = store.decisions.of(signal)
    put(
        copied,
        [{**one, "id": f"m-{one['id']}", "date": sunday(15).isoformat()} for one in stream(seed=8)[-3:]],
    )
    assert run(copied, encoder=ENCODER).weeks == [week_name(sunday(15))]
    entry = next(entry for entry in read.digest(copied).signals if entry.signal == signal)
    assert entry.state.standing == "accepted"
    assert entry.title("fi") == "Keskustelurobotti"
    assert entry.title("sv") == "Pratrobot"
    with Store(copied) as store:
        assert store.decisions.of(signal) == log


def test_the_theme_map_is_drawn_when_it_is_due(copied: Path) -> None:
    assert {theme.week for theme in theme_views.themes(copied)} <= {week_name(sunday(15))}
    more = [{**one, "id": f"m-{one['id']}"} for one in stream(weeks=5, seed=3, planted=0, first=MONDAY)]
    shifted = [
        {**one, "date": (dt.date.fromisoformat(one["date"]) + dt.timedelta(weeks=16)).isoformat()}
        for one in more
    ]
    put(copied, dated(shifted, MONDAY, sunday(17)), "two weeks")
    assert run(copied, sunday(17), encoder=ENCODER).themes == 0
    put(copied, dated(shifted, sunday(17), sunday(20)), "five weeks")
    run(copied, sunday(20), encoder=ENCODER)
    with Store(copied) as store:
        assert store.themes.latest_week() == week_name(sunday(20))


def test_a_model_that_was_not_built_is_named_with_the_remedy(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(home, stream(weeks=1))
    monkeypatch.setenv("BOTNIA_MODELS", str(tmp_path / "none"))
    with pytest.raises(ModelError, match="botnia models build"):
        run(home)
    assert read.weeks(home) == []


# --- reading


def test_no_view_has_an_authors_key(filled: Path) -> None:
    with Store(filled) as store:
        keys = {quote.author for quote in store.documents.quotes_until(dt.date.max)}
    digest = read.digest(filled)
    shown = repr(digest) + repr([entry.said for entry in digest.signals])
    shown += "".join(
        render(digest, form, language) for form in ("md", "html", "json") for language in ("fi", "sv")
    )
    shown += repr(theme_views.newest_map(filled)) + repr(read.signal(filled, digest.signals[0].signal))
    assert len(keys) > 20
    assert not [key for key in keys if key in shown]


def test_a_signal_is_shown_as_of_a_week(filled: Path) -> None:
    ident = read.digest(filled).signals[0].signal
    newest = read.signal(filled, ident)
    oldest = read.signal(filled, ident, newest.listings[-1][0])
    assert oldest.entry.week < newest.entry.week == week_name(sunday(15))
    with pytest.raises(NotFoundError):
        read.signal(filled, "S-9999")
    with pytest.raises(NotFoundError):
        read.signal(filled, ident, "2020-W01")


def test_digests_are_found_by_week_and_by_day(filled: Path) -> None:
    assert read.digest(filled, as_of=sunday(10)).week == week_name(sunday(10))
    assert read.digest(filled, as_of=sunday(10) - dt.timedelta(days=1)).week == week_name(sunday(9))
    middle = read.digest(filled, week_name(sunday(10)).lower())
    assert (middle.previous, middle.following) == (week_name(sunday(9)), week_name(sunday(11)))
    assert read.digest(filled).following is None
    with pytest.raises(NotFoundError):
        read.digest(filled, "2024-W10")
    with pytest.raises(SettingsError):
        read.digest(filled, "week ten")


def test_a_statement_is_shown_in_its_document_with_its_signals(filled: Path) -> None:
    entry = read.digest(filled).signals[0]
    view = read.document(filled, entry.said[0].statement)
    assert view.chosen == entry.said[0].statement
    assert entry.signal in view.signals[view.chosen]
    for one in view.statements:
        assert view.document.text[one.start : one.end] == one.text
    with pytest.raises(NotFoundError):
        read.document(filled, "nothing")


@pytest.mark.parametrize("query", ["terapi", "TERAPI", "takkaa", "puhelimessa"])
def test_search_finds_a_word_in_any_of_its_forms(filled: Path, query: str) -> None:
    found = searching.search(filled, query)
    assert found.total > 0
    assert len(found.found) == min(found.total, decide.PAGE)


@pytest.mark.parametrize(
    "query",
    [
        *("", "   ", "-", "--", '"', "* OR *", "NEAR(a b)", "a AND", "text:takka", "'; DROP TABLE documents"),
        "☃ 🙂",
        "_",
    ],
)
def test_whatever_is_typed_the_search_answers(filled: Path, query: str) -> None:
    assert searching.search(filled, query).total >= 0


def test_search_pages_do_not_overlap(filled: Path) -> None:
    first, second = (searching.search(filled, "jono", page) for page in (1, 2))
    assert first.total == second.total
    assert not {said.statement for said in first.found} & {said.statement for said in second.found}
    assert searching.search(filled, "jono", 0).found == first.found


# --- deciding


def test_what_is_decided_is_checked(copied: Path) -> None:
    signal = read.digest(copied).signals[0].signal
    with pytest.raises(NotFoundError, match="S-9999"):
        decide.accept(copied, "S-9999", "maija")
    with pytest.raises(SettingsError):
        decide.dismiss(copied, signal, "maija", "because")
    with pytest.raises(SettingsError):
        decide.label(copied, signal, "maija", {"fi": "  "})
    with pytest.raises(NotFoundError):
        decide.undo(copied, signal, "maija", 77)
    assert read.signal(copied, signal).decisions == ()


def test_an_undo_is_undone_by_another(copied: Path) -> None:
    signal, other = (entry.signal for entry in (*read.digest(copied).signals, *read.digest(copied).watch)[:2])
    first = decide.dismiss(copied, signal, "maija", "noise", "x" * 5000)
    assert len(read.signal(copied, signal).state.note) == 1000
    with pytest.raises(NotFoundError):
        decide.undo(copied, other, "maija", first)
    undo = decide.undo(copied, signal, "liisa", first)
    assert read.signal(copied, signal).state.standing == "open"
    with pytest.raises(NotFoundError):
        decide.undo(copied, signal, "maija", first)
    decide.undo(copied, signal, "maija", undo)
    assert read.signal(copied, signal).state.standing == "dismissed"
    with pytest.raises(NotFoundError):
        decide.undo(copied, signal, "maija", first)


def test_what_people_merged_and_split_holds_in_the_next_run(copied: Path) -> None:
    entries = (*read.digest(copied).signals, *read.digest(copied).watch)
    chosen = [one.statement for one in entries[0].said[:3]]
    first, second = entries[0].signal, entries[1].signal
    decision, new = decide.split(copied, first, "maija", chosen)
    decide.merge(copied, second, "maija", first)
    put(
        copied,
        [{**one, "id": f"m-{one['id']}", "date": sunday(15).isoformat()} for one in stream(seed=8)[-3:]],
    )
    assert run(copied, encoder=ENCODER).weeks
    now = {
        entry.signal: {one.statement for one in entry.said}
        for entry in [*read.digest(copied).signals, *read.digest(copied).watch]
    }
    assert first in now
    assert second not in now
    assert not now[first] & set(chosen)
    assert new not in now or set(chosen) & now[new]
    with Store(copied) as store:
        assert store.weeks.highest_number() >= int(new[2:])
    decide.undo(copied, first, "maija", decision)
    assert identity.ties(copied, new).into == first


def test_nonsense_about_identity_is_refused(copied: Path) -> None:
    first, second, third = (e.signal for e in (*read.digest(copied).signals, *read.digest(copied).watch)[:3])
    said = [one.statement for one in read.signal(copied, first).entry.said]
    for one, other in (("S-9999", first), (first, "S-9999")):
        with pytest.raises(NotFoundError, match="S-9999"):
            decide.merge(copied, one, "maija", other)
    with pytest.raises(SettingsError, match="itself"):
        decide.merge(copied, first, "maija", first)
    decide.merge(copied, first, "maija", second)
    with pytest.raises(SettingsError, match="merged already"):
        decide.merge(copied, second, "maija", first)
    with pytest.raises(SettingsError, match=second):
        decide.merge(copied, first, "maija", third)
    with pytest.raises(SettingsError, match=second):
        decide.split(copied, first, "maija", said[:1])
    decide.undo(copied, first, "maija", read.decisions(copied, first)[-1].id)
    with pytest.raises(NotFoundError, match="nix"):
        decide.split(copied, first, "maija", ["nix"])
    with pytest.raises(SettingsError, match="at least one"):
        decide.split(copied, first, "maija", [])
    with pytest.raises(SettingsError, match="Leave at least one"):
        decide.split(copied, first, "maija", said)


def test_users_sign_in_with_their_own_password(home: Path) -> None:
    users.add_user(home, "maija", "correct horse battery", "sv")
    signed = users.check_password(home, "maija", "correct horse battery")
    assert signed is not None
    assert signed.language == "sv"
    assert users.check_password(home, "maija", "correct horse batterx") is None
    assert users.check_password(home, "nobody", "correct horse battery") is None
    assert b"correct horse" not in b"".join(path.read_bytes() for path in home.iterdir())
    with pytest.raises(SettingsError, match="10"):
        users.add_user(home, "maija", "short")
    with pytest.raises(SettingsError):
        users.add_user(home, "a b", "correct horse battery")
    assert users.check_password(home, "maija", "short") is None
    assert len({users.new_password() for _ in range(20)}) == 20


# --- replay


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a stream and what its replay wrote."""
    folder = tmp_path_factory.mktemp("replayed")
    path = write_jsonl(folder / "stream.jsonl", stream())
    assert replay(path, folder / "signals.jsonl", encoder=ENCODER) == 16
    return path, folder / "signals.jsonl"


def lines(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_replay_looks_at_nothing_that_came_later(replayed: tuple[Path, Path]) -> None:
    date = {one["id"]: one["date"] for one in lines(replayed[0])}
    weeks = lines(replayed[1])
    assert [week["as_of"] for week in weeks] == [sunday(number).isoformat() for number in range(16)]
    members = [(week["as_of"], m) for week in weeks for signal in week["signals"] for m in signal["members"]]
    assert members
    assert all(date[member] <= as_of for as_of, member in members)


def test_a_replay_has_each_id_once_a_week_and_each_record_once(replayed: tuple[Path, Path]) -> None:
    for week in lines(replayed[1]):
        ids = [signal["id"] for signal in week["signals"]]
        assert len(set(ids)) == len(ids)
        for signal in week["signals"]:
            assert signal["level"] in {"signal", "watch"}
            assert signal["members"]
            assert len(set(signal["members"])) == len(signal["members"])
    assert lines(replayed[1])[-1]["signals"][0]["level"] == "signal"


def test_a_replay_tells_what_a_run_tells(replayed: tuple[Path, Path], filled: Path) -> None:
    """The document ids differ with the key, so the findings are compared by their records."""
    with Store(filled) as store:
        record = {quote.id: quote.record_id for quote in store.documents.quotes_until(dt.date.max)}
        for week, line in zip(store.weeks.done(), lines(replayed[1]), strict=True):
            listed = store.weeks.listings(week.week)
            assert [(one.signal, one.finding.level.value) for one in listed] == [
                (signal["id"], signal["level"]) for signal in line["signals"]
            ]
            assert [{record[m] for m in one.finding.members} for one in listed] == [
                set(signal["members"]) for signal in line["signals"]
            ]


def test_a_second_replay_writes_the_same_bytes(replayed: tuple[Path, Path], tmp_path: Path) -> None:
    replay(replayed[0], tmp_path / "again.jsonl", encoder=ENCODER)
    assert (tmp_path / "again.jsonl").read_bytes() == replayed[1].read_bytes()


def test_the_order_of_a_stream_does_not_matter(replayed: tuple[Path, Path], tmp_path: Path) -> None:
    turned = write_jsonl(tmp_path / "turned.jsonl", lines(replayed[0])[::-1])
    replay(turned, tmp_path / "turned.out", encoder=ENCODER)
    for one, other in zip(lines(tmp_path / "turned.out"), lines(replayed[1]), strict=True):
        assert [(s["id"], s["p"], set(s["members"])) for s in one["signals"]] == [
            (s["id"], s["p"], set(s["members"])) for s in other["signals"]
        ]


def test_a_replay_can_be_cut_to_some_weeks(replayed: tuple[Path, Path], tmp_path: Path) -> None:
    days = {"first": sunday(9) - dt.timedelta(days=6), "last": sunday(12)}
    assert replay(replayed[0], tmp_path / "some.jsonl", **days, encoder=ENCODER) == 4
    assert [week["as_of"] for week in lines(tmp_path / "some.jsonl")] == [
        sunday(number).isoformat() for number in range(9, 13)
    ]
    with pytest.raises(IntakeError):
        replay(replayed[0], tmp_path / "none", first=dt.date(2030, 1, 1), encoder=ENCODER)
    with pytest.raises(IntakeError):
        replay(replayed[0], tmp_path / "none", last=dt.date(2020, 1, 1), encoder=ENCODER)
    assert not (tmp_path / "none").exists()


def test_what_comes_later_does_not_change_the_weeks_before(
    replayed: tuple[Path, Path], tmp_path: Path
) -> None:
    early = write_jsonl(tmp_path / "early.jsonl", dated(lines(replayed[0]), MONDAY, sunday(13)))
    replay(early, tmp_path / "early.out", encoder=ENCODER)
    assert lines(tmp_path / "early.out") == lines(replayed[1])[:14]


def test_a_replay_leaves_the_home_alone_but_takes_its_settings(
    replayed: tuple[Path, Path], copied: Path, tmp_path: Path
) -> None:
    (copied / "settings.toml").write_text("review_budget = 1\n", encoding="utf-8")
    before = dump(copied)
    replay(replayed[0], tmp_path / "one.jsonl", home=copied, alpha=1e-9, encoder=ENCODER)
    assert dump(copied) == before
    seen: set[str] = set()
    for week in lines(tmp_path / "one.jsonl"):  # one that the search finds, beside those that are followed
        new = {signal["id"] for signal in week["signals"]} - seen
        assert len(new) <= 1
        seen |= new
    assert seen


def test_the_bench_scores_a_replay(replayed: tuple[Path, Path], tmp_path: Path) -> None:
    if not SCORE.is_file():
        pytest.skip(f"{SCORE} is not on this machine")
    records = lines(replayed[0])
    label = {one["id"]: "new" if one["id"].startswith("new") else "old" for one in records}
    truth = {
        "first_monday": MONDAY.isoformat(),
        "warm_up": 8,
        "labels": label,
        "emerging": {"new": {"start": 12}},
        "languages": {one["id"]: one["language"] for one in records},
    }
    (tmp_path / "truth.json").write_text(json.dumps(truth), encoding="utf-8")
    command = [
        sys.executable,
        str(SCORE),
        str(replayed[0]),
        str(tmp_path / "truth.json"),
        str(replayed[1]),
        "--json",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    scores = json.loads(done.stdout)
    assert scores["recall"] == 1
    assert scores["weeks_scored"] == 8
    assert scores["continuity"] == 1
    assert scores["bilingual"] == 1
