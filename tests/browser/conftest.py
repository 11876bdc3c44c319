"""A server over a fresh store and one Chromium for all browser tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import chromium as driver
import pytest
import web_sample
from playwright.sync_api import Browser, ConsoleMessage, Page

WATCH_CSP = """
window.refused = [];
document.addEventListener('securitypolicyviolation', event => window.refused.push(event.violatedDirective));
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder as driving a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    with driver.launched() as browser:
        yield browser


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A fresh store."""
    web_sample.build(tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def address(home: Path) -> Iterator[str]:
    """Where the pages over that store are served."""
    with driver.serving(home) as found:
        yield found


@pytest.fixture
def visitor(chromium: Browser, address: str) -> Iterator[Page]:
    """A page of somebody who isn't signed in; any complaint of the browser fails the test at its end."""
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="fi-FI")
    context.add_init_script(WATCH_CSP)
    page = context.new_page()
    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith(address) else complaints.append(asked.url))
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def planner(visitor: Page, address: str) -> Page:
    """A page of the planner, signed in, in Finnish."""
    driver.sign_in(visitor, address, web_sample.USER, web_sample.PASSWORD)
    return visitor
