"""What the browser tests and the screenshots share: a server on a free port and Debian's Chromium."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import waitress
from playwright.sync_api import Browser, Page, sync_playwright

from web import create_app

sys.path.insert(0, str(Path(__file__).parents[1] / "web"))
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """Serve the pages over `home` on a free port; hand out the address."""
    server = waitress.create_server(create_app(home), host="127.0.0.1", port=0, threads=4, ident=None)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        # closed by the server's own loop: another thread would take its sockets away while it waits on them
        server.trigger.pull_trigger(lambda: server.asyncore.close_all(server._map))
        thread.join(timeout=10)
        server.task_dispatcher.shutdown()


@contextmanager
def launched() -> Iterator[Browser]:
    """Start Chromium, headless and without a word to the network."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def sign_in(page: Page, address: str, user: str, password: str, language: str = "fi") -> None:
    """Sign in on the sign-in page, in a language."""
    page.goto(f"{address}/sign-in?lang={language}")
    page.fill("#user", user)
    page.fill("#password", password)
    page.click("form.card button[type=submit]")
    page.wait_for_url(f"{address}/")
