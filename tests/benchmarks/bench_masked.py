"""What is masked in real texts, by kind, and a sample of it for a person to judge, to the terminal only.

The sample has `SAMPLE` spans of each kind where there are so many; the same seed and the same spans give the
same sample. What was judged is counted in docs/privacy-measured.md, never the texts.
"""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from botnia_signals.privacy import find_spans
from tests.benchmarks.real_texts import interpellations, yle_answers

BATCH = 500
BEFORE, AFTER = 34, 22
SAMPLE = {
    "yle2015": {"PERSON": 60, "LINK": 20, "EMAIL": 1},
    "interpellations": {"PERSON": 70, "CASE": 34, "LINK": 10, "POSTCODE": 3, "PHONE": 1, "USER": 1},
}
Shown = tuple[str, str]


def main(shared: Path, seed: int) -> None:
    """Print counts by kind for every answer and every interpellation, then the sample to judge."""
    dice = random.Random(seed)  # noqa: S311
    for name, rows in (("yle2015", yle_answers(shared)), ("interpellations", interpellations(shared))):
        if not rows:
            print(f"masked: no texts of {name} in {shared / 'data'}, skipped")
            continue
        spans, documents = _masked([text for text, _ in rows])
        counts = Counter(kind for kind, _ in spans)
        found = ", ".join(f"{kind} {number}" for kind, number in counts.most_common())
        print(f"\n{name}: {len(rows)} texts, something masked in {documents}: {found}")
        for kind, number in SAMPLE[name].items():
            of_kind = [shown for other, shown in spans if other == kind]
            for shown in dice.sample(of_kind, min(number, len(of_kind))):
                print(f"{kind:<10}{shown}")


def _masked(texts: list[str]) -> tuple[list[Shown], int]:
    """Return (kind, the span as it stands) of everything that is masked, and in how many texts."""
    spans: list[Shown] = []
    documents = 0
    for place in range(0, len(texts), BATCH):
        batch = texts[place : place + BATCH]
        for text, found in zip(batch, find_spans(batch), strict=True):
            documents += bool(found)
            for span in found:
                before, after = (
                    text[max(0, span.start - BEFORE) : span.start],
                    text[span.end : span.end + AFTER],
                )
                shown = f"{before}\u27e6{text[span.start : span.end]}\u27e7{after}".replace("\n", " ")
                spans.append((span.kind, shown))
    return spans, documents
