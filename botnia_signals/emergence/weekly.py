"""Who spoke of what in which week: themes of a map carried on over later statements, and weekly voices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals.records import Background, Theme

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from botnia_signals.records import Vectors

    Ints = NDArray[np.int64]

OUTSIDE = 0.05
"""Share of a theme's own members that lie farther from its centre than a later statement may."""
NO_THEME = -1


@dataclass(frozen=True, slots=True)
class Weekly:
    """Voices week by week, the oldest first; the last week ends on the day that was asked for.

    `voices` int (s, w) are those of each subject, `everyone` int (w,) those of the whole: an author counts
    once a week.
    """

    voices: Ints
    everyone: Ints
    first: dt.date

    def start(self, week: int) -> dt.date:
        """Return the first day of a week."""
        return self.first + dt.timedelta(weeks=week)


def themes_of(background: Background, themes: Sequence[Theme], drawn: dt.date) -> Ints:
    """Return int (n,): the place in `themes` of each statement's theme, -1 for none.

    Those that the map lists are where it lists them. Others, said from the day `drawn` on, belong to the
    theme whose centre is nearest, if they are nearer to it than the outermost twentieth of its members:
    a narrower ball would take in fewer than the map did, and every theme would seem to fade after it.
    """
    place = {member: number for number, theme in enumerate(themes) for member in theme.members}
    found = np.array([place.get(ident, NO_THEME) for ident in background.ids], dtype=np.int64)
    later = np.flatnonzero((found == NO_THEME) & (background.days >= drawn.toordinal()))
    known = np.unique(found[found != NO_THEME])
    if len(later) and len(known):
        centres, radii = _balls(background.vectors, found, known)
        near = background.vectors[later] @ centres.T
        nearest = near.argmax(axis=1)
        inside = near[np.arange(len(later)), nearest] >= radii[nearest]
        found[later[inside]] = known[nearest[inside]]
    return found


def _balls(vectors: Vectors, found: Ints, known: Ints) -> tuple[Vectors, Vectors]:
    """Return the centres (s, d) of themes and the similarity (s,) at which each of them ends."""
    centres = np.stack([vectors[found == theme].mean(axis=0) for theme in known])
    norms = np.linalg.norm(centres, axis=1, keepdims=True)
    centres = (centres / np.where(norms > 0, norms, 1)).astype(np.float32)
    radii = [
        np.quantile(vectors[found == theme] @ centre, OUTSIDE)
        for theme, centre in zip(known, centres, strict=True)
    ]
    return centres, np.array(radii, dtype=np.float32)


def weekly(background: Background, found: Ints, subjects: int, as_of: dt.date, most: int) -> Weekly:
    """Return the voices of each of `subjects` in the last weeks up to `as_of`, `most` weeks or fewer.

    `found` int (n,) says whose a statement is, -1 for nobody's. A first week that was not whole is left out.
    """
    ages = (as_of.toordinal() - background.days) // 7
    past = background.days <= as_of.toordinal()
    first = int(background.days[past].min()) if past.any() else as_of.toordinal() + 1
    weeks = min(most, (as_of.toordinal() + 1 - first) // 7)
    rows = np.flatnonzero(past & (ages < weeks))
    authors = np.unique(np.array(background.authors, dtype=str)[rows], return_inverse=True)[1]
    week = weeks - 1 - ages[rows]
    everyone = _once(np.zeros(len(rows), dtype=np.int64), week, authors, 1, weeks)[0]
    said = found[rows] != NO_THEME
    voices = _once(found[rows][said], week[said], authors[said], subjects, weeks)
    return Weekly(voices, everyone, as_of - dt.timedelta(days=7 * weeks - 1))


def _once(subjects: Ints, weeks: Ints, authors: Ints, number: int, length: int) -> Ints:
    """Return int (number, length): different authors of each subject in each week."""
    table = np.zeros((number, length), dtype=np.int64)
    triples = np.unique(np.stack([subjects, weeks, authors]), axis=1)
    np.add.at(table, (triples[0], triples[1]), 1)
    return table
