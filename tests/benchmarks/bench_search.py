"""How well search finds inflected forms and the other language, and how well labels are learned from few.

Forms: two sentences of a treebank that hold different forms of one word; the form of one must find the other.
Meaning: a Finnish sentence (or its three longest words in base form) must find its Swedish translation among
the sentences of both languages. Learning: labels given to Finnish sentences only, measured on Swedish ones.

usage: python -m tests.benchmarks --shared ../shared --only search
"""

from __future__ import annotations

import csv
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from botnia_signals import naming
from botnia_signals.encoding import align, unit
from botnia_signals.pipeline.background import default_encoder, sharpener_of
from botnia_signals.pipeline.decide import search_expression
from botnia_signals.review import learning
from models.manifest import find_card
from tests.benchmarks.compare import OUT, weights_fingerprint
from tests.benchmarks.remembered import Remembered
from tests.benchmarks.said import Vectors

TREEBANKS = {"fi": "data/ud/fi_tdt.dev.conllu", "sv": "data/ud/sv_talbanken.dev.conllu"}
OPEN = {"NOUN", "ADJ", "VERB"}
LABELLED = (70, 140, 280)
NEARNESS = (0.15, 0.2, 0.25, 0.3, 0.4)
"""Cosines: what share of translations is at least so near, and how many of all sentences are (median)."""


def main(shared: Path) -> int:
    """Print the figures; return 0, or 1 where the texts are absent."""
    if not (shared / TREEBANKS["fi"]).is_file():
        print(f"no {shared / TREEBANKS['fi']}: nothing to measure")
        return 1
    print("| forms | pairs | the other form is found |\n|---|---|---|")
    for language, path in TREEBANKS.items():
        found, pairs = _forms(language, shared / path)
        print(f"| {language} | {pairs} | {100 * found / pairs:.1f} % |", flush=True)
    pairs_of = _sentences(shared)
    card = find_card()
    memory = Remembered(OUT, f"{card.id}-{weights_fingerprint()}", lambda: default_encoder(card.id)[1])
    _meaning(pairs_of, memory, sharpener_of(card.id))
    _learning(pairs_of, memory, sharpener_of(card.id))
    return 0


def _forms(language: str, path: Path) -> tuple[int, int]:
    """Return how many (form, sentence with another form of the word) pairs are found, of how many."""
    sentences = list(_treebank(path))
    db = sqlite3.connect(":memory:")
    db.execute('CREATE VIRTUAL TABLE said USING fts5(text, lemmas, tokenize="unicode61 remove_diacritics 0")')
    held: dict[str, dict[str, int]] = defaultdict(dict)
    for number, (text, words) in enumerate(sentences):
        line = naming.lemma_line(text, language)
        db.execute("INSERT INTO said (rowid, text, lemmas) VALUES (?,?,?)", (number, text, line))
        for form, lemma in words:
            held[lemma].setdefault(form, number)
    found = pairs = 0
    for forms in held.values():
        for form in forms:
            matching = db.execute("SELECT rowid FROM said WHERE said MATCH ?", (search_expression(form),))
            rows = {row for (row,) in matching}
            others = [number for other, number in forms.items() if other != form]
            pairs += len(others)
            found += sum(number in rows for number in others)
    return found, pairs


def _treebank(path: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each sentence with the (form, lemma) pairs of its open words, both in lower case."""
    text, words = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif not line and text:
            yield text, words
            text, words = "", []
        elif line[:1].isdigit():
            cells = line.split("\t")
            if len(cells) > 3 and cells[3] in OPEN and cells[1].isalpha():
                words.append((cells[1].lower(), cells[2].replace("#", "").lower()))


def _sentences(shared: Path) -> list[tuple[str, str, str]]:
    """Return (topic, Finnish, Swedish) of each sentence."""
    said: dict[str, dict[str, tuple[str, str]]] = {}
    for code in ("fin", "swe"):
        said[code] = {}
        for part in ("dev", "train"):
            path = shared / f"data/sib200/{code}_Latn.{part}.tsv"
            with path.open(encoding="utf-8", newline="") as opened:
                rows = csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE)
                said[code].update({row["index_id"]: (row["category"], row["text"]) for row in rows})
    both = sorted(set(said["fin"]) & set(said["swe"]), key=int)
    return [(*said["fin"][one], said["swe"][one][1]) for one in both]


def _meaning(pairs: Sequence[tuple[str, str, str]], memory: Remembered, sharpener: Vectors | None) -> None:
    finnish, swedish = [one[1] for one in pairs], [one[2] for one in pairs]
    raw = memory.encode([*finnish, *swedish])
    spoken = np.array(["fi"] * len(pairs) + ["sv"] * len(pairs))
    moved, means = align(raw, spoken)
    short = [" ".join(sorted({w for w, _ in naming.lemmas(text, "fi")}, key=_long)[-3:]) for text in finnish]
    heads = " | ".join(f"translation / all at {least}" for least in NEARNESS)
    queries = {"sentence": raw[: len(pairs)], "three words": memory.encode(short)}
    print(f"\n| Finnish query | space | Swedish translation first | among 10 | median rank | {heads} |")
    print("|---|---|---|---|---|" + "---|" * len(NEARNESS))
    for what, vectors in queries.items():
        for space, matrix in (("aligned", None), ("sharpened", sharpener)):
            asked = unit(vectors - means["fi"][1])
            stored = moved
            if matrix is not None:
                asked, stored = unit(asked @ matrix), unit(stored @ matrix)
            cosines = asked @ stored.T
            np.fill_diagonal(cosines[:, : len(pairs)], -1)  # the sentence itself
            own = cosines[np.arange(len(pairs)), len(pairs) + np.arange(len(pairs))]
            ranks = (cosines > own[:, None]).sum(axis=1)
            told = " | ".join(
                f"{100 * (own >= least).mean():.0f} % / {np.median((cosines >= least).sum(axis=1)):.0f}"
                for least in NEARNESS
            )
            print(
                f"| {what} | {space} | {100 * (ranks == 0).mean():.1f} % |"
                f" {100 * (ranks < 10).mean():.1f} % | {int(np.median(ranks)) + 1} | {told} |",
                flush=True,
            )


def _long(word: str) -> tuple[int, str]:
    return len(word), word


def _learning(pairs: Sequence[tuple[str, str, str]], memory: Remembered, sharpener: Vectors | None) -> None:
    raw = memory.encode([*(one[1] for one in pairs), *(one[2] for one in pairs)])
    spoken = np.array(["fi"] * len(pairs) + ["sv"] * len(pairs))
    vectors = align(raw, spoken)[0]
    if sharpener is not None:
        vectors = unit(vectors @ sharpener)
    topics = np.array([one[0] for one in pairs])
    order = np.random.default_rng(0).permutation(len(pairs))
    print("\n| Finnish sentences labelled | topics learned | F1 as measured | F1 on Swedish ones | Brier |")
    print("|---|---|---|---|---|")
    for number in LABELLED:
        taught, rest = order[:number], order[number:] + len(pairs)
        told, true, p = [], [], []
        for topic in sorted(set(topics)):
            truth = topics[taught] == topic
            learned = learning.learn(vectors[taught], truth, [str(row) for row in taught])
            if learned is not None:
                told.append(learned.measures.f1)
                true.append(topics[rest - len(pairs)] == topic)
                p.append(learned.probability(vectors[rest]))
        scores = [
            learning.measured(one, held, [str(row) for row in rest]).f1
            for one, held in zip(p, true, strict=True)
        ]
        brier = float(np.mean([((one - held) ** 2).mean() for one, held in zip(p, true, strict=True)]))
        print(
            f"| {number} | {len(told)} of {len(set(topics))} | {np.mean(told):.2f} | {np.mean(scores):.2f} |"
            f" {brier:.3f} |",
            flush=True,
        )
