"""One signal: what was said, why it was raised, and what people decide of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flask import Blueprint, abort, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from botnia_signals import review
from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.messages import LANGUAGES
from botnia_signals.pipeline import care, decide, dialogues, identity, learned, read, users
from botnia_signals.pipeline.read import SignalView
from botnia_signals.pipeline.remembered import remembered
from botnia_signals.records import Decision
from web import auth
from web.cautions import cautions
from web.history import holds_after, timeline
from web.language import current, t
from web.notices import Notice, tell
from web.security import local_path
from web.tiles import tile_map

blueprint = Blueprint("signals", __name__, url_prefix="/signals")


@blueprint.get("/<ident>")
@auth.needs("read")
def show(ident: str) -> ResponseReturnValue:
    """Show a signal as its last listing has it, or as `?week=` has it; lead on from an id never listed."""
    tied = remembered(identity.ties, current_app.config["HOME"], ident)
    if tied.into and not tied.listed:
        return redirect(url_for("signals.show", ident=tied.into))
    action = request.args.get("act", "")
    return _page(ident, request.args.get("week") or None, action if action in review.ACTIONS else "")


@blueprint.get(
    "/<ident>/<any(label, accept, dismiss, merge, split, undo, memo, assign, follow, close, move):_action>"
)
@auth.needs("read")
def back(ident: str, _action: str) -> ResponseReturnValue:
    """Lead from a form's address (after signing in again, say) to the signal's page."""
    return redirect(url_for("signals.show", ident=ident))


@blueprint.post("/<ident>/accept")
@auth.needs("decide")
def accept(ident: str) -> ResponseReturnValue:
    """Hold the signal for real."""
    note = request.form.get("note", "")
    return _decided(ident, "accept", lambda home, user: decide.accept(home, ident, user, note))


@blueprint.post("/<ident>/dismiss")
@auth.needs("decide")
def dismiss(ident: str) -> ResponseReturnValue:
    """Dismiss the signal with a reason."""
    reason, note = request.form.get("reason", ""), request.form.get("note", "")
    return _decided(ident, "dismiss", lambda home, user: decide.dismiss(home, ident, user, reason, note))


@blueprint.post("/<ident>/label")
@auth.needs("decide")
def label(ident: str) -> ResponseReturnValue:
    """Give the signal a name in one or more languages."""
    names = {language: request.form.get(f"name-{language}", "") for language in LANGUAGES}
    return _decided(ident, "label", lambda home, user: decide.label(home, ident, user, names))


@blueprint.post("/<ident>/merge")
@auth.needs("decide")
def merge(ident: str) -> ResponseReturnValue:
    """Merge the signal into another, under whose id it goes on."""
    into = request.form.get("into", "")
    return _decided(ident, "merge", lambda home, user: decide.merge(home, ident, user, into))


@blueprint.post("/<ident>/split")
@auth.needs("decide")
def split(ident: str) -> ResponseReturnValue:
    """Split the chosen statements off as a signal of their own."""
    chosen = request.form.getlist("statement")
    return _decided(ident, "split", lambda home, user: decide.split(home, ident, user, chosen)[0])


@blueprint.post("/<ident>/memo")
@auth.needs("decide")
def memo(ident: str) -> ResponseReturnValue:
    """Keep a memo."""
    text = request.form.get("text", "")
    return _decided(ident, "memo", lambda home, user: care.memo(home, ident, user, text))


@blueprint.post("/<ident>/assign")
@auth.needs("decide")
def assign(ident: str) -> ResponseReturnValue:
    """Give the signal an owner and a next step."""
    owner, step, due = (request.form.get(name, "") for name in ("owner", "step", "due"))
    return _decided(ident, "assign", lambda home, user: care.assign(home, ident, user, owner, step, due))


@blueprint.post("/<ident>/follow")
@auth.needs("decide")
def follow(ident: str) -> ResponseReturnValue:
    """Follow the signal."""
    return _decided(ident, "follow", lambda home, user: care.follow(home, ident, user))


@blueprint.post("/<ident>/close")
@auth.needs("decide")
def close(ident: str) -> ResponseReturnValue:
    """Close the signal with an outcome."""
    outcome, note = request.form.get("outcome", ""), request.form.get("note", "")
    return _decided(ident, "close", lambda home, user: care.close(home, ident, user, outcome, note))


@blueprint.post("/<ident>/move")
@auth.needs("decide")
def move(ident: str) -> ResponseReturnValue:
    """Move the chosen statements out of the signal, or one into it."""
    chosen = request.form.getlist("statement")
    if request.form.get("way") == "in":
        return _decided(
            ident, "move", lambda home, user: care.move_in(home, ident, user, "".join(chosen[:1]))
        )
    return _decided(ident, "move", lambda home, user: care.move_out(home, ident, user, chosen))


@blueprint.post("/<ident>/undo")
@auth.needs("decide")
def undo(ident: str) -> ResponseReturnValue:
    """Undo a decision or an undo of one; if another person was quicker, say so."""
    decision = request.form.get("decision", type=int)
    if decision is None:
        abort(400)
    home = current_app.config["HOME"]
    auth.check("decide", identity.regions(home, ident))
    try:
        row = decide.undo(home, ident, auth.name(), decision)
    except NotFoundError:
        tell(Notice("web-undo-late", "problem"))
    except SettingsError:
        tell(Notice("error-merge-loop", "problem"))
    else:
        key = "web-redone" if holds_after(read.decisions(home, ident), row) else "web-undone"
        tell(Notice(key, signal=ident, decision=row))
    return redirect(url_for("signals.show", ident=ident))


def _decided(ident: str, action: str, record: Callable[..., int]) -> ResponseReturnValue:
    """Record a decision and offer to undo it; if something is missing, show the form as it was typed."""
    auth.check("decide", identity.regions(current_app.config["HOME"], ident))
    seen = request.form.get("seen", type=int)
    news = [] if seen is None else care.news(current_app.config["HOME"], ident, seen, auth.name())
    if news:
        return _page(ident, None, action, news=news), 409
    try:
        decision = record(current_app.config["HOME"], auth.name())
    except SettingsError as error:
        return _page(ident, None, action, error), 400
    tell(Notice(f"web-done-{action}", signal=ident, decision=decision))
    return redirect(local_path(request.form.get("next")) or url_for("signals.show", ident=ident))


def _page(
    ident: str,
    week: str | None,
    action: str = "",
    error: SettingsError | None = None,
    news: Sequence[Decision] = (),
) -> str:
    g.page = url_for("signals.show", ident=ident)
    tied = remembered(identity.ties, current_app.config["HOME"], ident)
    if not tied.listed:
        regions = identity.regions(current_app.config["HOME"], ident)
        return render_template("signal_waiting.html", ties=tied, may_decide=auth.may("decide", regions))
    view = remembered(read.signal, current_app.config["HOME"], ident, week)
    newest = view.listings[0][0]
    out, taken = care.moved(current_app.config["HOME"], ident)
    may_decide = auth.may("decide", identity.regions(current_app.config["HOME"], ident))
    return render_template(
        "signal.html",
        view=view,
        entry=view.entry,
        newest=newest,
        standing=_standing(view),
        coded=learned.of_item(current_app.config["HOME"], ident),
        may_code=auth.may("code", identity.regions(current_app.config["HOME"], ident)),
        action=action,
        error=error,
        typed=request.form,
        reasons=review.REASONS,
        longest_label=review.LABEL_LENGTH,
        longest_note=review.REASON_LENGTH,
        cautions=cautions(view.entry),
        timeline=timeline(view),
        ties=tied,
        chosen=request.form.getlist("statement"),
        told=dialogues.interpretations_of(current_app.config["HOME"], ident),
        may_decide=may_decide,
        seen=view.decisions[-1].id if view.decisions else 0,
        news=news,
        onward=local_path(request.values.get("next")),
        out=out,
        taken=taken,
        near=remembered(care.near, current_app.config["HOME"], ident),
        people=[one.name for one in users.every_user(current_app.config["HOME"]) if one.active],
        outcomes=review.OUTCOMES,
        longest_memo=care.MEMO_LENGTH,
        longest_step=care.STEP_LENGTH,
        tiles=tile_map(view.entry.places, t("web-places"), current()),
    )


def _standing(view: SignalView) -> Decision | None:
    """Return the row to undo so that the signal is no longer accepted or dismissed; None while it is open."""
    standing = [one for one in view.state.in_force if one.action in ("accept", "dismiss")]
    return review.last_row(view.decisions, standing[-1]) if standing else None
