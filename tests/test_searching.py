"""Search by words in all their forms and by meaning, and saved searches that look at what is new."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.intake import IntakeOptions
from botnia_signals.pipeline import searching
from botnia_signals.pipeline.add import add
from botnia_signals.pipeline.background import encode_missing
from botnia_signals.pipeline.meaning import Meaning, meaning, query_language
from botnia_signals.privacy import voikko_available
from botnia_signals.settings import load_settings
from botnia_signals.store import Store
from tests.made import ENCODER, write_jsonl

DAY = dt.date(2026, 3, 2)
SAID = [  # our own words, made up for this test
    ("fi", "Kenkiin ei ole enää varaa, sanoi äiti.", "a"),
    ("fi", "Lapsella oli liian pienet kengät koko talven.", "b"),
    ("fi", "Kotihoidon yöpuhelimeen ei vastata.", "c"),
    ("sv", "Barnens skor är för små och nya kostar för mycket.", "d"),
    ("sv", "Hemvårdens telefon svarar inte på natten. Det oroar mannen. Han ringde tre gånger.", "e"),
    ("sv", "Ingen svarade när vi ringde till vårdcentralen.", "f"),
]


def say(home: Path, folder: Path, said: list[tuple[str, str, str]], name: str = "said") -> None:
    records = [
        {
            **{"id": f"{name}-{number}", "text": text, "date": (DAY + dt.timedelta(days=number)).isoformat()},
            **{"source": "survey", "author": author, "municipality": "Kokkola", "language": language},
        }
        for number, (language, text, author) in enumerate(said)
    ]
    add(home, [write_jsonl(folder / f"{name}.jsonl", records)], IntakeOptions())


def encoded(home: Path) -> None:
    with Store(home) as store:
        encode_missing(store, ENCODER[0], ENCODER[1], dt.date.max)


@pytest.fixture
def spoken(home: Path, tmp_path: Path) -> Path:
    """A store with six short texts in two languages."""
    say(home, tmp_path, SAID)
    return home


def texts(view: searching.SearchView) -> list[str]:
    return [one.said.text for one in view.found]


@pytest.mark.skipif(not voikko_available(), reason="Voikko's system library is not installed")
@pytest.mark.parametrize("query", ["kenkä", "kengät", "kengissä", "kenkiä", "KENGÄLLE"])
def test_finnish_forms_find_each_other(spoken: Path, query: str) -> None:
    found = texts(searching.search(spoken, query, how="words"))
    assert len(found) == 2
    assert all("keng" in text.lower() or "kenki" in text.lower() for text in found)


@pytest.mark.parametrize("query", ["ringer", "ringde", "ringa", "ringt"])
def test_swedish_forms_find_each_other(spoken: Path, query: str) -> None:
    assert len(texts(searching.search(spoken, query, how="words"))) == 2


def test_several_words_must_all_be_there(spoken: Path) -> None:
    assert len(texts(searching.search(spoken, "svara telefon", how="words"))) == 1
    assert texts(searching.search(spoken, "svara traktor", how="words")) == []
    for strange in ('"', "-", "* OR", "NEAR(", "", "   "):
        searching.search(spoken, strange)


def test_a_statement_comes_with_what_was_said_around_it(home: Path, tmp_path: Path) -> None:
    first = "Kotihoidon puhelimeen ei vastata yöllä eikä kukaan soita takaisin, vaikka jättää viestin."
    second = (
        "Lääkkeet jaetaan miten sattuu, ja kerran annos puuttui kokonaan koko pitkältä viikonlopulta meiltä."
    )
    third = "Omainen valvoo ja pelkää, koska muistisairas lähtee ulos pakkasella eikä kukaan etsi häntä."
    say(home, tmp_path, [("fi", " ".join([first, second, third] * 2), "a")])
    view = searching.search(home, "annos", how="words")
    assert view.found
    around = [one for one in view.found if one.before or one.after]
    assert around, "a long text has several statements"
    with Store(home) as store:
        ids = [one.id for one in store.documents.quotes_until(DAY)]
        beside = store.documents.beside(ids)
    assert len(ids) > 1
    assert sum(before == "" for before, _ in beside.values()) == 1
    assert sum(after == "" for _, after in beside.values()) == 1


def test_words_and_meaning_together(spoken: Path) -> None:
    """The encoder of the tests knows no languages: a shared word is all the meaning it has."""
    encoded(spoken)
    answers = meaning(spoken)
    before = searching.search(spoken, "vastata yöllä")
    assert before.meaning == "absent"
    answers.load(ENCODER)
    view = searching.search(spoken, "kotihoidon yöpuhelimeen ei kukaan vastata", how="both")
    assert view.meaning == "ready"
    assert view.by_words == 0
    assert texts(view)[0].startswith("Kotihoidon")
    assert view.found[0].nearness > 0.4
    assert not view.found[0].words
    both = searching.search(spoken, "yöpuhelimeen ei vastata")
    assert both.found[0].words
    assert both.found[0].nearness
    assert searching.search(spoken, "yöpuhelimeen ei vastata", how="words").found[0].nearness == 0
    assert both == searching.search(spoken, "yöpuhelimeen ei vastata")


def test_what_both_ways_find_goes_first() -> None:
    assert searching.merged(["a", "b", "c"], ["c", "d"]) == ["c", "a", "b", "d"]
    assert searching.merged([], []) == []


def test_the_space_is_renewed_when_the_store_changes(spoken: Path, tmp_path: Path) -> None:
    encoded(spoken)
    answers = Meaning(spoken)
    assert answers.nearest("kengät", "fi") == []
    answers.load(ENCODER)
    say(spoken, tmp_path, [("fi", "Traktori hajosi kesken kevään kylvöjen.", "z")], "later")
    encoded(spoken)
    answers.renew()
    assert answers.nearest("traktori hajosi kylvöjen kesken", "fi")


@pytest.mark.skipif(not voikko_available(), reason="Voikko's system library is not installed")
def test_the_language_of_a_query() -> None:
    assert query_language("yksinäisyys", "sv") == "fi"
    assert query_language("ensamhet", "fi") == "sv"
    assert query_language("nuoret eivät pääse harrastuksiin iltaisin", "sv") == "fi"
    assert query_language("ungdomarna kommer inte till fritidsgården på kvällen", "fi") == "sv"


# --- saved searches


def look(home: Path) -> dict[int, int]:
    with Store(home) as store:
        return searching.look(store, ENCODER[0], ENCODER[1], load_settings(home), dt.date.max)


def test_a_saved_search_tells_of_what_comes_later(spoken: Path, tmp_path: Path) -> None:
    encoded(spoken)
    number = searching.save(spoken, "anna", "  Kengät  ", "kengät", "both", "fi")
    assert look(spoken) == {}, "what was there already is not new"
    say(
        spoken, tmp_path, [("fi", "Kengille ei riitä rahaa.", "x"), ("fi", "Bussi tuli ajoissa.", "y")], "new"
    )
    encoded(spoken)
    assert look(spoken) == {number: 1}
    assert look(spoken) == {}, "and it is told once"
    (told,) = searching.news_for(spoken, "anna")
    assert (told.name, told.found, told.new) == ("Kengät", 1, 1)
    assert searching.news_for(spoken, "bertta") == []
    view = searching.watch(spoken, number)
    assert [(one.said.text, one.words, one.new) for one in view.found] == [
        ("Kengille ei riitä rahaa.", True, True)
    ]
    searching.note(spoken, number, "anna", "seen", view.last)
    assert searching.news_for(spoken, "anna") == []
    assert not searching.watch(spoken, number).found[0].new


def test_a_deleted_one_looks_no_more_and_can_come_back(spoken: Path, tmp_path: Path) -> None:
    number = searching.save(spoken, "anna", "Bussit", "bussi", "words", "fi")
    with pytest.raises(SettingsError):
        searching.note(spoken, number, "bertta", "deleted")
    searching.note(spoken, number, "anna", "deleted")
    assert searching.watches(spoken) == []
    say(spoken, tmp_path, [("fi", "Bussi ei tule enää.", "x")], "new")
    assert look(spoken) == {}
    searching.note(spoken, number, "anna", "back")
    assert look(spoken) == {number: 1}, "what came meanwhile is found when it is back"
    with Store(spoken) as store:
        document = store.documents.document_of(store.watches.hits(number, 1)[0].statement)
        store.db.execute("DELETE FROM documents WHERE id = ?", (document,))
    assert searching.watch(spoken, number).watch.found == 0


def test_what_can_not_be_saved(spoken: Path) -> None:
    for name, query, how in (("", "bussi", "both"), ("x", " - ", "both"), ("x", "bussi", "sideways")):
        with pytest.raises(SettingsError):
            searching.save(spoken, "anna", name, query, how, "fi")
    with pytest.raises(NotFoundError):
        searching.watch(spoken, 99)
    number = searching.save(spoken, "anna", "Soitto", "soita 040 123 4567 nyt", "both", "fi")
    assert "4567" not in searching.watch(spoken, number).watch.query, "identifiers are masked as in any text"


def test_no_encoder_is_made_for_words(spoken: Path, tmp_path: Path) -> None:
    searching.save(spoken, "anna", "Bussit", "bussi", "words", "fi")
    say(spoken, tmp_path, [("fi", "Bussi ei tule enää.", "x")], "new")

    def never() -> None:
        raise AssertionError

    with Store(spoken) as store:
        found = searching.look(store, "words", never, load_settings(spoken), dt.date.max)  # type: ignore[arg-type]
    assert list(found.values()) == [1]
