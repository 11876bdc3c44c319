"""The scorecard: past signals against what experts decided of them."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, render_template, request
from flask.typing import ResponseReturnValue

from botnia_signals.digest.evaluation import evaluation_tables
from botnia_signals.pipeline.evaluate import evaluate
from botnia_signals.pipeline.outgoing import evaluation_file
from botnia_signals.pipeline.remembered import remembered
from web import auth
from web.language import current
from web.lookback import FILES, as_file

blueprint = Blueprint("evaluation", __name__)


@blueprint.get("/evaluation")
@auth.needs("read")
def show() -> ResponseReturnValue:
    """Show the scorecard, or that nothing was decided yet; `?as=` gives csv or json."""
    asked = request.args.get("as")
    if asked in FILES:
        text = evaluation_file(current_app.config["HOME"], asked, current())
        return as_file(text, "evaluation", asked)
    if asked is not None:
        abort(404)
    found = remembered(evaluate, current_app.config["HOME"])
    return render_template("evaluation.html", found=found, tables=evaluation_tables(found, current()))
