"""The access log: who read which page or object. Search words, forms and texts are not kept."""

from __future__ import annotations

from flask import Flask, Response, current_app, request

from botnia_signals.pipeline import keep
from botnia_signals.pipeline.actor import acts
from web import auth


def start(app: Flask) -> None:
    """Say who acts before each request, and note each page that somebody signed in was shown or refused."""
    app.before_request(_name)
    app.after_request(_note)


def _name() -> None:
    acts(auth.name())


def _note(response: Response) -> Response:
    acts("")
    who = auth.person()
    if who is not None and request.endpoint not in {None, "static", auth.POLLED}:
        what = " ".join(str(value) for value in (request.view_args or {}).values())
        page = f"{request.method} {request.endpoint}"
        keep.note_access(current_app.config["HOME"], who.name, page, what, response.status_code)
    return response
