"""Pictures of every page, to look at: python -m tests.browser.screenshots OUT_DIR [--home HOME]."""

from __future__ import annotations

import argparse
import re
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from botnia_signals.pipeline import decide, read, users
from tests.browser.chromium import launched, serving, sign_in
from web import create_app

WIDTHS = {1280: 900, 360: 780}
LANGUAGES = ("fi", "sv")
VISITOR, VISITOR_PASSWORD = "kuvaaja", "kuvaajan-salasana"  # of a throw-away user
FILES = frozenset({"/codebook.csv"})


def main() -> None:
    """Take the pictures of a made-up store, or of a copy of the one in `--home`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--dark", action="store_true")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = chosen.home or _sample(Path(folder))
        user, password = VISITOR, VISITOR_PASSWORD
        users.add_user(home, user, password, "fi", users.EVERY_ROLE)
        empty = _empty(Path(folder))
        with serving(home) as address, serving(empty) as bare, launched() as browser:
            for language in LANGUAGES:
                for width, height in WIDTHS.items():
                    size = (width, height)
                    _pictures(browser, chosen, home, address, (user, password), language, size)
                    _empty_pictures(browser, chosen, bare, (VISITOR, VISITOR_PASSWORD), language, size)


def _sample(folder: Path) -> Path:
    import web_sample

    home = folder / "sample"
    web_sample.build(home)
    web_sample.furnish(home)
    decide.label(home, web_sample.SECOND_SIGNAL, "anna", {"fi": "Kotihoidon yöpuhelimeen ei vastata"})
    decide.accept(home, web_sample.SECOND_SIGNAL, "anna", "Sama viesti tuli Lapuan pyöreästä pöydästä.")
    return home


def _empty(folder: Path) -> Path:
    import web_sample

    home = folder / "empty"
    web_sample.build(home, weeks=False)
    users.add_user(home, VISITOR, VISITOR_PASSWORD)
    return home


def addresses(home: Path, who: tuple[str, str]) -> dict[str, str]:
    """Return a name and an address for every kind of page that links lead to, and for two that none does."""
    from conftest import enter
    from crawler import crawl

    app = create_app(home, testing=True)
    client, routes = app.test_client(), app.url_map.bind("localhost")
    enter(client, user=who[0], password=who[1])
    found = {"search-none": "/search?q=kvanttitietokone", "missing": "/signals/S-9999"}
    for address, _, _ in crawl(client):
        path, _, query = address.partition("?")
        if path in FILES or re.search(r"(^|&)(lang|as)=", query):
            continue
        name = re.sub(r"[._]", "-", str(routes.match(path)[0]))
        kind = f"{name}-asked" if query else name
        for place in (kind, f"{kind}-2"):
            if place not in found:
                found[place] = address
                break
    return found


def _pictures(
    browser: Browser,
    chosen: argparse.Namespace,
    home: Path,
    address: str,
    who: tuple[str, str],
    language: str,
    size: tuple[int, int],
) -> None:
    page = _page(browser, chosen, size)
    page.goto(f"{address}/sign-in?lang={language}")
    _shoot(page, chosen.out, "sign-in", language, size)
    sign_in(page, address, *who, language)
    pages = addresses(home, who)
    page.goto(f"{address}/?lang={language}")  # looking for pages has followed the links to other languages
    for name, path in pages.items():
        page.goto(address + path)
        _shoot(page, chosen.out, name, language, size)
    listed = next(iter(read.digest(home).signals), None)
    if listed and chosen.home is None:
        page.goto(f"{address}/signals/{listed.signal}")
        page.click("summary:has-text('" + {"fi": "Hylkää", "sv": "Avfärda"}[language] + "')")
        _shoot(page, chosen.out, "signal-dismissing", language, size)
        page.check("#reason-known")
        page.click("details[open] button.main")
        _shoot(page, chosen.out, "signal-dismissed", language, size)
        page.click(".notice button")
    page.context.close()


def _empty_pictures(
    browser: Browser,
    chosen: argparse.Namespace,
    address: str,
    who: tuple[str, str],
    language: str,
    size: tuple[int, int],
) -> None:
    page = _page(browser, chosen, size)
    sign_in(page, address, *who, language)
    _shoot(page, chosen.out, "empty", language, size)
    page.context.close()


def _page(browser: Browser, chosen: argparse.Namespace, size: tuple[int, int]) -> Page:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if chosen.dark else "light",
        java_script_enabled=False,
    )
    return context.new_page()


def _shoot(page: Page, out: Path, name: str, language: str, size: tuple[int, int]) -> None:
    file = re.sub(r"[^a-z0-9-]", "", name)
    page.screenshot(path=out / f"{file}-{language}-{size[0]}.png", full_page=True)


if __name__ == "__main__":
    main()
