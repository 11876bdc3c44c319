"""The tagger of names: how it reads, that what it finds depends on the text alone, and how it is joined."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from botnia_signals import privacy
from botnia_signals.messages import LANGUAGES, message
from botnia_signals.privacy import judged, names, tagger
from botnia_signals.privacy.lexicon import common_words
from botnia_signals.privacy.mentions import runs_of, tokens_of
from botnia_signals.privacy.names import find_names, voikko_available
from botnia_signals.privacy.tagger import KINDS, LENGTHS, batches_of, owners_of, shared_tagger, windows_of
from botnia_signals.privacy.words import GIVEN_NAMES
from models.name_cases import inflected, swedish_genitive
from models.name_sentences import municipalities_in_cases

needs_voikko = pytest.mark.skipif(not voikko_available(), reason="Voikko's system library is not installed")
needs_tagger = pytest.mark.skipif(not tagger.tagger_available(), reason="the tagger's model is not built")
FINNISH = [
    "eilen liisa virtanen soitti ja kertoi, ettei raha riitä vuokraan.",
    "Asiakas Warsame on ollut ilman lääkäriä jo kolme kuukautta.",
    "Kotihoito kävi Lehdon luona vain kerran päivässä.",
    "Puhuin Mirkun kanssa puhelimessa pitkään.",
]
SWEDISH = ["Jag talade länge med Gun-Britt Häggblom i telefon.", "min bror kjell blev arbetslös i våras."]


def people(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_names([text])[0]]


def test_each_sub_token_belongs_to_the_word_it_overlaps() -> None:
    assert owners_of([(0, 3), (3, 5), (5, 9), (9, 10), (10, 13)], [(0, 5), (6, 9), (11, 13)]) == [
        0,
        0,
        1,
        -1,
        2,
    ]
    assert owners_of([], []) == []


@needs_tagger
def test_a_long_line_is_read_in_windows_that_overlap_and_miss_no_word() -> None:
    text = "Asiakas odottaa apua. " * 200
    words = [(place, place + 7) for place in range(0, len(text), 22)]
    tokenizer = tagger.tokenizer_of(tagger.encoder_folder())
    windows = windows_of(tokenizer, [(text, words), ("", [])])
    assert {owner for window in windows for owner in window.owners} == {-1, *range(200)}
    assert all(len(window.ids) <= LENGTHS[-1] for window in windows)
    assert {window.line for window in windows} == {0}
    assert sum(len(batch) for batch, _ in batches_of(windows)) == len(windows)


def _odds(texts: list[str]) -> list[np.ndarray]:  # type: ignore[type-arg]
    tokens = [tokens_of(text, "fi") for text in texts]
    lines = [(text, [(one.start, one.end) for one in own]) for text, own in zip(texts, tokens, strict=True)]
    flags = [judged.flags_of(own, judged.standings(own, runs_of(own, "fi"))) for own in tokens]
    return shared_tagger().odds(lines, flags)


@needs_tagger
def test_what_is_told_of_a_text_does_not_depend_on_the_texts_beside_it() -> None:
    together = _odds([*FINNISH, *SWEDISH, " ".join(FINNISH)])
    alone = [_odds([text])[0] for text in (*FINNISH, *SWEDISH, " ".join(FINNISH))]
    assert all(np.array_equal(one, other) for one, other in zip(together, alone, strict=True))
    assert together[0].shape == (10, len(KINDS))
    assert _odds([]) == []


@needs_voikko
@needs_tagger
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FINNISH[0], "liisa virtanen"),
        (FINNISH[1], "Warsame"),
        (FINNISH[2], "Lehdon"),
        (FINNISH[3], "Mirkun"),
        (SWEDISH[0], "Gun-Britt Häggblom"),
        (SWEDISH[1], "kjell"),
    ],
)
def test_names_that_only_their_sentence_tells_are_found(text: str, expected: str) -> None:
    assert people(text) == [expected]


@needs_voikko
@needs_tagger
def test_no_municipality_is_masked_in_any_case() -> None:
    forms = sorted({form for _, _, form in municipalities_in_cases()})
    assert len(forms) > 3000
    given = {"Lovisa", "Simon"}  # these are given names as well: the sentence decides
    masked = {form for form, spans in zip(forms, find_names(forms), strict=True) if spans}
    assert masked - given == set()


@needs_tagger
def test_the_rules_alone_load_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "shared_tagger", lambda: pytest.fail("the model was asked"))
    assert len(find_names(["Tapasin Pekka Korhosen."], finder="rules")[0]) == 1


def test_without_the_model_the_rules_go_on_and_say_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BOTNIA_MODELS", str(tmp_path))
    assert not tagger.tagger_available()
    assert len(find_names(["Tapasin Pekka Korhosen."])[0]) == 1
    assert "privacy-without-model" in privacy.shortfalls()
    assert "privacy-without-model" not in privacy.shortfalls("rules")
    for language in LANGUAGES:
        assert "botnia models build" in message("privacy-without-model", language)


@needs_voikko
@pytest.mark.parametrize(
    ("name", "case", "form"),
    [
        ("Mäki", "elative", "Mäestä"),
        ("Lehto", "genitive", "Lehdon"),
        ("Virtanen", "allative", "Virtaselle"),
        ("Kangas", "illative", "Kankaaseen"),
        ("Saari", "partitive", "Saarta"),
        ("Anna-Liisa", "ablative", "Anna-Liisalta"),
        ("Warsame", "ablative", "Warsamelta"),
        ("Backlund", "genitive", "Backlundin"),
    ],
)
def test_names_are_put_into_cases(name: str, case: str, form: str) -> None:
    assert inflected(name, case) == form


def test_the_swedish_genitive() -> None:
    assert [swedish_genitive(name) for name in ("Kjell", "Anders")] == ["Kjells", "Anders"]


@needs_voikko
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tapasin liisa virtasen eilen", ["liisa virtasen"]),
        ("äitini liisa asuu yksin", ["liisa"]),
        ("Asiakas Liisa Korhonen soitti. korhosella ei ole rahaa.", ["Liisa Korhonen", "korhosella"]),
        ("toivo paremmasta elää, ja virta katkesi", []),
        ("mäki on jyrkkä ja lehto kaunis", []),
    ],
)
def test_names_in_small_letters_by_rule(text: str, expected: list[str]) -> None:
    spans = find_names([text], finder="rules")[0]
    assert [text[span.start : span.end] for span in spans] == expected


@needs_voikko
@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Palveluja on liian vähän ja matkat ovat pitkiä.", False),
        ("Asumme Kokkolassa.", False),
        ("eilen mäki oli täällä", True),  # a word that is a name too
        ("Kaarina soitti eilen.", True),  # a municipality that is a given name too
        ("Kotihoito kävi Lehdon luona.", True),
        ("eilen hjelmqvistsson soitti", True),  # a word that no dictionary has
    ],
)
def test_the_model_reads_the_lines_that_may_hold_a_name(text: str, read: bool) -> None:
    tokens = tokens_of(text, "fi")
    stand = judged.standings(tokens, runs_of(tokens, "fi"))
    assert judged.worth_reading(tokens, stand) is read


@needs_tagger
@pytest.mark.parametrize(
    "text",
    [
        "Orsaken är att sju av elva byar saknar tolk.",
        "Vi flyttade från Petalax till Lappfjärd, och bussen går till Övermark.",
        "Kyyti Nurmosta Jurvaan maksaa 64 euroa, Ylistaroon vähemmän.",
    ],
)
def test_common_words_and_villages_name_nobody(text: str) -> None:
    assert find_names([text]) == [()]


def test_lists_of_common_words_hold_no_given_name() -> None:
    for language in ("fi", "sv"):
        words = common_words(language)
        assert len(words) > 20_000
        assert not words & GIVEN_NAMES
        assert all(word == word.lower() and word.isprintable() and " " not in word for word in words)
