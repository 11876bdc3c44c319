"""Identity over weeks: which finding of this week is a signal that is known already.

    book       the known signals, as people left them
    parting    findings cut where people split signals; findings of one signal joined
    matching   which finding is which signal
    events     what happened: born, raised, merged, split, asleep, awake
    following  the signals that a scan should follow

Members come first: they outlive every model. Centres are compared only where members say nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from botnia_signals.ledger import events
from botnia_signals.ledger.book import Book, open_book, overlap, own
from botnia_signals.ledger.events import ASLEEP_AFTER
from botnia_signals.ledger.following import followed
from botnia_signals.ledger.matching import NEAR, SHARED, assign, is_near, shares
from botnia_signals.ledger.parting import Part, divide, join
from botnia_signals.records import Background, Constraints, Event, Finding, Parting, Signal

__all__ = [
    "ASLEEP_AFTER",
    "NEAR",
    "SHARED",
    "Constraints",
    "Entry",
    "Page",
    "Parting",
    "advance",
    "followed",
    "overlap",
    "own",
    "signal_id",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding of this week under its signal's permanent id, and what happened to the signal."""

    signal: str
    finding: Finding
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A week in the ledger: its entries in their order, and everything that happened, by signal.

    `events` has those of the entries and of signals that are not listed: merged into another, or asleep.
    """

    entries: tuple[Entry, ...]
    events: tuple[tuple[str, Event], ...]


def advance(
    known: Sequence[Signal],
    findings: Sequence[Finding],
    as_of: dt.date,
    last_number: int,
    constraints: Constraints | None = None,
    background: Background | None = None,
) -> Page:
    """Return the findings, in their order, under permanent ids, and what happened to signals.

    `known` are the signals with their last listing; one whose first listing is of this same week was born in
    an earlier run of it and is born again. A finding that follows a signal (`known_as`) is that signal; one
    that a scan found is the signal whose members it shares, failing that one whose centre is near. Findings
    of one signal are one entry; no id is given twice. `constraints` hold whatever the vectors are; the
    `background` serves to place the statements of a finding that is divided. New ids count on from
    `last_number`.

    Raises:
        ValueError: a finding follows a signal that nobody knows.
    """
    book = open_book(known, constraints or Constraints(), as_of)
    parts = _settled(book, divide(book, findings, background))
    listed = _listed(book, _numbered(parts, last_number))
    found = events.merges(book, {part.signal: part.finding for part in listed})
    heirs = {one.signal: one.into for one in found}
    listed = [_under(part, heirs.get(part.signal, part.signal)) for part in listed]
    return _page(book, listed, found, as_of)


def signal_id(number: int) -> str:
    """Return the permanent id of the signal with this number."""
    return f"S-{number:04d}"


def _settled(book: Book, parts: Sequence[Part]) -> list[Part]:
    """Return the parts under the signals that they are, those that are nobody's yet under none."""
    open_ = {place: part.finding for place, part in enumerate(parts) if not part.signal}
    given = assign(book, open_)
    for place, finding in open_.items():
        if place not in given and (dismissed := _dismissed(book, finding)):
            given[place] = dismissed
    return [_under(part, given.get(place, part.signal)) for place, part in enumerate(parts)]


def _dismissed(book: Book, finding: Finding) -> str:
    """Return the dismissed signal that the finding is too: it does not come back under a new id."""
    fitting = [
        one
        for one in book.known.values()
        if one.root in book.constraints.dismissed
        and (shares(one, finding) or is_near(one, finding))
        and book.fits(one.root, finding.members)
    ]
    return min(fitting, key=lambda one: (not shares(one, finding), one.rank)).root if fitting else ""


def _numbered(parts: Sequence[Part], last_number: int) -> list[Part]:
    numbered = []
    for part in parts:
        if not part.signal:
            last_number += 1
        numbered.append(_under(part, part.signal or signal_id(last_number)))
    return numbered


def _listed(book: Book, parts: Sequence[Part]) -> list[Part]:
    groups: dict[str, list[Part]] = {}
    for part in parts:
        groups.setdefault(part.signal, []).append(part)
    joined = [join(book, signal, group) for signal, group in groups.items()]
    return sorted((part for part in joined if part), key=lambda part: (part.place, not part.whole))


def _under(part: Part, signal: str) -> Part:
    return Part(part.place, part.finding, signal, part.whole)


def _page(book: Book, listed: Sequence[Part], found: Sequence[events.Merge], as_of: dt.date) -> Page:
    ids = {part.signal for part in listed}
    happened = {part.signal: _happened(book, part, ids, as_of) for part in listed}
    pairs = [(ident, event) for ident, own in happened.items() for event in own]
    pairs += [(event.other, Event(as_of, "parted", ident)) for ident, event in pairs if event.kind == "split"]
    pairs += events.of_merges(found, as_of)
    pairs += events.asleep(book, ids, {one.signal for one in found}, as_of)
    entries = (
        Entry(part.signal, part.finding, tuple(event for ident, event in pairs if ident == part.signal))
        for part in listed
    )
    return Page(tuple(entries), tuple(pairs))


def _happened(book: Book, part: Part, listed: set[str], as_of: dt.date) -> list[Event]:
    if not book.is_new(part.signal):
        return events.lived(book.known[part.signal], part.finding, as_of)
    source = events.parted_from(book, part.signal) or events.split_from(
        book, part.finding, listed - {part.signal}
    )
    return events.born(part.finding, as_of, source)
