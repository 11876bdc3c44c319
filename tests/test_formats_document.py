"""The document about files says the limits that hold, and its messages are those of the catalogue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from botnia_signals.intake import EXTENSIONS, limits
from botnia_signals.messages import known_keys, message

DOCUMENT = (Path(__file__).parents[1] / "docs" / "formats.md").read_text(encoding="utf-8")
SECTIONS = dict(zip(("fi", "sv", "en"), re.split(r"\n## .*\n", DOCUMENT)[1:], strict=True))
MEGABYTES = (*(limits.MAX_FILE, limits.MAX_UNPACKED, limits.MAX_PACKAGE, limits.MAX_PAGE, limits.MAX_MAIL),)


@pytest.mark.parametrize("language", SECTIONS)
def test_the_limits_are_those_of_the_program(language: str) -> None:
    said = [int(number) for number in re.findall(r"\| (\d+) M[tB] \|", SECTIONS[language])]
    assert said == [one >> 20 for one in MEGABYTES]
    plain = SECTIONS[language].replace(",", ".").replace(" ", "").replace("\u00a0", "")
    for number in (limits.MAX_PARTS, limits.MAX_COLUMNS, limits.MAX_PAGES):
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
    assert len(rows) == 9
    keys = [key for key in known_keys(language) if key.startswith(("error-intake", "refusal-"))]
    names = ("file", "path", "size", "limit", "endings", "columns", "column", "heading", "number", "pages")
    values = dict.fromkeys((*names, "name", "kinds", "part", "field", "fields", "cells", "earliest"), "x")
    said = "\n".join(message(key, language, **values) for key in keys).casefold()
    assert [part for row in rows for part in row.casefold().split(" / ") if part not in said] == []
