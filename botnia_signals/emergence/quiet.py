"""Sources and municipalities that went quiet, each judged by its own rhythm.

Time is counted in weeks in which anybody was heard: in a week without any statement nothing is known of
anyone. A yearly survey is heard in a few weeks and then in none for long: what varies so much needs a far
longer silence, and what has not been heard over a whole year is never called quiet: a survey that ran once
has ended, and which rhythm a source has is not known before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals.emergence.effects import poisson_interval, q_values
from botnia_signals.records import Background, Change, Kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

HISTORY = 260
"""Weeks that are looked back."""
LEAST_GAPS, LEAST_SPAN = 8, 52
"""Gaps that must be known of a source, and weeks from its first to its last statement."""
NO_NEWS = 26
"""Weeks of silence after which a source is not listed any longer."""


def quiet_changes(
    background: Background, as_of: dt.date, level: float
) -> tuple[list[Change], dict[Kind, int]]:
    """Return the kinds of source and the municipalities that went quiet, and how many of each were tested.

    Among those that are called quiet at most a share `level` is expected to be false, of sources and of
    municipalities each.
    """
    found: list[Change] = []
    tested: dict[Kind, int] = {}
    for kind, labels in ((Kind.SOURCE_SILENT, background.sources), (Kind.PLACE_SILENT, background.places)):
        changes = _quiet(labels, background.days, as_of, kind)
        qs = q_values([change.p for change in changes])
        found += [replace(change, q=float(q)) for change, q in zip(changes, qs, strict=True) if q <= level]
        tested[kind] = len(changes)
    return sorted(found, key=lambda change: (change.kind, change.q, change.p, change.subject)), tested


def _quiet(labels: Sequence[str], days: Ints, as_of: dt.date, kind: Kind) -> list[Change]:
    """Return every label that can be judged, by name, with its p."""
    ages = (as_of.toordinal() - days) // 7
    rows = np.flatnonzero((days <= as_of.toordinal()) & (ages < HISTORY))
    known = np.unique(-ages[rows])
    weeks = np.searchsorted(known, -ages[rows])
    names = np.array(labels, dtype=str)[rows]
    changes = []
    for name in np.unique(names):
        chosen = names == name
        judged = silence_of(np.unique(weeks[chosen]), len(known)) if name else None
        if judged is not None:
            p, seen_before, gap, spread = judged
            changes.append(
                _change(kind, str(name), p, gap, seen_before * gap, spread, int(days[rows][chosen].max()))
            )
    return changes


def silence_of(heard: Ints, weeks: int) -> tuple[float, float, int, float] | None:
    """Judge the silence after the last of the weeks in which a source was `heard`, of `weeks` in all.

    Returns its p, how often a week was heard before, the silence in weeks, and the spread of the gaps; None
    where it was heard too little, or too long ago.

    After m gaps that are exponential and sum to s, the next one is longer than g with probability
    (1 + g/s)^(-m) (prediction from an exponential sample: Lawless 1971, Technometrics 13). Gaps vary more
    than that where a source is heard in bursts: m is divided by the square of their coefficient of
    variation where that is above 1. A silence that is not the longest so far has p = 1.
    """
    gaps = np.diff(heard)
    if len(gaps) < LEAST_GAPS or heard[-1] - heard[0] < LEAST_SPAN:
        return None
    silent = weeks - 1 - int(heard[-1])
    if silent > NO_NEWS:
        return None
    total = float(gaps.sum())
    spread = max(1.0, float(gaps.var(ddof=1) / gaps.mean() ** 2))
    often = len(gaps) / total
    if silent <= gaps.max():
        return 1.0, often, silent, spread
    return float((1 + silent / total) ** (-len(gaps) / spread)), often, silent, spread


def _change(kind: Kind, name: str, p: float, weeks: int, expected: float, spread: float, last: int) -> Change:
    high = poisson_interval(0, expected / spread)[1] if expected > 0 else float("inf")
    return Change(
        kind=kind,
        subject=name,
        p=p,
        q=1.0,
        effect=0.0 if weeks else 1.0,
        low=0.0,
        high=high,
        since=dt.date.fromordinal(last),
        seen=0,
        expected=expected,
        weeks=weeks,
    )
