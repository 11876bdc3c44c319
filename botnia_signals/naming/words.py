"""Words that never name a theme: stop words and municipalities, read from the corpora folder."""

from __future__ import annotations

import csv
import functools
from importlib import resources

CORPORA = "corpora"
PLACE_NAME_SHORTEST = 5


@functools.cache
def stop_words(language: str) -> frozenset[str]:
    """Return the stop words of `language` in lower case; none for a language that has no list."""
    path = resources.files(CORPORA).joinpath("stopwords", f"{language}.txt")
    if not path.is_file():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word.lower() for line in lines if not line.startswith("#") for word in line.split())


@functools.cache
def place_names() -> frozenset[str]:
    """Return every word of the municipalities' Finnish and Swedish names, in lower case."""
    path = resources.files(CORPORA).joinpath("municipalities.csv")
    if not path.is_file():
        return frozenset()
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    names = (row[column] or "" for row in rows for column in ("name_fi", "name_sv"))
    return frozenset(part for name in names for part in name.lower().split())


@functools.cache
def municipalities() -> dict[str, str]:
    """Return the Finnish name of each municipality by its Finnish and Swedish names in lower case."""
    path = resources.files(CORPORA).joinpath("municipalities.csv")
    if not path.is_file():
        return {}
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    return {row[column].lower(): row["name_fi"] for column in ("name_sv", "name_fi") for row in rows}


@functools.cache
def swedish_places() -> dict[str, str]:
    """Return the Swedish name of each municipality by its Finnish one."""
    path = resources.files(CORPORA).joinpath("municipalities.csv")
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines()) if path.is_file() else ()
    return {row["name_fi"]: row["name_sv"] for row in rows}


def municipality(lemma: str, surface: str) -> str:
    """Return the Finnish name of the municipality that a word names, "" for none."""
    known = municipalities()
    word = surface.lower()
    return known.get(lemma) or known.get(word) or known.get(word.removesuffix("s")) or ""


def is_place(lemma: str, surface: str, *, known: bool) -> bool:
    """Say whether a word is a municipality's name; `known` where a dictionary gave the lemma.

    An unknown capitalised word is also a place when it begins with one ("Kristinestadsbor", "Halsualle").
    """
    places = place_names()
    word = surface.lower()
    if lemma in places or word in places or word.removesuffix("s") in places:
        return True
    return (
        not known
        and surface[:1].isupper()
        and any(word[:length] in places for length in range(PLACE_NAME_SHORTEST, len(word)))
    )
