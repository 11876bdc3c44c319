"""Users: who may sign in, with which roles and where; new passwords, locks, sessions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from botnia_signals.errors import SettingsError
from botnia_signals.messages import LANGUAGES
from botnia_signals.pipeline import second, users
from botnia_signals.records import Grant
from botnia_signals.review import roles
from web import auth
from web.notices import Notice, tell

blueprint = Blueprint("users", __name__, url_prefix="/users")


@blueprint.get("")
@auth.needs("users")
def every() -> ResponseReturnValue:
    """Show everybody who may sign in, and the form for a new one."""
    return _every(None)


@blueprint.post("")
@auth.needs("users")
def add() -> ResponseReturnValue:
    """Add a user with a password made here, which is shown once."""
    home, name = current_app.config["HOME"], request.form.get("name", "").strip()
    language = request.form.get("language", "")
    if users.get_user(home, name) is not None:
        return _every(SettingsError("user-taken", name=name[:60])), 400
    password = users.new_password()
    try:
        spoken = language if language in LANGUAGES else LANGUAGES[0]
        users.add_user(home, name, password, spoken, _chosen(), auth.name())
    except SettingsError as error:
        return _every(error), 400
    return _one(name, password=password)


@blueprint.get("/<name>")
@auth.needs("users")
def show(name: str) -> ResponseReturnValue:
    """Show one user: roles, lock, what was done."""
    return _one(name)


@blueprint.post("/<name>/roles")
@auth.needs("users")
def set_roles(name: str) -> ResponseReturnValue:
    """Give a user the roles that were ticked."""
    try:
        changed = users.set_roles(current_app.config["HOME"], name, auth.name(), _chosen())
    except SettingsError as error:
        return _one(name, error), 400
    tell(Notice("users-done-roles" if changed else "users-done-same"))
    return redirect(url_for("users.show", name=name))


@blueprint.post("/<name>/password")
@auth.needs("users")
def password(name: str) -> ResponseReturnValue:
    """Give a user a new password, which is shown once."""
    made = users.reset_password(current_app.config["HOME"], name, auth.name())
    return _one(name, password=made)


@blueprint.post("/<name>/unlock")
@auth.needs("users")
def unlock(name: str) -> ResponseReturnValue:
    """Open a lock."""
    return _done(name, "users-done-unlocked", users.unlock)


@blueprint.post("/<name>/sessions")
@auth.needs("users")
def sessions(name: str) -> ResponseReturnValue:
    """End every session of a user."""
    return _done(name, "users-done-sessions", users.end_sessions)


@blueprint.post("/<name>/second")
@auth.needs("users")
def second_off(name: str) -> ResponseReturnValue:
    """Take a user's second step of signing in away, when the telephone is gone, say."""
    return _done(name, "users-done-second", second.take_away)


@blueprint.post("/<name>/close")
@auth.needs("users")
def close(name: str) -> ResponseReturnValue:
    """Let a user sign in no more."""
    return _done(name, "users-done-closed", partial(users.set_active, active=False))


@blueprint.post("/<name>/open")
@auth.needs("users")
def reopen(name: str) -> ResponseReturnValue:
    """Let a user sign in again."""
    return _done(name, "users-done-opened", partial(users.set_active, active=True))


@blueprint.get("/<name>/<any(roles, password, unlock, sessions, second, close, open):_action>")
@auth.needs("users")
def back(name: str, _action: str) -> ResponseReturnValue:
    """Lead from a form's address (after signing in again, say) to the user's page."""
    return redirect(url_for("users.show", name=name))


def _done(name: str, key: str, act: Callable[..., None]) -> ResponseReturnValue:
    try:
        act(current_app.config["HOME"], name, auth.name())
    except SettingsError as error:
        return _one(name, error), 400
    tell(Notice(key))
    return redirect(url_for("users.show", name=name))


def _chosen() -> tuple[Grant, ...]:
    """Return the ticked roles; everywhere swallows the single regions."""
    ticked = [Grant(*one.partition(".")[::2]) for one in request.form.getlist("grant")]
    return tuple(one for one in ticked if not one.region or Grant(one.role) not in ticked)


def _every(error: SettingsError | None) -> str:
    return render_template(
        "users.html",
        people=users.every_user(current_app.config["HOME"]),
        is_locked=users.is_locked,
        error=error,
        typed=request.form,
        ticked=request.form.getlist("grant"),
        roles=roles.ROLES,
        regions=roles.REGIONS,
    )


def _one(name: str, error: SettingsError | None = None, password: str = "") -> str:
    user, events = users.user_with_events(current_app.config["HOME"], name)
    held = [f"{one.role}.{one.region}" if one.region else one.role for one in user.grants]
    return render_template(
        "user.html",
        user=user,
        events=events,
        locked=users.is_locked(user),
        error=error,
        password=password,
        ticked=request.form.getlist("grant") if error else held,
        roles=roles.ROLES,
        regions=roles.REGIONS,
    )
