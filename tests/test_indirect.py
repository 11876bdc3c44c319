"""What points at one person without a name is found with a reason, and can be said more widely."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from botnia_signals import places
from botnia_signals.digest.content import Said
from botnia_signals.intake import IntakeOptions
from botnia_signals.messages import LANGUAGES, known_keys
from botnia_signals.pipeline import add, reveal
from botnia_signals.pipeline.disclose import Control, withheld_of
from botnia_signals.privacy import find_spans, mask, voikko_available
from botnia_signals.privacy.indirect import FEW, KINDS, find_revealing, points_still, said_widely
from botnia_signals.records import Masking
from botnia_signals.store import Store
from tests.made import write_jsonl

needs_voikko = pytest.mark.skipif(not voikko_available(), reason="Voikko's system library is not installed")
VILLAGE, TOWN = 2_900, 48_000


def found(text: str, language: str = "fi", population: int | None = VILLAGE) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.kind) for one in find_revealing(text, language, population)]


@needs_voikko
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poika, 17-vuotias, hukkui.", [("17", "age"), ("hukkui", "event")]),
        ("Asiakas 43 v. menehtyi.", [("43", "age"), ("menehtyi", "event")]),
        ("Kirkkoherralle soitettiin 12.3.2024.", [("Kirkkoherralle", "office"), ("12.3.2024", "day")]),
        ("Kuuden lapsen äiti jäi yksin.", [("Kuuden", "family")]),
        ("Kaksospojille ei löytynyt paikkaa.", [("Kaksospojille", "family")]),
        ("Lohtajalla tapahtui henkirikos.", [("Lohtajalla", "place"), ("henkirikos", "event")]),
        ("Apteekkari muutti 5. toukokuuta.", [("Apteekkari", "office"), ("5. toukokuuta", "day")]),
    ],
)  # fmt: skip
def test_finnish_words_are_found_in_any_case(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("En 43-årig man drunknade.", [("43", "age"), ("drunknade", "event")]),
        ("Hon är 82 år gammal.", [("82", "age")]),
        ("Kantorn såg det den 12 mars 2024.", [("Kantorn", "office"), ("den 12 mars 2024", "day")]),
        ("En sexbarnsmamma väntar.", [("sex", "family")]),
    ],
)
def test_swedish_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, "sv") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Lääkäriin ei pääse eikä poliisi tule.",
        "Opettajat ja sairaanhoitajat ovat väsyneitä.",
        "Kokous on 5.6.",
        "Yli 65-vuotias saa tukea, alle 3-vuotiaat eivät.",
        "55-vuotiaat jäävät työttömiksi.",
        "Kolmannes 75 vuotta täyttäneistä jäi ilman.",
        "Bussi ei kulje Kokkolaan.",
        "Suomessa ja Euroopassa hinnat nousevat.",
        "Auki klo 12.30, hinta 12.5 euroa, 7-vuotiskausi, 1.2.–3.4.2025.",
    ],
)
def test_what_is_said_of_services_and_limits_points_at_nobody(text: str) -> None:
    assert found(text) == []


def test_risk_is_high_where_few_fit() -> None:
    text = "En 43-årig man drunknade."
    in_village, in_country = find_revealing(text, "sv", VILLAGE), find_revealing(text, "sv", 5_500_000)
    assert all(one.high for one in in_village)
    assert in_village[0].fitting == pytest.approx(VILLAGE / 100 / 1000)
    assert not any(one.high for one in in_country)
    assert [one.high for one in find_revealing("Hon är 43 år gammal.", "sv", TOWN)] == [False]
    assert [one.high for one in find_revealing("Hon är 43 år gammal.", "sv", 700)] == [True]
    assert FEW == 20


def test_said_more_widely() -> None:
    text = "En 43-årig man drunknade den 12 mars 2024. Kantorn visste."
    finds = find_revealing(text, "sv", VILLAGE)
    assert said_widely(text, finds) == "En 40–49-årig man drunknade i mars 2024. [YRKE] visste."
    assert points_still(finds, places.region_population("Kokkola"))
    alone = find_revealing("Hon är 82 år gammal.", "sv", 700)
    assert said_widely("Hon är 82 år gammal.", alone) == "Hon är över 80 år gammal."
    assert not points_still(alone, places.region_population("Kokkola"))


@needs_voikko
def test_finnish_endings_stay() -> None:
    text = "Poika oli 7-vuotias 24. joulukuuta. Äidille, 43 v., se oli raskasta."
    assert said_widely(text, find_revealing(text, "fi", VILLAGE)) == (
        "Poika oli 7–12-vuotias joulukuussa. Äidille, 40–49 v., se oli raskasta."
    )


def test_every_kind_has_its_words() -> None:
    for language in LANGUAGES:
        assert {f"revealing-{kind}" for kind in KINDS} <= known_keys(language)
        assert {"said-widely", "disclosure-pointing", "disclosure-widened"} <= known_keys(language)


def test_the_setting_decides_what_may_be_quoted() -> None:
    old, dead = (
        find_revealing(text, "sv", places.population("Halsua"))
        for text in ("Hon är 82 år gammal.", "En 43-årig man drunknade.")
    )
    told = {
        generalise: [reveal.is_told(finds, "Halsua", generalise) for finds in (old, dead, ())]
        for generalise in ("off", "on", "withhold")
    }
    assert told == {"off": [True] * 3, "on": [True, False, True], "withhold": [False, False, True]}
    assert [reveal.is_widened(old, one) for one in ("off", "on", "withhold")] == [False, True, True]
    assert not reveal.is_widened((), "on")


def row(number: int, text: str, municipality: str) -> dict[str, str]:
    return {
        "id": f"r{number}", "text": text, "date": "2025-03-03", "source": "survey", "author": f"p{number}",
        "municipality": municipality, "language": "sv",
    }  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Path:
    Store(tmp_path / "home", create=True).close()
    return tmp_path / "home"


TEXTS = (
    "En 43-årig man drunknade i älven.",
    "Bussen går inte längre om kvällarna.",
    "Hon är 82 år gammal och ensam.",
)


def test_what_is_added_is_looked_at_and_reported(home: Path, tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "a.jsonl", [row(n, text, "Halsua") for n, text in enumerate(TEXTS)])
    report = add.add(home, [path], IntakeOptions())
    assert (report.revealing.statements, report.revealing.high) == (2, 2)
    assert report.revealing.kinds == Counter(age=2, event=1)
    with Store(home) as store:
        ids = [ident for _, ident, _, _ in store.revealing.statements(documents(store))]
        assert sorted(len(finds) for finds in store.revealing.of(ids).values()) == [1, 2]
        store.db.execute("DELETE FROM documents")
        assert store.db.execute("SELECT count(*) FROM revealing").fetchone()[0] == 0


def test_texts_of_an_older_store_are_looked_at_once(home: Path, tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "a.jsonl", [row(n, text, "Halsua") for n, text in enumerate(TEXTS)])
    add.add(home, [path], IntakeOptions())
    with Store(home) as store:
        quotes = store.documents.quotes([one[1] for one in store.revealing.statements(documents(store))])
        known = reveal.finds_in(store, quotes)
        store.db.execute("UPDATE documents SET looked_at = 0")
        store.db.execute("DELETE FROM revealing")
        assert reveal.finds_in(store, quotes) == known != {}
        assert reveal.look(store).statements == 2
        assert reveal.look(store).statements == 0
        assert reveal.finds_in(store, quotes) == known


def test_a_quote_that_points_at_somebody_is_said_widely_with_its_region(home: Path, tmp_path: Path) -> None:
    texts = ("Hon är 82 år gammal och ensam.", "Bussen går inte längre.", "Hjälpen kommer inte fram.")
    places_of = ("Halsua", "Kokkola", "Kokkola")
    rows = [row(n, text, place) for n, (text, place) in enumerate(zip(texts, places_of, strict=True))]
    add.add(home, [write_jsonl(tmp_path / "a.jsonl", rows)], IntakeOptions())
    with Store(home) as store:
        ids = [one[1] for one in store.revealing.statements(documents(store))]
        quotes = store.documents.quotes(ids)
        control, finds = Control.of(store), reveal.finds_in(store, quotes)
        old = next(quote for quote in quotes if quote.municipality == "Halsua")
        one = Said(old.id, old.document_id, old.text, "sv", old.date, "survey", "Halsua")
        shown = control.said(one, control.table(quotes), finds[old.id])
        assert control.told(old, finds[old.id])
        assert (shown.text, shown.municipality, shown.region, shown.widened) == (
            *("Hon är över 80 år gammal och ensam.", "", "kp"),
            True,
        )
        assert withheld_of(control, quotes, control.table(quotes), [shown], 0).widened == 1


def documents(store: Store) -> list[str]:
    return [ident for (ident,) in store.db.execute("SELECT id FROM documents")]


ORGANISATIONS = (
    "Kävin Lapuan Perusturva Oy:ssä ja Kelassa Kokkolassa, ja Eläkeliiton yhdistys ry auttoi Vaasassa."
)


def test_organisations_stay_unless_a_setting_says_otherwise_and_places_always_stay() -> None:
    (kept,) = find_spans([ORGANISATIONS])
    assert mask(ORGANISATIONS, kept, "fi") == ORGANISATIONS
    (spans,) = find_spans([ORGANISATIONS], masking=Masking(organisations=True))
    masked = mask(ORGANISATIONS, spans, "fi")
    assert masked.count("[ORGANISAATIO]") == 3
    assert not any(name in masked for name in ("Perusturva", "Kela", "Eläkeliiton"))
    assert "Kokkolassa" in masked
    assert "Vaasassa" in masked


@pytest.mark.parametrize(
    "text",
    ["Bussi kulkee Kokkolasta Vaasaan ja Alajärvelle.", "Bussen går från Karleby till Vasa och Närpes."],
)
def test_municipalities_are_never_masked(text: str) -> None:
    assert find_spans([text], masking=Masking(organisations=True)) == [()]


def test_the_setting_of_organisations_holds_for_what_is_added(home: Path, tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "a.jsonl", [row(1, ORGANISATIONS, "Kokkola") | {"language": "fi"}])
    (home / "settings.toml").write_text('organisations = "mask"\n', encoding="utf-8")
    report = add.add(home, [path], IntakeOptions())
    assert report.masked["ORGANISATION"] == 3
