"""A signal's way through the weeks as a strip in SVG. Heights and marks say it without colour."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from botnia_signals.digest.lookback import ASLEEP, LookBack, Track
from botnia_signals.weeks import week_name

WIDTH, HEIGHT, BASE = 640, 62, 42
TALL, LOW = 28, 13
LABELS = 8


def strip_svg(track: Track, looked: LookBack, title: str) -> str:
    """Return a strip with a cell for each week looked at: tall as a signal, low while watched, a line asleep.

    A ring stands over the first listing, a triangle over the first raise, a caret where it woke. Colours come
    from the page's style sheet by class.
    """
    if not looked.weeks:
        return ""
    step = WIDTH / len(looked.weeks)
    parts = [
        f'<svg class="strip" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label={quoteattr(title)} '
        f'xmlns="http://www.w3.org/2000/svg"><title>{escape(title)}</title>',
        f'<line class="grid" x1="0" x2="{WIDTH}" y1="{BASE}" y2="{BASE}"/>',
    ]
    every = max(1, -(-len(looked.weeks) // LABELS))
    for place, week in enumerate(looked.weeks):
        x = place * step
        parts.append(_cell(track.states.get(week.week, ""), x, step))
        parts += _marks(track, week.week, x + step / 2)
        if (len(looked.weeks) - 1 - place) % every == 0:
            label = str(int(week.week.split("-W")[1]))
            middle = f'x="{x + step / 2:.1f}" y="{HEIGHT - 1}" text-anchor="middle"'
            parts.append(f'<text class="axis" {middle}>{label}</text>')
    return "".join([*parts, "</svg>"])


def _cell(state: str, x: float, step: float) -> str:
    if state == ASLEEP:
        return f'<line class="asleep" x1="{x:.1f}" x2="{x + step:.1f}" y1="{BASE - 3}" y2="{BASE - 3}"/>'
    height = {"signal": TALL, "watch": LOW}.get(state)
    if height is None:
        return ""
    gap = min(1.0, step / 6)
    return (
        f'<rect class="cell {state}" x="{x + gap:.1f}" y="{BASE - height}" '
        f'width="{step - 2 * gap:.1f}" height="{height}"/>'
    )


def _marks(track: Track, week: str, x: float) -> list[str]:
    marks = []
    if track.first_raised and week == week_name(track.first_raised):
        marks.append(f'<path class="mark-raised" d="M{x - 5:.1f} 11L{x:.1f} 2L{x + 5:.1f} 11z"/>')
    elif week == week_name(track.first_listed):
        marks.append(f'<circle class="mark-listed" cx="{x:.1f}" cy="6" r="4"/>')
    elif week in track.woken:
        marks.append(f'<path class="mark-woken" d="M{x - 5:.1f} 11L{x:.1f} 5L{x + 5:.1f} 11"/>')
    return marks
