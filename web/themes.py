"""What is talked about: the newest map of themes, each theme, and what people call it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from flask import Blueprint, abort, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from botnia_signals import review
from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.messages import LANGUAGES
from botnia_signals.pipeline import theme_views
from botnia_signals.pipeline.remembered import remembered
from botnia_signals.pipeline.theme_views import ThemePage, theme_number
from botnia_signals.records import CurvePoint
from web import auth
from web.history import decided, holds_after
from web.notices import Notice, tell
from web.theme_picture import picture

blueprint = Blueprint("themes", __name__, url_prefix="/themes")
WEEK = dt.timedelta(days=7)
LONGEST_CURVE = 104
LONGEST_WORD = 100
MOST_PAGES = 500


@blueprint.get("")
@auth.needs("read")
def every() -> ResponseReturnValue:
    """Show every theme, largest first: a picture, a table of what grows, and what is said of each."""
    found = remembered(theme_views.newest_map, current_app.config["HOME"])
    return render_template("themes.html", map=found, picture=picture(found.themes))


@blueprint.get("/<int:ident>")
@auth.needs("read")
def show(ident: int) -> ResponseReturnValue:
    """Show one theme as the newest map that has it, or that of `?week=`, with its weeks and statements."""
    return _page(ident)


@blueprint.get("/<int:ident>/<any(name, undo):_action>")
@auth.needs("read")
def back(ident: int, _action: str) -> ResponseReturnValue:
    """Lead from a form's address (after signing in again, say) to the theme's page."""
    return redirect(url_for("themes.show", ident=ident))


@blueprint.post("/<int:ident>/name")
@auth.needs("decide")
def name(ident: int) -> ResponseReturnValue:
    """Give the theme a name in one or more languages."""
    names = {language: request.form.get(f"name-{language}", "") for language in LANGUAGES}
    try:
        row = theme_views.name_theme(current_app.config["HOME"], ident, auth.name(), names)
    except SettingsError as error:
        return _page(ident, error), 400
    tell(Notice("web-done-label", signal=theme_number(ident), decision=row))
    return redirect(url_for("themes.show", ident=ident))


@blueprint.post("/<int:ident>/undo")
@auth.needs("decide")
def undo(ident: int) -> ResponseReturnValue:
    """Undo a decision or an undo of one; if another person was quicker, say so."""
    decision = request.form.get("decision", type=int)
    if decision is None:
        abort(400)
    home = current_app.config["HOME"]
    try:
        row = theme_views.undo_theme(home, ident, auth.name(), decision)
    except NotFoundError:
        tell(Notice("web-undo-late", "problem"))
    else:
        log = theme_views.theme(home, ident).decisions
        key = "web-redone" if holds_after(log, row) else "web-undone"
        tell(Notice(key, signal=theme_number(ident), decision=row))
    return redirect(url_for("themes.show", ident=ident))


def weekly_points(page: ThemePage) -> list[CurvePoint]:
    """Return the theme's weeks one by one, those without a statement too; at most two years."""
    counts = dict(page.weekly)
    if not counts:
        return []
    last = max(counts)
    number = min((last - min(counts)).days // 7, LONGEST_CURVE - 1)
    mondays = [last - WEEK * back for back in range(number, -1, -1)]
    return [CurvePoint(monday, counts.get(monday, 0), counts.get(monday, 0)) for monday in mondays]


def _page(ident: int, error: SettingsError | None = None) -> str:
    word = request.args.get("word", "").strip()[:LONGEST_WORD]
    language = request.args.get("said", "")
    number = min(max(request.args.get("page", 1, type=int), 1), MOST_PAGES)
    week = request.args.get("week") or None
    page = remembered(theme_views.theme, current_app.config["HOME"], ident, week, word, language, number)
    g.page = url_for("themes.show", ident=ident)
    return render_template(
        "theme.html",
        page=page,
        view=page.view,
        points=weekly_points(page),
        word=word,
        said_in=language if language in page.languages else "",
        number=number,
        pages=min(-(-page.total // theme_views.PAGE), MOST_PAGES),
        error=error,
        typed=request.form,
        longest=review.LABEL_LENGTH,
        timeline=decided(page.decisions),
        address=_address(ident, week, word, language),
    )


def _address(ident: int, week: str | None, word: str, language: str) -> Callable[..., str]:
    """Return what gives the address of this page with other choices; None takes one away."""
    kept = {"week": week, "word": word or None, "said": language or None}
    return lambda **other: url_for("themes.show", ident=ident, **{**kept, **other})
