"""Sign in and out."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from web import auth
from web.oidc import is_on
from web.security import local_path

blueprint = Blueprint("sign_in", __name__)


@blueprint.get("/sign-in")
@auth.needs(auth.OPEN)
def show() -> ResponseReturnValue:
    """Show the form; who is in already goes on."""
    if auth.person() is not None:
        return redirect(_onward())
    return render_template(
        "sign_in.html", failed=False, typed="", onward=request.args.get("next", ""), oidc=is_on(), refused=""
    )


@blueprint.post("/sign-in")
@auth.needs(auth.OPEN)
def enter() -> ResponseReturnValue:
    """Let in who knows the password; else show the form again, saying no more than that it didn't fit."""
    typed = request.form.get("user", "").strip()
    found = auth.sign_in(typed, request.form.get("password", ""))
    if found is not None and found.second:
        return redirect(url_for("sign_in.ask", next=local_path(request.form.get("next"))))
    if found is not None:
        return redirect(_onward())
    onward = request.form.get("next", "")
    return render_template(
        "sign_in.html", failed=True, typed=typed[:60], onward=onward, oidc=is_on(), refused=""
    ), 401


@blueprint.get("/sign-in/code")
@auth.needs(auth.OPEN)
def ask() -> ResponseReturnValue:
    """Ask whoever has given the password for the code of the second step."""
    if auth.half() is None:
        return redirect(url_for("sign_in.show"))
    return render_template("code.html", failed=False, onward=request.args.get("next", ""))


@blueprint.post("/sign-in/code")
@auth.needs(auth.OPEN)
def second() -> ResponseReturnValue:
    """Let in who knows the code; else ask again."""
    if auth.half() is None:
        return redirect(url_for("sign_in.show"))
    if auth.sign_in_second(request.form.get("code", "")) is not None:
        return redirect(_onward())
    return render_template("code.html", failed=True, onward=request.form.get("next", "")), 401


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


def _form(onward: str, typed: str = "", *, failed: bool = False) -> str:
    values = {"onward": onward, "typed": typed, "failed": failed, "oidc": is_on(), "refused": ""}
    return render_template("sign_in.html", **values)


def _onward() -> str:
    return local_path(request.form.get("next") or request.args.get("next")) or url_for("digest.newest")
