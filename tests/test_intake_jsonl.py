"""JSONL: the record format, and records near it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from botnia_signals.intake import IntakeOptions, parse_map, read
from botnia_signals.intake.limits import MAX_RECORD
from botnia_signals.intake.values import clean
from botnia_signals.records import RawDocument, Refusal, SourceKind

RECORD = {
    **{"id": "A-001", "text": "Jono kasvaa.", "date": "2026-04-21", "source": "dialogue", "author": "p001"},
    **{"municipality": "Vasa", "language": "fi"},
}


def lines(path: Path, *records: object) -> Path:
    """Write records, one a line; strings as they are."""
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in records), encoding="utf-8")
    return path


def test_the_record_format(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {**RECORD, "theme": "t1", "n": 3, "tags": ["ä", 1], "none": None})
    (document,) = read(path)
    assert document == RawDocument(
        record_id="A-001",
        text="Jono kasvaa.",
        date=dt.date(2026, 4, 21),
        source=SourceKind.FORESIGHT_DIALOGUE,
        author="p001",
        municipality="Vaasa",
        language="fi",
        attributes={"theme": "t1", "n": "3", "tags": '["ä", 1]'},
        origin="a.jsonl, line 1",
    )


def test_bad_lines_are_refused_and_the_others_go_in(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl",
        *(RECORD, "{broken", "", "[1, 2]", {**RECORD, "text": " "}, {**RECORD, "date": "eilen"}),
        *(
            {**RECORD, "source": "kahvila"},
            {"text": "x", "source": "survey"},
            {"text": "x", "date": "2026-01-01"},
        ),
        *('{"a": ' * 100_000, {**RECORD, "date": True}, {**RECORD, "id": "B", "language": "klingon"}),
    )
    items = list(read(path))
    assert [(i.origin.split()[-1], i.key) for i in items if isinstance(i, Refusal)] == [
        ("2", "refusal-json"),
        ("4", "refusal-json"),
        ("5", "refusal-no-text"),
        ("6", "refusal-bad-date"),
        ("7", "refusal-source"),
        ("8", "refusal-no-date"),
        ("9", "refusal-no-source"),
        ("10", "refusal-json"),
        ("11", "refusal-bad-date"),
    ]
    kept = [item for item in items if isinstance(item, RawDocument)]
    assert [item.record_id for item in kept] == ["A-001", "B"]
    assert (kept[1].language, kept[1].attributes) == (None, {"language": "klingon"})


def test_options_fill_what_a_record_lacks(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"body": "Hei", "when": "1.2.2026"}, {"body": "Moi"})
    options = IntakeOptions(
        mapping=parse_map("text=body,date=when"),
        source=SourceKind.SURVEY,
        date=dt.date(2026, 3, 1),
        municipality="Karleby",
        author="kirjaaja",
        language="fi",
    )
    first, second = (item for item in read(path, options) if isinstance(item, RawDocument))
    assert (first.text, first.date, first.municipality) == ("Hei", dt.date(2026, 2, 1), "Kokkola")
    assert (second.date, second.author, second.language) == (dt.date(2026, 3, 1), "kirjaaja", "fi")


def test_a_record_without_id_and_author(tmp_path: Path) -> None:
    record = {"text": "Hei", "date": "2026-01-01", "source": "survey"}
    one, two = read(lines(tmp_path / "a.jsonl", record, {**record, "text": "Moi"}))
    (again,) = read(lines(tmp_path / "toinen.jsonl", dict(reversed(record.items()))))
    assert isinstance(one, RawDocument)
    assert isinstance(two, RawDocument)
    assert isinstance(again, RawDocument)
    assert one.record_id == again.record_id != two.record_id
    assert one.author == f"row:{one.record_id}"


def test_one_json_structure_is_not_jsonl(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps([RECORD], indent=2))
    (refusal,) = read(path)
    assert isinstance(refusal, Refusal)
    assert refusal.key == "error-intake-json-array"


def test_a_lone_surrogate_never_reaches_a_document(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", json.dumps({**RECORD, "text": "a\ud800b", "id": "\udfffq"}))
    (document,) = read(path)
    assert isinstance(document, RawDocument)
    assert (document.text, document.record_id) == ("ab", "q")


@pytest.mark.parametrize("ascii_only", [True, False])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.text(max_size=60).filter(lambda t: clean(t) != ""), min_size=1, max_size=8),
    day=st.dates(dt.date(1950, 1, 1), dt.date(2026, 1, 1)),
)
def test_jsonl_round_trip(tmp_path: Path, ascii_only: bool, texts: list[str], day: dt.date) -> None:
    path = tmp_path / "round.jsonl"
    rows = [{"text": clean(text), "date": day.isoformat(), "source": "other"} for text in texts]
    path.write_bytes("\n".join(json.dumps(row, ensure_ascii=ascii_only) for row in rows).encode())
    documents = [item for item in read(path) if isinstance(item, RawDocument)]
    assert [(d.text, d.date) for d in documents] == [(row["text"], day) for row in rows]


def test_a_text_over_the_limit_is_refused_with_both_numbers_and_the_others_go_in(tmp_path: Path) -> None:
    long, fits = "Jono. " * (MAX_RECORD // 6 + 2), ("Jono. " * (MAX_RECORD // 6)).strip()
    records = ({**RECORD, "text": long}, {**RECORD, "note": long}, {**RECORD, "text": fits})
    first, second, third = read(lines(tmp_path / "a.jsonl", *records))
    for refused in (first, second):
        assert isinstance(refused, Refusal)
        assert refused.key == "refusal-text-too-long"
        assert refused.values["limit"] == str(MAX_RECORD)
        assert int(str(refused.values["length"])) > MAX_RECORD
    assert isinstance(third, RawDocument)
    assert third.text == fits
