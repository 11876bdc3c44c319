"""The report of adding as a file: CSV, JSON or Markdown, in the reader's language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from botnia_signals.cells import csv_of
from botnia_signals.errors import SettingsError
from botnia_signals.messages import message
from botnia_signals.pipeline.add import AddReport, FileReport

FORMATS = (".csv", ".json", ".md")
_COLUMNS = ("file", "what", "place", "reason", "text", "read", "stored", "known", "statements")


def write_report(report: AddReport, path: Path, language: str) -> None:
    """Write the report as the ending of `path` says.

    Raises:
        SettingsError: the ending is none of .csv, .json, .md.
    """
    writers = {".csv": report_csv, ".json": report_json, ".md": report_markdown}
    check_format(path)
    path.write_text(writers[path.suffix.lower()](report, language), encoding="utf-8", newline="")


def check_format(path: Path) -> None:
    """Refuse a report of another ending than .csv, .json or .md, before anything is added.

    Raises:
        SettingsError: so.
    """
    if path.suffix.lower() not in FORMATS:
        raise SettingsError("add-report-format", endings=", ".join(FORMATS))


def report_csv(report: AddReport, language: str) -> str:
    """Return the report as CSV for a spreadsheet program (`cells.csv_of`)."""
    headings = [message(f"added-column-{name}", language) for name in _COLUMNS]
    found = [[str(row[name]) for name in _COLUMNS] for one in report.files for row in _rows(one, language)]
    return csv_of([headings, *found])


def report_json(report: AddReport, language: str) -> str:
    """Return the report as JSON: a list of files, each with its counts, refusals and asides."""
    files = [
        {
            **{name: getattr(one, name) for name in ("read", "stored", "known", "statements")},
            "file": one.name,
            "mapping": one.mapping,
            "refused": [
                {"place": item.origin, "reason": message(item.key, language, **item.values)}
                for item in one.refused
            ],
            "aside": [
                {"place": row.origin, "reason": message(row.reason, language), "text": row.text}
                for row in one.aside
            ],
        }
        for one in report.files
    ]
    return json.dumps({"files": files}, ensure_ascii=False, indent=1) + "\n"


def report_markdown(report: AddReport, language: str) -> str:
    """Return the report as Markdown: a heading a file, its counts, then what was refused and set aside."""
    lines = [f"# {message('added-title', language)}", ""]
    for one in report.files:
        counts = {name: getattr(one, name) for name in ("read", "stored", "known", "statements")}
        lines += [f"## {_escaped(one.name)}", "", message("added-counts", language, **counts), ""]
        if one.mapping:
            lines += [message("added-mapping", language, mapping=_escaped(one.mapping)), ""]
        lines += _section("added-what-refused", language, _refusals(one, language))
        lines += _section("added-what-aside", language, _asides(one, language))
    return "\n".join(lines).rstrip() + "\n"


def _section(key: str, language: str, said: list[str]) -> list[str]:
    return [f"### {message(key, language)}", "", *said, ""] if said else []


def _refusals(one: FileReport, language: str) -> list[str]:
    return [
        f"- {_escaped(item.origin)}: {_escaped(message(item.key, language, **item.values))}"
        for item in one.refused
    ]


def _asides(one: FileReport, language: str) -> list[str]:
    return [
        f"- {_escaped(row.origin)} ({message(row.reason, language)}): {_escaped(' '.join(row.text.split()))}"
        for row in one.aside
    ]


def _rows(one: FileReport, language: str) -> Iterator[dict[str, object]]:
    empty: dict[str, object] = dict.fromkeys(_COLUMNS, "")
    counts = {name: getattr(one, name) for name in ("read", "stored", "known", "statements")}
    yield {**empty, "file": one.name, "what": message("added-what-file", language), **counts}
    refused, aside = message("added-what-refused", language), message("added-what-aside", language)
    for item in one.refused:
        reason = message(item.key, language, **item.values)
        yield {**empty, "file": one.name, "what": refused, "place": item.origin, "reason": reason}
    for row in one.aside:
        said = {"place": row.origin, "reason": message(row.reason, language), "text": row.text}
        yield {**empty, "file": one.name, "what": aside, **said}


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in text)
