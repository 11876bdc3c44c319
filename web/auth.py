"""Who is signed in and what they may do. Flask-Login stays behind this module; every page asks it first."""

from __future__ import annotations

import datetime as dt
import hmac
import secrets
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeVar

import flask_login
from flask import Flask, current_app, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import Forbidden

from botnia_signals.errors import StoreError
from botnia_signals.pipeline import jobs, second, users
from botnia_signals.pipeline.users import UserView
from botnia_signals.records import Grant
from botnia_signals.review import roles

LONGEST = dt.timedelta(hours=12)
IDLE = dt.timedelta(hours=2)
HALF = dt.timedelta(minutes=5)
NOTED_EACH = 300
OPEN, ANYBODY = "open", "anybody"
"""What a page may need instead of a right: nothing at all, or only that somebody is signed in."""
POLLED = "jobs.now"
"""What a page asks for by itself: it keeps no session alive and is no reading."""
View = TypeVar("View", bound=Callable[..., ResponseReturnValue])


class NoRight(Forbidden):
    """Somebody who is signed in lacks a right; `right` is one of `review.roles.RIGHTS`."""

    def __init__(self, right: str, elsewhere: bool = False) -> None:
        super().__init__()
        self.right, self.elsewhere = right, elsewhere


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is signed in, as Flask-Login wants to see them."""

    name: str
    language: str
    grants: tuple[Grant, ...] = ()
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
    app.before_request(_guard)
    app.jinja_env.globals.update(person=person, may=may)


def needs(right: str) -> Callable[[View], View]:
    """Mark a view with the right that it needs, or `OPEN`, or `ANYBODY`; a view without a mark is refused."""

    def mark(view: View) -> View:
        view.__dict__["needs"] = right
        return view

    return mark


def needed(app: Flask, endpoint: str) -> str:
    """Return what an endpoint needs, "" where nobody said it."""
    return OPEN if endpoint == "static" else str(getattr(app.view_functions[endpoint], "needs", ""))


def may(right: str, regions: Collection[str] = ()) -> bool:
    """Tell whether who is signed in has a right, in one of `regions` where there are any."""
    found = person()
    return found is not None and roles.may(found.grants, right, regions)


def check(right: str, regions: Collection[str] = ()) -> None:
    """Refuse unless who is signed in has a right, in one of `regions` where there are any.

    Raises:
        NoRight: they have not; `elsewhere` tells that they have it in other regions.
    """
    if not may(right, regions):
        raise NoRight(right, elsewhere=may(right))


def person() -> Person | None:
    """Return who is signed in, or None."""
    found = flask_login.current_user
    return found._get_current_object() if found.is_authenticated else None


def name() -> str:
    """Return the name of who is signed in; pages ask only after the guard let somebody in."""
    found = person()
    return found.name if found else ""


def sign_in(user: str, password: str) -> UserView | None:
    """Begin a session for `user` if the password fits, or the half of one where a second step is wanted."""
    found = users.check_password(current_app.config["HOME"], user, password)
    if found is None:
        return None
    if found.second:
        _anew()
        session["half"] = {
            "user": found.name,
            "since": int(time.time()),
            "mark": _mark(found.hash, found.stamp),
        }
    else:
        enter(found)
    return found


def half() -> str | None:
    """Return who has given the password and not yet the code of the second step, for a few minutes."""
    begun = session.get("half")
    if not isinstance(begun, dict) or time.time() - int(begun.get("since", 0)) > HALF.total_seconds():
        return None
    found = users.get_user(current_app.config["HOME"], str(begun.get("user", "")))
    if found is None or not hmac.compare_digest(str(begun.get("mark")), _mark(found.hash, found.stamp)):
        return None
    return found.name


def sign_in_second(code: str) -> UserView | None:
    """Begin the session of whoever has given the password if the code of the second step fits."""
    waiting = half()
    found = second.check(current_app.config["HOME"], waiting, code) if waiting else None
    if found is not None:
        enter(found)
    return found


def _anew() -> None:
    """End the old session, so that none can be planted; the language stays."""
    chosen = session.get("language")
    session.clear()
    session.permanent = True
    if chosen:
        session["language"] = chosen


def enter(found: UserView) -> None:
    """Begin a session for a user who has shown who they are."""
    _anew()
    session["since"] = int(time.time())
    session["key"] = secrets.token_urlsafe(16)
    session["seen"] = session["since"]
    session["mark"] = _mark(found.hash, found.stamp)
    flask_login.login_user(Person(found.name, found.language, found.grants))


def sign_out() -> None:
    """End the session, here and for any copy of its cookie."""
    users.end_session(current_app.config["HOME"], str(session.get("key", "")), LONGEST)
    chosen = session.get("language")
    session.clear()
    if chosen:
        session["language"] = chosen


def _load(user: str) -> Person | None:
    """Return the session's user unless it is too old, was left alone too long, or was ended."""
    if not _is_fresh():
        return None
    try:
        found = users.session_user(current_app.config["HOME"], user, str(session.get("key")))
    except StoreError as error:
        g.unreadable = error
        return None
    if found is None or not hmac.compare_digest(str(session.get("mark")), _mark(found.hash, found.stamp)):
        return None
    return Person(found.name, found.language, found.grants)


def _is_fresh() -> bool:
    """Tell whether the session is young enough and in use; that it is used is noted every few minutes."""
    since, seen, now = session.get("since"), session.get("seen"), time.time()
    if not isinstance(since, int) or not isinstance(seen, int):
        return False
    if now - since > LONGEST.total_seconds() or now - seen > IDLE.total_seconds():
        return False
    if now - seen > NOTED_EACH and request.endpoint != POLLED:
        session["seen"] = int(now)
    return True


def _mark(password_hash: str, stamp: str) -> str:
    """Return what ties a session to its user's password and stamp: both change when sessions are to end."""
    kept = f"{password_hash} {stamp}"
    return hmac.new(current_app.config["SECRET_KEY"], kept.encode(), "sha256").hexdigest()[:32]


def _guard() -> ResponseReturnValue | None:
    """Lead whoever is not signed in to the sign-in page; refuse whoever lacks what the page needs.

    Raises:
        StoreError: the store can't be read.
        NoRight: the person's roles don't give the right.
    """
    if request.endpoint is None:
        return None
    need = needed(current_app, request.endpoint)
    if need == OPEN:
        return None
    if person() is None:
        if "unreadable" in g:
            raise g.unreadable
        asked = request.full_path.rstrip("?")
        return redirect(url_for("sign_in.show", next=asked if asked != "/" else None))
    if need == "":
        raise Forbidden
    if need != ANYBODY:
        check(need)
    if request.method == "POST" and jobs.is_restoring(current_app.config["HOME"]):
        raise StoreError("restore-going-on")
    return None
