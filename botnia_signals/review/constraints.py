"""What the decisions of people, taken together, say of which signals are one and which are two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from botnia_signals.records import Constraints, Decision, Parting
from botnia_signals.review.decisions import state, undone


def constraints(
    decided: Mapping[str, Sequence[Decision]], folded: Iterable[tuple[str, str]] = ()
) -> Constraints:
    """Return what holds: `decided` is the log by signal, `folded` (id, into) what the ledger merged itself.

    Of several merges of one signal the last holds. A split that was undone leads the id that it gave back
    to where it came from; a merge that was undone says that the two are not one. What people merged goes
    before what the ledger did; a step that would close a loop is left out.
    """
    log = sorted((one for rows in decided.values() for one in rows), key=lambda one: one.id)
    gone = undone(log)
    merges = [one for one in log if one.action == "merge"]
    splits = [one for one in log if one.action == "split"]
    steps = [
        *((one.value["new"], one.signal) for one in splits if one.id in gone),
        *((one.signal, one.value["into"]) for one in merges if one.id not in gone),
    ]
    merged = without_loops(steps)
    partings = tuple(_parting(one) for one in splits if one.id not in gone)
    return Constraints(
        merged=merged,
        folded=_folded(merged, folded),
        partings=partings,
        distinct=frozenset(
            {frozenset((one.signal, one.value["into"])) for one in merges if one.id in gone}
            | {frozenset((one.source, one.new)) for one in partings}
        ),
        decided=_decided(decided, merged, partings),
        dismissed=frozenset(ident for ident, rows in decided.items() if state(rows).standing == "dismissed"),
    )


def without_loops(steps: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return (id, into) steps as a map: the last of an id holds, one that would lead back is left out."""
    merged: dict[str, str] = {}
    for ident, into in steps:
        before = merged.pop(ident, None)
        if _end(merged, into) != ident:
            merged[ident] = into
        elif before is not None:
            merged[ident] = before
    return merged


def _folded(merged: dict[str, str], steps: Iterable[tuple[str, str]]) -> dict[str, str]:
    both = dict(merged)
    folded: dict[str, str] = {}
    for ident, into in steps:
        if ident not in both and _end(both, into) != ident:
            both[ident] = folded[ident] = into
    return folded


def _end(merged: Mapping[str, str], ident: str) -> str:
    while ident in merged:
        ident = merged[ident]
    return ident


def _parting(decision: Decision) -> Parting:
    value = decision.value
    return Parting(decision.signal, value["new"], tuple(value["kept"]), tuple(value["statements"]))


def _decided(
    decided: Mapping[str, Sequence[Decision]], merged: Mapping[str, str], partings: Iterable[Parting]
) -> frozenset[str]:
    judged = {
        ident
        for ident, rows in decided.items()
        if any(one.action in ("accept", "dismiss", "label") for one in state(rows).in_force)
    }
    parted = {ident for one in partings for ident in (one.source, one.new)}
    return frozenset(judged | set(merged.values()) | parted)
