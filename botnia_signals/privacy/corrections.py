"""What a person marked as missed, found again in any of its forms; the name itself is kept nowhere.

Kept are keyed hashes of the word's base forms. A word of a text is compared by its own base forms under the
same key. A name that was marked with a capital letter is found with a capital letter only, so that Virta does
not take every virta with it.
"""

from __future__ import annotations

import dataclasses
import hashlib
import hmac
import re
from collections.abc import Collection, Sequence

from botnia_signals.privacy.lexicon import look_up
from botnia_signals.privacy.names import PERSON
from botnia_signals.privacy.tokens import TOKEN, masked_with_spans
from botnia_signals.records import Document, Span, Statement

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\w*\d\w*")
DIGITS = 24


def keyed_forms(word: str, key: bytes) -> frozenset[str]:
    """Return the keyed hashes under which a marked word is kept."""
    return frozenset(_keyed(_mark(word) + base, key) for base in _bases(word))


def find_marked(text: str, marked: Collection[str], key: bytes) -> list[Span]:
    """Return the spans of a text's words that were marked; words side by side are one person."""
    tokens = [match.span() for match in TOKEN.finditer(text)]
    found: list[Span] = []
    for match in WORD.finditer(text):
        start, end = match.span()
        if any(start < other and end > first for first, other in tokens):
            continue
        if not _is_marked(match.group(), marked, key):
            continue
        if found and text[found[-1].end : start] in {" ", "-", "\u00a0"}:
            found[-1] = Span(found[-1].start, end, PERSON)
        else:
            found.append(Span(start, end, PERSON))
    return found


def masked_again(document: Document, spans: Sequence[Span], language: str) -> Document:
    """Return a document with more spans replaced by role tokens; those that stood in it are kept."""
    text, added = masked_with_spans(document.text, spans, language)
    kept = [Span(_moved(one.start, spans, added), 0, one.kind) for one in document.masked]
    whole = [
        dataclasses.replace(new, end=new.start + old.end - old.start)
        for new, old in zip(kept, document.masked, strict=True)
    ]
    masked = tuple(sorted((*whole, *added), key=lambda span: span.start))
    return dataclasses.replace(document, text=text, masked=masked)


def unmissed(
    document: Document, marked: Collection[str], key: bytes, language: str
) -> tuple[Document, list[Span]]:
    """Return a document without marked words in text, attributes and origin, and where its text had them.

    It is the same document where none of them is in it.
    """
    spans = find_marked(document.text, marked, key)
    new = masked_again(document, spans, language) if spans else document
    attributes = {
        name: masked_text(value, marked, key, language) for name, value in document.attributes.items()
    }
    origin = masked_text(document.origin, marked, key, language)
    return dataclasses.replace(new, attributes=attributes, origin=origin), spans


def masked_text(text: str, marked: Collection[str], key: bytes, language: str) -> str:
    """Return a text without the words that were marked."""
    return masked_with_spans(text, find_marked(text, marked, key), language)[0]


def tokens_for(document: Document, spans: Sequence[Span], language: str) -> tuple[Span, ...]:
    """Return where the tokens of `spans` stand in the text that `masked_again` makes."""
    return masked_with_spans(document.text, spans, language)[1]


def moved_statement(one: Statement, text: str, spans: Sequence[Span], added: Sequence[Span]) -> Statement:
    """Return a statement where it stands in its document's text after `spans` were replaced by `added`."""
    start, end = _moved(one.start, spans, added), _moved(one.end, spans, added)
    return dataclasses.replace(one, start=start, end=end, text=text[start:end])


def _moved(offset: int, spans: Sequence[Span], added: Sequence[Span]) -> int:
    """Return where an offset outside every span lies once the spans are replaced."""
    shift = 0
    for old, new in zip(sorted(spans, key=lambda span: span.start), added, strict=True):
        if old.end <= offset:
            shift += (new.end - new.start) - (old.end - old.start)
    return offset + shift


def _is_marked(word: str, marked: Collection[str], key: bytes) -> bool:
    marks = {_mark(word), ""}
    return any(_keyed(mark + base, key) in marked for mark in marks for base in _bases(word))


def _mark(word: str) -> str:
    return "^" if word[:1].isupper() else ""


def _bases(word: str) -> frozenset[str]:
    own = frozenset({word.lower()})
    return own if any(map(str.isdigit, word)) else look_up(word).bases | own


def _keyed(value: str, key: bytes) -> str:
    return hmac.new(key, f"marked {value}".encode(), hashlib.sha256).hexdigest()[:DIGITS]
