"""Which signals are one and which are two, as the store has it: what people decided, what the ledger did."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from botnia_signals import review
from botnia_signals.digest.content import Said
from botnia_signals.errors import NotFoundError
from botnia_signals.pipeline.read import _said
from botnia_signals.records import Constraints, Decision
from botnia_signals.store import Store


@dataclass(frozen=True, slots=True)
class Ties:
    """What a signal has to do with others.

    `into` is the id under which it goes on, "" where that is its own; `merged` and `split` the decisions that
    hold of others merged into it and of what was split off (or of the one that it was split off from);
    `others` are the ids, newest first, that it may be merged into.
    """

    signal: str
    into: str
    merged: tuple[Decision, ...]
    split: tuple[Decision, ...]
    others: tuple[str, ...]
    waiting: tuple[Said, ...] = ()


def constraints_of(store: Store, before: dt.date | None = None) -> Constraints:
    """Return what people decided of identity, and what the ledger merged in weeks that ended before a day."""
    return review.constraints(store.decisions.all(), store.weeks.merges(before))


def ties(home: Path, ident: str) -> Ties:
    """Return what a signal has to do with others.

    `waiting` are the statements of one that was split off and that no week has listed yet.

    Raises:
        NotFoundError: no such signal.
    """
    with Store(home) as store:
        if ident not in store.weeks.signal_ids():
            raise NotFoundError("signal-unknown", signal=ident)
        held = constraints_of(store)
        log = [one for rows in store.decisions.all().values() for one in review.state(rows).in_force]
        merged = tuple(one for one in log if one.action == "merge" and one.value["into"] == ident)
        split = tuple(one for one in log if one.action == "split" and ident in (one.signal, one.value["new"]))
        root = held.root(ident)
        return Ties(
            signal=ident,
            into="" if root == ident else root,
            merged=merged,
            split=split,
            others=_others(store, held, ident),
            waiting=_waiting(store, ident, split),
        )


def _others(store: Store, held: Constraints, ident: str) -> tuple[str, ...]:
    known = sorted(store.weeks.signals(), key=lambda one: (one.last_listed, one.id), reverse=True)
    return tuple(
        one.id
        for one in known
        if one.id != ident and held.root(one.id) == one.id and one.id not in held.dismissed
    )


def _waiting(store: Store, ident: str, split: tuple[Decision, ...]) -> tuple[Said, ...]:
    if store.weeks.listings_of(ident):
        return ()
    statements = [one for row in split if row.value["new"] == ident for one in row.value["statements"]]
    return _said(store.documents.quotes(statements))
