"""Copies: one text sent by several is found whatever its order; people who merely agree are no copies."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from botnia_signals.copies import ALIKE, Copies, find_copies, likeness, normalised
from botnia_signals.intake import IntakeOptions
from botnia_signals.messages import message
from botnia_signals.pipeline import read
from botnia_signals.pipeline.add import add
from botnia_signals.pipeline.background import background
from botnia_signals.records import Finding, Level
from botnia_signals.store import Store
from botnia_signals.store.weeks import Listing, WeekRow
from botnia_signals.weeks import week_name
from tests.made import Record, stream, sunday, write_jsonl

CAMPAIGN_FI = (
    "Vaadimme, että kunnan kirjasto pidetään auki myös lauantaisin, koska työssäkäyvät ja koululaiset eivät "
    "ehdi sinne arkisin ennen kello viittä.",
    "VAADIMME että kunnan kirjasto pidetään auki myös lauantaisin, koska työssäkäyvät ja koululaiset eivät "
    "ehdi sinne arkisin ennen kello 17!",
    "Vaadimme, että kunnan kirjasto  pidetään auki myös lauantaisin, koska työssäkäyvät ja koululaiset eivät "
    "ehdi sinne arkisin ennen kello viittä. [HENKILÖ 1]",
    "Me vaadimme, että kunnan kirjasto pidetään auki myös lauantaisin, koska työssäkäyvät ja eläkeläiset "
    "eivät ehdi sinne arkisin ennen kello viittä.",
)
CAMPAIGN_SV = (
    "Vi motsätter oss att byskolan läggs ner, eftersom barnen skulle få över en timmes resväg åt vartdera "
    "hållet och byn skulle förlora sin enda samlingsplats.",
    "Vi motsätter oss att byskolan läggs ner, eftersom barnen skulle få över en timmes resväg åt vartdera "
    "hållet och byn skulle förlora sin sista samlingsplats. [PERSON 2]",
    "Jag motsätter mig att byskolan läggs ner, eftersom barnen skulle få över en timmes resväg åt vartdera "
    "hållet och byn skulle förlora sin enda samlingsplats!!",
)
OWN = (
    "Kirjasto on meille tärkeä, mutta sinne ei pääse lauantaisin, kun ovet ovat silloin kiinni ja arkena "
    "olen töissä iltaan asti.",
    "Skolan i byn är hjärtat här. Läggs den ner flyttar de unga familjerna bort, det har vi redan sett i "
    "grannbyn för några år sedan.",
    "Bussivuoroja on liian vähän.",
    "Bussivuoroja on liian vähän.",
    "Det finns för få bussturer.",
    "Det finns för få bussturer.",
    "",
    "[HENKILÖ 1] 2024",
)
EVERYTHING = (*CAMPAIGN_FI, *CAMPAIGN_SV, *OWN)


def as_sets(texts: tuple[str, ...], groups: tuple[int, ...]) -> set[tuple[str, ...]]:
    """Return the groups as sorted texts, so that numbers and order say nothing."""
    return {
        tuple(sorted(t for t, g in zip(texts, groups, strict=True) if g == group))
        for group in set(groups) - {-1}
    }


def test_a_campaign_in_each_language_is_one_text_and_all_else_stands_alone() -> None:
    groups = find_copies(EVERYTHING)
    assert groups[:4] == (0, 0, 0, 0)
    assert groups[4:7] == (1, 1, 1)
    assert set(groups[7:]) == {-1}


def test_what_a_sender_fills_in_and_how_it_is_typed_says_nothing() -> None:
    assert normalised("  Nro 12: [HENKILÖ 1] – EI  vuoroja!  ") == "nro ei vuoroja"
    assert likeness(CAMPAIGN_FI[0], CAMPAIGN_FI[2]) == 1
    assert likeness(CAMPAIGN_FI[0], OWN[0]) < 0.2 < ALIKE < likeness(CAMPAIGN_SV[0], CAMPAIGN_SV[1])
    assert likeness("", "") == 0


def test_short_statements_that_agree_are_no_copies_and_long_ones_are() -> None:
    short = "Kylältä ei pääse bussilla enää mihinkään iltaisin."
    long = short + " Viimeinen vuoro lähtee jo ennen kuin kauppa menee kiinni."
    assert find_copies([short] * 5) == (-1,) * 5
    assert find_copies([long] * 5) == (0,) * 5
    assert find_copies([]) == ()
    assert find_copies([long]) == (-1,)


@examples(max_examples=40, deadline=None)
@given(st.permutations(list(range(len(EVERYTHING)))))
def test_the_order_of_the_input_does_not_matter(order: list[int]) -> None:
    turned = tuple(EVERYTHING[i] for i in order)
    assert as_sets(turned, find_copies(turned)) == as_sets(EVERYTHING, find_copies(EVERYTHING))


def edited(base: list[str], dice: random.Random, changes: int) -> str:
    """Return the words of a text with some of them replaced."""
    words = list(base)
    for _ in range(changes):
        words[dice.randrange(len(words))] = "".join(dice.choices("aeioklmnprstuvy", k=6))
    return " ".join(words)


@examples(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_the_groups_of_a_day_do_not_know_what_comes_later(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    bases = ["".join(dice.choices("aeioklmnprstuvy ", k=200)).split() for _ in range(3)]
    texts = [edited(dice.choice(bases), dice, dice.randrange(5)) for _ in range(40)]
    days = [dice.randrange(10) for _ in texts]
    whole = Copies(texts, days)
    for day in range(10):
        rows = [i for i, one in enumerate(days) if one <= day]
        alone = find_copies([texts[i] for i in rows], [days[i] for i in rows])
        assert whole.groups(rows) == alone
    moved = [day + 7000 for day in days]
    assert Copies(texts, moved).groups() == whole.groups()


def test_many_letters_that_each_changed_a_word_are_all_found() -> None:
    dice = random.Random(3)  # noqa: S311
    base = [f"sana{'abcdefghij'[n % 10]}{'klmnoprstu'[n // 10]}" for n in range(30)]
    letters = [edited(base, dice, 1) for _ in range(300)]
    own = [" ".join("".join(dice.choices("aeioklmnprstuvy", k=6)) for _ in range(20)) for _ in range(700)]
    groups = find_copies(letters + own)
    assert set(groups[:300]) == {0}
    assert set(groups[300:]) == {-1}


def campaign(senders: int) -> list[Record]:
    """Return letters of one text, a word or a figure changed, one of a sender's own twice."""
    letters = []
    for number in range(senders + 1):
        words = f"chatbot app terapi robot session {CAMPAIGN_FI[0]} Allekirjoittaja {number}"
        letters.append(
            {
                "id": f"letter-{number}",
                "text": words,
                "date": (sunday(14) - dt.timedelta(days=number % 7)).isoformat(),
                "source": "survey",
                "author": f"sender {max(number, 1)}",
                "municipality": "Vaasa",
                "language": "fi",
            }
        )
    return letters


def list_one(home: Path, members: list[str]) -> None:
    """Write a week in which one finding with these members is listed."""
    day = sunday(14)
    finding = Finding(
        *(Level.WATCH, 5.0, 0.2, 5, 1.5, 5, day, 4, tuple(members), tuple(members)),
        centre=np.zeros(4, np.float32),
    )
    row = WeekRow(week_name(day), day, "words", "", "", 100, 10)
    with Store(home) as store:
        store.weeks.write(row, [Listing("S-0001", row.week, 0, finding)], [])


def test_a_campaign_is_quoted_once_in_the_digest_with_its_senders(home: Path) -> None:
    records = [*stream(weeks=4, planted=0), *campaign(9)]
    add(home, [write_jsonl(home.parent / "stream.jsonl", records)], IntakeOptions())
    with Store(home) as store:
        quotes = store.documents.quotes_until(sunday(20))
    sent = [quote.id for quote in quotes if "kirjasto" in quote.text]
    others = [quote.id for quote in quotes if "kirjasto" not in quote.text][:3]
    list_one(home, [*sent, *others])
    (entry,) = read.digest(home).watch
    (letter,) = [one for one in entry.said if one.copies > 1]
    assert letter.text.startswith("chatbot")
    assert (letter.copies, letter.senders) == (10, 9)
    assert message("why-copies", "fi", copies=10, senders=9) in entry.why("fi")
    assert (len(entry.said), entry.statements) == (4, 13)
    assert read.signal(home, "S-0001").entry == entry


def test_the_background_of_a_scan_holds_the_groups(home: Path) -> None:
    records = [*stream(weeks=4, planted=0), *campaign(3)]
    add(home, [write_jsonl(home.parent / "stream.jsonl", records)], IntakeOptions())
    with Store(home) as store:
        quotes = store.documents.quotes_until(sunday(20))
    vectors = np.eye(len(quotes), dtype=np.float32)
    view, _ = background(quotes, vectors)
    sent = {i for i, quote in enumerate(quotes) if "kirjasto" in quote.text}
    assert len(sent) == 4
    assert {i for i, group in enumerate(view.copies) if group == 0} == sent
    assert {group for i, group in enumerate(view.copies) if i not in sent} == {-1}
    assert background(quotes, vectors, copies=())[0].copies == ()


def test_texts_and_days_go_together() -> None:
    with pytest.raises(ValueError, match="2 texts and 1 days"):
        find_copies(["a", "b"], [1])
