"""How figures, dates, weeks, places and titles are written on a page."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import re
import zoneinfo
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from flask import Flask, url_for
from markupsafe import Markup

from botnia_signals.digest import content, curve, shares
from botnia_signals.digest.content import Entry, Said
from botnia_signals.messages import LANGUAGES, known_keys
from botnia_signals.pipeline import read
from botnia_signals.pipeline.health import Sign
from botnia_signals.records import CurvePoint
from botnia_signals.weeks import week_days, week_name
from web.language import bound, current, t
from web.notices import pending
from web.places import place_name

ZONE = "Europe/Helsinki"
BEST = 5
TOKEN = re.compile(r"(\[[A-ZÅÄÖ][A-ZÅÄÖ -]*(?: \d+)?\])")


def start(app: Flask) -> None:
    """Let templates write as this module does."""
    app.jinja_env.filters.update(
        bytes=byte_size,
        capital=capital,
        day=day,
        decimal=decimal,
        chance=chance,
        moment=moment,
        percent=percent,
        week=week,
        week_of=week_name,
        days=days,
        place=place,
        where=where,
        tokens=tokens,
        two=two,
        source=source,
        language_name=language_name,
        lang_tag=lang_tag,
        bound=bound,
        first_quote=first_quote,
        heading=heading,
        heading_language=heading_language,
        names_of=names_of,
        by_language=by_language,
        curve=drawn,
        share_families=shares.families,
        group_name=lambda one: shares.group_name(one, current()),
        share=lambda one: bound(shares.percent(one, current())),
        unheard=lambda one: shares.unheard(one, current()),
    )
    app.jinja_env.globals.update(
        static=static,
        notices=pending,
        synthetic=lambda: read.is_synthetic(app.config["HOME"]),
        act_name=act_name,
        sign=sign,
    )


def today() -> dt.date:
    """Return the day in Finland."""
    return dt.datetime.now(_zone()).date()


def tokens(text: str) -> Markup:
    """Return a pseudonymised text, escaped, with what stands for a name or an identifier marked."""
    parts = TOKEN.split(text)
    marked = Markup("<mark>%s</mark>")
    return Markup("").join(marked % part if place % 2 else part for place, part in enumerate(parts))


def day(date: dt.date) -> str:
    """Return a date in the page's language."""
    return content.day(date, current())


def moment(at: dt.datetime) -> str:
    """Return a date and a time of day in Finland: 12.11.2026 klo 14.05."""
    local = at.astimezone(_zone())
    return t("web-moment", day=day(local.date()), clock=f"{local:%H.%M}")


def week(name: str) -> str:
    """Return a week's name: viikko 46/2026."""
    return content.week_title(name, current())


def days(name: str) -> str:
    """Return a week's days: 9.–15.11.2026, 30.11.–6.12.2026; in English 9–15 November 2026."""
    monday, sunday = week_days(name)
    shared = 0 if monday.year != sunday.year else 2 if monday.month == sunday.month else 1
    separator = " " if current() == "en" else "."
    words = day(monday).split(separator)
    first = separator.join(words[: len(words) - shared])
    dot = "." if shared and separator == "." else ""
    return f"{first}{dot}–{day(sunday)}"


def decimal(value: float) -> str:
    """Return a number with one decimal in the page's language."""
    return content.decimal(value, current())


def two(value: float) -> str:
    """Return a number with two decimals in the page's language."""
    return f"{value:.2f}" if current() == "en" else f"{value:.2f}".replace(".", ",")


def byte_size(number: int) -> str:
    """Return a number of bytes as people write it: 3,4 Mt; in English and Swedish MB."""
    unit = 0
    value = float(number)
    while value >= 1000 and unit < 3:
        value, unit = value / 1000, unit + 1
    return t(f"size-{unit}", number=str(number) if not unit else decimal(value))


def act_name(action: str) -> str:
    """Return what the audit log calls an act; one that the catalogue lacks by its own key."""
    key = f"act-{action}"
    return t(key) if key in known_keys(current()) else action


def sign(one: Sign) -> str:
    """Return the sentence of a sign of health, its figures written as on a page."""
    values: dict[str, Any] = {
        name: moment(value) if isinstance(value, dt.datetime) else value for name, value in one.values.items()
    }
    if "bytes" in values:
        values["size"] = byte_size(values.pop("bytes"))
    if one.name == "run":
        values["week"] = week(values["week"])
    return t(f"health-{one.name}", **values)


def percent(share: float) -> str:
    """Return a share of one as a number of per cent, without its sign and needless decimals."""
    return f"{100 * share:g}" if current() == "en" else f"{100 * share:g}".replace(".", ",")


def chance(p: float) -> str:
    """Return a probability as a planner reads it."""
    return bound(content.chance(p, current()))


def place(municipality: str) -> str:
    """Return a municipality's name in the page's language, or that it is not known."""
    return place_name(municipality, current()) if municipality else t("digest-no-place")


def where(said: Said) -> str:
    """Return a quote's place as far as it may be named."""
    return where_of(said.municipality, said.region, said.place_hidden)


def where_of(municipality: str, area: str, hidden: bool) -> str:
    """Return a municipality, else a region, else that the place is not told or not known."""
    if area:
        return t(f"shares-region-{area}")
    return t("disclosure-no-place") if hidden else place(municipality)


def source(kind: str) -> str:
    """Return the name of a kind of source."""
    return t(f"source-{kind}")


def language_name(code: str) -> str:
    """Return the name of a language; one that the catalogue lacks is "not recognised"."""
    key = f"language-{code}"
    return t(key if key in known_keys(current()) else "language-und")


def lang_tag(code: str) -> str:
    """Return the value of an HTML lang attribute: empty where the language is not known."""
    return "" if code == "und" else code


def heading(entry: Entry) -> str:
    """Return a signal's title with a capital letter."""
    return capital(entry.title(current()))


def heading_language(entry: Entry) -> str:
    """Return the language that the title is in, which may not be the page's."""
    named: Mapping[str, object] = entry.state.label or {
        language: words for language, words in entry.names.items() if words
    }
    return current() if current() in named or not named else next(iter(named))


def capital(text: str) -> str:
    """Return the text with its first letter as a capital, the rest untouched."""
    return text[:1].upper() + text[1:]


def names_of(names: Mapping[str, str], number: str = "") -> list[tuple[str, str]]:
    """Return (language, name) pairs of a theme, the page's own language first; its number if it has none."""
    order = (current(), *LANGUAGES)
    found = [(language, name) for language, name in names.items() if name]
    found.sort(key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order))
    return [(language, capital(name)) for language, name in found] or [(current(), number)]


def by_language(said: Iterable[Said]) -> list[tuple[str, list[Said]]]:
    """Return statements grouped by language, the language most spoken in first."""
    groups: dict[str, list[Said]] = {}
    for one in said:
        groups.setdefault(one.language, []).append(one)
    return sorted(groups.items(), key=lambda pair: -len(pair[1]))


def first_quote(said: Sequence[Said]) -> Said:
    """Return the first of the best few statements that is in the page's language, else the best of all."""
    return next((one for one in said[:BEST] if one.language == current()), said[0])


def drawn(points: Sequence[CurvePoint], title: str, since: dt.date | None = None) -> Markup:
    """Return a curve as SVG; the drawing escapes what it writes."""
    return Markup(curve.curve_svg(points, title, since.isoformat() if since else None))  # noqa: S704


@functools.cache
def _zone() -> dt.tzinfo | None:
    """Return Finland's time, or this computer's own where it has no table of time zones."""
    try:
        return zoneinfo.ZoneInfo(ZONE)
    except zoneinfo.ZoneInfoNotFoundError:
        return None


def static(file: str) -> str:
    """Return a static file's address; it changes with the file, so that browsers may keep it."""
    return url_for("static", filename=file, v=_version(file))


@functools.cache
def _version(file: str) -> str:
    data = (Path(__file__).parent / "static" / file).read_bytes()
    return hashlib.sha256(data).hexdigest()[:10]
