"""Where themes stand on the picture of a map: near each other where they are spoken of alike."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals.themes.identity import centres

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from botnia_signals.records import Background, Theme

    Doubles = NDArray[np.float64]

INK = 0.25
"""Share of the picture that the circles of all themes cover together."""
GAP = 0.012
STEPS, PUSHES = 200, 400


def radii(sizes: Sequence[int]) -> list[float]:
    """Return the radius of each theme's circle on a picture of side 1; areas are as sizes."""
    whole = max(sum(sizes), 1)
    return [math.sqrt(INK * size / whole / math.pi) for size in sizes]


def placed(
    background: Background, themes: Sequence[Theme], before: Mapping[int, tuple[float, float]]
) -> list[Theme]:
    """Return the themes with a place each on a picture of side 1; no two circles lie on each other.

    The places are those whose distances come nearest to the distances of the themes' centres (stress
    majorisation: de Leeuw 1977, "Applications of convex analysis to multidimensional scaling"), turned and
    mirrored so that the themes of the picture `before`, by number, are as near as may be to where they were.
    """
    if not themes:
        return []
    order = sorted(range(len(themes)), key=lambda place: themes[place].id)
    middle = centres(background, [themes[place].members for place in order]).astype(np.float64)
    apart = np.sqrt(np.maximum(2 - 2 * middle @ middle.T, 0))
    points = _majorised(apart, _scaled(apart))
    known = [place for place, number in enumerate(order) if themes[number].id in before]
    points = _scaled_to_square(points)
    if len(known) >= 2:
        was = np.array([before[themes[order[place]].id] for place in known])
        points = _turned(points, known, was)
    points = _pushed_apart(points, np.array(radii([themes[place].size for place in order])))
    at = {
        place: (round(float(x), 4), round(float(y), 4)) for place, (x, y) in zip(order, points, strict=True)
    }
    return [replace(theme, at=at[place]) for place, theme in enumerate(themes)]


def _scaled(apart: Doubles) -> Doubles:
    """Return places (k, 2) by classical scaling (Torgerson 1952), the sign of each axis fixed."""
    k = len(apart)
    centring = np.eye(k) - 1 / k
    values, axes = np.linalg.eigh(-0.5 * centring @ apart**2 @ centring)
    points: Doubles = np.zeros((k, 2))
    for axis in range(min(2, k)):
        one = axes[:, -1 - axis] * math.sqrt(max(float(values[-1 - axis]), 0.0))
        points[:, axis] = one if one[np.abs(one).argmax()] >= 0 else -one
    return points


def _majorised(apart: Doubles, points: Doubles) -> Doubles:
    """Return places after 200 steps towards the least stress."""
    k = len(points)
    for _ in range(STEPS):
        between = np.linalg.norm(points[:, None] - points[None], axis=2)
        ratio = np.where(between > 1e-9, -apart / np.where(between > 1e-9, between, 1), 0.0)
        np.fill_diagonal(ratio, 0.0)
        np.fill_diagonal(ratio, -ratio.sum(axis=1))
        points = ratio @ points / k
    return points


def _scaled_to_square(points: Doubles) -> Doubles:
    """Return places moved and stretched evenly into the square of side 1."""
    low, high = points.min(axis=0), points.max(axis=0)
    side = float((high - low).max())
    scaled: Doubles = (points - (low + high) / 2) / (side if side > 0 else 1) * 0.8 + 0.5
    return scaled


def _turned(points: Doubles, known: Sequence[int], was: Doubles) -> Doubles:
    """Return places turned and mirrored towards where the known ones were (Schönemann 1966)."""
    mine = points[list(known)]
    left, _, right = np.linalg.svd((mine - mine.mean(axis=0)).T @ (was - was.mean(axis=0)))
    turned: Doubles = (points - mine.mean(axis=0)) @ (left @ right) + was.mean(axis=0)
    return turned


def _pushed_apart(points: Doubles, radius: Doubles) -> Doubles:
    """Return places in the square at which no circle overlaps another or the edge, if there is room."""
    points = points.copy()
    golden = math.pi * (3 - math.sqrt(5))
    for _ in range(PUSHES):
        moved = False
        for one in range(len(points)):
            for other in range(one):
                between = points[one] - points[other]
                distance = float(np.linalg.norm(between))
                lacking = radius[one] + radius[other] + GAP - distance
                if lacking <= 1e-6:
                    continue
                angle = golden * one
                way = between / distance if distance > 1e-9 else np.array([math.cos(angle), math.sin(angle)])
                points[one] += way * lacking / 2
                points[other] -= way * lacking / 2
                moved = True
        points = np.clip(points, radius[:, None] + GAP, 1 - radius[:, None] - GAP)
        if not moved:
            break
    return points
