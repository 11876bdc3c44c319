"""What in real answers points at one person without a name, by kind, and a sample for a person to judge."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from botnia_signals import places
from botnia_signals.language import language_of
from botnia_signals.privacy.indirect import find_revealing
from tests.benchmarks.real_texts import yle_answers

SAMPLE = 40
AROUND = 40


def main(shared: Path, seed: int) -> None:
    """Print how many answers of yle2015 have a find, how many of high risk, finds by kind, and a sample."""
    answers = yle_answers(shared)
    if not answers:
        print(f"pointing: no texts in {shared / 'data'}, skipped")
        return
    kinds: Counter[str] = Counter()
    shown: list[str] = []
    some = 0
    for text, municipality in answers:
        finds = find_revealing(text, language_of(text, "fi"), places.population(municipality))
        some += bool(finds)
        kinds.update(find.kind for find in finds)
        if finds and finds[0].high:
            first, last = max(0, finds[0].start - AROUND), finds[-1].end + AROUND
            marked = ", ".join(f"{text[find.start : find.end]} ({find.kind})" for find in finds)
            shown.append(f"{marked}: {text[first:last]}".replace("\n", " "))
    by_kind = ", ".join(f"{kind} {number}" for kind, number in kinds.most_common())
    print(f"\n{len(answers)} answers: {some} with a find, {len(shown)} of high risk; {by_kind}")
    for line in random.Random(seed).sample(shown, min(SAMPLE, len(shown))):  # noqa: S311
        print(line)
