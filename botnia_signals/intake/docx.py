"""DOCX: paragraphs and tables in order, headings as a path, speakers as authors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from botnia_signals.errors import IntakeError
from botnia_signals.intake.fields import folded
from botnia_signals.intake.limits import check_package
from botnia_signals.intake.notes import (
    PATH,
    Note,
    heading_text,
    is_follow_up,
    is_label,
    is_short,
    note_defaults,
    note_records,
    passed_over,
)
from botnia_signals.intake.options import IntakeOptions
from botnia_signals.intake.rows import check_defaults, documents
from botnia_signals.intake.tables import Merge, fill_body, fill_merged, find_layout, rows_of
from botnia_signals.intake.values import cell_text, clean
from botnia_signals.records import RawDocument, Refusal

_PEOPLE = frozenset(
    (
        *("osallistuja", "osallistujat", "läsnä", "läsnäolija", "nimi", "jäsen", "varajäsen"),
        *("deltagare", "närvarande", "namn", "medlem", "participant", "present", "name", "member"),
    )
)
_BOLD_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its number in the file, its heading level (0 for text) and its text."""

    number: int
    level: int
    text: str = field(repr=False)
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: its number in the file, its cells and its merged ranges."""

    number: int
    rows: list[list[object]] = field(repr=False)
    merges: tuple[Merge, ...] = ()


def read_docx(path: Path, options: IntakeOptions) -> Iterator[RawDocument | Refusal]:
    """Yield the records of a document: each paragraph that is a statement, each row of a table of texts.

    Passed over: details of the meeting before the first heading, tables of participants, and the sections
    that hold decisions or signatures ("Sovittiin", "Beslut"); those sections are reported.

    Raises:
        IntakeError: the file can't be read, or it has no statement.
    """
    check_package(path, "word/document.xml")
    parts = _load(path)
    first = next((i for i, part in enumerate(parts) if isinstance(part, Paragraph) and part.level), 0)
    head = "\n".join(part.text for part in parts[: first or 8] if isinstance(part, Paragraph))
    tables = list(_tables(parts, head, path.name, options))
    notes = list(_notes(parts, first, path.name))
    if notes or not tables:
        yield from note_records(notes, head, path.name, options)
    yield from tables
    titles = [part for part in parts if isinstance(part, Paragraph) and part.level]
    yield from passed_over((f"{path.name}, paragraph {title.number}", title.text) for title in titles)


def _notes(parts: Sequence[Paragraph | Grid], first: int, file: str) -> Iterator[Note]:
    """Yield the statements among paragraphs; `first` is the place of the first heading, 0 without one."""
    for index, (part, headings) in enumerate(_with_headings(parts)):
        if not isinstance(part, Paragraph) or part.level or any(map(is_follow_up, headings)):
            continue
        if is_label(part.text) or (index < first and is_short(part.text)) or not _says(part):
            continue
        heading = PATH.join(heading_text(text) for text in headings)
        yield Note(f"{file}, paragraph {part.number}", part.text, heading)


def _says(part: Paragraph) -> bool:
    """Return whether a paragraph says something: an item of a list, a sentence, or four words."""
    return part.listed or not is_short(part.text) or len(part.text.split()) >= 4


def _with_headings(parts: Sequence[Paragraph | Grid]) -> Iterator[tuple[Paragraph | Grid, list[str]]]:
    open_headings: list[tuple[int, str]] = []
    for part in parts:
        if isinstance(part, Paragraph) and part.level:
            open_headings = [kept for kept in open_headings if kept[0] < part.level]
            open_headings.append((part.level, part.text))
        yield part, [text for _, text in open_headings]


def _tables(
    parts: Sequence[Paragraph | Grid], head: str, file: str, options: IntakeOptions
) -> Iterator[RawDocument | Refusal]:
    for part, headings in _with_headings(parts):
        if isinstance(part, Grid) and not any(map(is_follow_up, headings)):
            yield from _table(part, PATH.join(map(heading_text, headings)), head, file, options)


def _table(
    grid: Grid, heading: str, head: str, file: str, options: IntakeOptions
) -> Iterator[RawDocument | Refusal]:
    """Yield the rows of a table that has texts; other tables (people, details of a meeting) yield nothing."""
    if not grid.rows or any(folded(cell_text(cell)) in _PEOPLE for cell in grid.rows[0][:2]):
        return
    filled = [list(row) for row in grid.rows]
    fill_merged(filled, grid.merges)
    try:
        layout = find_layout(filled, {}, file)
    except IntakeError:
        return
    layout = fill_body(grid.rows, grid.merges, layout)
    defaults = note_defaults(head, file, options)
    check_defaults(defaults, layout.columns)
    numbered = enumerate(grid.rows[layout.header + 1 :], layout.header + 2)
    for row in rows_of(layout, f"{file}, table {grid.number}", numbered):
        if isinstance(row, Refusal):
            yield row
            continue
        for record in documents(row, defaults):
            if isinstance(record, RawDocument) and heading:
                record.attributes.setdefault("heading", heading)
            yield record


def _load(path: Path) -> list[Paragraph | Grid]:
    from docx import Document

    try:
        return list(_parts(Document(str(path))))
    except Exception:  # python-docx and lxml raise whatever a broken part leads to
        raise IntakeError("intake-broken", file=path.name) from None


def _parts(document: Any) -> Iterator[Paragraph | Grid]:
    """Yield paragraphs with text and tables, in order; those in content controls and insertions too."""
    from docx.oxml.ns import qn

    paragraphs = tables = 0
    for element in _blocks(document.element.body):
        if element.tag == qn("w:tbl"):
            tables += 1
            rows, merges = _cells(element)
            yield Grid(tables, rows, merges)
            continue
        paragraphs += 1
        text = clean(_text(element))
        if text:
            yield _paragraph(element, document.part, paragraphs, text)


def _blocks(parent: Any) -> Iterator[Any]:
    from docx.oxml.ns import qn

    leaves = (qn("w:p"), qn("w:tbl"))
    wrappers = (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:moveTo"))
    for child in parent:
        if child.tag in leaves:
            yield child
        elif child.tag in wrappers:
            yield from _blocks(child)


def _text(element: Any) -> str:
    """Return the text of a paragraph with tracked insertions, without deletions, notes and text boxes."""
    from docx.oxml.ns import qn

    signs = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
    passed_over = (qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:drawing"), qn("w:pict"), qn("w:rPr"))
    pieces: list[str] = []
    stack = [element]
    while stack:
        node = stack.pop()
        if node.tag == qn("w:t"):
            pieces.append(node.text or "")
        elif node.tag in signs:
            pieces.append(signs[node.tag])
        elif node.tag not in passed_over:
            stack.extend(reversed(node))
    return "".join(pieces)


def _paragraph(element: Any, part: Any, number: int, text: str) -> Paragraph:
    from docx.text.paragraph import Paragraph as DocxParagraph

    paragraph = DocxParagraph(element, part)
    name = ((paragraph.style.name if paragraph.style is not None else "") or "").casefold()
    numbered = element.pPr is not None and element.pPr.numPr is not None
    return Paragraph(number, _level(name, paragraph, text), text, listed=numbered or "list" in name)


def _level(style: str, paragraph: Any, text: str) -> int:
    """Return the level of a heading: by its style, or the lowest one for a short line that is all bold."""
    for word in ("heading ", "otsikko ", "rubrik "):
        if style.startswith(word) and style[len(word) :].isdigit():
            return int(style[len(word) :])
    runs = [run for run in paragraph.runs if run.text.strip()]
    bold = bool(runs) and all(run.bold for run in runs)
    return _BOLD_LEVEL if bold and is_short(text, 60) and not is_label(text) and style != "title" else 0


def _cells(table: Any) -> tuple[list[list[object]], tuple[Merge, ...]]:
    """Return the cells of a table, "" where a merged cell goes on, and the merged ranges."""
    from docx.oxml.ns import qn

    rows: list[list[object]] = []
    merges: list[Merge] = []
    tops: dict[int, tuple[int, int]] = {}  # column -> (first row, last column) of the vertical merge there
    for top, row in enumerate(table.tr_lst):
        cells: list[object] = []
        for cell in row.tc_lst:
            left, right = len(cells), len(cells) + cell.grid_span - 1
            goes_on = cell.vMerge == "continue" and left in tops
            text = "" if goes_on else clean("\n".join(map(_text, cell.iter(qn("w:p")))))
            if not goes_on:
                tops[left] = (top, right)
            cells.extend([text, *[""] * (right - left)])
            if goes_on or right > left:
                merges.append((tops[left][0], left, top, tops[left][1]))
        rows.append(cells)
    return rows, tuple(merges)
