"""The planner's Monday in a real browser, with and without JavaScript."""

from __future__ import annotations

import re
from pathlib import Path

import chromium as driver
import pytest
import web_sample
from playwright.sync_api import Browser, Page, expect

from botnia_signals.pipeline import read


def refused(page: Page) -> object:
    """Return what the page's content security policy refused."""
    return page.evaluate("window.refused")


def monday(page: Page, address: str, home: Path) -> None:
    """Read the digest, decide, undo, name, search, read in context, change the language, leave."""
    page.goto(f"{address}/signals/S-0007")
    assert "/sign-in" in page.url
    page.fill("#user", web_sample.USER)
    page.fill("#password", web_sample.PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}/signals/S-0007")

    page.click("nav.main-nav >> text=Viikkokooste")
    expect(page.locator("h1")).to_have_text("Viikko 46/2026")
    expect(page.locator("article.entry")).to_have_count(7)  # three findings and four changes
    page.click("article.entry >> nth=0 >> h3 a")
    expect(page.locator(".quote")).to_have_count(9)
    page.click("text=Näytä luvut taulukkona")
    expect(page.locator("details.data tbody tr")).to_have_count(30)

    page.click("summary:has-text('Hylkää')")
    page.check("text=Ei todellinen muutos")
    page.fill("#dismiss-note", "Kysely lähti vasta nyt kaikille.")
    page.click("button:has-text('Hylkää signaali')")
    expect(page.locator(".notice.done")).to_contain_text("Signaali on hylätty.")
    assert read.signal(home, "S-0007").state.reason == "noise"
    page.click(".notice.done button:has-text('Kumoa')")
    expect(page.locator(".notice.done")).to_contain_text("Ratkaisu on kumottu.")
    assert read.signal(home, "S-0007").state.standing == "open"

    page.click("summary:has-text('Vahvista')")
    page.click("button:has-text('Vahvista signaali')")
    page.click("summary:has-text('Anna nimi')")
    page.fill("#name-fi", "Sähkölasku vie ruokarahat")
    page.fill("#name-sv", "Elräkningen tar matpengarna")
    page.click("button:has-text('Tallenna nimi')")
    expect(page.locator("h1")).to_have_text("Sähkölasku vie ruokarahat")
    page.click(".timeline li.decision >> nth=1 >> button")
    assert read.signal(home, "S-0007").state.standing == "open"

    page.click("nav.main-nav >> text=Haku")
    page.fill("#q", "sähkölasku")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_have_text(re.compile(r"^\d lausumaa$"))
    page.click(".quote >> nth=0 >> a")
    expect(page.locator("mark#statement")).to_be_in_viewport()
    page.click("nav.languages >> text=Svenska")
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.locator(".over")).to_have_text("Uttalandet i sitt sammanhang")
    page.click("nav.main-nav >> text=Teman")
    page.click("article.theme >> nth=0 >> h3 a")
    expect(page.locator("svg.curve")).to_have_count(1)
    page.click("text=Logga ut")
    expect(page.locator("h1")).to_have_text("Logga in")
    page.goto(address)
    assert "/sign-in" in page.url


def test_a_planners_monday(visitor: Page, address: str, home: Path) -> None:
    monday(visitor, address, home)
    assert refused(visitor) == []


def test_the_same_without_javascript(chromium: Browser, address: str, home: Path) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="fi-FI")
    monday(context.new_page(), address, home)
    context.close()


def test_the_same_on_a_phone(chromium: Browser, address: str, home: Path) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, locale="fi-FI")
    monday(context.new_page(), address, home)
    context.close()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_wrong_password_is_told(chromium: Browser, address: str, language: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{address}/sign-in?lang={language}")
    page.fill("#user", web_sample.USER)
    page.fill("#password", "jokin muu")
    page.keyboard.press("Enter")
    expect(page.locator("[role=alert]")).to_be_visible()
    expect(page.locator("#user")).to_have_value(web_sample.USER)
    context.close()


CONTROLS = """() => [...document.querySelectorAll(
    'a[href]:not(svg[aria-hidden=true] a), button, input, select, textarea, summary, [tabindex="0"]')]
  .filter(one => !['hidden', 'radio'].includes(one.type) && one.checkVisibility()).length"""
FOCUSED = """() => {
  const one = document.activeElement;
  const all = [...document.querySelectorAll('*')];
  return one === document.body || one.type === 'radio' ? -1 : all.indexOf(one);
}"""
OPEN_ALL = """() => document.querySelectorAll('details').forEach(one => {
  one.removeAttribute('name');
  one.open = true;
})"""


def test_the_keyboard_reaches_every_control(planner: Page, address: str) -> None:
    for path in ("/", "/signals/S-0007", "/themes", "/search?q=perhe"):
        planner.goto(address + path)
        planner.evaluate(OPEN_ALL)
        wanted = planner.evaluate(CONTROLS)
        reached = set()
        for _ in range(wanted + 8):
            planner.keyboard.press("Tab")
            reached.add(planner.evaluate(FOCUSED))
        assert len(reached - {-1}) == wanted, path


def test_the_skip_link_comes_first_and_focus_is_seen(planner: Page, address: str) -> None:
    planner.goto(address)
    planner.keyboard.press("Tab")
    skip = planner.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    assert planner.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    planner.keyboard.press("Enter")
    assert planner.evaluate("document.activeElement.id") == "content"


def test_print_leaves_out_what_paper_cannot_do(planner: Page, address: str) -> None:
    planner.goto(f"{address}/signals/S-0007")
    planner.emulate_media(media="print")
    for hidden in (".main-nav", ".languages", ".who", "summary:has-text('Hylkää')"):
        expect(planner.locator(hidden)).to_be_hidden()
    expect(planner.locator(".quote").first).to_be_visible()


def test_helpers_sign_in_in_swedish(visitor: Page, address: str) -> None:
    driver.sign_in(visitor, address, web_sample.USER, web_sample.PASSWORD, "sv")
    expect(visitor.locator("h1")).to_have_text("Vecka 46/2026")
