"""Pseudonymising outside the store: what `botnia pseudonymise` prints."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from botnia_signals import language, privacy
from botnia_signals.records import Masking, Span
from botnia_signals.settings import Settings, load_settings

BATCH = 200


def masking_of(settings: Settings) -> Masking:
    """Return what the settings want of masking."""
    return Masking(settings.organisations == "mask", settings.name_finder)


def mask_lines(lines: Iterable[str]) -> Iterable[tuple[Span, ...]]:
    """Yield what identifies a person in each line, in order; offsets are code points of the line."""
    masking = masking_of(load_settings())
    remaining = iter(lines)
    while batch := list(islice(remaining, BATCH)):
        yield from privacy.find_spans(batch, masking=masking)


def mask_text(text: str, spoken: str | None = None) -> str:
    """Return `text` as one document with role tokens of its language in place of what identifies a person."""
    (spans,) = privacy.find_spans([text], masking=masking_of(load_settings()))
    return privacy.mask(text, spans, spoken or language.language_of(text, "fi"))
