"""A statement where it stands: in its document, and where that stands in its file."""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue

from botnia_signals.digest.content import Entry
from botnia_signals.pipeline import coding, learned, read
from botnia_signals.pipeline.read import DocumentView, PassageView
from botnia_signals.pipeline.remembered import remembered
from web import auth, shown

PATH = " › "
BESIDE = ("comment", "footnote", "header")
"""Passages that stand beside the body: the headings above them say nothing."""

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


AROUND = 60
"""How many passages of a file are shown before and after the statement's."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage of a file as the page shows it: with its headings where they change, and the page it begins.

    `headings` are (level from 0, words) pairs; `page` is 0 where the page is that of the passage before.
    """

    passage: PassageView
    headings: tuple[tuple[int, str], ...] = field(repr=False)
    page: int


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
        coded=learned.of_item(current_app.config["HOME"], ident),
        may_code=auth.may("code", coding.regions(current_app.config["HOME"], ident)),
        others=_others(view, ident),
        passages=passages(view),
        place=shown.where_of(view.document.municipality, view.region, view.place_hidden),
        revealing=pointing(view),
        generalise=read.generalise(current_app.config["HOME"]),
    )


def passages(view: DocumentView) -> list[Shown]:
    """Return the passages of the file around the document, [] where the file is not kept in order.

    Where the municipality is hidden nothing of the file is shown: its name and headings would tell it.
    """
    place = view.place
    if place is None or view.place_hidden:
        return []
    at = view.passages.index(place)
    near = view.passages[max(0, at - AROUND) : at + AROUND + 1]
    found: list[Shown] = []
    above: list[str] = []
    page = 0
    for passage in near:
        path = [] if passage.unit in BESIDE else [one for one in passage.heading.split(PATH) if one]
        same = next((n for n, (a, b) in enumerate(zip(above, path, strict=False)) if a != b), len(above))
        headings = tuple((level, words) for level, words in enumerate(path) if level >= same)
        found.append(Shown(passage, headings, passage.page if passage.page != page else 0))
        above, page = path or above, passage.page
    return found


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


def _others(view: DocumentView, statement: str) -> list[Entry]:
    """Return the signals of the newest week that the statement is not in, and that the reader decides on."""
    home = current_app.config["HOME"]
    if not auth.may("decide") or not read.weeks(home):
        return []
    digest, held = remembered(read.digest, home), view.signals.get(statement, [])
    return [
        one
        for one in (*digest.signals, *digest.watch)
        if one.signal not in held and auth.may("decide", one.regions)
    ]


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
    return [remembered(read.signal, home, ident).entry for ident in view.signals.get(statement, [])]
