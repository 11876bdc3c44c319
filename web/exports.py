"""Every view as CSV and JSON at its own address: what the file holds of each page that does not make its own.

`?as=csv` or `?as=json` is answered here once the guard has let the reader in; pages link to both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from flask import Flask, abort, current_app, request
from flask.typing import ResponseReturnValue

from botnia_signals.digest.content import Entry, Said
from botnia_signals.pipeline import (
    alone,
    codebook,
    configure,
    dialogues,
    health,
    jobs,
    keep,
    queue,
    read,
    rounds,
    theme_views,
    users,
)
from botnia_signals.review import rounds as rules
from web import auth
from web.files import asked_form, table_file
from web.language import current

SAID = ("statement", "language", "date", "source", "municipality", "text")
ENTRY = ("signal", "week", "level", "state", "title", "seen", "expected", "weeks", "p", "voices")
PAGES = 500


@dataclass(frozen=True, slots=True)
class Content:
    """What the file of a view holds: its name, columns and rows, and what the JSON says beside them.

    Rows with a statement's text in `text` leave out those that must not stand in a file.
    """

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[object]]
    more: Mapping[str, object] = field(default_factory=dict)
    text: str = ""


def start(app: Flask) -> None:
    """Answer what asks for a file, and let pages link to theirs."""
    app.before_request(_answer)
    app.jinja_env.globals.update(exported=VIEWS, as_file=_address)


def _answer() -> ResponseReturnValue | None:
    make = VIEWS.get(request.endpoint or "")
    if make is None or request.method != "GET" or "as" not in request.args:
        return None
    form = asked_form()
    if not form:
        return None
    content = make(**(request.view_args or {}))
    return table_file(
        form, content.name, content.columns, content.rows, content.more, text_column=content.text
    )


def _address(form: str) -> str:
    """Return this page's address as a file, with what it was asked for."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name not in ("as", "lang")]
    return f"{request.path}?{urlencode([*kept, ('as', form)])}"


def _home() -> Any:
    return current_app.config["HOME"]


def _number() -> int:
    return min(max(request.args.get("page", 1, type=int), 1), PAGES)


def _said(found: Iterable[Said]) -> list[tuple[object, ...]]:
    return [
        (one.statement, one.language, one.date.isoformat(), one.source, one.municipality, one.text)
        for one in found
    ]


def _entry(one: Entry) -> tuple[object, ...]:
    figures = (one.seen, round(one.expected, 2), one.weeks, one.p, one.voices)
    return (
        *(one.signal, one.week, one.level.value, one.state.standing, one.title(current())),
        *((None,) * len(figures) if one.suppressed else figures),
    )


def _signal(ident: str) -> Content:
    view = read.signal(_home(), ident, request.args.get("week") or None)
    more = dict(zip(ENTRY, _entry(view.entry), strict=True))
    more["why"] = view.entry.why(current())
    more["decisions"] = [
        {"id": one.id, "at": one.at.isoformat(), "user": one.user, "action": one.action, "undoes": one.undoes}
        for one in view.decisions
    ]
    return Content(ident, SAID, _said(view.entry.said), more, text="text")


def _statement(ident: str) -> Content:
    view = read.document(_home(), ident)
    near = alone.shown_of(_home(), [one.id for one in view.statements])
    more = {"chosen": ident, "signals": view.signals.get(ident, [])}
    return Content(f"statement-{ident}", SAID, _said(near), more, text="text")


def _themes() -> Content:
    columns = (
        "theme",
        "name_fi",
        "name_sv",
        "statements",
        "lately",
        "before",
        "share",
        "share_before",
        "trend",
    )
    found = theme_views.newest_map(_home())
    rows = []
    for one in found.themes:
        grown = one.growth
        figures = (grown.recent, grown.former, grown.share, grown.former_share) if grown else (None,) * 4
        names = (one.names.get("fi"), one.names.get("sv"))
        rows.append((one.number, *names, one.theme.size, *figures, one.trend or None))
    return Content("themes", columns, rows, {"week": found.week})


def _theme(ident: int) -> Content:
    args = request.args
    week, word, said = args.get("week") or None, args.get("word", "")[:100], args.get("said", "")
    page = theme_views.theme(_home(), ident, week, word, said, _number())
    more: Mapping[str, object] = {
        "theme": page.view.number,
        "names": page.view.names,
        "weekly": [[monday.isoformat(), number] for monday, number in page.weekly],
        "total": page.total,
    }
    return Content(page.view.number, SAID, _said(page.statements), more, text="text")


def _rounds() -> Content:
    columns = ("round", "title", "phase", "signals", "invited", "begun_by", "begun", "until")
    rows = [
        (
            *(one.id, one.title, one.phase, " ".join(one.signals), ", ".join(one.invited), one.user),
            *(one.at.isoformat(), one.until.isoformat() if one.until else None),
        )
        for one in rounds.every(_home())
    ]
    return Content("rounds", columns, rows)


def _round(number: int) -> Content:
    view = rounds.view(_home(), number, auth.name())
    rows = [
        (step, signal, criterion, *_spread(ratings, signal, criterion))
        for step, ratings in view.shown.items()
        for signal in view.round.signals
        for criterion in rules.CRITERIA
    ]
    columns = ("step", "signal", "criterion", "values", "median", "cannot_say")
    more = {"phase": view.round.phase, "rated": view.progress, "result": view.round.result}
    return Content(f"round-{number}", columns, rows, more)


def _spread(ratings: Sequence[Any], signal: str, criterion: str) -> tuple[object, ...]:
    found = rules.spread(ratings, signal, criterion)
    return " ".join(map(str, found.values)), found.middle, found.unsaid


def _label(key: str) -> Content:
    label, versions = codebook.history(_home(), key)
    columns = ("version", "at", "user", "act", "name_fi", "name_sv", "name_en")
    rows = [
        (one.id, one.at.isoformat(), one.user, one.act, *map(one.label.names.get, ("fi", "sv", "en")))
        for one in versions
    ]
    more = {"key": label.key, "kind": label.kind, "parent": label.parent, "names": dict(label.names)}
    return Content(f"label-{label.key}", columns, rows, more)


def _dialogues() -> Content:
    columns = ("dialogue", "kind", "title", "day", "region", "municipality", "people", "statements", "user")
    rows = [
        (
            *(one.id, one.kind.value, one.title, one.day.isoformat(), one.region, one.municipality),
            *(one.people, one.said, one.user),
        )
        for one in dialogues.every(_home())
    ]
    return Content("dialogues", columns, rows)


def _dialogue(number: int) -> Content:
    view = dialogues.view(_home(), number)
    told = [{"signal": one.signal, "text": one.text} for one in view.interpretations]
    more = {"title": view.dialogue.title, "waiting": view.waiting, "interpretations": told}
    return Content(f"dialogue-{number}", SAID, _said(view.said), more, text="text")


def _sheet(number: int) -> Content:
    found = dialogues.sheet(_home(), number)
    return Content(f"dialogue-{number}-sheet", ENTRY, map(_entry, found.entries))


def _batches() -> Content:
    rows = [(one.id, one.name, one.at, one.by, one.state, one.documents) for one in queue.batches(_home())]
    return Content("privacy-queue", ("batch", "name", "at", "by", "state", "waiting"), rows)


def _batch(batch: int) -> Content:
    """Return what waits in a batch without its texts: nobody has looked at them yet."""
    found, waiting = queue.page(_home(), batch, _number())
    columns = ("document", "date", "source", "language", "masked", "to_look_at")
    rows = [
        (
            *(one.document.id, one.document.date.isoformat(), one.document.source.value),
            *(one.document.language, len(one.document.masked), len(one.words)),
        )
        for one in waiting
    ]
    return Content(f"privacy-queue-{batch}", columns, rows, {"state": found.state})


def _settings() -> Content:
    rows = [(one.name, one.value, one.default, one.origin) for one in configure.view(_home()).settings]
    return Content("settings", ("setting", "value", "default", "set_in"), [_plain(row) for row in rows])


def _plain(row: Sequence[object]) -> list[object]:
    return [" ".join(map(str, one)) if isinstance(one, (tuple, list)) else one for one in row]


def _users() -> Content:
    rows = [
        (
            *(one.name, one.active, users.is_locked(one), one.language, _roles(one.grants)),
            one.entered_at.isoformat() if one.entered_at else None,
        )
        for one in users.every_user(_home())
    ]
    return Content("users", ("user", "active", "locked", "language", "roles", "signed_in"), rows)


def _roles(grants: Iterable[Any]) -> str:
    return "; ".join(f"{one.role} {one.region}".strip() for one in grants)


def _user(name: str) -> Content:
    user, events = users.user_with_events(_home(), name)
    rows = [(one.id, one.at.isoformat(), one.by, one.act) for one in events]
    more = {"user": user.name, "active": user.active, "roles": _roles(user.grants)}
    return Content("user", ("event", "at", "by", "act"), rows, more)


JOB = ("job", "kind", "state", "user", "at", "started", "ended", "step", "done", "whole", "reason")


def _job_row(one: jobs.JobView) -> tuple[object, ...]:
    times = [at.isoformat() if at else None for at in (one.at, one.started_at, one.ended_at)]
    return (one.id, one.kind, one.state, one.user, *times, one.step, one.done, one.whole, one.reason)


def _jobs() -> Content:
    whose = "" if auth.may("admin") else auth.name()
    return Content("jobs", JOB, map(_job_row, jobs.every(_home(), whose)))


def _job(number: int) -> Content:
    one = jobs.get(_home(), number)
    if one.user != auth.name() and not auth.may("admin"):
        abort(404)
    return Content(f"job-{number}", JOB, [_job_row(one)])


def _health() -> Content:
    rows = [(one.name, one.standing) for one in health.health(_home()).signs]
    return Content("health", ("what", "standing"), rows)


def _backups() -> Content:
    rows = [(one.number, one.at, one.path, one.sha256, one.is_there) for one in keep.backups(_home())]
    return Content("backups", ("backup", "at", "path", "sha256", "is_there"), rows)


def _sources() -> Content:
    rows = [
        (one.source, one.documents, one.first.isoformat(), one.last.isoformat(), one.added.isoformat())
        for one in health.sources(_home())
    ]
    more = {"mappings": [{"name": one.name, "columns": one.mapping} for one in health.mappings(_home())]}
    return Content("sources", ("source", "documents", "first", "last", "added"), rows, more)


VIEWS: dict[str, Callable[..., Content]] = {
    "signals.show": _signal,
    "statements.show": _statement,
    "themes.every": _themes,
    "themes.show": _theme,
    "rounds.every": _rounds,
    "rounds.show": _round,
    "codebook.show": _label,
    "dialogues.every": _dialogues,
    "dialogues.show": _dialogue,
    "dialogues.sheet": _sheet,
    "queue.every": _batches,
    "queue.show": _batch,
    "settings.show": _settings,
    "users.every": _users,
    "users.show": _user,
    "jobs.every": _jobs,
    "jobs.show": _job,
    "admin.show": _health,
    "admin.backups": _backups,
    "admin.sources": _sources,
}
