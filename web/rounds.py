"""Validation rounds: choose signals, invite, rate blind, reveal, discuss, rate again, sign."""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from botnia_signals import review
from botnia_signals.digest.content import Entry
from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.pipeline import identity, read, rounds
from botnia_signals.pipeline.remembered import remembered
from botnia_signals.review import rounds as rules
from web import auth
from web.notices import Notice, tell
from web.shown import today
from web.write import day_of

blueprint = Blueprint("rounds", __name__, url_prefix="/rounds")


@blueprint.get("")
@auth.needs("read")
def every() -> ResponseReturnValue:
    """Show every round, and to those who hold rounds the form for a new one."""
    return _every(None)


@blueprint.post("")
@auth.needs("rounds")
def begin() -> ResponseReturnValue:
    """Begin a round."""
    home, form = current_app.config["HOME"], request.form
    try:
        until = day_of(form["until"]) if form.get("until") else None
        signals, invited = form.getlist("signal"), form.getlist("invited")
        number = rounds.begin(home, auth.name(), form.get("title", ""), signals, invited, until)
    except SettingsError as error:
        return _every(error), 400
    return redirect(url_for("rounds.show", number=number))


@blueprint.get("/<int:number>")
@auth.needs("read")
def show(number: int) -> ResponseReturnValue:
    """Show a round as the reader may see it now."""
    return _page(number)


@blueprint.post("/<int:number>/ratings")
@auth.needs("rate")
def rate(number: int) -> ResponseReturnValue:
    """Keep the reader's rating of one signal."""
    form = request.form
    signal = form.get("signal", "")
    values = {one: form.get(one, "") for one in rules.CRITERIA}
    try:
        rounds.rate(current_app.config["HOME"], number, auth.name(), signal, values, form.get("reason", ""))
    except SettingsError as error:
        return _page(number, error), 400
    tell(Notice("round-done-rated"))
    return redirect(url_for("rounds.show", number=number, _anchor=f"r-{signal}"))


@blueprint.post("/<int:number>/phase")
@auth.needs("rounds")
def move(number: int) -> ResponseReturnValue:
    """Reveal what was rated, or have it rated again."""
    try:
        rounds.move(current_app.config["HOME"], number, auth.name(), request.form.get("phase", ""))
    except SettingsError as error:
        return _page(number, error), 400
    return redirect(url_for("rounds.show", number=number))


@blueprint.post("/<int:number>/sign")
@auth.needs("rounds")
def sign(number: int) -> ResponseReturnValue:
    """Sign the result: it sets the state of each signal."""
    home, form = current_app.config["HOME"], request.form
    view = rounds.view(home, number, auth.name())
    for signal in view.round.signals:
        auth.check("decide", identity.regions(home, signal))
    outcomes = {one: form.get(f"outcome-{one}", "") for one in view.round.signals}
    reasons = {one: form.get(f"reason-{one}", "") for one in view.round.signals}
    try:
        rounds.sign(home, number, auth.name(), outcomes, reasons, form.get("note", ""))
    except SettingsError as error:
        return _page(number, error), 400
    tell(Notice("round-done-signed"))
    return redirect(url_for("rounds.show", number=number))


@blueprint.get("/<int:number>/<any(ratings, phase, sign):_action>")
@auth.needs("read")
def back(number: int, _action: str) -> ResponseReturnValue:
    """Lead from a form's address (after signing in again, say) to the round."""
    return redirect(url_for("rounds.show", number=number))


def _every(error: SettingsError | None) -> str:
    home = current_app.config["HOME"]
    digest = remembered(read.digest, home) if read.weeks(home) else None
    return render_template(
        "rounds.html",
        rounds=rounds.every(home),
        entries=[*digest.signals, *digest.watch] if digest else [],
        experts=rounds.experts(home),
        error=error,
        typed=request.form,
        chosen=request.form.getlist("signal"),
        invited=request.form.getlist("invited"),
        today=today(),
        longest=rounds.TITLE_LENGTH,
    )


def _page(number: int, error: SettingsError | None = None) -> str:
    home = current_app.config["HOME"]
    view = rounds.view(home, number, auth.name())
    latest = max(view.shown, default=0)
    return render_template(
        "round.html",
        view=view,
        round=view.round,
        entries=[(signal, _entry(signal)) for signal in view.round.signals],
        latest=latest,
        agreements=rules.agreements(view.round, view.shown[latest]) if latest else {},
        spread=rules.spread,
        minorities=rules.minorities,
        suggested=rules.suggested,
        criteria=rules.CRITERIA,
        scale=rules.SCALE,
        outcomes=rules.OUTCOMES,
        reasons=review.REASONS,
        next_phases=rules.next_phases(view.round.phase),
        rating=view.round.phase in ("first", "second")
        and auth.name() in view.round.invited
        and auth.may("rate"),
        error=error,
        typed=request.form,
        longest=rounds.REASON_LENGTH,
    )


def _entry(signal: str) -> Entry | None:
    """Return a signal as it was listed last, or None for one that no week has listed."""
    try:
        return remembered(read.signal, current_app.config["HOME"], signal).entry
    except NotFoundError:
        return None
