"""Makes sentences with invented people in them, and without, for learning and for measuring."""

from __future__ import annotations

import csv
import functools
import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from models.manifest import HERE
from models.name_cases import CASES, inflected, swedish_genitive
from models.name_lists import Names, names_of

_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")
FORMS = ("full", "given", "surname", "nickname", "initial", "three", "initials", "reversed")
_WEIGHTS = (34, 24, 15, 11, 7, 4, 3, 2)
WORDLIKE = 0.25


@dataclass(frozen=True, slots=True)
class Example:
    """A text with marks: where something stands (characters) and what it is (person, place, body).

    `case` and `form` say how the people of a made sentence are written, for tables.
    """

    text: str = field(repr=False)
    marks: tuple[tuple[int, int, str], ...]
    language: str
    case: str = ""
    form: str = ""


def made(language: str, random_: random.Random, *, held_out: bool = False) -> Example:
    """Return a sentence of `language` with people in it."""
    frame = random_.choice(_frames(language, held_out))
    form = random_.choices(FORMS, _WEIGHTS)[0]
    while (example := filled(frame, language, random_, form, held_out=held_out)) is None:
        form = random_.choices(FORMS, _WEIGHTS)[0]
    return example


def made_without(language: str, random_: random.Random) -> Example:
    """Return a sentence of `language` that holds no person, often a word that could be a name elsewhere."""
    while True:
        example = filled(random_.choice(_written(language)["without"]), language, random_, "full")
        if example is not None:
            return example


def filled(
    frame: str, language: str, random_: random.Random, form: str, *, held_out: bool = False
) -> Example | None:
    """Return the frame with its slots filled, people written in `form`; None if a name can't be inflected."""
    pieces: list[str] = []
    marks: list[tuple[int, int, str]] = []
    cases: list[str] = []
    forms: list[str] = []
    length = done = 0
    for slot in _SLOT.finditer(frame):
        kind, case = slot.group(1), slot.group(2) or "nominative"
        written = form if kind == "person" else kind
        name = _fill(kind, case, written, language, random_, held_out=held_out)
        if not name:
            return None
        before = frame[done : slot.start()]
        start = length + len(before)
        marks.append((start, start + len(name), kind if kind in {"place", "body"} else "person"))
        if marks[-1][2] == "person":
            cases.append(case)
            forms.append(written)
        pieces += [before, name]
        length = start + len(name)
        done = slot.end()
    text = "".join([*pieces, frame[done:]])
    return Example(text, tuple(marks), language, *(one[0] if one else "" for one in (cases, forms)))


def person(language: str, random_: random.Random, form: str, case: str, *, held_out: bool = False) -> str:
    """Return an invented person's name in a form and a case, or an empty string if it can't be inflected."""
    names = names_of(language, held_out=held_out)
    given, surname = _given(names, random_), _surname(names, random_)
    alone = {
        "given": given,
        "surname": surname,
        "nickname": random_.choice(names.nicknames),
        "wordlike given": random_.choice(names.wordlike_given),
        "wordlike surname": random_.choice(names.wordlike_surnames),
    }
    if form in alone:
        return in_case(alone[form], case, language)
    if form == "reversed":
        return _joined(surname, in_case(given, case, language))
    if form == "initials":
        gap = random_.choice((".", ". ", ""))
        return f"{given[0]}{gap}{surname[0]}{gap.strip()}" if case == "nominative" else ""
    first = {"full": given, "three": f"{given} {_given(names, random_)}"}.get(form, f"{given[0]}.")
    return _joined(first, in_case(surname, case, language))


def in_case(name: str, case: str, language: str) -> str:
    """Return a name in a case of its text's language; Swedish has the nominative and the genitive."""
    if language == "fi":
        return inflected(name, case)
    return swedish_genitive(name) if case == "genitive" else name


def lowered(example: Example, *, names_only: bool) -> Example:
    """Return the example in small letters, all of it or what stands for a person."""
    if not names_only:
        return _rewritten(example, example.text.lower())
    text = example.text
    for start, end, kind in example.marks:
        if kind == "person":
            text = text[:start] + text[start:end].lower() + text[end:]
    return _rewritten(example, text)


def shouted(example: Example) -> Example:
    """Return the example in capitals."""
    return _rewritten(example, example.text.upper())


def joined(examples: Sequence[Example]) -> Example:
    """Return examples as one line."""
    text, marks = "", []
    for example in examples:
        shift = len(text) + bool(text)
        text = f"{text} {example.text}" if text else example.text
        marks += [(start + shift, end + shift, kind) for start, end, kind in example.marks]
    return Example(text, tuple(marks), examples[0].language)


@functools.cache
def places(language: str) -> tuple[str, ...]:
    """Return the municipalities' names in a language."""
    with (HERE.parent / "corpora" / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row[f"name_{language}"] for row in csv.DictReader(file))


def municipalities_in_cases() -> Iterator[tuple[str, str, str]]:
    """Yield (name, case, form) of every municipality in every case, Finnish, and in Swedish as it is."""
    for name in places("fi"):
        yield from ((name, case, inflected(name, case)) for case in CASES if inflected(name, case))
    for name in places("sv"):
        yield from ((name, case, in_case(name, case, "sv")) for case in ("nominative", "genitive"))


def _rewritten(example: Example, text: str) -> Example:
    if len(text) != len(example.text):
        return example
    return Example(text, example.marks, example.language, example.case, example.form)


def frames_kept(language: str) -> tuple[str, ...]:
    """Return the frames with people that are kept for measuring."""
    return _frames(language, True)


@functools.cache
def _frames(language: str, held_out: bool) -> tuple[str, ...]:
    frames = _written(language)["people"]
    return tuple(frame for place, frame in enumerate(frames) if (place % 5 == 2) == held_out)


@functools.cache
def _written(language: str) -> dict[str, list[str]]:
    content = tomllib.loads((HERE / "name_frames.toml").read_text(encoding="utf-8"))
    return {key: text.strip().splitlines() for key, text in content[language].items()}


def _fill(kind: str, case: str, form: str, language: str, random_: random.Random, *, held_out: bool) -> str:
    if kind == "place":
        return in_case(random_.choice(places(language)), case, language)
    if kind == "body":
        body = random_.choice(_written(language)["bodies"])
        first, _, last = body.rpartition(" ")
        inflected_last = in_case(last, case, language)
        return f"{first} {inflected_last}".strip() if inflected_last else ""
    return person(language, random_, form, case, held_out=held_out)


def _given(names: Names, random_: random.Random) -> str:
    return random_.choice(names.wordlike_given if random_.random() < WORDLIKE else names.given)


def _surname(names: Names, random_: random.Random) -> str:
    return random_.choice(names.wordlike_surnames if random_.random() < WORDLIKE else names.surnames)


def _joined(first: str, last: str) -> str:
    return f"{first} {last}" if last else ""
