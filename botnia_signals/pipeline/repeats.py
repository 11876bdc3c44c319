"""Boilerplate: lines that repeat over the files of a kind of source (form headings, notices)."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Iterable, Iterator

from botnia_signals.intake.rows import ROW_AUTHOR
from botnia_signals.records import Aside, RawDocument, Refusal
from botnia_signals.store import Store

LONGEST = 300
FEWEST_FILES = 3
LEAST_SHARE = 0.3
"""A line is boilerplate where it stands in three files of its source at least, and in 30 % of them."""

Item = RawDocument | Refusal | Aside
_FIGURES = re.compile(r"\d+")


def line_key(text: str, key: bytes) -> str:
    """Return a keyed hash of a line, figures, spacing and letter case aside; "" for a long text."""
    if len(text) > LONGEST:
        return ""
    plain = _FIGURES.sub("0", " ".join(text.casefold().split()))
    return hmac.new(key, plain.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[:16]


def remember(store: Store, file: str, items: Iterable[Item], ident: Callable[[RawDocument], str]) -> None:
    """Remember the lines of a file of running text; a file counts once, however often it is read.

    `ident` gives a record's id. Lines of what was erased are not remembered again.
    """
    texts = [item for item in items if isinstance(item, RawDocument) and item.place is not None]
    idents = [ident(text) for text in texts]
    erased = store.erasing.erased(idents)
    by_source: dict[str, dict[str, str]] = {}
    for text, document in zip(texts, idents, strict=True):
        line = line_key(text.text, store.key)
        if line and document not in erased:
            by_source.setdefault(text.source.value, {})[line] = document
    for source, lines in by_source.items():
        store.passages.remember_lines(source, file, sorted(lines.items()))


def without_repeated(
    store: Store, items: Iterable[Item], ident: Callable[[RawDocument], str]
) -> Iterator[Item]:
    """Yield the items, a statement that repeats over the files of its source as an Aside.

    What is stored already (by the id that `ident` gives) stays as it is.
    """
    listed = list(items)
    texts = [item for item in listed if isinstance(item, RawDocument) and item.place is not None]
    known = store.documents.known([ident(item) for item in texts])
    repeated: dict[str, set[str]] = {}
    for source in {item.source.value for item in texts}:
        keys = {line_key(item.text, store.key) for item in texts if item.source.value == source}
        least = max(FEWEST_FILES, LEAST_SHARE * store.passages.number_of_files(source))
        found = store.passages.files_with(source, sorted(keys - {""}))
        repeated[source] = {line for line, files in found.items() if len(files) >= least}
    for item in listed:
        if isinstance(item, RawDocument) and item.place is not None:
            repeats = line_key(item.text, store.key) in repeated[item.source.value]
            if repeats and ident(item) not in known:
                heading = item.attributes.get("heading", "")
                author = "" if item.author.startswith(ROW_AUTHOR) else item.author
                yield Aside(item.origin, "aside-repeated", item.text, item.place, heading, author)
                continue
        yield item
