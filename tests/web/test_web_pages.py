"""Every page in every language, and what stands on it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import html
import re
from pathlib import Path

import pytest
import web_sample
from flask import Flask
from flask.testing import FlaskClient

from botnia_signals.digest import content, shares
from botnia_signals.messages import LANGUAGES, known_keys, message
from botnia_signals.pipeline import read, users
from botnia_signals.records import Late, LateChange, Level, SourceKind
from botnia_signals.store import Store
from web import create_app
from web.cautions import cautions
from web.places import place_name
from web.shown import days

PAGES = (
    "/",
    "/weeks/2026-W46",
    "/weeks/2026-W45",
    "/weeks/2026-W41",
    "/signals/S-0007",
    "/signals/S-0007?week=2026-W45",
    "/signals/S-0011",
    "/signals/S-0014",
    "/themes",
    "/themes/3",
    "/themes/3?week=2026-W46",
    "/themes/5",
    "/search",
    "/search?q=perhe",
    "/search?q=kvanttitietokone",
    "/search?q=%22-*",
    "/lookback",
    "/lookback?signal=S-0007",
    "/lookback?year=2026",
    "/evaluation",
    "/settings",
)
MISSING = (
    "/signals/S-9999",
    "/signals/S-0011?week=2026-W45",
    "/weeks/2030-W01",
    "/weeks/x",
    "/themes/99",
    "/lookback?year=1999",
)
KEY = re.compile(
    r"\b(web|digest|error|why|shares|said|level|standing|reason|event|settings?|lookback|evaluation)"
    r"-[a-z]+(-[a-z]+)*\b"
)


def seen(page: str) -> str:
    """Return what a reader sees: the page without its markup."""
    return re.sub(r"<[^>]*>", " ", re.sub(r"<head>.*?</head>", "", page, flags=re.DOTALL))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_in_every_language(client: FlaskClient, language: str) -> None:
    for address in PAGES:
        answer = client.get(f"{address}{'&' if '?' in address else '?'}lang={language}")
        assert answer.status_code == 200, address
        assert f'<html lang="{language}">' in answer.text
        assert not KEY.search(seen(answer.text)), address
        assert answer.text.count("<h1") == 1
        assert len(answer.data) < 100_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_pages_say_so_in_the_readers_language(client: FlaskClient, language: str) -> None:
    title = {"fi": "Sivua ei löydy", "sv": "Sidan hittades inte", "en": "Page not found"}[language]
    for address in (*MISSING, "/statements/nix", "/nowhere", "/signals/S-0007/erase"):
        answer = client.get(f"{address}{'&' if '?' in address else '?'}lang={language}")
        assert answer.status_code == 404, address
        assert title in answer.text
        assert "Traceback" not in answer.text


def test_catalogues_have_the_same_keys() -> None:
    ours = [{key for key in known_keys(language) if key.startswith("web-")} for language in LANGUAGES]
    assert ours[0] == ours[1] == ours[2]
    for language in LANGUAGES:
        assert "error-web-secret" in known_keys(language)


def test_every_key_that_pages_use_is_in_the_catalogue() -> None:
    folder = Path(__file__).parents[2] / "web"
    texts = [path.read_text(encoding="utf-8") for path in [*folder.rglob("*.html"), *folder.glob("*.py")]]
    used = {key for text in texts for key in re.findall(r"""(?<!\w)t\(["']([a-z]+-[a-z-]+[a-z])["']""", text)}
    assert len(used) > 80
    assert used <= known_keys("fi")


def test_digest_shows_signals_before_what_is_watched(client: FlaskClient) -> None:
    page = client.get("/").text
    order = [page.index(words) for words in ("S-0007", "S-0011", "Seurattavat</h2>", "S-0014")]
    assert order == sorted(order)
    assert "Synteettinen esimerkkiaineisto" in page
    assert "9 ihmistä 4 viikossa" in page
    assert 'href="/weeks/2026-W45"' in page
    assert '<svg class="curve"' in page


def test_trends_and_silences_stand_between_signals_and_what_is_watched(client: FlaskClient) -> None:
    page = client.get("/?lang=sv").text
    parts = ("S-0011", "Uppåtgående trend", "Nedåtgående trend", "lärdomsprov", "Kristinestad", "S-0014")
    order = [page.lower().index(words.lower()) for words in parts]
    assert order == sorted(order)
    assert 'href="/themes/3?week=2026-W46"' in page
    assert "Återkommande säsongsvariation" in page
    assert "Återkommande säsongsvariation" in client.get("/signals/S-0011").text
    assert "2024, 2025" in client.get("/signals/S-0011").text


def test_a_week_without_trends_says_so(client: FlaskClient) -> None:
    page = client.get("/weeks/2026-W45").text
    assert "Trendejä ei voitu arvioida" in page
    assert "Mikään arvioiduista ei ole hiljentynyt" in page


def test_an_older_week_keeps_its_week_in_links(client: FlaskClient) -> None:
    page = client.get("/weeks/2026-W45").text
    assert "/signals/S-0007?week=2026-W45" in page
    assert "/weeks/2026-W46" in page


def test_a_week_without_signals_says_that_nothing_stood_out(client: FlaskClient, tmp_path: Path) -> None:
    assert "mikään ei erottunut sattumasta" in client.get("/weeks/2026-W41").text


def test_before_the_first_run_the_page_tells_how_to_begin(tmp_path: Path, sign_in) -> None:
    web_sample.build(tmp_path / "new", weeks=False)
    client = create_app(tmp_path / "new", testing=True).test_client()
    sign_in(client)
    page = client.get("/")
    assert page.status_code == 200
    assert "botnia run" in page.text
    assert "Teemoja ei ole vielä" in client.get("/themes").text


def test_every_page_of_a_synthetic_store_says_so(client: FlaskClient) -> None:
    for address in PAGES:
        if not address.startswith("/sign-in"):
            assert "Synteettinen" in client.get(address, follow_redirects=True).text, address


def test_a_real_store_has_no_synthetic_banner(tmp_path: Path, sign_in) -> None:
    web_sample.build_quiet(tmp_path / "real")
    client = create_app(tmp_path / "real", testing=True).test_client()
    sign_in(client)
    page = client.get("/").text
    assert "Synteettinen" not in page
    assert "mikään ei erottunut sattumasta" in page


def test_signal_shows_all_quotes_with_their_language(client: FlaskClient) -> None:
    page = client.get("/signals/S-0007").text
    for _, text, *_ in web_sample.DEBT:
        assert text in page
    assert page.count('<blockquote lang="fi">') == 6
    assert page.count('<blockquote lang="sv">') == 3
    assert page.count("#statement") == 9
    assert "9 toisistaan riippumatonta ihmistä" in page
    assert "0,1\u00a0%" in page


def test_signal_has_a_table_that_says_what_the_curve_says(client: FlaskClient) -> None:
    page = client.get("/signals/S-0007").text
    table = page[page.index('<details class="data">') : page.index("</details>")]
    assert table.count("<tr>") == 1 + 30


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_week_says_whose_voice_is_heard(client: FlaskClient, home: Path, language: str) -> None:
    page = html.unescape(client.get("/", query_string={"lang": language}).text)
    found = read.digest(home).shares
    assert message("shares-title", language) in page
    for _, group in shares.families(found):
        for one in group:
            assert shares.group_name(one, language) in page
    assert {one.group for one in found if one.family == "language"} >= {"fi", "sv"}


LETTER = (
    "Kylätalon ovet pitää avata iltaisin, sillä nuorilla ei ole muuta paikkaa ja väsyneet vanhemmat "
    "kuljettavat heitä liian kauas."
)
OWN = (
    "Illat ovat nuorille vaikeita, kun kaikki ovet on suljettu.",
    "Nuoret ovat yksin asemalla, ja se huolestuttaa meitä.",
    "Kerho lakkautettiin, ja moni jäi ilman tekemistä iltaisin.",
    "Vanhemmat ovat väsyneitä ajamaan liian pitkiä matkoja.",
)
OTHERWISE = "Meidän kylällä nuorten illat sujuvat hienosti ja olemme tyytyväisiä."


def list_letters(home: Path) -> None:
    """Write a week that lists letters of one text from four senders, own words, and who says otherwise."""
    day = web_sample.LAST + dt.timedelta(days=7)
    texts = [*(f"{LETTER} {word}" for word in ("Kiitos.", "Terveisin.", "", "")), *OWN, OTHERWISE]
    with Store(home) as store:
        members = [
            web_sample._add(store, 3000 + n, "", "fi", text, SourceKind.SURVEY, "Vaasa", day, True)
            for n, text in enumerate(texts)
        ]
        listing = web_sample._listing("S-0030", day, 0, Level.WATCH, 0.2, members, {"fi": ("ilta",)}, [3])
        store.weeks.write(web_sample._week_row(day, 9), [listing], [])


@pytest.mark.parametrize("address", ["/signals/S-0030", "/"])
def test_a_text_of_several_senders_is_quoted_once(client: FlaskClient, home: Path, address: str) -> None:
    list_letters(home)
    page = client.get(address).text
    assert page.count(LETTER) == 1
    assert "sama teksti 4 lähettäjältä" in page


def test_a_signal_shows_who_says_otherwise_apart(client: FlaskClient, home: Path) -> None:
    list_letters(home)
    page = client.get("/signals/S-0030").text
    assert "4 lausumaa on samaa tekstiä 4 lähettäjältä; ne on laskettu yhdeksi ääneksi." in page
    assert page.index("Eriävä näkemys") < page.index(OTHERWISE)
    assert page.count(OTHERWISE) == 2, "apart, and among all that was said"
    assert "Eriävä näkemys" not in client.get("/signals/S-0007").text


def test_authors_and_attributes_are_never_shown(client: FlaskClient, home: Path) -> None:
    entry = read.signal(home, web_sample.FIRST_SIGNAL).entry
    addresses = [*PAGES, *(f"/statements/{said.statement}" for said in entry.said)]
    for address in addresses:
        page = client.get(address).text
        assert web_sample.AUTHOR not in page
        assert web_sample.SECRET_ATTRIBUTE not in page
        assert "record-" not in page


def test_statement_stands_marked_in_its_document(client: FlaskClient, home: Path) -> None:
    said = read.signal(home, web_sample.FIRST_SIGNAL).entry.said[0]
    page = client.get(f"/statements/{said.statement}").text
    assert f'<mark id="statement" lang="fi">{said.text}</mark>' in page
    assert "Kirjaus viikon tapaamisista." in page
    assert "/signals/S-0007" in page


def test_themes_have_names_in_both_languages(client: FlaskClient) -> None:
    page = client.get("/themes?lang=sv").text
    assert page.index("Familjearbetare, hjälp") < page.index("Perhetyö, neuvola")
    detail = client.get("/themes/3?lang=fi").text
    assert detail.index("Perhetyö, neuvola") < detail.index("Familjearbetare, hjälp")
    assert '<svg class="curve"' in detail


def test_search_finds_inflected_forms_and_has_pages(client: FlaskClient) -> None:
    page = client.get("/search?q=sähkölaskut").text
    assert "sähkölaskuun" in page
    many = client.get("/search?q=on").text
    assert "Sivu 1/2" in many
    assert "page=2" in many
    assert "Sivu 2/2" in client.get("/search?q=on&page=2").text
    assert client.get("/search?q=on&page=999999999999").status_code == 200
    assert client.get("/search?q=on&page=x").status_code == 200


def test_language_is_asked_kept_and_remembered(client: FlaskClient, home: Path, app: Flask, sign_in) -> None:
    assert '<html lang="sv">' in client.get("/themes?lang=sv").text
    assert '<html lang="sv">' in client.get("/search").text
    found = users.get_user(home, web_sample.USER)
    assert found is not None
    assert found.language == "sv"
    other = app.test_client()
    other.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    assert '<html lang="en">' in other.get("/sign-in").text
    sign_in(other)
    assert '<html lang="sv">' in other.get("/").text


def test_switcher_keeps_the_page_and_its_question(client: FlaskClient) -> None:
    assert 'href="/search?q=perhe&amp;lang=sv"' in client.get("/search?q=perhe&lang=fi").text


def test_municipalities_in_swedish() -> None:
    assert place_name("Kokkola", "sv") == "Karleby"
    assert place_name("Pedersören kunta", "sv") == "Pedersöre"
    assert place_name("Pedersören kunta", "fi") == "Pedersöre"
    assert place_name("Kokkola", "fi") == "Kokkola"
    assert place_name("Atlantis", "sv") == "Atlantis"


def test_days_of_a_week(app: Flask) -> None:
    with app.test_request_context("/?lang=fi"):
        app.preprocess_request()
        assert days("2026-W46") == "9.–15.11.2026"
        assert days("2026-W49") == "30.11.–6.12.2026"
        assert days("2026-W53") == "28.12.2026–3.1.2027"
    with app.test_request_context("/?lang=en"):
        app.preprocess_request()
        assert days("2026-W46") == "9–15 November 2026"


def test_cautions_fit_the_figures(home: Path) -> None:
    watched = read.signal(home, web_sample.WATCHED).entry
    assert watched.level is Level.WATCH
    assert cautions(watched)[:2] == ["web-caution-watch", "web-caution-few"]
    night = read.signal(home, web_sample.SECOND_SIGNAL).entry
    assert "web-caution-one-language" in cautions(night)
    assert cautions(night)[-1] == "web-caution-always"
    assert content.chance(night.p, "fi") == "3,0 %"


def test_static_files_are_light_and_cached(client: FlaskClient) -> None:
    page = client.get("/signals/S-0007").text
    weight = len(page.encode())
    for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', page):
        answer = client.get(address.replace("&amp;", "&"))
        assert answer.status_code == 200
        weight += len(answer.data)
        answer.close()
    assert weight < 100_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_week_says_that_it_was_frozen_and_what_came_late(
    home: Path, client: FlaskClient, language: str
) -> None:
    late = Late("2026-W45", 2, (LateChange("dropped", "S-0007", {"fi": ("sähkölasku",)}),))
    with Store(home) as store:
        row = store.weeks.get("2026-W46")
        assert row is not None
        listed, events = store.weeks.listings(row.week), store.weeks.events_in(row.week)
        store.weeks.write(dataclasses.replace(row, late=late), listed, events)
        store.editions.add(row.week, "{}", "[]")
    page = seen(client.get(f"/?lang={language}").text).replace("\xa0", " ")
    edition = read.digest(home).edition
    assert edition.frozen_on is not None
    assert edition.late_records > 0
    lines = edition.lines(language)
    assert len(lines) == 4
    for line in lines:
        assert line.replace("'", "&#39;").replace("\xa0", " ") in page
