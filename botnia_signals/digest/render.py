"""A digest as Markdown, HTML or JSON."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from botnia_signals.digest.content import (
    ChangeEntry,
    Digest,
    Edition,
    Entry,
    Said,
    chance,
    day,
    decimal,
    language_name,
    week_title,
)
from botnia_signals.digest.curve import curve_svg
from botnia_signals.digest.shares import families, group_name, percent, shares_markdown, unheard
from botnia_signals.errors import SettingsError
from botnia_signals.messages import message
from botnia_signals.records import Kind

if TYPE_CHECKING:
    from jinja2 import Environment

QUOTES = 3
_MARKDOWN = str.maketrans({mark: "\\" + mark for mark in "\\`*_{}[]<>#|"})


def render(digest: Digest, form: str, language: str) -> str:
    """Return the digest in `form` (md, html or json), its sentences in `language` (fi, sv or en).

    Raises:
        SettingsError: no such form.
    """
    if form == "json":
        return digest_json(digest)
    if form == "md":
        return digest_markdown(digest, language)
    if form == "html":
        return digest_html(digest, language)
    raise SettingsError("digest-format", format=form)


def digest_json(digest: Digest) -> str:
    """Return the digest as JSON: figures as numbers, dates in ISO form, quotes in full."""
    content: dict[str, Any] = {
        "week": digest.week,
        "monday": digest.monday.isoformat(),
        "as_of": digest.as_of.isoformat(),
        "statements": digest.statements,
        "new_statements": digest.new_statements,
        "alpha": digest.alpha,
        "synthetic": digest.synthetic,
        "edition": _edition_values(digest.edition),
        "signals": [_entry_values(entry) for entry in digest.signals],
        "trends_up": [_change_values(entry) for entry in digest.of_kind(Kind.TREND_UP)],
        "trends_down": [_change_values(entry) for entry in digest.of_kind(Kind.TREND_DOWN)],
        "silence": [_change_values(entry) for entry in digest.silences],
        "tested": {kind.value: number for kind, number in sorted(digest.tested.items())},
        "watch": [_entry_values(entry) for entry in digest.watch],
        "shares": [dataclasses.asdict(share) for share in digest.shares],
        "withheld": dataclasses.asdict(digest.withheld),
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def _edition_values(edition: Edition) -> dict[str, Any]:
    return {
        "provisional": edition.provisional,
        "frozen_on": edition.frozen_on.isoformat() if edition.frozen_on else None,
        "late_records": edition.late_records,
        "erased": edition.erased,
        "late": dataclasses.asdict(edition.late) if edition.late else None,
    }


def _entry_values(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.signal,
        "level": entry.level.value,
        "label": entry.state.label,
        "names": {language: list(words) for language, words in entry.names.items()},
        "standing": entry.state.standing,
        "p": entry.p,
        "score": entry.score,
        "seen": entry.seen,
        "expected": entry.expected,
        "weeks": entry.weeks,
        "since": entry.since.isoformat(),
        "first_listed": entry.first_listed.isoformat(),
        "first_raised": entry.first_raised.isoformat() if entry.first_raised else None,
        "interval": list(entry.interval) if entry.interval else None,
        "season": dataclasses.asdict(entry.season) if entry.season else None,
        "places": entry.places,
        "regions": entry.regions,
        "withheld": dataclasses.asdict(entry.withheld),
        "sources": entry.sources,
        "languages": entry.languages,
        "why": {language: entry.why(language) for language in ("fi", "sv", "en")},
        "events": [
            {"day": event.day.isoformat(), "kind": event.kind, "other": event.other} for event in entry.news()
        ],
        "curve": [
            {"monday": point.monday.isoformat(), "voices": point.voices, "all": point.all}
            for point in entry.curve
        ],
        "said": [_said_values(said) for said in entry.said],
        "dissent": _said_values(entry.dissent) if entry.dissent else None,
    }


def _said_values(said: Said) -> dict[str, Any]:
    return {**dataclasses.asdict(said), "date": said.date.isoformat()}


def _change_values(entry: ChangeEntry) -> dict[str, Any]:
    values = dataclasses.asdict(entry.change)
    return {
        **values,
        "since": entry.change.since.isoformat(),
        "high": entry.change.high if math.isfinite(entry.change.high) else None,
        "names": entry.names,
        "map": entry.map_week or None,
        "why": {language: entry.why(language) for language in ("fi", "sv", "en")},
    }


def digest_lines(digest: Digest, language: str) -> list[str]:
    """Return one line a signal, for a terminal: id, level, title, voices, chance."""
    lines = [f"{week_title(digest.week, language)} – {day(digest.as_of, language)}"]
    if digest.synthetic:
        lines.append(message("digest-synthetic", language))
    for entry in (*digest.signals, *digest.watch):
        level = message(f"level-{entry.level.value}", language)
        figures = f"{entry.seen} / {decimal(entry.expected, language)}, p {chance(entry.p, language)}"
        lines.append(f"{entry.signal}  {level:<16} {entry.title(language)}  ({figures})")
    for change in (*digest.trends, *digest.silences):
        kind = message(f"kind-{change.change.kind.value}", language)
        lines.append(f"{kind:<24} {change.title(language)}  (p {chance(change.change.p, language)})")
    if not digest.signals:
        lines.append(message("digest-no-signals", language))
    return lines


def digest_markdown(digest: Digest, language: str) -> str:
    """Return the digest as Markdown."""
    lines = [f"# {message('digest-title', language, week=week_title(digest.week, language))}", ""]
    if digest.synthetic:
        lines += [f"> {message('digest-synthetic', language)}", ""]
    lines += [lead(digest, language), "", _note(digest, language)]
    for sentence in digest.edition.lines(language):
        lines += ["", sentence.translate(_MARKDOWN)]
    lines += _section("digest-signals", language, _entries(digest.signals, "digest-no-signals", language))
    lines += _section("digest-trends", language, _changes(digest.trends, digest.no_trends, language))
    lines += _section("digest-silence", language, _changes(digest.silences, digest.no_silences, language))
    lines += _section("digest-watch", language, _entries(digest.watch, "digest-no-watch", language))
    lines += shares_markdown(digest.shares, language)
    withheld = [f"- {sentence}" for sentence in digest.withheld.lines(language)]
    lines += _section("disclosure-title", language, withheld)
    return "\n".join(lines).rstrip() + "\n"


def _note(digest: Digest, language: str) -> str:
    """Return what to know of a signal's threshold and of its interval."""
    alpha = message("digest-alpha", language, percent=_alpha(digest, language))
    return f"{alpha} {message('digest-interval', language)}"


def _section(heading: str, language: str, lines: list[str]) -> list[str]:
    return ["", f"## {message(heading, language)}", "", *lines]


def _entries(entries: Sequence[Entry], empty: str, language: str) -> list[str]:
    if not entries:
        return [message(empty, language)]
    return [line for entry in entries for line in _entry_markdown(entry, language)]


def _changes(entries: Sequence[ChangeEntry], empty: Callable[[str], str], language: str) -> list[str]:
    if not entries:
        return [empty(language)]
    return [line for entry in entries for line in _change_markdown(entry, language)]


def _change_markdown(entry: ChangeEntry, language: str) -> list[str]:
    kind = message(f"kind-{entry.change.kind.value}", language)
    title = entry.title(language).translate(_MARKDOWN)
    return [f"### {kind}: {title}", "", " ".join(entry.why(language)), ""]


def _entry_markdown(entry: Entry, language: str) -> list[str]:
    lines = [f"### {entry.signal}: {entry.title(language).translate(_MARKDOWN)}", ""]
    if entry.is_returning:
        lines += [f"*{message('kind-returning', language)}*", ""]
    lines += [" ".join(entry.why(language)), ""]
    if happened := entry.happened(language):
        lines += [happened, ""]
    for said in entry.said[:QUOTES]:
        lines += _quote_markdown(said, language)
    if entry.dissent:
        lines += [f"{message('digest-dissent', language)}:", "", *_quote_markdown(entry.dissent, language)]
    lines += [line for sentence in entry.withheld.quotes(language) for line in (sentence, "")]
    rest = unquoted(entry)
    if rest > 0:
        lines += [message("digest-more-quotes", language, number=rest), ""]
    return lines


def _quote_markdown(said: Said, language: str) -> list[str]:
    quoted = said.text.translate(_MARKDOWN).replace("\n", " ")
    return [f"> ”{quoted}”", f"> — {attribution(said, language)}", ""]


def unquoted(entry: Entry) -> int:
    """Return how many of a signal's texts a digest does not quote."""
    return len(entry.said) - len({said.statement for said in (*entry.said[:QUOTES], *_dissent(entry))})


def _dissent(entry: Entry) -> tuple[Said, ...]:
    return (entry.dissent,) if entry.dissent else ()


def lead(digest: Digest, language: str) -> str:
    """Return the sentence that opens a digest: how much was said and up to when."""
    return message(
        "digest-lead",
        language,
        new=digest.new_statements,
        all=digest.statements,
        date=day(digest.as_of, language),
    )


def where(said: Said, language: str) -> str:
    """Return the place of a quote as far as it may be named: municipality, region, or that it is not told."""
    if said.region:
        return message(f"shares-region-{said.region}", language)
    if said.place_hidden:
        return message("disclosure-no-place", language)
    return said.municipality or message("digest-no-place", language)


def attribution(said: Said, language: str) -> str:
    """Return where a quote comes from: kind of source, municipality, date, language, senders of copies."""
    place = where(said, language)
    source = message(f"source-{said.source}", language)
    origin = f"{source}, {place}, {day(said.date, language)}, {language_name(said.language, language)}"
    if said.widened:
        origin = f"{origin}, {message('said-widely', language)}"
    if said.paraphrased:
        origin = f"{origin}, {message('disclosure-paraphrased', language)}"
    if said.copies == 1:
        return origin
    return f"{origin} ({message('said-senders', language, senders=said.senders)})"


def _alpha(digest: Digest, language: str) -> str:
    percent = 100 * digest.alpha
    return decimal(percent, language, 0 if percent == int(percent) else 1)


def digest_html(digest: Digest, language: str) -> str:
    """Return the digest as one HTML page that needs nothing else."""

    def translated(key: str, **values: object) -> str:
        return message(key, language, **values)

    def svg(entry: Entry) -> str:
        return curve_svg(entry.curve, message("digest-curve", language), entry.since.isoformat())

    template = _environment().get_template("digest.html")
    return template.render(
        digest=digest,
        language=language,
        t=translated,
        title=week_title(digest.week, language),
        lead=lead(digest, language),
        alpha=_alpha(digest, language),
        attribution=lambda said: attribution(said, language),
        day=lambda date: day(date, language),
        svg=svg,
        quotes=QUOTES,
        unquoted=unquoted,
        shares=digest.shares,
        families=families,
        group_name=lambda share: group_name(share, language),
        percent=lambda share: percent(share, language),
        unheard=lambda shares: unheard(shares, language),
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
