"""The message catalogue: every text that a user sees, in Finnish, Swedish and English (Fluent files)."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

LANGUAGES = ("fi", "sv", "en")
PAGE = "page"
CATALOGUE = Path(__file__).parent / "catalogue"


class UnknownMessage(KeyError):
    """The catalogue lacks a key or the values that its sentence needs: a defect of the program."""


@functools.cache
def _bundle(language: str) -> FluentBundle:
    from fluent.runtime import FluentBundle, FluentResource

    locale = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}[language]
    bundle = FluentBundle([locale], use_isolating=False)
    for path in sorted((CATALOGUE / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def known_keys(language: str) -> frozenset[str]:
    """Return the keys that the catalogue has in `language`."""
    return frozenset(_bundle(language)._messages)


def page_keys(language: str) -> frozenset[str]:
    """Return the keys whose sentence is another one on a page."""
    return frozenset(key for key, found in _bundle(language)._messages.items() if found.attributes)


def message(key: str, language: str, /, **values: object) -> str:
    """Return the sentence of `key` in `language`, its placeables filled from `values`.

    Raises:
        UnknownMessage: no such key in that language, or a value that the sentence needs is missing.
    """
    return _filled(key, language, values, attribute="")


def page_message(key: str, language: str, /, **values: object) -> str:
    """Return the sentence of `key` for who reads it on a page.

    It is another one where the sentence names options of a command: the message's attribute `page`.

    Raises:
        UnknownMessage: as `message`.
    """
    return _filled(key, language, values, attribute=PAGE)


def _filled(key: str, language: str, values: dict[str, object], attribute: str) -> str:
    bundle = _bundle(language if language in LANGUAGES else "en")
    if not bundle.has_message(key):
        raise UnknownMessage(f"{key} ({language})")
    found = bundle.get_message(key)
    pattern = found.attributes.get(attribute, found.value)
    if pattern is None:
        raise UnknownMessage(f"{key} ({language})")
    text, problems = bundle.format_pattern(pattern, dict(values))
    if problems:
        raise UnknownMessage(f"{key} ({language}): {problems[0]}")
    return str(text)
