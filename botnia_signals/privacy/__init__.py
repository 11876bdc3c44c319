"""Privacy: finds what names a person and puts role tokens in its place, before anything is stored.

    find_spans     where the identifiers of texts stand
    find_forms     where those stand that have a form: codes, numbers, addresses, links
    mask           a text with role tokens in their place
    pseudonymise   documents that are safe to store
    shortfalls     what is missing here, so that fewer names are found

No log line, exception or `repr` of this package shows text.
"""

from __future__ import annotations

import dataclasses
import hashlib
import hmac
import json
from collections.abc import Callable, Iterable, Sequence

from botnia_signals.errors import PrivacyError
from botnia_signals.privacy.corrections import (
    find_marked,
    keyed_forms,
    masked_again,
    masked_text,
    moved_statement,
    tokens_for,
    unmissed,
)
from botnia_signals.privacy.lexicon import voikko_available
from botnia_signals.privacy.mentions import language_hint
from botnia_signals.privacy.names import PERSON, find_names
from botnia_signals.privacy.organisations import organisations as find_organisations
from botnia_signals.privacy.patterns import find_keys, find_patterns
from botnia_signals.privacy.tagger import tagger_available
from botnia_signals.privacy.tokens import TOKEN, masked_with_spans
from botnia_signals.privacy.view import View, clean_view, normalise
from botnia_signals.records import USUAL_MASKING, Document, Masking, RawDocument, Span

__all__ = [
    "PERSON",
    "author_key",
    "find_forms",
    "find_marked",
    "find_spans",
    "keyed_forms",
    "mask",
    "masked_again",
    "masked_name",
    "masked_text",
    "moved_statement",
    "pseudonymise",
    "shortfalls",
    "tokens_for",
    "unmissed",
    "voikko_available",
]

OWN = frozenset(
    (
        *("heading", "question", "file", "organisation", "synthetic", "dialogue", "region", "job"),
        *("matters", "voice", "source", "id", "language"),
    )
)
"""Names of attributes that the program gives itself; others are headings that people wrote."""
LONG_HEADING = 3
Progress = Callable[[int, int], None]


def find_spans(
    texts: Sequence[str], progress: Progress | None = None, masking: Masking = USUAL_MASKING
) -> list[tuple[Span, ...]]:
    """Return, for each text, the spans that identify a person: sorted, apart, code-point offsets into it.

    Of spans that overlap the longest gives its kind to all they cover together. Role tokens that stand in a
    text are left alone. What is found of names and organisations is as `masking` says. Each text counts by
    itself; `progress` is called with (done, total) texts.
    """
    views = [clean_view(text) for text in texts]
    names = find_names([view.text for view in views], progress, finder=masking.finder)
    return [
        _resolved(
            view,
            [*found, *find_patterns(view.text), *_organisations(view.text, wanted=masking.organisations)],
        )
        for view, found in zip(views, names, strict=True)
    ]


def find_forms(text: str) -> tuple[Span, ...]:
    """Return the spans of everything in `text` that has the form of an identifier, sorted and apart."""
    view = clean_view(text)
    return _resolved(view, find_patterns(view.text))


def _organisations(text: str, *, wanted: bool) -> Iterable[Span]:
    return find_organisations(text) if wanted else ()


def mask(text: str, spans: Sequence[Span], language: str) -> str:
    """Return `text` with role tokens of `language` (fi, sv, else English) where the spans stand."""
    return masked_with_spans(text, spans, language)[0]


def pseudonymise(
    documents: Sequence[RawDocument],
    key: bytes,
    progress: Progress | None = None,
    masking: Masking = USUAL_MASKING,
) -> list[Document]:
    """Return the documents, in order, without what names a person; same input and key, same bytes.

    Text, attributes and origin are masked; the author becomes "a-" and 12 hex digits of HMAC-SHA256
    under `key`, whatever the source; a record id that holds an identity code, an e-mail address or a phone
    number becomes "r-" and 12. `masked` of a document points into its masked text. The names of
    organisations are masked too if `organisations` says so.

    Raises:
        PrivacyError: the key is empty.
    """
    if not key:
        raise PrivacyError("privacy-no-key")
    texts = [normalise(document.text) for document in documents]
    spans = find_spans(texts, progress, masking)
    side_texts, headings = _masked_values(documents, masking), _masked_headings(documents, masking)
    return [
        _document(document, text, found, key, side_texts, headings)
        for document, text, found in zip(documents, texts, spans, strict=True)
    ]


def shortfalls(finder: str = "model") -> list[str]:
    """Return the keys of the sentences that say what is missing here, so that fewer names are found."""
    missing = [] if voikko_available() else ["privacy-without-voikko"]
    return missing + (["privacy-without-model"] if finder == "model" and not tagger_available() else [])


def _document(
    raw: RawDocument,
    text: str,
    spans: Sequence[Span],
    key: bytes,
    side_texts: dict[str, str],
    headings: dict[str, str],
) -> Document:
    language = raw.language or language_hint(text) or "fi"
    masked_text, masked = masked_with_spans(text, spans, language)
    author = author_key(raw.author, key)
    record_id = _record_id(raw.record_id, key)
    identity = (record_id, masked_text, raw.date.isoformat(), str(raw.source), author, raw.municipality)
    return Document(
        id="d-" + _digest(json.dumps(identity, ensure_ascii=False)),
        record_id=record_id,
        text=masked_text,
        date=raw.date,
        source=raw.source,
        author=author,
        municipality=raw.municipality,
        language=raw.language,
        attributes=_attributes(raw, side_texts, headings),
        origin=side_texts[raw.origin],
        masked=masked,
    )


def _masked_headings(documents: Iterable[RawDocument], masking: Masking) -> dict[str, str]:
    """Return the names of attributes that people wrote (headings of columns) with their masked forms.

    Identifiers with a form go out of all of them, names of people out of those of three words or more: a word
    alone ("Ikä") is a heading and no person.
    """
    headings = sorted({name for document in documents for name in document.attributes} - OWN)
    long = [heading for heading in headings if len(heading.split()) >= LONG_HEADING]
    clean = [normalise(heading) for heading in long]
    masked = {
        heading: mask(text, spans, language_hint(text) or "fi")
        for heading, text, spans in zip(long, clean, find_spans(clean, masking=masking), strict=True)
    }
    for heading in headings:
        if heading not in masked:
            text = normalise(heading)
            masked[heading] = mask(text, find_forms(text), "fi")
    return masked


def _attributes(raw: RawDocument, side_texts: dict[str, str], headings: dict[str, str]) -> dict[str, str]:
    """Return the attributes with masked names and values; of two names that are masked alike both stay."""
    attributes: dict[str, str] = {}
    for name, value in raw.attributes.items():
        shown = headings.get(name, name)
        times = sum(other == shown or other.startswith(f"{shown} (") for other in attributes)
        attributes[f"{shown} ({times + 1})" if shown in attributes else shown] = side_texts[value]
    return attributes


def _masked_values(documents: Iterable[RawDocument], masking: Masking) -> dict[str, str]:
    """Return each attribute value and origin of the documents with its masked form; a value is done once.

    Names of files join words with "_" and are no sentences: rules alone read them, the joined words too.
    """
    values = sorted({v for document in documents for v in (*document.attributes.values(), document.origin)})
    plain = dataclasses.replace(masking, finder="rules")
    masked: dict[str, str] = {}
    for chosen, how in (
        ([value for value in values if "_" not in value], masking),
        ([value for value in values if "_" in value], plain),
    ):
        clean = [normalise(value) for value in chosen]
        for value, text, spans in zip(chosen, clean, find_spans(clean, masking=how), strict=True):
            masked[value] = mask(text, spans, language_hint(text) or "fi")
    joined = [value for value in values if "_" in masked[value]]
    found = find_spans([masked[value].replace("_", " ") for value in joined], masking=plain)
    for value, spans in zip(joined, found, strict=True):
        masked[value] = mask(masked[value], spans, language_hint(value) or "fi")
    return masked


def masked_name(name: str) -> str:
    """Return a file's name without what names a person, its words told apart at underscores and hyphens."""
    spread = normalise(name.replace("_", " "))
    (spans,) = find_spans([spread], masking=Masking(finder="rules"))
    return mask(spread, spans, "fi")


def author_key(author: str, key: bytes) -> str:
    """Return the key of an author under a store's first secret, "" for nobody."""
    name = " ".join(normalise(author).split())
    return f"a-{_keyed(name, key)}" if name else ""


def _record_id(record_id: str, key: bytes) -> str:
    return f"r-{_keyed(record_id, key)}" if find_keys(clean_view(record_id).text) else record_id


def _keyed(value: str, key: bytes) -> str:
    return hmac.new(key, value.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[:12]


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _resolved(view: View, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in the original text, overlapping ones joined under the kind of the longest."""
    tokens = [match.span() for match in TOKEN.finditer(view.text)]
    outside = (
        span for span in spans if not any(span.start < end and span.end > start for start, end in tokens)
    )
    joined: list[tuple[Span, int]] = []
    for span in sorted(outside, key=lambda span: (span.start, -span.end)):
        length = span.end - span.start
        if joined and span.start < joined[-1][0].end:
            last, longest = joined[-1]
            kind = span.kind if length > longest else last.kind
            joined[-1] = (Span(last.start, max(last.end, span.end), kind), max(length, longest))
        elif joined and _one_name(view.text, joined[-1][0], span):
            joined[-1] = (Span(joined[-1][0].start, span.end, PERSON), span.end - joined[-1][0].start)
        else:
            joined.append((span, length))
    return tuple(view.span(span.start, span.end, span.kind) for span, _ in joined)


def _one_name(text: str, one: Span, other: Span) -> bool:
    """Tell whether two spans are parts of one name: nothing but a space or a hyphen stands between them."""
    return one.kind == other.kind == PERSON and text[one.end : other.start] in {" ", "\u00a0", "-"}
