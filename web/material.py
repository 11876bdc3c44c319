"""Add material: files dropped in, and what they do not say themselves; the worker reads them."""

from __future__ import annotations

import datetime as dt

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from botnia_signals.errors import SettingsError
from botnia_signals.messages import LANGUAGES
from botnia_signals.pipeline import jobs
from botnia_signals.pipeline.jobs import Upload
from botnia_signals.places import region
from botnia_signals.records import SourceKind
from web import auth
from web.write import day_of, regions_with_places

blueprint = Blueprint("material", __name__, url_prefix="/material")
LONGEST_NAME, LONGEST_COLUMNS = 60, 1000


@blueprint.get("")
@auth.needs("write")
def show() -> ResponseReturnValue:
    """Show the form and one's own jobs."""
    return _form(None)


@blueprint.post("")
@auth.needs("write")
def take() -> ResponseReturnValue:
    """Write down what is to be taken in and lead to its job; show the form again if something is wrong."""
    try:
        upload = _typed()
        auth.check("write", {region(upload.municipality)} if upload.municipality else set())
        number = jobs.take_in(current_app.config["HOME"], auth.name(), upload)
    except SettingsError as error:
        return _form(error), 400
    return redirect(url_for("jobs.show", number=number))


def uploaded(name: str = "file") -> list[tuple[str, bytes]]:
    """Return the files of a form's field, each with its name and content."""
    return [(one.filename or "", one.read()) for one in request.files.getlist(name) if one.filename]


def _typed() -> Upload:
    form = request.form
    municipality = form.get("municipality", "")
    if municipality and municipality not in {
        place for _, places in regions_with_places() for place in places
    }:
        raise SettingsError("write-place")
    day: dt.date | None = day_of(form["day"]) if form.get("day") else None
    return Upload(
        files=uploaded(),
        source=form.get("source", ""),
        day=day,
        municipality=municipality,
        language=form.get("language", "") if form.get("language") in LANGUAGES else "",
        columns={name: form.get(f"column-{name}", "").strip()[:LONGEST_COLUMNS] for name in jobs.COLUMNS},
        mapping=form.get("mapping", ""),
        save_as=form.get("save-as", "").strip()[:LONGEST_NAME],
    )


def _form(error: SettingsError | None) -> str:
    home = current_app.config["HOME"]
    return render_template(
        "material.html",
        error=error,
        typed=request.form,
        sources=[kind.value for kind in SourceKind],
        places=regions_with_places(),
        mappings=jobs.mapping_names(home),
        columns=jobs.COLUMNS,
        endings=", ".join(jobs.ENDINGS),
        limit=jobs.LARGEST >> 20,
        most=jobs.MOST_FILES,
        jobs=[one for one in jobs.every(home, auth.name()) if one.kind in ("add", "drop")][:10],
    )
