"""ISO weeks: names such as "2025-W14", their Mondays and Sundays."""

from __future__ import annotations

import datetime as dt
import re

from botnia_signals.errors import SettingsError

_NAME = re.compile(r"(\d{4})-W(\d{2})")


def week_name(day: dt.date) -> str:
    """Return the ISO week of a day: 2025-04-02 -> "2025-W14"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def week_days(name: str) -> tuple[dt.date, dt.date]:
    """Return Monday and Sunday of a named week.

    Raises:
        SettingsError: no such week.
    """
    found = _NAME.fullmatch(name.strip().upper())
    try:
        if not found:
            raise ValueError(name)
        monday = dt.date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        raise SettingsError("week-unknown", week=name) from None
    return monday, monday + dt.timedelta(days=6)


def sundays(first: dt.date, last: dt.date) -> list[dt.date]:
    """Return the last known day of every week from `first` to `last`: Sundays, and `last` itself."""
    days = []
    sunday = first + dt.timedelta(days=6 - first.weekday())
    while sunday < last:
        days.append(sunday)
        sunday += dt.timedelta(days=7)
    days.append(last)
    return days
