"""One's own account: the second step of signing in."""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from botnia_signals.errors import SettingsError
from botnia_signals.pipeline import second, users
from web import auth
from web.notices import Notice, tell

blueprint = Blueprint("account", __name__, url_prefix="/account")
PENDING = "second"  # of the session, until the first code has shown that the app has it


@blueprint.get("")
@auth.needs(auth.ANYBODY)
def show() -> ResponseReturnValue:
    """Show how one signs in, and how to take the second step into use."""
    return _page(None)


@blueprint.post("/second")
@auth.needs(auth.ANYBODY)
def turn_on() -> ResponseReturnValue:
    """Take the second step into use if the code fits; the recovery codes are shown once."""
    secret = str(session.get(PENDING, ""))
    if not secret or _user().second:
        return redirect(url_for("account.show"))
    try:
        codes = second.turn_on(current_app.config["HOME"], auth.name(), secret, request.form.get("code", ""))
    except SettingsError as error:
        return _page(error), 400
    session.pop(PENDING, None)
    return _page(None, codes)


@blueprint.post("/second/off")
@auth.needs(auth.ANYBODY)
def turn_off() -> ResponseReturnValue:
    """Take the second step out of use if a code fits."""
    home = current_app.config["HOME"]
    if second.check(home, auth.name(), request.form.get("code", "")) is None:
        return _page(SettingsError("second-code")), 400
    second.take_away(home, auth.name(), auth.name())
    tell(Notice("account-done-off"))
    return redirect(url_for("account.show"))


@blueprint.get("/second")
@blueprint.get("/second/off")
@auth.needs(auth.ANYBODY)
def back() -> ResponseReturnValue:
    """Lead from a form's address (after signing in again, say) to the page."""
    return redirect(url_for("account.show"))


def _user() -> users.UserView:
    found = users.get_user(current_app.config["HOME"], auth.name())
    if found is None:
        raise LookupError("the guard lets in only who is a user")
    return found


def _page(error: SettingsError | None, codes: list[str] | None = None) -> str:
    user = _user()
    secret = ""
    if not user.second:
        secret = str(session.setdefault(PENDING, second.new_secret()))
    return render_template(
        "account.html",
        user=user,
        error=error,
        codes=codes or [],
        left=second.codes_left(current_app.config["HOME"], user.name),
        secret=" ".join(secret[place : place + 4] for place in range(0, len(secret), 4)),
        picture=_picture(second.address(user.name, secret)) if secret else "",
    )


def _picture(address: str) -> Markup:
    """Return a QR code as SVG, dark on light in either scheme."""
    import segno

    drawn = segno.make(address, error="m")
    return Markup(drawn.svg_inline(scale=5, border=4, light="#fff", dark="#000", omitsize=True))  # noqa: S704
