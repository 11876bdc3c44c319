"""The weekly digest and its curve: three languages, three forms, and nothing in them that should not be."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import math
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from botnia_signals.digest.content import ChangeEntry, Digest, Entry, Said, chance, day, decimal, week_title
from botnia_signals.digest.curve import curve_svg
from botnia_signals.digest.render import digest_lines, render
from botnia_signals.errors import SettingsError
from botnia_signals.messages import LANGUAGES, message
from botnia_signals.pipeline import read
from botnia_signals.records import Change, CurvePoint, Kind, Level, Season
from botnia_signals.review import State

MONDAY = dt.date(2025, 3, 31)
EVIL = '<script>alert("x")</script> & *bold* [link](http://x) | `code` \' "'
VOID = {"meta", "br", "link", "img", "rect", "line", "hr", "input"}


def said(number: int = 0, text: str = "Jono kasvaa.", language: str = "fi") -> Said:
    return Said(f"d-{number}.0", f"d-{number}", text, language, dt.date(2025, 4, 2), "survey", "Kokkola")


def entry(
    text: str = "Jono kasvaa.", level: Level = Level.SIGNAL, quotes: int = 3, **changed: object
) -> Entry:
    points = tuple(CurvePoint(MONDAY - dt.timedelta(weeks=9 - n), n % 4, 10 + n) for n in range(10))
    made = Entry(
        signal="S-0007",
        week="2025-W14",
        place=0,
        level=level,
        names={"fi": ("jono", "aika"), "sv": ("kö",)},
        state=State(),
        p=0.0123,
        score=9.5,
        seen=7,
        expected=1.46,
        weeks=4,
        since=MONDAY - dt.timedelta(weeks=2),
        first_listed=MONDAY - dt.timedelta(weeks=1),
        first_raised=None,
        voices=7,
        places={"Kokkola": 5, "Vaasa": 2},
        sources={"survey": 7},
        languages={"fi": 5, "sv": 2},
        said=tuple(said(n, text) for n in range(quotes)),
        curve=points,
    )
    return dataclasses.replace(made, **changed)  # type: ignore[arg-type]


def digest(*entries: Entry, synthetic: bool = False) -> Digest:
    return Digest(
        *("2025-W14", MONDAY, MONDAY + dt.timedelta(days=6), 812, 61, 0.05, synthetic),
        signals=tuple(one for one in entries if one.level is Level.SIGNAL),
        watch=tuple(one for one in entries if one.level is Level.WATCH),
    )


class _Page(HTMLParser):
    """Reads a page strictly: every element that is opened is closed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def page(text: str) -> _Page:
    read_page = _Page()
    read_page.feed(text)
    read_page.close()
    assert read_page.open == []
    return read_page


# --- figures and dates as people write them


def test_numbers_dates_and_weeks_are_written_as_the_language_writes_them() -> None:
    assert [decimal(1.46, language) for language in LANGUAGES] == ["1,5", "1,5", "1.5"]
    assert day(dt.date(2025, 4, 2), "fi") == day(dt.date(2025, 4, 2), "sv") == "2.4.2025"
    assert day(dt.date(2025, 4, 2), "en") == "2 April 2025"
    assert week_title("2025-W04", "fi") == "viikko 4/2025"


@pytest.mark.parametrize(
    ("p", "said_in_english"),
    [
        (0.0, "less than 0.1 %"),
        (0.0009, "less than 0.1 %"),
        (0.0123, "1.2 %"),
        (0.25, "25 %"),
        (1.0, "100 %"),
    ],
)
def test_a_chance_is_said_in_percent(p: float, said_in_english: str) -> None:
    assert chance(p, "en") == said_in_english
    assert "." not in chance(p, "fi")


# --- what an entry says


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_says_why_with_its_figures(language: str) -> None:
    sentences = " ".join(entry().why(language))
    assert "7" in sentences
    assert decimal(1.46, language) in sentences
    assert decimal(1.2, language) in sentences
    watched = entry(level=Level.WATCH)
    assert len(watched.why(language)) == len(entry().why(language)) + 1, "a watched one has its caution"


def test_one_language_is_named_and_one_place_counted() -> None:
    alone = entry(languages={"sv": 7}, places={"Vaasa": 7})
    assert "ruotsi" in " ".join(alone.why("fi")).lower()
    assert "one municipality" in " ".join(alone.why("en"))
    nowhere = entry(places={})
    assert all(nowhere.why(language) for language in LANGUAGES)


def test_a_language_without_a_name_does_not_stop_the_digest() -> None:
    strange = entry(languages={"fa": 7}, said=(said(0, "متن", "fa"),))
    for language in LANGUAGES:
        for form in ("md", "html", "json"):
            assert render(digest(strange), form, language)


def test_a_title_is_the_label_then_the_words_then_the_id() -> None:
    assert entry().title("fi") == "jono, aika"
    assert entry().title("sv") == "kö"
    assert entry().title("en") == "jono, aika"
    assert entry(names={}).title("fi") == "S-0007"
    labelled = entry(state=State(label={"sv": "Långa köer"}))
    assert labelled.title("sv") == labelled.title("fi") == "Långa köer"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_signal_says_how_large_it_is_and_how_surely(language: str) -> None:
    comma = "." if language == "en" else ","
    said = " ".join(entry(interval=(1.93, 9.88)).why(language))
    for figure in (f"4{comma}8", f"1{comma}9", f"9{comma}9", "95 %"):
        assert figure in said
    assert "95 %" not in " ".join(entry().why(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_returning_season_names_its_years_and_is_marked(language: str) -> None:
    known = Season((2025, 2024), 2, 3.21, 0.001, 0.4, returning=True)
    said = " ".join(entry(season=known).why(language))
    assert "2024, 2025" in said
    other = entry(season=dataclasses.replace(known, returning=False))
    assert "2024" not in " ".join(other.why(language))
    mark = {"fi": "kausivaihtelu", "sv": "säsongsvariation", "en": "returning season"}[language]
    for form in ("md", "html"):
        assert mark in render(digest(entry(season=known)), form, language).lower()
        assert mark not in render(digest(other), form, language).lower()
    (one,) = json.loads(render(digest(entry(season=known)), "json", language))["signals"]
    assert one["season"]["years"] == [2025, 2024]


# --- trends and silences


def changed(kind: Kind, subject: str, **names: str) -> ChangeEntry:
    figures = (0.0004, 0.012, 2.34, 1.61, 3.38, MONDAY - dt.timedelta(weeks=51), 42, 28.4, 52)
    return ChangeEntry(Change(kind, subject, *figures), names, "2025-W13" if names else "")


CHANGES = (
    changed(Kind.SOURCE_SILENT, "thesis"),
    changed(Kind.TREND_DOWN, "4", fi="matala <teema>"),
    changed(Kind.TREND_UP, "2", fi="kasvava"),
)


@pytest.mark.parametrize("form", ["md", "html"])
def test_trends_and_silences_stand_between_signals_and_what_is_watched(form: str) -> None:
    whole = dataclasses.replace(digest(entry(), entry(level=Level.WATCH, signal="S-0008")), changes=CHANGES)
    text = render(whole, form, "fi")
    parts = ["S-0007", "Trendit", "kasvava", "matala", "Hiljentyneet", "opinnäyte", "Seurattavat", "S-0008"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "<teema>" not in text.replace("\\<teema", "")
    assert "Trendejä ei voitu" not in text
    if form == "html":
        page(text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["md", "html"])
def test_a_week_without_trends_says_whether_any_could_be_tested(form: str, language: str) -> None:
    untested = render(digest(), form, language)
    tested = {Kind.TREND_UP: 12, Kind.THEME_SILENT: 11, Kind.SOURCE_SILENT: 3, Kind.PLACE_SILENT: 17}
    none = render(dataclasses.replace(digest(), tested=tested), form, language)
    could_not = {"fi": "ei voitu arvioida", "sv": "kunde inte bedömas", "en": "could not be tested"}[language]
    assert could_not in untested
    assert could_not not in none
    for number in ("12", "11", "17"):
        assert number in none


def test_json_lists_changes_by_kind_with_their_figures() -> None:
    endless = dataclasses.replace(CHANGES[0], change=dataclasses.replace(CHANGES[0].change, high=math.inf))
    content = json.loads(render(dataclasses.replace(digest(), changes=(endless, *CHANGES[1:])), "json", "fi"))
    (up,), (down,), (silent,) = content["trends_up"], content["trends_down"], content["silence"]
    assert (up["subject"], up["q"], up["effect"], up["since"]) == ("2", 0.012, 2.34, "2024-04-08")
    assert down["names"] == {"fi": "matala <teema>"}
    assert (silent["kind"], silent["high"], silent["map"]) == ("source_silent", None, None)
    assert set(up["why"]) == set(LANGUAGES)


def test_a_terminal_gets_a_line_for_each_change() -> None:
    lines = digest_lines(dataclasses.replace(digest(entry()), changes=CHANGES), "en")
    assert [line.split("  ")[0] for line in lines[2:]] == [
        "Rising trend",
        "Falling trend",
        "Source gone quiet",
    ]


# --- the forms


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["md", "html"])
def test_a_digest_reads_whole_in_each_language(form: str, language: str) -> None:
    text = render(digest(entry(), entry(level=Level.WATCH, signal="S-0008"), synthetic=True), form, language)
    for piece in ("S-0007", "S-0008", "Jono kasvaa.", "Kokkola", week_title("2025-W14", language)):
        assert piece in text
    assert {"fi": "Synteettinen", "sv": "Syntetisk", "en": "Synthetic"}[language].lower() in text.lower()
    assert "None" not in text
    assert "{" not in re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["md", "html"])
def test_a_week_without_anything_says_so(form: str, language: str) -> None:
    said_of_nothing = {"fi": "sattumasta", "sv": "slump", "en": "stood out from chance"}
    assert said_of_nothing[language] in render(digest(), form, language)


def test_only_the_first_quotes_are_shown_and_the_rest_counted() -> None:
    many = digest(entry(said=tuple(said(n, f"Lause {n}.") for n in range(8))))
    for form in ("md", "html"):
        text = render(many, form, "en")
        assert "Lause 2." in text
        assert "Lause 3." not in text
        assert "5 more statements" in text
    assert len(json.loads(render(many, "json", "en"))["signals"][0]["said"]) == 8


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["md", "html"])
def test_copies_are_quoted_once_with_their_senders_and_said_to_be_one_voice(form: str, language: str) -> None:
    sent = dataclasses.replace(said(0, "Avatkaa kirjasto."), copies=12, senders=9)
    text = render(digest(entry(said=(sent, said(1)))), form, language)
    assert text.count("Avatkaa kirjasto.") == 1
    for sentence in (
        message("why-copies", language, copies=12, senders=9),
        message("said-senders", language, senders=9),
    ):
        assert sentence in text
    assert message("why-copies", language, copies=2, senders=1) != sentence
    assert message("said-senders", language, senders=9) not in render(digest(entry()), form, language)
    assert entry(said=(sent, said(1))).statements == 13


@pytest.mark.parametrize("form", ["md", "html"])
def test_who_says_otherwise_is_quoted_apart_and_not_counted_among_the_rest(form: str) -> None:
    texts = tuple(said(n, f"Lause {n}.") for n in range(6))
    text = render(digest(entry(said=texts, dissent=texts[5])), form, "fi")
    assert text.index("Lause 2.") < text.index("Eriävä näkemys") < text.index("Lause 5.")
    assert "Lisäksi 2 lausumaa." in text
    assert "Eriävä" not in render(digest(entry(said=texts)), form, "fi")
    assert (
        json.loads(render(digest(entry(said=texts, dissent=texts[5])), "json", "fi"))["signals"][0][
            "dissent"
        ]["text"]
        == "Lause 5."
    )


def test_html_shows_text_as_text() -> None:
    nasty = entry(EVIL, names={"fi": (EVIL,)}, state=State(label={"fi": EVIL}))
    text = render(digest(nasty), "html", "fi")
    shown = page(text)
    assert not [tag for tag, _ in shown.seen if tag == "script"]
    assert "<script" not in text
    assert shown.text.count(EVIL) >= 4
    assert all(not name.startswith("on") for _, attrs in shown.seen for name in attrs)
    assert not [attrs for _, attrs in shown.seen if "src" in attrs or "href" in attrs], "needs nothing else"


def test_html_says_the_language_of_the_page_and_of_each_quote() -> None:
    shown = page(render(digest(entry(said=(said(0), said(1, "Kön växer.", "sv")))), "html", "sv"))
    assert ("html", {"lang": "sv"}) in shown.seen
    assert [attrs["lang"] for tag, attrs in shown.seen if tag == "p" and "lang" in attrs] == ["fi", "sv"]


def test_markdown_shows_text_as_text() -> None:
    text = render(digest(entry(EVIL, names={"fi": (EVIL,)})), "md", "fi")
    assert "<script" not in text.replace("\\<script", "")
    assert "\\*bold\\*" in text
    assert "\\[link\\]" in text
    assert "\\`code\\`" in text
    two_lines = render(digest(entry("Eka rivi.\n# Toka rivi.")), "md", "fi")
    assert not [line for line in two_lines.splitlines() if line.startswith("# Toka")]


def test_json_holds_figures_as_numbers_and_the_reasons_in_all_languages() -> None:
    content = json.loads(render(digest(entry(EVIL)), "json", "fi"))
    assert (content["week"], content["as_of"], content["statements"]) == ("2025-W14", "2025-04-06", 812)
    (one,) = content["signals"]
    assert (one["id"], one["level"], one["p"], one["seen"], one["since"]) == (
        *("S-0007", "signal", 0.0123, 7),
        "2025-03-17",
    )
    assert one["said"][0]["text"] == EVIL
    assert set(one["why"]) == set(LANGUAGES)
    assert one["curve"][-1] == {"monday": "2025-03-31", "voices": 1, "all": 19}
    assert render(digest(entry()), "json", "fi") == render(digest(entry()), "json", "sv")


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(SettingsError, match="pdf"):
        render(digest(), "pdf", "fi")


def test_a_terminal_gets_a_line_for_each() -> None:
    lines = digest_lines(digest(entry(), entry(level=Level.WATCH, signal="S-0008")), "en")
    assert len(lines) == 3
    assert lines[1].startswith("S-0007")
    assert len(digest_lines(digest(), "fi")) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_real_week_is_rendered_in_every_form(filled: Path, language: str) -> None:
    real = read.digest(filled)
    shown = page(render(real, "html", language))
    assert len([tag for tag, _ in shown.seen if tag == "article"]) == len(real.signals) + len(real.watch)
    assert render(real, "md", language).count("\n### ") == len(real.signals) + len(real.watch)
    assert "author" not in render(real, "json", language)


# --- the curve


def bars(svg: str) -> list[ET.Element]:
    root = ET.fromstring(svg)  # noqa: S314
    return [one for one in root.iter() if one.tag.endswith("rect")]


def test_a_curve_has_a_bar_for_each_week_as_high_as_its_voices() -> None:
    points = entry().curve
    drawn = bars(curve_svg(points, "Voices", points[7].monday.isoformat()))
    heights = [float(one.attrib["height"]) for one in drawn]
    assert len(drawn) == len(points)
    assert heights[0] == 0
    assert heights[3] == max(heights) > 50
    assert heights[1] == pytest.approx(heights[3] / 3, abs=0.1)
    assert ["lately" in one.attrib["class"] for one in drawn] == [False] * 7 + [True] * 3
    assert [float(one.attrib["x"]) for one in drawn] == sorted(float(one.attrib["x"]) for one in drawn)


@pytest.mark.parametrize("number", [1, 2, 5, 52, 200])
def test_a_curve_of_any_length_stays_inside_its_frame(number: int) -> None:
    points = [CurvePoint(MONDAY + dt.timedelta(weeks=n), n % 3, 9) for n in range(number)]
    svg = curve_svg(points, "Voices")
    _, _, width, height = (float(value) for value in re.search(r'viewBox="([^"]+)"', svg)[1].split())  # type: ignore[index]
    for one in bars(svg):
        assert float(one.attrib["x"]) >= 0
        assert float(one.attrib["x"]) + float(one.attrib["width"]) <= width + 1
        assert float(one.attrib["y"]) >= 0
        assert float(one.attrib["y"]) + float(one.attrib["height"]) <= height


def test_a_curve_of_nothing_is_nothing_and_one_of_zeros_is_flat() -> None:
    assert curve_svg([], "Voices") == ""
    flat = curve_svg([CurvePoint(MONDAY, 0, 0), CurvePoint(MONDAY, 0, 0)], "Voices")
    assert {one.attrib["height"] for one in bars(flat)} == {"0.0"}


def test_the_title_of_a_curve_is_escaped_and_nothing_in_it_is_inline_style_or_script() -> None:
    svg = curve_svg(entry().curve, EVIL)
    root = ET.fromstring(svg)  # noqa: S314
    assert root.attrib["aria-label"] == EVIL
    assert root.attrib["role"] == "img"
    assert not [one for one in root.iter() if "style" in one.attrib or one.tag.endswith("script")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reasons_name_the_place_and_what_following_brought(language: str) -> None:
    there = entry(scope="kp", evidence=900.0).why(language)
    region = message("shares-region-kp", language)
    assert message("why-place", language, place=region) in there
    assert message("why-followed", language) in there
    assert message("why-place", language, place="Kokkola") in entry(scope="Kokkola").why(language)
    assert not {message("why-followed", language)} & set(entry().why(language))
