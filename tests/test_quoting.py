"""Quotes: three that stand for a group from its different voices, and one that clearly says otherwise."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from botnia_signals.quoting import dissenting, stance, stand_for, valence

TELLING = (
    "Iltavuorojen lakkauttaminen on ongelma, kylältä ei pääse enää kotiin.",
    "Huolestuttaa, miten vanhat ihmiset pääsevät kauppaan kun bussi ei kulje.",
    "Det är svårt att ta sig till arbetet, bussturerna räcker inte till.",
    "Bussi jää usein tulematta ja lapset odottavat pysäkillä pimeässä yksin.",
    "Liian vähän vuoroja, ja lippu on kallis eläkeläiselle meillä täällä.",
)
AGAINST_FI = "Meillä kyyti toimii oikein hyvin ja olen tyytyväinen, kiitos kuljettajille."
AGAINST_SV = "Hos oss fungerar skjutsen bra, jag är nöjd och tycker att oron är överdriven."


@dataclass(frozen=True)
class Said:
    text: str
    language: str = "fi"
    author: str = ""
    source: str = "survey"
    municipality: str = "Kokkola"


def group(*texts: str) -> list[Said]:
    return [
        Said(text, "sv" if "ö" in text and "ä" in text and " är " in text else "fi", f"p{n}")
        for n, text in enumerate(texts)
    ]


def test_the_three_come_from_different_people_languages_and_sources_and_are_not_short() -> None:
    text = "Bussi ei enää kulje illalla kylälle eikä kyytiä saa mistään."
    said = [
        Said("Lyhyt lause.", "fi", "a"),
        Said(text, "fi", "b"),
        Said(text, "fi", "b", "thesis", "Vaasa"),
        Said(text, "fi", "c"),
        Said(text, "fi", "d", "round_table", "Lapua"),
        Said("Bussen går inte mera om kvällarna ut till byn här.", "sv", "e"),
        Said("Ingen skjuts finns att få när bussen har slutat gå.", "sv", "f"),
    ]
    assert stand_for(said) == [1, 5, 4]
    assert stand_for(said[:2]) == [1, 0], "in need also the short one"
    assert stand_for([]) == []


def test_a_language_with_one_statement_among_many_takes_no_place() -> None:
    text = "Bussi ei enää kulje illalla kylälle eikä kyytiä saa mistään."
    said = [Said(text, "fi", str(n)) for n in range(9)]
    said.append(Said("Bussen går inte mera om kvällarna ut till byn här.", "sv", "x"))
    assert stand_for(said) == [0, 1, 2]


@examples(max_examples=50, deadline=None)
@given(
    st.lists(
        st.builds(Said, st.text(max_size=60), st.sampled_from(["fi", "sv", "et"]), st.sampled_from("abc")),
        max_size=12,
    )
)
def test_any_group_is_quoted_by_as_many_as_there_are_and_none_twice(said: list[Said]) -> None:
    best = stand_for(said)
    assert len(best) == len(set(best)) == min(3, len(said))
    other = dissenting(said, but=best)
    assert other is None or other not in best


@pytest.mark.parametrize("against", [AGAINST_FI, AGAINST_SV])
def test_who_clearly_says_otherwise_is_found(against: str) -> None:
    said = group(*TELLING, against)
    assert dissenting(said) == len(TELLING)
    assert dissenting(said, but=[len(TELLING)]) is None


def test_a_group_that_is_glad_is_spoken_against_by_who_is_not() -> None:
    glad = [
        f"{word}, uusi lähikirjasto toimii hyvin ja olemme tyytyväisiä."
        for word in ("Kiitos", "Onneksi", "Mainio juttu", "Iloinen yllätys", "Hieno homma")
    ]
    said = group(*glad, "Kirjasto on huono ja kallis, ja sinne on vaikea päästä pyörätuolilla.")
    assert dissenting(said) == len(glad)


def test_where_nobody_clearly_dissents_nobody_is_shown() -> None:
    assert dissenting(group(*TELLING)) is None
    assert dissenting(group(*TELLING, "Kuljettaja on ystävällinen mutta bussi on myöhässä aina.")) is None
    assert dissenting(group(*TELLING[:3], AGAINST_FI)) is None, "too few to dissent from"
    assert dissenting([Said("Hyvä, toimii.", "fi", "x"), *group(*TELLING)]) is None, "too short to say much"


@pytest.mark.parametrize(
    ("text", "language", "sign"),
    [
        ("Palvelu toimii hyvin.", "fi", 1),
        ("Palvelu ei toimi.", "fi", -1),
        ("Se ei ole mikään ongelma.", "fi", 1),
        ("Servicen fungerar bra.", "sv", 1),
        ("Det fungerar inte bra.", "sv", -1),
        ("Det är inte svårt.", "sv", 1),
        ("It is not good.", "en", -1),
        ("Täällä on asema.", "fi", 0),
        ("Teenus toimib hästi.", "et", 0),
    ],
)
def test_a_not_turns_what_follows(text: str, language: str, sign: int) -> None:
    balance, _ = stance(text, language)
    assert (balance > 0) - (balance < 0) == sign


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_no_word_is_both_well_and_badly(language: str) -> None:
    words = valence(language)
    assert len(words.well) > 15
    assert len(words.badly) > 15
    assert words.turning
    assert words.against
    assert not words.well & words.badly
    assert not (words.well | words.badly) & words.turning
