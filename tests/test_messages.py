"""The message catalogue: sentences with their values, and loud failure where one is missing."""

from __future__ import annotations

import pytest

from botnia_signals.errors import BotniaError, NotFoundError, SettingsError, StoreError
from botnia_signals.messages import LANGUAGES, UnknownMessage, known_keys, message


def test_a_sentence_is_filled_in_each_language() -> None:
    said = {language: message("week-title", language, number="14", year="2025") for language in LANGUAGES}
    assert said == {"fi": "viikko 14/2025", "sv": "vecka 14/2025", "en": "week 14/2025"}


def test_an_unknown_language_is_answered_in_english() -> None:
    assert message("level-signal", "de") == message("level-signal", "en") == "Weak signal"


def test_a_number_chooses_its_form() -> None:
    one = message("digest-more-quotes", "en", number=1)
    more = message("digest-more-quotes", "en", number=4)
    assert "one more statement" in one
    assert "4 more statements" in more


def test_a_missing_key_or_value_is_a_defect() -> None:
    with pytest.raises(UnknownMessage, match="no-such-key"):
        message("no-such-key", "fi")
    with pytest.raises(UnknownMessage, match="number"):
        message("week-title", "fi", year="2025")


def test_values_are_not_wrapped_in_marks_that_a_terminal_shows() -> None:
    assert "\u2068" not in message("cli-written", "fi", path="/tmp/x")  # noqa: S108


def test_keys_are_the_same_in_all_languages() -> None:
    assert known_keys("fi") == known_keys("sv") == known_keys("en")
    assert "error-store-missing" in known_keys("fi")


def test_an_error_speaks_all_three_languages_and_keeps_its_key() -> None:
    error = StoreError("store-missing", home="/srv/x")
    assert isinstance(error, BotniaError)
    assert error.key == "store-missing"
    assert "/srv/x" in str(error)
    assert "botnia init" in str(error)
    assert len({error.in_language(language) for language in LANGUAGES}) == 3
    assert all("botnia init" in error.in_language(language) for language in LANGUAGES)


@pytest.mark.parametrize("kind", [SettingsError, StoreError, NotFoundError])
def test_an_error_without_its_sentence_does_not_pass_for_one(kind: type[BotniaError]) -> None:
    with pytest.raises(UnknownMessage):
        str(kind("made-up"))
