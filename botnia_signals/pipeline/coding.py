"""People give labels of the codebook to statements and signals; every coding can be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from botnia_signals import review
from botnia_signals.digest.content import Said
from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.pipeline import codebook, identity
from botnia_signals.pipeline.alone import shown_by_id
from botnia_signals.pipeline.disclose import region_of
from botnia_signals.records import Decision, Label
from botnia_signals.review import coding
from botnia_signals.review.codebook import tree
from botnia_signals.store import Store
from botnia_signals.store.codings import Suggestion

MOST_AT_ONCE = 40


@dataclass(frozen=True, slots=True)
class Given:
    """A label that people hold to fit an item, or not to; `row` is what an undo would undo."""

    label: Label
    fits: bool
    by: str
    row: int
    p: float | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A label that is suggested for an item, how probable it is, and the labelled items it is most like."""

    label: Label
    p: float
    like: tuple[Said, ...] = ()
    signals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodingView:
    """What is coded of an item, what is suggested, and the labels that may be chosen, in the tree's order."""

    item: str
    given: tuple[Given, ...]
    offers: tuple[Offer, ...]
    free: tuple[tuple[int, Label], ...]
    log: tuple[Decision, ...]
    names: Mapping[str, Label] = field(default_factory=dict)

    def name_of(self, key: str, language: str) -> str:
        """Return a label's name, its key where it is gone."""
        return self.names[key].name(language) if key in self.names else key

    @property
    def fitting(self) -> list[Given]:
        """The labels that fit."""
        return [one for one in self.given if one.fits]


def code(home: Path, item: str, user: str, label: str, *, fits: bool = True, p: float | None = None) -> int:
    """Record that a label fits an item, or that it does not, and return the decision's id.

    `p` is the probability with which it was suggested, None where a person chose it unasked.

    Raises:
        NotFoundError: no such statement, signal or label.
        SettingsError: the label is not in use.
    """
    with Store(home) as store, store.transaction():
        return record(
            store, item, user, label, fits=fits, value={} if p is None else {"suggested": round(p, 4)}
        )


def record(store: Store, item: str, user: str, label: str, *, fits: bool, value: Mapping[str, object]) -> int:
    """Record a coding in an open store; as `code`."""
    check_item(store, item)
    known = codebook.labels_of(store)
    if label not in known:
        raise NotFoundError("label-unknown", label=label[:40])
    if known[label].retired:
        raise SettingsError("coding-retired")
    return store.codings.add(item, user, "code" if fits else "uncode", {"label": label, **value})


def undo(home: Path, item: str, user: str, decision: int) -> int:
    """Undo a coding that holds, or an undo of one; return the undo's own id.

    Raises:
        NotFoundError: no such coding of that item, or it was undone already.
    """
    with Store(home) as store, store.transaction():
        if not review.can_undo(store.codings.of(item), decision):
            raise NotFoundError("decision-unknown", decision=str(decision))
        return store.codings.add(item, user, "undo", {}, undoes=decision)


def log_of(home: Path, item: str) -> tuple[Decision, ...]:
    """Return every coding of an item, oldest first."""
    with Store(home) as store:
        return tuple(store.codings.of(item))


def regions(home: Path, item: str) -> list[str]:
    """Return the regions that an item is of.

    Raises:
        NotFoundError: no such statement or signal.
    """
    if item.startswith("S-"):
        return sorted(identity.regions(home, item))
    with Store(home) as store:
        check_item(store, item)
        return [region_of(one.municipality) for one in store.documents.quotes([item])]


def views(home: Path, items: Sequence[str]) -> dict[str, CodingView]:
    """Return what is coded of items and what is suggested for them, by item."""
    with Store(home) as store:
        return views_of(store, items)


def views_of(store: Store, items: Sequence[str]) -> dict[str, CodingView]:
    """Return what is coded of items and what is suggested for them; as `views`."""
    labels = codebook.labels_of(store)
    suggested = store.learned.of_items(items)
    alike = [one for found in suggested.values() for made in found for one in made.like]
    said = shown_by_id(store, [one for one in alike if not one.startswith("S-")])
    return {
        item: _view(item, store.codings.of(item), suggested.get(item, []), labels, said)
        for item in dict.fromkeys(items)
    }


def _view(
    item: str,
    log: Sequence[Decision],
    suggested: Sequence[Suggestion],
    labels: Mapping[str, Label],
    said: Mapping[str, Said],
) -> CodingView:
    rows = coding.rows_of(log)
    given = [
        Given(
            labels[key],
            one.action == "code",
            one.user,
            review.last_row(log, one).id,
            one.value.get("suggested"),
        )
        for key, one in rows.items()
        if key in labels
    ]
    offers = [
        Offer(
            labels[one.label],
            one.p,
            tuple(said[other] for other in one.like if other in said),
            tuple(other for other in one.like if other.startswith("S-")),
        )
        for one in suggested
        if one.label in labels and one.label not in rows and not labels[one.label].retired
    ]
    in_use = [one for one in labels.values() if not one.retired]
    free = [
        (depth, one)
        for depth, one in tree(in_use)
        if not (one.key in rows and rows[one.key].action == "code")
    ]
    return CodingView(item, tuple(given), tuple(offers), tuple(free), tuple(log), labels)


def check_item(store: Store, item: str) -> None:
    """Raise unless an item is a statement or a signal.

    Raises:
        NotFoundError: it is neither.
    """
    if item.startswith("S-"):
        if item not in store.weeks.signal_ids():
            raise NotFoundError("signal-unknown", signal=item[:20])
    elif store.documents.document_of(item) is None:
        raise NotFoundError("statement-unknown", statement=item[:40])
