"""Names of people in Finnish and Swedish text. All people are invented."""

from __future__ import annotations

import csv
import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from faker import Faker

from botnia_signals.privacy import lexicon, names
from botnia_signals.privacy.lexicon import look_up, municipalities
from botnia_signals.privacy.mentions import language_hint
from botnia_signals.privacy.names import find_names, voikko_available
from botnia_signals.privacy.tagger import tagger_available

DATA = Path(__file__).parents[2] / "shared" / "data"
needs_voikko = pytest.mark.skipif(not voikko_available(), reason="Voikko's system library is not installed")


def people(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_names([text])[0]]


@needs_voikko
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Asiakas Matti Virtanen tuli vastaanotolle.", ["Matti Virtanen"]),
        ("Puhuin Matti Virtasen kanssa, ja Virtasella oli velkaa.", ["Matti Virtasen", "Virtasella"]),
        ("Kysyin Sari Kuusistolta, miksi Mäki ei tullut.", ["Sari Kuusistolta", "Mäki"]),
        ("Tapasin eilen Matin Kokkolassa.", ["Matin"]),
        ("Sosiaalityöntekijä Päivi Koski-Lammi soitti Jari-Pekalle.", ["Päivi Koski-Lammi", "Jari-Pekalle"]),
        ("M. Virtanen ja K. J. Ståhlberg tulivat.", ["M. Virtanen", "K. J. Ståhlberg"]),
        ("MATTI VIRTANEN on paikalla.", ["MATTI VIRTANEN"]),
        ("Naapurini Fatima ja Alin veli Mohammed auttoivat.", ["Fatima", "Alin", "Mohammed"]),
        ("Olena Kovalenko sai apua Abdi Warsamelta.", ["Olena Kovalenko", "Abdi Warsamelta"]),
        ("Rouva Salo soitti Salosta.", ["Salo"]),
        ("Äitini Liisa asuu yksin.", ["Liisa"]),
        ("Pekka Salo lähti eilen.", ["Pekka Salo"]),
        ("Minttu Välimäki ja Onni Kallio odottivat.", ["Minttu Välimäki", "Onni Kallio"]),
        ("Asiakas on Anna-Mari Peltola.", ["Anna-Mari Peltola"]),
    ],
)
def test_finnish_names(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@needs_voikko
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Herr Lindqvist och fru Nygård bor i Karleby.", ["Lindqvist", "Nygård"]),
        ("Det är Stig som ringer, inte Gun-Britt Östman.", ["Stig", "Gun-Britt Östman"]),
        ("Stig Häggblom sade nej till hjälpen.", ["Stig Häggblom"]),
        ("Anderssons son Ulf flyttade till Vasa.", ["Anderssons", "Ulf"]),
        ("Klienten Ann-Christin Backström kom med sonen Viktor.", ["Ann-Christin Backström", "Viktor"]),
        ("Carl von Numers satt här och väntade.", ["Carl von Numers"]),
        ("Socialarbetare Åsa Finne hjälpte mig.", ["Åsa Finne"]),
    ],
)
def test_swedish_names(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@needs_voikko
@pytest.mark.parametrize(
    "text",
    [
        "Tasa-arvoinen kohtelu on tärkeää. Ansiosidonnaisen päivärahan ehdot kiristyivät.",
        "Suomenkansa kärsii. Universaalina etuutena lapsilisä on hyvä.",
        "Medborgarlön är bra. Andelen äldre växer. Det är svårt. Per år kostar det mycket.",
        "Kela ja Kansaneläkelaitos, Suomen Kuntaliitto sekä Perussuomalaiset olivat mukana.",
        "Ilman Suomea ei ole mitään. Toivo paremmasta elää. Kai tämäkin menee ohi.",
        "Kokkolan kaupunki ja Kemin, Salon ja Lahden palvelut. Asiakas Kokkolasta kertoi.",
        "Pietarsaaressa ja Vaasassa jonot ovat pitkiä. Kruunupyyn ja Luodon asukkaat odottavat.",
        "Karleby, Jakobstad och Vasa har köer. I Kronoby och Larsmo väntar man.",
        "Äidillä on Alzheimerin tauti ja isällä Parkinsonin tauti, lapsella Aspergerin oireyhtymä.",
        "Puhutaan Nato-jäsenyydestä ja SOTElle annetuista rahoista. Sotesoppa kiehuu.",
        "COVID-19, SOTE, KELA ja THL. EU-maat ja YK.",
        "Bo i stan är dyrt. Sten på sten. Alla barn behöver mat. Stig ombord.",
        "Äiti sanoi. Isä tuli. Mummo odotti. Lääkäri Vaasasta soitti.",
        "Omakanta ja Wilma eivät toimi. Facebookissa kiusataan. Google ei auta.",
        "Ei ole rahaa. Aamu oli kaunis. Meri oli tyyni.",
    ],
)
def test_ordinary_text_holds_no_names(text: str) -> None:
    assert people(text) == []


@needs_voikko
def test_a_full_name_is_known_wherever_its_parts_stand_alone() -> None:
    text = "Asiakas Liisa Mäki soitti. Mäki oli surullinen. Liisan poika odotti.\nMäeltä kysyttiin lisää."
    assert people(text) == ["Liisa Mäki", "Mäki", "Liisan", "Mäeltä"]


@needs_voikko
@pytest.mark.parametrize(("locale", "frame", "least"), [
    ("fi_FI", "Eilen {} kertoi, että vuokra on maksamatta.", 0.97),
    ("sv_SE", "I går berättade {} att hyran inte är betald och att det är svårt.", 0.9),
])  # fmt: skip
def test_generated_full_names_are_found(locale: str, frame: str, least: float) -> None:
    fake = Faker(locale)
    fake.seed_instance(7)
    full = [f"{fake.first_name()} {fake.last_name()}" for _ in range(300)]
    texts = [frame.format(name) for name in full]
    found = find_names(texts)
    whole = [
        any(text[s.start : s.end] == name for s in spans)
        for name, text, spans in zip(full, texts, found, strict=True)
    ]
    assert sum(whole) / len(whole) >= least


def test_offsets_progress_and_empty_texts() -> None:
    calls: list[tuple[int, int]] = []
    texts = ["", "ei nimiä", "Tapasin Pekka Korhosen.\n\nSitten Pekka lähti.", " \n"]
    found = find_names(texts, lambda done, total: calls.append((done, total)))
    assert [len(spans) for spans in found] == [0, 0, 2, 0]
    assert [texts[2][s.start : s.end] for s in found[2]] == ["Pekka Korhosen", "Pekka"]
    assert calls[-1] == (4, 4)
    assert all(0 <= done <= total == 4 for done, total in calls)
    assert find_names([]) == []


@needs_voikko
def test_look_up_tells_names_from_words_and_places() -> None:
    assert look_up("Virtasella").bases == {"virtanen"}
    assert look_up("Virtanen").sure
    assert look_up("Kokkolassa").municipality
    assert look_up("Mäki").surname
    assert look_up("Mäki").ordinary
    assert not look_up("talo").name
    assert {"kokkola", "karleby", "pietarsaari", "jakobstad"} <= municipalities()


def test_language_hint() -> None:
    assert language_hint("Asiakas ei ole saanut apua ja hän odottaa") == "fi"
    assert language_hint("Klienten har inte fått hjälp och hon väntar") == "sv"
    assert language_hint("The client has not been helped and is waiting") == "en"
    assert language_hint("123") == ""


@pytest.fixture
def without_voikko(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    look_up.cache_clear()
    monkeypatch.setattr(lexicon, "_voikko", lambda: None)
    yield
    look_up.cache_clear()


@pytest.mark.usefixtures("without_voikko")
def test_without_voikko_the_pipeline_alone_finds_names() -> None:
    assert not voikko_available()
    assert people("Eilen tapasin Matti Virtasen Kokkolassa.") == ["Matti Virtasen"]
    assert people("Herr Lindqvist och Gun-Britt Östman bor i Karleby.") == ["Lindqvist", "Gun-Britt Östman"]
    assert people("Palvelut ovat huonoja. Medborgarlön är bra.") == []


def test_a_broken_voikko_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    lexicon._voikko.cache_clear()
    monkeypatch.setitem(sys.modules, "libvoikko", None)
    assert not voikko_available()
    monkeypatch.undo()
    lexicon._voikko.cache_clear()


def test_the_pipeline_is_loaded_without_what_is_not_needed() -> None:
    assert names._pipeline().pipe_names == ["tok2vec", "ner"]


@needs_voikko
@pytest.mark.skipif(not DATA.exists(), reason="real answers are not here")
def test_few_words_of_real_answers_are_masked() -> None:
    with gzip.open(DATA / "yle2015" / "answers.csv.gz", "rt", encoding="utf-8") as file:
        texts = [row["text"] for row in csv.DictReader(file)][::60]
    masked = sum(len(spans) for spans in find_names(texts))
    words = sum(len(text.split()) for text in texts)
    assert masked / words < 0.006


@needs_voikko
@pytest.mark.skipif(not DATA.exists(), reason="marked sentences are not here")
@pytest.mark.parametrize(
    ("finder", "least"),
    [
        ("rules", 0.76),
        pytest.param("model", 0.96, marks=pytest.mark.skipif(not tagger_available(), reason="no model")),
    ],
)
def test_recall_on_marked_sentences(finder: str, least: float) -> None:
    lines = (DATA / "ner" / "fi_turku.dev.tsv").read_text(encoding="utf-8").splitlines()
    texts, wanted = _sentences(lines)
    hits = total = 0
    for spans, marks in zip(find_names(texts, finder=finder), wanted, strict=True):
        total += len(marks)
        hits += sum(any(s.start < end and s.end > start for s in spans) for start, end in marks)
    assert hits / total >= least


def _sentences(lines: list[str]) -> tuple[list[str], list[list[tuple[int, int]]]]:
    texts, wanted = [""], [[]]  # type: tuple[list[str], list[list[tuple[int, int]]]]
    for line in lines:
        word, _, tag = line.partition("\t")
        if not word:
            texts.append("")
            wanted.append([])
            continue
        gap = "" if not texts[-1] or word in ".,:;!?)" else " "
        start = len(texts[-1]) + len(gap)
        texts[-1] += gap + word
        if tag.endswith("PER") and any(character.isalpha() for character in word):
            wanted[-1].append((start, start + len(word)))
    return texts, wanted
