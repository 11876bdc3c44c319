"""Search in what was said, by words and by meaning; searches saved as watches."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from botnia_signals.errors import SettingsError
from botnia_signals.pipeline import searching
from botnia_signals.pipeline.searching import Found
from web import auth
from web.files import asked_form, table_file
from web.language import current
from web.notices import Notice, tell

blueprint = Blueprint("search", __name__, url_prefix="/search")
LONGEST_QUERY = searching.QUERY_LENGTH
MOST_PAGES = 500
COLUMNS = ("statement", "by_words", "nearness", "language", "date", "source", "municipality", "text")
WATCH_COLUMNS = ("watch", "name", "query", "how", "owner", "saved", "found", "new")


@blueprint.get("")
@auth.needs("read")
def find() -> ResponseReturnValue:
    """Show the statements that hold every word, in any of its forms, and those close in meaning."""
    return _results(None)


@blueprint.get("/saved")
@auth.needs("read")
def saved() -> ResponseReturnValue:
    """Show every saved search, one's own first."""
    every = sorted(searching.watches(current_app.config["HOME"]), key=lambda one: one.user != auth.name())
    if form := asked_form():
        rows = [
            (one.id, one.name, one.query, one.how, one.user, one.at.isoformat(), one.found, one.new)
            for one in every
        ]
        return table_file(form, "saved-searches", WATCH_COLUMNS, rows)
    return render_template("watches.html", watches=every)


@blueprint.post("/saved")
@auth.needs("read")
def save() -> ResponseReturnValue:
    """Save a search as a watch."""
    form = request.form
    try:
        number = searching.save(
            current_app.config["HOME"],
            auth.name(),
            form.get("name", ""),
            form.get("q", ""),
            form.get("how", "both"),
            current(),
        )
    except SettingsError as error:
        return _results(error), 400
    tell(Notice("watch-done-saved"))
    return redirect(url_for("search.watch", number=number))


@blueprint.get("/saved/<int:number>")
@auth.needs("read")
def watch(number: int) -> ResponseReturnValue:
    """Show what a saved search has found, the newest first."""
    page = _page()
    view = searching.watch(current_app.config["HOME"], number, page)
    if form := asked_form():
        return table_file(form, f"saved-search-{number}", COLUMNS, _rows(view.found), text_column="text")
    return render_template(
        "watch.html",
        view=view,
        watch=view.watch,
        number=page,
        pages=max(1, -(-view.watch.found // searching.PAGE)),
        mine=view.watch.user == auth.name(),
    )


@blueprint.post("/saved/<int:number>/<any(seen, deleted, back):act>")
@auth.needs("read")
def note(number: int, act: str) -> ResponseReturnValue:
    """Note that the owner has seen what a watch found, deleted it, or took it back."""
    hit = request.form.get("hit", 0, type=int)
    try:
        searching.note(current_app.config["HOME"], number, auth.name(), act, hit)
    except SettingsError as error:
        tell(Notice(f"error-{error.key}", "problem"))
    else:
        tell(Notice(f"watch-done-{act}"))
    return redirect(url_for("search.watch", number=number))


@blueprint.get("/saved/<int:number>/<any(seen, deleted, back):_action>")
@auth.needs("read")
def back(number: int, _action: str) -> ResponseReturnValue:
    """Lead from a form's address (after signing in again, say) to the saved search."""
    return redirect(url_for("search.watch", number=number))


def _page() -> int:
    return min(max(request.args.get("page", 1, type=int), 1), MOST_PAGES)


def _results(error: SettingsError | None) -> str | Response:
    query = request.values.get("q", "").strip()[:LONGEST_QUERY]
    how = request.values.get("how", "both")
    how = how if how in searching.WAYS else "both"
    number = _page()
    view = searching.search(current_app.config["HOME"], query, number, how, current())
    if form := asked_form():
        return table_file(form, "search", COLUMNS, _rows(view.found), text_column="text")
    return render_template(
        "search.html",
        view=view,
        query=query,
        how=how,
        ways=searching.WAYS,
        number=number,
        pages=min(-(-view.total // searching.PAGE), MOST_PAGES),
        error=error,
        typed=request.form,
        longest_name=searching.NAME_LENGTH,
    )


def _rows(found: Sequence[Found]) -> list[tuple[object, ...]]:
    return [
        (
            *(one.said.statement, one.words, round(one.nearness, 3) or None, one.said.language),
            *(one.said.date.isoformat(), one.said.source, one.said.municipality, one.said.text),
        )
        for one in found
    ]
