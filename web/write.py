"""Write in: what somebody noticed, whose voice it is, where and when; shown back pseudonymised, then sent."""

from __future__ import annotations

import datetime as dt

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from botnia_signals.errors import SettingsError
from botnia_signals.pipeline import codebook, heard
from botnia_signals.pipeline.heard import Written
from botnia_signals.places import in_region, region
from botnia_signals.review import roles
from web import auth
from web.shown import today

blueprint = Blueprint("write", __name__, url_prefix="/write")


@blueprint.get("")
@auth.needs("write")
def show() -> ResponseReturnValue:
    """Show the empty form."""
    return _form(None)


@blueprint.post("")
@auth.needs("write")
def send() -> ResponseReturnValue:
    """Show the pseudonymised text; store it when the same text comes back; show the form to change it."""
    if request.form.get("act") == "change":
        return _form(None)
    try:
        written = heard.checked(_typed(), today())
    except SettingsError as error:
        return _form(error), 400
    auth.check("write", {region(written.municipality)})
    home = current_app.config["HOME"]
    preview = heard.shown(home, written)
    if request.form.get("act") != "send" or request.form.get("mark") != preview.mark:
        return render_template("write_shown.html", preview=preview, written=written, typed=request.form)
    stored = heard.send(home, written)
    return redirect(url_for("write.sent", waits="1" if stored.batch else None))


@blueprint.get("/sent")
@auth.needs("write")
def sent() -> ResponseReturnValue:
    """Say thank you, and what happens next."""
    return render_template("write_sent.html", waits=request.args.get("waits") == "1")


def regions_with_places() -> list[tuple[str, tuple[str, ...]]]:
    """Return the regions in which the person may write, each with its municipalities."""
    person = auth.person()
    allowed = roles.regions_of(person.grants if person else (), "write")
    return [(one, in_region(one)) for one in allowed]


def day_of(text: str) -> dt.date:
    """Return the date that a form gave.

    Raises:
        SettingsError: it is none.
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise SettingsError("write-day") from error


def _typed() -> Written:
    voice = request.form.get("voice", "")
    municipality = request.form.get("municipality", "")
    allowed = [place for _, places in regions_with_places() for place in places]
    if municipality not in allowed:
        raise SettingsError("write-place")
    known = {one.key for one in codebook.target_groups(current_app.config["HOME"])}
    return Written(
        text=request.form.get("text", ""),
        voice=voice,
        municipality=municipality,
        day=day_of(request.form.get("day", "")),
        author=f"user {auth.name()}",
        key=request.form.get("key", "")[:40] or heard.new_key(),
        source=heard.source_of(voice),
        matters=tuple(one for one in request.form.getlist("matters") if one in known),
    )


def _form(error: SettingsError | None) -> str:
    return render_template(
        "write.html",
        error=error,
        typed=request.form,
        chosen=request.form.getlist("matters"),
        voices=heard.VOICES,
        places=regions_with_places(),
        groups=codebook.target_groups(current_app.config["HOME"]),
        today=today(),
        oldest=today() - heard.OLDEST,
        longest=heard.LONGEST,
        key=request.form.get("key", "")[:40] or heard.new_key(),
    )
