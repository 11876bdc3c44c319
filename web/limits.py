"""How much a form may hold, and how often sign-in may be tried, whether or not anybody has the name."""

from __future__ import annotations

from typing import Any

from flask import Flask, current_app, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

VIEW, SECOND = "sign_in.enter", "sign_in.second"
EACH_ADDRESS = "10 per minute"
EACH_NAME = "5 per minute; 60 per hour"


LARGEST_FILE = 20 * 1024 * 1024
TAKES_FILES = frozenset({"dialogues.drop", "codebook.take_in", "material.take"})


def allow_files(app: Flask) -> None:
    """Let the pages that take a file have more than a form; to be started after the guard of `auth`."""
    app.before_request(_allow)


def _allow() -> None:
    largest = LARGEST_FILE if request.endpoint in TAKES_FILES else current_app.config["MAX_CONTENT_LENGTH"]
    request.max_content_length = largest


def limit_sign_in(app: Flask) -> None:
    """Refuse sign-ins that come too often from one address or for one name; counted in memory."""
    limiter = Limiter(get_remote_address, app=app, storage_uri="memory://")
    view: Any = app.view_functions[VIEW]
    for rule, key in ((EACH_NAME, _typed_name), (EACH_ADDRESS, get_remote_address)):
        view = limiter.limit(rule, key_func=key)(view)
    app.view_functions[VIEW] = view
    second: Any = app.view_functions[SECOND]
    app.view_functions[SECOND] = limiter.limit(EACH_ADDRESS, key_func=get_remote_address)(second)


def _typed_name() -> str:
    return request.form.get("user", "").strip().casefold()[:60] or "-"
