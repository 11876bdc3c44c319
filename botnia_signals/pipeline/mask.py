"""Pseudonymising outside the store: what `botnia pseudonymise` prints."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from botnia_signals import language, privacy
from botnia_signals.records import Span
from botnia_signals.settings import load_settings

BATCH = 200


def mask_lines(lines: Iterable[str]) -> Iterable[tuple[Span, ...]]:
    """Yield what identifies a person in each line, in order; offsets are code points of the line."""
    finder = load_settings().name_finder
    remaining = iter(lines)
    while batch := list(islice(remaining, BATCH)):
        yield from privacy.find_spans(batch, finder=finder)


def mask_text(text: str, spoken: str | None = None) -> str:
    """Return `text` as one document with role tokens of its language in place of what identifies a person."""
    (spans,) = privacy.find_spans([text], finder=load_settings().name_finder)
    return privacy.mask(text, spans, spoken or language.language_of(text, "fi"))
