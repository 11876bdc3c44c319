"""Personal identity codes of Finland and Sweden: right ones, mistyped ones, those with a stray space or dash.

Form and check characters: Digital and Population Data Services Agency, "The personal identity code";
Skatteverket, "Personnummer" and "Samordningsnummer".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from botnia_signals.records import Span

ID = "ID"
CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
SIGNS = "-+ABCDEFYXWVU"

_FINNISH = re.compile(
    r"(?<!\d)(\d\d)[. ]?(\d\d)[. ]?(?:18|19|20)?(\d\d)\s?((?:-{2,3}"
    r"|[-+ABCDEFYXWVU_/.:=~*])?)\s?(\d{3}) ?([0-9A-Z])(?!\d)",
    re.IGNORECASE,
)
_STRAY = re.compile(r"(?<!\d)((?:\d ?){6})([-+ABCDEFYXWVU]) ?((?:\d ?){3})([0-9A-Z])(?!\w)", re.IGNORECASE)
_NEAR = re.compile(
    r"(?<![\w-])(?:[\dO]{5,7} ?(?:[-+]|[ABCDEFYXWVU](?=[\dO])) ?[\dO]{2,4} ?[A-FHJ-NPR-Y](?!\w)"
    r"|(?:0[1-9]|[12]\d|3[01])[. ]?(?:0[1-9]|1[0-2])[. ]?\d\d ?[-+A] ?\d{3}(?![\w-]|[.,/]\d)"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{5}[A-FHJ-NPR-Y](?!\w))",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:hetu|henkilötunnu|sotu|sosiaaliturvatunnu|personbeteckning|personnummer|personnr"
    r"|samordningsnummer|socialskyddssignum"
    r"|identity code|hetun alku)[\w-]*[ :=(]{1,3}(?:(?:on|oli|alkaa|är|var|börjar|is|was|med) )?"
    r"(?P<code>\d{6}(?:\d\d)?(?: ?[-+A-Z]? ?\d{2,4}[A-Z]?)?)(?!\w)",
    re.IGNORECASE,
)
_SWEDISH = re.compile(r"(?<!\d)(?:18|19|20)?(\d\d)(\d\d)(\d\d) ?([-+]?) ?([\dTRSUWXJKLMN]\d{3})(?!\d)")
_SWEDISH_DATED = re.compile(r"(?<!\d)(?:18|19|20)?(\d\d)([-./ ])(\d\d)\2(\d\d)([-+])(\d{4})(?!\d|-\d)")


def finnish_codes(text: str) -> Iterator[Span]:
    """Yield Finnish identity codes: all century signs, permanent and temporary, right and mistyped."""
    for match in _FINNISH.finditer(text):
        if _is_finnish(text, match):
            yield Span(match.start(), match.end(), ID)
    for match in _STRAY.finditer(text):
        birth, _, serial, check = (part.replace(" ", "") for part in match.groups())
        if _is_date(int(birth[:2]), int(birth[2:4])) and _is_right(birth + serial, check):
            yield Span(match.start(), match.end(), ID)
    for match in _NEAR.finditer(text):
        if sum(character.isdigit() for character in match.group()) >= 6:
            yield Span(match.start(), match.end(), ID)
    for match in _NAMED.finditer(text):
        yield Span(match.start("code"), match.end("code"), ID)


def swedish_codes(text: str) -> Iterator[Span]:
    """Yield Swedish personal and coordination numbers of ten or twelve digits, right or mistyped."""
    for match in _SWEDISH.finditer(text):
        year, month, day, sign, serial = match.groups()
        if not _is_date(_day_of_birth(day), int(month)):
            continue
        if sign or (serial.isdigit() and _luhn(year + month + day + serial)):
            yield Span(match.start(), match.end(), ID)
    for match in _SWEDISH_DATED.finditer(text):
        year, _, month, day, _, serial = match.groups()
        if _is_date(_day_of_birth(day), int(month)) and _luhn(year + month + day + serial):
            yield Span(match.start(), match.end(), ID)


def _is_finnish(text: str, match: re.Match[str]) -> bool:
    day, month, year, sign, serial, check = match.groups()
    if not _is_date(int(day), int(month)):
        return False
    right = _is_right(day + month + year + serial, check)
    if sign and sign.upper() not in SIGNS:
        return right
    joined = text[match.end() : match.end() + 1].isalpha()
    return (right and (bool(sign) or check.isalpha())) or (bool(sign) and not joined)


def _is_right(digits: str, check: str) -> bool:
    return CHECK[int(digits) % 31] == check.upper()


def _is_date(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def _day_of_birth(day: str) -> int:
    return int(day) - 60 if int(day) > 60 else int(day)


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
