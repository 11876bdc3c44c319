"""An own crawler: follows every link and fills in every form that a person is shown, as a browser would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from flask.testing import FlaskClient

LEAVES = frozenset({"/sign-out"})
"""Forms that end the crawl."""


@dataclass
class Form:
    """One form of a page: where it sends, how, its fields with what they hold, and what buttons it has."""

    page: str
    action: str
    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)

    @property
    def kind(self) -> tuple[str, str, tuple[str, ...]]:
        """Return what makes two forms the same: the address without its numbers, and the fields."""
        names = tuple(sorted({name for name, _ in self.fields} | self.files))
        return re.sub(r"(S-)?\d+|[0-9a-f]{16,}", "#", self.action), self.method, names


class Reader(HTMLParser):
    """Reads the links and the forms of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page, self.links, self.forms = page, set(), []
        self._form: Form | None = None
        self._select = self._area = ""
        self.marks: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in one tag."""
        values = {name: value or "" for name, value in attrs}
        self.marks.append((tag, values))
        if tag == "a" and "href" in values:
            self.links.add(values["href"])
        elif tag == "form":
            self._form = Form(self.page, values.get("action", self.page), values.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None:
            self._field(tag, values, self._form)

    def _field(self, tag: str, values: dict[str, str], form: Form) -> None:
        name, kind = values.get("name", ""), values.get("type", "text")
        if tag == "input" and kind == "file":
            form.files.add(name)
        elif tag == "input" and (kind not in {"radio", "checkbox"} or "checked" in values):
            form.fields.append((name, values.get("value", "")))
            if kind not in {"hidden", "radio", "checkbox"} or name == "next":
                form.texts.add(name)
        elif tag == "textarea":
            form.fields.append((name, ""))
            form.texts.add(name)
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            known = [place for place, (one, _) in enumerate(form.fields) if one == self._select]
            if not known:
                form.fields.append((self._select, values.get("value", "")))
            elif "selected" in values or not form.fields[known[0]][1]:
                form.fields[known[0]] = (self._select, values.get("value", ""))
        elif tag == "button" and name:
            form.fields.append((name, values.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        """Leave a form or a choice."""
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""


def read(client: FlaskClient, address: str) -> tuple[Reader, str, int]:
    """Ask for a page; return what it links to, its text and its code."""
    answer = client.get(address)
    reader = Reader(address)
    if answer.mimetype == "text/html":
        reader.feed(answer.text)
    return reader, answer.text, answer.status_code


def kind_of(address: str) -> str:
    """Return an address without its numbers and the values of its query: pages of a kind are one."""
    parts = urlsplit(address)
    names = "&".join(sorted(re.findall(r"([^&=]+)=", parts.query)))
    path = re.sub(r"/(S-\d+|T-\d+|\d{4}-W\d+|\d+|[0-9a-f-]{16,})(?=/|$)", "/#", parts.path)
    return f"{path}?{names}"


def crawl(client: FlaskClient, start: str = "/", each: int = 2) -> Iterator[tuple[str, str, Reader]]:
    """Yield (address, text, what it links to) of every kind of page that links lead to, `each` of a kind."""
    waiting, seen, kinds = [start], {start}, {}
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address)
        kinds[kind] = kinds.get(kind, 0) + 1
        if kinds[kind] > each:
            continue
        reader, text, code = read(client, address)
        if code != 200:
            continue
        yield address, text, reader
        for link in sorted(reader.links):
            path = link.split("#")[0]
            if path.startswith("/") and not path.startswith("/static") and path not in seen:
                seen.add(path)
                waiting.append(path)
