"""From the parts of a document, whatever its format, to records: statements, tables, what is set aside."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from botnia_signals.errors import IntakeError
from botnia_signals.intake.fields import folded
from botnia_signals.intake.notes import (
    PATH,
    Note,
    heading_text,
    is_follow_up,
    is_item,
    is_label,
    is_reference,
    is_short,
    note_defaults,
    note_documents,
    passed_over,
    plain_speakers,
    turns,
)
from botnia_signals.intake.options import IntakeOptions
from botnia_signals.intake.parts import BOLD_LEVEL, Grid, Paragraph, Part, counted, with_headings
from botnia_signals.intake.rows import Defaults, check_defaults, documents
from botnia_signals.intake.tables import fill_body, fill_merged, find_layout, rows_of
from botnia_signals.intake.values import cell_text
from botnia_signals.records import Aside, Place, RawDocument, Refusal

Item = RawDocument | Refusal | Aside

_PEOPLE = frozenset(
    (
        *("osallistuja", "osallistujat", "läsnä", "läsnäolija", "nimi", "jäsen", "varajäsen"),
        *("deltagare", "närvarande", "namn", "medlem", "participant", "present", "name", "member"),
    )
)
LONGEST_LEAD_IN = 160
_NUMBERED = re.compile(r"\s*(\d{1,2})[.)]\s+\S")


@dataclass(frozen=True, slots=True)
class _Taken:
    """The reading of one file: what holds for all of it, and how its parts are to be understood."""

    file: str
    first: int
    defaults: Defaults
    named: bool


def prose_records(
    parts: Sequence[Part],
    file: str,
    options: IntakeOptions,
    refusals: Sequence[Refusal] = (),
    day: dt.date | None = None,
    head: str | None = None,
) -> Iterator[Item]:
    """Yield the records of a document: each paragraph that is a statement, each row of a table of texts.

    Set aside: details of the meeting before the first heading, tables of participants, and the sections that
    hold decisions or signatures ("Sovittiin", "Beslut"); those sections are reported too. An item of a list
    carries the sentence that leads it in. `refusals` are what the reader of the format could not take, `day`
    is the date that the format tells of the whole file, `head` the text in which its date and place
    are sought (all before the first heading, when not given).

    Raises:
        IntakeError: it has no statement, no source or date, or too many paragraphs.
    """
    parts = counted(parts, file)
    parts = [_numbered_heading(parts, index) for index in range(len(parts))]
    first = next((i for i, part in enumerate(parts) if isinstance(part, Paragraph) and part.level), 0)
    if head is None:
        head = "\n".join(part.text for part in parts[: first or 8] if isinstance(part, Paragraph))
    defaults = note_defaults(head, file, options, day)
    taken = _Taken(file, first, defaults, plain_speakers(_texts(parts)))
    items = list(_items(parts, taken))
    if not any(isinstance(item, RawDocument) for item in items):
        check_defaults(defaults)
        if not any(isinstance(item, Refusal) for item in [*items, *refusals]):
            raise IntakeError("intake-no-statements", file=file)
    yield from in_order(items)
    yield from refusals
    titles = [part for part in parts if isinstance(part, Paragraph) and part.level]
    yield from passed_over((origin_of(file, title), title.text) for title in titles)


def in_order(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items, those that have a place with its ordinal counted from 0."""
    ordinal = 0
    for item in items:
        if isinstance(item, Refusal) or item.place is None:
            yield item
            continue
        yield dataclasses.replace(item, place=dataclasses.replace(item.place, ordinal=ordinal))
        ordinal += 1


def origin_of(file: str, part: Paragraph) -> str:
    """Return where a paragraph stands, as the report says it: "muistio.pdf, page 2, paragraph 14"."""
    page = f", page {part.page}" if part.page else ""
    return f"{file}{page}, {part.unit} {part.number}"


def _texts(parts: Sequence[Part]) -> list[str]:
    return [part.text for part in parts if isinstance(part, Paragraph) and not part.level]


def _numbered_heading(parts: Sequence[Part], index: int) -> Part:
    """Return the part, as a heading where it is the typed number and title of an agenda item.

    "3 § Kotihoito" always is; "3. Kotihoito" where no numbered line follows, which would make it a list.
    """
    part = parts[index]
    if not isinstance(part, Paragraph) or part.level or part.author or part.aside:
        return part
    if not is_short(part.text) or part.text.rstrip().endswith(";"):
        return part
    if is_item(part.text):
        return dataclasses.replace(part, level=BOLD_LEVEL - 1, listed=False)
    near = [parts[n] for n in (index - 1, index + 1) if 0 <= n < len(parts)]
    lonely = not any(isinstance(one, Paragraph) and _NUMBERED.match(one.text) for one in near)
    if _NUMBERED.match(part.text) and lonely and not part.listed and len(part.text.split()) <= 9:
        return dataclasses.replace(part, level=BOLD_LEVEL - 1)
    return part


def _items(parts: Sequence[Part], taken: _Taken) -> Iterator[Item]:
    lead_in = ""
    for index, (part, headings) in enumerate(with_headings(parts)):
        path = PATH.join(map(heading_text, headings))
        if isinstance(part, Grid):
            lead_in = ""
            yield from _table(part, headings, taken)
            continue
        if part.level:
            lead_in = ""
            continue
        if not part.listed:
            lead_in = part.text if _leads_in(parts, index) and not any(map(is_follow_up, headings)) else ""
            if lead_in:
                continue
        why = _why_aside(part, index, headings, taken.first)
        if why:
            yield Aside(origin_of(taken.file, part), why, part.text, _place(part), path, part.author)
            continue
        yield from _statements(part, f"{lead_in} {part.text}" if lead_in else part.text, path, taken)


def _leads_in(parts: Sequence[Part], index: int) -> bool:
    """Return whether a paragraph leads in the list after it: "Huolta herättävät:"."""
    part = parts[index]
    following = parts[index + 1] if index + 1 < len(parts) else None
    if not isinstance(part, Paragraph) or not isinstance(following, Paragraph) or part.aside:
        return False
    ends = part.text.endswith(":") and len(part.text) <= LONGEST_LEAD_IN
    return ends and following.listed and not following.level


def _why_aside(part: Paragraph, index: int, headings: Sequence[str], first: int) -> str:
    """Return why a paragraph is no statement, "" when it is one."""
    if part.aside:
        return part.aside
    if any(map(is_follow_up, headings)):
        return "aside-follow-up"
    if is_reference(part.text):
        return "aside-reference"
    if is_label(part.text) or (index < first and is_short(part.text)):
        return "aside-detail"
    return "" if part.unit == "comment" or _says(part) else "aside-fragment"


def _says(part: Paragraph) -> bool:
    """Return whether a paragraph says something: an item of a list, a sentence, or four words."""
    return part.listed or not is_short(part.text) or len(part.text.split()) >= 4


def _statements(part: Paragraph, text: str, heading: str, taken: _Taken) -> Iterator[Item]:
    check_defaults(taken.defaults)
    for turn in turns(text) if not part.author else [text]:
        note = Note(
            *(origin_of(taken.file, part), turn, heading),
            author=part.author,
            place=_place(part),
        )
        yield from note_documents(note, taken.defaults, plain=taken.named)


def _place(part: Paragraph) -> Place:
    return Place(part.unit, part.number, part.page)


def _table(grid: Grid, headings: Sequence[str], taken: _Taken) -> Iterator[Item]:
    """Yield the rows of a table that has texts; other tables (people, details of a meeting) are set aside."""
    heading = PATH.join(map(heading_text, headings))
    if any(map(is_follow_up, headings)):
        yield from _aside_rows(grid, "aside-follow-up", heading, taken.file)
        return
    if not grid.rows or any(folded(cell_text(cell)) in _PEOPLE for cell in grid.rows[0][:2]):
        yield from _aside_rows(grid, "aside-people", heading, taken.file)
        return
    filled = [list(row) for row in grid.rows]
    fill_merged(filled, grid.merges)
    try:
        layout = find_layout(filled, {}, taken.file)
    except IntakeError:
        yield from _aside_rows(grid, "aside-table", heading, taken.file)
        return
    layout = fill_body(grid.rows, grid.merges, layout)
    check_defaults(taken.defaults, layout.columns)
    numbered = enumerate(grid.rows[layout.header + 1 :], layout.header + 2)
    for row in rows_of(layout, f"{taken.file}, table {grid.number}", numbered):
        if isinstance(row, Refusal):
            yield row
            continue
        place = Place("row", int(row.origin.rsplit(" ", 1)[1]), grid.page)
        for record in documents(row, taken.defaults):
            if isinstance(record, RawDocument):
                attributes = {"heading": heading, **record.attributes} if heading else record.attributes
                yield dataclasses.replace(record, place=place, attributes=attributes)
            else:
                yield record


def _aside_rows(grid: Grid, reason: str, heading: str, file: str) -> Iterator[Aside]:
    for number, row in enumerate(grid.rows, 1):
        text = " · ".join(filter(None, map(cell_text, row)))
        if text:
            origin = f"{file}, table {grid.number}, row {number}"
            yield Aside(origin, reason, text, Place("row", number, grid.page), heading)
