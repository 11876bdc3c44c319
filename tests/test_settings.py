"""Settings: defaults, the file, the environment, and refusal of what makes no sense."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from botnia_signals.errors import SettingsError
from botnia_signals.settings import Settings, load_settings


def written(folder: Path, content: str) -> Path:
    (folder / "settings.toml").write_text(content, encoding="utf-8")
    return folder


def test_defaults_hold_without_a_file(tmp_path: Path) -> None:
    assert load_settings(tmp_path, {}) == load_settings(None, {}) == Settings()


def test_the_file_then_the_environment(tmp_path: Path) -> None:
    home = written(tmp_path, 'alpha = 0.1\nwindows = [3, 6]\nlanguage = "sv"\nreview_budget = 5\n')
    from_file = load_settings(home, {})
    assert (from_file.alpha, from_file.windows, from_file.language, from_file.review_budget) == (
        *(0.1, (3, 6), "sv"),
        5,
    )
    both = load_settings(
        home, {"BOTNIA_ALPHA": "0.01", "BOTNIA_WINDOWS": "4,8,12", "BOTNIA_MODEL": "e5-base"}
    )
    assert (both.alpha, both.windows, both.language, both.model) == (0.01, (4, 8, 12), "sv", "e5-base")


def test_an_empty_variable_and_a_strange_one_change_nothing(tmp_path: Path) -> None:
    assert load_settings(tmp_path, {"BOTNIA_ALPHA": "", "BOTNIA_HOME": "/x", "ALPHA": "0.5"}) == Settings()


def test_a_whole_number_may_be_written_as_a_float(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, "review_budget = 7.0\nalpha = 0.05"), {}).review_budget == 7


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("alpha = 0", "alpha"),
        ("alpha = 1.0", "alpha"),
        ('alpha = "often"', "alpha"),
        ("alpha = nan", "alpha"),
        ("review_budget = 0", "review_budget"),
        ("review_budget = 2.5", "review_budget"),
        ("review_budget = inf", "review_budget"),
        ("windows = []", "windows"),
        ("windows = [0]", "windows"),
        ('windows = "two"', "windows"),
        ("windows = 4", "windows"),
        ("windows = [2.5]", "windows"),
        ("least_voices = 1", "least_voices"),
        ("least_voices = 40", "least_voices"),
        ("permutations = 5", "permutations"),
        ("seed = -1", "seed"),
        ("theme_weeks = 0", "theme_weeks"),
        ("memory_weeks = 0", "memory_weeks"),
        ("warm_up_weeks = -2", "warm_up_weeks"),
        ('language = "de"', "language"),
    ],
)
def test_values_out_of_their_range_are_refused_by_name(tmp_path: Path, content: str, name: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(written(tmp_path, content), {})
    assert caught.value.key == "setting-value"
    assert caught.value.values["name"] == name


def test_a_bad_variable_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="alpha"):
        load_settings(tmp_path, {"BOTNIA_ALPHA": "0,05"})


def test_an_unknown_name_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(written(tmp_path, "alfa = 0.05"), {})
    assert "alfa" in str(caught.value)
    assert "review_budget" in str(caught.value)


@pytest.mark.parametrize("content", [b"alpha = ", b"\xff\xfe"])
def test_a_file_that_is_not_toml_is_refused_with_its_path(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.toml").write_bytes(content)
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path, {})
    assert caught.value.key == "settings-file"
    assert str(tmp_path) in str(caught.value)


def test_settings_can_not_be_changed_and_those_of_the_scan_leave_the_language_out() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().alpha = 0.5  # type: ignore[misc]
    assert Settings(language="sv", name_finder="rules").scanning() == Settings().scanning()
    assert Settings(alpha=0.1).scanning() != Settings().scanning()
