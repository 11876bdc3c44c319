"""HTML and Markdown: what a reader sees of a page, as headings, paragraphs, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from botnia_signals.errors import IntakeError
from botnia_signals.intake.encodings import decoded, opened
from botnia_signals.intake.limits import MAX_CELLS, MAX_PAGE, MAX_TEXT, check_size, check_text
from botnia_signals.intake.options import IntakeOptions
from botnia_signals.intake.parts import Grid, Paragraph, Part, counted
from botnia_signals.intake.prose import Item, prose_records
from botnia_signals.intake.tables import Merge
from botnia_signals.intake.values import clean

_HIDDEN = frozenset(
    ("script", "style", "template", "noscript", "head", "svg", "iframe", "object", "select", "button", "form")
)
_AROUND = frozenset(("nav", "header", "footer", "aside"))
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    (
        *("p", "div", "section", "article", "main", "body", "html", "ul", "ol", "dl", "dt", "dd", "li", "td"),
        *("blockquote", "pre", "table", "tr", "figure", "figcaption", "address", "center", "nav", "header"),
        *("footer", "aside", "details", "summary", "hr", "fieldset", *_LEVELS),
    )
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_MOST_SPANNED = 200
_DEEPEST = 200
_MOST_OPEN = 3000
# Of these the parser closes one by itself, or they have no end: they do not stand in each other.
_FLAT = (
    r"br|img|hr|input|meta|link|wbr|p|li|td|th|tr|dd|dt|option|thead|tbody|tfoot|col|source|area|base|param"
)
_NESTING = re.compile(rf"<(/?)(?!(?:{_FLAT})\b)[a-zA-Z][^<>]*(?<!/)>", re.IGNORECASE)


def read_html(path: Path, options: IntakeOptions) -> Iterator[Item]:
    """Yield the records of a page; its navigation, header and footer are set aside.

    Raises:
        IntakeError: the file can't be read, or it has no statement.
    """
    check_size(path, MAX_PAGE)
    data = path.read_bytes()
    told = _CHARSET.search(data[:4096])
    content = decoded(data, path.name, told[1].decode("ascii") if told else "")
    if "<" not in content:
        raise IntakeError("intake-broken", file=path.name)
    yield from prose_records(html_parts(content, path.name), path.name, options)


def read_markdown(path: Path, options: IntakeOptions) -> Iterator[Item]:
    """Yield the records of a file of Markdown; raw HTML in it counts as text.

    Raises:
        IntakeError: the file can't be read, or it has no statement.
    """
    from markdown_it import MarkdownIt

    with opened(path) as source:
        content = source.read(MAX_TEXT + 1)
    check_text(content, path.name)
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 50}).enable("table")
    content = re.sub(r"\A---\n.*?\n---\n", "", content.replace("\r\n", "\n").replace("\r", "\n"), flags=re.S)
    yield from prose_records(html_parts(parser.render(content), path.name), path.name, options)


def html_parts(content: str, file: str) -> list[Part]:
    """Return the parts of a page of HTML.

    Raises:
        IntakeError: it can't be parsed, or has too many parts or cells.
    """
    from selectolax.lexbor import LexborHTMLParser

    if _is_too_deep(content):
        raise IntakeError("intake-broken", file=file)
    try:
        root = LexborHTMLParser(content).body
    except Exception:
        raise IntakeError("intake-broken", file=file) from None
    return counted(_Reader(file).parts(root, 0), file) if root is not None else []


def _is_too_deep(content: str) -> bool:
    """Return whether more elements are open at once than the parser gets through in time."""
    depth = 0
    for match in _NESTING.finditer(content):
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > _MOST_OPEN:
            return True
    return False


class _Reader:
    """Walks a page once; text outside any paragraph becomes a paragraph where a block ends."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._paragraphs = self._tables = self._cells = 0

    def parts(self, node: Any, depth: int, *, listed: bool = False, aside: str = "") -> Iterator[Part]:
        inline: list[str] = []
        for child in node.iter(include_text=True):
            tag = child.tag
            if tag in _BLOCKS and depth < _DEEPEST:
                yield from self._flush(inline, listed=listed, aside=aside)
                yield from self._block(child, depth + 1, listed=listed, aside=aside)
            elif tag == "br":
                inline.append("\n")
            elif tag == "-text":
                inline.append(re.sub(r"\s+", " ", child.text_content or ""))
            elif tag not in _HIDDEN:
                inline.append(_inside(child))
        yield from self._flush(inline, listed=listed, aside=aside)

    def _block(self, child: Any, depth: int, *, listed: bool, aside: str) -> Iterator[Part]:
        tag = child.tag
        if tag in _LEVELS:
            yield from self._flush([_inside(child)], level=_LEVELS[tag], aside=aside)
        elif tag == "table" and not child.css("table table") and _is_data(child):
            self._tables += 1
            rows, merges = self._table(child)
            yield Grid(self._tables, rows, merges)
        else:
            around = "aside-header" if tag in _AROUND else aside
            yield from self.parts(child, depth, listed=listed or tag in {"li", "dd"}, aside=around)

    def _table(self, table: Any) -> tuple[list[list[object]], tuple[Merge, ...]]:
        rows: list[list[object]] = []
        merges: list[Merge] = []
        open_down: dict[int, int] = {}  # column -> rows that a cell above still covers
        for top, row in enumerate(table.css("tr")):
            cells: list[object] = []
            for cell in row.css("td, th"):
                while open_down.get(len(cells), 0) > 0:
                    open_down[len(cells)] -= 1
                    cells.append("")
                wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
                left = len(cells)
                cells.extend([_text_of(cell), *[""] * (wide - 1)])
                if wide > 1 or high > 1:
                    merges.append((top, left, top + high - 1, left + wide - 1))
                    open_down.update(dict.fromkeys(range(left, left + wide), high - 1))
            rows.append(cells)
            self._cells += len(cells)
            if self._cells > MAX_CELLS:
                raise IntakeError("intake-too-wide", file=self._file)
        return rows, tuple(merges)

    def _flush(
        self, inline: list[str], *, level: int = 0, listed: bool = False, aside: str = ""
    ) -> Iterator[Paragraph]:
        text = clean("\n".join(" ".join(line.split()) for line in "".join(inline).split("\n")))
        inline.clear()
        if text:
            self._paragraphs += 1
            yield Paragraph(
                self._paragraphs, 0 if aside else level, text, listed=listed and not level, aside=aside
            )


def _inside(node: Any) -> str:
    """Return the text inside a node, hidden parts left out, a line break where the page has one."""
    pieces: list[str] = []
    stack = list(reversed(list(node.iter(include_text=True))))
    while stack:
        child = stack.pop()
        if child.tag == "-text":
            pieces.append(re.sub(r"\s+", " ", child.text_content or ""))
        elif child.tag == "br":
            pieces.append("\n")
        elif child.tag not in _HIDDEN:
            stack.extend(reversed(list(child.iter(include_text=True))))
    return "".join(pieces)


def _text_of(cell: Any) -> str:
    return clean("\n".join(" ".join(line.split()) for line in _inside(cell).split("\n")))


def _is_data(table: Any) -> bool:
    """Return whether a table has two columns or more: one of a single cell only lays out a mail."""
    return any(len(row.css("td, th")) > 1 for row in table.css("tr"))


def _span(cell: Any, name: str) -> int:
    value = cell.attributes.get(name) or "1"
    return (
        min(max(1, int(value)), _MOST_SPANNED)
        if value.isascii() and value.isdigit() and len(value) < 5
        else 1
    )
