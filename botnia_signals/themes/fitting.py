"""From statements and their vectors to themes with members, names and examples."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals.naming import Vocabulary
from botnia_signals.records import Theme
from botnia_signals.themes.clusters import join
from botnia_signals.themes.models import BertopicModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from botnia_signals.records import Background, Vectors
    from botnia_signals.themes.clusters import Labels
    from botnia_signals.themes.models import ThemeModel

    Progress = Callable[[int, int], None]

FEWEST_STATEMENTS = 30
MOST_FITTED = 20_000
FEWEST_REPEATS = 5
EXAMPLES = 3
NEARLY_THE_SAME = 0.95
SAME_TO = 1e-4
WORDS_IN_NAME = 3
LEAST_TO_NAME = 3  # statements in a language, so that a stray one gives no name
STEPS = 4


def fit(
    background: Background,
    texts: Sequence[str],
    seed: int = 0,
    progress: Progress | None = None,
    model: ThemeModel | None = None,
) -> list[Theme]:
    """Return the themes of n statements, the largest first; no themes for fewer than 30 statements.

    A statement is in one theme at most; those between two themes, one in twenty at most, are in none. The
    same statements in another order give the same themes. A theme's `id` is its place in this list, no more.

    Args:
        background: ids, languages and vectors, float32 (n, d), unit rows, languages aligned.
        texts: n texts in the order of the rows.
        seed: of the reduction, and of the choice of 20,000 where there are more statements.
        progress: called with (steps done, steps in all).
        model: what groups the vectors; BERTopic where none is given.

    Raises:
        ValueError: texts and rows are not equally many.
    """
    if len(texts) != len(background.ids):
        raise ValueError(f"{len(texts)} texts for {len(background.ids)} statements")
    if len(texts) < FEWEST_STATEMENTS:
        return []
    tell = progress or _tell_nobody
    order = np.argsort(np.asarray(background.ids, dtype=str), kind="stable")
    ids = [background.ids[i] for i in order]
    spoken = [texts[i] for i in order]
    languages = [background.languages[i] for i in order]
    vectors = _unit(background.vectors[order])
    tell(0, STEPS)
    labels = _labels(ids, vectors, spoken, seed, model or BertopicModel())
    tell(2, STEPS)
    vocabulary = Vocabulary(spoken, languages)
    tell(3, STEPS)
    themes = [_theme(n, rows, ids, languages, vectors, vocabulary) for n, rows in enumerate(_by_size(labels))]
    tell(STEPS, STEPS)
    return themes


def representative(vectors: Vectors, centre: Vectors, k: int = 3) -> list[int]:
    """Return the positions of at most k rows nearest to `centre` by cosine, in that order, no near-repeats.

    Args:
        vectors: float32 (n, d).
        centre: float32 (d,), of any length.
        k: how many; fewer come out where the others nearly repeat them (cosine of 0.95).
    """
    rows = _unit(vectors)
    nearness = rows @ centre
    chosen: list[int] = []
    for row in np.argsort(-nearness, kind="stable"):
        if len(chosen) == k:
            break
        if not chosen or float((rows[chosen] @ rows[row]).max()) < NEARLY_THE_SAME:
            chosen.append(int(row))
    return chosen


def _tell_nobody(done: int, of: int) -> None:
    """Show no progress."""


def _labels(
    ids: Sequence[str], vectors: Vectors, texts: Sequence[str], seed: int, model: ThemeModel
) -> Labels:
    """Return a label for each statement: distinct vectors are grouped, repeats follow their first."""
    first, repeats = _distinct(vectors)
    if len(first) < FEWEST_STATEMENTS:
        return _labels_of_repeats(repeats)
    chosen = _sample([ids[i] for i in first], seed)
    others = np.setdiff1d(np.arange(len(first)), chosen)
    fitted = vectors[first[chosen]]
    labels = np.full(len(first), -1, np.int64)
    labels[chosen] = model.group(fitted, [texts[i] for i in first[chosen]], seed)
    labels[others] = join(vectors[first[others]], fitted, labels[chosen])
    result: Labels = labels[repeats]
    return result


def _distinct(vectors: Vectors) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where each distinct vector stands first, in order, and for each row the number of its vector."""
    rounded = np.round(vectors / SAME_TO).astype(np.int32)
    _, first, number = np.unique(rounded, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    return first[order], place[number.ravel()]


def _labels_of_repeats(repeats: NDArray[np.int64]) -> Labels:
    """Return labels where all statements repeat a few: what five or more repeat is a theme."""
    counts = np.bincount(repeats)
    labels: Labels = np.where(counts[repeats] >= FEWEST_REPEATS, repeats, -1)
    return labels


def _sample(ids: Sequence[str], seed: int) -> NDArray[np.int64]:
    """Return the positions of 20,000 ids at most, in order; they are chosen again when others join."""
    if len(ids) <= MOST_FITTED:
        return np.arange(len(ids))
    keys = [hashlib.blake2b(f"{seed}:{one}".encode(), digest_size=8).digest() for one in ids]
    chosen = sorted(range(len(ids)), key=keys.__getitem__)[:MOST_FITTED]
    return np.sort(np.asarray(chosen, np.int64))


def _by_size(labels: Labels) -> list[NDArray[np.int64]]:
    """Return the rows of each label, the largest group first, the earlier row first among equals."""
    groups = [np.flatnonzero(labels == label) for label in np.unique(labels[labels >= 0])]
    return sorted(groups, key=lambda rows: (-len(rows), int(rows[0])))


def _theme(
    number: int,
    rows: NDArray[np.int64],
    ids: Sequence[str],
    languages: Sequence[str],
    vectors: Vectors,
    vocabulary: Vocabulary,
) -> Theme:
    """Return a theme of the statements at `rows`, named in each language that enough of them are in."""
    spoken = Counter(languages[row] for row in rows)
    enough = min(LEAST_TO_NAME, max(spoken.values()))
    named = vocabulary.name([int(row) for row in rows])
    words = {language: found for language, found in named.items() if spoken[language] >= enough}
    inside = vectors[rows]
    return Theme(
        id=number,
        names={language: ", ".join(found[:WORDS_IN_NAME]) for language, found in words.items()},
        words=words,
        size=len(rows),
        members=tuple(ids[row] for row in rows),
        examples=tuple(ids[rows[i]] for i in representative(inside, inside.mean(axis=0), EXAMPLES)),
    )


def _unit(vectors: Vectors) -> Vectors:
    """Return rows of length 1; a row of zeros stays one."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    rows: Vectors = (vectors / np.maximum(lengths, 1e-12)).astype(np.float32)
    return rows
