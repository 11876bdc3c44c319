"""Names of groups: telling words, in the languages of the group, no stop words, places, roles or persons."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pytest

from botnia_signals.naming import Corpus, Lemmatiser, Vocabulary, lemma_line, lemmas, lemmatiser, name_group
from botnia_signals.naming.corpus import log_likelihood
from botnia_signals.naming.forms import part_of, same_stem, shown, swedish_kind
from botnia_signals.naming.lemmas import Kind
from botnia_signals.naming.words import place_names, stop_words

VOIKKO = lemmatiser("fi").engine == "voikko"
needs_voikko = pytest.mark.skipif(not VOIKKO, reason="Voikko's system library is not installed")

GROUP_FI = [
    "Kokkolassa hammashoidon jonot ovat todella pitkiä, [HENKILÖ 1] odotti 8 kuukautta.",
    "Pitää saada hammashoitoon jono lyhyemmäksi. Jonoissa ollaan kuukausia.",
    "Asia on niin, että hammaslääkäri ei ota vastaan, jonot kasvavat Pietarsaaressa.",
    "Täytyy sanoa, että hammaslääkäri vaihtuu ja hammashoidon jonot pitenevät.",
]
GROUP_SV = [
    "I Karleby måste man vänta länge på tandvård, [PERSON 2] väntade 8 månader.",
    "Det finns ingen tandläkare i Jakobstad och tandvården har långa köer.",
    "Tandläkaren hinner inte, köerna till tandvården växer.",
]
REST_FI = [
    "Bussi ei kulje illalla kylille.",
    "Nuoret tarvitsevat paikan, jossa olla illalla.",
    "Kotihoidon hoitaja vaihtuu joka viikko.",
    "Koulun ruokailu on liian aikaisin.",
    "Kirjasto on kylän olohuone.",
] * 4
REST_SV = [
    "Bussen går inte på kvällen.",
    "Ungdomarna behöver ett ställe att vara på.",
    "Hemvårdens personal byts varje vecka.",
    "Biblioteket är byns vardagsrum.",
] * 4


def names() -> dict[str, tuple[str, ...]]:
    return name_group({"fi": GROUP_FI, "sv": GROUP_SV}, {"fi": REST_FI, "sv": REST_SV})


def test_names_are_three_to_six_telling_words_in_both_languages() -> None:
    found = names()
    assert set(found) == {"fi", "sv"}
    assert all(3 <= len(words) <= 6 for words in found.values())
    assert "jonot" in found["fi"]
    assert "hammaslääkäri" in found["fi"]
    assert "tandvård" in found["sv"]
    assert found["fi"][0] in {"jonot", "hammashoito"}


def test_names_have_no_stop_words_places_roles_or_numbers() -> None:
    for language, words in names().items():
        for word in words:
            assert word not in stop_words(language)
            assert word.lower() not in place_names()
            assert not any(character.isdigit() for character in word)
            assert word.lower() not in {"henkilö", "person"}
            assert not word.lower().startswith(("kokkola", "pietarsaar", "karleby", "jakobstad"))


def test_no_lemma_comes_twice() -> None:
    for language, words in names().items():
        bases = [lemmas(word, language)[0][0] for word in words]
        assert len(bases) == len(set(bases))


def test_another_order_gives_the_same_names() -> None:
    turned = name_group(
        {"sv": GROUP_SV[::-1], "fi": GROUP_FI[::-1]}, {"sv": REST_SV[::-1], "fi": REST_FI[::-1]}
    )
    assert turned == names()


def test_a_proper_name_keeps_its_capital_and_a_sentence_start_does_not() -> None:
    group = ["Päätös tuli Kelasta.", "Hakemus Kelaan hylättiin.", "Silloin Kelasta tuli päätös."] * 2
    words = name_group({"fi": group}, {"fi": REST_FI})["fi"]
    assert "päätös" in words
    assert any(word in {"Kela", "Kelasta"} for word in words)
    assert "Kela" in words or not VOIKKO


@needs_voikko
def test_a_noun_comes_before_a_verb_that_is_as_telling() -> None:
    group = ["Vanhus kaatuu.", "Taas vanhus kaatuu.", "Naapurin vanhus kaatuu."]
    words = name_group({"fi": group}, {"fi": REST_FI})["fi"]
    assert words[0] == "vanhus"
    assert "kaatua" in words[1:]


@needs_voikko
def test_a_persons_name_that_was_left_in_names_nothing() -> None:
    group = ["Silloin Virtanen soitti terapiasta.", "Kun Virtanen kysyi terapiasta, ei vastattu."]
    words = name_group({"fi": group}, {"fi": REST_FI})["fi"]
    assert not any("virta" in word.lower() for word in words)


@pytest.mark.parametrize(
    ("group", "rest"),
    [({}, {}), ({"fi": []}, {"fi": REST_FI}), ({"fi": ["ja on 12 [HENKILÖ 1]"]}, {"fi": REST_FI})],
)
def test_nothing_to_say_gives_no_names(group: dict[str, list[str]], rest: dict[str, list[str]]) -> None:
    assert name_group(group, rest) == {}


def test_a_group_with_no_rest_is_named_by_what_it_repeats() -> None:
    assert "jonot" in name_group({"fi": GROUP_FI}, {})["fi"]


def test_a_language_that_we_do_not_read_has_no_names() -> None:
    assert name_group({"et": ["Buss ei sõida õhtul."]}, {"fi": REST_FI}) == {}


def test_one_vocabulary_names_many_groups_alike() -> None:
    texts, languages = GROUP_FI + REST_FI, ["fi"] * (len(GROUP_FI) + len(REST_FI))
    words = Vocabulary(texts, languages)
    assert words.name([3, 2, 1, 0, 0]) == name_group({"fi": GROUP_FI}, {"fi": REST_FI})
    assert words.name([0, 1, 2, 3], among=range(8)) == name_group({"fi": GROUP_FI}, {"fi": REST_FI[:4]})
    assert words.name([]) == {}


@dataclass(frozen=True)
class Said:
    id: str
    text: str
    language: str
    date: dt.date
    municipality: str = ""


def said(texts: list[str], day: dt.date) -> list[Said]:
    return [Said(f"{day}-{n}", text, "fi", day) for n, text in enumerate(texts)]


def test_names_look_at_the_same_weeks_and_at_nothing_later() -> None:
    day = dt.date(2025, 3, 3)
    now = said(GROUP_FI, day) + said(REST_FI, day + dt.timedelta(1))
    later = said(["Jonot, jonot, hammashoidon jonot."] * 50, day + dt.timedelta(7))
    members = [f"{day}-{n}" for n in range(4)]
    names = Corpus(now).names(members, day, day + dt.timedelta(6))
    assert names == name_group({"fi": GROUP_FI}, {"fi": REST_FI})
    assert Corpus(later + now[::-1]).names(members, day, day + dt.timedelta(6)) == names
    assert Corpus(now).names(["unknown"], day, day) == {}


@needs_voikko
def test_a_word_said_in_no_nominative_stands_in_its_base_form() -> None:
    group = [
        "Vuokran maksamiseen ei jää rahaa.",
        "Vuokraa nostettiin taas.",
        "Kattilan EU:n tuella vuokraan.",
    ]
    words = name_group({"fi": group}, {"fi": REST_FI})["fi"]
    assert words[0] == "vuokra"
    assert not {"vuokran", "vuokraa", "vuokraan"} & set(words)


@pytest.mark.parametrize(
    ("forms", "lemma", "nominatives", "language", "form"),
    [
        ({"jonoja": 5, "jonot": 2, "jono": 1}, "jono", {"jonot", "jono"}, "fi", "jonot"),
        ({"jonoja": 5, "jonoissa": 2}, "jono", set(), "fi", "jono"),
        ({"Kelasta": 2, "Kelaan": 1}, "kela", set(), "fi", "Kela"),
        ({"EU:n": 2}, "eu", set(), "fi", "EU"),
        ({"tandvårdens": 4, "tandvården": 1}, "tandvård", set(), "sv", "tandvården"),
        ({"tandvården": 2, "tandvård": 1}, "tandvård", set(), "sv", "tandvård"),
        ({"skjuts": 3, "skjutsen": 1}, "skjuts", set(), "sv", "skjuts"),
        ({"queues": 2, "queue": 2}, "queue", set(), "en", "queue"),
    ],
)
def test_the_form_that_is_shown(
    forms: dict[str, int], lemma: str, nominatives: set[str], language: str, form: str
) -> None:
    assert shown(forms, lemma, nominatives, language) == form


def test_swedish_verbs_and_adjectives_are_told_by_their_endings() -> None:
    assert swedish_kind("tolka", {"tolkar", "tolkade"}) is Kind.VERB
    assert swedish_kind("erbjuda", {"erbjuds", "erbjuden"}) is Kind.VERB
    assert swedish_kind("flicka", {"flickan", "flickor"}) is Kind.UNKNOWN
    assert swedish_kind("duktig", {"duktig", "duktigt"}) is Kind.ADJECTIVE
    assert swedish_kind("tolk", {"tolken", "tolkar"}) is Kind.UNKNOWN


def test_words_of_one_stem_and_parts_of_compounds_name_once() -> None:
    assert same_stem("hoitaja", "hoitaa", "fi")
    assert same_stem("tolk", "tolka", "sv")
    assert not same_stem("talo", "talous", "fi")
    assert part_of("nikotiini", "nikotiinipussi")
    assert part_of("sähkö", "pörssisähkö")
    assert not part_of("yö", "yövuoro")
    group = ["Nikotiini ja nikotiinipussi koulussa.", "Koululla oli nikotiinipussi, nikotiini vaivaa."] * 2
    words = name_group({"fi": group}, {"fi": REST_FI})["fi"]
    assert "nikotiinipussi" in words
    assert "nikotiini" not in words


def placed(texts: list[str], place: str) -> list[Said]:
    return [Said(f"{place}-{n}", text, "fi", dt.date(2025, 3, 3), place) for n, text in enumerate(texts)]


def test_a_place_names_a_group_only_where_it_is_the_point() -> None:
    day = dt.date(2025, 3, 3)
    here = placed(GROUP_FI, "Lapua")
    members = [one.id for one in here]
    assert Corpus(here + placed(REST_FI, "Vaasa")).names(members, day, day)["fi"][-1] == "Lapua"
    assert "Lapua" not in Corpus(here + placed(REST_FI, "Lapua")).names(members, day, day)["fi"]
    assert "Lapua" not in Corpus(here).names(members, day, day)["fi"], "nothing to be told apart from"
    spread = [*placed(GROUP_FI[:2], "Lapua"), *placed(GROUP_FI[2:], "Kauhava")]
    words = Corpus(spread + placed(REST_FI, "Vaasa")).names([one.id for one in spread], day, day)["fi"]
    assert not {"Lapua", "Kauhava"} & set(words), "half is not more than half"


def test_a_place_that_is_named_counts_like_one_that_it_is_of_and_has_its_swedish_name() -> None:
    group = ["Karlebys hamn luktar olja.", "Hamnen i Karleby luktar.", "Lukten från Karleby hamn är stark."]
    assert name_group({"sv": group}, {"sv": REST_SV})["sv"][-1] == "Karleby"
    assert "Karleby" not in name_group({"sv": group}, {"sv": [f"Karleby: {one}" for one in REST_SV]})["sv"]


def test_log_likelihood_of_a_worked_example() -> None:
    """5 of 5 here, 0 of 15 elsewhere: −ln of 0.25⁵·0.75¹⁵, as both groups are certain of themselves."""
    value = log_likelihood(np.array([5, 1, 2]), 5, np.array([0, 3, 15]), 15)
    assert value[0] == pytest.approx(-(5 * np.log(0.25) + 15 * np.log(0.75)), abs=1e-6)
    assert value[1] == 0  # as often as elsewhere
    assert value[2] == 0  # less often


def test_lemmas_are_base_forms_in_order_with_what_was_written() -> None:
    assert lemmas("Kunnille ja [HENKILÖ 1] lapsille", "fi") == [
        ("kunta", "Kunnille"),
        ("ja", "ja"),
        ("lapsi", "lapsille"),
    ]
    assert lemmas("Barnen väntar i köer.", "sv")[0] == ("barn", "Barnen")
    assert lemma_line("Kunnille ja lapsille", "fi") == "kunta ja lapsi"
    assert lemma_line("Barnens skor", "sv") == "barn sko"

    assert lemmas("", "fi") == []
    assert lemmas("Quod erat", "la") == [("quod", "Quod"), ("erat", "erat")]


@needs_voikko
def test_a_word_has_all_the_base_forms_that_it_may_have() -> None:
    """A participle is of its verb too, and what has two readings is found by both."""
    reader = lemmatiser("fi")
    assert set(reader.bases("sanottu")) == {"sanottu", "sanoa"}
    assert {"koski", "koskea"} <= set(reader.bases("koski"))
    assert reader.bases("lapsille") == ["lapsi"]
    assert lemmatiser("sv").bases("skor") == ["sko"]


@needs_voikko
@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("mielenterveyspalveluja", "mielenterveyspalvelu"),
        ("sosiaaliturvan", "sosiaaliturva"),
        ("asumaan", "asua"),
        ("kokkolassa", "kokkola"),
        ("EU:n", "eu"),
        ("kotiin", "koti"),
        ("HAMMASHOITOON", "hammashoito"),
    ],
)
def test_finnish_base_forms(word: str, lemma: str) -> None:
    assert lemmatiser("fi").read(word).lemma == lemma


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("psykvården", "psykvård"),
        ("tandvårdsköerna", "tandvårdskö"),
        ("Karlebys", "karleby"),
        ("2027", "2027"),
    ],
)
def test_swedish_base_forms(word: str, lemma: str) -> None:
    assert lemmatiser("sv").read(word).lemma == lemma


def test_without_voikko_simplemma_reads_finnish() -> None:
    plain = Lemmatiser("fi", use_voikko=False)
    assert plain.engine == "simplemma"
    assert plain.read("kunnille").lemma == "kunta"
    assert plain.read("Kunnille").kind is Kind.UNKNOWN


def test_names_without_voikko(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = {language: Lemmatiser(language, use_voikko=False) for language in ("fi", "sv")}
    monkeypatch.setattr("botnia_signals.naming.corpus.lemmatiser", plain.__getitem__)
    found = names()
    assert any(word.startswith("jono") for word in found["fi"])
    assert not any(word.lower().startswith(("kokkola", "pietarsaar")) for word in found["fi"])


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_stop_word_lists_hold_what_names_nothing(language: str) -> None:
    wanted = {"fi": {"asia", "pitää", "täytyy", "ja", "että"}, "sv": {"finns", "måste", "och", "att", "sak"}}
    assert wanted[language] <= stop_words(language)


def test_places_are_the_municipalities_in_both_languages() -> None:
    assert {"kokkola", "karleby", "pietarsaari", "jakobstad"} <= place_names()
    assert len(place_names()) > 300
