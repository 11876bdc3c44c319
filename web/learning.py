"""It learns: labels suggested from what people labelled, how good the suggestions are, what to label next."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.pipeline import coding, learned
from web import auth
from web.files import asked_form, table_file
from web.history import holds_after
from web.notices import Notice, tell
from web.security import local_path

blueprint = Blueprint("learning", __name__, url_prefix="/learning")
MOST_PAGES = 500


@blueprint.get("")
@auth.needs("read")
def show() -> ResponseReturnValue:
    """Show what was learned of each label and how well, measured on examples that were held back."""
    view = learned.report(current_app.config["HOME"])
    if form := asked_form():
        return table_file(form, "learning", learned.COLUMNS, learned.table(view), learned.as_values(view))
    return render_template(
        "learning.html", view=view, least=learned.LEAST, least_dismissed=learned.LEAST_DISMISSED
    )


@blueprint.get("/next")
@auth.needs("read")
def ask() -> ResponseReturnValue:
    """Show the statements that it pays to label next."""
    view = learned.next_ones(current_app.config["HOME"])
    if form := asked_form():
        return table_file(
            form, "label-next", learned.NEXT_COLUMNS, learned.next_table(view), text_column="text"
        )
    return render_template("label_next.html", rows=view)


@blueprint.get("/labels/<key>")
@auth.needs("read")
def of_label(key: str) -> ResponseReturnValue:
    """Show the statements that a label is suggested for, the surest first."""
    number = min(max(request.args.get("page", 1, type=int), 1), MOST_PAGES)
    view = learned.suggested(current_app.config["HOME"], key, number)
    if form := asked_form():
        return table_file(
            form,
            f"suggested-{view.label.key}",
            learned.NEXT_COLUMNS,
            learned.next_table(view.rows),
            text_column="text",
        )
    pages = min(-(-view.total // learned.PAGE), MOST_PAGES)
    return render_template("label_suggested.html", view=view, number=number, pages=max(pages, 1))


@blueprint.post("/items/<item>")
@auth.needs("code")
def code(item: str) -> ResponseReturnValue:
    """Record that labels fit an item, or that one that was suggested does not."""
    home, form = current_app.config["HOME"], request.form
    auth.check("code", coding.regions(home, item))
    fits, chosen = form.get("fits", "1") == "1", form.getlist("label")[: coding.MOST_AT_ONCE]
    row = 0
    try:
        if not chosen:
            raise SettingsError("coding-nothing")
        for label in chosen:
            row = coding.code(home, item, auth.name(), label, fits=fits, p=_probability())
    except SettingsError as error:
        tell(Notice(f"error-{error.key}", "problem"))
    else:
        tell(Notice("coding-done" if fits else "coding-refused", signal=f"C-{item}", decision=row))
    return redirect(_back(item))


@blueprint.post("/items/<item>/undo")
@auth.needs("code")
def undo(item: str) -> ResponseReturnValue:
    """Undo a coding or an undo of one; if another person was quicker, say so."""
    home, decision = current_app.config["HOME"], request.form.get("decision", type=int)
    if decision is None:
        abort(400)
    auth.check("code", coding.regions(home, item))
    try:
        row = coding.undo(home, item, auth.name(), decision)
    except NotFoundError:
        tell(Notice("web-undo-late", "problem"))
    else:
        key = "web-redone" if holds_after(coding.log_of(home, item), row) else "web-undone"
        tell(Notice(key, signal=f"C-{item}", decision=row))
    return redirect(_back(item))


@blueprint.get("/items/<item>")
@blueprint.get("/items/<item>/undo")
@auth.needs("read")
def item(item: str) -> ResponseReturnValue:
    """Lead to the page of a statement or a signal."""
    return redirect(_page(item))


def _probability() -> float | None:
    given = request.form.get("p", type=float)
    return given if given is not None and 0 <= given <= 1 else None


def _page(item: str) -> str:
    if item.startswith("S-"):
        return url_for("signals.show", ident=item, _anchor="codes")
    return url_for("statements.show", ident=item, _anchor="codes")


def _back(item: str) -> str:
    return local_path(request.form.get("next")) or _page(item)
