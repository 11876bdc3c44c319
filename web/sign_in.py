"""Sign in and out."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from web import auth
from web.security import local_path

blueprint = Blueprint("sign_in", __name__)


@blueprint.get("/sign-in")
@auth.needs(auth.OPEN)
def show() -> ResponseReturnValue:
    """Show the form; who is in already goes on."""
    if auth.person() is not None:
        return redirect(_onward())
    return render_template("sign_in.html", failed=False, typed="", onward=request.args.get("next", ""))


@blueprint.post("/sign-in")
@auth.needs(auth.OPEN)
def enter() -> ResponseReturnValue:
    """Let in who knows the password; else show the form again, saying no more than that it didn't fit."""
    typed = request.form.get("user", "").strip()
    if auth.sign_in(typed, request.form.get("password", "")) is not None:
        return redirect(_onward())
    onward = request.form.get("next", "")
    return render_template("sign_in.html", failed=True, typed=typed[:60], onward=onward), 401


@blueprint.get("/sign-out")
@auth.needs(auth.ANYBODY)
def stay() -> ResponseReturnValue:
    """Only the button signs out; a link that leads here doesn't."""
    return redirect(url_for("digest.newest"))


@blueprint.post("/sign-out")
@auth.needs(auth.ANYBODY)
def leave() -> ResponseReturnValue:
    """End the session."""
    auth.sign_out()
    return redirect(url_for("sign_in.show"))


def _onward() -> str:
    return local_path(request.form.get("next") or request.args.get("next")) or url_for("digest.newest")
