"""Learns a model's sharpener: a matrix that makes texts of one theme lie closer together.

usage: python -m models.sharpen POOL.csv[.gz] [--hold-out 0.5]

POOL has the columns text, lang and theme. Within-class covariance normalisation (Hatch, Kajarekar, Stolcke
2006, "Within-class covariance normalization for SVM-based speaker recognition", Interspeech): W is the mean
over themes of the covariance inside a theme, so its large directions are those in which texts of one theme
differ (length, tone, stance). The sharpener is (W + lambda·mean(W))^(-a/2), symmetric. It holds no text
and knows no theme of its own. With --hold-out only a part of the themes is learned from and the gain on
the others is printed, nothing is written.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from botnia_signals.encoding import align, unit
from models.manifest import HERE, find_card

POWER, SHRINK, LEAST_TEXTS, SHORTEST, LONGEST = 0.75, 0.5, 20, 40, 600
Floats = NDArray[np.float32]


def sharpener(vectors: Floats, themes: NDArray[np.str_]) -> Floats:
    """Return the float32 (d, d) matrix learned from aligned unit rows (n, d) and their themes."""
    within = np.zeros((vectors.shape[1], vectors.shape[1]))
    known = sorted(set(themes))
    for theme in known:
        rows = vectors[themes == theme].astype(np.float64)
        centred = rows - rows.mean(axis=0)
        within += centred.T @ centred / len(rows)
    values, axes = np.linalg.eigh(within / len(known))
    values += SHRINK * values.mean()
    matrix: Floats = ((axes * values ** (-POWER / 2)) @ axes.T).astype(np.float32)
    return matrix / np.float32(np.abs(matrix).max())


def purity(vectors: Floats, themes: NDArray[np.str_], neighbours: int) -> float:
    """Return the mean share of a text's nearest `neighbours` that are of its theme."""
    similarity = vectors @ vectors.T
    np.fill_diagonal(similarity, -np.inf)
    nearest = np.argpartition(-similarity, neighbours, axis=1)[:, :neighbours]
    return float((themes[nearest] == themes[:, None]).mean())


def read_pool(path: Path) -> tuple[list[str], list[str], NDArray[np.str_]]:
    """Return texts, languages and themes of the pool, without rare themes and very short texts."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as source:
        rows = [row for row in csv.DictReader(source) if len(row["text"]) >= SHORTEST]
    themes = np.array([row["theme"] for row in rows])
    names, counts = np.unique(themes, return_counts=True)
    kept = np.flatnonzero(np.isin(themes, names[counts >= LEAST_TEXTS]))
    return [rows[i]["text"][:LONGEST] for i in kept], [rows[i]["lang"] for i in kept], themes[kept]


def main() -> None:
    """Learn, and write the sharpener beside the manifest (or print what it gains on held-out themes)."""
    from models.build import model_path

    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    parser.add_argument("pool", type=Path)
    parser.add_argument("--hold-out", type=float, default=0.0)
    options = parser.parse_args()
    card = find_card()
    texts, languages, themes = read_pool(options.pool)
    from botnia_signals.encoding import SentenceEncoder

    vectors = SentenceEncoder(model_path(card), card.prefix).encode(texts)
    aligned, _ = align(vectors, languages)
    if not options.hold_out:
        np.save(HERE / card.sharpener, sharpener(aligned, themes))
        return
    order = np.random.default_rng(0).permutation(np.unique(themes))
    held = np.isin(themes, order[: int(len(order) * options.hold_out)])
    matrix = sharpener(aligned[~held], themes[~held])
    tested = np.random.default_rng(1).permutation(np.flatnonzero(held))[:4000]
    for neighbours in (4, 20):
        before = purity(aligned[tested], themes[tested], neighbours)
        after = purity(unit(aligned[tested] @ matrix), themes[tested], neighbours)
        sys.stdout.write(f"{neighbours} nearest of the same theme: {before:.3f} before, {after:.3f} after\n")


if __name__ == "__main__":
    main()
