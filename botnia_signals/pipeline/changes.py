"""A week's trends, silences and returning seasons, written with the week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from botnia_signals.emergence.changes import theme_changes
from botnia_signals.emergence.quiet import quiet_changes
from botnia_signals.emergence.seasons import season
from botnia_signals.pipeline.theme_map import labels
from botnia_signals.records import Background, Change, Kind, Season
from botnia_signals.settings import Settings
from botnia_signals.store import Store
from botnia_signals.store.changes import NamedChange
from botnia_signals.store.weeks import Listing
from botnia_signals.weeks import week_days, week_name


def write_changes(
    store: Store, view: Background, listings: Sequence[Listing], day: dt.date, settings: Settings
) -> None:
    """Write what changed as of `day`, beside the week's findings, which stand in the store already.

    Themes are those of the newest map of that week or an earlier one; without a map none is tested.
    """
    named, tested = _themes(store, view, day, settings)
    quiet, number = quiet_changes(view, day, settings.alpha)
    named += [NamedChange(change) for change in quiet]
    store.changes.write(week_name(day), named, tested | number, _seasons(view, listings, day))


def _themes(
    store: Store, view: Background, day: dt.date, settings: Settings
) -> tuple[list[NamedChange], dict[Kind, int]]:
    map_week = store.themes.latest_week(until=week_name(day))
    if map_week is None:
        return [], {}
    themes = store.themes.of(map_week)
    called = labels(store)
    names = {str(theme.id): {**theme.names, **called.get(theme.id, {})} for theme in themes}
    found: list[Change]
    found, tested = theme_changes(view, themes, week_days(map_week)[0], day, settings.alpha)
    return [NamedChange(change, names[change.subject], map_week) for change in found], tested


def _seasons(view: Background, listings: Sequence[Listing], day: dt.date) -> dict[str, Season]:
    found = {listing.signal: season(view, listing.finding, day) for listing in listings}
    return {signal: one for signal, one in found.items() if one is not None}
