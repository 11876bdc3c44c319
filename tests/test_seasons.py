"""Returning seasons: a rise that comes every year is told from one that is new, on data of several years."""

from __future__ import annotations

import dataclasses
import datetime as dt

import numpy as np
import pytest
from numpy.typing import NDArray

from botnia_signals.emergence.seasons import season
from botnia_signals.records import Background, Finding, Level

AS_OF = dt.date(2026, 11, 15)
WEEKS = 4
NEAR = np.array([1.0, 0.0], dtype=np.float32)
FAR = np.array([0.0, 1.0], dtype=np.float32)


def finding(weeks: int = WEEKS) -> Finding:
    return Finding(
        level=Level.SIGNAL,
        score=9.0,
        p=0.01,
        seen=12,
        expected=3.0,
        voices=12,
        since=AS_OF - dt.timedelta(weeks=weeks),
        weeks=weeks,
        members=(),
        core=(),
        centre=NEAR,
        radius=0.8,
    )


def stream(rates: NDArray[np.float64], seed: int = 0, a_week: int = 40) -> Background:
    """Return statements of weeks up to `AS_OF`, oldest first; `rates` are the ball's voices a week."""
    dice = np.random.default_rng(seed)
    rows: list[tuple[int, bool]] = []
    for week, rate in enumerate(rates):
        first = AS_OF.toordinal() - 7 * (len(rates) - week) + 1
        inside = dice.poisson(rate)
        rows += [(first + int(dice.integers(0, 7)), True) for _ in range(inside)]
        rows += [(first + int(dice.integers(0, 7)), False) for _ in range(a_week + dice.integers(0, 30))]
    rows[0] = (AS_OF.toordinal() - 7 * len(rates) + 1, rows[0][1])
    ids = tuple(f"s{number:05d}" for number in range(len(rows)))
    return Background(
        ids=ids,
        documents=ids,
        authors=ids,
        places=("",) * len(ids),
        sources=("survey",) * len(ids),
        collections=("survey",) * len(ids),
        languages=("fi",) * len(ids),
        days=np.array([row[0] for row in rows]),
        vectors=np.stack([NEAR if row[1] else FAR for row in rows]),
    )


def yearly(years: int, height: float, low: float = 0.5, shift: int = 0) -> NDArray[np.float64]:
    """Return weekly rates that are high in the same four weeks of each of `years` years, the last one now."""
    rates = np.full(52 * years + 10, low)
    for back in range(years):
        end = len(rates) - round(52.18 * back) - (shift if back else 0)
        rates[max(end - WEEKS, 0) : end] = height
    return rates


def test_a_rise_that_came_in_earlier_years_is_a_returning_season() -> None:
    found = season(stream(yearly(3, 6.0)), finding(), AS_OF)
    assert found is not None
    assert found.returning
    assert found.years == (2025, 2024)
    assert found.looked_at == 3
    assert found.p < 0.001
    assert found.ratio > 2


@pytest.mark.parametrize("shift", [-2, 2])
def test_a_season_may_come_two_weeks_earlier_or_later(shift: int) -> None:
    found = season(stream(yearly(3, 6.0, shift=shift)), finding(), AS_OF)
    assert found is not None
    assert found.returning


def test_a_rise_that_is_new_or_far_higher_than_before_is_none() -> None:
    new = np.full(166, 0.5)
    new[-WEEKS:] = 6.0
    found = season(stream(new), finding(), AS_OF)
    assert found is not None
    assert not found.returning
    assert found.p > 0.05
    higher = yearly(3, 2.5)
    higher[-WEEKS:] = 12.0
    found = season(stream(higher), finding(), AS_OF)
    assert found is not None
    assert found.p <= 0.05 > found.p_above
    assert not found.returning


def test_a_rise_that_came_at_another_time_of_year_is_none() -> None:
    found = season(stream(yearly(3, 6.0, shift=20)), finding(), AS_OF)
    assert found is not None
    assert not found.returning


def test_without_a_whole_earlier_year_nothing_is_said() -> None:
    rates = yearly(2, 6.0)
    assert season(stream(rates[-57:]), finding(), AS_OF) is None
    assert season(stream(rates[-60:]), finding(), AS_OF) is not None
    assert season(stream(rates[-5:]), finding(), AS_OF) is None


def test_even_years_have_a_season_no_oftener_than_the_level() -> None:
    low = []
    for seed in range(400):
        rates = np.full(166, 1.0)
        rates[-WEEKS:] = 5.0
        found = season(stream(rates, seed), finding(), AS_OF)
        assert found is not None
        low.append(found.p <= 0.05)
    assert np.mean(low) <= 0.07, "0.05 and two standard errors"


def test_one_who_speaks_every_year_makes_no_season() -> None:
    view = stream(yearly(3, 6.0))
    authors = tuple(
        "one" if vector[0] == 1 else ident for ident, vector in zip(view.ids, view.vectors, strict=True)
    )
    found = season(dataclasses.replace(view, authors=authors), finding(), AS_OF)
    assert found is not None
    assert not found.returning


def test_nothing_dated_after_the_day_changes_the_result() -> None:
    view = stream(yearly(3, 6.0))
    before = AS_OF - dt.timedelta(weeks=2)
    rows = np.flatnonzero(view.days <= before.toordinal())
    known = Background(
        **{
            name: tuple(getattr(view, name)[row] for row in rows)
            for name in ("ids", "documents", "authors", "places", "sources", "collections", "languages")
        },
        days=view.days[rows],
        vectors=view.vectors[rows],
    )
    assert season(view, finding(), before) == season(known, finding(), before)
    assert season(known, finding(), before) is not None


def test_a_leap_day_has_its_season() -> None:
    leap = dt.date(2028, 2, 29) + dt.timedelta(days=7 * WEEKS - 1)
    view = stream(yearly(3, 6.0))
    shifted = dataclasses.replace(view, days=view.days + (leap - AS_OF).days)
    found = season(shifted, finding(), leap)
    assert found is not None
    assert found.returning
