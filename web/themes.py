"""What is talked about: the newest map of themes."""

from __future__ import annotations

import datetime as dt

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue

from botnia_signals.pipeline import read
from botnia_signals.pipeline.read import ThemeView
from botnia_signals.records import CurvePoint
from web import auth

blueprint = Blueprint("themes", __name__, url_prefix="/themes")
WEEK = dt.timedelta(days=7)
LONGEST_CURVE = 104


@blueprint.get("")
@auth.needs("read")
def every() -> ResponseReturnValue:
    """Show every theme, largest first."""
    return render_template("themes.html", views=read.themes(current_app.config["HOME"]))


@blueprint.get("/<int:ident>")
@auth.needs("read")
def show(ident: int) -> ResponseReturnValue:
    """Show one theme, of the newest map or of that of `?week=`, with its weekly counts and statements."""
    view = read.theme(current_app.config["HOME"], ident, request.args.get("week") or None)
    return render_template("theme.html", view=view, points=weekly_points(view))


def weekly_points(view: ThemeView) -> list[CurvePoint]:
    """Return the theme's weeks one by one, those without a statement too; at most two years."""
    counts = dict(view.weekly)
    if not counts:
        return []
    last = max(counts)
    number = min((last - min(counts)).days // 7, LONGEST_CURVE - 1)
    mondays = [last - WEEK * back for back in range(number, -1, -1)]
    return [CurvePoint(monday, counts.get(monday, 0), counts.get(monday, 0)) for monday in mondays]
