"""Pictures of every page, to look at: python -m tests.browser.screenshots OUT_DIR [--home HOME]."""

from __future__ import annotations

import argparse
import re
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from botnia_signals.pipeline import decide, read, theme_views, users
from tests.browser.chromium import launched, serving, sign_in

WIDTHS = {1280: 900, 360: 780}
LANGUAGES = ("fi", "sv")
VISITOR, VISITOR_PASSWORD = "kuvaaja", "kuvaajan-salasana"  # of a throw-away user
QUERY = {"fi": "perhe", "sv": "familj"}


def main() -> None:
    """Take the pictures of a made-up store, or of a copy of the one in `--home`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--dark", action="store_true")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        if chosen.home is None:
            home, user, password = _sample(Path(folder))
        else:
            home, user, password = chosen.home, VISITOR, VISITOR_PASSWORD
            users.add_user(home, user, password)
        empty = _empty(Path(folder))
        with serving(home) as address, serving(empty) as bare, launched() as browser:
            for language in LANGUAGES:
                for width, height in WIDTHS.items():
                    size = (width, height)
                    _pictures(browser, chosen, home, address, (user, password), language, size)
                    _empty_pictures(browser, chosen, bare, (VISITOR, VISITOR_PASSWORD), language, size)


def _sample(folder: Path) -> tuple[Path, str, str]:
    import web_sample

    home = folder / "sample"
    web_sample.build(home)
    decide.label(home, web_sample.SECOND_SIGNAL, "anna", {"fi": "Kotihoidon yöpuhelimeen ei vastata"})
    decide.accept(home, web_sample.SECOND_SIGNAL, "anna", "Sama viesti tuli Lapuan pyöreästä pöydästä.")
    return home, web_sample.USER, web_sample.PASSWORD


def _empty(folder: Path) -> Path:
    import web_sample

    home = folder / "empty"
    web_sample.build(home, weeks=False)
    users.add_user(home, VISITOR, VISITOR_PASSWORD)
    return home


def addresses(home: Path, language: str) -> dict[str, str]:
    """Return a name and an address for every page worth a picture."""
    digest = read.digest(home)
    entries = [*digest.signals, *digest.watch]
    themes = theme_views.themes(home)
    found = {
        "digest": "/",
        "search-empty": "/search",
        "search": f"/search?q={QUERY[language]}",
        "search-none": "/search?q=kvanttitietokone",
        "themes": "/themes",
        "material": "/material",
        "jobs": "/jobs",
        **{f"job-{number}": f"/jobs/{number}" for number in range(1, 6)},
        "admin": "/admin",
        "backups": "/admin/backups",
        "restore": "/admin/backups/1",
        "sources": "/admin/sources",
        "log": "/admin/log",
        "users": "/users",
        "settings": "/settings",
        "missing": "/signals/S-9999",
    }
    if digest.previous:
        found["digest-before"] = f"/weeks/{digest.previous}"
    for place, entry in enumerate(entries[:3]):
        found[f"signal-{place}"] = f"/signals/{entry.signal}"
    if entries and entries[0].said:
        found["statement"] = f"/statements/{entries[0].said[0].statement}#statement"
    if themes:
        found["theme"] = f"/themes/{themes[0].theme.id}"
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
    for name, path in addresses(home, language).items():
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
