"""The regions as a map of tiles, one a municipality, roughly where it lies; darker where more was said."""

from __future__ import annotations

import csv
import functools
from collections.abc import Mapping
from importlib import resources

from markupsafe import Markup, escape

from botnia_signals.places import region
from web.places import place_name

WIDTH, HEIGHT, GAP = 104, 46, 4
LONGEST_NAME = 14
STEPS = (1, 3, 6)
"""Statements from which a tile is drawn in the next darker step."""


@functools.cache
def tiles() -> tuple[tuple[str, int, int], ...]:
    """Return (municipality, column, row) of each tile."""
    text = resources.files("corpora").joinpath("tiles.csv").read_text(encoding="utf-8")
    return tuple(
        (row["name_fi"], int(row["column"]), int(row["row"])) for row in csv.DictReader(text.splitlines())
    )


def tile_map(counts: Mapping[str, int], title: str, language: str) -> Markup:
    """Return the map as SVG; `counts` are statements by municipality. It escapes what it writes."""
    columns = 1 + max(column for _, column, _ in tiles())
    rows = 1 + max(row for _, _, row in tiles())
    parts = [
        f'<svg class="tiles" viewBox="0 0 {columns * WIDTH} {rows * HEIGHT}"'
        f' role="img" aria-label="{escape(title)}">'
    ]
    for name, column, row in tiles():
        number = counts.get(name, 0)
        step = sum(number >= least for least in STEPS)
        x, y = column * WIDTH, row * HEIGHT
        shown = place_name(name, language)
        short = shown if len(shown) <= LONGEST_NAME else f"{shown[: LONGEST_NAME - 1]}…"
        parts.append(
            f'<g class="tile step-{step} in-{region(name)}"><rect x="{x}" y="{y}" width="{WIDTH - GAP}"'
            f' height="{HEIGHT - GAP}" rx="3"/><text x="{x + 6}" y="{y + 18}">{escape(short)}</text>'
            f'<text class="count" x="{x + WIDTH - GAP - 6}" y="{y + 36}">{number or ""}</text></g>'
        )
    return Markup("".join([*parts, "</svg>"]))  # noqa: S704
