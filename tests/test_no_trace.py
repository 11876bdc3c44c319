"""Nothing that was planted is left after a full run: in store, its journal, logs, pages, what goes out.

Planted are invented names, artificial identity codes and numbers: in texts, columns, authors, a file's name.
The sample is small so that it is quick: `WEEKS` weeks of `A_WEEK` records and a few more, one in each.
"""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from botnia_signals.digest.evaluation import render_evaluation
from botnia_signals.digest.lookback_render import render_look_back
from botnia_signals.digest.render import render
from botnia_signals.intake import IntakeOptions
from botnia_signals.pipeline import add, read
from botnia_signals.pipeline.evaluate import evaluate
from botnia_signals.pipeline.lookback import look_back
from botnia_signals.pipeline.run import run
from botnia_signals.privacy import voikko_available
from botnia_signals.store import Store
from tests.identifiers import MAKERS, Maker
from tests.made import ENCODER, stream, sunday, write_jsonl
from web import create_app

WEEKS, A_WEEK = 10, 12
NAMES = ("Aulis Kortesniemenaho", "Reija Mustalahdenperä", "Göran Häggblomqvist", "Tuulikki Ylikorpelainen")
PARTS = tuple(part for name in NAMES for part in name.split() if len(part) > 9)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str], str]:
    """A home after a full run, what was planted into its records, and everything that was logged."""
    folder = tmp_path_factory.mktemp("trace")
    home = folder / "home"
    Store(home, create=True).close()
    (home / "settings.toml").write_text("permutations = 19\n", encoding="utf-8")
    records, values = stream(weeks=WEEKS, a_week=A_WEEK, begins=8), []
    makers = {"fi": Maker(5, "fi"), "sv": Maker(6, "sv")}
    kinds = sorted(MAKERS)
    for number, record in enumerate(records):
        one = makers[record["language"]].plant(kinds[number % len(kinds)], record["text"])
        name = NAMES[number % len(NAMES)]
        title = "Asiakas" if record["language"] == "fi" else "Herr"
        record["text"] = f"{one.text} {title} {name} {'soitti' if title == 'Asiakas' else 'ringde'}."
        record["author"] = f"{name} {number % 9}"
        record["question"] = f"Vastaaja: rouva {name}"
        values.append(one.text[one.start : one.end])
    path = write_jsonl(folder / f"{NAMES[0].replace(' ', '_')}.jsonl", records)
    handler = _Kept()
    logging.getLogger().addHandler(handler)
    try:
        add.add(home, [path], IntakeOptions())
        run(home, sunday(WEEKS - 1), encoder=ENCODER)
    finally:
        logging.getLogger().removeHandler(handler)
    return home, [value for value in values if len(value) > 5], "\n".join(handler.said)


class _Kept(logging.Handler):
    """Keeps every log line."""

    def __init__(self) -> None:
        super().__init__(level=logging.DEBUG)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.said.append(record.getMessage())


def found_in(content: str, values: list[str]) -> list[str]:
    """Return which of the planted values, names included, stand in a content, however the letters' case."""
    lowered = content.lower()
    return sorted({value for value in (*values, *NAMES, *PARTS) if value.lower() in lowered})


needs_voikko = pytest.mark.skipif(not voikko_available(), reason="Voikko's system library is not installed")


@needs_voikko
def test_no_file_of_the_home_holds_what_was_planted(planted: tuple[Path, list[str], str]) -> None:
    home, values, _ = planted
    with Store(home) as store:  # a reader keeps the write-ahead log from being folded in and deleted
        store.db.execute("SELECT count(*) FROM documents").fetchone()
        store.users.put("maija", "x")
        files = [path for path in home.rglob("*") if path.is_file()]
        assert {path.name for path in files} >= {"botnia.sqlite", "botnia.sqlite-wal", "botnia.key"}
        for path in files:
            content = path.read_bytes()
            assert found_in(content.decode("utf-8", "replace"), values) == [], path.name
            assert found_in(content.decode("utf-16-le", "replace"), values) == [], path.name


@needs_voikko
def test_no_column_of_the_store_holds_what_was_planted(planted: tuple[Path, list[str], str]) -> None:
    home, values, _ = planted
    with Store(home) as store:
        assert store.documents.count()["documents"] > WEEKS * A_WEEK - 1
        for line in store.db.conn.iterdump():
            assert found_in(line, values) == []


@needs_voikko
def test_nothing_that_goes_out_holds_what_was_planted(planted: tuple[Path, list[str], str]) -> None:
    home, values, _ = planted
    assert read.weeks(home)
    out = [
        render(read.digest(home, week), form, language)
        for week in read.weeks(home)[-3:]
        for form in ("md", "html", "json")
        for language in ("fi", "sv", "en")
    ]
    out += [render_evaluation(evaluate(home), form, "fi") for form in ("text", "json", "csv", "md")]
    out += [render_look_back(look_back(home), form, "fi") for form in ("md", "html")]
    assert sum(map(len, out)) > 10_000
    assert [found for content in out if (found := found_in(content, values))] == []


@needs_voikko
def test_no_page_and_no_log_holds_what_was_planted(planted: tuple[Path, list[str], str]) -> None:
    home, values, logged = planted
    assert found_in(logged, values) == []
    app = create_app(home, testing=True)
    assert found_in(app.test_client().get("/sign-in").text, values) == []


def test_the_search_would_find_a_trace(planted: tuple[Path, list[str], str]) -> None:
    _, values, _ = planted
    assert len(values) > WEEKS * A_WEEK // 2
    assert found_in(f"x{values[3].upper()}y", values)
    assert found_in("Kortesniemi on paikka", values) == []
    assert found_in("Kortesniemenaholle", values) == ["Kortesniemenaho"]
