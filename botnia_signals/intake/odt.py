"""ODT: paragraphs, headings, lists, tables and comments in order, read from the file's own XML.

lxml walks it, as it does DOCX: a library that formats the text glues headings onto it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from botnia_signals.errors import IntakeError
from botnia_signals.intake.notes import is_label, is_short
from botnia_signals.intake.options import IntakeOptions
from botnia_signals.intake.packages import BROKEN, check_package
from botnia_signals.intake.parts import BOLD_LEVEL, Grid, Paragraph, Part, counted
from botnia_signals.intake.prose import Item, prose_records
from botnia_signals.intake.tables import Merge
from botnia_signals.intake.values import clean

_SPACES = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_MOST_REPEATED = 200


def _name(short: str) -> str:
    prefix, local = short.split(":")
    return f"{{{_SPACES[prefix]}}}{local}"


_P, _H, _LIST, _ITEM = _name("text:p"), _name("text:h"), _name("text:list"), _name("text:list-item")
_TABLE, _ROW, _CELL = _name("table:table"), _name("table:table-row"), _name("table:table-cell")
_COVERED, _COMMENT = _name("table:covered-table-cell"), _name("office:annotation")
_NOTE, _NOTE_BODY = _name("text:note"), _name("text:note-body")
_PASSED_OVER = {_COMMENT, _NOTE, _name("text:tracked-changes"), _name("office:annotation-end")}
_SIGNS = {_name("text:tab"): " ", _name("text:line-break"): "\n"}


def read_odt(path: Path, options: IntakeOptions) -> Iterator[Item]:
    """Yield the records of an OpenDocument text, those of its comments with their authors last.

    Raises:
        IntakeError: the file can't be read, or it has no statement.
    """
    check_package(path, "content.xml", trees=("styles.xml",))
    yield from prose_records(_load(path), path.name, options)


def _load(path: Path) -> list[Part]:
    try:
        with zipfile.ZipFile(path) as package:
            content = _tree(package.read("content.xml"))
            styles = _tree(package.read("styles.xml")) if "styles.xml" in package.namelist() else None
    except (*BROKEN, SyntaxError):
        raise IntakeError("intake-broken", file=path.name) from None
    body = content.find(f".//{_name('office:text')}")
    if body is None:
        raise IntakeError("intake-broken", file=path.name)
    reader = _Reader(_bold_styles(content))
    return counted(chain(reader.parts(body), _beside(body, styles)), path.name)


def _tree(data: bytes) -> Any:
    """Return the root of a part; nothing outside it is ever fetched."""
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _bold_styles(content: Any) -> frozenset[str]:
    """Return the names of the automatic styles whose text is bold."""
    bold: set[str] = set()
    for style in content.iter(_name("style:style")):
        properties = style.find(_name("style:text-properties"))
        if properties is not None and properties.get(_name("fo:font-weight")) == "bold":
            bold.add(style.get(_name("style:name"), ""))
    return frozenset(bold)


class _Reader:
    """Walks the body once, counting paragraphs and tables as it goes."""

    def __init__(self, bold: frozenset[str]) -> None:
        self._bold = bold
        self._paragraphs = self._tables = 0

    def parts(self, parent: Any, *, listed: bool = False) -> Iterator[Part]:
        for element in parent:
            if element.tag in (_P, _H):
                yield from self._paragraph(element, listed=listed)
            elif element.tag == _TABLE:
                self._tables += 1
                rows, merges = _cells(element)
                yield Grid(self._tables, rows, merges)
            elif element.tag not in _PASSED_OVER and isinstance(element.tag, str):
                yield from self.parts(element, listed=listed or element.tag == _ITEM)

    def _paragraph(self, element: Any, *, listed: bool) -> Iterator[Paragraph]:
        self._paragraphs += 1
        text = clean(_text(element))
        if not text:
            return
        level = 0
        if element.tag == _H:
            level = _number(element.get(_name("text:outline-level"), "1"), 1)
        elif not listed and self._is_bold(element) and is_short(text, 60) and not is_label(text):
            level = BOLD_LEVEL
        yield Paragraph(self._paragraphs, level, text, listed=listed and not level)

    def _is_bold(self, element: Any) -> bool:
        """Return whether all of a paragraph's text is bold, by its own style or by that of its stretches."""
        style = _name("text:style-name")
        if element.get(style) in self._bold:
            return True
        spans = [child for child in element if "".join(child.itertext()).strip()]
        own = (element.text or "") + "".join(child.tail or "" for child in element)
        return bool(spans) and not own.strip() and all(child.get(style) in self._bold for child in spans)


def _number(value: str, least: int) -> int:
    return max(least, int(value)) if value.isascii() and value.isdigit() and len(value) < 6 else least


def _text(element: Any) -> str:
    """Return the text of a paragraph without comments, notes and what a tracked change deleted."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag in _SIGNS:
            pieces.append(_SIGNS[child.tag])
        elif child.tag == _name("text:s"):
            pieces.append(" ")
        elif isinstance(child.tag, str) and child.tag not in _PASSED_OVER:
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _cells(table: Any) -> tuple[list[list[object]], tuple[Merge, ...]]:
    """Return the cells of a table, "" where a merged cell goes on, and the merged ranges."""
    rows: list[list[object]] = []
    merges: list[Merge] = []
    for top, row in enumerate(table.iter(_ROW)):
        cells: list[object] = []
        for cell in row:
            if cell.tag not in (_CELL, _COVERED):
                continue
            text = clean("\n".join(_text(line) for line in cell.iter(_P, _H))) if cell.tag == _CELL else ""
            wide = _number(cell.get(_name("table:number-columns-spanned"), "1"), 1)
            high = _number(cell.get(_name("table:number-rows-spanned"), "1"), 1)
            if wide > 1 or high > 1:
                merges.append((top, len(cells), top + high - 1, len(cells) + wide - 1))
            times = _number(cell.get(_name("table:number-columns-repeated"), "1"), 1)
            cells.extend([text] * min(times, _MOST_REPEATED))
        rows.append(cells)
    return rows, tuple(merges)


def _beside(body: Any, styles: Any) -> Iterator[Paragraph]:
    """Yield comments with their authors, notes, and the headers and footers, which are set aside."""
    for number, comment in enumerate(body.iter(_COMMENT), 1):
        text = clean("\n".join(_text(line) for line in comment.iter(_P)))
        author = clean(comment.findtext(_name("dc:creator")) or "")
        if text:
            yield Paragraph(number, 0, text, unit="comment", author=author)
    for number, note in enumerate(body.iter(_NOTE_BODY), 1):
        text = clean("\n".join(_text(line) for line in note.iter(_P)))
        if text:
            yield Paragraph(number, 0, text, unit="footnote")
    if styles is None:
        return
    for kind in (_name("style:header"), _name("style:footer")):
        for number, element in enumerate(styles.iter(kind), 1):
            text = clean("\n".join(_text(line) for line in element.iter(_P)))
            if text:
                yield Paragraph(number, 0, text, unit="header", aside="aside-header")
