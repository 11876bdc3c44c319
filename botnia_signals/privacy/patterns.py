"""Identifiers that have a form: what recognises them, all together.

Every recogniser takes a clean text (`view.clean_view`) and yields spans in it. What has the right form is
masked even if its check digit is wrong: people mistype, and a mistyped code still names somebody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from botnia_signals.privacy.addresses import ADDRESS, addresses
from botnia_signals.privacy.codes import ID, finnish_codes, swedish_codes
from botnia_signals.privacy.links import EMAIL, LINK, USER, emails, links, user_names
from botnia_signals.privacy.payments import ACCOUNT, CARD, accounts, cards
from botnia_signals.privacy.phones import PHONE, phones
from botnia_signals.privacy.plates import PLATE, plates
from botnia_signals.privacy.references import BIRTH, CASE, POSTCODE, births, postcodes, references
from botnia_signals.records import Span

Recogniser = Callable[[str], Iterator[Span]]

RECOGNISERS: tuple[Recogniser, ...] = (
    *(finnish_codes, swedish_codes, births, emails, links, user_names, accounts, cards, references),
    *(plates, phones, addresses, postcodes),
)
KINDS = (ID, EMAIL, PHONE, ADDRESS, POSTCODE, ACCOUNT, CARD, PLATE, CASE, BIRTH, LINK, USER)
"""The kinds of span that the recognisers yield."""


def find_patterns(text: str) -> list[Span]:
    """Return the spans of everything in the clean `text` that has the form of an identifier."""
    return list(chain.from_iterable(recogniser(text) for recogniser in RECOGNISERS))


def find_keys(text: str) -> list[Span]:
    """Return the identity codes, e-mail addresses and phone numbers of the clean `text`."""
    return [*finnish_codes(text), *swedish_codes(text), *emails(text), *phones(text)]
