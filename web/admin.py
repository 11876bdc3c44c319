"""Administration: health and storage, backups and restoring, sources and mappings, the audit log."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.pipeline import health, jobs, keep
from web import auth
from web.files import TYPES, table_file
from web.language import t
from web.notices import Notice, tell

blueprint = Blueprint("admin", __name__, url_prefix="/admin")
PAGE = 50
COLUMNS = ("id", "at", "user", "action", "object", "detail", "hash")


@blueprint.get("")
@auth.needs("admin")
def show() -> ResponseReturnValue:
    """Show how things stand, what takes room and what the worker did."""
    home = current_app.config["HOME"]
    return render_template("admin.html", health=health.health(home), jobs=jobs.every(home)[:5])


# --- backups


@blueprint.get("/backups")
@auth.needs("admin")
def backups() -> ResponseReturnValue:
    """Show every backup, the newest first."""
    home = current_app.config["HOME"]
    return render_template("backups.html", backups=keep.backups(home), folder=jobs.backup_folder(home))


@blueprint.get("/backups/<int:number>")
@auth.needs("admin")
def ask(number: int) -> ResponseReturnValue:
    """Say what restoring a backup does, and ask for a confirmation."""
    return _ask(number, None)


@blueprint.post("/backups/<int:number>")
@auth.needs("admin")
def restore(number: int) -> ResponseReturnValue:
    """Ask the worker to restore a backup, if its number was typed."""
    if request.form.get("number", "").strip() != str(number):
        return _ask(number, SettingsError("restore-number", number=str(number))), 400
    asked = jobs.restore(current_app.config["HOME"], auth.name(), number)
    return redirect(url_for("jobs.show", number=asked))


def _ask(number: int, error: SettingsError | None) -> str:
    made = next((one for one in keep.backups(current_app.config["HOME"]) if one.number == number), None)
    if made is None:
        raise NotFoundError("backup-unknown", number=str(number))
    return render_template("restore.html", backup=made, error=error, typed=request.form)


# --- sources and mappings


@blueprint.get("/sources")
@auth.needs("admin")
def sources() -> ResponseReturnValue:
    """Show what kinds of source there are, and the mappings of columns that were saved."""
    home = current_app.config["HOME"]
    return render_template("sources.html", sources=health.sources(home), mappings=health.mappings(home))


@blueprint.post("/sources/<header>/name")
@auth.needs("admin")
def name_mapping(header: str) -> ResponseReturnValue:
    """Give a saved mapping a name, under which it can be chosen when files are added."""
    health.name_mapping(current_app.config["HOME"], header, request.form.get("name", ""))
    tell(Notice("sources-done-named"))
    return redirect(url_for("admin.sources"))


@blueprint.post("/sources/<header>/forget")
@auth.needs("admin")
def forget_mapping(header: str) -> ResponseReturnValue:
    """Delete a saved mapping."""
    health.forget_mapping(current_app.config["HOME"], header)
    tell(Notice("sources-done-forgotten"))
    return redirect(url_for("admin.sources"))


@blueprint.get("/sources/<_header>/<any(name, forget):_action>")
@auth.needs("admin")
def back(_header: str, _action: str) -> ResponseReturnValue:
    """Lead from a form's address (after signing in again, say) to the page."""
    return redirect(url_for("admin.sources"))


# --- the audit log


@blueprint.get("/log")
@auth.needs("audit")
def log() -> ResponseReturnValue:
    """Show a page of the audit log, the newest first; `?as=` gives all that was asked for as csv or json."""
    home = current_app.config["HOME"]
    wanted = _wanted()
    asked = request.args.get("as")
    if asked in TYPES:
        keep.note_export(home, asked)
        return _exported(keep.audit_rows(home, wanted), asked)
    if asked is not None:
        abort(404)
    number = min(max(request.args.get("page", 1, type=int), 1), 10**6)
    total, rows = keep.audit_page(home, wanted, PAGE, PAGE * (number - 1))
    names = keep.audit_names(home)
    return render_template(
        "log.html",
        detail=_detail,
        rows=rows,
        total=total,
        number=number,
        pages=-(-total // PAGE),
        wanted=wanted,
        names=names,
    )


def _detail(row: keep.AuditView) -> str:
    """Return the figures and ids of an act as words, without the marks of JSON."""
    found: dict[str, object] = json.loads(row.detail)
    return " · ".join(f"{name}: {_plain(value)}" for name, value in found.items())


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value if one != "")
    return str(value)


def _wanted() -> dict[str, str]:
    """Return what the log is asked for; a day that is none is left out."""
    wanted = {name: request.args.get(name, "").strip()[:80] for name in ("user", "action", "first", "last")}
    for name in ("first", "last"):
        try:
            wanted[name] = dt.date.fromisoformat(wanted[name]).isoformat() if wanted[name] else ""
        except ValueError:
            wanted[name] = ""
    return wanted


def _exported(rows: Sequence[keep.AuditView], form: str) -> Response:
    if form == "json":
        columns = [*COLUMNS, "previous"]
        return table_file(form, "audit", columns, [[getattr(row, name) for name in columns] for row in rows])
    headings = [t(f"log-{name}") for name in COLUMNS]
    return table_file(form, "audit", headings, [[getattr(row, name) for name in COLUMNS] for row in rows])
