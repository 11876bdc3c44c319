"""Maps drawn one after another in a store: numbers last, and so do the names that people gave."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.intake import IntakeOptions
from botnia_signals.pipeline import theme_map, theme_views
from botnia_signals.pipeline.add import add
from botnia_signals.pipeline.background import encode_missing
from botnia_signals.records import Theme, ThemeEvent
from botnia_signals.settings import Settings
from botnia_signals.store import Store
from botnia_signals.themes import AxisModel
from botnia_signals.weeks import week_name
from tests.made import MONDAY, sunday, write_jsonl

SUBJECTS = ("hammashoito jono", "iltabussi reitti", "nuorten yksinäisyys", "kotihoito kiire")
SETTINGS = Settings()


class BySubject:
    """An encoder whose vectors say the subject, on axes that `shift` moves: another one is another model."""

    def __init__(self, shift: int) -> None:
        self.shift = shift

    def encode(self, texts: list[str], _progress: object = None) -> np.ndarray:
        axes = [next(i for i, one in enumerate(SUBJECTS) if one.split()[0] in text.lower()) for text in texts]
        rows = np.eye(9)[[(axis * 2 + self.shift) % 9 for axis in axes]]
        noise = np.random.default_rng(len(texts)).normal(0, 0.02, rows.shape)
        return (rows + noise).astype(np.float32)


@pytest.fixture
def spoken(home: Path) -> Path:
    """A store of twelve weeks, a few statements of each subject a week, with vectors of two models."""
    records = [
        {
            "id": f"{week}-{place}-{n}",
            "text": f"{subject.capitalize()} kohta {week} {n} jatkuu.",
            "date": (MONDAY + dt.timedelta(weeks=week)).isoformat(),
            "source": "survey",
            "author": f"a{week}-{place}-{n}",
            "municipality": "Vaasa",
            "language": "fi",
        }
        for week in range(12)
        for place, subject in enumerate(SUBJECTS)
        for n in range(1 + place % 3)
    ]
    add(home, [write_jsonl(home.parent / "said.jsonl", records)], IntakeOptions())
    with Store(home) as store:
        for model in ("first", "second"):
            encode_missing(store, model, lambda model=model: BySubject(len(model) % 2), sunday(12))
    return home


def draw(home: Path, weeks: int, model: str = "first") -> dict[str, int]:
    """Draw the map of a week and return the number of each theme by its first statement's subject."""
    last = sunday(weeks)
    with Store(home) as store:
        theme_map.draw(store, model, SETTINGS, store.documents.quotes_until(last), last)
        found = store.themes.of(week_name(last))
        texts = {one.id: store.documents.quotes(one.members)[0].text for one in found}
    return {next(s for s in SUBJECTS if s.split()[0] in texts[i].lower()): i for i in texts}


@pytest.fixture(autouse=True)
def by_axis(monkeypatch: pytest.MonkeyPatch) -> None:
    """Group statements by the longest axis of their vector, in place of BERTopic."""
    monkeypatch.setattr("botnia_signals.themes.fitting.BertopicModel", AxisModel)


def test_numbers_and_names_last_over_maps_and_a_change_of_model(spoken: Path) -> None:
    first = draw(spoken, 6)
    assert sorted(first.values()) == [1, 2, 3, 4]
    buses = first["iltabussi reitti"]
    with Store(spoken) as store:
        theme_map.name(store, buses, "maija", {"fi": "Iltojen bussit", "sv": "Kvällsbussar"})
    for weeks, model in ((8, "first"), (10, "second"), (11, "first")):
        assert draw(spoken, weeks, model) == first
        view = next(one for one in theme_views.themes(spoken) if one.theme.id == buses)
        assert view.names["fi"] == "Iltojen bussit"
        assert view.names["sv"] == "Kvällsbussar"
        assert view.number == f"T-{buses:04d}"
    with Store(spoken) as store:
        told = store.themes.events()
    assert {event.kind for events in told.values() for event in events} == {"new"}, (
        "nothing came or went later"
    )


def test_a_map_that_is_drawn_again_is_the_same(spoken: Path) -> None:
    draw(spoken, 6)
    first = theme_views.newest_map(spoken)
    draw(spoken, 6)
    again = theme_views.newest_map(spoken)
    assert [view.theme for view in again.themes] == [view.theme for view in first.themes]
    with Store(spoken) as store:
        assert [event.kind for event in store.themes.events()[week_name(sunday(6))]] == ["new"] * 4


def test_a_map_counts_the_last_weeks(spoken: Path) -> None:
    draw(spoken, 11)
    found = theme_views.newest_map(spoken)
    assert len(found.themes[0].theme.lately) == theme_map.LATELY
    assert sum(view.theme.lately[-1] for view in found.themes) == 7
    assert all(view.theme.lately[0] == 0 for view in found.themes)
    assert found.themes[0].growth is None, "nothing was said in the quarter before"
    assert all(view.theme.at for view in found.themes)


def test_naming_is_a_log_that_can_be_undone(spoken: Path) -> None:
    number = draw(spoken, 6)["kotihoito kiire"]
    with Store(spoken) as store:
        with pytest.raises(SettingsError):
            theme_map.name(store, number, "maija", {"fi": " "})
        with pytest.raises(NotFoundError):
            theme_map.name(store, 99, "maija", {"fi": "x"})
        one = theme_map.name(store, number, "maija", {"fi": "Kotihoito"})
        assert theme_map.labels(store) == {number: {"fi": "Kotihoito"}}
        undo = theme_map.undo(store, number, "ville", one)
        assert theme_map.labels(store) == {}
        with pytest.raises(NotFoundError):
            theme_map.undo(store, number, "ville", one)
        theme_map.undo(store, number, "maija", undo)
        assert theme_map.labels(store) == {number: {"fi": "Kotihoito"}}
        for change in ("UPDATE theme_decisions SET value = '{}'", "DELETE FROM theme_decisions"):
            with pytest.raises(sqlite3.DatabaseError, match="append-only"):
                store.db.execute(change)


@pytest.mark.parametrize("typed", ["T-0004", "t-4", "4", " T4 "])
def test_a_number_is_read_as_people_write_it(typed: str) -> None:
    assert theme_map.theme_ident(typed) == 4


@pytest.mark.parametrize("typed", ["", "T-", "S-0004", "T-x", "٤"])
def test_what_is_no_number_is_told(typed: str) -> None:
    with pytest.raises(NotFoundError):
        theme_map.theme_ident(typed)


def test_a_theme_that_ended_keeps_its_page_and_is_listed(home: Path) -> None:
    def theme(ident: int, name: str) -> Theme:
        return Theme(ident, {"fi": name}, {"fi": (name,)}, 1, ())

    with Store(home) as store:
        store.themes.write(
            "2026-W10", [theme(1, "a"), theme(2, "b")], [ThemeEvent("new", 1), ThemeEvent("new", 2)]
        )
        store.themes.write("2026-W14", [theme(1, "a")], [ThemeEvent("merged", 2, 1)])
        assert store.themes.highest_number() == 2
        theme_map.name(store, 2, "maija", {"sv": "B"})
    (past,) = theme_views.newest_map(home).past
    assert (past.number, past.week, past.into, past.names) == (
        "T-0002",
        "2026-W10",
        "T-0001",
        {"fi": "b", "sv": "B"},
    )
    page = theme_views.theme(home, 2)
    assert not page.newest
    assert page.history == [("2026-W10", "new", ""), ("2026-W14", "merged", "T-0001")]
    assert theme_views.theme(home, 1).history[-1] == ("2026-W14", "joined", "T-0002")
