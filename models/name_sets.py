"""Reads the marked sentences that names are learned from, and changes the names in them."""

from __future__ import annotations

import csv
import dataclasses
import gzip
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from botnia_signals.privacy.lexicon import look_up
from models.name_cases import case_of
from models.name_sentences import FORMS, Example, person

KINDS = {
    **{"PER": "person", "LOC": "place", "ORG": "body"},
    **{"PRO": "body", "EVENT": "body", "MISC": "body"},
}
_CLOSING = frozenset(".,:;!?)]%”’»…")
_OPENING = frozenset("([“«")
Tagged = list[tuple[str, str]]
"""The words of a sentence, each with its mark (PER, B-LOC, O) as the set writes it."""


def marked_sentences(folder: Path, name: str) -> list[Example]:
    """Return the sentences of one set of `folder` (a file name) with their marks, in order."""
    language = name[:2]
    return [_example(tagged, language) for tagged in _tagged(folder / name) if tagged]


def _tagged(path: Path) -> Iterator[Tagged]:
    sentence: Tagged = []
    column = 1 if path.suffix == ".iob2" else 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            yield sentence
            sentence = []
        elif not line.startswith(("-DOCSTART-", "# ")):
            fields = line.split("\t")
            word = fields[column].replace("\u00ad", "")
            if len(fields) > column + 1 and word:
                sentence.append((word, fields[column + 1]))
    yield sentence


def _example(tagged: Tagged, language: str, *, apart: bool = False) -> Example:
    """Return the sentence as people write it (or with a space around every mark of punctuation)."""
    text, quoted = "", False
    marks: list[tuple[int, int, str]] = []
    before = ""
    for word, tag in tagged:
        closing = word in _CLOSING or (word == '"' and quoted)
        glued = not text or closing or before in _OPENING or (before == '"' and quoted)
        text += "" if glued and not (apart and text) else " "
        quoted = quoted != (word == '"')
        kind = KINDS.get(tag.split("-")[-1], "")
        start = len(text)
        text += word
        inside = tag.startswith("I-") or ("-" not in tag and marks and marks[-1][1] == start - 1)
        if kind and inside and marks and marks[-1][2] == kind:
            marks[-1] = (marks[-1][0], len(text), kind)
        elif kind:
            marks.append((start, len(text), kind))
        before = word
    return Example(text, tuple(marks), language)


def spaced(example: Example) -> Example:
    """Return the example with a space on both sides of punctuation, as sets of words come."""
    tagged, done = [], 0
    for start, end, kind in example.marks:
        tagged += [(word, "") for word in _apart(example.text[done:start])]
        tagged += [
            (word, ("I-" if place else "B-") + kind)
            for place, word in enumerate(_apart(example.text[start:end]))
        ]
        done = end
    tagged += [(word, "") for word in _apart(example.text[done:])]
    text, marks = "", []  # type: ignore[var-annotated]
    for word, tag in tagged:
        text += " " if text else ""
        start = len(text)
        text += word
        if tag.startswith("I-"):
            marks[-1] = (marks[-1][0], len(text), marks[-1][2])
        elif tag:
            marks.append((start, len(text), tag[2:]))
    return dataclasses.replace(example, text=text, marks=tuple(marks))


def _apart(text: str) -> list[str]:
    return re.findall(r"[\w'’:.&/-]*\w|[^\w\s]", text)


def renamed(example: Example, random_: random.Random) -> Example:
    """Return the example with other people in it, in the cases of those that stood there where it is told."""
    text, marks, done = "", [], 0
    for start, end, kind in example.marks:
        old = example.text[start:end]
        new = _other(old, example.language, random_) if kind == "person" else old
        text += example.text[done:start]
        marks.append((len(text), len(text) + len(new), kind))
        text += new
        done = end
    return dataclasses.replace(example, text=text + example.text[done:], marks=tuple(marks))


def _other(old: str, language: str, random_: random.Random) -> str:
    words = old.split()
    if not words[-1][:1].isupper() or not words[-1].isalpha():
        return old
    swedish_case = "genitive" if words[-1].endswith("s") else "nominative"
    case = case_of(words[-1]) if language == "fi" else swedish_case
    form = random_.choice(("full", "full", "three", "initial", "reversed")) if len(words) > 1 else ""
    form = form or random_.choice(FORMS[1:4])
    return (case and person(language, random_, form, case)) or old


def nameless(texts: Iterable[str], language: str, count: int, random_: random.Random) -> list[Example]:
    """Return up to `count` texts that can hold no name: no capital inside, and no name at the head."""
    chosen = sorted({text for text in texts if 20 <= len(text) <= 400 and _is_nameless(text, language)})
    random_.shuffle(chosen)
    return [Example(text, (), language) for text in chosen[:count]]


def _is_nameless(text: str, language: str) -> bool:
    for place, word in enumerate(re.findall(r"[^\W\d_]+", text)):
        if word[0].isupper() and place:
            known = look_up(word)
            if not known.ordinary or known.name or language != "fi":
                return False
    words = re.findall(r"[^\W\d_]+", text)
    head = look_up(words[0]) if words else None
    return head is not None and not head.name


def column(path: Path, name: str) -> list[str]:
    """Return one column of a packed table."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return [row[name] for row in csv.DictReader(file)]


def sentences(texts: Sequence[str]) -> list[str]:
    """Return the sentences of texts, split at full stops before a capital: enough for learning."""
    return [one for text in texts for one in re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", " ".join(text.split()))]
