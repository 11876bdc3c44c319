"""A few hundred of the hostile files that `python -m tests.benchmarks --only fuzz` reads by the thousand."""

from __future__ import annotations

from pathlib import Path

import pytest

from botnia_signals.intake import read
from botnia_signals.intake.limits import MAX_LINE, MAX_PARTS
from botnia_signals.messages import message
from botnia_signals.pipeline.add import add
from botnia_signals.records import RawDocument, Refusal
from tests.benchmarks.fuzzed import LONGEST, OPTIONS, read_apart, read_whole
from tests.files.hard import write_hard
from tests.files.mutations import CHANGES, mutated, valid_files

SEED, NUMBER, PARTS = 77, 300, 6
QUICK = (
    *("bomb_lies.docx", "deep.docx", "deep_runs.docx", "spans.docx", "deep.odt", "cells.odt", "spaces.odt"),
    *("far.xlsx", "repeated.ods", "repeated_little.ods", "repeated_quotes.ods", "shared_by_many.xlsx"),
    *(
        "deep.html",
        "tables.html",
        "spans.html",
        "deep.jsonl",
        "deep_closed.jsonl",
        "surrogate.jsonl",
        "huge_number.jsonl",
    ),
    *(
        "quotes.csv",
        "columns.csv",
        "multipart.eml",
        "charset.eml",
        "cycle.pdf",
        "words.pdf",
        "long_header.eml",
    ),
)


@pytest.mark.parametrize("part", range(PARTS))
def test_changed_files_end_in_records_or_in_messages(part: int, tmp_path: Path) -> None:
    ends = []
    for number in range(part, NUMBER, PARTS):
        name, data, kind = mutated(number, SEED)
        path = tmp_path / name
        path.write_bytes(data)
        records, refused = read_whole(path)
        ends.append(bool(records))
        assert records or refused, (number, kind)
        path.unlink()
    assert 0 < sum(ends) < len(ends)


def test_changes_are_always_the_same_and_all_are_made() -> None:
    files = [mutated(number, SEED) for number in range(NUMBER)]
    assert files[:30] == [mutated(number, SEED) for number in range(30)]
    assert {kind for _, _, made in files for kind in made.split("+")} == set(CHANGES)
    untouched = set(valid_files().values())
    assert sum(data in untouched for _, data, _ in files) < NUMBER / 6


@pytest.mark.parametrize("name", QUICK)
def test_files_at_the_limits_cost_little(name: str, tmp_path: Path) -> None:
    outcome = read_apart(write_hard(name, tmp_path))
    assert outcome.fault == ""
    assert outcome.records or outcome.refused
    assert outcome.seconds < LONGEST / 2


def test_a_fault_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_hard("pieni.csv", tmp_path)
    assert read_apart(path).records == 2
    monkeypatch.setattr("botnia_signals.intake.read", lambda *_: 1 / 0)
    assert read_apart(path).fault.startswith("ZeroDivisionError at test_fuzz.py")


def keys(path: Path) -> list[str]:
    return [item.key for item in read(path, OPTIONS) if isinstance(item, Refusal)]


def test_a_package_of_a_damaged_other_compression_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    name, data, _ = mutated(1854, 2026)
    assert name.endswith(".ods")
    path.write_bytes(data)
    assert keys(path) == ["error-intake-broken"]


def test_a_name_that_cannot_be_shown_is_refused_with_marks_in_its_place(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "tavu\udce4\x1b[31m.txt"
    path.write_text("- jono on pitkä\n", encoding="utf-8")
    other = tmp_path / "muistio.txt"
    other.write_text("- kyydit loppuvat illalla\n", encoding="utf-8")
    report = add(home, [path, other], OPTIONS)
    assert report.stored == 1
    (refusal,) = report.refused
    assert refusal.key == "error-intake-file-name"
    assert "tavu\ufffd\ufffd[31m.txt" in message(refusal.key, "fi", **refusal.values)


def test_a_quotation_mark_that_never_closes_is_reported_by_add(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('pvm;teksti\n1.9.2026;Jono kasvaa\n2.9.2026;"' + "jono\n" * 60_000, encoding="utf-8")
    report = add(home, [path], OPTIONS)
    assert (report.stored, [one.key for one in report.refused]) == (1, ["refusal-quotes"])


def test_one_line_and_many_paragraphs_have_limits(tmp_path: Path) -> None:
    line, many = tmp_path / "a.jsonl", tmp_path / "a.txt"
    line.write_text('{"text": "' + "x" * MAX_LINE, encoding="utf-8")
    assert keys(line) == ["error-intake-line-too-long"]
    many.write_text("- jono\n" * (MAX_PARTS + 1), encoding="utf-8")
    assert keys(many) == ["error-intake-too-many-parts"]
    assert "40\u00a0000" in message("error-intake-too-many-parts", "fi", file="a", limit=MAX_PARTS)


def test_hidden_and_deep_parts_of_a_page_are_read_in_order(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<p>Jono <span>on <b>pitkä</b><script>x()</script></span> ja<br>kasvaa <i hidden>koko</i> ajan.</p>",
        encoding="utf-8",
    )
    (only,) = read(path, OPTIONS)
    assert isinstance(only, RawDocument)
    assert only.text == "Jono on pitkä ja\nkasvaa koko ajan."
