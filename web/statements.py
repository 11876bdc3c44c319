"""A statement where it stands: in its whole document."""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue

from botnia_signals.digest.content import Entry
from botnia_signals.pipeline import read
from botnia_signals.pipeline.read import DocumentView
from web import auth, shown

blueprint = Blueprint("statements", __name__, url_prefix="/statements")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the document: a statement with its language, or what stands between two."""

    text: str = field(repr=False)
    statement: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Pointing:
    """A statement that may point at one person: how many it fits, and each find as (words, kind, wider)."""

    language: str
    fitting: int
    high: bool
    finds: tuple[tuple[str, str, str], ...] = field(repr=False)


@blueprint.get("/<ident>")
@auth.needs("read")
def show(ident: str) -> ResponseReturnValue:
    """Show the pseudonymised document with the statement marked."""
    view = read.document(current_app.config["HOME"], ident)
    chosen = next(one for one in view.statements if one.id == ident)
    return render_template(
        "statement.html",
        view=view,
        chosen=chosen,
        pieces=pieces(view),
        signals=_signals(view, ident),
        place=shown.where_of(view.document.municipality, view.region, view.place_hidden),
        revealing=pointing(view),
        generalise=read.generalise(current_app.config["HOME"]),
    )


def pieces(view: DocumentView) -> list[Piece]:
    """Return the document cut at its statements, nothing left out."""
    text, done, cut = view.document.text, 0, []
    for statement in sorted(view.statements, key=lambda one: one.start):
        start = max(statement.start, done)
        if start > done:
            cut.append(Piece(text[done:start]))
        cut.append(Piece(text[start : statement.end], statement.id, statement.language))
        done = max(done, statement.end)
    if done < len(text):
        cut.append(Piece(text[done:]))
    return cut


def pointing(view: DocumentView) -> list[Pointing]:
    """Return the statements of a document that may point at one person, the most revealing first."""
    found = [
        Pointing(
            statement.language,
            max(1, round(finds[0].fitting)),
            finds[0].high,
            tuple((statement.text[one.start : one.end], one.kind, one.general) for one in finds),
        )
        for statement in view.statements
        if (finds := view.finds.get(statement.id))
    ]
    return sorted(found, key=lambda one: one.fitting)


def _signals(view: DocumentView, statement: str) -> list[Entry]:
    home = current_app.config["HOME"]
    return [read.signal(home, ident).entry for ident in view.signals.get(statement, [])]
