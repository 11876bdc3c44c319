"""One week computed from what was known at its end: scan, ledger, names, curves. Nothing is written here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from botnia_signals import emergence, guard, ledger, naming
from botnia_signals.pipeline.following import constraints_of
from botnia_signals.pipeline.material import Material
from botnia_signals.records import Background, Constraints, Event, Finding, Followed, Signal
from botnia_signals.settings import Settings
from botnia_signals.store.weeks import Listing, signals_in
from botnia_signals.weeks import week_days, week_name

if TYPE_CHECKING:
    from botnia_signals.records import Vectors
    from botnia_signals.store import Store


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a scan looked at and found as of a day; `means` were subtracted from the languages' vectors.

    `statements` counts all that was said up to that day, what the scan no longer looks at included.
    """

    day: dt.date
    statements: int
    view: Background
    means: dict[str, tuple[int, Vectors]]
    findings: Sequence[Finding]


@dataclass(frozen=True, slots=True)
class Position:
    """Where the ledger stands before a week: its signals, the highest number given, what people decided.

    `before` are the signals as weeks before listed them last; `carried` those that only an earlier run of
    the week itself has listed, which keep their ids when it is run again. `constraints` hold what people
    decided of identity up to the decision with the id `decision`.
    """

    before: tuple[Signal, ...]
    carried: tuple[Signal, ...]
    number: int
    decision: int
    constraints: Constraints

    @classmethod
    def before_week(cls, store: Store, day: dt.date, carried: str, number: int, decision: int) -> Position:
        """Return the position before the week of `day`; `carried` is what `Weeks.signals_of` wrote down."""
        monday = week_days(week_name(day))[0]
        before = store.weeks.signals(before=monday)
        ids = {signal.id for signal in before}
        new = tuple(one for one in signals_in(carried) if one.id not in ids)
        return cls(tuple(before), new, number, decision, constraints_of(store, monday, decision))

    @property
    def signals(self) -> list[Signal]:
        """Return all of them by id."""
        return sorted((*self.before, *self.carried), key=lambda signal: signal.id)


@dataclass(frozen=True, slots=True)
class Computed:
    """A week's list, best first, and what happened in it, each event with its signal."""

    statements: int
    new_statements: int
    listings: Sequence[Listing]
    events: Sequence[tuple[str, Event]]


def look(material: Material, day: dt.date, settings: Settings, followed: Sequence[Followed]) -> Scanned:
    """Return what stands out as of a day in material that holds nothing later."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1, "blas"):  # sums of products differ in their last bit with the number of threads
        view, means = material.background(day)
        findings = emergence.scan(view, day, settings, followed)
    return Scanned(
        day, material.earlier + len(view.ids), view, means, guard.choose(findings, view, day, settings)
    )


def compute_week(scanned: Scanned, position: Position, words: naming.Corpus | None) -> Computed:
    """Return the findings under permanent ids, with names (none without `words`), curves and events."""
    day, view = scanned.day, scanned.view
    name = week_name(day)
    page = ledger.advance(
        position.signals, scanned.findings, day, position.number, position.constraints, view
    )
    listings = [
        Listing(
            signal=entry.signal,
            week=name,
            place=place,
            finding=entry.finding,
            names=words.names(entry.finding.members, entry.finding.since, day) if words else {},
            curve=tuple(emergence.curve(view, entry.finding, day)),
        )
        for place, entry in enumerate(page.entries)
    ]
    new = int((view.days >= week_days(name)[0].toordinal()).sum()) if len(view.ids) else 0
    return Computed(scanned.statements, new, listings, page.events)
