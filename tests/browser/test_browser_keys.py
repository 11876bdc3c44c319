"""Triage with the keyboard: ten keys in their places, other keys in their place, and none at all."""

from __future__ import annotations

import re
from pathlib import Path

import web_sample
from playwright.sync_api import Page, expect

from botnia_signals.pipeline import read


def focused(page: Page) -> str:
    """Return the signal of the card that has the focus, "" for none."""
    found: str = page.evaluate(
        "(document.activeElement.closest('article[data-signal]') || {dataset: {}}).dataset.signal || ''"
    )
    return found


def test_a_week_is_triaged_with_the_keyboard(planner: Page, address: str, home: Path) -> None:
    page = planner
    page.goto(address)
    page.keyboard.press("j")
    assert focused(page) == "S-0007"
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert focused(page) == web_sample.WATCHED, "the last stays"
    page.keyboard.press("k")
    assert focused(page) == "S-0011"
    page.keyboard.press("a")
    expect(page.locator(".notice.done")).to_be_visible()
    assert read.signal(home, "S-0011").state.standing == "accepted"
    expect(page.locator('article[data-signal="S-0011"] h3 a')).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator(".notice.done")).to_contain_text("kumottu")
    assert read.signal(home, "S-0011").state.standing == "open"
    page.goto(address)
    page.keyboard.press("j")
    for key, act in (("d", "dismiss"), ("l", "label"), ("m", "memo")):
        page.keyboard.press(key)
        expect(page).to_have_url(re.compile(rf"/signals/S-0007\?act={act}&"))
        page.goto(address)
        page.keyboard.press("j")
    page.keyboard.press("?")
    expect(page.locator("#keys-on")).to_be_focused()


def test_keys_can_be_others_and_none(planner: Page, address: str, home: Path) -> None:
    page = planner
    page.goto(address)
    page.fill("#key-next", "n")
    page.fill("#key-accept", "n")
    expect(page.locator("#key-accept")).to_have_attribute("aria-invalid", "true")
    page.reload()
    expect(page.locator("#key-next")).to_have_value("n")
    expect(page.locator("#key-accept")).to_have_value("a")
    page.keyboard.press("j")
    assert focused(page) == ""
    page.keyboard.press("n")
    assert focused(page) == "S-0007"
    page.uncheck("#keys-on")
    page.reload()
    page.keyboard.press("n")
    assert focused(page) == ""
    page.keyboard.press("a")
    assert read.signal(home, "S-0007").state.standing == "open"
    page.check("#keys-on")
    page.locator("#key-memo").focus()
    page.keyboard.press("a")
    assert read.signal(home, "S-0007").state.standing == "open", "what is typed in a field is no key"
