"""From the lines of PDF pages to paragraphs: headers and footers aside, headings by size, words joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from botnia_signals.intake.notes import is_item, is_label, is_reference, is_short, split_speaker
from botnia_signals.intake.parts import BOLD_LEVEL, Paragraph
from botnia_signals.intake.pdf_lines import Line, Page
from botnia_signals.intake.values import clean

_EDGE = 0.12
"""Share of a page's height at its top and bottom where headers and footers stand."""
_LONGEST_HEADER = 80
_DIGITS = re.compile(r"\d+")
_BULLET = re.compile(r"^\s*[-–—•*·▪◦●○‣\uf0b7]\s+(?=\S)")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010\ufffe\x02]$")
_SIGN = "-"
_JOINING = frozenset(("ja", "tai", "eli", "sekä", "taikka", "och", "eller", "samt", "and", "or"))
_VOWELS = "aeiouyåäö"


def paragraphs_of(pages: Sequence[Page]) -> list[Paragraph]:
    """Return the paragraphs of a document in order, each with its page and its number in the file.

    A paragraph that goes on over the end of a page or a column is one paragraph, of the page it began on.
    """
    repeated = _repeated(pages)
    body = Counter[float]()
    for page in pages:
        for line in page.lines:
            body[round(line.size, 1)] += len(line.text)
    usual = body.most_common(1)[0][0] if body else 10.0
    sizes = sorted((size for size in body if size > 1.12 * usual), reverse=True)
    groups: list[tuple[Page, list[Line], str]] = []
    for page in pages:
        for line in page.lines:
            aside = "aside-header" if _is_edge(line, page, repeated) else ""
            if groups and not aside and _goes_on(groups, page, line, usual):
                groups[-1][1].append(line)
            else:
                groups.append((page, [line], aside))
    return list(_paragraphs(_joined_over_pages(groups), usual, sizes))


def _repeated(pages: Sequence[Page]) -> set[str]:
    """Return the lines (figures as one sign) at the edges of at least half of the pages, of two at least."""
    seen = Counter[str]()
    for page in pages:
        edges = {_key(line) for line in page.lines if _at_edge(line, page)}
        seen.update(edge for edge in edges if len(edge) <= _LONGEST_HEADER)
    return {key for key, number in seen.items() if number >= max(2, len(pages) / 2)}


def _key(line: Line) -> str:
    return _DIGITS.sub("0", line.text.casefold()).strip()


def _at_edge(line: Line, page: Page) -> bool:
    return line.bottom > (1 - _EDGE) * page.height or line.top < _EDGE * page.height


def _is_edge(line: Line, page: Page, repeated: set[str]) -> bool:
    if not _at_edge(line, page):
        return False
    return _key(line) in repeated or is_reference(line.text)


def _goes_on(groups: Sequence[tuple[Page, list[Line], str]], page: Page, line: Line, usual: float) -> bool:
    """Return whether a line belongs to the paragraph before it: same letters, no gap, no bullet."""
    before_page, lines, aside = groups[-1]
    last = lines[-1]
    if aside or before_page is not page or last.column != line.column or _begins(line.text):
        return False
    if (last.text.endswith((".", "!", "?")) and last.right < _margin(page, last)) or is_label(last.text):
        return False
    if abs(last.size - line.size) > 0.6 or (last.bold != line.bold and _is_heading(lines, usual)):
        return False
    gap = last.bottom - line.top
    if gap > 0.5 * line.size and last.text.endswith((".", "!", "?")) and not line.text[:1].islower():
        return False
    if gap > 0.75 * line.size or gap < -1.5 * line.size:
        return False
    bullet = _BULLET.match(lines[0].text) is not None
    return bullet or line.left - last.left < 0.8 * line.size or len(lines) == 1


def _begins(text: str) -> bool:
    """Return whether a line begins a paragraph: a bullet, a detail, a speaker, an agenda item."""
    return (
        bool(_BULLET.match(text))
        or is_label(text)
        or is_item(text)
        or bool(split_speaker(text, plain=True)[0])
    )


def _margin(page: Page, line: Line) -> float:
    """Return how far to the right the last line of a paragraph ends at the most, in points."""
    column = [one for one in page.lines if one.column == line.column]
    left, right = min(one.left for one in column), max(one.right for one in column)
    return right - 0.15 * (right - left)


def _is_heading(lines: Sequence[Line], usual: float) -> bool:
    text = " ".join(line.text for line in lines)
    large = lines[0].size > 1.12 * usual
    return is_short(text, 120 if large else 70) and (large or all(line.bold for line in lines))


def _joined_over_pages(
    groups: Iterable[tuple[Page, list[Line], str]],
) -> Iterator[tuple[Page, list[Line], str]]:
    """Yield the groups, one that an end of a page or column cut in mid-sentence put together again."""
    waiting: tuple[Page, list[Line], str] | None = None
    asides: list[tuple[Page, list[Line], str]] = []
    for group in groups:
        if group[2]:
            asides.append(group)
            continue
        if waiting is not None and _is_cut(waiting[1][-1], group[1][0]):
            waiting[1].extend(group[1])
            continue
        if waiting is not None:
            yield waiting
        yield from asides
        asides.clear()
        waiting = group
    if waiting is not None:
        yield waiting
    yield from asides


def _is_cut(last: Line, first: Line) -> bool:
    above = first.top < last.bottom and first.column == last.column
    if above or abs(last.size - first.size) > 0.6 or last.bold != first.bold or _BULLET.match(first.text):
        return False
    return last.text.rstrip()[-1:] not in ".!?:;" and first.text.lstrip()[:1].islower()


def _paragraphs(
    groups: Iterable[tuple[Page, list[Line], str]], usual: float, sizes: Sequence[float]
) -> Iterator[Paragraph]:
    number = 0
    for page, lines, aside in groups:
        text = clean(_BULLET.sub("", join_lines(line.text for line in lines)))
        if not text:
            continue
        number += 1
        level = 0
        if not aside and _is_heading(lines, usual) and not is_label(text):
            size = round(lines[0].size, 1)
            level = sizes.index(size) + 1 if size in sizes else BOLD_LEVEL
        listed = not level and _BULLET.match(lines[0].text) is not None
        yield Paragraph(number, min(level, BOLD_LEVEL), text, listed=listed, page=page.number, aside=aside)


def join_lines(lines: Iterable[str]) -> str:
    """Return the lines of a paragraph as one, words broken at a line's end joined.

    The hyphen stays where it belongs to the word: before "ja" or "och" ("lapsi- ja perhetyö"), and between
    two equal vowels, as Finnish writes its compounds ("linja-auto").
    """
    text = ""
    for line in lines:
        piece = line.strip()
        if not text:
            text = piece
        elif _BROKEN.search(text) and piece[:1].isalpha():
            text = text + piece if piece[0].isupper() else _join_word(text, piece)
        else:
            text = f"{text} {piece}"
    return text


def _join_word(text: str, piece: str) -> str:
    soft = text[-1] != _SIGN
    first_word = re.split(r"\W", piece, maxsplit=1)[0]
    if not soft and first_word in _JOINING:
        return f"{text} {piece}"
    if not soft and text[-2] == piece[0] and piece[0] in _VOWELS:
        return text + piece
    return text[:-1] + piece
