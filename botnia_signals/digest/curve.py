"""A signal's weekly curve as SVG. Colours come from the page's style sheet by class; no inline style."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from botnia_signals.records import CurvePoint
from botnia_signals.weeks import week_name

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 640, 150, 28, 22, 10
LABELS = 6
LEAST_TOP = 4
"""The scale reaches at least this far, so that a single voice never looks like a peak."""


def curve_svg(points: Sequence[CurvePoint], title: str, since: str | None = None) -> str:
    """Return an SVG of a bar for each week, as high as its voices; weeks from `since` on are marked."""
    if not points:
        return ""
    top = max(LEAST_TOP, *(point.voices for point in points))
    step = (WIDTH - LEFT) / len(points)
    height = HEIGHT - BOTTOM - TOP
    parts = [
        f'<svg class="curve" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label={quoteattr(title)} '
        f'xmlns="http://www.w3.org/2000/svg"><title>{escape(title)}</title>'
    ]
    for value in sorted({0, top}):
        y = TOP + height * (1 - value / top)
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text class="axis" x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value}</text>')
    every = max(1, round(len(points) / LABELS))
    for number, point in enumerate(points):
        bar = height * point.voices / top
        x = LEFT + number * step
        lately = since is not None and point.monday.isoformat() >= since
        kind = "bar lately" if lately else "bar"
        parts.append(
            f'<rect class="{kind}" x="{x + 1:.1f}" y="{TOP + height - bar:.1f}" '
            f'width="{max(step - 2, 1):.1f}" height="{bar:.1f}"/>'
        )
        if (len(points) - 1 - number) % every == 0:
            label = week_name(point.monday).split("-W")[1].lstrip("0")
            parts.append(
                f'<text class="axis" x="{x + step / 2:.1f}" y="{HEIGHT - 6}" '
                f'text-anchor="middle">{label}</text>'
            )
    parts.append("</svg>")
    return "".join(parts)
