"""What people do with a signal beside deciding: memo, owner and next step, follow, close, move statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from botnia_signals import review
from botnia_signals.digest.content import Entry, Said
from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.pipeline.disclose import Control
from botnia_signals.pipeline.mask import mask_text
from botnia_signals.pipeline.read import _entries, _said
from botnia_signals.records import Decision
from botnia_signals.store import Store

MEMO_LENGTH, STEP_LENGTH, NEAREST = 4000, 300, 5


@dataclass(frozen=True, slots=True)
class Near:
    """A signal that is about something near: which, and the cosine of the two middles (from -1 to 1)."""

    entry: Entry
    cosine: float


def memo(home: Path, signal: str, user: str, text: str) -> int:
    """Keep a memo of the signal, pseudonymised, in place of the one before; return the decision's id.

    Raises:
        NotFoundError: no such signal.
        SettingsError: there is no text.
    """
    if not text.strip():
        raise SettingsError("memo-empty")
    return _add(home, signal, user, "memo", {"text": mask_text(text.strip()[:MEMO_LENGTH])})


def assign(home: Path, signal: str, user: str, owner: str, step: str, due: str) -> int:
    """Give the signal an owner, a next step and its day (ISO, or "" for none); return the decision's id.

    Raises:
        NotFoundError: no such signal.
        SettingsError: no such user to own it, no next step, or the day is none.
    """
    if not step.strip():
        raise SettingsError("assign-step")
    try:
        day = dt.date.fromisoformat(due).isoformat() if due.strip() else ""
    except ValueError as error:
        raise SettingsError("assign-day") from error
    with Store(home) as store:
        known = store.users.get(owner)
    if known is None or not known.active:
        raise SettingsError("assign-owner")
    value = {"owner": owner, "step": mask_text(step.strip()[:STEP_LENGTH]), "due": day}
    return _add(home, signal, user, "assign", value)


def follow(home: Path, signal: str, user: str) -> int:
    """Keep that `user` follows the signal and return the decision's id; undone like any decision.

    Raises:
        NotFoundError: no such signal.
        SettingsError: the user follows it already.
    """
    with Store(home) as store, store.transaction():
        _check(store, signal)
        if user in review.state(store.decisions.of(signal)).followers:
            raise SettingsError("follow-already")
        return store.decisions.add(signal, user, "follow", {})


def close(home: Path, signal: str, user: str, outcome: str, note: str) -> int:
    """Close the signal with one of `review.OUTCOMES` and return the decision's id.

    Raises:
        NotFoundError: no such signal.
        SettingsError: no such outcome.
    """
    if outcome not in review.OUTCOMES:
        raise SettingsError("close-outcome")
    value = {"outcome": outcome, "note": mask_text(note.strip()[: review.REASON_LENGTH])}
    return _add(home, signal, user, "close", value)


def move_out(home: Path, signal: str, user: str, statements: Sequence[str]) -> int:
    """Keep that statements don't belong to the signal and return the decision's id.

    Raises:
        NotFoundError: no such signal, or a statement is not of it.
        SettingsError: no statement was chosen, or none would be left.
    """
    with Store(home) as store, store.transaction():
        _check(store, signal)
        log = store.decisions.of(signal)
        held = _held(store, signal, log)
        chosen = list(dict.fromkeys(statements))
        for one in chosen:
            if one not in held:
                raise NotFoundError("split-foreign", statement=one, signal=signal)
        if not chosen:
            raise SettingsError("move-nothing")
        if len(chosen) == len(held):
            raise SettingsError("split-everything")
        return store.decisions.add(signal, user, "move", {"way": "out", "statements": chosen})


def move_in(home: Path, signal: str, user: str, statement: str) -> int:
    """Keep that a statement belongs to the signal and return the decision's id.

    Raises:
        NotFoundError: no such signal or statement.
        SettingsError: it belongs to it already.
    """
    with Store(home) as store, store.transaction():
        _check(store, signal)
        if store.documents.document_of(statement) is None:
            raise NotFoundError("statement-unknown", statement=statement)
        if statement in _held(store, signal, store.decisions.of(signal)):
            raise SettingsError("move-there")
        return store.decisions.add(signal, user, "move", {"way": "in", "statements": [statement]})


def moved(home: Path, signal: str) -> tuple[frozenset[str], tuple[Said, ...]]:
    """Return the statements that people moved out of a signal, and those that they moved in.

    Raises:
        NotFoundError: no such signal.
    """
    with Store(home) as store:
        _check(store, signal)
        out, taken = review.moved(store.decisions.of(signal))
        control = Control.of(store)
        quotes = [one for one in store.documents.quotes(sorted(taken)) if control.quotable(one)]
        return out, tuple(map(control.alone, _said(quotes)))


def near(home: Path, signal: str) -> list[Near]:
    """Return the signals of its last week whose middles are nearest to its own, nearest first."""
    with Store(home) as store:
        own = store.weeks.listings_of(signal)
        if not own:
            return []
        others = [one for one in store.weeks.listings(own[-1].week) if one.signal != signal]
        centre = own[-1].finding.centre
        found = [
            Near(entry, float(centre @ one.finding.centre))
            for one, entry in zip(others, _entries(store, others), strict=True)
        ]
    return sorted(found, key=lambda one: (-one.cosine, one.entry.signal))[:NEAREST]


def news(home: Path, signal: str, seen: int, user: str) -> list[Decision]:
    """Return what others decided of a signal after the decision `seen`, oldest first."""
    with Store(home) as store:
        return [one for one in store.decisions.of(signal) if one.id > seen and one.user != user]


def _held(store: Store, signal: str, log: Sequence[Decision]) -> set[str]:
    """Return the statements that a signal's page shows as its own."""
    listings = store.weeks.listings_of(signal)
    members = set(listings[-1].finding.members) if listings else set()
    out, taken = review.moved(log)
    return (members - out) | taken


def _check(store: Store, signal: str) -> None:
    if signal not in store.weeks.signal_ids():
        raise NotFoundError("signal-unknown", signal=signal)


def _add(home: Path, signal: str, user: str, action: str, value: dict[str, str]) -> int:
    with Store(home) as store:
        _check(store, signal)
        return store.decisions.add(signal, user, action, value)
