"""Learns from what people labelled, accepted and dismissed: suggestions, what to label next, how good it is.

What is learned is only ever suggested. It is read by pages; no scan, no alarm and no ledger reads it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals import review
from botnia_signals.encoding import unit
from botnia_signals.pipeline import codebook
from botnia_signals.pipeline.space import space_of
from botnia_signals.review import coding, learning
from botnia_signals.settings import Settings
from botnia_signals.store.codings import Asked, LabelFacts, Suggestion

if TYPE_CHECKING:
    from botnia_signals.records import Vectors
    from botnia_signals.review.learning import Learned, Numbers, Truth
    from botnia_signals.store import Store

DISMISSED = "-dismissed"
"""Stands for a label: that a signal is of the kind that people dismiss."""
LEAST_DISMISSED = 5
MOST_A_LABEL = 2000
ASKED = 200


@dataclass(frozen=True, slots=True)
class Items:
    """What can be learned from or suggested for: statements and signals, a vector (d,) and a group each."""

    ids: tuple[str, ...]
    groups: tuple[str, ...]
    vectors: Vectors

    def rows(self, ids: Sequence[str]) -> list[int]:
        """Return the rows of those of `ids` that are known."""
        place = {ident: row for row, ident in enumerate(self.ids)}
        return [place[one] for one in ids if one in place]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learned of one label: its examples (rows and truth), and the classifier, if there is one."""

    label: str
    rows: tuple[int, ...]
    truth: Truth
    learned: Learned | None


def learn(store: Store, model: str, settings: Settings, last: dt.date) -> bool:
    """Learn anew from all that is labelled up to now; return whether there was anything new to learn from."""
    state = _state(store, model, settings)
    held = store.learned.last()
    if held and held[1] == state:
        return False
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1, "blas"):
        items = _items(store, model, settings, last)
        labels = codebook.labels_of(store)
        coded = {item: coding.coded(log) for item, log in store.codings.all().items()}
        lessons = _lessons(
            items, coding.examples({k: v for k, v in coded.items() if v}, labels), settings.seed
        )
        verdicts = _lessons(items, {DISMISSED: _verdicts(store)}, settings.seed, LEAST_DISMISSED)
        statements = [row for row, item in enumerate(items.ids) if not item.startswith("S-")]
        probable = _probable(items, lessons)
        with store.transaction():
            store.learned.write(
                state,
                [_facts(one) for one in (*lessons, *verdicts)],
                _reliability(lessons),
                [*_suggestions(items, lessons, probable, coded), *_sinking(items, verdicts, store)],
                _asked(items, lessons, probable, statements, {item for item, held in coded.items() if held}),
            )
    return True


def _state(store: Store, model: str, settings: Settings) -> str:
    """Return what the lessons depend on: nothing is learned twice from the same."""
    book = store.codebook.versions()
    latest = store.weeks.latest()
    parts = (
        *(model, settings.seed, settings.memory_weeks, store.codings.last(), store.decisions.last()),
        *(book[-1].id if book else 0, store.documents.last_arrival(), store.documents.count()["statements"]),
        latest.fingerprint if latest else "",
    )
    return "\x1f".join(map(str, parts))


def _items(store: Store, model: str, settings: Settings, last: dt.date) -> Items:
    """Return the statements that the memory reaches and that have a vector, and every signal listed."""
    space = space_of(store, model, settings, last)
    quotes, vectors = space.quotes, space.vectors
    place = {one.id: row for row, one in enumerate(quotes)}
    signals, centres = [], []
    for signal in store.weeks.signals():
        rows = [place[one] for one in signal.finding.members if one in place]
        if rows:
            signals.append(signal.id)
            centres.append(vectors[rows].mean(axis=0))
    both = np.concatenate([vectors, unit(np.stack(centres))]) if centres else vectors
    return Items(
        ids=(*(one.id for one in quotes), *signals),
        groups=(*(one.author or one.document_id for one in quotes), *signals),
        vectors=both,
    )


def _verdicts(store: Store) -> dict[str, bool]:
    """Return the signals that people dismissed (True) or accepted (False)."""
    standing = {item: review.state(log).standing for item, log in store.decisions.all().items()}
    return {item: said == "dismissed" for item, said in standing.items() if said != "open"}


def _lessons(
    items: Items, examples: Mapping[str, Mapping[str, bool]], seed: int, least: int = learning.LEAST
) -> list[Lesson]:
    place = {ident: row for row, ident in enumerate(items.ids)}
    lessons = []
    for label in sorted(examples):
        chosen = [item for item in sorted(examples[label]) if item in place]
        rows = [place[item] for item in chosen]
        truth = np.array([examples[label][item] for item in chosen], dtype=bool)
        groups = [items.groups[row] for row in rows]
        learned = learning.learn(items.vectors[rows], truth, groups, least=least, seed=seed)
        lessons.append(Lesson(label, tuple(rows), truth, learned))
    return lessons


def _probable(items: Items, lessons: Sequence[Lesson]) -> dict[str, Numbers]:
    return {one.label: one.learned.probability(items.vectors) for one in lessons if one.learned}


def _suggestions(
    items: Items,
    lessons: Sequence[Lesson],
    probable: Mapping[str, Numbers],
    coded: Mapping[str, Mapping[str, bool]],
) -> list[Suggestion]:
    found = []
    for lesson in lessons:
        if lesson.learned is None:
            continue
        p = probable[lesson.label]
        order = np.argsort(-p, kind="stable")
        taken = {row for row, fits in zip(lesson.rows, lesson.truth, strict=True) if fits}
        chosen = [
            int(row)
            for row in order
            if p[row] >= learning.SURE
            and row not in taken
            and lesson.label not in coded.get(items.ids[row], {})
        ]
        signals = [row for row in chosen if items.ids[row].startswith("S-")]
        statements = [row for row in chosen if not items.ids[row].startswith("S-")][:MOST_A_LABEL]
        found += _with_examples(items, lesson, p, [*statements, *signals])
    return found


def _with_examples(items: Items, lesson: Lesson, p: Numbers, rows: Sequence[int]) -> list[Suggestion]:
    """Return suggestions for rows, each with the nearest of the examples that the label fits."""
    fitting = [row for row, fits in zip(lesson.rows, lesson.truth, strict=True) if fits]
    if not rows:
        return []
    near = learning.nearest(items.vectors[list(rows)], items.vectors[fitting])
    return [
        Suggestion(
            items.ids[row],
            lesson.label,
            round(float(p[row]), 4),
            tuple(items.ids[fitting[one]] for one in like),
        )
        for row, like in zip(rows, near, strict=True)
    ]


def _sinking(items: Items, verdicts: Sequence[Lesson], store: Store) -> list[Suggestion]:
    """Return the signals of the newest week that are of the kind that people dismiss."""
    (lesson,) = verdicts
    latest = store.weeks.latest()
    if lesson.learned is None or latest is None:
        return []
    decided = {items.ids[row] for row in lesson.rows}
    open_ = [one.signal for one in store.weeks.listings(latest.week) if one.signal not in decided]
    p = lesson.learned.probability(items.vectors)
    return _with_examples(items, lesson, p, [row for row in items.rows(open_) if p[row] >= learning.SURE])


def _asked(
    items: Items,
    lessons: Sequence[Lesson],
    probable: Mapping[str, Numbers],
    statements: Sequence[int],
    coded: set[str],
) -> list[Asked]:
    """Return the statements to label next: uncertain ones, unlike each other and what is labelled."""
    free = np.array([row for row in statements if items.ids[row] not in coded], dtype=np.int64)
    if not len(free):
        return []
    names = [one.label for one in lessons if one.learned]
    p = np.stack([probable[name][free] for name in names], axis=1) if names else np.full((len(free), 1), 0.5)
    known = items.vectors[items.rows(sorted(coded))]
    pool = 2000 if names else len(free)
    chosen = learning.ask_next(learning.uncertainty(p), items.vectors[free], known, ASKED, pool)
    least_sure = np.abs(p - 0.5).argmin(axis=1)
    return [
        Asked(
            items.ids[free[row]],
            names[least_sure[row]] if names else "",
            round(float(p[row, least_sure[row]]), 4),
        )
        for row in chosen
    ]


def _facts(lesson: Lesson) -> LabelFacts:
    yes = int(lesson.truth.sum())
    measures = dataclasses.asdict(lesson.learned.measures) if lesson.learned else None
    return LabelFacts(lesson.label, yes, len(lesson.truth) - yes, measures)


def _reliability(lessons: Sequence[Lesson]) -> list[tuple[float, float, int, float, float]]:
    held = [(one.learned.held_back, one.truth) for one in lessons if one.learned]
    if not held:
        return []
    return learning.reliability(np.concatenate([p for p, _ in held]), np.concatenate([t for _, t in held]))
