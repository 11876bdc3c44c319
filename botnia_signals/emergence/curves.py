"""A finding week by week, for the picture of it."""

from __future__ import annotations

import datetime as dt

import numpy as np

from botnia_signals.records import Background, CurvePoint, Finding


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
