"""What money moves by: international and domestic account numbers, payment cards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from botnia_signals.records import Span

ACCOUNT, CARD = "ACCOUNT", "CARD"

_IBAN_HEAD = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{2}) ?-?(\d\d|\d (?=\d))(?=[ .-]{0,2}[A-Za-z0-9])")
_IBAN_LENGTHS = {
    "FI": 18, "AX": 18, "SE": 24, "NO": 15, "DK": 18, "EE": 20, "LV": 21, "LT": 20, "DE": 22, "GB": 22,
    "FR": 27, "ES": 24, "IT": 27, "NL": 18, "BE": 16, "PL": 28, "CH": 21, "AT": 20, "IE": 22, "PT": 25,
    "RO": 24, "HU": 28, "CZ": 24, "BG": 22, "LU": 20, "IS": 26, "UA": 29, "TR": 26,
}  # fmt: skip
_NORDIC = frozenset(("FI", "AX", "SE"))
_NEAR_IBAN = re.compile(r"(?<![A-Za-z0-9])(?:FI|SE)[ -]?(?:\d[ .-]{0,2}){14,25}\d(?!\d)", re.IGNORECASE)
_DOMESTIC = re.compile(
    r"\b(?:tilinumero|tilinro|tili|tilille|tililtä|tilini|pankkitili|konto(?:num(?:mer|r)\w*|nr|t)?"
    r"|bankkonto|bankgirot?|plusgirot?|bg|pg"
    r"|clearing\w*|account(?: number)?)\w{0,4}[ :=.]{1,3}(?:(?:on|är|nro|nr|is|numero)[ :.]{1,2})?"
    r"(?P<number>\d[\d -]{4,24}\d)(?![\d.,/]\d|\w)",
    re.IGNORECASE,
)
_SUM = re.compile(r"\d{1,3}(?: \d{3})+$")
_CARD = re.compile(
    r"(?<![\dA-Za-z+])(?<!\d[ .,-])(?:\d{4}[ .-]{0,2}){3}\d{1,7}(?!\d)"
    r"|(?<!\d)3\d{3}[ .-]{0,2}\d{6}[ .-]{0,2}\d{5}(?!\d)"
)
_CARD_WORDS = re.compile(
    r"(?:kortti|kortin|kortil|korttia|\bkort(?:et|num(?:mer|r)\w*)?\b|\bvisa\b|mastercard|\bcard\b|\bamex\b)",
    re.IGNORECASE,
)


def accounts(text: str) -> Iterator[Span]:
    """Yield account numbers: international ones, in groups or not, and domestic ones that are called so.

    Finnish and Swedish ones count even when mistyped, a digit too few or too many among them.
    """
    for head in _IBAN_HEAD.finditer(text):
        country = head.group(1).upper()
        end = _end_of_iban(text, head.start(), _IBAN_LENGTHS.get(country, 0))
        if end and _is_account(text[head.start() : end], country):
            yield Span(head.start(), end, ACCOUNT)
    for match in _NEAR_IBAN.finditer(text):
        yield Span(match.start(), match.end(), ACCOUNT)
    for match in _DOMESTIC.finditer(text):
        if sum(character.isdigit() for character in match["number"]) >= 6 and not _SUM.match(match["number"]):
            yield Span(match.start("number"), match.end("number"), ACCOUNT)


def cards(text: str) -> Iterator[Span]:
    """Yield payment card numbers by their check digit, and mistyped ones where a card is spoken of."""
    from stdnum import luhn

    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if not 13 <= len(digits) <= 19:
            continue
        named = _CARD_WORDS.search(text[max(0, match.start() - 40) : match.start()])
        if named or (digits[0] in "23456" and luhn.is_valid(digits)):
            yield Span(match.start(), match.end(), CARD)


def _end_of_iban(text: str, start: int, length: int) -> int:
    """Return where `length` letters and digits from `start` end, separators not counted; else 0."""
    taken, place = 0, start
    while place < len(text) and taken < length:
        if text[place].isascii() and text[place].isalnum():
            taken += 1
        elif text[place] not in " -.":
            return 0
        place += 1
    ends_here = place == len(text) or not text[place].isdigit()
    return place if taken == length > 0 and ends_here else 0


def _is_account(written: str, country: str) -> bool:
    from stdnum import iban

    number = re.sub(r"[ .-]", "", written).upper()
    if country in _NORDIC and number[2:].isdigit():
        return True
    return bool(iban.is_valid(number, check_country=False))
