"""Places of their own in the scan, thinning, and what a crowd costs."""

from __future__ import annotations

import dataclasses
import datetime as dt

import numpy as np

from botnia_signals.emergence import scan
from botnia_signals.emergence.maps import ALWAYS_SCANNED, LEAST_ON_MAP, MOST_SCANNED, maps, thinned
from botnia_signals.emergence.neighbourhoods import neighbourhoods
from botnia_signals.settings import Settings
from tests.test_emergence import AS_OF, made


def test_everything_comes_first_then_the_largest_places() -> None:
    places = ["Vaasa"] * LEAST_ON_MAP + ["Kaskinen"] * 10 + ["Kokkola"] * (LEAST_ON_MAP + 5)
    found = maps(places, ["Pohjanmaa"] * len(places))
    assert [one.place for one in found] == ["", "Kokkola", "Vaasa"]
    assert len(found[0].rows) == len(places)
    assert all(places[row] == "Kokkola" for row in found[1].rows)


def test_a_long_history_is_thinned_but_not_its_newest_part() -> None:
    ages = np.repeat(np.arange(200, dtype=np.int32), 100)
    kept = thinned(ages, np.random.default_rng(0))
    assert len(kept) == len(set(kept.tolist())) == MOST_SCANNED
    assert (np.bincount(ages[kept])[: ALWAYS_SCANNED // 100] == 100).all()
    assert ages[kept].max() > 190


def test_a_theme_of_one_municipality_is_found_in_a_long_history() -> None:
    view, theme = made(planted=9, number=900)
    there = [
        ("Vaasa" if name in theme or place % 3 == 0 else "Kokkola") for place, name in enumerate(view.ids)
    ]
    found = scan(dataclasses.replace(view, places=tuple(there)), AS_OF, Settings())
    first = found[0]
    assert len(theme & set(first.members)) >= 7
    assert {one.place for one in found} <= {"", "Vaasa", "Kokkola"}
    assert dt.date.min < first.since <= AS_OF


def test_a_ball_in_a_crowd_costs_more() -> None:
    random = np.random.default_rng(0)
    crowd = np.eye(24)[0] * 6 + random.normal(size=(300, 24))
    apart = np.eye(24)[1] * 6 + random.normal(size=(12, 24))
    rows = np.concatenate([crowd, apart, random.normal(size=(300, 24))])
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    balls = neighbourhoods(rows, np.arange(len(rows), dtype=np.int32), 32)
    assert balls.costs[300:312].mean() < balls.costs[:300].mean() - 2
