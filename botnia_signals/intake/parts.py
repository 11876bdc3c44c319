"""What a file of running text consists of, whatever its format: paragraphs and tables, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from botnia_signals.errors import IntakeError
from botnia_signals.intake.limits import MAX_PARTS
from botnia_signals.intake.tables import Merge

BESIDE = frozenset(("comment", "footnote", "header"))
"""Units of what stands beside the text of a file."""
BOLD_LEVEL = 9
"""The level of a heading that is told by its looks alone: below every one that a style names."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its number in the file, its heading level (0 for text) and its text.

    `unit` says what is numbered, `page` is 0 where the format has none. `author` stands where the file
    itself names one (a comment, a voice of a transcript). `aside` is why it can't be a statement (a key
    of the catalogue), "" where it can.
    """

    number: int
    level: int
    text: str = field(repr=False)
    listed: bool = False
    page: int = 0
    unit: str = "paragraph"
    author: str = field(default="", repr=False)
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: its number in the file, its cells and its merged ranges."""

    number: int
    rows: list[list[object]] = field(repr=False)
    merges: tuple[Merge, ...] = ()
    page: int = 0


Part = Paragraph | Grid


def counted(parts: Iterable[Part], file: str) -> list[Part]:
    """Return the parts of a document, its reading stopped where there are too many.

    Raises:
        IntakeError: so.
    """
    found = list(islice(parts, MAX_PARTS + 1))
    if len(found) > MAX_PARTS:
        raise IntakeError("intake-too-many-parts", file=file, limit=MAX_PARTS)
    return found


def with_headings(parts: Sequence[Part]) -> Iterator[tuple[Part, list[str]]]:
    """Yield each part with the headings that it stands under, the outermost first (its own included).

    What stands beside the text (comments, notes, headers) comes last in a file and under none of them.
    """
    open_headings: list[tuple[int, str]] = []
    for part in parts:
        if isinstance(part, Paragraph) and part.level:
            open_headings = [kept for kept in open_headings if kept[0] < part.level]
            open_headings.append((part.level, part.text))
        beside = isinstance(part, Paragraph) and part.unit in BESIDE
        yield part, [] if beside else [text for _, text in open_headings]
