"""One week computed from what was known at its end: scan, ledger, names, curves. Nothing is written here."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from botnia_signals import emergence, guard, ledger, naming
from botnia_signals.copies import Copies
from botnia_signals.pipeline.background import background, sharpener_of
from botnia_signals.pipeline.following import constraints_of
from botnia_signals.records import Background, Constraints, Event, Finding, Followed, Signal
from botnia_signals.settings import Settings
from botnia_signals.store.weeks import Listing, signals_in
from botnia_signals.weeks import week_days, week_name

if TYPE_CHECKING:
    from botnia_signals.records import Vectors
    from botnia_signals.store import Store
    from botnia_signals.store.documents import Quote


@dataclass(frozen=True, slots=True)
class Material:
    """Statements sorted by id, their vectors (n, d) as the model made them, and the model's sharpener.

    `copies` were compared once over all statements of a run; `rows` are the places of these among them.
    """

    quotes: Sequence[Quote]
    vectors: Vectors
    sharpener: Vectors | None
    copies: Copies
    rows: Sequence[int]

    @classmethod
    def of(cls, store: Store, model: str, quotes: Sequence[Quote]) -> Material:
        """Return the material of statements whose vectors the store has."""
        vectors = store.vectors.get(model, [quote.text for quote in quotes])
        copies = Copies([quote.text for quote in quotes], [quote.date.toordinal() for quote in quotes])
        return cls(quotes, vectors, sharpener_of(model), copies, range(len(quotes)))

    def until(self, day: dt.date) -> Material:
        """Return what of it is dated up to a day."""
        chosen = [place for place, quote in enumerate(self.quotes) if quote.date <= day]
        return dataclasses.replace(
            self,
            quotes=[self.quotes[place] for place in chosen],
            vectors=self.vectors[chosen],
            rows=[self.rows[place] for place in chosen],
        )


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a scan looked at and found as of a day; `means` were subtracted from the languages' vectors."""

    day: dt.date
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
    groups = material.copies.groups(material.rows)
    view, means = background(material.quotes, material.vectors, material.sharpener, groups)
    findings = emergence.scan(view, day, settings, followed)
    return Scanned(day, view, means, guard.choose(findings, view, day, settings))


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
    return Computed(len(view.ids), new, listings, page.events)
