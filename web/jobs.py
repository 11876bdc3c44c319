"""Jobs: what was asked for, how far it is, how it ended; the page keeps itself up to date."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from botnia_signals.pipeline import jobs
from botnia_signals.pipeline.jobs import JobView
from botnia_signals.pipeline.worker import is_working
from web import auth

blueprint = Blueprint("jobs", __name__, url_prefix="/jobs")
EACH = 10
"""Seconds after which the page asks for itself again where scripts do not run."""


@blueprint.get("")
@auth.needs("read")
def every() -> ResponseReturnValue:
    """Show one's own jobs, or everybody's to whoever administers; and the button for the week's run."""
    home = current_app.config["HOME"]
    whose = "" if auth.may("admin") else auth.name()
    return render_template("jobs.html", jobs=jobs.every(home, whose), working=is_working(home))


@blueprint.post("/run")
@auth.needs("jobs")
def run() -> ResponseReturnValue:
    """Ask for the week's run."""
    return _asked(jobs.run_week(current_app.config["HOME"], auth.name()))


@blueprint.post("/backup")
@auth.needs("admin")
def back_up() -> ResponseReturnValue:
    """Ask for a backup."""
    return _asked(jobs.back_up(current_app.config["HOME"], auth.name()))


@blueprint.post("/check")
@auth.needs("admin")
def check() -> ResponseReturnValue:
    """Ask for a thorough check."""
    return _asked(jobs.check(current_app.config["HOME"], auth.name()))


@blueprint.get("/<int:number>")
@auth.needs("read")
def show(number: int) -> ResponseReturnValue:
    """Show one job; it asks for itself again while the job goes on, unless `?still=1`."""
    job = _mine(number)
    still = request.args.get("still") == "1"
    again = 0 if job.ended or still else EACH
    working = is_working(current_app.config["HOME"])
    return render_template("job.html", job=job, again=again, still=still, working=working)


@blueprint.get("/<int:number>/now")
@auth.needs("read")
def now(number: int) -> ResponseReturnValue:
    """Return the middle of a job's page, for the script that keeps the page up to date."""
    working = is_working(current_app.config["HOME"])
    return render_template("_job.html", job=_mine(number), working=working)


@blueprint.get("/<any(run, backup, check):_action>")
@auth.needs("read")
def back(_action: str) -> ResponseReturnValue:
    """Lead from a form's address (after signing in again, say) to the list."""
    return redirect(url_for("jobs.every"))


def _asked(number: int) -> ResponseReturnValue:
    return redirect(url_for("jobs.show", number=number))


def _mine(number: int) -> JobView:
    job = jobs.get(current_app.config["HOME"], number)
    if job.user != auth.name() and not auth.may("admin"):
        abort(404)
    return job
