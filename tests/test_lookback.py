"""What would have been seen when: states, delays, files, and the report of a replay."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from botnia_signals.digest.lookback import states_of
from botnia_signals.digest.lookback_render import COLUMNS, render_look_back, strip, track_sentences
from botnia_signals.digest.tables import Table, csv_text, markdown, plain
from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.messages import LANGUAGES
from botnia_signals.pipeline import decide
from botnia_signals.pipeline.lookback import look_back
from botnia_signals.pipeline.replay import replay
from botnia_signals.records import Document, Finding, Level, SourceKind, Statement
from botnia_signals.store import Store
from botnia_signals.store.weeks import Listing, WeekRow
from botnia_signals.weeks import week_name
from tests.made import ENCODER, records_of, stream, sunday, write_jsonl

FIRST = dt.date(2025, 1, 12)


def say(store: Store, ident: str, day: dt.date) -> str:
    text = f"Lausuma {ident}."
    document = Document(ident, ident, text, day, SourceKind.SURVEY, f"author {ident}", "Kokkola", "fi")
    store.documents.add([(document, [(Statement(f"{ident}.0", ident, 0, 0, len(text), "fi", text), "")])])
    return f"{ident}.0"


def finding(level: Level, members: list[str]) -> Finding:
    return Finding(
        *(level, 9.0, 0.01, len(members), 1.5, len(members), FIRST, 4, tuple(members), tuple(members[:1])),
        centre=np.ones(2, dtype=np.float32),
    )


@pytest.fixture
def past(home: Path) -> Path:
    """Ten weeks: S-0001 watched in 2 and 3, raised in 4, listed again in 10; S-0002 raised at once in 10."""
    with Store(home) as store:
        members = [say(store, f"d{number}", FIRST + dt.timedelta(days=3 * number)) for number in range(9)]
        early = say(store, "early", FIRST - dt.timedelta(days=20))
        listed = {
            2: [("S-0001", Level.WATCH, members[:3])],
            3: [("S-0001", Level.WATCH, members[:4])],
            4: [("S-0001", Level.SIGNAL, [*members[:5], early])],
            10: [("S-0002", Level.SIGNAL, members[6:]), ("S-0001", Level.WATCH, members[:2])],
        }
        for number in range(1, 11):
            as_of = FIRST + dt.timedelta(weeks=number - 1)
            row = WeekRow(week_name(as_of), as_of, "dummy", "s", f"f{number}", 9, 1)
            listings = [
                Listing(signal, row.week, place, finding(level, said), {"fi": ("=jono", "hoito")})
                for place, (signal, level, said) in enumerate(listed.get(number, []))
            ]
            store.weeks.write(row, listings, [])
    return home


def week(number: int) -> str:
    return week_name(FIRST + dt.timedelta(weeks=number - 1))


def test_a_signal_has_its_dates_delays_and_states(past: Path) -> None:
    first, second = look_back(past).tracks
    assert (first.first_said, first.first_listed, first.first_raised) == (
        FIRST - dt.timedelta(days=20),
        FIRST + dt.timedelta(weeks=1),
        FIRST + dt.timedelta(weeks=3),
    )
    assert (first.weeks_to_listed, first.weeks_to_raised) == (27 // 7, 41 // 7)
    assert (first.voices_listed, first.voices_raised, first.first_level) == (3, 6, Level.WATCH)
    assert list(first.states.values()) == (
        ["watch", "watch", "signal", "away", "away", "away", "away", "asleep", "watch"]
    )
    assert first.woken == (week(10),)
    assert (second.first_level, second.first_raised, second.states) == (
        *(Level.SIGNAL, second.first_listed),
        {week(10): "signal"},
    )


def test_a_signal_sleeps_after_its_days_and_not_before() -> None:
    weeks = [(week(number), FIRST + dt.timedelta(weeks=number)) for number in range(7)]
    states, woken = states_of(weeks, {week(0): Level.WATCH, week(5): Level.WATCH}, 28)
    assert list(states.values()) == ["watch", "away", "away", "away", "away", "watch", "away"]
    assert woken == (week(5),)
    assert states_of(weeks, {}, 28) == ({}, ())


def test_one_signal_and_one_year(past: Path) -> None:
    looked = look_back(past, "S-0002")
    assert [one.week for one in looked.weeks] == [week(10)]
    assert [seen.signal for one in looked.weeks for seen in one.listed] == ["S-0002"]
    with pytest.raises(NotFoundError):
        look_back(past, "S-9999")
    whole = look_back(past)
    assert whole.years() == ["2025"]
    assert whole.of_year("2025") == whole
    assert whole.of_year("2024").weeks == ()


def test_an_empty_store_looks_back_on_nothing(home: Path) -> None:
    looked = look_back(home)
    assert (looked.weeks, looked.tracks, looked.years()) == ((), (), [])
    for form in ("csv", "json", "md", "html"):
        assert render_look_back(looked, form, "fi")


def test_csv_has_a_line_for_each_listing_and_each_quiet_week(past: Path) -> None:
    text = render_look_back(look_back(past), "csv", "fi")
    lines = records_of(text)
    assert list(lines[0]) == list(COLUMNS)
    assert len(lines) == 6 + 5
    assert [line["signal"] for line in lines if line["week"] == week(10)] == ["S-0002", "S-0001"]
    assert lines[0]["signal"] == ""
    # a signal that was last heard from two people says so in the place of its words
    assert {line["name_fi"] for line in lines} == {"", "nimi ei näy, alle 3 ihmistä", "'=jono, hoito"}
    assert {line["name_sv"] for line in lines} == {"", "namnet visas inte, färre än 3 personer"}


def test_json_says_what_the_store_says(past: Path) -> None:
    content = json.loads(render_look_back(look_back(past), "json", "fi"))
    assert [len(one["listed"]) for one in content["weeks"]] == [0, 1, 1, 1, 0, 0, 0, 0, 0, 2]
    assert content["signals"][0]["woken"] == [week(10)]
    assert content["signals"][0]["weeks_to_raised"] == 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_and_strips_in_each_language(past: Path, language: str) -> None:
    decide.label(past, "S-0001", "maija", {"fi": "<b>Jono</b>"})
    looked = look_back(past)
    first, second = looked.tracks
    assert [len(track_sentences(track, language)) for track in (first, second)] == [4, 2]
    drawn = strip(first, looked, language)
    assert drawn.count('class="cell watch"') == 3
    assert drawn.count('class="cell signal"') == drawn.count("mark-raised") == 1
    assert drawn.count('class="asleep"') == drawn.count("mark-listed") == drawn.count("mark-woken") == 1
    assert "<b>" not in drawn
    assert "style=" not in drawn


class _Text(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["md", "html"])
def test_the_report_tells_every_signal_and_week(past: Path, form: str, language: str) -> None:
    decide.label(past, "S-0001", "maija", {"fi": "<script>|jono"})
    text = render_look_back(look_back(past), form, language)
    assert "<script>" not in text
    words = "".join(_Text(text).words) if form == "html" else text
    assert words.count("S-0002") >= 3
    assert not re.search(r"\b(lookback|digest|web|level)-[a-z]+", re.sub(r"<[^>]*>", " ", words))
    with pytest.raises(SettingsError):
        render_look_back(look_back(past), "pdf", language)


def test_a_replay_writes_its_report_beside_the_same_lines(filled: Path, tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "stream.jsonl", stream())
    told: list[str] = []
    weeks = replay(
        *(path, tmp_path / "out.jsonl"),
        encoder=ENCODER,
        report=tmp_path / "out.html",
        language="sv",
        progress=lambda step, _done, _whole: told.append(step),
    )
    replay(path, tmp_path / "plain.jsonl", encoder=ENCODER)
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "plain.jsonl").read_bytes()
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert '<html lang="sv">' in page
    for track in look_back(filled).tracks:
        assert f"{track.signal} {track.title('sv')}" in page
    assert weeks == 16
    assert told[-1] == "report"
    assert [one.as_of for one in look_back(filled).weeks] == [sunday(number) for number in range(16)]


def test_a_report_of_another_kind_is_refused_before_the_work(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "stream.jsonl", stream(weeks=1))
    with pytest.raises(SettingsError):
        replay(path, tmp_path / "out.jsonl", encoder=ENCODER, report=tmp_path / "out.pdf")
    with pytest.raises(FileNotFoundError):
        replay(path, tmp_path / "out.jsonl", encoder=ENCODER, report=tmp_path / "no" / "out.md")
    assert not (tmp_path / "out.jsonl").exists()


def test_tables_align_and_mean_nothing_to_markdown() -> None:
    table = Table("T", ("Nimi", "N"), (("a|b", "10"), ("c", "9")))
    assert plain(table) == ["T", "  Nimi   N", "  a|b   10", "  c      9"]
    assert "| a\\|b | 10 |" in markdown(table)
    assert plain(Table("T", ("a",), (), empty="Ei mitään.")) == ["T", "Ei mitään."]
    assert csv_text(("a", "b"), [["=1+1", -2], [None, 0.5]]) == "\ufeffa;b\r\n'=1+1;-2\r\n;0,5\r\n"


def test_looking_back_writes_nothing(past: Path, tmp_path: Path) -> None:
    with Store(past) as store:
        before = list(store.db.conn.iterdump())
    look_back(past)
    shutil.copytree(past, tmp_path / "other")
    with Store(tmp_path / "other") as store:
        assert list(store.db.conn.iterdump()) == before


def test_a_signal_of_too_few_people_has_no_name_but_says_so(past: Path) -> None:
    """What S-0001 was listed with last are two people's words: neither they nor its id stand for a name."""
    first, second = look_back(past).tracks
    assert (first.withheld, second.withheld) == (3, 0)
    assert first.title("fi") == "nimi ei näy, alle 3 ihmistä"
    assert len({first.title(language) for language in LANGUAGES}) == 3
    assert first.title_language("sv") == "sv"
    assert second.title("fi") == "=jono, hoito"
    decide.label(past, "S-0001", "anna", {"fi": "Jono hoitoon"})
    assert look_back(past).tracks[0].title("fi") == "Jono hoitoon"
