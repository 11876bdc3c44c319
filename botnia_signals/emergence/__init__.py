"""What is new or growing: a scan over neighbourhoods of meaning and windows of time.

The idea is the space-time scan statistic of disease surveillance (Kulldorff 1997, "A spatial scan
statistic", Communications in Statistics 26:6) with the embedding as the map. A ball around a point of
meaning holds n voices, c of them recent; chance expects e, the sum of each voice's own chance of being
recent (its collection's and municipality's share of recent statements). It scores the log-likelihood ratio
c·ln(c/e) + (n−c)·ln((n−c)/(n−e)) where c > e. The null reassigns at random which statements of a collection
are recent; a finding's p is against the largest score anywhere in the week, over all balls and windows, so
a week in which nothing is new raises a signal with probability alpha.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals.emergence.calibration import Null
from botnia_signals.emergence.expectation import shares, shuffles
from botnia_signals.emergence.neighbourhoods import Neighbourhoods, neighbourhoods
from botnia_signals.records import Background, CurvePoint, Finding, Level
from botnia_signals.settings import Settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST_STATEMENTS = 30
SHARED_MEMBERS = 0.3
SAME_CENTRE = 0.8


def scan(background: Background, as_of: dt.date, settings: Settings) -> list[Finding]:
    """Return what stands out as of a day, strongest first, at most `settings.review_budget`.

    A finding with p ≤ alpha is a signal, the others are watched. Statements dated after `as_of` or before
    the memory are not looked at; with too little history nothing is found.

    Raises:
        ValueError: the background's columns differ in length.
    """
    chosen = _chosen(background, as_of, settings)
    if chosen is None:
        return []
    from botnia_signals.emergence import kernels

    ages = ((as_of.toordinal() - background.days[chosen]) // 7).astype(np.int32)
    vectors = background.vectors[chosen]
    authors = _numbered([background.authors[i] for i in chosen])
    balls = neighbourhoods(vectors, authors, settings.neighbours)
    windows = np.array(sorted(settings.windows), dtype=np.int32)
    collections = _numbered([background.collections[i] for i in chosen])
    places = _numbered([background.places[i] for i in chosen])
    chances = shares(ages, windows, collections, places)
    scores, sizes = kernels.best_neighbourhoods(
        balls.nearest, ages, chances, windows, settings.least_voices
    )
    generator = np.random.default_rng([settings.seed, len(chosen)])
    shuffled = shuffles(ages, collections, settings.permutations, generator)
    maxima = kernels.null_maxima(balls.nearest, shuffled, chances, windows, settings.least_voices)
    null = Null.of(maxima)
    strength = null.standardised(scores)
    window = strength.argmax(axis=1)
    rows = np.arange(len(chosen))
    picked = _pick(
        strength[rows, window],
        scores[rows, window],
        sizes[rows, window],
        windows[window],
        balls,
        ages,
        settings.review_budget,
    )
    return [
        _finding(
            row, int(window[row]), background, chosen, ages, balls, scores, sizes, windows, null, settings
        )
        for row in picked
    ]


def _chosen(background: Background, as_of: dt.date, settings: Settings) -> NDArray[np.int64] | None:
    """Return the rows to look at, in an order that neither ids nor the input's order decide; None for none."""
    columns = (background.authors, background.days, background.vectors, background.documents)
    if any(len(column) != len(background.ids) for column in columns):
        raise ValueError("the background's columns differ in length")
    last = as_of.toordinal()
    inside = (background.days <= last) & (background.days > last - 7 * settings.memory_weeks)
    rows = np.flatnonzero(inside)
    if len(rows) < LEAST_STATEMENTS:
        return None
    if last - int(background.days[rows].min()) < 7 * settings.warm_up_weeks:
        return None
    keys = [background.vectors[rows, column] for column in range(min(8, background.vectors.shape[1]))]
    if all(bool((key == key[0]).all()) for key in keys):
        return None
    return rows[np.lexsort([*keys, background.days[rows]])]


def _numbered(names: Sequence[str]) -> NDArray[np.int32]:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int32)


def _pick(
    strength: NDArray[np.float32],
    scores: NDArray[np.float32],
    sizes: NDArray[np.int32],
    windows: NDArray[np.int32],
    balls: Neighbourhoods,
    ages: NDArray[np.int32],
    budget: int,
) -> list[int]:
    """Return the centres of the best findings; of findings that overlap only the better one stays."""
    picked: list[int] = []
    used: set[int] = set()
    for row in np.argsort(-strength, kind="stable"):
        if scores[row] <= 0 or len(picked) == budget:
            break
        members = balls.recent(int(row), int(sizes[row]), ages, int(windows[row]))
        if len(used.intersection(members)) >= max(1, SHARED_MEMBERS * len(members)):
            continue
        if picked and float((balls.centres[picked] @ balls.centres[row]).max()) > SAME_CENTRE:
            continue
        used.update(members)
        picked.append(int(row))
    return picked


def _finding(
    row: int,
    window: int,
    background: Background,
    chosen: NDArray[np.int64],
    ages: NDArray[np.int32],
    balls: Neighbourhoods,
    scores: NDArray[np.float32],
    sizes: NDArray[np.int32],
    windows: NDArray[np.int32],
    null: Null,
    settings: Settings,
) -> Finding:
    size, weeks = int(sizes[row, window]), int(windows[window])
    members = balls.recent(row, size, ages, weeks)
    p = null.p(float(null.standardised(scores[row : row + 1]).max()))
    names = tuple(background.ids[chosen[i]] for i in members)
    first = min(int(background.days[chosen[i]]) for i in members)
    radius = float(balls.centres[row] @ background.vectors[chosen[balls.nearest[row, size - 1]]])
    return Finding(
        level=Level.SIGNAL if p <= settings.alpha else Level.WATCH,
        score=float(scores[row, window]),
        p=p,
        seen=len(members),
        expected=size * float((ages < weeks).mean()),
        voices=len(members),
        since=dt.date.fromordinal(first),
        weeks=weeks,
        members=names,
        core=names,
        centre=balls.centres[row],
        radius=radius,
    )


def curve(background: Background, finding: Finding, as_of: dt.date, weeks: int = 52) -> list[CurvePoint]:
    """Return, week by week up to `as_of`, how many voices lie in the finding's ball and how much was said.

    Voices are counted once a week; the ball is the finding's own centre and radius, the same for every week.
    """
    near = background.vectors @ finding.centre >= finding.radius - 1e-6
    last = as_of - dt.timedelta(days=as_of.weekday())
    points = []
    for back in range(weeks - 1, -1, -1):
        monday = last - dt.timedelta(weeks=back)
        start = monday.toordinal()
        inside = (background.days >= start) & (background.days < start + 7)
        inside &= background.days <= as_of.toordinal()
        voices = {background.authors[i] for i in np.flatnonzero(inside & near)}
        points.append(CurvePoint(monday, len(voices), int(inside.sum())))
    while len(points) > 1 and points[0].all == 0:
        points.pop(0)
    return points
