"""The signals that a scan should follow: as people left them, not as the last listing had them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from botnia_signals.ledger.book import Book, open_book
from botnia_signals.records import Constraints, Finding, Level, Parting, Signal


def followed(known: Sequence[Signal], constraints: Constraints) -> list[Signal]:
    """Return the signals that go on, by id: what was merged is part of its heir, what was split is two.

    The finding of each is its last listing with the members that are its own now. A signal that people split
    off and no week has listed stands here with its statements, watched, under the centre of its source.
    """
    book = open_book(known, constraints, dt.date.max)
    partings = {parting.new: parting for parting in constraints.partings}
    signals = []
    for ident, one in book.known.items():
        if one.root != ident:
            continue
        whole = one.signal or _placed(book, partings[ident])
        if whole is not None:
            signals.append(_own(book, ident, whole))
    return sorted(signals, key=lambda signal: signal.id)


def _own(book: Book, ident: str, signal: Signal) -> Signal:
    merged = [one for one in book.of(ident) if one.id not in book.constraints.folded]
    own = [one for one in signal.finding.members if not book.foreign(ident, one)]
    further = sorted({member for one in merged for member in one.last} - set(own))
    gathered = {member for one in book.of(ident) for member in one.gathered}
    finding = _with(signal.finding, (*own, *further))
    return dataclasses.replace(signal, finding=finding, gathered=tuple(sorted(gathered)))


def _with(finding: Finding, members: tuple[str, ...]) -> Finding:
    core = tuple(one for one in finding.core if one in set(members)) or members
    return dataclasses.replace(finding, members=members, core=core)


def _placed(book: Book, parting: Parting) -> Signal | None:
    source = book.known.get(parting.source)
    if source is None or source.signal is None:
        return None
    finding = dataclasses.replace(source.signal.finding, level=Level.WATCH, p=1.0, score=0.0, evidence=0.0)
    return dataclasses.replace(
        source.signal,
        id=parting.new,
        level=Level.WATCH,
        first_raised=None,
        finding=_with(finding, parting.split),
        events=(),
    )
