"""Everything that is due: vectors, the scan of each week, the ledger, names, the theme map."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from botnia_signals import emergence, ledger, naming, themes
from botnia_signals.encoding import Encoder
from botnia_signals.pipeline.background import background, default_encoder, encode_missing, sharpener_of
from botnia_signals.pipeline.changes import write_changes
from botnia_signals.records import Background, Finding, Theme
from botnia_signals.settings import Settings, load_settings
from botnia_signals.store import Store
from botnia_signals.store.documents import Quote
from botnia_signals.store.weeks import Listing, WeekRow
from botnia_signals.weeks import sundays, week_days, week_name

Progress = Callable[[str, int, int], None]
"""Called with a step's key (encode, scan, themes), what is done and the whole."""


@dataclass(slots=True)
class RunReport:
    """What a run did: texts encoded, weeks written, and whether the theme map was drawn anew."""

    encoded: int = 0
    weeks: list[str] = field(default_factory=list)
    themes: int = 0
    as_of: dt.date | None = None


def run(
    home: Path,
    as_of: dt.date | None = None,
    progress: Progress | None = None,
    encoder: tuple[str, Callable[[], Encoder]] | None = None,
) -> RunReport:
    """Do everything that is due up to `as_of` (today by default, or the end of the newest document's week).

    A week that was run is not run again, but for the newest one when something was added to it or more of it
    has passed. What is dated after `as_of` is not looked at. Each step is written whole, so a killed run goes
    on where it stopped and a rerun changes nothing.

    Raises:
        StoreError: there is no store in `home`.
        ModelError: the encoder was not built.
    """
    settings = load_settings(home)
    tell = progress or (lambda _step, _done, _whole: None)
    report = RunReport()
    with Store(home) as store:
        if store.documents.span_of_dates() is None:
            return report
        report.as_of = as_of or dt.date.today()
        dates = store.documents.span_of_dates(until=report.as_of)
        if dates is None:
            return report
        last = report.as_of = min(report.as_of, week_days(week_name(dates[1]))[1])
        model, engine = encoder or engine_of(settings)
        report.encoded = encode_missing(
            store, model, engine, last, lambda done, whole: tell("encode", done, whole)
        )
        quotes = store.documents.quotes_until(last)
        due = _due(store, dates[0], last)
        if quotes and _map_due(store, last, settings):  # before the week, whose trends are of its themes
            _draw_map(store, model, settings, quotes, last, tell, report)
        if due:
            report.weeks = run_weeks(store, model, settings, quotes, due, tell)
    return report


def engine_of(settings: Settings) -> tuple[str, Callable[[], Encoder]]:
    """Return the id of the settings' model and what loads it."""
    from models.manifest import find_card

    card = find_card(settings.model or None)
    return card.id, lambda: default_encoder(card.id)[1]


def _due(store: Store, first: dt.date, last: dt.date) -> list[dt.date]:
    """Return the last days of the weeks to run: those never run, and the newest if it is not as it was.

    It is not where more of the week has passed, or something dated up to that day was added.
    """
    done = {row.week: row for row in store.weeks.done()}
    newest = max((row.as_of for row in done.values()), default=None)
    due = []
    for day in sundays(first, last):
        row = done.get(week_name(day))
        if row is None:
            if newest is None or day > newest:
                due.append(day)
        elif row.as_of == newest and (
            day > newest or (day == newest and row.fingerprint != store.documents.fingerprint(day))
        ):
            due.append(day)
    return due


def run_weeks(
    store: Store,
    model: str,
    settings: Settings,
    quotes: Sequence[Quote],
    due: Sequence[dt.date],
    tell: Progress,
    *,
    named: bool = True,
) -> list[str]:
    """Scan and write the weeks that end on the days `due`, oldest first, and return their names.

    `quotes` are all statements up to the last day, sorted by id; without `named` signals get no names.
    """
    vectors = store.vectors.get(model, [quote.text for quote in quotes])
    days = np.array([quote.date.toordinal() for quote in quotes])
    sharpener = sharpener_of(model)
    words = naming.Corpus(quotes) if named else None
    written = []
    for number, day in enumerate(due):
        tell("scan", number, len(due))
        known = [int(i) for i in np.flatnonzero(days <= day.toordinal())]
        view, means = background([quotes[i] for i in known], vectors[known], sharpener)
        findings = emergence.scan(view, day, settings)
        with store.transaction():
            _write_week(store, model, settings, view, findings, words, day)
            store.vectors.keep_means(model, day, means)
        written.append(week_name(day))
    tell("scan", len(due), len(due))
    return written


def _write_week(
    store: Store,
    model: str,
    settings: Settings,
    view: Background,
    findings: Sequence[Finding],
    words: naming.Corpus | None,
    day: dt.date,
) -> None:
    name = week_name(day)
    monday = week_days(name)[0]
    with store.transaction():
        before = {signal.id: signal for signal in store.weeks.signals(before=monday)}
        known = {signal.id: signal for signal in store.weeks.signals()} | before
        entries = ledger.advance(
            [known[ident] for ident in sorted(known)], findings, day, store.weeks.highest_number()
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
            for place, entry in enumerate(entries)
        ]
        events = [  # a week that is run again keeps its ids; what was born in it is born again
            (entry.signal, event)
            for entry in entries
            for event in (entry.events if entry.signal in before else ledger.born(entry.finding, day))
        ]
        row = WeekRow(
            week=name,
            as_of=day,
            model=model,
            settings=_settings_key(settings),
            fingerprint=store.documents.fingerprint(day),
            statements=len(view.ids),
            new_statements=int((view.days >= monday.toordinal()).sum()),
        )
        store.weeks.write(row, listings, events)
        write_changes(store, view, listings, day, settings)


def _settings_key(settings: Settings) -> str:
    content = json.dumps(settings.scanning(), sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _map_due(store: Store, last: dt.date, settings: Settings) -> bool:
    newest = store.themes.latest_week()
    if newest is None:
        return True
    return (last - week_days(newest)[1]).days >= 7 * settings.theme_weeks


def _draw_map(
    store: Store,
    model: str,
    settings: Settings,
    quotes: Sequence[Quote],
    last: dt.date,
    tell: Progress,
    report: RunReport,
) -> None:
    tell("themes", 0, 1)
    vectors = store.vectors.get(model, [quote.text for quote in quotes])
    view, _ = background(quotes, vectors, sharpener_of(model))
    found: list[Theme] = themes.fit(view, [quote.text for quote in quotes], seed=settings.seed)
    store.themes.write(week_name(last), found)
    report.themes = len(found)
    tell("themes", 1, 1)
