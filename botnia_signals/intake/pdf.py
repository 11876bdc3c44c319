"""PDF with a text layer: columns in order, broken words joined, headers and footers aside, scans reported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from botnia_signals.errors import IntakeError
from botnia_signals.intake.limits import MAX_PAGES, MAX_PARTS
from botnia_signals.intake.options import IntakeOptions
from botnia_signals.intake.pdf_lines import Page, Segment, page_lines
from botnia_signals.intake.pdf_paragraphs import paragraphs_of
from botnia_signals.intake.prose import Item, prose_records
from botnia_signals.records import Refusal

_FEWEST_CHARACTERS = 8
_MOST_SEGMENTS = 4000
_MOST_WORK = 4 * 10**8
"""Pieces of text of a page, and the sum of their squares over the pages: what pdfium's time grows with."""
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read_pdf(path: Path, options: IntakeOptions) -> Iterator[Item]:
    """Yield the records of a document; a page that is only a picture is a refusal with its number.

    Raises:
        IntakeError: the file can't be read, every page is a picture, or it has no statement.
    """
    pages, scanned = _load(path)
    if scanned and not any(page.lines for page in pages):
        raise IntakeError("intake-scanned", file=path.name)
    refusals = [Refusal(f"{path.name}, page {number}", "refusal-scanned") for number in scanned]
    yield from prose_records(paragraphs_of(pages), path.name, options, refusals)


def _load(path: Path) -> tuple[list[Page], list[int]]:
    """Return the pages with their lines, and the numbers of those that are pictures without text."""
    import pypdfium2

    with path.open("rb") as source:
        head = source.read(1024)
    if b"%PDF-" not in head:
        raise IntakeError("intake-broken", file=path.name)
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD
        raise IntakeError("intake-password" if locked else "intake-broken", file=path.name) from None
    try:
        if len(document) > MAX_PAGES:
            values = {"pages": str(len(document)), "limit": str(MAX_PAGES)}
            raise IntakeError("intake-too-long", file=path.name, **values)
        return _pages(document, path.name)
    except IntakeError:
        raise
    except Exception:  # pdfium's binding raises whatever a broken page leads to
        raise IntakeError("intake-broken", file=path.name) from None
    finally:
        document.close()


def _pages(document: Any, file: str) -> tuple[list[Page], list[int]]:
    pages: list[Page] = []
    scanned: list[int] = []
    work = 0
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        text = page.get_textpage()
        try:
            work += text.count_rects() ** 2
            if text.count_rects() > _MOST_SEGMENTS or work > _MOST_WORK:
                raise IntakeError("intake-too-many-parts", file=file, limit=MAX_PARTS)
            segments = _segments(text)
            if sum(len(one.text) for one in segments) < _FEWEST_CHARACTERS:
                if _has_picture(page):
                    scanned.append(number)
                continue
            width, height = page.get_size()
            pages.append(Page(number, width, height, page_lines(segments, width)))
        finally:
            text.close()
            page.close()
    return pages, scanned


def _segments(text: Any) -> list[Segment]:
    """Return the stretches of text of a page with their boxes (in points) and the sizes of their letters."""
    from pypdfium2 import raw

    segments: list[Segment] = []
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        words = text.get_text_bounded(left, bottom, right, top)
        if not words.strip():
            continue
        middle = (bottom + top) / 2
        at = raw.FPDFText_GetCharIndexAtPos(text, left + 1, middle, 4, 4)
        size = float(raw.FPDFText_GetFontSize(text, at)) if at >= 0 else top - bottom
        weight = int(raw.FPDFText_GetFontWeight(text, at)) if at >= 0 else 0
        segments.append(Segment(left, bottom, right, top, words, size, weight >= 600))
    return segments


def _has_picture(page: Any) -> bool:
    from pypdfium2 import raw

    return any(
        True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH], max_depth=3)
    )
