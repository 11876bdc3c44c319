"""The privacy queue: what waits, what was found in it, marking what was missed, releasing, returning."""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from botnia_signals.errors import SettingsError
from botnia_signals.pipeline import queue
from botnia_signals.records import Document
from web import auth
from web.notices import Notice, tell

blueprint = Blueprint("queue", __name__, url_prefix="/queue")
LONGEST_WORDS, MOST_WORDS = 200, 400


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document: as it was said, or a role token of the kind given."""

    text: str = field(repr=False)
    kind: str = ""


@blueprint.get("")
@auth.needs("privacy")
def every() -> ResponseReturnValue:
    """Show the batches, those that wait first."""
    return render_template("queue.html", batches=queue.batches(current_app.config["HOME"]))


@blueprint.get("/<int:batch>")
@auth.needs("privacy")
def show(batch: int) -> ResponseReturnValue:
    """Show a page of what waits in a batch."""
    number = max(request.args.get("page", 1, type=int), 1)
    found, waiting = queue.page(current_app.config["HOME"], batch, number)
    return render_template(
        "queue_batch.html",
        batch=found,
        waiting=waiting,
        parts=parts,
        number=number,
        pages=-(-found.documents // queue.PAGE),
        reasons=queue.REASONS,
        longest=LONGEST_WORDS,
    )


@blueprint.get("/<int:batch>/<any(mark, release, return):_action>")
@auth.needs("privacy")
def back(batch: int, _action: str) -> ResponseReturnValue:
    """Lead from a form's address (after signing in again, say) to the batch."""
    return redirect(url_for("queue.show", batch=batch))


@blueprint.post("/<int:batch>/mark")
@auth.needs("privacy")
def mark(batch: int) -> ResponseReturnValue:
    """Mask the words that were ticked and typed, everywhere in that kind of source."""
    words = [*request.form.getlist("word")[:MOST_WORDS], request.form.get("words", "")[:LONGEST_WORDS]]
    try:
        queue.mark(current_app.config["HOME"], batch, words)
    except SettingsError:
        tell(Notice("error-queue-no-word", "problem"))
    else:
        tell(Notice("queue-marked-short"))
    return redirect(url_for("queue.show", batch=batch, page=request.form.get("page", 1, type=int)))


@blueprint.post("/<int:batch>/release")
@auth.needs("privacy")
def release(batch: int) -> ResponseReturnValue:
    """Let the batch be used."""
    queue.release(current_app.config["HOME"], batch)
    tell(Notice("queue-released-short"))
    return redirect(url_for("queue.every"))


@blueprint.post("/<int:batch>/return")
@auth.needs("privacy")
def send_back(batch: int) -> ResponseReturnValue:
    """Delete what waits in the batch, so that it can be put right and added anew."""
    reason = request.form.get("reason", "other")
    try:
        queue.send_back(current_app.config["HOME"], batch, reason)
    except SettingsError:
        tell(Notice("queue-choose-reason", "problem"))
        return redirect(url_for("queue.show", batch=batch))
    tell(Notice("queue-returned-short"))
    return redirect(url_for("queue.every"))


def parts(document: Document) -> list[Part]:
    """Return a document cut at its role tokens, nothing left out."""
    done, cut = 0, []
    for span in document.masked:
        if span.start > done:
            cut.append(Part(document.text[done : span.start]))
        cut.append(Part(document.text[span.start : span.end], span.kind))
        done = span.end
    return [*cut, Part(document.text[done:])] if done < len(document.text) else cut
