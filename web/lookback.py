"""Look back: what would have been seen when, week by week and signal by signal."""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from botnia_signals.digest.lookback_render import (
    WEEK_HEADINGS,
    strip,
    track_sentences,
)
from botnia_signals.pipeline.lookback import look_back
from botnia_signals.pipeline.outgoing import look_back_file
from botnia_signals.pipeline.remembered import remembered
from web import auth
from web.language import current

blueprint = Blueprint("lookback", __name__)
MOST_LINES = 150
"""Lines of the tables of one page; more weeks stand on the next."""
FILES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


@blueprint.get("/lookback")
@auth.needs("read")
def show() -> ResponseReturnValue:
    """Show the weeks of a year (the newest, or `?year=`) or of `?signal=`; `?as=` gives csv or json."""
    signal = request.args.get("signal", "").strip().upper() or None
    asked = request.args.get("as")
    if asked in FILES:
        text = look_back_file(current_app.config["HOME"], signal, asked, current())
        return as_file(text, "lookback", asked)
    if asked is not None:
        abort(404)
    whole = remembered(look_back, current_app.config["HOME"], *([signal] if signal else []))
    years = whole.years()
    year = request.args.get("year") or (years[0] if years else "")
    if years and year not in years:
        abort(404)
    pages = [whole] if signal or not years else whole.of_year(year).pages(MOST_LINES)
    number = min(max(request.args.get("page", 1, type=int), 1), len(pages))
    looked = pages[number - 1]
    return render_template(
        "lookback.html",
        looked=looked,
        number=number,
        pages=len(pages),
        titles={track.signal: track for track in whole.tracks},
        every=remembered(look_back, current_app.config["HOME"]).tracks,
        signal=signal,
        years=years,
        year=year,
        headings=WEEK_HEADINGS[1:],
        strip=lambda track: Markup(strip(track, looked, current())),  # noqa: S704  # it escapes what it writes
        sentences=lambda track: track_sentences(track, current()),
    )


def as_file(text: str, name: str, form: str) -> Response:
    """Return a text as a file to save."""
    answer = Response(text, content_type=FILES[form])
    answer.headers["Content-Disposition"] = f"attachment; filename={name}.{form}"
    return answer
