"""The command line: every command by example, errors as one sentence, JSON for programs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from botnia_signals import __version__, messages
from botnia_signals.cli import main
from botnia_signals.pipeline import read, users
from botnia_signals.weeks import week_name
from tests.made import stream, sunday, write_csv, write_jsonl


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOTNIA_LANGUAGE", "en")


def botnia(home: Path | None, *words: str, given: str | bytes | None = None) -> Result:
    before = ["--home", str(home)] if home else []
    return CliRunner().invoke(main, [*before, *words], input=given)


def good(home: Path | None, *words: str, given: str | bytes | None = None) -> str:
    """Run a command that must succeed and return what it printed to standard output."""
    result = botnia(home, *words, given=given)
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(home: Path | None, *words: str, given: str | bytes | None = None) -> str:
    """Run a command that must fail with one sentence and exit 1, and return the sentence."""
    result = botnia(home, *words, given=given)
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit), repr(result.exception)
    assert "Traceback" not in result.output
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1
    return result.stderr.strip()


def commands(
    group: click.Group = main, before: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*before, name))
        else:
            yield (*before, name), command


SHOWN = [(words, command) for words, command in commands() if not command.hidden]


@pytest.mark.parametrize(("words", "command"), SHOWN, ids=[" ".join(words) for words, _ in SHOWN])
def test_every_command_explains_itself_with_an_example(
    words: tuple[str, ...], command: click.Command
) -> None:
    text = good(None, *words, "--help")
    assert "Example:" in text
    example = text.split("Example:")[1]
    assert "botnia" in example
    assert " ".join(words) in " ".join(example.split())
    assert command.help
    assert all(
        one.help
        for one in command.params
        if isinstance(one, click.Option) and one.name not in {"port", "language", "form"}
    )


def test_every_command_of_the_issue_is_there() -> None:
    there = {" ".join(words) for words, _ in SHOWN}
    assert there >= {
        *("init", "add", "run", "signals", "digest", "serve", "replay", "pseudonymise", "status", "user add"),
        *("models build", "models list", "models verify"),
        *("signal show", "signal merge", "signal split", "signal undo"),
    }
    assert "demo" not in good(None, "--help").split("Commands:")[1]
    assert __version__ in good(None, "--version")


@pytest.mark.parametrize(("words", "command"), SHOWN, ids=[" ".join(words) for words, _ in SHOWN])
def test_an_example_is_a_command_that_click_understands(
    words: tuple[str, ...], command: click.Command
) -> None:
    """Parse each example's options: a renamed option must not live on in the help."""
    assert command.epilog
    typed = command.epilog.split("Example:")[1].split("<")[0].split()
    options = {name for one in command.params for name in one.opts} | {"--home"}
    assert not {word for word in typed if word.startswith("--")} - options


# --- a first week


def test_a_first_week(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert "botnia.key" in good(home, "init")
    path = write_csv(
        tmp_path / "answers.csv",
        ["Vastaus", "Aika", "Tunniste"],
        [
            ["Jono hammashoitoon kasvaa.", "6.1.2025", "K1"],
            ["Bussi ei kulje iltaisin.", "7.1.2025", "K2"],
            ["", "x", ""],
        ],
    )
    said = good(home, "add", str(path), "--source", "survey", "--municipality", "Kokkola")
    assert "Stored 2 new records" in said
    assert "answers.csv" in said
    report = json.loads(
        good(home, "add", str(path), "--source", "survey", "--municipality", "Kokkola", "--json")
    )
    assert (report["read"], report["stored"], report["known"]) == (2, 0, 2)
    assert len(report["refused"]) == 1
    status = json.loads(good(home, "status", "--json"))
    assert (status["documents"], status["statements"], status["first"]) == (2, 2, "2025-01-06")
    plain = good(home, "status")
    assert "Documents: 2" in plain
    assert "Latest week: –" in plain


def test_the_home_may_come_from_the_environment(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOTNIA_HOME", str(home))
    assert json.loads(good(None, "status", "--json"))["home"] == str(home)


def test_a_mapping_is_given_saved_and_used_by_name(home: Path, tmp_path: Path) -> None:
    first = write_csv(tmp_path / "one.csv", ["Asia", "Milloin"], [["Jono hammashoitoon kasvaa.", "6.1.2025"]])
    other = write_csv(
        tmp_path / "two.csv", ["Asia", "Milloin", "Muu"], [["Bussi ei kulje iltaisin.", "7.1.2025", "x"]]
    )
    common = ("--source", "survey", "--municipality", "Kokkola", "--json")
    good(home, "add", str(first), "--map", "text=Asia,date=Milloin", "--save-mapping", "kysely", *common)
    report = json.loads(good(home, "add", str(other), "--mapping", "kysely", *common))
    assert report["stored"] == 1
    unknown = botnia(home, "add", str(other), "--mapping", "nobody", *common)
    assert unknown.exit_code == 2
    assert "nobody" in unknown.stderr


def test_an_archive_without_dates_is_spread_over_weeks(home: Path, tmp_path: Path) -> None:
    rows = [[f"Asia numero {n} huolettaa kylällä."] for n in range(40)]
    path = write_csv(tmp_path / "archive.csv", ["Vastaus"], rows)
    words = ("add", str(path), "--source", "survey", "--spread-from", "2025-01-06", "--spread-weeks", "10")
    good(home, *words)
    status = json.loads(good(home, "status", "--json"))
    assert status["documents"] == 40
    assert "2025-01-06" <= status["first"] < "2025-01-13"
    assert "2025-03-10" <= status["last"] <= "2025-03-16"
    assert botnia(home, *words[:-2]).exit_code == 2


def test_signals_are_merged_split_and_shown(copied: Path) -> None:
    first, second = (one["id"] for one in [*listed(copied, "signals"), *listed(copied, "watch")][:2])
    assert "is not" not in good(copied, "signal", "show", first)
    said = good(copied, "signal", "merge", second, first, "--by", "maija")
    number = re.findall(r"\d+", said)[-1]
    assert f"Merged into signal {first}" in good(copied, "signal", "show", second)
    assert "is undone" in good(copied, "signal", "undo", second, number, "--by", "maija")
    shown = json.loads(good(copied, "signal", "show", second, "--json"))
    assert (shown["into"], [row["action"] for row in shown["decisions"]]) == ("", ["merge", "undo"])
    statements = list(json.loads(good(copied, "signal", "show", first, "--json"))["statements"])
    said = good(copied, "signal", "split", first, *statements[:2])
    new = re.findall(r"S-\d+", said)[0]
    assert list(json.loads(good(copied, "signal", "show", new, "--json"))["statements"]) == statements[:2]
    assert "S-9999" in refused(copied, "signal", "show", "S-9999")
    assert "itself" in refused(copied, "signal", "merge", first, first)
    assert "at least one" in refused(copied, "signal", "split", first, *statements[2:])


def listed(home: Path, level: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(good(home, "signals", "--json"))[level]
    return found


def test_signals_and_digests_are_printed_and_written(filled: Path, tmp_path: Path) -> None:
    week = week_name(sunday(15))
    content = json.loads(good(filled, "signals", "--json"))
    assert content["week"] == week
    assert content["signals"][0]["level"] == "signal"
    lines = good(filled, "signals").splitlines()
    assert content["signals"][0]["id"] in lines[1]
    early = json.loads(good(filled, "signals", "--as-of", sunday(10).isoformat(), "--json"))
    assert early["week"] == week_name(sunday(10))
    assert good(filled, "digest").startswith("# ")
    assert json.loads(good(filled, "digest", "--week", week, "--format", "json")) == content
    out = tmp_path / "digest.html"
    assert str(out) in good(filled, "digest", "--format", "html", "--language", "sv", "--out", str(out))
    assert '<html lang="sv">' in out.read_text(encoding="utf-8")


def test_a_run_with_nothing_to_do_says_so(home: Path) -> None:
    assert "botnia add" in good(home, "run")
    assert json.loads(good(home, "run", "--json")) == {"as_of": None, "encoded": 0, "weeks": [], "themes": 0}


@pytest.mark.model
def test_a_run_and_a_replay_with_the_real_model(home: Path, tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "stream.jsonl", stream(weeks=2, planted=2, begins=0))
    good(home, "add", str(path))
    report = json.loads(good(home, "run", "--as-of", sunday(1).isoformat(), "--json"))
    assert report["weeks"] == [week_name(sunday(0)), week_name(sunday(1))]
    assert report["as_of"] == sunday(1).isoformat()
    assert report["encoded"] == 30
    assert "up to date" in good(home, "run", "--as-of", sunday(1).isoformat())
    out = tmp_path / "signals.jsonl"
    assert "2 weeks" in good(home, "replay", str(path), "--out", str(out))
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2


# --- pseudonymise


TEXT = (
    "Matti Meikäläinen soitti numerosta 040 123 4567.\nBussi ei kulje.\n\nHänen tunnuksensa on 131052-308T.\n"
)


def test_pseudonymise_prints_the_text_without_names() -> None:
    said = good(None, "pseudonymise", "-", given=TEXT)
    for word in ("Meikäläinen", "4567", "131052"):
        assert word not in said
    assert "Bussi ei kulje." in said
    assert said.count("\n") == TEXT.count("\n")
    assert "[HENKILÖ 1]" in said
    assert "[PERSON 1]" in good(None, "pseudonymise", "-", "--language", "en", given=TEXT)


def test_pseudonymise_prints_a_line_of_spans_for_each_line() -> None:
    rows = [json.loads(line) for line in good(None, "pseudonymise", "-", "--spans", given=TEXT).splitlines()]
    assert len(rows) == 4
    assert rows[1] == rows[2] == {"spans": []}
    found = [
        (TEXT.splitlines()[i][one["start"] : one["end"]], one["kind"])
        for i in (0, 3)
        for one in rows[i]["spans"]
    ]
    assert ("131052-308T", "ID") in found
    assert ("Matti Meikäläinen", "PERSON") in found
    assert [kind for _, kind in found].count("PHONE") == 1


def test_pseudonymise_reads_a_file(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text(TEXT, encoding="utf-8")
    assert good(None, "pseudonymise", str(tmp_path / "notes.txt")) == good(
        None, "pseudonymise", "-", given=TEXT
    )
    assert good(None, "pseudonymise", "-", given="") == ""


# --- users


def test_a_user_is_added_with_a_password_from_standard_input(home: Path) -> None:
    said = good(
        home, "user", "add", "maija", "--language", "sv", "--password-stdin", given="correct horse battery\n"
    )
    assert "maija" in said
    assert "correct" not in said
    assert users.check_password(home, "maija", "correct horse battery") is not None
    assert read.status(home)["users"] == 1
    typed = botnia(home, "user", "add", "pekka", given="correct horse staple\ncorrect horse staple\n")
    assert typed.exit_code == 0
    assert "staple" not in typed.output
    assert users.check_password(home, "pekka", "correct horse staple") is not None
    assert "10" in refused(home, "user", "add", "liisa", "--password-stdin", given="short\n")
    assert refused(home, "user", "add", "a b", "--password-stdin", given="correct horse battery\n")


# --- models


def test_models_are_listed_and_unknown_ones_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOTNIA_MODELS", str(tmp_path))
    rows = json.loads(good(None, "models", "list", "--json"))
    assert [row["default"] for row in rows].count(True) == 1
    assert not any(row["built"] for row in rows)
    assert len(good(None, "models", "list").splitlines()) == len(rows)
    assert "botnia models build" in refused(None, "models", "verify")
    assert "e5-small-q4" in refused(None, "models", "verify", "e6")
    assert "nowhere" in refused(None, "models", "build", "--from", str(tmp_path / "nowhere"))


# --- errors


@pytest.mark.parametrize(
    "words",
    [
        ("run",),
        ("signals",),
        ("digest",),
        ("status",),
        ("add", "x.jsonl"),
        ("user", "add", "maija", "--password-stdin"),
        ("serve",),
    ],
    ids=" ".join,
)
def test_without_a_store_every_command_says_how_to_make_one(tmp_path: Path, words: tuple[str, ...]) -> None:
    said = refused(tmp_path / "nowhere", *words, given="correct horse battery\n")
    assert "botnia init" in said
    assert not (tmp_path / "nowhere").exists()


def test_errors_are_one_sentence_in_the_language_of_the_terminal(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {}
    for language in messages.LANGUAGES:
        monkeypatch.setenv("BOTNIA_LANGUAGE", language)
        said[language] = refused(home, "digest", "--week", "week ten")
    assert len(set(said.values())) == 3
    assert all("2025-W14" in sentence for sentence in said.values())


def test_a_second_init_a_missing_week_a_missing_file_and_bad_settings(home: Path, tmp_path: Path) -> None:
    assert str(home) in refused(home, "init")
    assert "botnia run" in refused(home, "digest", "--week", "2025-W14")
    assert "botnia run" in refused(home, "signals")
    assert "nothing.csv" in refused(home, "add", str(tmp_path / "nothing.csv"))
    assert refused(home, "add", str(tmp_path), "--map", "text")
    assert "diary" in refused(home, "add", str(tmp_path), "--source", "diary")
    (home / "settings.toml").write_text("alpha = 7\n", encoding="utf-8")
    assert "alpha" in refused(home, "run")


def test_a_broken_store_is_told_from_a_missing_one(home: Path) -> None:
    for path in home.glob("botnia.sqlite*"):
        path.unlink()
    (home / "botnia.sqlite").write_bytes(b"no database at all, whatever its name says" * 50)
    assert "backup" in refused(home, "status")


def test_a_file_that_can_not_be_written_or_read_is_one_sentence(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "no such folder" / "digest.html"
    assert str(out) in refused(filled, "digest", "--out", str(out))
    path = write_jsonl(tmp_path / "stream.jsonl", stream(weeks=1))
    assert str(out) in refused(filled, "replay", str(path), "--out", str(out))
    assert refused(None, "pseudonymise", "-", given="Jono p\xe4\xe4ttyi.".encode("latin-1"))


def test_nothing_taken_is_a_failure_with_its_reasons(home: Path, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "bad.csv", ["Vastaus", "Aika"], [["Jono kasvaa taas.", "31.2.2025"]])
    result = botnia(home, "add", str(path), "--source", "survey", "--json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert (report["read"], len(report["refused"])) == (0, 1)
    assert "bad.csv" in report["refused"][0]["origin"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "--as-of", "6.4.2025"), "2025-04-06"),
        (("digest", "--format", "pdf"), "pdf"),
        (("nonsense",), "nonsense"),
        (("add",), "PATHS"),
    ],
)
def test_what_was_typed_wrong_is_explained(home: Path, words: tuple[str, ...], said: str) -> None:
    result = botnia(home, *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_the_program_itself_ends_with_one_sentence_and_no_traceback(tmp_path: Path) -> None:
    environment = {**os.environ, "BOTNIA_LANGUAGE": "fi"}
    done = subprocess.run(
        [sys.executable, "-m", "botnia_signals.cli", "--home", str(tmp_path / "nowhere"), "status"],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "botnia init" in done.stderr
