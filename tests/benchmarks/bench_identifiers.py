"""Identifiers with a form: how many of those planted into real answers are found whole, and false alarms.

Planted are `EACH_FINNISH` of each kind into answers of yle2015 and `EACH_SWEDISH` into interpellations; one
counts as found if none of its letters and figures stays visible. False alarms are counted on `ANSWERS` real
answers and on all interpellations as they are: everything found there is printed, to the terminal only, for
a person to judge.
"""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from botnia_signals.privacy import find_forms
from tests.benchmarks.real_texts import interpellations, yle_answers
from tests.identifiers import MAKERS, Maker, Planted, hidden

EACH_FINNISH, EACH_SWEDISH = 400, 150
ANSWERS = 20_000
LONGEST = 600
CONTEXT = 28


def main(shared: Path, seed: int) -> None:
    """Print recall by kind and form for each language, then what is found in texts as they are."""
    answers = [text for text, _ in yle_answers(shared)]
    spoken = [text for text, _ in interpellations(shared)]
    if not answers or not spoken:
        print(f"identifiers: no texts in {shared / 'data'}, skipped")
        return
    for language, texts, each in (("fi", answers, EACH_FINNISH), ("sv", spoken, EACH_SWEDISH)):
        _recall(language, texts, each, seed)
    _as_they_are("yle2015", answers[:ANSWERS])
    _as_they_are("interpellations", spoken)


def _recall(language: str, texts: list[str], each: int, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    maker = Maker(seed, language)
    planted = [
        maker.plant(kind, text[:LONGEST])
        for kind in MAKERS
        for text in dice.sample(texts, min(each, len(texts)))
    ]
    forms: Counter[tuple[str, str]] = Counter()
    missed: Counter[tuple[str, str]] = Counter()
    named = 0
    for one in planted:
        spans = find_forms(one.text)
        forms[one.kind, one.form] += 1
        missed[one.kind, one.form] += not hidden(one, spans)
        named += any(
            span.kind == one.kind and span.start < one.end and span.end > one.start for span in spans
        )
        if not hidden(one, spans):
            _show_missed(one)
    whole = len(planted) - missed.total()
    print(f"\n{language}: {len(planted)} planted, {whole} found whole, {named} by their own kind")
    for (kind, form), number in forms.items():
        print(f"  {kind:<10}{form:<26}{number - missed[kind, form]:>5} of {number}")


def _show_missed(one: Planted) -> None:
    before, after = one.text[max(0, one.start - CONTEXT) : one.start], one.text[one.end : one.end + CONTEXT]
    print(f"MISSED {one.kind}: …{before}⟦{one.text[one.start : one.end]}⟧{after}…")


def _as_they_are(name: str, texts: list[str]) -> None:
    counts: Counter[str] = Counter()
    print()
    for text in texts:
        for span in find_forms(text):
            counts[span.kind] += 1
            before, after = (
                text[max(0, span.start - CONTEXT) : span.start],
                text[span.end : span.end + CONTEXT],
            )
            shown = f"{before}⟦{text[span.start : span.end]}⟧{after}".replace("\n", " ")
            print(f"{span.kind:<10}{shown}")
    found = ", ".join(f"{kind} {number}" for kind, number in counts.most_common()) or "nothing"
    print(f"{name}: {len(texts)} texts as they are, found: {found}")
