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
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals.emergence.calibration import Null
from botnia_signals.emergence.expectation import shares, shuffles
from botnia_signals.emergence.growth import grow
from botnia_signals.emergence.neighbourhoods import Neighbourhoods, neighbourhoods
from botnia_signals.records import Background, CurvePoint, Finding, Level
from botnia_signals.settings import Settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from botnia_signals.records import Vectors

LEAST_STATEMENTS = 30
SHARED_MEMBERS = 0.3
SAME_CENTRE = 0.8
SAME_MEMBERS = 0.5


@dataclass(frozen=True, slots=True)
class _Scanned:
    """One week's scan: of each statement the best ball in every window, and what chance makes of it.

    `rows` are the background's rows that were looked at; `scores` and `sizes` are (n, windows).
    """

    rows: NDArray[np.int64]
    vectors: Vectors
    authors: NDArray[np.int32]
    ages: NDArray[np.int32]
    windows: NDArray[np.int32]
    chances: NDArray[np.float32]
    balls: Neighbourhoods
    scores: NDArray[np.float32]
    sizes: NDArray[np.int32]
    strength: NDArray[np.float32]
    null: Null

    def best(self, row: int) -> tuple[int, list[int]]:
        """Return the window (its place) in which a ball is strongest, and its recent members."""
        window = int(self.strength[row].argmax())
        size = int(self.sizes[row, window])
        return window, self.balls.recent(row, size, self.ages, int(self.windows[window]))


def scan(background: Background, as_of: dt.date, settings: Settings) -> list[Finding]:
    """Return what stands out as of a day, strongest first, at most `settings.review_budget`.

    A finding with p ≤ alpha is a signal, the others are watched. Statements dated after `as_of` or before
    the memory are not looked at; with too little history nothing is found.

    Raises:
        ValueError: the background's columns differ in length.
    """
    rows = _rows(background, as_of, settings)
    if rows is None:
        return []
    scanned = _scanned(background, rows, as_of, settings)
    return _findings(scanned, background, settings)


def _rows(background: Background, as_of: dt.date, settings: Settings) -> NDArray[np.int64] | None:
    """Return the rows to look at, in an order that neither ids nor the input's order decide, or None."""
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


def _scanned(background: Background, rows: NDArray[np.int64], as_of: dt.date, settings: Settings) -> _Scanned:
    from botnia_signals.emergence import kernels

    ages = ((as_of.toordinal() - background.days[rows]) // 7).astype(np.int32)
    authors, collections, places = (
        _numbered([column[row] for row in rows])
        for column in (background.authors, background.collections, background.places)
    )
    windows = np.array(sorted(settings.windows), dtype=np.int32)
    vectors = background.vectors[rows]
    balls = neighbourhoods(vectors, authors, settings.neighbours)
    chances = shares(ages, windows, collections, places)
    least = settings.least_voices
    scores, sizes = kernels.best_neighbourhoods(balls.nearest, ages, chances, windows, least)
    generator = np.random.default_rng([settings.seed, len(rows)])
    shuffled = shuffles(ages, collections, settings.permutations, generator)
    null = Null.of(kernels.null_maxima(balls.nearest, shuffled, chances, windows, least))
    strength = null.standardised(scores)
    return _Scanned(rows, vectors, authors, ages, windows, chances, balls, scores, sizes, strength, null)


def _numbered(names: Sequence[str]) -> NDArray[np.int32]:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int32)


def _findings(scanned: _Scanned, background: Background, settings: Settings) -> list[Finding]:
    """Return the best findings, grown; of findings that overlap only the better one stays."""
    found: list[Finding] = []
    centres: list[Vectors] = []
    used: set[int] = set()
    strongest = scanned.strength.max(axis=1)
    for row in np.argsort(-strongest, kind="stable"):
        if strongest[row] == -np.inf or len(found) == settings.review_budget:
            break
        _, core = scanned.best(int(row))
        centre = scanned.balls.centres[row]
        if len(used.intersection(core)) >= max(1, SHARED_MEMBERS * len(core)):
            continue
        if any(float(other @ centre) > SAME_CENTRE for other in centres):
            continue
        finding = _finding(int(row), scanned, background, settings)
        if any(_same(finding, other) for other in found):
            continue
        used.update(core)
        centres.append(centre)
        found.append(finding)
    return found


def _same(one: Finding, other: Finding) -> bool:
    """Tell whether two findings, grown, are one group: most of the smaller is in the larger too."""
    shared = len(set(one.members) & set(other.members))
    return shared > SAME_MEMBERS * min(len(one.members), len(other.members))


def _finding(row: int, scanned: _Scanned, background: Background, settings: Settings) -> Finding:
    window, core = scanned.best(row)
    size = int(scanned.sizes[row, window])
    p = scanned.null.p(float(scanned.strength[row, window]))
    ball = scanned.balls.nearest[row, :size]
    grown = grow(scanned.vectors, scanned.ages, scanned.authors, core, scanned.windows)
    names = tuple(background.ids[scanned.rows[i]] for i in grown.members)
    first = min(int(background.days[scanned.rows[i]]) for i in grown.members)
    return Finding(
        level=Level.SIGNAL if p <= settings.alpha else Level.WATCH,
        score=float(scanned.scores[row, window]),
        p=p,
        seen=len(core),
        expected=float(scanned.chances[ball, window].sum()),
        voices=len({int(scanned.authors[i]) for i in grown.members}),
        since=dt.date.fromordinal(first),
        weeks=int(scanned.windows[window]),
        members=names,
        core=tuple(background.ids[scanned.rows[i]] for i in core),
        centre=grown.centre,
        radius=grown.radius,
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
