"""The codebook: what labels mean, in a tree; changed, merged and retired; in and out as CSV and REFI-QDA."""

from __future__ import annotations

import dataclasses

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from botnia_signals.errors import SettingsError
from botnia_signals.messages import LANGUAGES
from botnia_signals.pipeline import codebook as book
from botnia_signals.records import Label
from botnia_signals.review import codebook
from web import auth
from web.language import current
from web.notices import Notice, tell

blueprint = Blueprint("codebook", __name__, url_prefix="/codebook")


@blueprint.get("")
@auth.needs("read")
def every() -> ResponseReturnValue:
    """Show the tree of labels; `?as=` gives csv, json or qdc (REFI-QDA)."""
    labels = book.labels(current_app.config["HOME"])
    asked = request.args.get("as")
    if asked == "csv":
        return _file(codebook.as_csv(labels.values()), "text/csv; charset=utf-8", "csv")
    if asked == "qdc":
        return _file(codebook.as_qda(list(labels.values()), current()), "application/xml", "qdc")
    if asked == "json":
        return {"labels": [dataclasses.asdict(one) for _, one in codebook.tree(labels.values())]}
    if asked is not None:
        abort(404)
    return _every(None)


@blueprint.post("/import")
@auth.needs("codebook")
def take_in() -> ResponseReturnValue:
    """Take in a CSV or a REFI-QDA codebook, all of it or nothing."""
    file = request.files.get("file")
    data = file.read() if file else b""
    home = current_app.config["HOME"]
    try:
        if not data:
            raise SettingsError("codebook-file")
        if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
            found = codebook.from_qda(data, current(), book.labels(home).values())
        else:
            found = codebook.from_csv(_decoded(data))
        new, changed = book.take_in(home, auth.name(), found)
    except SettingsError as error:
        return _every(error), 400
    return _every(None, taken=(new, changed))


@blueprint.get("/new")
@auth.needs("codebook")
def new() -> ResponseReturnValue:
    """Show the form for a new label, under `?parent=` or of `?kind=`."""
    labels = book.labels(current_app.config["HOME"])
    parent = labels.get(request.args.get("parent", ""))
    kind = parent.kind if parent else request.args.get("kind", "topic")
    colour = codebook.COLOURS[len(labels) % len(codebook.COLOURS)]
    return _one(Label("", kind, parent.key if parent else "", colour=colour))


@blueprint.post("/new")
@auth.needs("codebook")
def add() -> ResponseReturnValue:
    """Store a new label."""
    return _saved("")


@blueprint.get("/<key>")
@auth.needs("read")
def show(key: str) -> ResponseReturnValue:
    """Show one label: what it means, its form, its history."""
    label, _ = book.history(current_app.config["HOME"], key)
    return _one(label)


@blueprint.post("/<key>")
@auth.needs("codebook")
def save(key: str) -> ResponseReturnValue:
    """Change a label; if another person was quicker, show both."""
    return _saved(key)


@blueprint.post("/<key>/retire")
@auth.needs("codebook")
def retire(key: str) -> ResponseReturnValue:
    """Take a label out of use, or back into it."""
    back = request.form.get("back") == "1"
    book.retire(current_app.config["HOME"], auth.name(), key, back=back)
    tell(Notice("codebook-done-back" if back else "codebook-done-retired"))
    return redirect(url_for("codebook.show", key=key))


@blueprint.post("/<key>/merge")
@auth.needs("codebook")
def merge(key: str) -> ResponseReturnValue:
    """Merge a label into another."""
    home, into = current_app.config["HOME"], request.form.get("into", "")
    label, _ = book.history(home, key)
    try:
        if into not in book.labels(home):
            raise SettingsError("codebook-merge")
        book.merge(home, auth.name(), key, into)
    except SettingsError as error:
        return _one(label, error), 400
    tell(Notice("codebook-done-merged"))
    return redirect(url_for("codebook.show", key=into))


@blueprint.get("/<key>/<any(retire, merge):_action>")
@auth.needs("read")
def back(key: str, _action: str) -> ResponseReturnValue:
    """Lead from a form's address (after signing in again, say) to the label."""
    return redirect(url_for("codebook.show", key=key))


def _saved(key: str) -> ResponseReturnValue:
    home, typed = current_app.config["HOME"], _typed(key)
    try:
        saved = book.save(home, auth.name(), typed, request.form.get("seen", type=int))
    except SettingsError as error:
        return _one(typed, error), 409 if error.key == "codebook-changed" else 400
    tell(Notice("codebook-done-saved"))
    return redirect(url_for("codebook.show", key=saved.key))


def _typed(key: str) -> Label:
    form = request.form
    known = book.labels(current_app.config["HOME"]).get(key)
    texts = {
        text: {language: form.get(f"{text}-{language}", "") for language in LANGUAGES}
        for text in codebook.TEXTS
    }
    return Label(
        key=key,
        kind=known.kind if known else form.get("kind", ""),
        parent=form.get("parent", ""),
        names=texts["name"],
        definition=texts["definition"],
        example=texts["example"],
        counter=texts["counter"],
        colour=form.get("colour", "").lower(),
        retired=known.retired if known else False,
        into=known.into if known else "",
    )


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _file(content: str | bytes, kind: str, ending: str) -> Response:
    answer = Response(content, content_type=kind)
    answer.headers["Content-Disposition"] = f"attachment; filename=codebook.{ending}"
    return answer


def _every(error: SettingsError | None, taken: tuple[int, int] | None = None) -> str:
    labels = book.labels(current_app.config["HOME"]).values()
    rows = codebook.tree(labels)
    return render_template(
        "codebook.html",
        groups=[
            (kind, [row for row in rows if row[1].kind == kind and not row[1].retired])
            for kind in codebook.KINDS
        ],
        retired=[one for _, one in rows if one.retired],
        error=error,
        taken=taken,
    )


def _one(label: Label, error: SettingsError | None = None) -> str:
    home = current_app.config["HOME"]
    labels = book.labels(home)
    now, versions = book.history(home, label.key) if label.key else (label, [])
    fitting = [
        one for _, one in codebook.tree(labels.values()) if one.kind == label.kind and one.key != label.key
    ]
    return render_template(
        "label.html",
        label=label,
        now=now,
        versions=versions,
        seen=versions[0].id if versions else 0,
        others=[one for one in fitting if not one.retired],
        labels=labels,
        error=error,
        colours=codebook.COLOURS,
        texts=codebook.TEXTS,
        kinds=codebook.KINDS,
        longest={"name": codebook.NAME_LENGTH},
        longest_text=codebook.TEXT_LENGTH,
    )
