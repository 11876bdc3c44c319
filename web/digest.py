"""This week's digest, and those of earlier weeks."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue

from botnia_signals.pipeline import read
from web import auth

blueprint = Blueprint("digest", __name__)


@blueprint.get("/")
@auth.needs("read")
def newest() -> ResponseReturnValue:
    """Show the newest week, or how to begin before the first run."""
    home = current_app.config["HOME"]
    if not read.weeks(home):
        return render_template("empty.html", status=read.status(home))
    return render_template("digest.html", digest=read.digest(home))


@blueprint.get("/weeks/<week>")
@auth.needs("read")
def of_week(week: str) -> ResponseReturnValue:
    """Show one week."""
    return render_template("digest.html", digest=read.digest(current_app.config["HOME"], week))
