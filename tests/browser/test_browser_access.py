"""For everybody: axe finds nothing, nothing scrolls sideways, in light and in dark."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import chromium as driver
import pytest
import web_sample
from playwright.sync_api import Page

from botnia_signals.pipeline import (
    care,
    coding,
    configure,
    decide,
    dialogues,
    double,
    jobs,
    read,
    rounds,
    searching,
    users,
    worker,
)
from botnia_signals.records import Grant
from botnia_signals.store import Store
from botnia_signals.store.codings import Asked, LabelFacts, Suggestion

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = """() => axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(
  one => one.id + ': ' + one.nodes.map(node => node.html.slice(0, 120)).join(' | ')))"""


OPEN_ALL = """() => document.querySelectorAll('details').forEach(one => {
  one.removeAttribute('name');
  one.open = true;
})"""


def addresses(home: Path) -> list[str]:
    """Return the address of every page and state."""
    said = read.signal(home, "S-0007").entry.said[0]
    hostile = read.signal(home, "S-0014").entry.said[-1]
    return [
        "/",
        "/weeks/2026-W45",
        "/weeks/2026-W41",
        "/signals/S-0007",
        "/signals/S-0007?week=2026-W45",
        "/signals/S-0011",
        "/signals/S-0014",
        "/signals/S-0015",
        "/themes",
        "/themes/3",
        "/themes/3?week=2026-W46",
        "/search",
        "/search?q=perhe",
        "/search?q=kvanttitietokone",
        f"/statements/{said.statement}",
        f"/statements/{hostile.statement}",
        "/lookback",
        "/lookback?signal=S-0007",
        "/evaluation",
        "/settings",
        "/material",
        "/jobs",
        "/jobs/1",
        "/jobs/2",
        "/jobs/3",
        "/jobs/4",
        "/admin",
        "/admin/backups",
        "/admin/backups/1",
        "/admin/sources",
        "/admin/log",
        "/admin/log?action=restore",
        "/users",
        f"/users/{web_sample.USER}",
        "/write",
        "/write/sent",
        "/dialogues",
        "/dialogues/1",
        "/dialogues/1/sheet",
        "/rounds",
        "/rounds/1",
        "/rounds/2",
        "/?region=po",
        "/signals/S-0007?act=memo",
        "/codebook",
        "/codebook/families",
        "/codebook/new",
        "/learning",
        "/learning/next",
        "/learning/labels/families",
        "/search/saved",
        "/search/saved/1",
        "/double",
        "/double/1",
        "/double/2",
        "/nowhere",
    ]


def axe(page: Page) -> list[str]:
    """Return what axe-core finds; it runs through the debugger, which the page's policy does not bind."""
    page.evaluate(AXE)
    found: list[str] = page.evaluate(RULES)
    return found


@pytest.fixture
def busy(home: Path) -> Path:
    """The store with decisions of every kind; S-0015 is split off from S-0014."""
    split = read.signal(home, "S-0014").entry.said[:2]
    decide.split(home, "S-0014", "anna", [said.statement for said in split])
    decide.merge(home, "S-0011", "anna", "S-0007")
    decide.label(home, "S-0011", "anna", {"sv": "Ingen svarar i nattelefonen"})
    decide.accept(home, "S-0011", "anna", "Sama viesti Lapualta.")
    undone = decide.dismiss(home, "S-0014", "anna", "one_case")
    decide.undo(home, "S-0014", "bertta", undone)
    decide.dismiss(home, "S-0014", "anna", "drift", "Koulut alkoivat.")
    configure.change(home, "anna", {"alpha": "0.02"})
    people = {"client": "2", "ngo": "3"}
    dialogues.begin(home, "anna", "round_table", "Pyöreä pöytä", dt.date(2026, 11, 18), "Kokkola", people)
    dialogues.say(home, 1, "client", "1", "Bussi ei kulje enää iltaisin.", "key")
    for number, title in ((1, "Ensimmäinen"), (2, "Toinen")):
        rounds.begin(home, "anna", title, ["S-0007", "S-0011"], [web_sample.USER], None)
        for signal in ("S-0007", "S-0011"):
            given = {"novelty": "4", "plausibility": "5", "impact": "4", "urgency": "1", "known": "0"}
            rounds.rate(home, number, web_sample.USER, signal, given, "Näin on.")
    rounds.move(home, 2, "anna", "revealed")
    rounds.move(home, 2, "anna", "second")
    care.memo(home, "S-0007", "anna", "Kysytään velkaneuvonnasta.")
    care.assign(home, "S-0007", "anna", web_sample.USER, "Soitetaan.", "2026-12-01")
    jobs.back_up(home, "anna")
    jobs.check(home, "anna")
    jobs.take_in(home, "anna", jobs.Upload([("a.csv", b"A;B\n1;2\n")]))
    worker.work(home, until_idle=True)
    jobs.run_week(home, "anna")
    dialogues.interpret(home, 1, "S-0007", "Tämä on meille tuttua.", "anna")
    _labelled(home)
    return home


def _labelled(home: Path) -> None:
    """Suggest labels, save a search that found something, and hold two double codings, one revealed."""
    measures = {
        **{"precision": 0.82, "precision_interval": [0.7, 0.91], "recall": 0.75, "found": 33, "brier": 0.11},
        **{"recall_interval": [0.6, 0.88], "f1": 0.78, "f1_interval": [0.66, 0.87]},
    }
    with Store(home) as store:
        ids = [ident for ident, _ in store.documents.statement_ids()]
        facts = [LabelFacts("families", 36, 80, measures), LabelFacts("youth", 4, 90, None)]
        made = [Suggestion(one, "families", 0.83, (ids[9], "S-0011")) for one in (*ids[:3], "S-0007")]
        asked = [Asked(one, "families", 0.52) for one in ids[3:6]]
        store.learned.write("state", facts, [(0.8, 1.0, 20, 0.9, 0.85)], made, asked)
    coding.code(home, ids[0], "anna", "youth")
    number = searching.save(home, web_sample.USER, "Sähkö", "sähkölasku", "both", "fi")
    with Store(home) as store:
        store.watches.keep(number, [(ids[1], True, 0.5), (ids[2], False, 0.45)], 9999)
    people = [web_sample.USER, "bertta"]
    users.add_user(home, "bertta", "toinen-pitka-salasana", "fi", (Grant("expert"),))
    for title in ("Ensimmäinen", "Toinen"):
        number = double.begin(home, "anna", title, 6, ["target_group"], people)
        sample = double.view(home, number, "bertta").round.statements
        for place, statement in enumerate(sample):
            for who in people:
                double.code(home, number, who, statement, ["families"] if place or who == "bertta" else [])
    double.reveal(home, number, "anna")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_axe_finds_nothing(chromium, address: str, busy: Path, language: str, scheme: str) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{address}/sign-in?lang={language}")
    assert axe(page) == [], "sign-in"
    page.fill("#user", web_sample.USER)
    page.fill("#password", "wrong-password")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=alert]")
    assert axe(page) == [], "sign-in, wrong password"
    driver.sign_in(page, address, web_sample.USER, web_sample.PASSWORD, language)
    for path in addresses(busy):
        page.goto(address + path)
        page.evaluate(OPEN_ALL)
        assert axe(page) == [], path
    context.close()


@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_scrolls_sideways(chromium, address: str, busy: Path, width: int) -> None:
    decide.label(busy, "S-0007", "anna", {"fi": "Lastensuojeluilmoituskäsittelyjärjestelmäuudistuksen" * 2})
    context = chromium.new_context(viewport={"width": width, "height": 700})
    page = context.new_page()
    driver.sign_in(page, address, web_sample.USER, web_sample.PASSWORD)
    for path in addresses(busy):
        for language in ("fi", "sv"):
            page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={language}")
            page.evaluate(OPEN_ALL)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, language)
    context.close()


def test_text_can_be_twice_as_large(chromium, address: str, busy: Path) -> None:
    context = chromium.new_context(viewport={"width": 640, "height": 700})
    page = context.new_page()
    driver.sign_in(page, address, web_sample.USER, web_sample.PASSWORD)
    for path in addresses(busy):
        page.goto(address + path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, path
    context.close()
