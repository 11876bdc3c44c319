"""The scorecard of past signals as text, Markdown, CSV or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from botnia_signals.digest import tables
from botnia_signals.digest.content import day, decimal, language_name
from botnia_signals.digest.tables import Table
from botnia_signals.errors import SettingsError
from botnia_signals.messages import message
from botnia_signals.review.evaluation import Evaluation, Missed, Score

FIGURES = (
    *("raised", "accepted", "dismissed", "undecided", "precision", "low", "high"),
    *("listed_to_verdict", "raised_to_verdict", "said_to_raised"),
)
HEADINGS = (
    *("evaluation-raised", "evaluation-accepted", "evaluation-dismissed", "evaluation-undecided"),
    *("evaluation-precision", "evaluation-interval", "evaluation-listed-to-verdict"),
    *("evaluation-raised-to-verdict", "evaluation-said-to-raised"),
)


def render_evaluation(found: Evaluation, form: str, language: str) -> str:
    """Return the scorecard in `form` (text, md, csv or json), its words in `language` (fi, sv or en).

    Raises:
        SettingsError: no such form.
    """
    if form == "json":
        return evaluation_json(found)
    if form == "csv":
        return evaluation_csv(found)
    if form == "md":
        title = message("evaluation-title", language)
        lines = [line for table in evaluation_tables(found, language) for line in tables.markdown(table)]
        return "\n".join([f"# {title}", "", _lead(found, language), "", *lines]).rstrip() + "\n"
    if form == "text":
        lines = [line for table in evaluation_tables(found, language) for line in ("", *tables.plain(table))]
        return "\n".join([_lead(found, language), *lines])
    raise SettingsError("evaluation-format", format=form)


def _lead(found: Evaluation, language: str) -> str:
    return message("evaluation-lead" if found.decided else "evaluation-empty", language)


def evaluation_json(found: Evaluation) -> str:
    """Return the scorecard as JSON: shares from 0 to 1, delays in days, null where there is none."""
    groups = {
        name: {key: _values(score) for key, score in group}
        for name, group in (
            ("by_source", found.by_source),
            ("by_language", found.by_language),
            ("by_reviewer", found.by_reviewer),
            ("by_quarter", found.by_quarter),
        )
    }
    content = {
        "total": _values(found.total),
        **groups,
        "dismissed_for": [
            {"reason": reason, "raised": raised, "watched": watched}
            for reason, raised, watched in found.reasons
        ],
        "missed_early": [
            {
                "signal": one.signal,
                "first_listed": one.first_listed.isoformat(),
                "accepted_on": one.accepted_on.isoformat(),
                "first_raised": one.first_raised.isoformat() if one.first_raised else None,
            }
            for one in found.missed
        ],
        "watched_only": asdict(found.watched),
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def evaluation_csv(found: Evaluation) -> str:
    """Return a line for the total and each group: what it groups by, its key, its figures."""
    groups = (
        ("total", (("", found.total),)),
        ("source", found.by_source),
        ("language", found.by_language),
        ("reviewer", found.by_reviewer),
        ("quarter", found.by_quarter),
    )
    lines = [(name, key, *_values(score).values()) for name, group in groups for key, score in group]
    return tables.csv_text(("by", "key", *FIGURES), lines)


def _values(score: Score) -> dict[str, Any]:
    return {name: getattr(score, name) for name in FIGURES}


def evaluation_tables(found: Evaluation, language: str) -> list[Table]:
    """Return the scorecard's tables in `language`, the whole first."""

    def said(key: str) -> str:
        return message(key, language)

    def table(title: str, key: str, rows: Iterable[tuple[str, Score]], note: str = "") -> Table:
        cells = tuple((name, *_cells(score, language)) for name, score in rows)
        headings = (said(key), *map(said, HEADINGS))
        return Table(said(title), headings, cells, note, said("evaluation-none"))

    def named(rows: Iterable[tuple[str, Score]], name: Callable[[str], str]) -> list[tuple[str, Score]]:
        return [(name(key)[:1].upper() + name(key)[1:], score) for key, score in rows]

    shared = said("evaluation-shared")
    return [
        table(
            *("evaluation-total", "evaluation-all"),
            [(said("evaluation-all"), found.total)],
            said("evaluation-total-note"),
        ),
        table(
            *("evaluation-by-quarter", "evaluation-quarter"),
            named(found.by_quarter, lambda key: _quarter(key, language)),
            said("evaluation-by-quarter-note"),
        ),
        table(
            *("evaluation-by-source", "evaluation-source"),
            named(found.by_source, lambda key: message(f"source-{key}", language)),
            shared,
        ),
        table(
            *("evaluation-by-language", "evaluation-language"),
            named(found.by_language, lambda key: language_name(key, language)),
            shared,
        ),
        table("evaluation-by-reviewer", "evaluation-reviewer", found.by_reviewer),
        _reasons(found, language),
        _missed(found.missed, language),
        _watched(found, language),
    ]


def _reasons(found: Evaluation, language: str) -> Table:
    headings = ("evaluation-reason", "evaluation-signals", "evaluation-watched")
    return Table(
        message("evaluation-reasons", language),
        tuple(message(key, language) for key in headings),
        tuple((message(f"reason-{one}", language), str(a), str(b)) for one, a, b in found.reasons),
        empty=message("evaluation-none", language),
    )


def _missed(missed: Iterable[Missed], language: str) -> Table:
    headings = ("lookback-signal", "lookback-listed", "evaluation-accepted-on", "lookback-raised")
    return Table(
        message("evaluation-missed", language),
        tuple(message(key, language) for key in headings),
        tuple(
            (
                *(one.signal, day(one.first_listed, language), day(one.accepted_on, language)),
                day(one.first_raised, language) if one.first_raised else "–",
            )
            for one in missed
        ),
        note=message("evaluation-missed-note", language),
        empty=message("evaluation-missed-none", language),
    )


def _watched(found: Evaluation, language: str) -> Table:
    headings = ("evaluation-watched", "evaluation-accepted", "evaluation-dismissed", "evaluation-undecided")
    watched = found.watched
    undecided = watched.number - watched.accepted - watched.dismissed
    figures = (watched.number, watched.accepted, watched.dismissed, undecided)
    return Table(
        message("evaluation-watched-only", language),
        tuple(message(key, language) for key in headings),
        (tuple(map(str, figures)),),
        figures=0,
    )


def _cells(score: Score, language: str) -> tuple[str, ...]:
    delays = (score.listed_to_verdict, score.raised_to_verdict, score.said_to_raised)
    interval = "–"
    if score.low is not None and score.high is not None:
        interval = f"{_percent(score.low, language)}–{_percent(score.high, language)} %"
    return (
        *map(str, (score.raised, score.accepted, score.dismissed, score.undecided)),
        "–" if score.precision is None else f"{_percent(score.precision, language)} %",
        interval,
        *(
            "–" if delay is None else decimal(delay, language, 0 if delay == int(delay) else 1)
            for delay in delays
        ),
    )


def _percent(share: float, language: str) -> str:
    return decimal(100 * share, language, 0)


def _quarter(key: str, language: str) -> str:
    year, number = key.split("-Q")
    return message("evaluation-quarter-name", language, number=number, year=year)
