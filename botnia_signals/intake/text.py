"""TXT and pasted text: dashed or numbered lines, paragraphs, or one answer a line; small headings count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from botnia_signals.errors import IntakeError
from botnia_signals.intake.encodings import decoded, opened
from botnia_signals.intake.limits import MAX_TEXT, check_text
from botnia_signals.intake.notes import is_follow_up, is_item, is_label, is_reference, is_short, turns
from botnia_signals.intake.options import IntakeOptions
from botnia_signals.intake.parts import Paragraph
from botnia_signals.intake.prose import Item, prose_records
from botnia_signals.intake.values import clean

_DASH = re.compile(r"^\s*[-–—•*·▪◦●○‣]\s+(?=\S)")
_NUMBER = re.compile(r"^\s*(?:\d{1,3}|[a-zåäö])[.)]\s+(?=\S)")
_RULE = re.compile(r"[\s=_*\-–—#~]+")


@dataclass(slots=True)
class Block:
    """Lines that belong together: the number of the first, its marker ("-", "1" or "") and the text."""

    line: int
    marker: str
    text: str = field(repr=False)


def read_text(path: Path, options: IntakeOptions) -> Iterator[Item]:
    """Yield the records of a file of notes: its marked lines; without marks its paragraphs or its lines.

    Raises:
        IntakeError: the file can't be read or has no statement.
    """
    with opened(path) as source:
        content = source.read(MAX_TEXT + 1)
    yield from _records(content, path.name, options)


def read_pasted(data: bytes, name: str, options: IntakeOptions) -> Iterator[Item]:
    """Yield the records of a text that was pasted, called `name` in the report.

    Raises:
        IntakeError: it is empty, no text, or has no statement.
    """
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise IntakeError("intake-empty", file=name)
    yield from _records(decoded(data, name), name, options)


def _records(content: str, file: str, options: IntakeOptions) -> Iterator[Item]:
    check_text(content, file)
    lines = clean_lines(content)
    unbroken = _one_a_line(lines)
    blocks = _blocks(lines, joined=not unbroken)
    structured = _is_list(blocks) or any(_is_structure(block.text) for block in blocks)
    if unbroken and not structured:
        yield from prose_records(_one_by_line(lines), file, options, head="")
        return
    front = _front(blocks, unbroken=unbroken)
    head = "\n".join(block.text for block in blocks[:front])
    if front > 0 and is_short(blocks[front - 1].text, 60) and not is_label(blocks[front - 1].text):
        front -= 1  # the heading of the first statements
    yield from prose_records(_parts(blocks, front), file, options, head=head)


def text_parts(content: str) -> list[Paragraph]:
    """Return the paragraphs of a text that has no front matter, as a mail."""
    return [
        Paragraph(block.line, 0, block.text, listed=bool(block.marker), unit="line")
        for block in _blocks(clean_lines(content))
    ]


def clean_lines(content: str) -> list[str]:
    """Return the lines of a text, whatever their ends; lines of dashes or equal signs become empty."""
    lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [
        "" if _RULE.fullmatch(line) and line.strip() != "--" else line.replace("\ufeff", "").rstrip()
        for line in lines
    ]


def _blocks(lines: Sequence[str], *, joined: bool = True) -> list[Block]:
    """Return marked lines and paragraphs; an unmarked line after a line goes on with the block before it.

    Where each line is a paragraph, as word processors save text, lines are not `joined`.
    """
    dashed = sum(1 for line in lines if _DASH.match(line)) >= 2
    blocks: list[Block] = []
    joins = False
    for number, line in enumerate(lines, 1):
        marker = _marker(line, dashed)
        if not line.strip():
            joins = False
        elif marker or not joins or line == "--":
            text = _NUMBER.sub("", _DASH.sub("", line)) if marker else line
            blocks.append(Block(number, marker, clean(text)))
            joins = joined
        else:
            blocks[-1].text += "\n" + clean(line)
    return [block for block in blocks if block.text]


def _marker(line: str, dashed: bool) -> str:
    """Return "-" or "1" for a marked line; in a dashed list a short numbered line is a heading instead."""
    if _DASH.match(line):
        return "-"
    return "1" if _NUMBER.match(line) and not (dashed and is_short(line.strip())) else ""


def _is_list(blocks: Sequence[Block]) -> bool:
    return sum(1 for block in blocks if block.marker) >= 2


def _is_structure(text: str) -> bool:
    """Return whether a line is one that minutes have: an agenda item, a detail, a section of decisions."""
    return is_label(text) or is_item(text) or is_follow_up(text)


def _front(blocks: Sequence[Block], *, unbroken: bool) -> int:
    """Return how many blocks stand before the first statement: titles, and details of the meeting."""
    if _is_list(blocks) and not unbroken:
        return next(i for i, block in enumerate(blocks) if block.marker)
    first = (i for i, block in enumerate(blocks) if block.marker or not _is_front(block.text))
    return next(first, 0)


def _is_front(text: str) -> bool:
    return all(is_short(line) or is_label(line) for line in text.split("\n"))


def _parts(blocks: Sequence[Block], front: int) -> list[Paragraph]:
    """Return the blocks as paragraphs; short unmarked ones are headings, those before `front` details."""
    parts: list[Paragraph] = []
    for index, block in enumerate(blocks):
        text = "\n".join(" ".join(turn.split("\n")) for turn in turns(block.text))
        aside = "aside-detail" if index < front else ""
        last = index == len(blocks) - 1
        short = not block.marker and is_short(block.text, 60)
        leads = block.text.endswith(":") and not last and bool(blocks[index + 1].marker)
        title = short and not last and not aside and not is_reference(text)
        if title and (not leads or len(text.split()) < 3):
            parts.append(Paragraph(block.line, 1, text, unit="line"))
            continue
        listed = bool(block.marker) or (last and short)
        parts.append(Paragraph(block.line, 0, text, listed=listed, unit="line", aside=aside))
    return parts


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


def _one_by_line(lines: Sequence[str]) -> list[Paragraph]:
    return [
        Paragraph(number, 0, clean(line), listed=True, unit="line")
        for number, line in enumerate(lines, 1)
        if clean(line)
    ]
