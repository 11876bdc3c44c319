"""Lines that a source repeats, the preview, and the report of adding."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from botnia_signals import privacy
from botnia_signals.cells import rows_of
from botnia_signals.errors import SettingsError
from botnia_signals.intake import IntakeOptions
from botnia_signals.intake.options import parse_map
from botnia_signals.messages import message
from botnia_signals.pipeline import added, read, searching
from botnia_signals.pipeline.add import add, save_mapping
from botnia_signals.pipeline.preview import SHOWN, preview
from botnia_signals.pipeline.repeats import line_key
from botnia_signals.records import Document, RawDocument, SourceKind
from botnia_signals.store import Store

TABLE = IntakeOptions(source=SourceKind.ROUND_TABLE)
FORM = "Kirjoita tähän, mitä olet havainnut alueellasi vuonna {}."
SAID = (
    *("Kylän kauppa suljettiin keväällä.", "Bussi ei enää aja arkisin kirkolle.", "Hammashoitoon ei pääse."),
    *("Kuraattoria ei tavoita kukaan.", "Iltavuorot loppuivat elokuussa."),
)


@pytest.fixture(autouse=True)
def _rules(home: Path) -> None:
    (home / "settings.toml").write_text('name_finder = "rules"\n', encoding="utf-8")


def minutes(folder: Path, number: int, extra: str = "") -> Path:
    path = folder / f"muistio_2026-09-{number + 1:02d}.md"
    path.write_text(f"# Muistio\n\n{FORM.format(2020 + number)}\n\n{SAID[number]}\n{extra}", encoding="utf-8")
    return path


def stored(home: Path) -> list[str]:
    with Store(home) as store:
        return [row[0] for row in store.db.execute("SELECT text FROM documents ORDER BY date, origin")]


def test_a_line_of_three_files_is_set_aside_and_shown_with_the_file(home: Path, tmp_path: Path) -> None:
    report = add(home, [minutes(tmp_path, n) for n in range(3)], TABLE)
    assert stored(home) == list(SAID[:3])
    assert report.aside == {"aside-repeated": 3}
    for one in report.files:
        assert [row.reason for row in one.aside] == ["aside-repeated"]
        assert one.aside[0].text.startswith("Kirjoita tähän")
    view = read.document(home, searching.search(home, "hammashoitoon").found[0].said.statement)
    assert [(one.aside, one.text[:8]) for one in view.passages] == [
        ("aside-repeated", "Kirjoita"),
        ("", "Hammasho"),
    ]


def test_two_files_or_two_sources_are_no_repetition(home: Path, tmp_path: Path) -> None:
    add(home, [minutes(tmp_path, n) for n in range(2)], TABLE)
    add(home, [minutes(tmp_path, 2)], IntakeOptions(source=SourceKind.FORESIGHT_DIALOGUE))
    assert sum(text.startswith("Kirjoita") for text in stored(home)) == 3


def test_a_file_that_is_added_again_counts_once(home: Path, tmp_path: Path) -> None:
    for _ in range(3):
        report = add(home, [minutes(tmp_path, 0)], TABLE)
    assert (report.stored, report.known, sum(report.aside.values())) == (0, 2, 0)


def test_what_is_stored_already_stays_and_the_next_file_is_without_it(home: Path, tmp_path: Path) -> None:
    for number in range(4):
        add(home, [minutes(tmp_path, number)], TABLE)
    assert sum(text.startswith("Kirjoita") for text in stored(home)) == 2
    report = add(home, [minutes(tmp_path, 0)], TABLE)
    assert report.known == 2, "what was stored once is still a statement of its file"


def test_repeated_lines_are_kept_when_asked(home: Path, tmp_path: Path) -> None:
    report = add(home, [minutes(tmp_path, n) for n in range(4)], TABLE, keep_repeated=True)
    assert (report.stored, sum(report.aside.values())) == (8, 0)


def test_a_line_of_few_of_many_files_stays(home: Path, tmp_path: Path) -> None:
    with Store(home) as store:
        for number in range(10):
            store.passages.remember_lines("round_table", f"f-{number}", [(f"line {number}", "")])
    add(home, [minutes(tmp_path, n) for n in range(3)], TABLE)
    assert sum(text.startswith("Kirjoita") for text in stored(home)) == 3, "three of thirteen files"


def test_line_keys_pass_over_figures_spacing_and_case_and_need_the_secret() -> None:
    assert line_key("Sivu 12 / 30", b"k") == line_key("sivu  1 /  7", b"k") != ""
    assert line_key("Sivu 12", b"k") != line_key("Sivu 12", b"other")
    assert line_key("a" * 301, b"k") == ""
    assert line_key("Sivu a", b"k") != line_key("Sivu b", b"k")


def snapshot(home: Path) -> list[str]:
    with Store(home) as store:
        return list(store.db.conn.iterdump())


def test_a_preview_shows_what_would_come_masked_and_stores_nothing(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "kysely.csv"
    rows = "".join(
        f"{n}.9.2026;Vaasa;Soita numeroon 040 123 456{n}, jono on pitkä.;Aina jotain\n" for n in range(1, 8)
    )
    path.write_text(
        f"pvm;kunta;Mikä on muuttunut?;Muuta\n{rows}ei päivä;Vaasa;Kyydit loppuvat.;-\n", encoding="utf-8"
    )
    before = snapshot(home)
    (one,) = preview(home, [path], TABLE)
    assert snapshot(home) == before
    assert (one.name, one.records, len(one.shown)) == ("kysely.csv", 7, SHOWN)
    assert one.columns is not None
    assert one.columns.texts == ("Mikä on muuttunut?",)
    assert dict(one.columns.fields) == {"date": "pvm", "municipality": "kunta"}
    assert [item.key for item in one.refused] == ["refusal-bad-date"]
    first = one.shown[0]
    assert "040" not in first.text
    assert "[PUHELIN]" in first.text
    assert (first.origin, first.municipality, first.heading) == (
        *("kysely.csv, row 2", "Vaasa", "Mikä on muuttunut?"),
    )
    assert not first.author


def test_a_preview_of_minutes_counts_what_is_set_aside_and_says_what_is_broken(
    home: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "rikki.docx"
    broken.write_bytes(b"PK\x03\x04")
    path = minutes(tmp_path, 0, "\nTerveisin\n\n## Sovittiin\n\nSihteeri soittaa numeroon 040 123 4567.\n")
    note, bad = preview(home, [path, broken], TABLE)
    assert note.columns is None
    assert note.records == 2
    assert sum(note.aside.values()) >= 1
    assert all("040" not in row.text for row in note.asides)
    assert [item.key for item in bad.refused] == ["error-intake-broken"]


def test_a_saved_mapping_is_found_again_by_the_header_whatever_the_file(home: Path, tmp_path: Path) -> None:
    head = "Kenttä 1;Kenttä 2;Kenttä 3\n"
    first, second, other = tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "c.csv"
    first.write_text(head + "x;Jono on pitkä.;1.9.2026\n", encoding="utf-8")
    second.write_text(head + "y;Kyydit loppuvat illalla.;2.9.2026\n", encoding="cp1252")
    other.write_text(head.replace("3", "4") + "y;Kyydit loppuvat illalla.;2.9.2026\n", encoding="utf-8")
    mapping = parse_map("text=Kenttä 2,date=Kenttä 3")
    add(home, [first], dataclasses.replace(TABLE, mapping=mapping))
    save_mapping(home, first, mapping, "syksy")
    (seen,) = preview(home, [second], TABLE)
    assert seen.mapping == "date=Kenttä 3, text=Kenttä 2"
    report = add(home, [second, other], TABLE)
    assert (report.stored, report.files[0].mapping) == (1, seen.mapping)
    assert report.files[1].refused
    assert report.files[1].mapping == ""


def test_the_report_says_of_each_file_what_came_of_it(home: Path, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(
        "pvm;teksti\n1.9.2026;Jono on pitkä.\n1.9.2026;Jono on pitkä.\nx;Kyydit.\n", encoding="utf-8"
    )
    note = minutes(tmp_path, 1, "\n## Sovittiin\n\nSoitetaan numeroon 040 123 4567 ensi viikolla.\n")
    report = add(home, [table, note], TABLE)
    first, second = report.files
    assert (first.read, first.stored, first.known, len(first.refused)) == (2, 1, 1, 1)
    assert (second.read, second.stored, len(second.aside)) == (2, 2, 1)
    for language in ("fi", "sv", "en"):
        told = json.loads(added.report_json(report, language))["files"]
        assert [one["file"] for one in told] == ["a.csv", note.name]
        assert told[0]["refused"][0]["place"] == "a.csv, row 4"
        assert told[0]["refused"][0]["reason"] == message("refusal-bad-date", language, column="pvm")
        text = added.report_csv(report, language)
        rows = rows_of(text)
        assert len(rows) == 1 + 2 + len(first.refused) + len(second.refused) + len(second.aside)
        assert {len(row) for row in rows} == {9}
        markdown = added.report_markdown(report, language)
        assert "## a.csv" in markdown
        assert not any("040 123" in one for one in (text, markdown, json.dumps(told)))
    with pytest.raises(SettingsError):
        added.check_format(Path("raportti.pdf"))
    added.write_report(report, tmp_path / "r.csv", "fi")
    assert (tmp_path / "r.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_few_letters_are_masked_at_once_and_nothing_is_lost_between(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jsonl"
    texts = [f"{number} {'Jono kasvaa. ' * (number % 7)}" for number in range(40)]
    rows = (
        {"id": f"r{n}", "text": text, "date": "2026-09-01", "note": "x" * 20} for n, text in enumerate(texts)
    )
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    sizes: list[int] = []
    masked = privacy.pseudonymise

    def watched(documents: Sequence[RawDocument], *rest: Any, **named: Any) -> list[Document]:
        sizes.append(sum(len(one.text) + len(one.attributes["note"]) for one in documents))
        return masked(documents, *rest, **named)

    monkeypatch.setattr(privacy, "pseudonymise", watched)
    monkeypatch.setattr("botnia_signals.pipeline.add.LETTERS", 300)
    assert add(home, [path], TABLE).stored == len(texts)
    assert len(sizes) > 5
    assert max(sizes) <= 300
