"""Languages, sentences and statements. All texts are invented."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from botnia_signals.language import LONGEST_STATEMENT, detect, language_of, sentences, split
from botnia_signals.records import Document


def document(text: str, language: str | None = None) -> Document:
    return Document(id="d-1", record_id="r1", text=text, language=language)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def statements(text: str, language: str | None = None) -> list[str]:
    return [statement.text for statement in split(document(text, language))]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Lapset ja nuoret tarvitsevat enemmän apua koulussa", "fi"),
        ("Jonot lastensuojeluun ovat kasvaneet koko syksyn.", "fi"),
        ("Vuokra nousi taas eikä rahat riitä ruokaan", "fi"),
        ("Barnen behöver mera hjälp i skolan och hemma", "sv"),
        ("Det är svårt att få en tid till hälsovårdscentralen", "sv"),
        ("Vi väntar på vård i flera månader och ingen svarar", "sv"),
        ("The children need more help at school and at home", "en"),
        ("Lapsed ja noored vajavad koolis rohkem abi ja tuge", "et"),
        ("Meil on vaja rohkem abi lastele ja nende vanematele", "et"),
        ("Jeg synes det er viktig at barna får mer hjelp på skolen", "nb"),
        ("Eg veit ikkje kva me skal gjere når ungane ikkje får hjelp", "nb"),
        ("Det er vigtigt at børnene får noget mere hjælp i skolen", "da"),
        ("Мы не понимаем письма, которые нам присылают", "ru"),
        ("Ми не розуміємо листів, які нам надсилають щотижня", "uk"),
        ("نحن لا نفهم الرسائل التي نتلقاها من البلدية", "ar"),
        ("Die Kinder brauchen mehr Hilfe in der Schule und zu Hause", "de"),
        ("Waxaan u baahanahay caawimaad badan oo ku saabsan carruurta", "so"),
    ],
)
def test_detect(text: str, language: str) -> None:
    code, confidence = detect(text)
    assert code == language
    assert 0.5 < confidence <= 1.0
    assert language_of(text, "xx") == language


@pytest.mark.parametrize("text", ["", "  ", "123 456", "!?", "[HENKILÖ 1]"])
def test_no_letters_no_language(text: str) -> None:
    assert detect(text) == ("", 0.0)
    assert language_of(text, "sv") == "sv"


@pytest.mark.parametrize("text", ["Ei mitään", "Inget alls", "ok", "Bra mat", "[PERSON 1] [TELEFON] tack"])
def test_short_texts_inherit(text: str) -> None:
    assert language_of(text, "fi") == "fi"
    assert language_of(text, "sv") == "sv"


def test_role_tokens_do_not_count_for_the_language() -> None:
    assert language_of("[PERSON 1] [PERSON 2] [TELEFON] ei ole saanut mitään apua koko vuonna", "sv") == "fi"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tavattiin klo 14.30. Sitten lähdettiin.", ["Tavattiin klo 14.30.", "Sitten lähdettiin."]),
        ("Uusi aika 12.3. sovittiin heti. Hyvä.", ["Uusi aika 12.3. sovittiin heti.", "Hyvä."]),
        ("Aika on 12.3. Mennään sinne.", ["Aika on 12.3.", "Mennään sinne."]),
        ("Mukana oli mm. Kela ja esim. Kokkolan ns. Vanha talo.", None),
        ("Kyse on 1. Tammikuuta alkavasta kaudesta.", None),
        ("Auki 3. – 5. kesäkuuta ja 12.3. 2020 asti.", None),
        ("Paikalla J. K. Ståhlberg ja prof. Mäki.", None),
        ("Mötet kl. 14.30 blev bra. Tack.", ["Mötet kl. 14.30 blev bra.", "Tack."]),
        ("Det finns t.ex. Karleby och bl.a. Vasa samt ca. 30 andra.", None),
        ("Vi ses den 5. Maj och d.v.s. Fredag.", None),
        ("Mat, kläder m.m. Sedan är pengarna slut.", ["Mat, kläder m.m.", "Sedan är pengarna slut."]),
        ("Ruoka, vuokra jne. Sitten rahat loppuvat.", ["Ruoka, vuokra jne.", "Sitten rahat loppuvat."]),
        ("Miksi? Koska! Ei... Niin.", ["Miksi?", "Koska!", "Ei...", "Niin."]),
        ("”Mitä nyt?” kysyi hoitaja. Ei mitään.", ["”Mitä nyt?” kysyi hoitaja.", "Ei mitään."]),
        ("Hinta on 3.50 euroa. Liikaa.", ["Hinta on 3.50 euroa.", "Liikaa."]),
        ("1. Kirjaudu sisään. 2. Odota.", ["1. Kirjaudu sisään.", "2. Odota."]),
        ("Apua ei saa.Kukaan ei vastaa.", ["Apua ei saa.", "Kukaan ei vastaa."]),
        ("Tosi hyvä :) Kiitos! :) Näkemiin.", ["Tosi hyvä :) Kiitos! :)", "Näkemiin."]),
        ("Osoite on www.esimerkki.fi ja palvelu.esimerkki.fi.", None),
        ("Hän (ks. Liite 2) odotti.", None),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str] | None) -> None:
    assert cut(text) == ([text] if expected is None else expected)


def test_short_texts_are_one_statement() -> None:
    text = "Jono on pitkä. Kukaan ei vastaa. Olen väsynyt."
    assert statements(text) == [text]
    assert statements("  Ei mitään  ") == ["Ei mitään"]
    assert statements("") == statements(" \n ") == []


def test_statements_are_balanced_and_leave_no_tiny_rest() -> None:
    four = "Jono on todella pitkä tänä syksynä. Kukaan ei vastaa puhelimeen. Olen väsynyt odottamaan. Niin."
    assert len(statements(four)) == 2
    assert min(len(part) for part in statements(four)) > 30
    seven = " ".join(["Tämä on tavallinen virke, jossa on noin viisikymmentä merkkiä."] * 7)
    assert sorted(len(cut(part)) for part in statements(seven)) == [2, 2, 3]
    long = "Sana " * 100 + "loppu."
    assert statements(f"{long} Ja sitten tulee vielä toinen, ihan tavallisen pitkä virke.")[0] == long


def test_lists_and_paragraphs_are_boundaries() -> None:
    text = "Toiveet:\n- enemmän hoitajia\n- lyhyempi jono\n1) bussi\n\nSe on kaikki. Kiitos."
    assert statements(text) == [
        "Toiveet:",
        "- enemmän hoitajia",
        "- lyhyempi jono",
        "1) bussi",
        "Se on kaikki. Kiitos.",
    ]


def test_a_wrapped_line_is_no_boundary() -> None:
    text = "Tämä rivi on katkaistu viestiohjelmassa niin että virke jatkuu\nseuraavalla rivillä. Loppu."
    assert statements(text) == [text]


def test_a_document_in_two_languages() -> None:
    text = (
        "Jonot ovat pitkiä eikä kukaan vastaa puhelimeen.\nKöerna är långa och ingen svarar i telefon.\nOk."
    )
    assert [statement.language for statement in split(document(text, "fi"))] == ["fi", "sv", "fi"]
    assert [statement.language for statement in split(document("Ok.", None), "sv")] == ["sv"]


def test_ids_and_ordinals() -> None:
    text = "Ensimmäinen rivi tässä.\nToinen rivi tässä."
    found = split(document(text))
    assert [statement.ordinal for statement in found] == [0, 1]
    first = found[0]
    digest = hashlib.sha256(f"d-1\x1f{first.start}\x1f{first.end}".encode()).hexdigest()[:20]
    assert first.id == f"s-{digest}"
    assert first.document_id == "d-1"
    assert len({statement.id for statement in found}) == 2


WORDS = st.sampled_from(
    [
        "Jono",
        "on",
        "pitkä",
        "12.3.",
        "klo",
        "14.30",
        "esim.",
        "Kela.",
        "ei!",
        "\n",
        "\n- ",
        "mm.",
        "Ja",
        "(ks.",
        "loppu).",
    ]
)


@given(st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=80)))
@settings(max_examples=120, deadline=None)
def test_offsets_are_exact_and_nothing_is_lost(text: str) -> None:
    found = split(document(text))
    done = 0
    for statement in found:
        assert statement.text == text[statement.start : statement.end] != ""
        assert statement.text == statement.text.strip()
        assert text[done : statement.start].strip() == ""
        done = statement.end
        count = len(sentences(statement.text))
        assert count <= 4
        assert count == 1 or len(statement.text) <= 1.5 * LONGEST_STATEMENT
    assert text[done:].strip() == ""
