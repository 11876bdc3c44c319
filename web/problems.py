"""The pages for what went wrong, in the reader's language; never a traceback, never text of a document."""

from __future__ import annotations

from flask import Flask, render_template
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from botnia_signals.errors import BotniaError, NotFoundError, SettingsError
from botnia_signals.review import roles
from web import auth
from web.language import current

PAGES = {
    400: "bad",
    403: "forbidden",
    404: "missing",
    405: "missing",
    413: "large",
    429: "often",
    500: "broken",
    503: "store",
}
WAIT = {"Retry-After": "60"}


def start(app: Flask) -> None:
    """Show a page of our own for each kind of error."""
    app.register_error_handler(NotFoundError, _not_found)
    app.register_error_handler(SettingsError, _not_found)
    app.register_error_handler(BotniaError, _unavailable)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(auth.NoRight, _no_right)
    app.register_error_handler(HTTPException, _http)


def page(code: int, kind: str, reason: str = "") -> tuple[str, int]:
    """Return the page of one kind of error; `reason` is one more sentence in the reader's language."""
    return render_template("problem.html", kind=kind, reason=reason), code


def _not_found(error: BotniaError) -> ResponseReturnValue:
    return page(404, "missing", error.on_page(current()))


def _unavailable(error: BotniaError) -> ResponseReturnValue:
    return page(503, "store", error.on_page(current()))


def _stale_form(_error: CSRFError) -> ResponseReturnValue:
    return page(403, "stale")


def _no_right(error: auth.NoRight) -> ResponseReturnValue:
    """Say which right is missing, who has it, and what the reader's own roles are."""
    person = auth.person()
    held = person.grants if person else ()
    return render_template(
        "no_right.html",
        right=error.right,
        elsewhere=error.elsewhere,
        giving=roles.RIGHTS[error.right],
        grants=held,
        regions=roles.regions_of(held, error.right),
    ), 403


def _http(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    if code < 400:
        return error
    body, status = page(code, PAGES.get(code, "bad" if code < 500 else "broken"))
    return (body, status, WAIT) if code == 429 else (body, status)
