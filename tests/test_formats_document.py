"""The document about files says the limits that hold, and its messages are those of the catalogue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from botnia_signals.intake import EXTENSIONS, limits
from botnia_signals.messages import known_keys, message, page_message

DOCUMENT = (Path(__file__).parents[1] / "docs" / "formats.md").read_text(encoding="utf-8")
SECTIONS = dict(zip(("fi", "sv", "en"), re.split(r"\n## .*\n", DOCUMENT)[1:], strict=True))
MEGABYTES = (*(limits.MAX_FILE, limits.MAX_UNPACKED, limits.MAX_PACKAGE, limits.MAX_PAGE, limits.MAX_MAIL),)
BAD_INPUT = ("error-intake", "refusal-")
_NAMES = (
    "file",
    "path",
    "size",
    "limit",
    "endings",
    "columns",
    "column",
    "heading",
    "number",
    "pages",
    "name",
)
VALUES = dict.fromkeys((*_NAMES, "kinds", "part", "field", "fields", "cells", "earliest", "length"), "x")


@pytest.mark.parametrize("language", SECTIONS)
def test_the_limits_are_those_of_the_program(language: str) -> None:
    said = [int(number) for number in re.findall(r"\| (\d+) M[tB] \|", SECTIONS[language])]
    assert said == [one >> 20 for one in MEGABYTES]
    plain = SECTIONS[language].replace(",", ".").replace(" ", "").replace("\u00a0", "")
    for number in (limits.MAX_PARTS, limits.MAX_RECORD, limits.MAX_COLUMNS, limits.MAX_PAGES):
        assert re.search(rf"{number // 1000}\.?{number % 1000:03d}", plain), number
    assert f"{limits.MAX_CELLS / 1e6:.1f}mil" in plain
    assert f"{limits.MAX_TEXT >> 20}mil" in plain
    assert limits.MAX_LINE == 1_000_000


@pytest.mark.parametrize("language", SECTIONS)
def test_every_format_that_is_read_is_named(language: str) -> None:
    names = {ending.removesuffix(".gz")[1:].upper() for ending in EXTENSIONS} - {"NDJSON", "HTM"}
    assert {name for name in names if name not in SECTIONS[language]} == set()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_messages_it_explains_are_said_by_the_program(language: str) -> None:
    table = SECTIONS[language].split("|---|---|\n")[-1]
    rows = re.findall(r"^\| … (.*?) \|", table, re.MULTILINE)
    assert len(rows) == 10
    keys = [key for key in known_keys(language) if key.startswith(BAD_INPUT)]
    said = "\n".join(message(key, language, **VALUES) for key in keys).casefold()
    assert [part for row in rows for part in row.casefold().split(" / ") if part not in said] == []


def test_every_message_on_bad_input_has_its_row_in_the_english_table() -> None:
    table = SECTIONS["en"].split("|---|---|---|\n")[-1]
    rows = re.findall(r"^\| (.*?) \| (.*?) \| (.*?) \|$", table, re.MULTILINE)
    pieces = [[piece.strip() for piece in row[0].split("…") if piece.strip()] for row in rows]
    said = {key: page_message(key, "en", **VALUES) for key in known_keys("en") if key.startswith(BAD_INPUT)}
    assert len(said) > 50
    unexplained = [key for key, text in said.items() if not any(_stands_in(row, text) for row in pieces)]
    assert unexplained == []
    assert [row for row in pieces if not any(_stands_in(row, text) for text in said.values())] == []


def _stands_in(pieces: list[str], text: str) -> bool:
    place = 0
    for piece in pieces:
        place = text.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return True
