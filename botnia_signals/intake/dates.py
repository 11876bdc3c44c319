"""Dates as people and programs write them. Nothing is guessed: 3/4/2026 is refused, 14/9/2026 is not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

EARLIEST = dt.date(1950, 1, 1)
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_EXCEL_LAST = 2_958_465  # 9999-12-31

_MONTH_NAMES = (
    ("tammikuu", "januari", "january"),
    ("helmikuu", "februari", "february"),
    ("maaliskuu", "mars", "march"),
    ("huhtikuu", "april", "april"),
    ("toukokuu", "maj", "may"),
    ("kesäkuu", "juni", "june"),
    ("heinäkuu", "juli", "july"),
    ("elokuu", "augusti", "august"),
    ("syyskuu", "september", "september"),
    ("lokakuu", "oktober", "october"),
    ("marraskuu", "november", "november"),
    ("joulukuu", "december", "december"),
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
_SHORT = {"jan": 1, "feb": 2, "febr": 2, "apr": 4, "aug": 8, "sep": 9, "sept": 9, "okt": 10, "oct": 10}
_MONTHS |= {**_SHORT, "nov": 11, "dec": 12}

_ISO = r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
_DOTTED = r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4}|\d{2}(?!\d))"
_WRITTEN = r"(?P<d>\d{1,2})\.?\s+(?P<name>[^\W\d_]{3,})\.?\s+(?P<y>\d{4})"
_WEEKDAY = r"(?:[^\W\d_]{2,12}\.?,?\s+)?(?:den\s+)?"
_TIME = r"(?:[T,\s]\s*(?:klo|kl\.?)?\s*\d{1,2}(?:[.:]\d{2}.*)?)?"
_WHOLE = tuple(re.compile(rf"{_WEEKDAY}{form}{_TIME}", re.S) for form in (_ISO, _DOTTED, _WRITTEN))
_INSIDE = tuple(re.compile(rf"(?<![\d.\-]){form}(?!\d|-\d)") for form in (_ISO, _DOTTED, _WRITTEN))
_SLASHED = re.compile(rf"(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/(?P<y>\d{{4}}){_TIME}")
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_IN_NAME = (
    re.compile(r"(?<!\d)(?P<y>\d{4})[-_](?P<m>\d{2})[-_](?P<d>\d{2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?!\d)"),
)


class BadDate(ValueError):
    """A date can't be taken; `key` is the catalogue key of the reason."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(key)


def parse_date(value: object, today: dt.date | None = None) -> dt.date:
    """Return the day that a cell names: a date, an Excel serial number, or text in a known form.

    Known forms: 2026-09-14, 14.9.2026, 14/9/2026 where one number is above 12, 14. syyskuuta 2026,
    den 14 september 2026; a weekday before and a time after are passed over.

    Raises:
        BadDate: not a date, month and day can't be told apart, before 1950, or over a year ahead of `today`.
    """
    day = _day_of(value)
    latest = (today or dt.date.today()) + dt.timedelta(days=366)
    if not EARLIEST <= day <= latest:
        raise BadDate("refusal-date-out-of-range")
    return day


def _day_of(value: object) -> dt.date:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_serial(float(value))
    if isinstance(value, str):
        return _from_text(value.strip())
    raise BadDate("refusal-bad-date")


def _from_serial(number: float) -> dt.date:
    if not 1 <= number <= _EXCEL_LAST:
        raise BadDate("refusal-bad-date")
    return _EXCEL_EPOCH + dt.timedelta(days=int(number))


def _from_text(text: str) -> dt.date:
    for form in _WHOLE:
        match = form.fullmatch(text)
        if match:
            return _from_match(match)
    slashed = _SLASHED.fullmatch(text)
    if slashed:
        return _from_slashed(int(slashed["a"]), int(slashed["b"]), int(slashed["y"]))
    if _SERIAL.fullmatch(text):
        return _from_serial(float(text.replace(",", ".")))
    raise BadDate("refusal-bad-date")


def _from_slashed(first: int, second: int, year: int) -> dt.date:
    if first != second and max(first, second) <= 12:
        raise BadDate("refusal-ambiguous-date")
    day, month = (second, first) if second > 12 else (first, second)
    return _day(year, month, day)


def _from_match(match: re.Match[str]) -> dt.date:
    parts = match.groupdict()
    month = _month(parts["name"]) if "name" in parts else int(parts["m"])
    year = int(parts["y"])
    return _day(year + 2000 if year < 100 else year, month, int(parts["d"]))


def _month(name: str) -> int:
    """Return the number of a month's name, in any of the three languages, "syyskuuta" and "sept" too."""
    word = name.casefold()
    for ending in ("", "ta", "n"):
        number = _MONTHS.get(word.removesuffix(ending) if ending else word)
        if number:
            return number
    raise BadDate("refusal-bad-date")


def _day(year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise BadDate("refusal-bad-date") from None


def dates_in(text: str) -> Iterator[dt.date]:
    """Yield the plausible dates that stand in running text (ISO, 14.9.2026, 14. syyskuuta 2026)."""
    for form in _INSIDE:
        for match in form.finditer(text):
            try:
                yield parse_date(_from_match(match))
            except BadDate:
                continue


def date_in_name(name: str) -> dt.date | None:
    """Return the date that a file's name holds, as in `muistio_2026-06-03.docx`; None without one."""
    for form in _IN_NAME:
        for match in form.finditer(name):
            try:
                return parse_date(_from_match(match))
            except BadDate:
                continue
    return None
