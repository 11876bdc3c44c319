"""A last look at a text that is about to be written: does anything in it identify a person?

It knows nothing of how the text was made. It looks for identifiers with a form, author keys, the store's
secrets and texts that must not be shown, and says of each where it stands.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from botnia_signals.cells import rows_of

SHORTEST_TEXT = 16
"""Letters and digits from which on a text is told from others by its words."""
KEY = re.compile(r"\b[ar]-[0-9a-f]{12}\b")
HASH = "$argon2"
IDENT = re.compile(r"(?<![\w-])(?:[a-z]-)?(?=[0-9a-f]*[a-f])[0-9a-f]{16,64}(?![0-9A-Za-z])")
"""The store's own ids of documents and statements: hashes that may hold digits like a telephone's."""
SPOKEN_ATTRIBUTES = frozenset({"aria-label", "title", "alt", "content", "value"})


@dataclass(frozen=True, slots=True)
class Leak:
    """What was found (identifier, author, secret or text) and where: a line, a cell, a path in JSON."""

    kind: str
    place: str


@dataclass(frozen=True, slots=True)
class Secrets:
    """What must not be in a text: author keys, secrets as files have them, texts not to be shown."""

    authors: Set[str] = field(default=frozenset(), repr=False)
    secrets: Collection[str] = field(default=(), repr=False)
    texts: Collection[str] = field(default=(), repr=False)


def find_leaks(
    parts: Iterable[tuple[str, str]], hidden: Secrets, identifies: Callable[[Sequence[str]], Sequence[bool]]
) -> list[Leak]:
    """Return every leak in `parts`, (place, text) pairs as `pieces` gives them.

    `identifies` tells of each of several texts whether an identifier with a form stands in it.
    """
    known = list(parts)
    there = identifies([IDENT.sub("", text) for _, text in known])
    leaks = [Leak("identifier", place) for (place, _), found in zip(known, there, strict=True) if found]
    forbidden = [letters for letters in map(_letters, hidden.texts) if len(letters) >= SHORTEST_TEXT]
    for place, text in known:
        if KEY.search(text) or any(word in hidden.authors for word in re.findall(r"[\w-]+", text)):
            leaks.append(Leak("author", place))
        if HASH in text or any(secret in text for secret in hidden.secrets if secret):
            leaks.append(Leak("secret", place))
        letters = _letters(text)
        if any(one in letters for one in forbidden):
            leaks.append(Leak("text", place))
    return leaks


def _letters(text: str) -> str:
    """Return letters and digits only, in lower case: a text is the same however it is escaped and broken."""
    return "".join(character for character in html.unescape(text).casefold() if character.isalnum())


def pieces(text: str, form: str) -> list[tuple[str, str]]:
    """Return what of a file in `form` (json, csv, html, md or text) people can read, with where it stands.

    Numbers of JSON are left out: they are figures, not numbers of telephones.
    """
    if form == "json":
        return list(_json(json.loads(text), ""))
    if form == "csv":
        rows = rows_of(text)
        return [
            (f"{row}:{column}", cell)
            for row, cells in enumerate(rows, 1)
            for column, cell in enumerate(cells, 1)
            if not _is_number(cell)
        ]
    if form == "html":
        reader = _Page()
        reader.feed(text)
        reader.close()
        return reader.found
    return [(str(number), line) for number, line in enumerate(text.splitlines(), 1)]


def _json(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield f"{path}.{name}".lstrip("."), str(name)
            yield from _json(one, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from _json(one, f"{path}[{place}]")
    elif isinstance(value, str):
        yield path, value


def _is_number(cell: str) -> bool:
    try:
        float(cell.replace(",", "."))
    except ValueError:
        return False
    return True


class _Page(HTMLParser):
    """Collects the text and the spoken attributes of a page; style sheets are neither."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._styles = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._styles += tag == "style"
        for name, value in attrs:
            if name in SPOKEN_ATTRIBUTES and value:
                self.found.append((str(self.getpos()[0]), value))

    def handle_endtag(self, tag: str) -> None:
        self._styles -= tag == "style"

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._styles:
            self.found.append((str(self.getpos()[0]), data))

    def handle_comment(self, data: str) -> None:
        self.found.append((str(self.getpos()[0]), data))
