"""This week's digest, and those of earlier weeks; filtered, and as CSV and JSON, at the same address."""

from __future__ import annotations

import dataclasses

from flask import Blueprint, abort, current_app, render_template, request
from flask.typing import ResponseReturnValue

from botnia_signals.digest.content import Digest
from botnia_signals.digest.render import render
from botnia_signals.pipeline import learned, outgoing, read, searching
from botnia_signals.pipeline.remembered import remembered
from web import auth, filters
from web.language import current
from web.lookback import as_file

blueprint = Blueprint("digest", __name__)
ACTS = ("next", "previous", "accept", "dismiss", "label", "memo", "undo", "help")


@blueprint.get("/")
@auth.needs("read")
def newest() -> ResponseReturnValue:
    """Show the newest week, or how to begin before the first run."""
    home = current_app.config["HOME"]
    if not read.weeks(home):
        return render_template("empty.html", status=read.status(home))
    return _page(None)


@blueprint.get("/weeks/<week>")
@auth.needs("read")
def of_week(week: str) -> ResponseReturnValue:
    """Show one week."""
    return _page(week)


def _file(digest: Digest, form: str) -> ResponseReturnValue:
    """Return what is shown of a week as a file, looked through for leaks."""
    if form == "csv":
        text = filters.as_csv([*digest.signals, *digest.watch], current())
    elif form == "json":
        text = render(digest, "json", current())
    else:
        abort(404)
    checked = outgoing.checked(current_app.config["HOME"], text, form, digest.week)
    return as_file(checked, f"botnia-{digest.week}", form)


def _page(week: str | None) -> ResponseReturnValue:
    whole, wanted = remembered(read.digest, current_app.config["HOME"], week), filters.asked(request.args)
    digest = dataclasses.replace(
        whole,
        signals=tuple(one for one in whole.signals if wanted.fits(one)),
        watch=tuple(one for one in whole.watch if wanted.fits(one)),
    )
    form = request.args.get("as")
    if form is not None:
        return _file(digest, form)
    sunk = {} if whole.following else learned.sunk(current_app.config["HOME"])
    return render_template(
        "digest.html",
        digest=digest,
        news=[] if whole.following else searching.news_for(current_app.config["HOME"], auth.name()),
        watched=[one for one in digest.watch if one.signal not in sunk],
        sinking=[(one, sunk[one.signal]) for one in digest.watch if one.signal in sunk],
        wanted=wanted,
        choices=filters.choices(whole),
        asked=dataclasses.asdict(wanted),
        shown=len(digest.signals) + len(digest.watch),
        all=len(whole.signals) + len(whole.watch),
        acts=ACTS,
    )
