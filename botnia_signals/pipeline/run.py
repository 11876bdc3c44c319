"""Everything that is due: vectors, the scan of each week, the ledger, names, the theme map."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from botnia_signals import naming
from botnia_signals.encoding import Encoder
from botnia_signals.pipeline import editions, searching, theme_map
from botnia_signals.pipeline.actor import actor
from botnia_signals.pipeline.background import default_encoder, encode_missing
from botnia_signals.pipeline.changes import write_changes
from botnia_signals.pipeline.editions import Draft
from botnia_signals.pipeline.following import followed_on
from botnia_signals.pipeline.learn import learn
from botnia_signals.pipeline.manifest import settings_key
from botnia_signals.pipeline.material import Material, known_since
from botnia_signals.pipeline.reveal import look as look_for_revealing
from botnia_signals.pipeline.week import Position, Scanned, compute_week, look
from botnia_signals.settings import Settings, load_settings
from botnia_signals.store import Store
from botnia_signals.store.documents import Quote
from botnia_signals.store.weeks import WeekRow
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

    A week that is run when it is over is frozen as an edition and never run again; before that it is
    provisional, and run again when something was added to it or more of it has passed. A week is over when
    its Sunday lies before today, or is no later than `as_of` where that is given. What is dated after `as_of`
    is not looked at. Each step is written whole, so a killed run goes on where it stopped and a rerun changes
    nothing.

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
        today = as_of + dt.timedelta(days=1) if as_of else report.as_of
        dates = store.documents.span_of_dates(until=report.as_of)
        if dates is None:
            return report
        last = report.as_of = _last_day(store, report.as_of, dates[1])
        model, engine = encoder or engine_of(settings)
        report.encoded = encode_missing(
            store, model, engine, last, lambda done, whole: tell("encode", done, whole)
        )
        look_for_revealing(store)
        arrivals = store.documents.last_arrival()
        due, drawn = _due(store, dates[0], last, today), theme_map.is_due(store, last, settings)
        if not due and not drawn:
            _afterwards(store, model, engine, settings, last)
            return report
        since = known_since(min([last, *due]), settings.memory_weeks)
        quotes = store.documents.quotes_until(last, since, known=arrivals)
        if quotes and drawn:  # before the week, whose trends are of its themes
            lately = known_since(last, settings.memory_weeks)
            remembered = [quote for quote in quotes if quote.date >= lately]
            tell("themes", 0, 1)
            report.themes = theme_map.draw(store, model, settings, remembered, last)
            tell("themes", 1, 1)
        if due:
            report.weeks = run_weeks(
                store, model, settings, quotes, due, tell, today=today, arrivals=arrivals
            )
        _afterwards(store, model, engine, settings, last)
        store.audit.add(actor(), "run", last.isoformat(), {"weeks": report.weeks, "encoded": report.encoded})
    return report


def _afterwards(
    store: Store, model: str, engine: Callable[[], Encoder], settings: Settings, last: dt.date
) -> None:
    """Learn from what people labelled, and let saved searches look at what is new; no week reads either."""
    learn(store, model, settings, last)
    searching.look(store, model, engine, settings, last)


def engine_of(settings: Settings) -> tuple[str, Callable[[], Encoder]]:
    """Return the id of the settings' model and what loads it."""
    from models.manifest import find_card

    card = find_card(settings.model or None)
    return card.id, lambda: default_encoder(card.id)[1]


def _due(store: Store, first: dt.date, last: dt.date, today: dt.date) -> list[dt.date]:
    """Return the last days of the weeks to run: those never run, and the newest while it is provisional.

    That one is due where more of the week has passed, it is over, or something dated in it or before came.
    """
    done = {row.week: row for row in store.weeks.done()}
    newest = max((row.as_of for row in done.values()), default=None)
    due = []
    for day in sundays(first, last):
        row = done.get(week_name(day))
        if row is None:
            if newest is None or day > newest:
                due.append(day)
        elif row.provisional and row.as_of == newest and (day > newest or _changed(store, row, day, today)):
            due.append(day)
    return due


def _changed(store: Store, row: WeekRow, day: dt.date, today: dt.date) -> bool:
    if day != row.as_of:
        return False
    return editions.is_over(day, today) or row.fingerprint != store.documents.fingerprint(day)


def _last_day(store: Store, as_of: dt.date, newest: dt.date) -> dt.date:
    """Return the day to run up to: the end of the newest document's week, or `as_of` if that is earlier.

    Where something came too late for the newest week, the week after it is run, so that it is heard.
    """
    end = week_days(week_name(newest))[1]
    latest = store.weeks.latest()
    if latest and not latest.provisional and editions.late_records(store, latest):
        end = max(end, week_days(latest.week)[1] + dt.timedelta(days=7))
    return min(as_of, end)


def run_weeks(
    store: Store,
    model: str,
    settings: Settings,
    quotes: Sequence[Quote],
    due: Sequence[dt.date],
    tell: Progress,
    *,
    named: bool = True,
    today: dt.date | None = None,
    arrivals: int = 0,
) -> list[str]:
    """Scan and write the weeks that end on the days `due`, oldest first, and return their names.

    `quotes` are all statements up to the last day that the weeks can remember, sorted by id, and `arrivals`
    is the number of the last document that they come from; without `named` signals get no names. A week that
    is over before `today` is frozen as an edition, the others stay provisional; without `today` there are no
    editions.
    """
    done = 0
    for since, days in groupby(due, key=lambda day: known_since(day, settings.memory_weeks)):
        until = list(days)
        said = [quote for quote in quotes if since <= quote.date <= until[-1]]
        whole = Material.of(store, model, said, since, arrivals or None)
        words = naming.Corpus(said) if named else None
        for day in until:
            tell("scan", done, len(due))
            _run_week(store, model, settings, whole.until(day), words, day, today, arrivals)
            done += 1
    tell("scan", done, len(due))
    return [week_name(day) for day in due]


def _run_week(
    store: Store,
    model: str,
    settings: Settings,
    material: Material,
    words: naming.Corpus | None,
    day: dt.date,
    today: dt.date | None,
    arrivals: int,
) -> None:
    decision = store.decisions.last()
    scanned = look(material, day, settings, followed_on(store, day, decision))
    draft = None
    if today:
        draft = editions.draft(store, model, settings, material, words, day, today, arrivals)
    with store.transaction():
        _write_week(store, model, settings, scanned, words, draft, decision)
        store.vectors.keep_means(model, day, scanned.means)


def _write_week(
    store: Store,
    model: str,
    settings: Settings,
    scanned: Scanned,
    words: naming.Corpus | None,
    draft: Draft | None,
    decision: int,
) -> None:
    name = week_name(scanned.day)
    if store.editions.get(name):  # another run was quicker
        return
    carried = store.weeks.signals_of(name)
    position = Position.before_week(store, scanned.day, carried, store.weeks.highest_number(), decision)
    computed = compute_week(scanned, position, words)
    row = WeekRow(
        week=name,
        as_of=scanned.day,
        model=model,
        settings=settings_key(settings.scanning()),
        fingerprint=store.documents.fingerprint(scanned.day),
        statements=computed.statements,
        new_statements=computed.new_statements,
        provisional=draft is not None and not draft.over,
        known=draft.known if draft else 0,
        late=draft.late if draft else None,
    )
    store.weeks.write(row, computed.listings, computed.events)
    write_changes(store, scanned.view, computed.listings, scanned.day, settings)
    if draft and draft.over:
        editions.freeze(store, name, draft, computed, position, carried)
