"""The map of themes: when it is due, and how it is drawn so that themes keep their numbers and names."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from botnia_signals import review, themes
from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.pipeline.background import background, sharpener_of
from botnia_signals.records import ThemeEvent
from botnia_signals.settings import Settings
from botnia_signals.store import Store
from botnia_signals.store.documents import Quote
from botnia_signals.weeks import week_days, week_name

ARRIVALS = ("new", "split", "returned")
LATELY = 26
"""Weeks whose statements are counted with a map, for the table of what grows."""


def is_due(store: Store, last: dt.date, settings: Settings) -> bool:
    """Tell whether the newest map is so old on the day `last` that another is to be drawn."""
    newest = store.themes.latest_week()
    if newest is None:
        return True
    return (last - week_days(newest)[1]).days >= 7 * settings.theme_weeks


def draw(store: Store, model: str, settings: Settings, quotes: Sequence[Quote], last: dt.date) -> int:
    """Draw the map of the week of `last` from statements sorted by id; return how many themes it has.

    Themes go on under the numbers that earlier maps gave them, whatever model made the vectors.
    """
    vectors = store.vectors.get(model, [quote.text for quote in quotes])
    view, _ = background(quotes, vectors, sharpener_of(model), copies=())
    found = themes.fit(view, [quote.text for quote in quotes], seed=settings.seed)
    week = week_name(last)
    lasting, events = themes.carry(view, found, _earlier(store, week), store.themes.highest_number() + 1)
    events = _with_earlier_events(store, week, {theme.id for theme in lasting}, events)
    newest = store.themes.latest_week(until=week_name(last - dt.timedelta(weeks=1)))
    before = {theme.id: theme.at for theme in store.themes.in_short(newest) if theme.at} if newest else {}
    lately = {quote.id: _week_before(quote.date, last) for quote in quotes}
    drawn = [
        replace(theme, lately=_counted(lately[member] for member in theme.members))
        for theme in themes.placed(view, lasting, before)
    ]
    store.themes.write(week, drawn, events, _counted(lately.values()))
    return len(found)


def theme_number(ident: int) -> str:
    """Return a theme's number as people see it: T-0004."""
    return f"T-{ident:04d}"


def theme_ident(number: str) -> int:
    """Return the number that T-0004, t-4 or 4 stands for.

    Raises:
        NotFoundError: it is no number of a theme.
    """
    digits = number.strip().upper().removeprefix("T").removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        raise NotFoundError("theme-unknown", theme=number)
    return int(digits)


def labels(store: Store) -> dict[int, dict[str, str]]:
    """Return what people call themes: a name by language, by the theme's number."""
    decided = store.theme_decisions.all()
    named = {theme_ident(theme): review.state(log).label for theme, log in decided.items()}
    return {ident: label for ident, label in named.items() if label}


def name(store: Store, ident: int, user: str, names: dict[str, str]) -> int:
    """Give a theme a name in one or more languages (fi, sv, en) and return the decision's id.

    Raises:
        NotFoundError: no map has such a theme.
        SettingsError: no name in it.
    """
    if store.themes.last_week_of(ident) is None:
        raise NotFoundError("theme-unknown", theme=theme_number(ident))
    value = {language: text.strip()[: review.LABEL_LENGTH] for language, text in names.items()}
    value = {language: text for language, text in value.items() if text}
    if not value:
        raise SettingsError("label-empty")
    return store.theme_decisions.add(theme_number(ident), user, "label", value)


def undo(store: Store, ident: int, user: str, decision: int) -> int:
    """Undo a decision on a theme that holds now, or an undo of one; return the undo's own id.

    Raises:
        NotFoundError: no such decision of that theme, or it was undone already.
    """
    with store.transaction():
        log = store.theme_decisions.of(theme_number(ident))
        if not review.can_undo(log, decision):
            raise NotFoundError("decision-unknown", decision=str(decision))
        return store.theme_decisions.add(theme_number(ident), user, "undo", {}, undoes=decision)


def _with_earlier_events(
    store: Store, week: str, present: set[int], events: Sequence[ThemeEvent]
) -> list[ThemeEvent]:
    """Return the events of a map with those of its earlier version that still hold, if it is drawn again."""
    told = store.themes.events().get(week, [])
    kept = [event for event in told if (event.kind in ARRIVALS) == (event.theme in present)]
    fresh = [event for event in events if event.theme not in {one.theme for one in kept}]
    return sorted([*kept, *fresh], key=lambda event: (event.theme, event.kind))


def _week_before(day: dt.date, last: dt.date) -> int:
    """Return how many weeks a day lies before the week of `last`, 0 for that week."""
    return (week_days(week_name(last))[0] - week_days(week_name(day))[0]).days // 7


def _counted(weeks_before: Iterable[int]) -> tuple[int, ...]:
    """Return the number in each of the last half year's weeks, the oldest first."""
    counts = Counter(weeks_before)
    return tuple(counts[before] for before in range(LATELY - 1, -1, -1))


def _earlier(store: Store, week: str) -> list[themes.Earlier]:
    """Return every theme that a map had, those of the newest map as live; one drawn again goes on itself."""
    newest = store.themes.latest_week()
    named = labels(store)
    return [
        themes.Earlier(seen.id, seen.members, live=seen.week in {newest, week}, named=seen.id in named)
        for seen in store.themes.last_seen()
    ]
