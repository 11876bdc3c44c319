"""Twenty people at once on a big store: p50 and p95 of every page and its weight, by waitress on loopback.

usage: python -m tests.benchmarks.bench_load [--home HOME] [--seconds 60] [--people 20] [--think 2.0]

The server is a process of its own, as `botnia serve` makes it. Each person is a thread with a session of its
own that asks for a page chosen by chance and then reads it for `--think` seconds on average (exponential).
Without `--home` the big store of `big_store` is made first. Targets: p95 under 150 ms for every page, every
page under 250 kB. All sign in first; then one person
asks for each page once, for the first time since a write, which is printed as "alone".
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path

import requests

from tests.benchmarks.big_store import PASSWORD, PEOPLE, build

TARGET_MS, TARGET_BYTES = 150.0, 250_000
PAGES = (
    "/", "/weeks/2026-W30", "/?region=po", "/signals/S-0495", "/signals/S-0100",
    "/signals/S-0495?week=2026-W46",
    "/themes", "/themes/3", "/themes/3?page=5", "/themes/60", "/search?q=hammashoitoon",
    "/search?q=velkaneuvontaan+talven", "/search?q=skuldrådgivningen&page=20", "/search?q=kvanttitietokone",
    "/statements/s-00099000", "/lookback", "/lookback?signal=S-0495", "/evaluation", "/write", "/dialogues",
    "/rounds", "/codebook", "/queue", "/material", "/jobs", "/settings", "/users",
    "/users/person-1", "/account",
    "/admin", "/admin/backups", "/admin/sources", "/admin/log",
)  # fmt: skip
SERVER = """import sys
from pathlib import Path
from web.server import serve
serve(Path(sys.argv[1]), port=int(sys.argv[2]))"""


def main() -> None:
    """Measure and print a table of the pages, the slowest first."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--home", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--think", type=float, default=2.0)
    parser.add_argument("--port", type=int, default=8799)
    chosen = parser.parse_args()
    measure(chosen.home, chosen.people, chosen.seconds, chosen.think, chosen.port)


def measure(
    given: Path | None = None,
    people: int = PEOPLE,
    seconds: float = 60,
    think: float = 2.0,
    port: int = 8799,
) -> None:
    """Serve the store, or a big one made for it, let people read, and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        home = given or Path(folder) / "big"
        if not home.exists():
            build(home)
        process = subprocess.Popen([sys.executable, "-c", SERVER, str(home), str(port)])
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, process)
            _show(address, people, seconds, think)
        finally:
            process.terminate()
            process.wait()


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        if process.poll() is not None:
            raise SystemExit("the server ended")
        try:
            requests.get(f"{address}/sign-in", timeout=5)
            return
        except requests.RequestException:
            time.sleep(0.5)
    raise SystemExit("the server did not start")


def entered(address: str, number: int) -> requests.Session:
    """Return a browser in which a person is signed in; sign-ins are limited, so it waits where it must."""
    browser = requests.Session()
    while True:
        page = browser.get(f"{address}/sign-in", timeout=60).text
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        token = found[1] if found else ""
        form = {"user": f"person-{number}", "password": PASSWORD, "csrf_token": token}
        answer = browser.post(f"{address}/sign-in", data=form, allow_redirects=False, timeout=60)
        if answer.status_code == 302:
            return browser
        time.sleep(6)


def _show(address: str, people: int, seconds: float, think: float) -> None:
    browsers = [entered(address, number) for number in range(people)]
    alone = browsers[0]
    first, weights = {}, {}
    for page in PAGES:
        began = time.perf_counter()
        answer = alone.get(address + page, timeout=120)
        first[page] = 1000 * (time.perf_counter() - began)
        if answer.status_code != 200:
            raise SystemExit(f"{page}: {answer.status_code}")
        weights[page] = len(answer.content)
    took: dict[str, list[float]] = defaultdict(list)
    failed: list[str] = []
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=_person, args=(browser, address, number, until, think, took, failed))
        for number, browser in enumerate(browsers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    _print(first, weights, took, failed, people, seconds)


def _person(
    browser: requests.Session,
    address: str,
    number: int,
    until: float,
    think: float,
    took: dict[str, list[float]],
    failed: list[str],
) -> None:
    dice = random.Random(number)  # noqa: S311
    while time.monotonic() < until:
        time.sleep(dice.expovariate(1 / think) if think else 0)
        page = dice.choice(PAGES)
        began = time.perf_counter()
        answer = browser.get(address + page, timeout=120)
        took[page].append(1000 * (time.perf_counter() - began))
        if answer.status_code != 200:
            failed.append(f"{page}: {answer.status_code}")


def p95(values: list[float]) -> float:
    """Return the 95th percentile, the only value where there is one, 0 for none."""
    if len(values) < 2:
        return sum(values)
    return statistics.quantiles(values, n=20, method="inclusive")[18]


def _print(
    first: dict[str, float],
    weights: dict[str, int],
    took: dict[str, list[float]],
    failed: list[str],
    people: int,
    seconds: float,
) -> None:
    asked = sum(map(len, took.values()))
    print(f"\n{people} people at once for {seconds:.0f} s: {asked} pages, {asked / seconds:.1f} a second")
    print(f"{'page':40} {'asked':>6} {'alone':>8} {'p50':>8} {'p95':>8} {'kB':>7}")
    for page in sorted(PAGES, key=lambda one: -p95(took[one])):
        times = took[page]
        middle = statistics.median(times) if times else 0.0
        missed = " *" if p95(times) > TARGET_MS or weights[page] > TARGET_BYTES else ""
        size = weights[page] / 1000
        print(
            f"{page:40} {len(times):6} {first[page]:8.0f} {middle:8.0f} {p95(times):8.0f} {size:7.1f}{missed}"
        )
    every = [one for times in took.values() for one in times]
    print(f"{'all':40} {len(every):6} {'':8} {statistics.median(every):8.0f} {p95(every):8.0f}")
    over = sum(p95(took[page]) > TARGET_MS for page in PAGES)
    heavy = sum(weights[page] > TARGET_BYTES for page in PAGES)
    print(
        f"pages over {TARGET_MS:.0f} ms: {over}; over {TARGET_BYTES // 1000} kB: {heavy}"
        f"; failed: {len(failed)}"
    )


if __name__ == "__main__":
    main()
