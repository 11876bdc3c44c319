"""The map of themes as a picture: a circle for each, its area as its statements, drawn on the server as SVG.

The picture says nothing that the table beside it does not; readers of the page that do not see it skip it.
Colours come from the page's style sheet by class; no inline style.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from flask import url_for
from markupsafe import Markup

from botnia_signals.pipeline.theme_views import ThemeView
from web.shown import capital, names_of

SIDE = 1000
SMALLEST = 14.0
WORD_WIDTH, LINE = 13.5, 30.0
"""Room that a letter and a line of a name take, at the size of the style sheet."""
SIGNS = {"up": " ▲", "down": " ▼", "silent": " –"}


def picture(views: Sequence[ThemeView]) -> Markup:
    """Return the SVG of a map, "" where its themes have no places; larger circles hold their first words."""
    placed = [view for view in views if view.theme.at]
    if len(placed) < 2:
        return Markup()
    parts = [
        f'<svg class="theme-map" viewBox="0 0 {SIDE} {SIDE}" aria-hidden="true" focusable="false" '
        'xmlns="http://www.w3.org/2000/svg">'
    ]
    parts += [_circle(view) for view in placed]
    parts.append("</svg>")
    return Markup("".join(parts))  # noqa: S704


def _circle(view: ThemeView) -> str:
    x, y = (SIDE * value for value in view.theme.at or (0.0, 0.0))
    radius = max(SMALLEST, SIDE * view.radius)
    language, name = names_of(view.names, view.number)[0]
    lines = _lines(name, radius)
    number = escape(f"{view.theme.id}{SIGNS.get(view.trend, '')}")
    top = y - LINE * len(lines) / 2 + 9
    words = [
        f'<text class="word" lang={quoteattr(language)} x="{x:.1f}" y="{top + LINE * (place + 1):.1f}" '
        f'text-anchor="middle">{escape(line)}</text>'
        for place, line in enumerate(lines)
    ]
    return (
        f'<a href={quoteattr(url_for("themes.show", ident=view.theme.id))} tabindex="-1">'
        f"<title>{escape(capital(name))}</title>"
        f'<circle class="theme {view.trend or "steady"}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
        f'<text class="number" x="{x:.1f}" y="{top:.1f}" text-anchor="middle">{number}</text>'
        f"{''.join(words)}</a>"
    )


def _lines(name: str, radius: float) -> list[str]:
    """Return the first words of a name that fit into a circle, one a line, two at most."""
    words = name.replace(",", " ").split()[:2]
    room = 2 * radius - 12
    return [word for word in words if len(word) * WORD_WIDTH <= room and radius > 1.6 * LINE]
