"""An administrator's morning in a real browser: material goes in, a backup is made and restored."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import chromium as driver
import pytest
import web_sample
from playwright.sync_api import Browser, Page, expect

from botnia_signals.pipeline import decide, jobs, read, worker

NOTES = "Pyöreä pöytä 4.3.2026\n\n- Jono hammashoitoon on kasvanut syksystä.\n"


@contextmanager
def working(home: Path) -> Iterator[None]:
    """Let a worker do the jobs of a home in a thread, as the process beside the pages does."""
    ended = threading.Event()
    thread = threading.Thread(target=worker.work, args=(home, ended.is_set))
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(60)


def restore(page: Page, address: str, home: Path) -> None:
    """Back up, decide, restore, sign in again, and find that the decision is not there."""
    driver.sign_in(page, address, web_sample.USER, web_sample.PASSWORD)
    page.click("nav.main-nav >> text=Ylläpito")
    expect(page.locator("h1")).to_have_text("Ylläpito")
    page.click("nav.sub-nav >> text=Varmuuskopiot")
    expect(page.locator(".card.calm")).to_contain_text("Varmuuskopioita ei ole vielä tehty.")
    page.click("text=Tee varmuuskopio nyt")
    expect(page.locator("h1")).to_have_text("Varmuuskopiointi")
    expect(page.locator(".job p.lead")).to_have_text("Työ on valmis.", timeout=40_000)

    decide.accept(home, web_sample.FIRST_SIGNAL, "anna")
    page.goto(f"{address}/admin/backups")
    page.click("text=Palauta varmuuskopio")
    expect(page.locator("h1")).to_have_text("Palauta varmuuskopio 1")
    page.fill("#number", "7")
    page.click("button.main")
    expect(page.locator("[role=alert]")).to_contain_text("Mitään ei palautettu")
    expect(page.locator("#number")).to_have_value("7")
    page.fill("#number", "1")
    page.click("button.main")
    expect(page.locator("h1")).to_have_text("Kirjaudu sisään", timeout=40_000)

    page.fill("#user", web_sample.USER)
    page.fill("#password", web_sample.PASSWORD)
    page.click("form.card button[type=submit]")
    expect(page.locator("h1")).to_have_text("Varmuuskopion palauttaminen")
    expect(page.locator(".job")).to_contain_text("on varmuuskopiossa 2")
    assert read.signal(home, web_sample.FIRST_SIGNAL).state.standing == "open"
    page.goto(f"{address}/admin/log")
    expect(page.locator("tbody")).to_contain_text("Varmuuskopio palautettu")


def test_an_administrator_restores_a_backup(chromium: Browser, address: str, home: Path) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="fi-FI")
    with working(home):
        restore(context.new_page(), address, home)
    context.close()


def test_the_same_without_javascript(
    chromium: Browser, address: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.jobs.EACH", 1)
    context = chromium.new_context(java_script_enabled=False, locale="fi-FI")
    with working(home):
        restore(context.new_page(), address, home)
    context.close()


def test_a_facilitator_drops_a_file_and_sees_it_go_in(
    visitor: Page, address: str, home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "muistio.txt"
    file.write_text(NOTES, encoding="utf-8")
    driver.sign_in(visitor, address, web_sample.USER, web_sample.PASSWORD)
    visitor.click("nav.main-nav >> text=Lisää aineistoa")
    visitor.select_option("#source", "round_table")
    visitor.select_option("#municipality", "Kokkola")
    visitor.set_input_files("#file", str(file))
    visitor.click("text=Lisää aineisto >> nth=-1")
    expect(visitor.locator(".job p.lead")).to_have_text("Työ odottaa vuoroaan.")
    expect(visitor.locator(".notice.problem")).to_contain_text("ei ole käynnissä")
    with working(home):
        expect(visitor.locator(".job p.lead")).to_have_text("Työ on valmis.", timeout=60_000)
    expect(visitor.locator(".job")).to_contain_text("tietosuojajonossa")
    assert jobs.get(home, 1).result["stored"] == 1
    assert visitor.evaluate("window.refused") == []
