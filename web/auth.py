"""Who is signed in. Flask-Login stays behind this module; every page but the open ones asks it first."""

from __future__ import annotations

import datetime as dt
import hmac
import secrets
import time
from dataclasses import dataclass

import flask_login
from flask import Flask, current_app, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from botnia_signals.errors import StoreError
from botnia_signals.pipeline import users

LONGEST = dt.timedelta(hours=12)
OPEN = frozenset({"static", "sign_in.show", "sign_in.enter"})
ENDED = "botnia-ended-sessions"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is signed in, as Flask-Login wants to see them."""

    name: str
    language: str
    is_authenticated: bool = True
    is_active: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        """Return what the session keeps."""
        return self.name


def start(app: Flask) -> None:
    """Let nobody in who has not signed in."""
    manager = flask_login.LoginManager()
    manager.session_protection = None
    manager.user_loader(_load)
    manager.init_app(app, add_context_processor=False)
    app.extensions[ENDED] = {}
    app.before_request(_guard)
    app.jinja_env.globals["person"] = person


def person() -> Person | None:
    """Return who is signed in, or None."""
    found = flask_login.current_user
    return found._get_current_object() if found.is_authenticated else None


def name() -> str:
    """Return the name of who is signed in; pages ask only after the guard let somebody in."""
    found = person()
    return found.name if found else ""


def sign_in(user: str, password: str) -> Person | None:
    """Begin a session for `user` if the password fits; the old session ends, so that none can be planted."""
    found = users.check_password(current_app.config["HOME"], user, password)
    if found is None:
        return None
    chosen = session.get("language")
    session.clear()
    session.permanent = True
    session["since"] = int(time.time())
    session["key"] = secrets.token_urlsafe(16)
    session["mark"] = _mark(found.hash)
    if chosen:
        session["language"] = chosen
    entered = Person(found.name, found.language)
    flask_login.login_user(entered)
    return entered


def sign_out() -> None:
    """End the session, here and for any copy of its cookie."""
    _ended()[session.get("key", "")] = time.time()
    chosen = session.get("language")
    session.clear()
    if chosen:
        session["language"] = chosen


def _load(user: str) -> Person | None:
    """Return the session's user unless it is too old, was ended, or the password was changed since."""
    since = session.get("since")
    if not isinstance(since, int) or time.time() - since > LONGEST.total_seconds():
        return None
    if session.get("key") in _ended():
        return None
    try:
        found = users.get_user(current_app.config["HOME"], user)
    except StoreError as error:
        g.unreadable = error
        return None
    if found is None or not hmac.compare_digest(str(session.get("mark")), _mark(found.hash)):
        return None
    return Person(found.name, found.language)


def _mark(password_hash: str) -> str:
    return hmac.new(current_app.config["SECRET_KEY"], password_hash.encode(), "sha256").hexdigest()[:32]


def _ended() -> dict[str, float]:
    """Return the keys of the sessions that were signed out, forgetting those that are too old to matter."""
    ended: dict[str, float] = current_app.extensions[ENDED]
    oldest = time.time() - LONGEST.total_seconds()
    for key in [key for key, at in list(ended.items()) if at < oldest]:
        ended.pop(key, None)
    return ended


def _guard() -> ResponseReturnValue | None:
    """Lead whoever is not signed in to the sign-in page; tell it if the store can't say who is.

    Raises:
        StoreError: the store can't be read.
    """
    if request.endpoint is None or request.endpoint in OPEN or person() is not None:
        return None
    if "unreadable" in g:
        raise g.unreadable
    asked = request.full_path.rstrip("?")
    return redirect(url_for("sign_in.show", next=asked if asked != "/" else None))
