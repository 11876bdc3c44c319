"""The pages of Botnia Signals: Flask, made on the server, complete without JavaScript.

auth       who is signed in and what they may do; every view says what it needs, nothing else is shown
access     who read what
security   headers of every answer, secrets, safe redirects
language   the reader's language
shown      how dates, weeks, places and figures are written
sign_in, digest, signals, quotes, themes, search, statements, lookback, evaluation, settings, users, queue,
write, dialogues, codebook, rounds, learning, double, material, jobs, admin, account, oidc:
            one screen each
helper     the worker beside the pages
exports    every view as CSV and JSON at its own address
problems   the pages for what went wrong
"""

from __future__ import annotations

import os
from pathlib import Path

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from botnia_signals.pipeline import read
from web import (
    access,
    account,
    admin,
    auth,
    codebook,
    dialogues,
    digest,
    double,
    evaluation,
    exports,
    jobs,
    language,
    learning,
    limits,
    lookback,
    material,
    oidc,
    problems,
    queue,
    quotes,
    rounds,
    search,
    security,
    settings,
    shown,
    sign_in,
    signals,
    statements,
    themes,
    users,
    write,
)

SCREENS = (
    *(sign_in, digest, signals, quotes, themes, search, statements, lookback, evaluation, settings),
    *(users, queue, write, dialogues, codebook, rounds, learning, double),
    *(material, jobs, admin, account, oidc),
)
LARGEST_FORM = 64 * 1024


def create_app(
    home: Path, *, secret: bytes | None = None, testing: bool = False, https: bool | None = None
) -> Flask:
    """Return the pages over the store in `home`.

    Without `secret` the one in the home folder's `session.key` is used; it is made the first time. `https`
    (or BOTNIA_HTTPS=1) says that a proxy in front speaks HTTPS and names the visitor's address.

    Raises:
        StoreError: there is no store in `home`.
        SettingsError: the secret is too short to sign sessions with.
    """
    read.weeks(home)
    behind_https = os.environ.get("BOTNIA_HTTPS") == "1" if https is None else https
    app = Flask(__name__)
    app.config.update(
        HOME=home,
        SECRET_KEY=security.checked_secret(security.session_secret(home) if secret is None else secret),
        TESTING=testing,
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        HTTPS=behind_https,
        SESSION_COOKIE_NAME="botnia_session",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=behind_https,
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=auth.LONGEST,
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    if behind_https:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1)  # type: ignore[method-assign]
    security.protect(app)
    language.start(app)
    auth.start(app)
    limits.allow_files(app)
    CSRFProtect(app)
    access.start(app)
    shown.start(app)
    exports.start(app)
    for screen in SCREENS:
        app.register_blueprint(screen.blueprint)
    limits.limit_sign_in(app)
    problems.start(app)
    return app
