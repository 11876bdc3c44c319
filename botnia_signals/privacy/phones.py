"""Phone numbers of Finland, Sweden and Åland as people write them, and any number with a country code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from botnia_signals.records import Span

PHONE = "PHONE"
REGIONS = ("FI", "SE", "AX")

_TRUNK = re.compile(
    r"(?<![\w+])(?<!\d[.,/-])"
    r"(?:\+ ?|00 ?(?=[1-9])|\((?=0\d{1,3}\))0|0(?=[1-9])|0 (?=[45] \d )|(?=358[ -]?[1-9]))"
    r"\d*(?:[ ()/._-]{0,3}\d+){0,11}",
    re.ASCII,
)
_LOCAL = re.compile(r"(?<!\d)(?<!\d[ .,/-])[1-9]\d{0,2}(?:[ -]?\d{2,4}){1,3}(?![\d.,/-]\d|\d)", re.ASCII)
_CONTEXT = re.compile(
    r"(?:\bpuh(?:elin(?:numero)?)?\b|\bp\.|\bgsm\b|\btel(?:efon(?:nummer)?)?\b|\bsoita\w*|\bring\b|\bnumero(?:on|sta|ssa)\b"
    r"|\bkännykkä\w*|\bmobil\w*|\btfn\b|\bphone\b)[^\w\n]{0,4}(?:\w+[^\w\n]{1,3})?$",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d\d)(?!\d)|\d{4}-\d\d-\d\d")
_CLOCK = re.compile(r"0\d[.:][0-5]\d ?- ?\d\d\b")
_REFERENCE = re.compile(r"\d{1,6}/\d{2,4}$|.*/\d\d$")
_DAY = re.compile(r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$")
_SUM = re.compile(r"[1-9]\d{0,2}(?: \d{3})* 000$")
_MOBILE = re.compile(r"(?:0|(?:\+|00)?358(?:0)?)(?:4\d|50)\d{6,8}|(?:0|(?:\+|00)46(?:0)?)7[02369]\d{7}")
_GROUP = re.compile(r"\d+")


def phones(text: str) -> Iterator[Span]:
    """Yield phone numbers of the clean `text`; dates, times, sums, years and postcodes are none."""
    place = 0
    while match := _TRUNK.search(text, place):
        length = 0 if _is_inside_number(text, match) else _length_of_number(match.group())
        if length:
            yield Span(match.start(), match.start() + length, PHONE)
        place = match.start() + (length or len(match.group().split(" ")[0]))
    yield from _local_numbers(text)


def _local_numbers(text: str) -> Iterator[Span]:
    """Yield numbers without an area code where the words before them speak of a telephone."""
    for match in _LOCAL.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if not 5 <= len(digits) <= 10 or _SUM.match(match.group()):
            continue
        if _CONTEXT.search(text[max(0, match.start() - 40) : match.start()]):
            yield Span(match.start(), match.end(), PHONE)


def _is_inside_number(text: str, match: re.Match[str]) -> bool:
    """Tell whether the candidate goes on from an earlier group of digits, as "10 000 000" does."""
    if not re.search(r"\d $", text[max(0, match.start() - 2) : match.start()]):
        return False
    return not match.group().startswith("+") and sum(map(len, _GROUP.findall(match.group()))) < 9


def _length_of_number(written: str) -> int:
    """Return how many characters of the candidate are a phone number: the most that are valid, or 0."""
    ends = [group.end() for group in _GROUP.finditer(written)]
    return next((end for end in reversed(ends) if _is_number(written[:end])), 0)


def _is_number(written: str) -> bool:
    digits = re.sub(r"\D", "", written)
    if not 6 <= len(digits) <= 17 or _DATE.match(written) or _CLOCK.match(written):
        return False
    if _REFERENCE.match(written) or _DAY.match(written):
        return False
    if _MOBILE.fullmatch(re.sub(r"[^\d+]", "", written)):
        return True
    return any(_is_valid(written, region) for region in REGIONS)


def _is_valid(written: str, region: str) -> bool:
    import phonenumbers

    try:
        number = phonenumbers.parse(written.replace("(0)", ""), region)
    except phonenumbers.NumberParseException:
        return False
    if written.startswith("+"):
        return bool(phonenumbers.is_possible_number(number))
    return bool(phonenumbers.is_valid_number(number))
