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
from botnia_signals.pipeline.background import background, default_encoder, encode_missing
from botnia_signals.records import Background, Theme
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
    """Do everything that is due up to `as_of` (today, or the newest document if that is earlier).

    A week that was run is not run again, but for the current one when something was added to it. Each
    step is written whole, so a killed run goes on where it stopped and a rerun changes nothing.

    Raises:
        StoreError: there is no store in `home`.
        ModelError: the encoder was not built.
    """
    settings = load_settings(home)
    tell = progress or (lambda _step, _done, _whole: None)
    report = RunReport()
    with Store(home) as store:
        dates = store.documents.span_of_dates()
        if dates is None:
            return report
        last = min(as_of or dt.date.today(), dates[1])
        report.as_of = last
        if last < dates[0]:
            return report
        model, engine = encoder or engine_of(settings)
        report.encoded = encode_missing(
            store, model, engine, last, lambda done, whole: tell("encode", done, whole)
        )
        quotes = store.documents.quotes_until(last)
        due = _due(store, dates[0], last)
        if due:
            report.weeks = run_weeks(store, model, settings, quotes, due, tell)
        if quotes and _map_due(store, last, settings):
            _draw_map(store, model, settings, quotes, last, tell, report)
    return report


def engine_of(settings: Settings) -> tuple[str, Callable[[], Encoder]]:
    """Return the id of the settings' model and what loads it."""
    from models.manifest import find_card

    card = find_card(settings.model or None)
    return card.id, lambda: default_encoder(card.id)[1]


def _due(store: Store, first: dt.date, last: dt.date) -> list[dt.date]:
    """Return the last days of the weeks to run: those never run, and the newest if it has grown since."""
    done = {row.week: row for row in store.weeks.done()}
    newest = max((row.as_of for row in done.values()), default=None)
    due = []
    for day in sundays(first, last):
        row = done.get(week_name(day))
        if row is None:
            if newest is None or day > newest:
                due.append(day)
        elif row.as_of == newest and day >= newest and row.fingerprint != store.documents.fingerprint(day):
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
    words = naming.Corpus(quotes) if named else None
    written = []
    for number, day in enumerate(due):
        tell("scan", number, len(due))
        known = [int(i) for i in np.flatnonzero(days <= day.toordinal())]
        view, means = background([quotes[i] for i in known], vectors[known])
        with store.transaction():
            _write_week(store, model, settings, view, words, day)
            store.vectors.keep_means(model, day, means)
        written.append(week_name(day))
    tell("scan", len(due), len(due))
    return written


def _write_week(
    store: Store, model: str, settings: Settings, view: Background, words: naming.Corpus | None, day: dt.date
) -> None:
    name = week_name(day)
    monday = week_days(name)[0]
    findings = emergence.scan(view, day, settings)
    with store.transaction():
        earlier = {signal.id: signal for signal in store.weeks.signals()}
        earlier.update({signal.id: signal for signal in store.weeks.signals(before=monday)})
        entries = ledger.advance(
            [earlier[ident] for ident in sorted(earlier)], findings, day, store.weeks.highest_number()
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
        events = [(entry.signal, event) for entry in entries for event in entry.events]
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
    view, _ = background(quotes, store.vectors.get(model, [quote.text for quote in quotes]))
    found: list[Theme] = themes.fit(view, [quote.text for quote in quotes], seed=settings.seed)
    store.themes.write(week_name(last), found)
    report.themes = len(found)
    tell("themes", 1, 1)
