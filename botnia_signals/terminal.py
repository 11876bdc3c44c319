"""What the command line prints: sentences of the catalogue, progress, reports."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from botnia_signals.errors import BotniaError

if TYPE_CHECKING:
    from botnia_signals.pipeline.add import AddReport
    from botnia_signals.pipeline.configure import SettingView
    from botnia_signals.pipeline.demo import Demo
    from botnia_signals.pipeline.editions import EditionView, Verdict
    from botnia_signals.pipeline.jobs import JobView
    from botnia_signals.pipeline.preview import ColumnsView, FilePreview
    from botnia_signals.pipeline.run import RunReport
    from botnia_signals.pipeline.theme_views import MapView

Progress = Callable[[str, int, int], None]
SHOWN_REFUSALS = 20


def language() -> str:
    """Return the language to print in: BOTNIA_LANGUAGE, else the terminal's own if fi or sv, else English."""
    wanted = os.environ.get("BOTNIA_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return wanted[:2] if wanted[:2] in {"fi", "sv"} else "en"


def text(key: str, **values: object) -> str:
    """Return a sentence of the catalogue in the terminal's language."""
    from botnia_signals.messages import message

    return message(key, language(), **values)


def say(key: str, **values: object) -> None:
    """Print a sentence of the catalogue."""
    click.echo(text(key, **values))


def complain(error: BotniaError) -> None:
    """Print what went wrong and what to do, to standard error."""
    click.echo(error.in_language(language()), err=True)


@contextmanager
def progress() -> Iterator[Progress]:
    """Show steps as bars on a terminal, and as a line a step elsewhere; all to standard error."""
    if not sys.stderr.isatty():
        yield _plain()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, object] = {}

        def show(step: str, done: int, whole: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(text(f"step-{step}"), total=whole or None)
            bars.update(tasks[step], completed=done, total=whole or None)  # type: ignore[arg-type]

        yield show


def _plain() -> Progress:
    shown: dict[str, int] = {}

    def show(step: str, done: int, whole: int) -> None:
        tenth = 10 * done // whole if whole else done // 5000
        if shown.get(step) != tenth:
            shown[step] = tenth
            number = f"{done}/{whole}" if whole else str(done)
            click.echo(f"{text(f'step-{step}')}: {number}", err=True)

    return show


def show_added(report: AddReport, *, as_json: bool) -> None:
    """Print what came of `botnia add`, refusals with place and reason."""
    from botnia_signals.messages import message

    refused = [
        {"origin": one.origin, "reason": message(one.key, language(), **one.values)} for one in report.refused
    ]
    if as_json:
        content = {
            "read": report.read,
            "stored": report.stored,
            "known": report.known,
            "statements": report.statements,
            "masked": dict(sorted(report.masked.items())),
            "revealing": {
                "statements": report.revealing.statements,
                "high": report.revealing.high,
                "kinds": dict(sorted(report.revealing.kinds.items())),
            },
            "refused": refused,
            "batch": report.batch or None,
            "shortfalls": report.shortfalls,
            "aside": {key: report.aside[key] for key in sorted(report.aside)},
        }
        click.echo(json.dumps(content, ensure_ascii=False, indent=1))
        return
    if report.batch:
        say("cli-held", batch=report.batch)
    say("cli-added", stored=report.stored, statements=report.statements, known=report.known)
    if report.masked:
        kinds = ", ".join(f"{kind} {number}" for kind, number in report.masked.most_common())
        say("cli-masked", kinds=kinds)
    if report.revealing.statements:
        kinds = ", ".join(
            f"{text(f'revealing-{kind}')} {number}" for kind, number in report.revealing.kinds.most_common()
        )
        say("cli-revealing", number=report.revealing.statements, high=report.revealing.high, kinds=kinds)
    for shortfall in report.shortfalls:
        say(shortfall)
    for one in report.files:
        if one.mapping:
            say("cli-mapping-found", file=one.name, mapping=one.mapping)
    aside = Counter(row.reason for one in report.files for row in one.aside)
    if aside:
        say("cli-aside", number=aside.total())
        for reason, number in aside.most_common():
            click.echo(f"  {text(reason)}: {number}")
    if refused:
        say("cli-refused", number=len(refused))
        for row in refused[:SHOWN_REFUSALS]:
            click.echo(f"  {row['origin']}: {row['reason']}")
        if len(refused) > SHOWN_REFUSALS:
            say("cli-refused-more", number=len(refused) - SHOWN_REFUSALS)


def show_previews(previews: Sequence[FilePreview], *, as_json: bool) -> None:
    """Print what each file would give, and nothing that was not masked."""
    if as_json:
        rows = [asdict(one) for one in previews]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1, default=str))
        return
    for one in previews:
        say("preview-file", file=one.name, records=one.records)
        if one.mapping:
            say("cli-mapping-found", file=one.name, mapping=one.mapping)
        if one.columns is not None:
            _show_columns(one.columns)
        for row in one.shown:
            about = " · ".join(filter(None, (row.date.isoformat(), row.municipality, row.heading)))
            click.echo(f"  {row.origin}: {about}\n    {row.text}")
        for reason, number in one.aside.most_common():
            click.echo(f"  {text('preview-aside')} {text(reason)}: {number}")
        for aside in one.asides:
            click.echo(f"    {aside.origin}: {aside.text}")
        for refusal in one.refused[:SHOWN_REFUSALS]:
            click.echo(f"  {refusal.origin}: {text(refusal.key, **refusal.values)}")
    say("preview-nothing-stored")


def _show_columns(columns: ColumnsView) -> None:
    for name, heading in columns.fields.items():
        click.echo(f"  {name} = {heading}")
    for heading in columns.texts:
        click.echo(f"  text = {heading}")
    if columns.offered:
        say("preview-offered", columns=", ".join(columns.offered))


def show_run(report: RunReport, *, as_json: bool) -> None:
    """Print what `botnia run` did."""
    if as_json:
        content = {
            "as_of": report.as_of.isoformat() if report.as_of else None,
            "encoded": report.encoded,
            "weeks": report.weeks,
            "themes": report.themes,
        }
        click.echo(json.dumps(content))
    elif report.as_of is None:
        say("cli-run-empty")
    elif not (report.encoded or report.weeks or report.themes):
        say("cli-run-nothing", date=report.as_of.isoformat())
    else:
        say("cli-run", date=report.as_of.isoformat(), encoded=report.encoded, weeks=len(report.weeks))
        if report.themes:
            say("cli-run-themes", number=report.themes)


def show_status(content: dict[str, object], *, as_json: bool) -> None:
    """Print what the store holds."""
    if as_json:
        click.echo(json.dumps(content, ensure_ascii=False, indent=1))
        return
    for key, value in content.items():
        click.echo(f"{text('status-' + key.replace('_', '-'))}: {'–' if value is None else value}")


def show_editions(editions: Sequence[EditionView], without: Sequence[str], *, as_json: bool) -> None:
    """Print a line for each edition, and which weeks have none though they are closed."""
    if as_json:
        rows = [{**asdict(one), "frozen_on": one.frozen_on.isoformat()} for one in editions]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for one in editions:
        values = asdict(one) | {"frozen_on": one.frozen_on.isoformat()}
        click.echo(text("cli-edition", **values))
    if not editions:
        say("cli-editions-none")
    _show_without(without)


def show_verdicts(verdicts: Sequence[Verdict], without: Sequence[str]) -> None:
    """Print of each edition that it is the same, or everything in which it differs."""
    for verdict in verdicts:
        if verdict.same:
            say("cli-edition-same", week=verdict.week)
        for one in verdict.differences:
            click.echo(f"{verdict.week}: {text(f'edition-differs-{one.kind}', **one.values)}")
    if not verdicts:
        say("cli-editions-none")
    _show_without(without)


def _show_without(weeks: Sequence[str]) -> None:
    if weeks:
        say("cli-editions-without", number=len(weeks), first=weeks[0], last=weeks[-1])


def show_settings(views: Sequence[SettingView], *, as_json: bool) -> None:
    """Print every setting with its value, where that is set, its default and what it means."""
    if as_json:
        rows = {one.name: {"value": one.value, "default": one.default, "origin": one.origin} for one in views}
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for one in views:
        value = ",".join(map(str, one.value)) if isinstance(one.value, tuple) else str(one.value)
        origin = text(f"settings-origin-{one.origin}", variable=one.variable)
        click.echo(f"{one.name} = {value or text('settings-none')}  ({origin})")
        default = ",".join(map(str, one.default)) if isinstance(one.default, tuple) else str(one.default)
        said = text("settings-default", value=default or text("settings-none"))
        click.echo(f"    {text(f'setting-{one.name}-means')} {said}")


def show_signal(content: dict[str, Any], *, as_json: bool) -> None:
    """Print what became of a signal, what was decided of it, and its statements."""
    if as_json:
        click.echo(json.dumps(content, ensure_ascii=False, indent=1))
        return
    click.echo(content["id"])
    if content["into"]:
        say("cli-signal-into", other=content["into"])
    for day, kind, other in content["events"]:
        click.echo(f"  {day}  {text(f'event-{kind}', other=other)}")
    for row in content["decisions"]:
        words = " ".join(str(row[key]) for key in ("action", "into", "new", "undoes") if row.get(key))
        click.echo(f"  {row['number']}  {row['by']}: {words}")
    for ident, said in content["statements"].items():
        click.echo(f"  {ident}  {said}")


def show_demo(made: Demo, address: str) -> None:
    """Print where the demo's pages and files are and how to sign in."""
    say("cli-demo-digest", path=str(made.digest))
    say("cli-demo-sign-in", address=address, user=made.user, password=made.password)
    say("cli-demo-stop")


if __name__ == "__main__":
    say(sys.argv[1])


def show_job(job: JobView) -> None:
    """Print that a job has ended, and why where it failed."""
    kind = text(f"job-{job.kind}")
    if job.reason:
        say("cli-job-failed", number=job.id, kind=kind, reason=text(f"error-{job.reason}", **job.values))
    else:
        say("cli-job-done", number=job.id, kind=kind)


def show_themes(found: MapView, language: str, *, as_json: bool) -> None:
    """Print the themes of a map and those that it no longer has."""
    if as_json:
        click.echo(json.dumps(_themes_as_json(found), ensure_ascii=False, indent=2))
    elif not found.themes:
        say("cli-theme-none")
    for view in found.themes if not as_json else ():
        name = view.names.get(language) or next(iter(view.names.values()), "")
        say("cli-theme-line", theme=view.number, size=f"{view.theme.size:6d}", name=name)
    if found.past and not as_json:
        say("cli-theme-past")
        for one in found.past:
            name = one.names.get(language) or next(iter(one.names.values()), "")
            say("cli-theme-line", theme=one.number, size=f"{one.into:>6}", name=name)


def _themes_as_json(found: MapView) -> dict[str, object]:
    return {
        "week": found.week,
        "themes": [
            {
                "theme": view.number,
                "names": view.names,
                "named": view.named,
                "words": view.theme.words,
                "statements": view.theme.size,
                "trend": view.trend,
                "happened": view.event.kind if view.event else "",
                "merged": [f"T-{ident:04d}" for ident in view.absorbed],
            }
            for view in found.themes
        ],
        "past": [
            {"theme": one.number, "names": one.names, "week": one.week, "into": one.into}
            for one in found.past
        ],
    }
