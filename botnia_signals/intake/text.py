"""TXT: notes of dashed or numbered lines, paragraphs, or one answer a line; small headings are attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from botnia_signals.errors import IntakeError
from botnia_signals.intake.encodings import opened
from botnia_signals.intake.notes import (
    Note,
    heading_text,
    is_follow_up,
    is_label,
    is_short,
    note_records,
    passed_over,
)
from botnia_signals.intake.options import IntakeOptions
from botnia_signals.intake.values import clean
from botnia_signals.records import RawDocument, Refusal

_DASH = re.compile(r"^\s*[-–—•*·▪◦●○‣]\s+(?=\S)")
_NUMBER = re.compile(r"^\s*(?:\d{1,3}|[a-zåäö])[.)]\s+(?=\S)")
_RULE = re.compile(r"[\s=_*\-–—#~]+")
MAX_TEXT = 50 * 1024**2


@dataclass(slots=True)
class Block:
    """Lines that belong together: the number of the first, its marker ("-", "1" or "") and the text."""

    line: int
    marker: str
    text: str = field(repr=False)


def read_text(path: Path, options: IntakeOptions) -> Iterator[RawDocument | Refusal]:
    """Yield the records of a file of notes: its marked lines; without marks its paragraphs or its lines.

    Raises:
        IntakeError: the file can't be read or has no statement.
    """
    with opened(path) as source:
        content = source.read(MAX_TEXT + 1)
    if len(content) > MAX_TEXT:
        limit = str(MAX_TEXT >> 20)
        raise IntakeError("intake-too-big", file=path.name, size=limit, limit=limit)
    lines = clean_lines(content)
    blocks = _blocks(lines)
    if sum(1 for block in blocks if block.marker) >= 2:
        head, notes = _listed(blocks, path.name)
    elif _one_a_line(lines):
        head, notes = "", _lines(lines, path.name)
    else:
        head, notes = _paragraphs(blocks, path.name)
    yield from note_records(notes, head, path.name, options)
    titles = [block for block in blocks if not block.marker and is_short(block.text, 60)]
    yield from passed_over((f"{path.name}, line {title.line}", title.text) for title in titles)


def clean_lines(content: str) -> list[str]:
    """Return the lines of a text, whatever their ends; lines of dashes or equal signs become empty."""
    lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return ["" if _RULE.fullmatch(line) else line.replace("\ufeff", "").rstrip() for line in lines]


def _blocks(lines: Sequence[str]) -> list[Block]:
    """Return marked lines and paragraphs; an unmarked line after a line goes on with the block before it."""
    dashed = sum(1 for line in lines if _DASH.match(line)) >= 2
    blocks: list[Block] = []
    joins = False
    for number, line in enumerate(lines, 1):
        marker = _marker(line, dashed)
        if not line.strip():
            joins = False
        elif marker or not joins:
            text = _NUMBER.sub("", _DASH.sub("", line)) if marker else line
            blocks.append(Block(number, marker, clean(text)))
            joins = True
        else:
            blocks[-1].text += "\n" + clean(line)
    return blocks


def _marker(line: str, dashed: bool) -> str:
    """Return "-" or "1" for a marked line; in a dashed list a short numbered line is a heading instead."""
    if _DASH.match(line):
        return "-"
    return "1" if _NUMBER.match(line) and not (dashed and is_short(line.strip())) else ""


def _listed(blocks: Sequence[Block], file: str) -> tuple[str, list[Note]]:
    """Return the head (all before the first marked line but its heading) and the notes of a list."""
    first = next(i for i, block in enumerate(blocks) if block.marker)
    titled = first > 0 and is_short(blocks[first - 1].text)
    head = "\n".join(block.text for block in blocks[:first])
    return head, list(_notes(blocks[first - 1 if titled else first :], file))


def _paragraphs(blocks: Sequence[Block], file: str) -> tuple[str, list[Note]]:
    """Return the head (the short lines and labels at the start) and the paragraphs of running text."""
    first = next((i for i, block in enumerate(blocks) if not _is_front(block.text)), 0)
    titled = first > 0 and is_short(blocks[first - 1].text, 60) and not is_label(blocks[first - 1].text)
    head = "\n".join(block.text for block in blocks[:first])
    return head, list(_notes(blocks[first - 1 if titled else first :], file))


def _is_front(text: str) -> bool:
    return all(is_short(line) or is_label(line) for line in text.split("\n"))


def _notes(blocks: Sequence[Block], file: str) -> Iterator[Note]:
    heading, passed_over = "", False
    for index, block in enumerate(blocks):
        last = index == len(blocks) - 1
        if not block.marker and is_short(block.text, 60) and not last:
            heading = heading_text(block.text)
            passed_over = is_follow_up(block.text)
        elif not passed_over and not (not block.marker and is_label(block.text)):
            yield Note(f"{file}, line {block.line}", " ".join(block.text.split("\n")), heading)


def _one_a_line(lines: Sequence[str]) -> bool:
    """Return whether each line is an answer: no empty lines between, and not one text wrapped at a width."""
    filled = [i for i, line in enumerate(lines) if line.strip()]
    if len(filled) < 2 or filled[-1] - filled[0] + 1 != len(filled):
        return False
    texts = [lines[i].strip() for i in filled]
    longest = max(len(text) for text in texts)
    wrapped = sum(
        1 for text in texts[:-1] if len(text) > 0.75 * longest and not text.endswith((".", "!", "?"))
    )
    return not (50 <= longest <= 120 and wrapped > 0.5 * (len(texts) - 1))


def _lines(lines: Sequence[str], file: str) -> list[Note]:
    return [
        Note(f"{file}, line {number}", clean(line)) for number, line in enumerate(lines, 1) if line.strip()
    ]
