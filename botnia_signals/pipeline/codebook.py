"""The codebook of a store: the labels that are shipped, and what people made of them."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.records import Label, LabelVersion
from botnia_signals.review import codebook
from botnia_signals.store import Store

MOST_LABELS = 1000


@functools.cache
def shipped() -> tuple[Label, ...]:
    """Return the labels that every store begins with: target groups and information needs of the regions."""
    text = resources.files("corpora").joinpath("codebook.csv").read_text(encoding="utf-8")
    return tuple(codebook.from_csv(text))


def labels(home: Path) -> dict[str, Label]:
    """Return every label by key, the retired ones too."""
    with Store(home) as store:
        return labels_of(store)


def target_groups(home: Path) -> list[Label]:
    """Return the target groups that are in use, in the order of the tree."""
    return [
        one
        for _, one in codebook.tree(labels(home).values())
        if one.kind == "target_group" and not one.retired
    ]


def history(home: Path, key: str) -> tuple[Label, list[LabelVersion]]:
    """Return a label and its versions, newest first.

    Raises:
        NotFoundError: no such label.
    """
    with Store(home) as store:
        return _known(store, key), list(reversed(store.codebook.versions(key)))


def save(home: Path, user: str, label: Label, seen: int | None = None) -> Label:
    """Store a label, new (with an empty key) or changed, and return it.

    `seen` is the number of the version that the change was made from (0 for the shipped one).

    Raises:
        SettingsError: it can't be; or somebody changed it meanwhile (`label-changed`).
    """
    with Store(home) as store, store.transaction():
        known = labels_of(store)
        if not label.key:
            label = dataclasses.replace(label, key=codebook.key_for(label.names, known))
            act = "added"
        else:
            _known(store, label.key)
            act = "changed"
            versions = store.codebook.versions(label.key)
            if seen is not None and (versions[-1].id if versions else 0) != seen:
                raise SettingsError("codebook-changed", user=versions[-1].user)
        if len(known) >= MOST_LABELS:
            raise SettingsError("codebook-many", most=MOST_LABELS)
        checked = codebook.checked(label, known)
        if known.get(checked.key) != checked:
            store.codebook.put(checked, user, act)
        return checked


def retire(home: Path, user: str, key: str, *, back: bool = False) -> None:
    """Take a label out of use, or back into it; what was coded with it stays.

    Raises:
        NotFoundError: no such label.
    """
    with Store(home) as store, store.transaction():
        label = dataclasses.replace(_known(store, key), retired=not back, into="")
        store.codebook.put(label, user, "back" if back else "retired")


def merge(home: Path, user: str, key: str, into: str) -> None:
    """Merge a label into another, under which what it was used for goes on.

    Raises:
        NotFoundError: no such label.
        SettingsError: it is the same one, one that is not in use, or of another kind.
    """
    with Store(home) as store, store.transaction():
        label, other = _known(store, key), _known(store, into)
        if key == into or other.retired or other.kind != label.kind:
            raise SettingsError("codebook-merge")
        known = labels_of(store)
        for child in [one for one in known.values() if one.parent == key]:
            moved = dataclasses.replace(child, parent=into if child.key != into else label.parent)
            store.codebook.put(moved, user, "changed")
        store.codebook.put(dataclasses.replace(label, retired=True, into=into), user, "merged")


def take_in(home: Path, user: str, found: Sequence[Label]) -> tuple[int, int]:
    """Store labels of a file, all or none, and return how many are new and how many changed.

    Raises:
        SettingsError: one of them can't be, or there are too many.
    """
    with Store(home) as store, store.transaction():
        known = labels_of(store)
        before = dict(known)
        if len({*known, *(one.key for one in found)}) > MOST_LABELS:
            raise SettingsError("codebook-many", most=MOST_LABELS)
        known.update({one.key: one for one in found})
        new = changed = 0
        for one in found:
            checked = codebook.checked(one, known)
            if before.get(checked.key) != checked:
                store.codebook.put(checked, user, "imported")
                new, changed = new + (checked.key not in before), changed + (checked.key in before)
        return new, changed


def labels_of(store: Store) -> dict[str, Label]:
    """Return every label of an open store by key, the retired ones too."""
    known = {one.key: one for one in shipped()}
    known.update({version.label.key: version.label for version in store.codebook.versions()})
    return known


def _known(store: Store, key: str) -> Label:
    found = labels_of(store).get(key)
    if found is None:
        raise NotFoundError("label-unknown", label=key[:40])
    return found
