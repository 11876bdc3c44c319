"""Names of people: how many name words are found, and how many others are masked, of sets and made sentences.

Marked sentences are the sets' parts that nothing was learned from (models/train_names.py). Made sentences are
models/name_sentences.py's: names and frames that were kept for measuring. Counted are words of letters.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from botnia_signals.privacy.mentions import WORD
from botnia_signals.privacy.names import find_names
from models.name_cases import CASES
from models.name_sentences import (
    FORMS,
    Example,
    filled,
    frames_kept,
    lowered,
    made_without,
    municipalities_in_cases,
)
from models.train_names import HELD_OUT, held_out

WAYS = {"rules and the Finnish pipeline": "rules", "joined": "model"}
SEED, MADE, KEPT = 7, 1200, 120
Counts = tuple[int, int, int, int]
"""Name words, of them found, other words, of them masked."""


def main(shared: Path) -> None:
    """Print the tables of models/names.md."""
    _sets(shared / "data")
    for language in ("fi", "sv"):
        _made(language)
    _look_alikes()


def counted(examples: Sequence[Example], way: str) -> list[Counts]:
    """Return what a way of finding names does to each example."""
    counts: list[Counts] = []
    for example, spans in zip(examples, find_names([one.text for one in examples], finder=way), strict=True):
        people = [(start, end) for start, end, kind in example.marks if kind == "person"]
        masked = [(span.start, span.end) for span in spans]
        names = found = others = wrong = 0
        for match in WORD.finditer(example.text):
            hit = _overlaps(match.span(), masked)
            if _overlaps(match.span(), people):
                names, found = names + 1, found + hit
            else:
                others, wrong = others + 1, wrong + hit
        counts.append((names, found, others, wrong))
    return counts


def _overlaps(word: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < word[1] and end > word[0] for start, end in spans)


def _sets(data: Path) -> None:
    if not (data / "ner").is_dir():
        print(f"names: {data / 'ner'} is not there; the marked sentences were not measured")
        return
    print("\n| set | written | way | name words | found | others | masked |\n|---|---|---|---|---|---|---|")
    for name in HELD_OUT:
        examples = held_out(data, name)
        small = [lowered(example, names_only=False) for example in examples]
        for written, chosen in (("as it is", examples), ("lower case", small)):
            for way, finder in WAYS.items():
                start = time.perf_counter()
                counts = counted(chosen, finder)
                seconds = time.perf_counter() - start
                print(f"| {name} | {written} | {way} | {_row(counts)} | {len(chosen) / seconds:.0f} texts/s")


def _made(language: str) -> None:
    """Print how many names of made sentences are found, by form and by case."""
    random_ = random.Random(SEED)  # noqa: S311
    groups: dict[str, list[Example]] = {}
    cases = list(CASES)[:-1] if language == "fi" else ["nominative", "genitive"]
    for form in (*FORMS, "wordlike given", "wordlike surname"):
        _add(groups, f"form: {form}", language, random_, lambda _frame: True, form)
    for case in cases:
        slot = f":{case}}}" if case != "nominative" else "{person}"
        _add(groups, f"case: {case}", language, random_, lambda frame, slot=slot: slot in frame, "")
    print(f"\n| {language}, made | name words | found as written | found in lower case | others masked |")
    print("|---|---|---|---|---|")
    for group, examples in groups.items():
        as_is = counted(examples, "model")
        small = counted([lowered(example, names_only=False) for example in examples], "model")
        names, found, others, wrong = map(sum, zip(*as_is, strict=True))
        below = sum(count[1] for count in small)
        print(f"| {group} | {names} | {found / names:.3f} | {below / names:.3f} | {wrong / others:.3%} |")


def _add(
    groups: dict[str, list[Example]],
    group: str,
    language: str,
    random_: random.Random,
    fits: Callable[[str], bool],
    form: str,
) -> None:
    frames = [frame for frame in frames_kept(language) if fits(frame)]
    chosen: list[Example] = []
    for _ in range(MADE):
        written = form or random_.choice(FORMS[:3])
        example = (
            filled(random_.choice(frames), language, random_, written, held_out=True) if frames else None
        )
        if example is not None and example.marks and (not form or example.form == form):
            chosen.append(example)
    if chosen:
        groups[group] = chosen[:KEPT]


def _look_alikes() -> None:
    """Print how many words of sentences without people, and how many municipalities, are masked."""
    random_ = random.Random(SEED)  # noqa: S311
    for language in ("fi", "sv"):
        examples = [made_without(language, random_) for _ in range(400)]
        for written, chosen in (
            ("as written", examples),
            ("in lower case", [lowered(example, names_only=False) for example in examples]),
        ):
            wrong = sum(count[3] for count in counted(chosen, "model"))
            words = sum(count[2] for count in counted(chosen, "model"))
            print(f"{language} sentences without people, {written}: {wrong} of {words} words masked")
    forms = sorted({form for _, _, form in municipalities_in_cases()})
    frames = ("{}", "Asiasta kerrottiin: {}.", "Tilanne on huono, sanoi asukas, {} mukaan lukien.")
    texts = [frame.format(form) for form in forms for frame in frames]
    masked = sorted({text for text, spans in zip(texts, find_names(texts), strict=True) if spans})
    print(f"municipalities: {len(masked)} of {len(texts)} texts masked {masked[:20]}")


def _row(counts: Sequence[Counts]) -> str:
    names, found, others, wrong = map(sum, zip(*counts, strict=True))
    return f"{names} | {found / max(1, names):.4f} | {others} | {wrong / others:.3%} |"
