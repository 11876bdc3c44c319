"""Search in what was said."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue

from botnia_signals.pipeline import decide
from web import auth

blueprint = Blueprint("search", __name__)
LONGEST_QUERY = 200
MOST_PAGES = 500


@blueprint.get("/search")
@auth.needs("read")
def find() -> ResponseReturnValue:
    """Show the statements that hold every word, in any of its forms."""
    query = request.args.get("q", "").strip()[:LONGEST_QUERY]
    number = min(max(request.args.get("page", 1, type=int), 1), MOST_PAGES)
    view = decide.search(current_app.config["HOME"], query, number)
    pages = min(-(-view.total // decide.PAGE), MOST_PAGES)
    return render_template("search.html", view=view, query=query, number=number, pages=pages)
