"""What happened to signals in a week, dated: born, raised, merged, split, asleep, awake."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from botnia_signals.ledger.book import Book, Known, overlap
from botnia_signals.ledger.matching import shares
from botnia_signals.records import Event, Finding, Level

ASLEEP_AFTER = 28
"""Days without a listing after which a signal is asleep; one that comes again later has woken."""
INSIDE = 0.75
"""Share of a signal's last listing that must lie in another's finding for the two to be merged."""
INSIDE_RAISED = 0.9
"""The same for one that was raised: people have seen it, and one wide finding of one week does not end it."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A known signal whose members lie in the finding of a senior one, and goes on under its id."""

    signal: str
    into: str


def merges(book: Book, listed: Mapping[str, Finding]) -> list[Merge]:
    """Return which known signals the findings of a week merge, the senior one's id going on.

    Most of the last listing of each (`INSIDE`) lies in one finding, and the junior one stands in no other.
    Nobody decided anything of it, and no split or undone merge says that the two are not one.
    """
    found: list[Merge] = []
    for ident, finding in listed.items():
        spent = {name for one in found for name in (one.signal, one.into)}
        if ident not in spent:
            free = [one for one in book.known.values() if one.id not in spent]
            inside = [one for one in free if _lies_in(book, one, ident, listed, finding)]
            found += _merged(book, ident, inside, finding)
    return found


def _merged(book: Book, ident: str, inside: Sequence[Known], finding: Finding) -> list[Merge]:
    own = next((one for one in inside if one.id == ident), None)
    if own is None:
        return []
    heirs = [one for one in inside if _may_merge(book, own, one) and book.fits(one.id, finding.members)]
    heir = min([own, *heirs], key=lambda one: one.rank)
    return [Merge(one.id, heir.id) for one in inside if _may_merge(book, one, heir)]


def _lies_in(book: Book, one: Known, ident: str, listed: Mapping[str, Finding], finding: Finding) -> bool:
    alive = one.root == one.id and not book.is_new(one.id) and (one.id == ident or one.id not in listed)
    inside = len(one.last & set(finding.members))
    share = INSIDE_RAISED if one.raised and one.id != ident else INSIDE
    return alive and inside >= max(2, share * len(one.last))


def _may_merge(book: Book, one: Known, heir: Known) -> bool:
    held = book.constraints
    return (
        one.rank > heir.rank
        and one.id not in held.decided
        and frozenset((one.id, heir.id)) not in held.distinct
    )


def split_from(book: Book, finding: Finding, listed: Collection[str]) -> str:
    """Return the signal that a new one's members were of and that is listed without them; "" for none."""
    fitting = [
        one
        for one in book.known.values()
        if one.root in listed and not book.is_new(one.root) and shares(one, finding)
    ]
    fitting.sort(key=lambda one: (-overlap(one.last, finding.members), one.rank))
    return fitting[0].root if fitting else ""


def parted_from(book: Book, ident: str) -> str:
    """Return the signal that people split `ident` from; "" for none."""
    for parting in book.constraints.partings:
        if parting.new == ident:
            return book.constraints.root(parting.source)
    return ""


def born(finding: Finding, as_of: dt.date, source: str = "") -> list[Event]:
    """Return what happens to a signal in the week that lists it first; `source` is what it was split from."""
    events = [Event(as_of, "listed")]
    if source:
        events.append(Event(as_of, "split", source))
    if finding.level is Level.SIGNAL:
        events.append(Event(as_of, "raised"))
    return events


def lived(one: Known, finding: Finding, as_of: dt.date) -> list[Event]:
    """Return what happens to a signal that an earlier week listed."""
    events: list[Event] = []
    if one.signal is None:
        return events
    if (as_of - one.signal.last_listed).days > ASLEEP_AFTER:
        events.append(Event(as_of, "woke"))
    if finding.level is Level.SIGNAL and one.signal.first_raised is None:
        events.append(Event(as_of, "raised", "watch"))
    return events


def asleep(
    book: Book, listed: Collection[str], merged: Collection[str], as_of: dt.date
) -> list[tuple[str, Event]]:
    """Return the signals that fall asleep: the first week that notices says it, once for each sleep."""
    return [
        (one.id, Event(as_of, "asleep"))
        for one in book.known.values()
        if one.root == one.id and one.id not in listed and one.id not in merged and _dozes(one, as_of)
    ]


def _dozes(one: Known, as_of: dt.date) -> bool:
    if one.signal is None or one.newborn:
        return False
    last, monday = one.signal.last_listed, as_of - dt.timedelta(days=as_of.weekday())
    said = any(event.kind == "asleep" and last < event.day < monday for event in one.signal.events)
    return (as_of - last).days > ASLEEP_AFTER and not said


def of_merges(found: Sequence[Merge], as_of: dt.date) -> list[tuple[str, Event]]:
    """Return the events of merges, on both signals."""
    pairs = []
    for one in found:
        pairs.append((one.signal, Event(as_of, "merged", one.into)))
        pairs.append((one.into, Event(as_of, "joined", one.signal)))
    return pairs
