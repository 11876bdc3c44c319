"""A look back as CSV, JSON, Markdown and HTML."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from botnia_signals.digest import tables
from botnia_signals.digest.content import chance, day, decimal, week_title
from botnia_signals.digest.lookback import ASLEEP, LookBack, Seen, Track
from botnia_signals.digest.strip import strip_svg
from botnia_signals.digest.tables import Table
from botnia_signals.errors import SettingsError
from botnia_signals.messages import LANGUAGES, message

if TYPE_CHECKING:
    from jinja2 import Environment

COLUMNS = (
    *("week", "as_of", "place", "signal", "level", "name_fi", "name_sv", "name_en", "voices", "seen"),
    *("expected", "p", "first_statement", "first_listed", "first_raised", "weeks_to_listed"),
    *("weeks_to_raised", "voices_at_first_listing", "voices_at_first_raise", "standing"),
)


def render_look_back(looked: LookBack, form: str, language: str) -> str:
    """Return the look back in `form` (csv, json, md or html), its sentences in `language` (fi, sv or en).

    Raises:
        SettingsError: no such form.
    """
    if form == "csv":
        return look_back_csv(looked)
    if form == "json":
        return look_back_json(looked)
    if form == "md":
        return look_back_markdown(looked, language)
    if form == "html":
        return look_back_html(looked, language)
    raise SettingsError("report-format", format=form)


def look_back_csv(looked: LookBack) -> str:
    """Return a line for each signal in each week's list; a week that listed nothing has a line of its own."""
    tracks = {track.signal: track for track in looked.tracks}
    lines: list[list[object]] = []
    for week in looked.weeks:
        if not week.listed:
            lines.append([week.week, week.as_of, *[None] * (len(COLUMNS) - 2)])
        lines += [[week.week, week.as_of, *_cells(seen, tracks[seen.signal])] for seen in week.listed]
    return tables.csv_text(COLUMNS, lines)


def _cells(seen: Seen, track: Track) -> list[object]:
    titles = [track.title(one) if track.title_language(one) == one else None for one in LANGUAGES]
    return [
        *(
            seen.place + 1,
            seen.signal,
            seen.level.value,
            *titles,
            seen.voices,
            seen.seen,
            seen.expected,
            seen.p,
        ),
        *(track.first_said, track.first_listed, track.first_raised, track.weeks_to_listed),
        *(track.weeks_to_raised, track.voices_listed, track.voices_raised, track.standing),
    ]


def look_back_json(looked: LookBack) -> str:
    """Return the look back as JSON: weeks with their lists, signals with their dates and states."""
    content = {
        "synthetic": looked.synthetic,
        "weeks": [
            {
                "week": week.week,
                "as_of": week.as_of.isoformat(),
                "listed": [
                    {
                        "signal": seen.signal,
                        "level": seen.level.value,
                        "place": seen.place + 1,
                        "voices": seen.voices,
                        "seen": seen.seen,
                        "expected": seen.expected,
                        "p": seen.p,
                    }
                    for seen in week.listed
                ],
            }
            for week in looked.weeks
        ],
        "signals": [_track_values(track) for track in looked.tracks],
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def _track_values(track: Track) -> dict[str, Any]:
    return {
        "id": track.signal,
        "names": {language: list(words) for language, words in track.names.items()},
        "label": track.label,
        "withheld": track.withheld,
        "standing": track.standing,
        "first_statement": track.first_said.isoformat(),
        "first_listed": track.first_listed.isoformat(),
        "first_listed_as": track.first_level.value,
        "first_raised": track.first_raised.isoformat() if track.first_raised else None,
        "weeks_to_listed": track.weeks_to_listed,
        "weeks_to_raised": track.weeks_to_raised,
        "voices_at_first_listing": track.voices_listed,
        "voices_at_first_raise": track.voices_raised,
        "states": track.states,
        "woken": list(track.woken),
    }


def track_sentences(track: Track, language: str) -> list[str]:
    """Return what happened to a signal in sentences: first said, listed and raised, asleep, woken."""
    sentences = [
        message("lookback-first-said", language, date=day(track.first_said, language)),
        message(
            f"lookback-first-{track.first_level.value}",
            language,
            date=day(track.first_listed, language),
            weeks=track.weeks_to_listed,
            voices=track.voices_listed,
        ),
    ]
    if track.first_raised and track.first_raised != track.first_listed:
        sentences.append(
            message(
                "lookback-then-raised",
                language,
                date=day(track.first_raised, language),
                weeks=track.weeks_to_raised or 0,
                voices=track.voices_raised or 0,
            )
        )
    if track.first_raised is None:
        sentences.append(message("lookback-never-raised", language))
    for week in track.woken:
        sentences.append(message("lookback-woken", language, week=week_title(week, language)))
    if track.states and list(track.states.values())[-1] == ASLEEP:
        sentences.append(message("lookback-asleep", language))
    return sentences


def strip(track: Track, looked: LookBack, language: str) -> str:
    """Return a signal's strip over the weeks looked at, its sentences as the text in place of it."""
    return strip_svg(track, looked, f"{track.title(language)}: {' '.join(track_sentences(track, language))}")


def look_back_tables(looked: LookBack, language: str) -> tuple[Table, Table]:
    """Return the table of signals with their delays, and that of weeks with their lists, newest first."""
    titles = looked.titles(language)

    def said(key: str) -> str:
        return message(key, language)

    signals = Table(
        said("lookback-signals"),
        tuple(map(said, SIGNAL_HEADINGS)),
        tuple(_track_row(track, language) for track in looked.tracks),
        note=said("lookback-signals-note"),
        empty=said("lookback-none"),
        figures=2,
    )
    weeks = Table(
        said("lookback-weeks"),
        tuple(map(said, WEEK_HEADINGS)),
        tuple(
            row
            for week in reversed(looked.weeks)
            for row in _week_rows(week_title(week.week, language), week.listed, titles, language)
        ),
        empty=said("lookback-empty"),
        figures=4,
    )
    return signals, weeks


SIGNAL_HEADINGS = (
    *("lookback-signal", "lookback-name", "lookback-said", "lookback-listed", "lookback-raised"),
    *("lookback-delay-listed", "lookback-delay-raised", "lookback-voices-listed", "lookback-voices-raised"),
)
WEEK_HEADINGS = (
    *("digest-curve-week", "lookback-signal", "lookback-name", "web-listing-level", "lookback-place"),
    *("web-figure-voices", "web-figure-seen", "web-figure-expected", "web-figure-chance"),
)


def _track_row(track: Track, language: str) -> tuple[str, ...]:
    raised = day(track.first_raised, language) if track.first_raised else "–"
    figures = (track.weeks_to_listed, track.weeks_to_raised, track.voices_listed, track.voices_raised)
    return (
        *(track.signal, track.title(language), day(track.first_said, language)),
        *(day(track.first_listed, language), raised),
        *("–" if figure is None else str(figure) for figure in figures),
    )


def _week_rows(
    week: str, listed: tuple[Seen, ...], titles: dict[str, str], language: str
) -> list[tuple[str, ...]]:
    if not listed:
        return [(week, "–", message("lookback-nothing", language), *["–"] * 6)]
    return [
        (
            *(week, seen.signal, titles[seen.signal], message(f"level-{seen.level.value}", language)),
            *(str(seen.place + 1), str(seen.voices), str(seen.seen), decimal(seen.expected, language)),
            chance(seen.p, language),
        )
        for seen in listed
    ]


def look_back_markdown(looked: LookBack, language: str) -> str:
    """Return the look back as Markdown: the signals with what happened to them, then the weeks."""
    lines = [f"# {message('lookback-title', language)}", "", message("lookback-lead", language), ""]
    if looked.synthetic:
        lines += [f"> {message('digest-synthetic', language)}", ""]
    signals, weeks = look_back_tables(looked, language)
    lines += tables.markdown(signals)
    for track in looked.tracks:
        told = " ".join(track_sentences(track, language))
        lines.append(f"- {track.signal}, {tables.escaped(track.title(language))}: {told}")
    return "\n".join([*lines, "", *tables.markdown(weeks)]).rstrip() + "\n"


def look_back_html(looked: LookBack, language: str) -> str:
    """Return the look back as one HTML page that needs nothing else."""

    def translated(key: str, **values: object) -> str:
        return message(key, language, **values)

    signals, weeks = look_back_tables(looked, language)
    return (
        _environment()
        .get_template("lookback.html")
        .render(
            looked=looked,
            language=language,
            t=translated,
            tables=(signals, weeks),
            strip=lambda track: strip(track, looked, language),
            sentences=lambda track: track_sentences(track, language),
        )
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("botnia_signals.digest"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
