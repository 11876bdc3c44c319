"""Labels of the codebook given to statements and signals: what holds of the log, and what it teaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from botnia_signals.records import Decision, Label
from botnia_signals.review.decisions import state

ACTIONS = ("code", "uncode")
"""A label fits, or it does not: what people say of a label and an item, a suggestion or not."""


def coded(log: Sequence[Decision]) -> dict[str, bool]:
    """Return what people hold of each label (by key) of one item: that it fits, or that it does not."""
    return {one.value["label"]: one.action == "code" for one in state(log).in_force if one.action in ACTIONS}


def rows_of(log: Sequence[Decision]) -> dict[str, Decision]:
    """Return the decision that holds of each label of one item."""
    return {one.value["label"]: one for one in state(log).in_force if one.action in ACTIONS}


def goes_on_as(key: str, labels: Mapping[str, Label]) -> str:
    """Return the key under which a label goes on, "" where it is unknown or out of use."""
    seen: set[str] = set()
    while key in labels and labels[key].into and key not in seen:
        seen.add(key)
        key = labels[key].into
    return key if key in labels and not labels[key].retired else ""


def above(key: str, labels: Mapping[str, Label]) -> list[str]:
    """Return the labels above a label in the tree, the nearest first."""
    found: list[str] = []
    parent = labels[key].parent
    while parent in labels and parent not in found:
        found.append(parent)
        parent = labels[parent].parent
    return found


def examples(
    items: Mapping[str, Mapping[str, bool]], labels: Mapping[str, Label]
) -> dict[str, dict[str, bool]]:
    """Return by label the items that it fits (True) and those that it does not (False).

    `items` has for each item what people hold of labels. A label fits where it or one below it was given. It
    does not where a person said so of it or of one above it, or where another label of its kind was given
    and none above it: who chose among the labels of a kind left the others out.
    """
    found: dict[str, dict[str, bool]] = {key: {} for key, one in labels.items() if not one.retired}
    for item, held in items.items():
        known = {goes_on_as(key, labels): fits for key, fits in held.items()}
        known.pop("", None)
        named = {key for key, fits in known.items() if fits}
        given = named | {one for key in named for one in above(key, labels)}
        kinds = {labels[key].kind for key in named}
        for key, held_of in found.items():
            upper = set(above(key, labels))
            refused = any(known.get(one) is False for one in (key, *upper))
            if key in given:
                held_of[item] = True
            elif refused or (labels[key].kind in kinds and not given & upper):
                held_of[item] = False
    return found
