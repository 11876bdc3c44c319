"""Identity over weeks: which finding of this week is a signal that is known already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from botnia_signals.records import Event, Finding, Level, Signal

SHARED = 0.3
"""Share of the smaller group's members that makes two groups one."""
NEAR = 0.85
"""Cosine of two centres that makes two groups one when they share too few members."""
ASLEEP_AFTER = 28
"""Days without a listing after which a signal that comes again has woken."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding of this week under its signal's permanent id, and what happened to the signal."""

    signal: str
    finding: Finding
    events: tuple[Event, ...]


def advance(
    known: Sequence[Signal], findings: Sequence[Finding], as_of: dt.date, last_number: int
) -> list[Entry]:
    """Return the findings, in their order, under permanent ids.

    A finding that shares members with a known signal's last listing is that signal; failing that, one
    whose centre is near. Each id is given at most once a week; the best match goes first, of equal ones
    the signal that was raised, then the older. New ids count on from `last_number`.
    """
    given: dict[int, Signal] = {}
    for signal, place in _matches(known, findings):
        if place not in given and all(signal.id != other.id for other in given.values()):
            given[place] = signal
    entries = []
    for place, finding in enumerate(findings):
        known_as = given.get(place)
        if known_as is None:
            last_number += 1
            entries.append(Entry(signal_id(last_number), finding, tuple(born(finding, as_of))))
        else:
            entries.append(Entry(known_as.id, finding, tuple(_lived(known_as, finding, as_of))))
    return entries


def signal_id(number: int) -> str:
    """Return the permanent id of the signal with this number."""
    return f"S-{number:04d}"


def overlap(one: Iterable[str], other: Iterable[str]) -> float:
    """Return the share of the smaller group's members that both groups have; 0 for an empty group."""
    left, right = set(one), set(other)
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def _matches(known: Sequence[Signal], findings: Sequence[Finding]) -> list[tuple[Signal, int]]:
    pairs = []
    for signal in known:
        for place, finding in enumerate(findings):
            shared = overlap(signal.finding.members, finding.members)
            near = float(np.dot(signal.finding.centre, finding.centre))
            if shared >= SHARED or near >= NEAR:
                never = signal.first_raised is None
                key = (shared < SHARED, never, -round(shared, 6), -round(near, 6), signal.id, place)
                pairs.append((key, signal, place))
    pairs.sort(key=lambda pair: pair[0])
    return [(signal, place) for _, signal, place in pairs]


def born(finding: Finding, as_of: dt.date) -> list[Event]:
    """Return what happens to a signal in the week that lists it first."""
    events = [Event(as_of, "listed")]
    if finding.level is Level.SIGNAL:
        events.append(Event(as_of, "raised"))
    return events


def _lived(signal: Signal, finding: Finding, as_of: dt.date) -> list[Event]:
    events = []
    if (as_of - signal.last_listed).days > ASLEEP_AFTER:
        events.append(Event(as_of, "woke"))
    if finding.level is Level.SIGNAL and signal.first_raised is None:
        events.append(Event(as_of, "raised"))
    return events
