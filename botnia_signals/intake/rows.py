"""From a row of fields, whatever file it stood in, to raw documents or a refusal."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from botnia_signals.errors import IntakeError
from botnia_signals.intake.dates import EARLIEST, BadDate, parse_date
from botnia_signals.intake.fields import NOBODY
from botnia_signals.intake.limits import MAX_RECORD
from botnia_signals.intake.options import IntakeOptions
from botnia_signals.intake.values import cell_text, language_code, municipality, source_kind
from botnia_signals.records import Place, RawDocument, Refusal, SourceKind

ROW_AUTHOR = "row:"
_NEVER = dt.date(1980, 1, 1)  # what LimeSurvey writes for an answer whose time it does not keep


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for every row of one file that does not say otherwise itself."""

    file: str
    source: SourceKind | None
    date: dt.date | None
    municipality: str
    author: str
    language: str | None
    spread: bool

    @classmethod
    def of(cls, file: str, options: IntakeOptions, date: dt.date | None, place: str = "") -> Defaults:
        """Return the defaults of a file: the options first, then the date and place that the file has."""
        spread = options.spread is not None
        return cls(
            file=file,
            source=options.source,
            date=options.spread[0] if options.spread else options.date or date,
            municipality=municipality(options.municipality or place),
            author=options.author or "",
            language=options.language,
            spread=spread,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its texts, each with its question ("" for none), and the cells of its other fields.

    `columns` has the heading of each field for messages. `texts` may be empty texts where nothing was said;
    with `optional` those are passed over, else they are refused.
    """

    origin: str
    texts: tuple[tuple[str, str], ...] = field(repr=False)
    cells: Mapping[str, object] = field(default_factory=dict, repr=False)
    columns: Mapping[str, str] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict, repr=False)
    optional: bool = False
    own_ids: bool = True
    place: Place | None = None


def check_defaults(defaults: Defaults, fields: Mapping[str, object] | None = None) -> None:
    """Refuse a file at once when no row can have a source or a date: neither a column nor an option.

    Raises:
        IntakeError: which option to give.
    """
    has = fields or {}
    if defaults.source is None and "source" not in has:
        raise IntakeError("intake-no-source", file=defaults.file)
    if defaults.date is None and "date" not in has:
        raise IntakeError("intake-no-date", file=defaults.file)


def documents(row: Row, defaults: Defaults) -> Iterator[RawDocument | Refusal]:
    """Yield a document for each text of a row, or one refusal for the row, also where a text is too long.

    A row's own id is kept; without one it is "x-" and a hash of the row's cells, author and date, so the same
    row has the same id in whatever file it comes. With several texts the id ends in "#" and a hash of the
    question. A row without an author is an author of its own: "row:" and the row's id.
    """
    texts = [(question, text) for question, text in row.texts if text]
    if not texts:
        if not row.optional:
            yield Refusal(row.origin, "refusal-no-text", {"column": row.columns.get("text", "text")})
        return
    longest = max(map(len, (*(text for _, text in texts), *row.attributes.values())))
    if longest > MAX_RECORD:
        yield Refusal(row.origin, "refusal-text-too-long", {"length": str(longest), "limit": str(MAX_RECORD)})
        return
    try:
        day, source = _day(row, defaults), _source(row, defaults)
    except _Refused as refused:
        yield refused.refusal
        return
    attributes = _attributes(row, source)
    row_id = _row_id(row, defaults, day, attributes)
    for question, text in texts:
        yield RawDocument(
            record_id=f"{row_id}#{_hash(question)[:6]}" if len(row.texts) > 1 else row_id,
            text=text,
            date=day,
            source=source,
            author=_author(row) or defaults.author or ROW_AUTHOR + row_id,
            municipality=municipality(_cell(row, "municipality")) or defaults.municipality,
            language=language_code(_cell(row, "language")) or defaults.language,
            attributes={**attributes, "question": question} if question else dict(attributes),
            origin=row.origin,
            place=row.place,
        )


class _Refused(Exception):
    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.key)


def _cell(row: Row, name: str) -> str:
    return cell_text(row.cells.get(name))


def _author(row: Row) -> str:
    """Return the author that a row names, "" for the "anonymous" of a survey tool."""
    name = _cell(row, "author")
    return "" if name.casefold() in NOBODY else name


def _day(row: Row, defaults: Defaults) -> dt.date:
    if defaults.spread and defaults.date:
        return defaults.date
    value = row.cells.get("date")
    if cell_text(value) == "":
        if defaults.date is None:
            raise _Refused(Refusal(row.origin, "refusal-no-date"))
        return defaults.date
    try:
        day = parse_date(value)
    except BadDate as bad:
        values = {"column": row.columns.get("date", "date"), "earliest": EARLIEST.isoformat()}
        raise _Refused(Refusal(row.origin, bad.key, values)) from None
    if day == _NEVER and defaults.date:
        return defaults.date
    if day == _NEVER:
        raise _Refused(Refusal(row.origin, "refusal-no-date"))
    return day


def _source(row: Row, defaults: Defaults) -> SourceKind:
    """Return the kind of the row's own source, else the option's; an unknown name needs the option."""
    name = _cell(row, "source")
    kind = source_kind(name) if name else None
    if kind or defaults.source:
        return kind or defaults.source or SourceKind.OTHER
    if name:
        raise _Refused(
            Refusal(row.origin, "refusal-source", {"column": row.columns.get("source", "source")}),
        )
    raise _Refused(Refusal(row.origin, "refusal-no-source"))


def _attributes(row: Row, source: SourceKind) -> dict[str, str]:
    """Return what is kept beside the fields, with a source or a language whose name is not known."""
    kept = {name: value for name, value in row.attributes.items() if value}
    name = _cell(row, "source")
    if name and source_kind(name) != source:
        kept.setdefault("source", name)
    language = _cell(row, "language")
    if language and language_code(language) is None:
        kept.setdefault("language", language)
    own = _cell(row, "id")
    if own and not _is_own_id(row, own):
        kept.setdefault("id", own)
    return kept


def _is_own_id(row: Row, own: str) -> bool:
    """Return whether an id can stand for the record: a bare number in a table counts rows of that file."""
    return row.own_ids or not own.isdigit()


def _row_id(row: Row, defaults: Defaults, day: dt.date, attributes: Mapping[str, str]) -> str:
    own = _cell(row, "id")
    if own and _is_own_id(row, own):
        return own
    cells = {name: cell_text(value) for name, value in row.cells.items()}
    texts = [(question or "text", text) for question, text in row.texts if text]
    content = [
        sorted([*texts, *attributes.items()]),
        sorted(cells.items()),
        cells.get("author") or defaults.author,
        "" if defaults.spread else day.isoformat(),
    ]
    return "x-" + _hash(json.dumps(content, ensure_ascii=False))[:16]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
