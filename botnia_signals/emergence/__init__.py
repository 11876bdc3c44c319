"""What is new or growing: a scan over neighbourhoods of meaning, places and windows of time.

The idea is the space-time scan statistic of disease surveillance (Kulldorff 1997, "A spatial scan
statistic", Communications in Statistics 26:6) with the embedding as the map. A ball around a point of
meaning holds n voices, c of them recent; chance expects e, the sum of each voice's own chance of being
recent (its collection's and municipality's share of recent statements). It scores the log-likelihood ratio
c·ln(c/e) + (n−c)·ln((n−c)/(n−e)) where c > e. The null reassigns at random which statements of a collection
are recent; a finding's p is against the largest score anywhere in the week, over all balls, windows and
maps. What was listed before is followed with a test of its own on new words (`evidence`). Of alpha the
search has `SEARCHING`, each week's beginnings of following the rest: a week in which nothing is new raises a
signal with probability of about alpha, and less where the bounds are not tight. `docs/method.md` says what
is exact and what is not.

scanning   every ball on every map in every window     maps          everywhere, a region, a municipality
growth     from a core to all who said it              evidence      what was said since
curves     week by week, for the picture               calibration   how large scores get by chance
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals.emergence.curves import curve
from botnia_signals.emergence.evidence import Heard, since
from botnia_signals.emergence.growth import Said, grow
from botnia_signals.emergence.scanning import Core, Known, Scan, known, look
from botnia_signals.records import Background, Finding, Followed, Level
from botnia_signals.settings import Settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from botnia_signals.records import Vectors

    Rows = NDArray[np.int64]

__all__ = ["BEGUN_A_WEEK", "CANDIDATES", "SEARCHING", "curve", "scan"]

SHARED_MEMBERS = 0.3
SAME_CENTRE = 0.8
SAME_MEMBERS = 0.35
CANDIDATES = 2
"""Times the review budget that the search returns, so that the minority guard has a choice."""
SEARCHING = 0.8
"""Share of alpha that the search has; following has the rest."""
BEGUN_A_WEEK = 5
"""Watched listings of a week whose following begins then, the best ones; each has its share of alpha."""


def scan(
    background: Background, as_of: dt.date, settings: Settings, followed: Sequence[Followed] = ()
) -> list[Finding]:
    """Return what stands out as of a day, strongest first.

    First what the search finds, at most twice `settings.review_budget`, a signal where p ≤ its share of
    alpha, else watched. Then the `followed` signals for which what was said since they were listed reaches
    the evidence that their share of alpha asks: they are signals too. One that the search found as well
    stays in its place, the others come last, marked with the id they are known as. Statements dated after
    `as_of` or before the memory are not looked at; with too little history nothing is found.

    Raises:
        ValueError: the background's columns differ in length.
    """
    view = known(background, as_of, settings)
    if view is None:
        return []
    looked = look(background, view, settings)
    found = _searched(background, view, looked, settings)
    for finding in _followed(background, view, looked, as_of, settings, followed):
        place = next((place for place, other in enumerate(found) if _same(finding, other)), None)
        if place is None:
            found.append(finding)
        elif finding.evidence > found[place].evidence:
            found[place] = _with_evidence(found[place], finding)
    return found


def _with_evidence(finding: Finding, followed: Finding) -> Finding:
    """Return the finding as a signal, if it was not one, by what was said since it was listed before."""
    return dataclasses.replace(
        finding, level=Level.SIGNAL, p=min(finding.p, followed.p), evidence=followed.evidence
    )


def _searched(background: Background, view: Known, looked: Scan, settings: Settings) -> list[Finding]:
    """Return the best findings of the search, grown; of findings that overlap only the better one stays."""
    found: list[Finding] = []
    centres: list[Vectors] = []
    used: set[int] = set()
    for core in looked.cores():
        if len(found) == CANDIDATES * settings.review_budget:
            break
        rows = core.rows.tolist()
        if len(used.intersection(rows)) >= max(1, SHARED_MEMBERS * len(rows)):
            continue
        if any(float(other @ core.centre) > SAME_CENTRE for other in centres):
            continue
        finding = _finding(core, background, view, looked, settings)
        if any(_same(finding, other) for other in found):
            continue
        used.update(rows)
        centres.append(core.centre)
        found.append(finding)
    return found


def _same(one: Finding, other: Finding) -> bool:
    """Tell whether two findings, grown, are one group: a third of the smaller is in the larger too."""
    shared = len(set(one.members) & set(other.members))
    return shared >= SAME_MEMBERS * min(len(one.members), len(other.members))


def _finding(core: Core, background: Background, view: Known, looked: Scan, settings: Settings) -> Finding:
    p = min(core.p / SEARCHING, 1.0)
    bare = Finding(
        level=Level.SIGNAL if p <= settings.alpha else Level.WATCH,
        score=core.score,
        p=p,
        seen=len(core.rows),
        expected=core.expected,
        voices=0,
        since=dt.date.min,
        weeks=core.window,
        members=(),
        core=(),
        centre=core.centre,
        place=core.place,
    )
    return _grown(bare, core.rows, background, view, looked)


def _grown(bare: Finding, core: Rows, background: Background, view: Known, looked: Scan) -> Finding:
    """Return the finding with all who said it: its members, voices, centre, radius and first day.

    A finding of one place takes its members from there.
    """
    rows = _there(bare.place, background, view)
    said = Said(rows, view.ages[rows], view.voices[rows])
    grown = grow(looked.surroundings, said, core, looked.windows)
    return dataclasses.replace(
        bare,
        voices=len(np.unique(view.voices[grown.members])),
        since=dt.date.fromordinal(int(view.days[grown.members].min())),
        members=tuple(background.ids[row] for row in view.rows[grown.members]),
        core=tuple(background.ids[row] for row in view.rows[np.intersect1d(core, grown.members)]),
        centre=grown.centre,
        radius=grown.radius,
    )


def _there(place: str, background: Background, view: Known) -> Rows:
    """Return the rows of what was said in a region or municipality; all of them for ""."""
    if not place:
        return np.arange(len(view.rows))
    names = [background.places, background.regions] if background.regions else [background.places]
    return np.flatnonzero([any(one[row] == place for one in names) for row in view.rows.tolist()])


def _followed(
    background: Background,
    view: Known,
    looked: Scan,
    as_of: dt.date,
    settings: Settings,
    followed: Sequence[Followed],
) -> list[Finding]:
    """Return the followed signals for which enough was said since, most evidence first."""
    needed = BEGUN_A_WEEK / (settings.alpha * (1 - SEARCHING))
    heard = Heard(view.vectors, view.days, view.voices, view.collections)
    place = {background.ids[row]: i for i, row in enumerate(view.rows)}
    found = []
    for one in followed:
        core = np.array([place[i] for i in one.core if i in place], dtype=np.int64)
        if not len(core):
            continue
        new = since(heard, core, one.begun.toordinal(), as_of.toordinal())
        if new.evidence < needed:
            continue
        bare = Finding(
            level=Level.SIGNAL,
            score=float(np.log(max(new.evidence, 1.0))),
            p=min(1.0, settings.alpha * needed / max(new.evidence, needed)),
            seen=new.seen,
            expected=new.expected,
            voices=0,
            since=as_of,
            weeks=max(1, (as_of - one.begun).days // 7),
            members=(),
            core=(),
            centre=view.vectors[core[0]],
            evidence=new.evidence,
            known_as=one.signal,
        )
        found.append(_grown(bare, np.union1d(core, new.rows), background, view, looked))
    return sorted(found, key=lambda one: (-one.evidence, one.known_as))
