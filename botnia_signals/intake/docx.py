"""DOCX: paragraphs, tables and comments in order; headings by their style, or a short line all in bold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from botnia_signals.errors import IntakeError
from botnia_signals.intake.notes import is_label, is_short
from botnia_signals.intake.options import IntakeOptions
from botnia_signals.intake.packages import check_package
from botnia_signals.intake.parts import BOLD_LEVEL, Grid, Paragraph, Part, counted
from botnia_signals.intake.prose import Item, prose_records
from botnia_signals.intake.tables import Merge
from botnia_signals.intake.values import clean

_MOST_SPANNED = 200


def read_docx(path: Path, options: IntakeOptions) -> Iterator[Item]:
    """Yield the records of a document, those of its comments with their authors last.

    Raises:
        IntakeError: the file can't be read, or it has no statement.
    """
    check_package(path, "word/document.xml")
    yield from prose_records(_load(path), path.name, options)


def _load(path: Path) -> list[Part]:
    from docx import Document

    try:
        document = Document(str(path))
        return counted(chain(_parts(document), _beside(document)), path.name)
    except IntakeError:
        raise
    except Exception:  # python-docx and lxml raise whatever a broken part leads to
        raise IntakeError("intake-broken", file=path.name) from None


def _parts(document: Any) -> Iterator[Part]:
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
        for box in _boxes(element):
            yield Paragraph(paragraphs, 0, box)


def _beside(document: Any) -> Iterator[Paragraph]:
    """Yield what stands beside the body: comments with their authors, notes, and headers to be set aside."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    kinds = {
        "comments": ("comment", qn("w:comment"), ""),
        "footnotes": ("footnote", qn("w:footnote"), ""),
        "endnotes": ("footnote", qn("w:endnote"), ""),
        "header": ("header", qn("w:hdr"), "aside-header"),
        "footer": ("header", qn("w:ftr"), "aside-header"),
    }
    seen: set[str] = set()
    for relation in document.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if relation.is_external or kind not in kinds:
            continue
        unit, tag, aside = kinds[kind]
        for number, element in enumerate(parse_xml(relation.target_part.blob).iter(tag), 1):
            text = clean("\n".join(map(_text, element.iter(qn("w:p")))))
            author = clean(element.get(qn("w:author")) or "") if kind == "comments" else ""
            if text and not (aside and text in seen):
                seen.add(text)
                yield Paragraph(number, 0, text, unit=unit, author=author, aside=aside)


def _blocks(parent: Any) -> Iterator[Any]:
    from docx.oxml.ns import qn

    leaves = (qn("w:p"), qn("w:tbl"))
    wrappers = (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:moveTo"))
    for child in parent:
        if child.tag in leaves:
            yield child
        elif child.tag in wrappers:
            yield from _blocks(child)


def _boxes(element: Any) -> Iterator[str]:
    """Yield the texts of the text boxes anchored in a paragraph, not their copies for old programs."""
    from docx.oxml.ns import qn

    for content in element.iter(qn("w:txbxContent")):
        if not any(above.tag.endswith("}Fallback") for above in content.iterancestors()):
            text = clean("\n".join(map(_text, content.iter(qn("w:p")))))
            if text:
                yield text


def _text(element: Any) -> str:
    """Return the text of a paragraph with tracked insertions, without deletions and text boxes."""
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
    return BOLD_LEVEL if bold and is_short(text, 60) and not is_label(text) and style != "title" else 0


def _cells(table: Any) -> tuple[list[list[object]], tuple[Merge, ...]]:
    """Return the cells of a table, "" where a merged cell goes on, and the merged ranges."""
    from docx.oxml.ns import qn

    rows: list[list[object]] = []
    merges: list[Merge] = []
    tops: dict[int, tuple[int, int]] = {}  # column -> (first row, last column) of the vertical merge there
    for top, row in enumerate(table.tr_lst):
        cells: list[object] = []
        for cell in row.tc_lst:
            left, right = len(cells), len(cells) + min(cell.grid_span, _MOST_SPANNED) - 1
            goes_on = cell.vMerge == "continue" and left in tops
            text = "" if goes_on else clean("\n".join(map(_text, cell.iter(qn("w:p")))))
            if not goes_on:
                tops[left] = (top, right)
            cells.extend([text, *[""] * (right - left)])
            if goes_on or right > left:
                merges.append((tops[left][0], left, top, tops[left][1]))
        rows.append(cells)
    return rows, tuple(merges)
