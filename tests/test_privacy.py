"""Masking and pseudonymising: what goes out names nobody and loses nothing else. All people are invented."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import logging
import subprocess
import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from botnia_signals.errors import PrivacyError
from botnia_signals.messages import LANGUAGES, known_keys, message
from botnia_signals.privacy import find_spans, mask, pseudonymise, voikko_available
from botnia_signals.privacy.tokens import ROLES, TOKEN, masked_with_spans
from botnia_signals.records import RawDocument, SourceKind, Span

KEY = b"a key of thirty-two bytes, not more"[:32]
DAY = dt.date(2025, 3, 10)
needs_voikko = pytest.mark.skipif(not voikko_available(), reason="Voikko's system library is not installed")


def raw(text: str, **changes: object) -> RawDocument:
    fields: dict[str, object] = {
        "record_id": "r1", "text": text, "date": DAY, "source": SourceKind.SOCIAL_REPORT, "author": "Liisa",
        "municipality": "Kokkola",
    }  # fmt: skip
    return RawDocument(**{**fields, **changes})  # type: ignore[arg-type]


def masked(text: str, language: str = "fi") -> str:
    return mask(text, find_spans([text])[0], language)


@needs_voikko
def test_one_person_has_one_number_inflected_or_by_given_name() -> None:
    text = (
        "Asiakas Matti Virtanen tuli. Matilla oli velkaa, ja Virtasen sisko Liisa Virtanen soitti. "
        "Liisalle vastattiin, Matille ei. Myös Pekka Korhonen odotti."
    )
    assert masked(text) == (
        "Asiakas [HENKILÖ 1] tuli. [HENKILÖ 1] oli velkaa, ja [HENKILÖ 1] sisko [HENKILÖ 2] soitti. "
        "[HENKILÖ 2] vastattiin, [HENKILÖ 1] ei. Myös [HENKILÖ 3] odotti."
    )


@needs_voikko
def test_swedish_and_unknown_names_keep_their_number() -> None:
    text = (
        "Herr Göran Häggblom ringde. Göran bor här, men Häggbloms fru Åsa väntar och Åsas bror Ulf är borta."
    )
    assert masked(text, "sv") == (
        "Herr [PERSON 1] ringde. [PERSON 1] bor här, men [PERSON 1] fru [PERSON 2] väntar och [PERSON 2] "
        "bror [PERSON 3] är borta."
    )


@needs_voikko
def test_a_full_name_after_the_given_name_and_initials_is_the_same_person() -> None:
    assert masked("Tapasin Liisan. Liisa Mäkinen itki. L. Mäkinen lähti.") == (
        "Tapasin [HENKILÖ 1]. [HENKILÖ 1] itki. [HENKILÖ 1] lähti."
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", "[PUHELIN] [SÄHKÖPOSTI] [TUNNUS] [OSOITE] [TILI] [REKISTERINUMERO]"),
        ("sv", "[TELEFON] [E-POST] [BETECKNING] [ADRESS] [KONTO] [REGISTERNUMMER]"),
        ("en", "[PHONE] [E-MAIL] [ID CODE] [ADDRESS] [ACCOUNT] [VEHICLE]"),
        ("et", "[PHONE] [E-MAIL] [ID CODE] [ADDRESS] [ACCOUNT] [VEHICLE]"),
    ],
)
def test_role_tokens_speak_the_language_of_the_text(language: str, expected: str) -> None:
    parts = [
        "040 123 4567",
        "a@esimerkki.fi",
        "131052-908T",
        "Isokatu 12 B 4",
        "FI21 1234 5600 0007 85",
        "ABC-123",
    ]
    text = " ".join(parts)
    kinds = ["PHONE", "EMAIL", "ID", "ADDRESS", "ACCOUNT", "PLATE"]
    spans = [
        Span(text.index(part), text.index(part) + len(part), kind)
        for part, kind in zip(parts, kinds, strict=True)
    ]
    assert mask(text, spans, language) == expected
    assert set(ROLES) == {"fi", "sv", "en"}


def test_identifiers_in_running_text() -> None:
    text = (
        "Hetu 131052–908T, puh. 040 123 4567, "
        "asuu Isokatu 12 B 4:ssä (a.b@esimerkki.fi), tili FI21 1234 5600 0007 85."
    )
    assert masked(text) == "Hetu [TUNNUS], puh. [PUHELIN], asuu [OSOITE]:ssä ([SÄHKÖPOSTI]), tili [TILI]."


def test_masked_text_is_left_alone_and_numbers_go_on() -> None:
    once = "Tapasin [HENKILÖ 3] ja [PUHELIN]."
    assert find_spans([once]) == [()]
    assert (
        masked("[HENKILÖ 3] soitti, ja rouva Korhonen vastasi.")
        == "[HENKILÖ 3] soitti, ja rouva [HENKILÖ 4] vastasi."
    )


def test_overlaps_are_joined_under_the_longest() -> None:
    text = "Kirjoita matti.virtanen@esimerkki.fi tai Matti Virtanen 131052-908T"
    spans = find_spans([text])[0]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert [span.kind for span in spans if text[span.start : span.end].startswith("matti")] == ["EMAIL"]


def test_offsets_hold_in_decomposed_text_and_over_invisible_characters() -> None:
    text = unicodedata.normalize("NFD", "Rouva Mäkinen, 131052-\u200b908T, 040\u00a0123\u00a04567")
    found = [(span.kind, text[span.start : span.end]) for span in find_spans([text])[0]]
    assert ("ID", "131052-\u200b908T") in found
    assert ("PHONE", "040\u00a0123\u00a04567") in found
    assert ("PERSON", unicodedata.normalize("NFD", "Mäkinen")) in found


PIECES = st.sampled_from(
    [
        "Matti Virtanen",
        "131052-908T",
        "040 123 4567",
        "asiakas",
        " ",
        "\n",
        ", ",
        "Kokkola",
        "a@b.fi",
        "[HENKILÖ 2]",
        "ä",
        "é",
        "😀",
        "12",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=12).map("".join))
@settings(max_examples=120, deadline=None)
def test_what_stands_outside_the_spans_is_kept(text: str) -> None:
    spans = find_spans([text])[0]
    result, places = masked_with_spans(text, spans, "fi")
    assert [place.kind for place in places] == [span.kind for span in spans]
    rest, done = "", 0
    for place in places:
        assert TOKEN.fullmatch(result[place.start : place.end])
        rest += result[done : place.start] + "\x00"
        done = place.end
    kept, done = "", 0
    for span in spans:
        assert done <= span.start < span.end <= len(text)
        kept += text[done : span.start] + "\x00"
        done = span.end
    assert rest + result[places[-1].end :] if places else result == kept + text[done:]
    assert mask(text, spans, "fi") == result


def test_pseudonymise_keeps_the_record_and_hides_the_person() -> None:
    document = pseudonymise(
        [
            raw(
                "Asiakas Pekka Korhonen\r\nsoitti: 040 123 4567",
                language="fi",
                attributes={"nimi": "Pekka Korhonen", "ikä": "34"},
                origin="Korhonen.docx, 2",
            )
        ],
        KEY,
    )[0]
    assert document.text == "Asiakas [HENKILÖ 1]\nsoitti: [PUHELIN]"
    assert [(s.kind, document.text[s.start : s.end]) for s in document.masked] == [
        ("PERSON", "[HENKILÖ 1]"),
        ("PHONE", "[PUHELIN]"),
    ]
    assert document.attributes == {"nimi": "[HENKILÖ 1]", "ikä": "34"}
    assert (document.record_id, document.date, document.source) == ("r1", DAY, SourceKind.SOCIAL_REPORT)
    assert (document.municipality, document.language) == ("Kokkola", "fi")
    assert "Korhonen" not in document.origin


@needs_voikko
@pytest.mark.parametrize(
    ("origin", "kept"),
    [
        ("Aulis_Korhonen.docx, 2", "[HENKILÖ 2]_[HENKILÖ 1].docx, 2"),
        ("poyta_2026-10-21_kokkola.docx, 2", "poyta_2026-10-21_kokkola.docx, 2"),
        ("kysely_Liisa_Mäkinen_2025.xlsx", "kysely_[HENKILÖ 1]_[HENKILÖ 2]_2025.xlsx"),
    ],
)
def test_names_in_names_of_files_are_masked(origin: str, kept: str) -> None:
    assert pseudonymise([raw("a", origin=origin)], KEY)[0].origin == kept


def test_authors_are_keys_that_do_not_depend_on_the_source() -> None:
    texts = [
        raw("a"),
        raw("b", source=SourceKind.SURVEY),
        raw("c", author=" Liisa "),
        raw("d", author=""),
        raw("e", author="Leo"),
    ]
    authors = [document.author for document in pseudonymise(texts, KEY)]
    assert authors[0] == "a-" + hmac.new(KEY, b"Liisa", hashlib.sha256).hexdigest()[:12]
    assert authors[0] == authors[1] == authors[2]
    assert authors[3] == ""
    assert authors[4] not in {authors[0], ""}
    assert pseudonymise([raw("a")], b"another key")[0].author != authors[0]


@pytest.mark.parametrize(
    "record_id", ["131052-908T", "matti@esimerkki.fi", "asiakas 040 123 4567", "x131052–908T"]
)
def test_record_ids_that_name_somebody_are_replaced(record_id: str) -> None:
    document = pseudonymise([raw("a", record_id=record_id)], KEY)[0]
    assert document.record_id == "r-" + hmac.new(KEY, record_id.encode(), hashlib.sha256).hexdigest()[:12]
    assert pseudonymise([raw("a", record_id="y127-12")], KEY)[0].record_id == "y127-12"


def test_document_ids_are_hashes_of_the_masked_record() -> None:
    one, same, other, day = pseudonymise(
        [
            raw("teksti\r\ntoinen"),
            raw("teksti\ntoinen"),
            raw("muu"),
            raw("teksti\ntoinen", date=dt.date(2025, 3, 11)),
        ],
        KEY,
    )
    identity = ("r1", one.text, "2025-03-10", "social_report", one.author, "Kokkola")
    assert one.id == "d-" + hashlib.sha256(json.dumps(identity, ensure_ascii=False).encode()).hexdigest()[:20]
    assert one.id == same.id
    assert len({one.id, other.id, day.id}) == 3


def test_text_is_composed_before_it_is_masked() -> None:
    document = pseudonymise([raw(unicodedata.normalize("NFD", "Äiti ja öljy\rloppu"))], KEY)[0]
    assert document.text == "Äiti ja öljy\nloppu"


@needs_voikko
def test_tokens_follow_the_language_of_a_text_without_one() -> None:
    documents = pseudonymise(
        [raw("Rouva Korhonen ei ole saanut apua."), raw("Fru Lindqvist har inte fått hjälp och väntar.")], KEY
    )
    assert [document.text for document in documents] == [
        "Rouva [HENKILÖ 1] ei ole saanut apua.",
        "Fru [PERSON 1] har inte fått hjälp och väntar.",
    ]


def test_odd_texts_go_through() -> None:
    odd = [
        "",
        " ",
        "\x00\x01",
        "\ud800 rikki",
        "A" * 5000,
        "💩" * 10,
        "ß\u0301",
        "1" * 3000,
        "- " * 2000,
        "(" * 500,
    ]
    documents = pseudonymise([raw(text) for text in odd], KEY)
    assert len({document.id for document in documents}) == len(odd)


def test_an_empty_key_is_refused_in_three_languages() -> None:
    with pytest.raises(PrivacyError) as refused:
        pseudonymise([raw("Pekka Korhonen")], b"")
    assert "Korhonen" not in str(refused.value)
    assert len({refused.value.in_language(language) for language in LANGUAGES}) == 3
    assert all("privacy-without-voikko" in known_keys(language) for language in LANGUAGES)
    assert "libvoikko1" in message("privacy-without-voikko", "fi")


def test_no_text_in_logs_or_repr(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    document = pseudonymise([raw("Salaisuus: Pekka Korhonen, 040 123 4567")], KEY)[0]
    assert "Korhonen" not in caplog.text
    assert "Salaisuus" not in caplog.text + repr(document)


def test_the_import_is_light() -> None:
    heavy = "spacy lingua libvoikko phonenumbers stdnum simplemma torch presidio_analyzer"
    modules = "botnia_signals.privacy, botnia_signals.language"
    code = f"import sys, {modules}; print([m for m in {heavy.split()} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_given_name_and_a_surname_found_apart_are_one_person() -> None:
    text = "Asiakas Tuulia Kortesaapa soitti, ja Tuulia soitti taas."
    (spans,) = find_spans([text])
    assert [text[span.start : span.end] for span in spans] == ["Tuulia Kortesaapa", "Tuulia"]
    assert mask(text, spans, "fi") == "Asiakas [HENKILÖ 1] soitti, ja [HENKILÖ 1] soitti taas."


def test_a_name_in_the_heading_of_a_column_is_masked_and_no_column_is_lost() -> None:
    raw = RawDocument(
        record_id="1",
        text="Jono on pitkä.",
        date=dt.date(2026, 9, 1),
        source=SourceKind.SURVEY,
        author="",
        municipality="",
        attributes={
            "Soita 040 123 4567": "kyllä",
            "Soita 050 765 4321": "ei",
            "heading": "Kotihoito",
            "Ikä": "40",
        },
    )
    (document,) = pseudonymise([raw], b"k" * 32)
    assert document.attributes == {
        "Soita [PUHELIN]": "kyllä",
        "Soita [PUHELIN] (2)": "ei",
        "heading": "Kotihoito",
        "Ikä": "40",
    }
