"""A stream run week by week as it would have been seen, in a throw-away store."""

from __future__ import annotations

import dataclasses
import datetime as dt
import errno
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from botnia_signals.digest.lookback_render import render_look_back
from botnia_signals.encoding import Encoder
from botnia_signals.errors import IntakeError, SettingsError
from botnia_signals.intake import IntakeOptions
from botnia_signals.pipeline.add import add
from botnia_signals.pipeline.background import encode_missing
from botnia_signals.pipeline.lookback import look_back_of
from botnia_signals.pipeline.material import known_since
from botnia_signals.pipeline.run import engine_of, run_weeks
from botnia_signals.records import SourceKind
from botnia_signals.settings import Settings, load_settings
from botnia_signals.store import KEY, KEY_BYTES, Store
from botnia_signals.weeks import sundays

Progress = Callable[[str, int, int], None]
REPORTS = {".html": "html", ".md": "md"}
THROW_AWAY_KEY = bytes(KEY_BYTES)
"""The key of every throw-away store, so that document ids, and with them the order of equal rows, are the
same in each replay. No key or id made with it leaves the store."""


def replay(
    stream: Path,
    out: Path,
    *,
    first: dt.date | None = None,
    last: dt.date | None = None,
    home: Path | None = None,
    alpha: float | None = None,
    progress: Progress | None = None,
    encoder: tuple[str, Callable[[], Encoder]] | None = None,
    report: Path | None = None,
    language: str = "fi",
) -> int:
    """Write what would have been listed at the end of each week of `stream`, and return the number of weeks.

    `first` and `last` choose the weeks that are listed; the weeks before are history. Each line of `out` is
    {"as_of", "signals": [{"id", "level", "members": [record ids]}, …]}, best first. Pseudonymising and
    encoding happen once, up front; the scan of a week sees nothing dated later. Settings are those of
    `home`, if it has any; nothing is written there. A `report` (.html or .md) tells the same for people, in
    `language`: the look back of these weeks.

    Raises:
        IntakeError: the stream has no record in that time.
        SettingsError: the report's name has another ending.
        FileNotFoundError: `out` or `report` stands in no folder; found before the work begins.
    """
    for path in (out, report):
        if path is not None and not path.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    if report is not None and report.suffix not in REPORTS:
        raise SettingsError("report-format", format=report.suffix)
    settings = load_settings(home)
    if alpha is not None:
        settings = dataclasses.replace(settings, alpha=alpha)
    tell = progress or (lambda _step, _done, _whole: None)
    with tempfile.TemporaryDirectory(prefix="botnia-replay-") as folder:
        place = Path(folder) / "store"
        place.mkdir()
        (place / KEY).write_text(THROW_AWAY_KEY.hex() + "\n", encoding="ascii")
        Store(place, create=True).close()
        add(place, [stream], IntakeOptions(source=SourceKind.OTHER), tell, indexed=False)
        with Store(place) as store:
            number = _weekly(store, settings, first, last, tell, encoder, out, named=report is not None)
            if report is not None:
                _write_report(store, report, language, tell)
            return number


def _weekly(
    store: Store,
    settings: Settings,
    first: dt.date | None,
    last: dt.date | None,
    tell: Progress,
    encoder: tuple[str, Callable[[], Encoder]] | None,
    out: Path,
    *,
    named: bool,
) -> int:
    dates = store.documents.span_of_dates()
    if dates is None:
        raise IntakeError("stream-dates")
    newest = min(last, dates[1]) if last else dates[1]
    due = [day for day in sundays(dates[0], newest) if first is None or day >= first]
    if not due or newest < dates[0]:
        raise IntakeError("stream-dates")
    model, engine = encoder or engine_of(settings)
    encode_missing(store, model, engine, newest, lambda done, whole: tell("encode", done, whole))
    quotes = store.documents.quotes_until(newest, known_since(due[0], settings.memory_weeks))
    weeks = run_weeks(store, model, settings, quotes, due, tell, named=named)
    records = {quote.id: quote.record_id for quote in quotes}
    with out.open("w", encoding="utf-8") as lines:
        for week in weeks:
            lines.write(json.dumps(_line(store, week, records), ensure_ascii=False) + "\n")
    return len(weeks)


def _write_report(store: Store, report: Path, language: str, tell: Progress) -> None:
    tell("report", 0, 1)
    text = render_look_back(look_back_of(store), REPORTS[report.suffix], language)
    report.write_text(text, encoding="utf-8")
    tell("report", 1, 1)


def _line(store: Store, week: str, records: dict[str, str]) -> dict[str, object]:
    row = store.weeks.get(week)
    signals = [
        {
            "id": listing.signal,
            "level": listing.finding.level.value,
            "members": list(dict.fromkeys(records[member] for member in listing.finding.members)),
            "p": listing.finding.p,
        }
        for listing in store.weeks.listings(week)
    ]
    return {"as_of": row.as_of.isoformat() if row else week, "signals": signals}
