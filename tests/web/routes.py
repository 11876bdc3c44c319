"""Every route of the pages with an address that leads somewhere in the sample store."""

from __future__ import annotations

import web_sample
from flask import Flask

VALUES = {
    "ident": "S-0007",
    "week": "2026-W46",
    "name": web_sample.USER,
    "_action": "label",
    **{f"themes.{view} ident": "3" for view in ("show", "back", "name", "undo")},
    "themes.back _action": "name",
    "statement": "a-statement",
    "quotes.back _action": "withhold",
    "batch": "1",
    "queue.back _action": "mark",
    "users.back _action": "roles",
    "number": "1",
    "key": "families",
    "dialogues.back _action": "files",
    "codebook.back _action": "retire",
    "rounds.back _action": "phase",
    "item": "S-0007",
    "act": "seen",
    "search.back _action": "deleted",
    "double.back _action": "settle",
    "jobs.back _action": "run",
    "admin.back _action": "name",
    "header": "a-header",
    "_header": "a-header",
}
"""What stands for a variable of an address, of one endpoint or of all."""


def routes(app: Flask) -> list[tuple[str, str, str]]:
    """Return (endpoint, method, address) of every route but the static files."""
    found = []
    for rule in sorted(app.url_map.iter_rules(), key=lambda one: (one.endpoint, one.rule)):
        if rule.endpoint == "static":
            continue
        fitting = {
            name: VALUES[f"{rule.endpoint} {name}"] if f"{rule.endpoint} {name}" in VALUES else VALUES[name]
            for name in rule.arguments
        }
        with app.test_request_context():
            address = app.url_for(rule.endpoint, **fitting)
        methods = sorted((rule.methods or set()) - {"OPTIONS", "HEAD"})
        found += [(rule.endpoint, method, address) for method in methods]
    return found


def addresses(app: Flask) -> list[tuple[str, str]]:
    """Return (method, address) of every route but the static files."""
    return [(method, address) for _, method, address in routes(app)]
