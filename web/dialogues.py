"""Dialogues: begin one, write in what is said, drop a file in, print the sheet, interpret."""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from botnia_signals.digest.content import Entry
from botnia_signals.errors import SettingsError
from botnia_signals.pipeline import dialogues, heard, jobs
from botnia_signals.records import Dialogue
from web import auth
from web.cautions import cautions
from web.limits import LARGEST_FILE
from web.material import uploaded
from web.notices import Notice, tell
from web.shown import today
from web.write import day_of, regions_with_places

blueprint = Blueprint("dialogues", __name__, url_prefix="/dialogues")


@blueprint.get("")
@auth.needs("write")
def every() -> ResponseReturnValue:
    """Show every dialogue and the form for a new one."""
    return _every(None)


@blueprint.post("")
@auth.needs("write")
def begin() -> ResponseReturnValue:
    """Begin a dialogue."""
    form = request.form
    try:
        where, _ = dialogues.area(form.get("where", ""))
        auth.check("write", {where})
        number = dialogues.begin(
            current_app.config["HOME"],
            auth.name(),
            form.get("kind", ""),
            form.get("title", ""),
            day_of(form.get("day", "")),
            form.get("where", ""),
            {voice: form.get(f"people-{voice}", "") for voice in heard.VOICES},
        )
    except SettingsError as error:
        return _every(error), 400
    return redirect(url_for("dialogues.show", number=number))


@blueprint.get("/<int:number>")
@auth.needs("write")
def show(number: int) -> ResponseReturnValue:
    """Show a dialogue: the form for the next statement, and what was said."""
    return _page(number)


@blueprint.post("/<int:number>/statements")
@auth.needs("write")
def say(number: int) -> ResponseReturnValue:
    """Store what a participant said."""
    _mine(number)
    voice, _, who = request.form.get("who", "").partition("-")
    key = request.form.get("key", "")[:40] or heard.new_key()
    try:
        stored = dialogues.say(
            current_app.config["HOME"], number, voice, who[:3], request.form.get("text", ""), key
        )
    except SettingsError as error:
        return _page(number, error), 400
    tell(Notice("dialogue-done-waits" if stored.batch else "dialogue-done-say"))
    return redirect(url_for("dialogues.show", number=number, who=request.form.get("who", ""), _anchor="say"))


@blueprint.post("/<int:number>/files")
@auth.needs("write")
def drop(number: int) -> ResponseReturnValue:
    """Let the worker store the texts of a file; its job tells what was taken and what was not."""
    _mine(number)
    try:
        job = jobs.drop(current_app.config["HOME"], auth.name(), number, uploaded())
    except SettingsError as error:
        return _page(number, error), 400
    return redirect(url_for("jobs.show", number=job))


@blueprint.get("/<int:number>/sheet")
@auth.needs("write")
def sheet(number: int) -> ResponseReturnValue:
    """Show what concerns this group, to read on a screen or on paper, and take its interpretation."""
    return _sheet(number, None)


@blueprint.post("/<int:number>/sheet")
@auth.needs("write")
def interpret(number: int) -> ResponseReturnValue:
    """Keep what the group made of a signal."""
    _mine(number)
    try:
        dialogues.interpret(
            current_app.config["HOME"],
            number,
            request.form.get("signal", ""),
            request.form.get("text", ""),
            auth.name(),
        )
    except SettingsError as error:
        return _sheet(number, error), 400
    tell(Notice("dialogue-done-interpret"))
    return redirect(url_for("dialogues.sheet", number=number))


@blueprint.get("/<int:number>/<any(statements, files):_action>")
@auth.needs("write")
def back(number: int, _action: str) -> ResponseReturnValue:
    """Lead from a form's address (after signing in again, say) to the dialogue."""
    return redirect(url_for("dialogues.show", number=number))


def _mine(number: int) -> Dialogue:
    """Return a dialogue in whose region the person may write.

    Raises:
        NoRight: the person may not.
    """
    dialogue = dialogues.get(current_app.config["HOME"], number)
    auth.check("write", {dialogue.region})
    return dialogue


def _every(error: SettingsError | None) -> str:
    return render_template(
        "dialogues.html",
        dialogues=dialogues.every(current_app.config["HOME"]),
        error=error,
        typed=request.form,
        kinds=dialogues.KINDS,
        voices=heard.VOICES,
        places=regions_with_places(),
        today=today(),
        longest=dialogues.TITLE_LENGTH,
        most=dialogues.MOST_PEOPLE,
    )


def _page(number: int, error: SettingsError | None = None) -> str:
    view = dialogues.view(current_app.config["HOME"], number)
    return render_template(
        "dialogue.html",
        view=view,
        dialogue=view.dialogue,
        mine=auth.may("write", {view.dialogue.region}),
        error=error,
        typed=request.form,
        who=request.form.get("who") or request.args.get("who", ""),
        key=request.form.get("key", "")[:40] or heard.new_key(),
        longest=heard.LONGEST,
        limit=LARGEST_FILE // (1024 * 1024),
    )


def _asks(entry: Entry) -> list[str]:
    """Return the catalogue keys of what a group may discuss: a question for each caution that fits."""
    return [key.replace("web-caution-", "ask-") for key in cautions(entry)]


def _sheet(number: int, error: SettingsError | None) -> str:
    found = dialogues.sheet(current_app.config["HOME"], number)
    told = dialogues.view(current_app.config["HOME"], number).interpretations
    return render_template(
        "sheet.html",
        sheet=found,
        dialogue=found.dialogue,
        mine=auth.may("write", {found.dialogue.region}),
        asks={one.signal: _asks(one) for one in found.entries},
        told={one.signal: [each for each in told if each.signal == one.signal] for one in found.entries},
        error=error,
        typed=request.form,
        longest=dialogues.INTERPRETATION_LENGTH,
    )
