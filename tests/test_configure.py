"""Settings that people change: the file, the log, undoing, and what the environment gives."""

from __future__ import annotations

import dataclasses
import sqlite3
import stat
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from botnia_signals import messages
from botnia_signals.cli import main
from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.pipeline import configure
from botnia_signals.settings import CHANGEABLE, Settings, load_settings, with_value
from botnia_signals.store import FILE, Store

WRITTEN = '# ours\nalpha = 0.1  # agreed in May\nlanguage = "sv"\nwindows = [\n  2,\n  4,\n]\n'


def put(home: Path, text: str = WRITTEN) -> Path:
    (home / "settings.toml").write_text(text, encoding="utf-8")
    return home


def text_of(home: Path) -> str:
    return (home / "settings.toml").read_text(encoding="utf-8")


def test_a_change_keeps_all_else_in_the_file_and_is_logged(home: Path) -> None:
    configure.change(put(home), "maija", {"alpha": "0,01", "review_budget": "20"})
    assert text_of(home) == WRITTEN.replace("0.1 ", "0.01 ") + "review_budget = 20\n"
    assert load_settings(home) == Settings(alpha=0.01, review_budget=20, language="sv", windows=(2, 4))
    newest = configure.view(home).changes
    assert [(one.setting, one.user, one.was, one.became) for one in newest] == [
        ("review_budget", "maija", 10, 20),
        ("alpha", "maija", 0.1, 0.01),
    ]


def test_the_file_is_made_private_and_nothing_is_left_beside_it(home: Path) -> None:
    configure.change(home, "maija", {"memory_weeks": "104"})
    assert text_of(home) == "memory_weeks = 104\n"
    assert stat.S_IMODE((home / "settings.toml").stat().st_mode) == 0o600
    assert [path.name for path in home.iterdir() if path.name.startswith(".settings")] == []


def test_the_same_value_is_no_change(home: Path) -> None:
    assert configure.change(home, "maija", {"alpha": "0.05", "review_budget": "10.0"}) == []
    assert not (home / "settings.toml").exists()
    assert configure.view(home).changes == ()


@pytest.mark.parametrize(
    ("name", "value"), [("alpha", "2"), ("alpha", ""), ("review_budget", "2,5"), ("alfa", "1")]
)
def test_a_refused_value_changes_nothing(home: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsError):
        configure.change(put(home), "maija", {"memory_weeks": "52", name: value})
    assert text_of(home) == WRITTEN
    assert configure.view(home).changes == ()


def test_a_file_that_can_not_be_written_leaves_no_row(home: Path) -> None:
    (home / "settings.toml").symlink_to(home / "nowhere" / "settings.toml")
    with pytest.raises(SettingsError, match="nowhere"):
        configure.change(home, "maija", {"alpha": "0.01"})
    (home / "settings.toml").unlink()
    assert configure.view(home).changes == ()


def test_an_undo_puts_it_back_and_can_be_undone(home: Path) -> None:
    (first,) = configure.change(home, "maija", {"alpha": "0.01"})
    undone = configure.undo(home, "liisa", first)
    assert load_settings(home).alpha == 0.05
    with pytest.raises(NotFoundError):
        configure.undo(home, "liisa", first)
    configure.undo(home, "maija", undone)
    assert load_settings(home).alpha == 0.01
    assert [one.undoes for one in configure.view(home).changes] == [undone, first, None]


def test_only_the_newest_change_that_still_holds_can_be_undone(home: Path) -> None:
    (first,) = configure.change(home, "maija", {"alpha": "0.01"})
    (second,) = configure.change(home, "maija", {"alpha": "0.02"})
    (other,) = configure.change(home, "maija", {"windows": "3,6"})
    assert configure.view(home).undoable == {second, other}
    with pytest.raises(NotFoundError):
        configure.undo(home, "maija", first)
    put(home, "alpha = 0.2\nwindows = [3, 6]\n")
    assert configure.view(home).undoable == {other}
    with pytest.raises(NotFoundError):
        configure.undo(home, "maija", second)
    configure.undo(home, "maija", other)
    assert load_settings(home) == Settings(alpha=0.2)


def test_what_the_environment_sets_is_refused(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (first,) = configure.change(home, "maija", {"alpha": "0.01"})
    monkeypatch.setenv("BOTNIA_ALPHA", "0.3")
    with pytest.raises(SettingsError, match="BOTNIA_ALPHA"):
        configure.change(home, "maija", {"alpha": "0.02"})
    views = {one.name: one for one in configure.view(home).settings}
    assert (views["alpha"].value, views["alpha"].origin, views["alpha"].changeable) == (
        *(0.3, "environment"),
        False,
    )
    assert views["review_budget"].changeable
    assert configure.view(home).undoable == frozenset()
    with pytest.raises(NotFoundError):
        configure.undo(home, "maija", first)


def test_a_setting_over_several_lines_is_left_to_a_person() -> None:
    assert tomllib.loads(with_value(WRITTEN, "alpha", 0.2))["windows"] == [2, 4]
    with pytest.raises(SettingsError, match=r"settings\.toml"):
        with_value(WRITTEN, "windows", (3, 6))
    assert with_value('"alpha"=0.1', "alpha", 0.2) == "alpha = 0.2"
    assert with_value("alpha = 0.1", "seed", 7) == "alpha = 0.1\nseed = 7\n"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE setting_changes SET became = '1'",
        "DELETE FROM setting_changes",
        "INSERT OR REPLACE INTO setting_changes (id, setting, user, at, was, became)"
        " VALUES (1, 'alpha', 'x', '', '0', '0')",
    ],
)
def test_the_database_refuses_to_change_the_log(home: Path, sql: str) -> None:
    configure.change(home, "maija", {"alpha": "0.01"})
    database = sqlite3.connect(home / FILE)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        database.execute(sql)
    database.close()
    with Store(home) as store:
        assert [one.became for one in store.setting_changes.all()] == [0.01]


def test_every_setting_is_explained_in_words() -> None:
    for field in dataclasses.fields(Settings):
        needed = {f"setting-{field.name}", f"setting-{field.name}-means"}
        if field.name in CHANGEABLE:
            needed |= {f"setting-{field.name}-higher", f"setting-{field.name}-lower"}
            needed.add(f"settings-range-{field.name}")
        assert needed <= messages.known_keys("fi")


def test_the_command_lists_and_sets(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOTNIA_LANGUAGE", "fi")
    run = CliRunner()
    words = ["--home", str(home), "settings"]
    done = run.invoke(main, [*words, "set", "alpha", "0,01", "--user", "maija"])
    assert done.exit_code == 0, done.output
    assert "0.05 → 0.01" in done.output
    assert "on jo 0.01" in run.invoke(main, [*words, "set", "alpha", "0.01"]).output
    listed = run.invoke(main, words).output
    assert "alpha = 0.01  (tiedosto settings.toml)" in listed
    assert "windows = 2,4,7,10,14,20,26  (oletus)" in listed
    wrong = run.invoke(main, [*words, "set", "alpha", "7"])
    assert wrong.exit_code == 1
    assert "alpha" in wrong.stderr
