"""Blind double coding of statements: begun, coded, revealed, settled side by side, signed."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from botnia_signals.errors import SettingsError
from botnia_signals.pipeline import coding, double
from botnia_signals.pipeline.double import DoubleView
from botnia_signals.review.codebook import KINDS
from web import auth
from web.files import asked_form, table_file
from web.notices import Notice, tell

blueprint = Blueprint("double", __name__, url_prefix="/double")
COLUMNS = (
    *("label", "given", "alpha", "alpha_low", "alpha_high", "ac1", "ac1_low", "ac1_high"),
    *("statements", "ratings"),
)
ROUND_COLUMNS = ("round", "title", "phase", "statements", "labels", "coders", "begun_by", "begun")


@blueprint.get("")
@auth.needs("read")
def every() -> ResponseReturnValue:
    """Show every double coding, and to those who hold rounds the form for a new one."""
    if form := asked_form():
        rows = [
            (
                *(one.id, one.title, one.phase, len(one.statements), len(one.labels)),
                *(", ".join(one.coders), one.user, one.at.isoformat()),
            )
            for one in double.every(current_app.config["HOME"])
        ]
        return table_file(form, "double-codings", ROUND_COLUMNS, rows)
    return _every(None)


@blueprint.post("")
@auth.needs("rounds")
def begin() -> ResponseReturnValue:
    """Begin a double coding."""
    home, form = current_app.config["HOME"], request.form
    size = form.get("size", 0, type=int)
    try:
        number = double.begin(
            home, auth.name(), form.get("title", ""), size, form.getlist("kind"), form.getlist("coder")
        )
    except SettingsError as error:
        return _every(error), 400
    return redirect(url_for("double.show", number=number))


@blueprint.get("/<int:number>")
@auth.needs("read")
def show(number: int) -> ResponseReturnValue:
    """Show a double coding as the reader may see it now."""
    view = double.view(current_app.config["HOME"], number, auth.name())
    if form := asked_form():
        return table_file(form, f"double-coding-{number}", COLUMNS, _rows(view), _values(view))
    return _page(view)


@blueprint.post("/<int:number>/codes")
@auth.needs("code")
def code(number: int) -> ResponseReturnValue:
    """Keep the reader's labels of one statement."""
    return _done(
        number,
        lambda: double.code(
            current_app.config["HOME"],
            number,
            auth.name(),
            request.form.get("statement", ""),
            request.form.getlist("label"),
        ),
        "double-done-coded",
    )


@blueprint.post("/<int:number>/reveal")
@auth.needs("rounds")
def reveal(number: int) -> ResponseReturnValue:
    """Show all what each coder gave."""
    return _done(
        number, lambda: double.reveal(current_app.config["HOME"], number, auth.name()), "double-done-revealed"
    )


@blueprint.post("/<int:number>/settle")
@auth.needs("rounds")
def settle(number: int) -> ResponseReturnValue:
    """Keep which of the labels in dispute a statement has."""
    return _done(
        number,
        lambda: double.settle(
            current_app.config["HOME"],
            number,
            auth.name(),
            request.form.get("statement", ""),
            request.form.getlist("label"),
        ),
        "double-done-settled",
    )


@blueprint.post("/<int:number>/sign")
@auth.needs("rounds")
def sign(number: int) -> ResponseReturnValue:
    """Sign the result: it gives the statements their labels."""
    home = current_app.config["HOME"]
    for statement in double.view(home, number, auth.name()).round.statements:
        auth.check("code", coding.regions(home, statement))
    return _done(number, lambda: double.sign(home, number, auth.name()), "double-done-signed")


@blueprint.get("/<int:number>/<any(codes, reveal, settle, sign):_action>")
@auth.needs("read")
def back(number: int, _action: str) -> ResponseReturnValue:
    """Lead from a form's address (after signing in again, say) to the double coding."""
    return redirect(url_for("double.show", number=number))


def _done(number: int, act: Callable[[], object], key: str) -> ResponseReturnValue:
    try:
        act()
    except SettingsError as error:
        return _page(double.view(current_app.config["HOME"], number, auth.name()), error), 400
    tell(Notice(key))
    at = request.form.get("onward", "")
    page = request.form.get("page", type=int)
    anchor = f"s-{at}" if at.isascii() and at.replace("-", "").isalnum() else None
    return redirect(url_for("double.show", number=number, page=page, _anchor=anchor))


def _every(error: SettingsError | None) -> str:
    home = current_app.config["HOME"]
    return render_template(
        "doubles.html",
        rounds=double.every(home),
        coders=double.coders(home),
        error=error,
        typed=request.form,
        kinds=KINDS,
        chosen=request.form.getlist("coder"),
        longest=double.TITLE_LENGTH,
        least=double.LEAST_SAMPLE,
        most=double.MOST_SAMPLE,
    )


def _page(view: DoubleView, error: SettingsError | None = None) -> str:
    coding_now = view.round.phase == "coding" and auth.name() in view.round.coders and auth.may("code")
    pages = max(1, -(-len(view.round.statements) // double.PAGE))
    number = min(max(request.values.get("page", 1, type=int), 1), pages)
    shown = view.round.statements[double.PAGE * (number - 1) : double.PAGE * number]
    return render_template(
        "double.html",
        view=view,
        round=view.round,
        coding_now=coding_now,
        shown=shown,
        number=number,
        pages=pages,
        error=error,
    )


def _rows(view: DoubleView) -> list[tuple[object, ...]]:
    found = []
    for one in view.agreements:
        figures: list[object] = []
        for measure in (one.alpha, one.ac1):
            low, high = (measure.interval if measure else None) or (None, None)
            figures += [measure.value if measure else None, low, high]
        rated = one.ac1 or one.alpha
        counts = (rated.units, rated.ratings) if rated else (None, None)
        found.append((one.label or "all", one.given, *figures, *counts))
    return found


def _values(view: DoubleView) -> dict[str, object]:
    return {
        "round": view.round.id,
        "phase": view.round.phase,
        "coders": list(view.round.coders),
        "coded": dict(view.progress),
        "disagreements": [
            {"statement": one.statement, "label": one.label, "yes": list(one.yes), "no": list(one.no)}
            for one in view.disagreements
        ],
    }
