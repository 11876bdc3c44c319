"""The reader's language: the one asked for, the session's, the user's own, the browser's; else Finnish."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Flask, current_app, g, request, session

from botnia_signals.messages import LANGUAGES, page_message
from botnia_signals.pipeline import users
from web import auth

NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}


def start(app: Flask) -> None:
    """Choose a language before each page and let templates write in it."""
    app.before_request(_choose)
    app.jinja_env.globals.update(
        t=t, language=current, language_names=NAMES, address_in=address_in, same_page=same_page
    )


def current() -> str:
    """Return the language of the page: fi, sv or en."""
    return str(g.language) if "language" in g else _preferred()


def t(key: str, /, **values: object) -> str:
    """Return the catalogue's sentence of `key` in the page's language."""
    return bound(page_message(key, current(), **values))


def bound(text: str) -> str:
    """Return the text with its per cent signs bound to their numbers, so that no line begins with one."""
    return text.replace(" %", "\u00a0%")


def same_page() -> str:
    """Return the path that shows this page again: the page itself, or the one that its form stands on."""
    return str(g.get("page", request.path))


def address_in(language: str) -> str:
    """Return this page's address in another language, its other parameters kept."""
    kept = [(key, value) for key, value in request.args.items(multi=True) if key != "lang"]
    return f"{same_page()}?{urlencode([*kept, ('lang', language)])}"


def _choose() -> None:
    if request.endpoint == "static":
        return
    asked = request.args.get("lang", "")
    if asked in LANGUAGES and session.get("language") != asked:
        session["language"] = asked
        person = auth.person()
        if person is not None:
            users.set_language(current_app.config["HOME"], person.name, asked)
    g.language = _preferred()


def _preferred() -> str:
    chosen = session.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    person = auth.person()
    if person is not None and person.language in LANGUAGES:
        return person.language
    return request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]
