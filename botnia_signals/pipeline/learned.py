"""What pages show of what was learned: measures of each label, suggestions, what to label next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botnia_signals.digest.content import Said
from botnia_signals.errors import NotFoundError
from botnia_signals.pipeline import codebook
from botnia_signals.pipeline.alone import shown_by_id
from botnia_signals.pipeline.coding import CodingView, views_of
from botnia_signals.records import Label
from botnia_signals.review.codebook import KINDS, tree
from botnia_signals.store import Store

LEAST, LEAST_DISMISSED = 10, 5
DISMISSED = "-dismissed"
PAGE = 10
COLUMNS = (
    *("label", "kind", "name_fi", "name_sv", "examples_for", "examples_against", "suggested", "precision"),
    *("precision_low", "precision_high", "recall", "recall_low", "recall_high", "f1", "f1_low", "f1_high"),
    "brier",
)
NEXT_COLUMNS = ("statement", "label", "p", "language", "date", "text")


@dataclass(frozen=True, slots=True)
class Taught:
    """A label, its examples for and against, and its measures (None where there are too few examples)."""

    label: Label
    yes: int
    no: int
    measures: Mapping[str, Any] | None
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Fifth:
    """Of the examples said to fit with a probability in [low, high): how many, its mean, what share did."""

    low: float
    high: float
    number: int
    mean: float
    share: float


@dataclass(frozen=True, slots=True)
class Report:
    """What was learned last: when (None for never), by kind of label, how reliably, and of dismissals."""

    at: dt.datetime | None
    groups: tuple[tuple[str, tuple[Taught, ...]], ...]
    fifths: tuple[Fifth, ...]
    dismissals: Taught | None
    labelled: int

    @property
    def taught(self) -> list[Taught]:
        """Every label with any example."""
        return [one for _, group in self.groups for one in group]


@dataclass(frozen=True, slots=True)
class Row:
    """A statement to look at: its text, what is coded and suggested, and the label that brought it here."""

    said: Said
    view: CodingView
    label: Label | None
    p: float


@dataclass(frozen=True, slots=True)
class Suggested:
    """The statements that a label is suggested for: how many, and one page of them."""

    label: Label
    total: int
    rows: tuple[Row, ...]


def report(home: Path) -> Report:
    """Return what was learned last and how well it is measured."""
    with Store(home) as store:
        last = store.learned.last()
        labels = codebook.labels_of(store)
        facts = {one.label: one for one in store.learned.facts()}
        waiting = store.learned.waiting()
        taught = {
            key: Taught(labels[key], one.yes, one.no, one.measures, waiting.get(key, 0))
            for key, one in facts.items()
            if key in labels and one.yes + one.no
        }
        order = [one for _, one in tree(labels.values()) if one.key in taught]
        groups = tuple((kind, tuple(taught[one.key] for one in order if one.kind == kind)) for kind in KINDS)
        sunk = facts.get(DISMISSED)
        return Report(
            at=dt.datetime.fromisoformat(last[0]) if last else None,
            groups=tuple(pair for pair in groups if pair[1]),
            fifths=tuple(Fifth(a, b, int(number), mean, share) for a, b, number, mean, share in last[2])
            if last
            else (),
            dismissals=Taught(Label(DISMISSED, ""), sunk.yes, sunk.no, sunk.measures) if sunk else None,
            labelled=store.codings.items(),
        )


def table(view: Report) -> list[list[object]]:
    """Return the report as rows of `COLUMNS`."""
    rows = []
    for one in view.taught:
        found = one.measures or {}
        spans = [found.get(f"{name}_interval") or (None, None) for name in ("precision", "recall", "f1")]
        rows.append(
            [
                *(one.label.key, one.label.kind, one.label.names.get("fi"), one.label.names.get("sv")),
                *(one.yes, one.no, found.get("found"), found.get("precision"), *spans[0]),
                *(found.get("recall"), *spans[1], found.get("f1"), *spans[2], found.get("brier")),
            ]
        )
    return rows


def as_values(view: Report) -> dict[str, object]:
    """Return what the JSON says beside the rows."""
    return {
        "at": view.at.isoformat() if view.at else None,
        "least_examples": LEAST,
        "labelled_items": view.labelled,
        "reliability": [
            {"from": one.low, "to": one.high, "number": one.number, "mean": one.mean, "share": one.share}
            for one in view.fifths
        ],
    }


def next_ones(home: Path, page: int = 1) -> tuple[Row, ...]:
    """Return the statements that it pays to label next, as far as they may be shown."""
    with Store(home) as store:
        asked = store.learned.asked(PAGE, PAGE * (page - 1))
        return _rows(store, [(one.statement, one.label, one.p) for one in asked])


def suggested(home: Path, key: str, page: int = 1) -> Suggested:
    """Return a page of the statements that a label is suggested for, the surest first.

    Raises:
        NotFoundError: no such label.
    """
    with Store(home) as store:
        label = codebook.labels_of(store).get(key)
        if label is None:
            raise NotFoundError("label-unknown", label=key[:40])
        total, found = store.learned.of_label(key, PAGE, PAGE * (page - 1))
        return Suggested(label, total, _rows(store, [(one.item, key, one.p) for one in found]))


def of_item(home: Path, item: str) -> CodingView:
    """Return what is coded of an item and suggested for it."""
    with Store(home) as store:
        return views_of(store, [item])[item]


def sunk(home: Path) -> dict[str, tuple[float, tuple[str, ...]]]:
    """Return the watched signals that are of a kind people dismiss: how probably, and like which signals."""
    with Store(home) as store:
        return {
            one.item: (one.p, one.like)
            for one in store.learned.of_kind(DISMISSED)
            if one.item.startswith("S-")
        }


def next_table(rows: Sequence[Row]) -> list[list[object]]:
    """Return rows of `NEXT_COLUMNS`."""
    return [
        [
            *(row.said.statement, row.label.key if row.label else None, row.p, row.said.language),
            *(row.said.date.isoformat(), row.said.text),
        ]
        for row in rows
    ]


def _rows(store: Store, found: Sequence[tuple[str, str, float]]) -> tuple[Row, ...]:
    ids = [statement for statement, _, _ in found]
    said, views = shown_by_id(store, ids), views_of(store, ids)
    labels = codebook.labels_of(store)
    return tuple(
        Row(said[statement], views[statement], labels.get(label), p)
        for statement, label, p in found
        if statement in said
    )
