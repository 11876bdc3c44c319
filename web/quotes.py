"""A reviewer keeps a quote from being shown, or gives it other words; the signal's history undoes it."""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from botnia_signals.errors import SettingsError
from botnia_signals.pipeline import decide, identity
from web import auth
from web.notices import Notice, tell

blueprint = Blueprint("quotes", __name__, url_prefix="/signals/<ident>/quotes/<statement>")


@blueprint.get("/<any(withhold, paraphrase):_action>")
@auth.needs(auth.ANYBODY)
def back(ident: str, statement: str, _action: str) -> ResponseReturnValue:
    """Lead from a form's address (after signing in again, say) to the quote's."""
    return redirect(url_for("signals.show", ident=ident, _anchor=f"words-{statement}"))


@blueprint.post("/withhold")
@auth.needs("decide")
def withhold(ident: str, statement: str) -> ResponseReturnValue:
    """Quote the statement nowhere; it still counts."""
    auth.check("decide", identity.regions(current_app.config["HOME"], ident))
    decision = decide.withhold(current_app.config["HOME"], ident, auth.name(), statement)
    tell(Notice("web-done-withhold", signal=ident, decision=decision))
    return redirect(url_for("signals.show", ident=ident, _anchor="said"))


@blueprint.post("/paraphrase")
@auth.needs("decide")
def paraphrase(ident: str, statement: str) -> ResponseReturnValue:
    """Quote the statement in the words that were typed."""
    auth.check("decide", identity.regions(current_app.config["HOME"], ident))
    words = request.form.get("words", "")
    try:
        decision = decide.paraphrase(current_app.config["HOME"], ident, auth.name(), statement, words)
    except SettingsError:
        tell(Notice("error-paraphrase-empty", "problem"))
    else:
        tell(Notice("web-done-paraphrase", signal=ident, decision=decision))
    return redirect(url_for("signals.show", ident=ident, _anchor="said"))
