"""What pages and reports show: views over the store, without authors' keys."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from botnia_signals import guard, quoting
from botnia_signals.copies import find_copies
from botnia_signals.digest.content import REGIONS, ChangeEntry, Digest, Edition, Entry, Said
from botnia_signals.disclosure import PlaceTable
from botnia_signals.emergence.effects import poisson_interval
from botnia_signals.errors import NotFoundError
from botnia_signals.pipeline.disclose import Control, nameless_words, region_of, withheld_of
from botnia_signals.pipeline.editions import late_records
from botnia_signals.pipeline.remembered import by_texts
from botnia_signals.pipeline.reveal import finds_in
from botnia_signals.records import (
    Decision,
    Document,
    GroupShare,
    Level,
    Revealing,
    Season,
    Statement,
)
from botnia_signals.review import State, state
from botnia_signals.settings import load_settings
from botnia_signals.store import Store
from botnia_signals.store.documents import Quote
from botnia_signals.store.passages import Passage
from botnia_signals.store.weeks import Listing, WeekRow
from botnia_signals.weeks import week_days

SYNTHETIC = "synthetic"


@dataclass(frozen=True, slots=True)
class SignalView:
    """A signal's page: its last listing, every week it was listed in, and every decision."""

    entry: Entry
    listings: tuple[tuple[str, Level, float, int], ...]
    decisions: tuple[Decision, ...]
    state: State


PassageView = Passage


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document whole, the statement that was asked for, and the signals that its statements are in."""

    document: Document
    statements: tuple[Statement, ...]
    chosen: str
    signals: dict[str, list[str]] = field(default_factory=dict)
    region: str = ""
    place_hidden: bool = False
    file: str = ""
    passages: tuple[Passage, ...] = ()
    finds: dict[str, tuple[Revealing, ...]] = field(default_factory=dict, repr=False)

    @property
    def place(self) -> Passage | None:
        """Return where the document stands in its file, None where its file is not kept in order."""
        return next((one for one in self.passages if one.document == self.document.id), None)


def status(home: Path) -> dict[str, object]:
    """Return what the store holds: counts, first and last date, last week, users."""
    with Store(home) as store:
        dates = store.documents.span_of_dates()
        latest = store.weeks.latest()
        return {
            "home": str(home),
            **store.documents.count(),
            "first": dates[0].isoformat() if dates else None,
            "last": dates[1].isoformat() if dates else None,
            "weeks": len(store.weeks.done()),
            "latest_week": latest.week if latest else None,
            "signals": len(store.weeks.signal_ids()),
            "users": len(store.users.names()),
        }


def is_synthetic(home: Path) -> bool:
    """Tell whether the store holds texts marked as synthetic, so that every page says so."""
    with Store(home) as store:
        return store.is_synthetic()


def weeks(home: Path) -> list[str]:
    """Return the names of the weeks that were run, oldest first."""
    with Store(home) as store:
        return [row.week for row in store.weeks.done()]


def digest(home: Path, week: str | None = None, as_of: dt.date | None = None) -> Digest:
    """Return a week's digest: the named week, the last one ending by `as_of`, or the newest.

    Raises:
        NotFoundError: that week was not run, or none was.
        SettingsError: no such week.
    """
    if week is not None:
        week_days(week)
    with Store(home) as store:
        done = store.weeks.done()
        row = _week_row(done, week, as_of)
        place = done.index(row)
        listings = store.weeks.listings(row.week)
        entries = _entries(store, listings)
        return Digest(
            week=row.week,
            monday=week_days(row.week)[0],
            as_of=row.as_of,
            statements=row.statements,
            new_statements=row.new_statements,
            alpha=load_settings(home).alpha,
            synthetic=store.is_synthetic(),
            signals=tuple(entry for entry in entries if entry.level is Level.SIGNAL),
            watch=tuple(entry for entry in entries if entry.level is Level.WATCH),
            changes=tuple(
                ChangeEntry(one.change, one.names, one.map_week) for one in store.changes.of(row.week)
            ),
            tested=store.changes.tested(row.week),
            previous=done[place - 1].week if place else None,
            following=done[place + 1].week if place + 1 < len(done) else None,
            edition=_edition(store, row),
            shares=_shares(store, listings, row.as_of),
        )


def signal(home: Path, ident: str, week: str | None = None) -> SignalView:
    """Return a signal as its last listing shows it, or as `week` lists it.

    Raises:
        NotFoundError: no such signal, or not listed in that week.
    """
    with Store(home) as store:
        listings = store.weeks.listings_of(ident)
        chosen = [listing for listing in listings if week is None or listing.week == week]
        if not chosen:
            raise NotFoundError("signal-unknown", signal=ident)
        listing = chosen[-1]
        log = tuple(store.decisions.of(ident))
        return SignalView(
            entry=_entries(store, [listing])[0],
            listings=tuple(
                (one.week, one.finding.level, one.finding.p, one.finding.seen) for one in reversed(listings)
            ),
            decisions=log,
            state=state(log),
        )


def decisions(home: Path, ident: str) -> tuple[Decision, ...]:
    """Return every decision of a signal, oldest first."""
    with Store(home) as store:
        return tuple(store.decisions.of(ident))


def document(home: Path, statement: str) -> DocumentView:
    """Return the document that a statement stands in.

    Raises:
        NotFoundError: no such statement.
    """
    with Store(home) as store:
        ident = store.documents.document_of(statement)
        found = store.documents.document(ident) if ident else None
        if found is None:
            raise NotFoundError("statement-unknown", statement=statement)
        latest = store.weeks.latest()
        ids = [one.id for one in found[1]]
        signals = store.weeks.signals_with(ids, latest.week) if latest else {}
        where = Control.of(store).place_alone(found[0].municipality)
        shown = dataclasses.replace(found[0], municipality=where.municipality)
        name, passages = store.passages.of(found[0].id) or ("", [])
        return DocumentView(
            shown,
            tuple(found[1]),
            statement,
            signals,
            region=where.region,
            place_hidden=where.place_hidden,
            file=name,
            passages=tuple(passages),
            finds=finds_in(store, store.documents.quotes(ids)),
        )


def generalise(home: Path) -> str:
    """Return what becomes of quotes that point at one person: off, on or withhold."""
    return load_settings(home).generalise


def _week_row(done: Sequence[WeekRow], week: str | None, as_of: dt.date | None) -> WeekRow:
    fitting = [
        row
        for row in done
        if (week is None or row.week == week.strip().upper()) and (as_of is None or row.as_of <= as_of)
    ]
    if not fitting:
        raise NotFoundError("week-not-run", week=week or "")
    return fitting[-1]


def _edition(store: Store, row: WeekRow) -> Edition:
    frozen = store.editions.get(row.week)
    if frozen is None:
        return Edition(row.provisional, late=row.late)
    erased = store.erasing.erased_of(row.as_of.isoformat(), row.known)
    return Edition(False, frozen.frozen_on, late_records(store, row), row.late, erased)


def _shares(store: Store, listings: Sequence[Listing], as_of: dt.date) -> tuple[GroupShare, ...]:
    """Return the share of each group in what was said in the half year up to a day, and in what is listed."""
    since = as_of - dt.timedelta(weeks=guard.SAID_WEEKS) + dt.timedelta(days=1)
    said = by_texts(
        store,
        ("said", since, as_of),
        lambda: guard.count(guard.Spoken(*one) for one in store.documents.spoken(since, as_of)),
    )
    members = {member: None for listing in listings for member in listing.finding.members}
    shown = [
        guard.Spoken(quote.author or quote.document_id, quote.language, str(quote.source), quote.municipality)
        for quote in store.documents.quotes(list(members))
    ]
    return tuple(guard.shares(said, shown))


def _entries(store: Store, listings: Sequence[Listing]) -> list[Entry]:
    decided = store.decisions.all()
    times = store.weeks.first_times([listing.signal for listing in listings])
    seasons = {week: store.changes.seasons(week) for week in {listing.week for listing in listings}}
    control = Control.of(store)
    return [
        _entry(
            listing,
            store,
            times[listing.signal],
            state(decided.get(listing.signal, [])),
            seasons[listing.week].get(listing.signal),
            control,
        )
        for listing in listings
    ]


def _entry(
    listing: Listing,
    store: Store,
    times: tuple[dt.date, dt.date | None],
    standing: State,
    season: Season | None,
    control: Control,
) -> Entry:
    finding = listing.finding
    quotes = store.documents.quotes(finding.members)
    groups = find_copies([quote.text for quote in quotes], [quote.date.toordinal() for quote in quotes])
    table = control.table(quotes, groups)
    enough = table.voices >= control.least
    finds = finds_in(store, quotes) if enough else {}
    chosen, dissent, pointing = _quoted(quotes, groups, control, finds) if enough else ((), None, 0)
    said = tuple(control.said(one, table, finds.get(one.statement, ())) for one in chosen)
    scope = finding.place if finding.place in {"", *REGIONS, *table.places} else region_of(finding.place)
    return Entry(
        signal=listing.signal,
        week=listing.week,
        place=listing.place,
        level=finding.level,
        names=nameless_words(listing.names, quotes, table) if enough else {},
        state=standing,
        p=finding.p,
        score=finding.score,
        seen=finding.seen,
        expected=finding.expected,
        weeks=finding.weeks,
        since=finding.since,
        first_listed=times[0],
        first_raised=times[1],
        voices=finding.voices,
        places=table.places if enough else {},
        sources=_counted(str(quote.source) for quote in quotes) if enough else {},
        languages=_counted(quote.language for quote in quotes) if enough else {},
        said=said,
        curve=listing.curve if enough else (),
        events=tuple(store.weeks.events(listing.signal)),
        dissent=control.said(dissent, table, finds.get(dissent.statement, ())) if dissent else None,
        interval=poisson_interval(finding.seen, finding.expected) if finding.expected > 0 else None,
        season=season,
        scope=scope if scope != "other" else "",
        evidence=finding.evidence,
        regions=table.regions,
        withheld=withheld_of(control, quotes, table, said, pointing),
    )


def _quoted(
    quotes: Sequence[Quote], groups: Sequence[int], control: Control, finds: dict[str, tuple[Revealing, ...]]
) -> tuple[tuple[Said, ...], Said | None, int]:
    """Return the statements that may be quoted, best first, a dissenting one, and how many point at somebody.

    `quotes` come nearest to the signal's middle first; of near-identical texts only the first is quoted, and
    none where a reviewer withheld one of them. What points at one person is passed over as the settings say.
    """
    numbers = [group if group >= 0 else -1 - place for place, group in enumerate(groups)]
    together: dict[int, list[Quote]] = {}
    for number, quote in zip(numbers, quotes, strict=True):
        together.setdefault(number, []).append(quote)
    quotable = [group for group in together.values() if all(map(control.quotable, group))]
    shown = [group for group in quotable if all(control.told(q, finds.get(q.id, ())) for q in group)]
    first = [next((q for q in group if q.id in control.held), group[0]) for group in shown]
    said = [
        dataclasses.replace(one, copies=len(group), senders=len({q.author or q.document_id for q in group}))
        for one, group in zip(_said(first), shown, strict=True)
    ]
    best = quoting.stand_for(first)
    other = quoting.dissenting(first, but=best)
    pointing = sum(map(len, quotable)) - sum(map(len, shown))
    order = [*best, *(place for place in range(len(said)) if place not in best)]
    return tuple(said[place] for place in order), None if other is None else said[other], pointing


def _counted(values: object) -> dict[str, int]:
    return dict(Counter(values).most_common())  # type: ignore[call-overload]


def shown(store: Store, control: Control, table: PlaceTable, quotes: Sequence[Quote]) -> tuple[Said, ...]:
    """Return statements as far as they may be shown; none where too few people spoke of the matter."""
    if table.voices < control.least:
        return ()
    quotable = [quote for quote in quotes if control.quotable(quote)]
    finds = finds_in(store, quotable)
    told = [quote for quote in quotable if control.told(quote, finds.get(quote.id, ()))]
    return tuple(control.said(one, table, finds.get(one.statement, ())) for one in _said(told))


def _said(quotes: Sequence[Quote]) -> tuple[Said, ...]:
    return tuple(
        Said(
            statement=quote.id,
            document=quote.document_id,
            text=quote.text,
            language=quote.language,
            date=quote.date,
            source=str(quote.source),
            municipality=quote.municipality,
        )
        for quote in quotes
    )
