"""The synthetic sample: as large and as mixed as promised, nobody's words, nothing of it left unmasked."""

from __future__ import annotations

import csv
import datetime as dt
import functools
import json
import re
import sqlite3
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from stdnum.fi import hetu

from botnia_signals import intake, privacy
from botnia_signals.digest.render import render
from botnia_signals.intake import IntakeOptions, parse_source
from botnia_signals.pipeline import read
from botnia_signals.pipeline.demo import SAMPLE, load_sample
from botnia_signals.pipeline.run import run
from botnia_signals.records import RawDocument, Refusal, SourceKind
from botnia_signals.store import FILE, Store
from botnia_signals.weeks import week_name
from tests.made import ENCODER

CODE = re.compile(r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]\b")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w-])(?:\+358[ -]?\d{2}|0[45]\d)[ -]?\d{3}[ -]?\d{2,4}\b")


@functools.cache
def parts() -> tuple[dict[str, str], ...]:
    return tuple(tomllib.loads((SAMPLE / "sample.toml").read_text(encoding="utf-8"))["part"])


@functools.cache
def items(path: str) -> tuple[RawDocument | Refusal, ...]:
    source = next(part.get("source") for part in parts() if part["path"] == path)
    options = IntakeOptions(source=parse_source(source) if source else None)
    return tuple(intake.read(SAMPLE / path, options))


def statements() -> list[RawDocument]:
    return [item for item in items("statements.jsonl") if isinstance(item, RawDocument)]


def everything() -> list[RawDocument]:
    return [item for part in parts() for item in items(part["path"]) if isinstance(item, RawDocument)]


def rows() -> list[dict[str, str]]:
    lines = (SAMPLE / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


# --- what it is


@pytest.mark.parametrize("path", [part["path"] for part in parts()])
def test_every_file_is_read_without_a_refusal(path: str) -> None:
    assert [item for item in items(path) if isinstance(item, RawDocument)]
    refused = [item for item in items(path) if isinstance(item, Refusal)]
    assert {item.key for item in refused} <= {"refusal-follow-up"}, "what was agreed is no statement"


def test_every_file_of_the_folder_is_in_the_list_and_the_kinds_are_there() -> None:
    listed = {part["path"] for part in parts()}
    lying = {f"files/{path.name}" for path in (SAMPLE / "files").iterdir() if path.suffix != ".md"}
    assert listed == lying | {"statements.jsonl"}
    assert {Path(path).suffix for path in listed} >= {".jsonl", ".docx", ".xlsx", ".txt"}


def test_it_is_large_enough_and_spans_thirty_weeks() -> None:
    assert len(statements()) >= 700
    weeks = {week_name(one.date) for one in statements()}
    assert len(weeks) >= 30
    first, last = min(one.date for one in statements()), max(one.date for one in statements())
    assert 29 <= (last - first).days // 7 <= 31
    assert last <= dt.date(2026, 12, 31)


def test_two_thirds_are_finnish_and_the_rest_swedish() -> None:
    spoken = Counter(one.language for one in statements())
    assert set(spoken) == {"fi", "sv"}
    assert 0.60 <= spoken["fi"] / spoken.total() <= 0.73


def test_every_kind_of_source_speaks_and_many_people_and_places() -> None:
    assert {one.source for one in everything()} >= set(SourceKind) - {SourceKind.OTHER}
    assert len({one.author for one in statements()}) >= 150
    assert len({one.municipality for one in statements()}) >= 20
    assert max(Counter(one.author for one in statements()).values()) <= 25


def test_ids_are_unique_and_each_has_its_theme() -> None:
    ids = [row["id"] for row in rows()]
    assert len(set(ids)) == len(ids)
    with (SAMPLE / "themes.csv").open(encoding="utf-8", newline="") as opened:
        theme = {row["id"]: row["theme"] for row in csv.DictReader(opened)}
    assert set(theme) == set(ids)
    late = {"kylma_koti", "nikotiini", "yohoito", "osamaksu", "barntolk"}
    assert late <= set(theme.values())
    language = {row["id"]: row["language"] for row in rows()}
    both = {
        name for name in late if {language[i] for i, kind in theme.items() if kind == name} == {"fi", "sv"}
    }
    assert len(both) >= 2


def test_the_new_themes_begin_after_the_warm_up() -> None:
    with (SAMPLE / "themes.csv").open(encoding="utf-8", newline="") as opened:
        theme = {row["id"]: row["theme"] for row in csv.DictReader(opened)}
    first = min(row["date"] for row in rows())
    for name in ("kylma_koti", "nikotiini", "yohoito", "osamaksu", "barntolk"):
        begins = min(row["date"] for row in rows() if theme[row["id"]] == name)
        assert (dt.date.fromisoformat(begins) - dt.date.fromisoformat(first)).days >= 7 * 8, name


# --- no template shows


def test_no_more_than_two_begin_with_the_same_three_words() -> None:
    openings = Counter(" ".join(one.text.lower().split()[:3]) for one in statements())
    assert not [opening for opening, number in openings.items() if number > 2]


def test_nothing_is_said_twice() -> None:
    said = Counter(re.sub(r"\W+", " ", one.text.lower()).strip() for one in statements())
    assert max(said.values()) == 1
    sentences = Counter(
        part.strip()
        for one in statements()
        for part in re.split(r"[.!?]", one.text)
        if len(part.split()) >= 6
    )
    assert not [sentence for sentence, number in sentences.items() if number > 1]


# --- nobody's words


def code_check(code: str) -> str:
    """Return the check character of an identity code: the nine digits modulo 31."""
    return "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(code[:6] + code[7:10]) % 31]


def test_identity_codes_are_of_nobody_and_right_to_the_check_character() -> None:
    codes = [code for one in everything() for code in CODE.findall(one.text)]
    assert codes
    for code in codes:
        assert 900 <= int(code[7:10]) <= 999, code
        assert code[-1] == code_check(code), code
        assert hetu.is_valid(code, allow_temporary=True), code


def test_mail_addresses_lie_in_the_domain_for_examples() -> None:
    found = [mail for one in everything() for mail in MAIL.findall(one.text)]
    assert all(mail.lower().split("@")[1].endswith("example.fi") for mail in found), found


# --- nothing of it is left in the store


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home that the demo's loading filled, and whose weeks were run."""
    home = tmp_path_factory.mktemp("sample") / "home"
    Store(home, create=True).close()
    assert load_sample(home) == len(everything())
    run(home, encoder=ENCODER)
    return home


def planted() -> set[str]:
    """Return what must be gone: identity codes, phones and addresses as they stand in the sample."""
    found = set()
    for one in everything():
        for text in (one.text, *one.attributes.values()):
            found.update(CODE.findall(text), MAIL.findall(text), PHONE.findall(text))
    return found


def test_there_is_something_to_mask() -> None:
    kinds = {"code": CODE, "mail": MAIL, "phone": PHONE}
    for name, pattern in kinds.items():
        assert any(pattern.search(one.text) for one in everything()), name


def test_no_planted_code_is_left_in_any_file_of_the_store_or_in_a_digest(loaded: Path) -> None:
    with sqlite3.connect(loaded / FILE) as holding:  # an open reader keeps the write-ahead log in its place
        holding.execute("SELECT count(*) FROM documents").fetchone()
        with Store(loaded) as store:
            store.documents.save_mapping("touched", {})
        written = {path.name: path.read_bytes() for path in loaded.iterdir()}
    holding.close()
    assert f"{FILE}-wal" in written
    for week in read.weeks(loaded):
        for form in ("md", "html", "json"):
            written[f"{week}.{form}"] = render(read.digest(loaded, week), form, "fi").encode()
    assert len(planted()) >= 5
    for name, content in written.items():
        assert not [one for one in planted() if one.encode() in content], name


def test_no_name_that_the_privacy_stage_found_is_left_in_the_store(loaded: Path) -> None:
    """What was masked is masked wherever it stands: no first and last name remain together."""
    texts = [one.text for one in everything()]
    names = {
        text[span.start : span.end]
        for text, spans in zip(texts, privacy.find_spans(texts), strict=True)
        for span in spans
        if span.kind == privacy.PERSON and len(text[span.start : span.end].split()) >= 2
    }
    assert len(names) >= 5
    content = b"".join(path.read_bytes() for path in loaded.iterdir())
    assert not [name for name in names if name.encode() in content]


def test_no_author_of_the_sample_is_left_in_the_store(loaded: Path) -> None:
    authors = {
        one.author for one in everything() if len(one.author) >= 5 and not one.author.startswith("row:")
    }
    content = b"".join(path.read_bytes() for path in loaded.iterdir())
    assert len(authors) > 100
    assert not [author for author in authors if author.encode() in content]


def test_every_record_is_marked_as_synthetic(loaded: Path) -> None:
    database = sqlite3.connect(loaded / FILE)
    marked, all_ = database.execute(
        "SELECT sum(json_extract(attributes, '$.synthetic') = 'yes'), count(*) FROM documents"
    ).fetchone()
    database.close()
    assert marked == all_ == len(everything())
    assert read.digest(loaded).synthetic


def test_loading_again_adds_nothing(loaded: Path) -> None:
    assert load_sample(loaded) == 0
