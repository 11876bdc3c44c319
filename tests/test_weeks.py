"""ISO weeks: their names and days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from botnia_signals.errors import SettingsError
from botnia_signals.weeks import sundays, week_days, week_name

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))


@given(DAYS)
def test_a_day_lies_in_the_week_of_its_name(day: dt.date) -> None:
    monday, sunday = week_days(week_name(day))
    assert monday <= day <= sunday
    assert (monday.weekday(), sunday.weekday()) == (0, 6)


def test_the_turn_of_the_year_goes_by_iso() -> None:
    assert week_name(dt.date(2024, 12, 30)) == "2025-W01"
    assert week_name(dt.date(2027, 1, 1)) == "2026-W53"
    assert week_days(" 2025-w14 ") == (dt.date(2025, 3, 31), dt.date(2025, 4, 6))


@pytest.mark.parametrize("name", ["2025-W54", "2025-14", "W14", "", "2025-W00", "2025-W53", "14/2025"])
def test_what_is_no_week_is_refused(name: str) -> None:
    with pytest.raises(SettingsError, match="2025-W14"):
        week_days(name)


@given(DAYS, st.integers(0, 400))
def test_every_week_between_two_days_has_one_last_day(first: dt.date, length: int) -> None:
    last = first + dt.timedelta(days=length)
    days = sundays(first, last)
    assert days[-1] == last
    assert days == sorted(set(days))
    assert all(day.weekday() == 6 for day in days[:-1])
    names = [week_name(day) for day in days]
    assert len(set(names)) == len(names)
    assert names[0] == week_name(first)
