"""Identifiers that have a form: identity codes, e-mail addresses, bank accounts, plates, phones, addresses.

Every recogniser takes a clean text (`view.clean_view`) and yields spans in it. What has the right form is
masked even if its check digit is wrong: people mistype, and a mistyped code still names somebody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

from botnia_signals.privacy.addresses import addresses
from botnia_signals.privacy.phones import phones
from botnia_signals.records import Span

ID, EMAIL, ACCOUNT, PLATE = "ID", "EMAIL", "ACCOUNT", "PLATE"

_CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_FINNISH = re.compile(
    r"(?<!\d)(\d\d)[. ]?(\d\d)[. ]?(\d\d) ?([-+ABCDEFYXWVU]?) ?(\d{3}) ?([0-9A-Z])(?!\d)", re.IGNORECASE
)
_SWEDISH = re.compile(r"(?<!\d)(?:19|20)?(\d\d)(\d\d)(\d\d) ?([-+]?) ?(\d{4})(?!\d)")
_EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%'-]*[\w+%-]\s?(?:@|\(at\)|\[at\]|\(ät\)|\[ät\])\s?"
    r"(?:[^\W_](?:[\w-]*[^\W_])?(?:\.|\(dot\)|\(piste\)))+[^\W\d_]{2,24}(?![\w@])",
    re.IGNORECASE,
)
_IBAN_HEAD = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{2}) ?(\d\d)(?=[ -]?[A-Za-z0-9])")
_IBAN_LENGTHS = {
    "FI": 18, "AX": 18, "SE": 24, "NO": 15, "DK": 18, "EE": 20, "LV": 21, "LT": 20, "DE": 22, "GB": 22,
    "FR": 27, "ES": 24, "IT": 27, "NL": 18, "BE": 16, "PL": 28, "CH": 21, "AT": 20, "IE": 22, "PT": 25,
    "RO": 24, "HU": 28, "CZ": 24, "BG": 22, "LU": 20, "IS": 26, "UA": 29, "TR": 26,
}  # fmt: skip
_PLATE = re.compile(r"(?<![\w-])([A-ZÅÄÖ]{2,3}|[a-zåäö]{2,3})([- ])(\d{1,3}|\d\d[A-Z])(?![\w-]|[.,]\d|\s?%)")
_VEHICLE = re.compile(
    r"\b(?:rek\.|rekister|rekkari|kilpi|kilve|auto(?:n|ni|nsa|nne|mme|lla|llani|ssa|sta|a|t)?\b|ajoneuvo|reg\.|register"
    r"|bil(?:en|ens)?\b|fordon|skylt|plate|car\b)",
    re.IGNORECASE,
)
_REGISTER = re.compile(r"\b(?:rek\.|rekisteri|rekkari|reg\.|register|plate)", re.IGNORECASE)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ACRONYMS = _words(
    """
    ISO HIV SFS IEC DIN PCR EKP KHO MRI CPU DVD PDF USB DNA RNA CRP LDL HDL EEG EKG
    """
)

Recogniser = Callable[[str], Iterator[Span]]


def find_patterns(text: str) -> list[Span]:
    """Return the spans of everything in the clean `text` that has the form of an identifier."""
    return list(chain.from_iterable(recogniser(text) for recogniser in RECOGNISERS))


def find_keys(text: str) -> list[Span]:
    """Return the identity codes, e-mail addresses and phone numbers of the clean `text`."""
    return [*finnish_codes(text), *swedish_codes(text), *emails(text), *phones(text)]


def finnish_codes(text: str) -> Iterator[Span]:
    """Yield Finnish personal identity codes: all century signs, permanent and temporary, right and mistyped.

    Form and check character: Digital and Population Data Services Agency, "The personal identity code".
    """
    for match in _FINNISH.finditer(text):
        day, month, year, sign, serial, check = match.groups()
        if not _is_date(int(day), int(month)):
            continue
        right = _CHECK[int(day + month + year + serial) % 31] == check.upper()
        joined = text[match.end() : match.end() + 1].isalpha()
        if (right and (sign or check.isalpha())) or (sign and not joined):
            yield Span(match.start(), match.end(), ID)


def swedish_codes(text: str) -> Iterator[Span]:
    """Yield Swedish personal and coordination numbers of ten or twelve digits, right or mistyped."""
    for match in _SWEDISH.finditer(text):
        year, month, day, sign, serial = match.groups()
        day_of_birth = int(day) - 60 if int(day) > 60 else int(day)
        if not _is_date(day_of_birth, int(month)):
            continue
        if sign or _luhn(year + month + day + serial):
            yield Span(match.start(), match.end(), ID)


def emails(text: str) -> Iterator[Span]:
    """Yield e-mail addresses, those with a written-out "(at)" among them."""
    for match in _EMAIL.finditer(text):
        yield Span(match.start(), match.end(), EMAIL)


def accounts(text: str) -> Iterator[Span]:
    """Yield international bank account numbers, in groups or not; Finnish and Swedish ones mistyped too."""
    for head in _IBAN_HEAD.finditer(text):
        country = head.group(1).upper()
        end = _end_of_iban(text, head.start(), _IBAN_LENGTHS.get(country, 0))
        if end and _is_account(text[head.start() : end], country):
            yield Span(head.start(), end, ACCOUNT)


def plates(text: str) -> Iterator[Span]:
    """Yield vehicle plates: ABC-123 by its form, shorter and lower-case ones where a vehicle is spoken of."""
    for match in _PLATE.finditer(text):
        letters, dash, digits = match.groups()
        context = text[max(0, match.start() - 40) : match.start()]
        if set(letters) <= set("IVXLC") or letters in _ACRONYMS:
            continue
        if letters.isupper():
            found = (dash == "-" and len(letters) == len(digits) == 3) or bool(_VEHICLE.search(context))
        else:
            found = bool((_VEHICLE if dash == "-" else _REGISTER).search(context))
        if found:
            yield Span(match.start(), match.end(), PLATE)


RECOGNISERS: tuple[Recogniser, ...] = (
    finnish_codes, swedish_codes, emails, accounts, plates, phones, addresses,
)  # fmt: skip


def _is_date(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _end_of_iban(text: str, start: int, length: int) -> int:
    """Return where `length` letters and digits from `start` end, spaces and dashes not counted; else 0."""
    taken, place = 0, start
    while place < len(text) and taken < length:
        if text[place].isascii() and text[place].isalnum():
            taken += 1
        elif text[place] not in " -":
            return 0
        place += 1
    ends_here = place == len(text) or not text[place].isdigit()
    return place if taken == length > 0 and ends_here else 0


def _is_account(written: str, country: str) -> bool:
    from stdnum import iban

    number = re.sub(r"[ -]", "", written).upper()
    if country in {"FI", "AX", "SE"} and number[2:].isdigit():
        return True
    return bool(iban.is_valid(number, check_country=False))
