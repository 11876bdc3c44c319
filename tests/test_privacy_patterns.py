"""Identifiers with a form: what is found whole, what is left alone. All names and codes are invented."""

from __future__ import annotations

import pytest
from faker import Faker
from hypothesis import given, settings
from hypothesis import strategies as st

from botnia_signals.privacy import _resolved
from botnia_signals.privacy.codes import CHECK as _CHECK
from botnia_signals.privacy.patterns import find_keys, find_patterns
from botnia_signals.privacy.view import clean_view, normalise

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"


def found(text: str) -> list[tuple[str, str]]:
    view = clean_view(text)
    return [(span.kind, text[span.start : span.end]) for span in _resolved(view, find_patterns(view.text))]


def code(birth: str, sign: str, serial: int) -> str:
    return f"{birth}{sign}{serial:03d}{_CHECK[int(f'{birth}{serial:03d}') % 31]}"


@pytest.mark.parametrize("sign", list("+-ABCDEFYXWVU") + list("abcdefyxwvu"))
@pytest.mark.parametrize("serial", [2, 308, 899, 900, 999])
def test_finnish_code_of_every_century(sign: str, serial: int) -> None:
    written = code("131052", sign, serial)
    assert ("ID", written) in found(f"Asiakkaan hetu on {written}, kertoi hän.")
    assert ("ID", written.lower()) in found(f"hetu:{written.lower()}.")


@pytest.mark.parametrize("dash", list(DASHES))
@pytest.mark.parametrize("frame", ["{}", "({})", "hetu:{}:n", "Tunnus {} löytyi", "{}\n{}", "a {} - {} b"])
def test_finnish_code_with_every_dash(dash: str, frame: str) -> None:
    written = f"131052{dash}908T"
    text = frame.format(written, written)
    assert [kind for kind, _ in found(text)] == ["ID"] * frame.count("{}")
    assert all(value == written for _, value in found(text))


@pytest.mark.parametrize(
    "written",
    [
        "131052-308X",
        "131052 - 308T",
        "131052- 308T",
        "131052308T",
        "13.10.52-308T",
        "131052\u200b-308T",
        "131052\u2212 308T",
    ],
)
def test_mistyped_and_spaced_finnish_codes(written: str) -> None:
    assert found(f"Tunnus {written} oli paperissa") == [("ID", written)]


def test_generated_codes_of_the_artificial_range_are_all_found() -> None:
    fake = Faker("fi_FI")
    fake.seed_instance(1)
    codes = {fake.ssn(artificial=True) for _ in range(300)}
    assert [c for c in codes if found(f"Puhuin {c} kanssa.") != [("ID", c)]] == []


def test_generated_swedish_codes_are_all_found() -> None:
    fake = Faker("sv_SE")
    fake.seed_instance(2)
    codes = {fake.ssn() for _ in range(300)}
    assert [c for c in codes if ("ID", c) not in found(f"Numret är {c}.")] == []


@pytest.mark.parametrize(
    "written", ["811228-9874", "19811228-9874", "198112289874", "811228+9874", "811288-9871", "811228–9875"]
)
def test_swedish_codes(written: str) -> None:
    assert found(f"Personnummer {written} stod där") == [("ID", written)]


@pytest.mark.parametrize(
    "written",
    [
        "040 123 4567", "040-1234567", "0401234567", "050/123 4567", "040.123.4567", "+358 40 123 4567",
        "+358401234567", "+358 (0)40 123 4567", "00358 40 1234567", "(06) 828 1234", "06-828 1234",
        "06 8281 234",
        "018-12 345", "+358 18 12345", "070-123 45 67", "+46 70-123 45 67", "+46701234567",
        "0046 70 123 45 67",
        "040\u00a0123\u00a04567", "040–123 4567", "+372 5123 4567",
    ],
)  # fmt: skip
@pytest.mark.parametrize("frame", ["soita {} heti", "Numero: {}.", "({})", "{}", "ring {}, tack", "puh.{}"])
def test_phones(written: str, frame: str) -> None:
    assert found(frame.format(written)) == [("PHONE", written)]


def test_two_phones_in_a_row_and_a_local_number() -> None:
    assert found("040 123 4567, 050 765 4321") == [("PHONE", "040 123 4567"), ("PHONE", "050 765 4321")]
    assert found("puh. 8281234") == [("PHONE", "8281234")]


@pytest.mark.parametrize(
    "written",
    [
        "matti.virtanen@esimerkki.fi",
        "a_b+c@posti.esimerkki.example",
        "åsa.östman@exempel.ax",
        "matti (at) esimerkki.fi",
        "MATTI@ESIMERKKI.FI",
    ],
)
def test_emails(written: str) -> None:
    assert found(f"Kirjoita osoitteeseen {written}: kiitos.") == [("EMAIL", written)]
    assert found(f"{written}:hin") == [("EMAIL", written)]


@pytest.mark.parametrize(
    "written",
    [
        "FI21 1234 5600 0007 85",
        "FI2112345600000785",
        "fi21 1234 5600 0007 85",
        "SE45 5000 0000 0583 9825 7466",
        "DE89 3704 0044 0532 0130 00",
        "FI21-1234-5600-0007-85",
        "FI22 1234 5600 0007 85",
    ],
)
def test_accounts(written: str) -> None:
    spans = found(f"Maksa tilille {written} ja odota")
    assert ("ACCOUNT", written) in spans


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("asuu osoitteessa Isokatu 12 B 4:ssä nyt", "Isokatu 12 B 4"),
        ("Kauppapuistikko 3 A 12", "Kauppapuistikko 3 A 12"),
        ("muutti Isokadulle 12.", "Isokadulle 12"),
        ("Mannerheimintie 5-7 C 23, Helsinki", "Mannerheimintie 5-7 C 23"),
        ("asuu Juhani Ahon tie 3:ssa", "Juhani Ahon tie 3"),
        ("Laivurinranta 5 B 12 on kylmä", "Laivurinranta 5 B 12"),
        ("asun isokatu 12 b 4", "isokatu 12 b 4"),
        ("Pohjoinen Rautatiekatu 5", "Pohjoinen Rautatiekatu 5"),
        ("koti on Kalevan puistotie 3:ssa", "Kalevan puistotie 3"),
        ("Rantakuja 3b on kylmä", "Rantakuja 3b"),
        ("bor på Storgatan 5 i Karleby", "Storgatan 5"),
        ("Strandvägen 12 lgh 3", "Strandvägen 12 lgh 3"),
        ("Norra Esplanaden 12 b 4", "Norra Esplanaden 12 b 4"),
        ("Asun Isokatu 12:ssa", "Isokatu 12"),
    ],
)
def test_addresses(text: str, written: str) -> None:
    assert found(text) == [("ADDRESS", written)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Pihassa oli ABC-123 koko yön", "ABC-123"),
        ("auto XY-12 seisoi", "XY-12"),
        ("rekisterinumero abc-123", "abc-123"),
        ("rek. ABC 123", "ABC 123"),
        ("bilen med skylt OMK–908", "OMK–908"),
    ],
)
def test_plates(text: str, written: str) -> None:
    assert found(text) == [("PLATE", written)]


@pytest.mark.parametrize(
    "text",
    [
        "Tavattiin 1.1.2015, 01.02.2015 ja 2015-01-02; uudestaan 1.2.–3.4.2020 klo 14.30.",
        "08.30-16.00 ja 08:00 - 16:00", "Maksoi 10 000 000 euroa, 100 000 e ja 0,5 %", "20.000-30.000 euroa",
        "vuosina 2011-2015, 2015 2016 ja 2010–2020", "15000 asukasta ja 12500 Suomalaista",
        "COVID-19, SOTE-2, EU-27, HIV-1, ISO-900 ja G20", "Y-tunnus 1234567-8", "Valtatie 8 ja Moottoritie 3",
        "Traktori 3, Sektori 2 ja Auditorio 4", "1 2 3 4 5 6 7 8 9", "Tie 8",
        "Omvägen 5 km", "numero 12345678901234", "Artikel III-217", "Suomessa on 5 500 000 asukasta",
        "Kevätkatu oli suljettu. 12 lasta odotti.", "hinta 1 234,56 euroa", "112 ja 3/4", "kohta 12 b",
        "@kela",
        "auto maksoi ja 4 rengasta", "pykälä 13 ja 14 §", "320115-alkuinen",
    ],
)  # fmt: skip
def test_ordinary_numbers_and_words_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "written"),
    [
        ("Asuu nyt 67100 Kokkolassa", "POSTCODE", "67100"),
        ("22100 Mariehamn", "POSTCODE", "22100"),
        ("postinumero on 65230", "POSTCODE", "65230"),
        ("FI-67000 Alaveteli", "POSTCODE", "FI-67000"),
        ("Diaarinumero 1234/00.01/2015", "CASE", "1234/00.01/2015"),
        ("asiakasnumerolla 123456 ei löytynyt", "CASE", "123456"),
        ("asiakkaan 1234567 asia", "CASE", "1234567"),
        ("Ärendenummer: 2024-00123", "CASE", "2024-00123"),
        ("syntynyt 12.3.1984 Vaasassa", "BIRTH", "12.3.1984"),
        ("s. 1. tammikuuta 1950", "BIRTH", "1. tammikuuta 1950"),
        ("född den 12 mars 1984", "BIRTH", "12 mars 1984"),
        ("katso https://esimerkki.fi/matti:stä", "LINK", "https://esimerkki.fi/matti"),
        ("sivu www.esimerkki.fi.", "LINK", "www.esimerkki.fi"),
        ("kirjoitti @matti_99 eilen", "USER", "@matti_99"),
        ('nimimerkki "Väsynyt äiti" kertoi', "USER", "Väsynyt äiti"),
        ("kortti 4111 1111 1111 1111", "CARD", "4111 1111 1111 1111"),
        ("tilinumero 123456-785", "ACCOUNT", "123456-785"),
        ("matti.virtanen(a)esimerkki.fi", "EMAIL", "matti.virtanen(a)esimerkki.fi"),
        ("hetu 131052", "ID", "131052"),
    ],
)
def test_other_forms(text: str, kind: str, written: str) -> None:
    assert found(text) == [(kind, written)]


@pytest.mark.parametrize(
    "text",
    [
        "lapset, jotka ovat syntyneet ennen 1.7.1979",
        "barn som är födda före den 1 juli 1979",
        "sivut, s. 24-25.",
        "kuten esim. t.ex. polis",
        "Stockholm@Uppsala",
        "MEPC/Circ 398 27 March 2003",
        "Lopussa.Se alkoi",
        "SOU 2004:22 ja HE 123/2014",
        "igenom 300 beslut",
        "under perioden 020408 till 031231",
        "PC/02/2006 och P-0510/08",
        "Utvandringen 1997 var stor",
        "asiakas 2 ja 300",
        "bilen GSM 900",
        "den 31 mars, den 3",
        "tili: 100 000 euroa",
        "potilasnumero 12",
        "Y-tunnus 1234567-8",
    ],
)
def test_other_ordinary_words_and_numbers(text: str) -> None:
    assert found(text) == []


def test_record_keys_are_codes_addresses_and_phones_only() -> None:
    assert find_keys("131052-908T") != []
    assert find_keys("matti@esimerkki.fi") != []
    assert find_keys("vastaus-0401234567") != []
    assert find_keys("y127-12") == []
    assert find_keys("kysely-2024-03-11-rivi-12") == []


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_spans_inside_it(text: str) -> None:
    view = clean_view(text)
    for span in find_patterns(view.text):
        back = view.span(span.start, span.end, span.kind)
        assert 0 <= back.start < back.end <= len(text)


@given(st.text(alphabet="aä\u0308\u00ad\u200b \u00a0–-1٣\uff11e\u0301", max_size=60))
@settings(max_examples=150, deadline=None)
def test_the_view_points_back(text: str) -> None:
    view = clean_view(text)
    if view.starts is None:
        assert view.text == text
    else:
        assert len(view.text) == len(view.starts) == len(view.ends)
        assert all(0 <= a < b <= len(text) for a, b in zip(view.starts, view.ends, strict=True))
        assert list(view.starts) == sorted(view.starts)


def test_normalise() -> None:
    assert normalise("a\r\nb\rc\na\u0308") == "a\nb\nc\nä"
