"""Every view as a file: `?as=csv` and `?as=json` at the page's own address."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from flask import Response, abort, current_app, request

from botnia_signals.digest.tables import csv_text
from botnia_signals.pipeline import outgoing

TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


def asked_form() -> str:
    """Return the form that the address asks for with `as`, "" for a page; any other form is not found."""
    asked = request.args.get("as", "")
    if asked and asked not in TYPES:
        abort(404)
    return asked


def table_file(
    form: str,
    name: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    more: Mapping[str, object] | None = None,
    text_column: str = "",
) -> Response:
    """Return rows as CSV, or as JSON under `rows` with what `more` says; looked through for leaks.

    Rows whose statement, in `text_column`, must not be shown are left out.

    Raises:
        PrivacyError: something in it must not leave.
    """
    lines = [list(row) for row in rows]
    if text_column:
        lines = outgoing.may_leave(current_app.config["HOME"], lines, list(columns).index(text_column))
    if form == "csv":
        text = csv_text(columns, lines)
    else:
        listed = [dict(zip(columns, line, strict=True)) for line in lines]
        text = json.dumps({**(more or {}), "rows": listed}, ensure_ascii=False, indent=1, default=str)
    checked = outgoing.checked(current_app.config["HOME"], text, form, what=name)
    answer = Response(checked, content_type=TYPES[form])
    answer.headers["Content-Disposition"] = f"attachment; filename={name}.{form}"
    return answer
