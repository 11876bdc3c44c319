"""One week's scan: every ball on every map in every window, against one null for all of them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals.emergence.calibration import Null, chance_of
from botnia_signals.emergence.expectation import shares, shuffles
from botnia_signals.emergence.maps import Map, maps, thinned
from botnia_signals.emergence.neighbourhoods import Neighbourhoods, centre_of, neighbourhoods
from botnia_signals.emergence.surroundings import Surroundings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from botnia_signals.records import Background, Vectors
    from botnia_signals.settings import Settings

    Ints = NDArray[np.int32]
    Rows = NDArray[np.int64]

LEAST_STATEMENTS = 30
EVERYWHERE = 0.8
"""Share of the search's error that the map of everything has; regions and municipalities share the rest."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known as of a day, in an order that neither ids nor the input's order decide.

    `rows` are the background's rows; the others have a row for each of them. `voices` numbers authors, and
    groups of near-identical texts as one voice each.
    """

    rows: Rows
    vectors: Vectors
    voices: Ints
    collections: Ints
    places: Ints
    days: Rows
    ages: Ints


@dataclass(frozen=True, slots=True)
class Layer:
    """One map as it was scanned: of each of its statements the best ball in every window.

    `rows` are places in `Known`; `scores`, `sizes`, `chances` and `strength` are (m, windows).
    """

    place: str
    rows: Rows
    ages: Ints
    chances: NDArray[np.float32]
    balls: Neighbourhoods
    scores: NDArray[np.float32]
    sizes: NDArray[np.int32]
    strength: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Core:
    """A ball that stands out: its map, the rows of its recent voices in `Known`, and its figures."""

    place: str
    rows: Rows
    centre: Vectors
    score: float
    p: float
    expected: float
    window: int


def known(background: Background, as_of: dt.date, settings: Settings) -> Known | None:
    """Return what the memory holds as of a day, or None where there is too little to compare.

    Raises:
        ValueError: the background's columns differ in length.
    """
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
    rows = rows[np.lexsort([*keys, background.days[rows]])]
    days = background.days[rows]
    return Known(
        rows=rows,
        vectors=background.vectors[rows],
        voices=_voices(background, rows),
        collections=_numbered([background.collections[row] for row in rows]),
        places=_numbered([background.places[row] for row in rows]),
        days=days,
        ages=((last - days) // 7).astype(np.int32),
    )


def _voices(background: Background, rows: Rows) -> Ints:
    """Return a number for each statement's voice: its author, or the text that was copied."""
    copies = background.copies or (-1,) * len(background.ids)
    return _numbered([background.authors[row] if copies[row] < 0 else copies[row] for row in rows])


def _numbered(names: Sequence[object]) -> Ints:
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Scan:
    """The layers as they were judged, that of everything first, and what lies around statements."""

    layers: Sequence[Layer]
    windows: Ints
    surroundings: Surroundings

    def cores(self) -> Iterator[Core]:
        """Yield balls that stand out, strongest first; many of them are the same group."""
        strongest = [layer.strength.max(axis=1, initial=-np.inf) for layer in self.layers]
        which = np.repeat(np.arange(len(self.layers)), [len(one) for one in strongest])
        place = np.concatenate([np.arange(len(one)) for one in strongest])
        for candidate in np.argsort(-np.concatenate(strongest), kind="stable"):
            layer, row = self.layers[which[candidate]], int(place[candidate])
            if strongest[which[candidate]][row] == -np.inf:
                return
            yield _core(layer, row, self.windows, self.surroundings.vectors)


def look(background: Background, known: Known, settings: Settings) -> Scan:
    """Return every map of what is known, scanned in every window."""
    generator = np.random.default_rng([settings.seed, len(known.rows)])
    windows = np.array(sorted(settings.windows), dtype=np.int32)
    scanned = thinned(known.ages, generator)
    names = [background.places[row] for row in known.rows[scanned]]
    regions = [background.regions[row] for row in known.rows[scanned]] if background.regions else []
    parts = [
        _scanned(part, known, scanned[part.rows], windows, settings, generator)
        for part in maps(names, regions)
    ]
    whole = parts[0][0]
    return Scan(_judged(parts, len(windows)), windows, Surroundings(known.vectors, whole.rows, whole.balls))


def _scanned(
    part: Map, known: Known, rows: Rows, windows: Ints, settings: Settings, generator: np.random.Generator
) -> tuple[Layer, NDArray[np.float32]]:
    """Return a map's layer, its strength still empty, and the null's maxima (permutations, windows)."""
    from botnia_signals.emergence import kernels

    ages, collections = known.ages[rows], known.collections[rows]
    balls = neighbourhoods(known.vectors[rows], known.voices[rows], settings.neighbours)
    chances = shares(ages, windows, collections, known.places[rows])
    least = settings.least_voices
    scores, sizes = kernels.best_neighbourhoods(balls.nearest, ages, chances, windows, balls.costs, least)
    shuffled = shuffles(ages, collections, settings.permutations, generator)
    maxima = kernels.null_maxima(balls.nearest, shuffled, chances, windows, balls.costs, least)
    return Layer(part.place, rows, ages, chances, balls, scores, sizes, scores), maxima


def _judged(parts: Sequence[tuple[Layer, NDArray[np.float32]]], windows: int) -> list[Layer]:
    """Return the layers with their strengths: the map of everything has its share of the error, the places
    together the rest, so that many small maps do not drown the large one."""
    (whole, maxima), *places = parts
    share = EVERYWHERE if places else 1.0
    layers = [_with_strength(whole, Null.of(maxima), 0, share)]
    if places:
        null = Null.of(np.concatenate([one for _, one in places], axis=1))
        layers += [
            _with_strength(layer, null, number * windows, 1 - share)
            for number, (layer, _) in enumerate(places)
        ]
    return layers


def _with_strength(layer: Layer, null: Null, first: int, share: float) -> Layer:
    """Return the layer with its scores on the null's scale, from its column `first` on, less what the share
    costs: the logarithm of a share is a factor of the chance."""
    excess = null.excess(layer.scores, slice(first, first + layer.scores.shape[1]))
    return dataclasses.replace(layer, strength=(excess + np.log(share)).astype(np.float32))


def _core(layer: Layer, row: int, windows: Ints, vectors: Vectors) -> Core:
    """Return the ball in its strongest window."""
    around = layer.balls.around[row]
    window = int(layer.strength[row].argmax())
    ball = layer.balls.nearest[row, : int(layer.sizes[row, window])]
    recent = ball[layer.ages[ball] < windows[window]]
    return Core(
        place=layer.place,
        rows=layer.rows[recent],
        centre=centre_of(vectors[layer.rows[around[around >= 0]]]),
        score=float(layer.scores[row, window] + layer.balls.costs[row]),
        p=chance_of(float(layer.strength[row, window])),
        expected=float(layer.chances[ball, window].sum()),
        window=int(windows[window]),
    )
