"""The settings in words: what each means, what holds now, who changed it, and changing it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.pipeline import configure
from botnia_signals.settings import CHANGEABLE
from web import auth, problems
from web.language import current, t
from web.notices import Notice, tell

blueprint = Blueprint("settings", __name__, url_prefix="/settings")
LONGEST = 40


@blueprint.get("")
@auth.needs("read")
def show() -> ResponseReturnValue:
    """Show every setting, and the changes people made."""
    return _page({})


@blueprint.post("")
@auth.needs("settings")
def change() -> ResponseReturnValue:
    """Change what was typed anew, all or nothing; what is wrong stays on the form as it was typed."""
    home, typed = current_app.config["HOME"], _typed()
    errors = {}
    for name, text in typed.items():
        try:
            configure.checked(home, name, text)
        except SettingsError as error:
            errors[name] = error
    if errors:
        return _page(errors)
    try:
        changed = configure.change(home, auth.name(), typed)
    except SettingsError as error:
        return _page({"": error})
    tell(Notice("settings-saved" if changed else "settings-same"))
    return redirect(url_for("settings.show"))


@blueprint.get("/undo")
@auth.needs("settings")
def back() -> ResponseReturnValue:
    """Lead from the form's address (after signing in again, say) to the page."""
    return redirect(url_for("settings.show"))


@blueprint.post("/undo")
@auth.needs("settings")
def undo() -> ResponseReturnValue:
    """Undo the newest change of a setting; if another was quicker, say so."""
    ident = request.form.get("change", type=int)
    if ident is None:
        abort(400)
    try:
        configure.undo(current_app.config["HOME"], auth.name(), ident)
    except NotFoundError:
        tell(Notice("web-undo-late", "problem"))
    except SettingsError as error:
        return _page({"": error})
    else:
        tell(Notice("settings-undone"))
    return redirect(url_for("settings.show"))


def _typed() -> dict[str, str]:
    """Return the fields that differ from what the form showed: what another changed meanwhile stays."""
    fields = {name: request.form.get(name, "").strip()[:LONGEST] for name in CHANGEABLE}
    return {
        name: text
        for name, text in fields.items()
        if name in request.form and text != request.form.get(f"shown-{name}", "")
    }


def _page(errors: dict[str, SettingsError]) -> ResponseReturnValue:
    try:
        view = configure.view(current_app.config["HOME"])
    except SettingsError as error:
        return problems.page(503, "store", error.on_page(current()))
    page = render_template(
        "settings.html",
        changeable=[one for one in view.settings if one.name in CHANGEABLE],
        others=[one for one in view.settings if one.name not in CHANGEABLE],
        view=view,
        errors=errors,
        typed=request.form,
        written=written,
    )
    return (page, 400) if errors else page


def written(value: Any) -> str:
    """Return a setting's value as it is written in the page's language: 0,05; 2, 4, 7."""
    if isinstance(value, (tuple, list)):
        return ", ".join(written(one) for one in value)
    if isinstance(value, float):
        return str(value) if current() == "en" else str(value).replace(".", ",")
    return str(value) or t("settings-none")
