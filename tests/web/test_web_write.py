"""Writing in, dialogues and the sheet: what is stored is what was shown, and nobody's name."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
import web_sample
from flask.testing import FlaskClient

from botnia_signals.messages import LANGUAGES
from botnia_signals.pipeline import dialogues, jobs, queue, read, worker
from botnia_signals.places import in_region
from botnia_signals.store import Store
from web.shown import today

NAMED = "Minna Virtanen soitti numerosta 040 123 4567 ja kertoi, että ruoka-apu loppui kesken."
KEY = re.compile(r"\b(web|error|write|dialogue|voice|ask|region|source)-[a-z]+(-[a-z]+)*\b")


@pytest.fixture
def unheld(home: Path) -> None:
    """Let what is written in be used at once, as a store may have it."""
    (home / "settings.toml").write_text('hold = "none"\n', encoding="utf-8")


def observation(**more: str) -> dict[str, str]:
    return {
        "text": NAMED,
        "voice": "worker",
        "municipality": "Kokkola",
        "day": today().isoformat(),
        "key": "avain-1",
        **more,
    }


def documents(home: Path) -> int:
    return int(str(read.status(home)["documents"]))


@pytest.mark.usefixtures("unheld")
def test_what_is_sent_was_shown_first_and_goes_in_once(client: FlaskClient, post, home: Path) -> None:
    before = documents(home)
    shown = post("/write", **observation(), act="show", matters=["families", "nix"]).text
    assert documents(home) == before, "showing stores nothing"
    preview = shown[shown.index('id="shown"') : shown.index("</p>", shown.index('id="shown"'))]
    assert "Virtanen" not in preview
    assert "4567" not in preview
    assert "<mark>[" in preview
    mark = re.search(r'name="mark" value="([^"]+)"', shown)
    assert mark
    sent = post("/write", **observation(), act="send", mark=mark[1], matters=["families"])
    assert sent.headers["Location"] == "/write/sent"
    post("/write", **observation(), act="send", mark=mark[1], matters=["families"])
    assert documents(home) == before + 1
    with Store(home) as store:
        (row,) = store.db.query("SELECT * FROM documents ORDER BY rowid DESC LIMIT 1")
    assert "Virtanen" not in str(row)
    assert "4567" not in str(row)
    assert row["source"] == "social_report"
    assert '"matters":"families"' in row["attributes"]
    assert web_sample.USER not in str(row)


def test_a_text_that_was_not_shown_is_shown_not_stored(post, home: Path) -> None:
    before = documents(home)
    answer = post("/write", **observation(text="Jotain muuta."), act="send", mark="0" * 24)
    assert answer.status_code == 200
    assert "Näin teksti tallennetaan" in answer.text
    assert documents(home) == before


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("text", " ", "Kirjoita, mitä huomasit."),
        ("text", "x" * 10_001, "enintään"),
        ("voice", "ghost", "kenen ääni"),
        ("municipality", "Helsinki", "Valitse kunta"),
        ("day", "2999-01-01", "tulevaa"),
        ("day", "huomenna", "tulevaa"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(post, field: str, value: str, words: str) -> None:
    answer = post("/write", **observation(**{field: value}))
    assert answer.status_code == 400
    assert words in answer.text
    if field != "text":
        assert "ruoka-apu loppui kesken." in answer.text
        assert "data-typed" in answer.text


def test_one_can_go_back_and_change(post) -> None:
    page = post("/write", **observation(), act="change").text
    assert "ruoka-apu loppui kesken." in page
    assert re.search(r'value="Kokkola" selected', page)
    assert re.search(r'value="worker" required checked', page)


def begin(post, **more: str) -> int:
    form = {"kind": "round_table", "title": "Pyöreä pöytä", "where": "kp", "day": "2026-11-18"}
    answer = post("/dialogues", **form, **{"people-client": "2", "people-ngo": "3"}, **more)
    assert answer.status_code == 302, answer.text
    return int(answer.headers["Location"].rsplit("/", 1)[1])


@pytest.mark.usefixtures("unheld")
def test_a_dialogue_is_filled_as_people_speak(client: FlaskClient, post, home: Path) -> None:
    number = begin(post)
    page = client.get(f"/dialogues/{number}").text
    assert page.count('<option value="client-') == 2
    post(f"/dialogues/{number}/statements", who="client-1", text=NAMED, key="a")
    post(f"/dialogues/{number}/statements", who="client-1", text="Bussi ei kulje enää iltaisin.", key="b")
    post(f"/dialogues/{number}/statements", who="ngo-2", text="Vapaaehtoiset väsyvät.", key="c")
    empty = post(f"/dialogues/{number}/statements", who="ngo", text="")
    assert empty.status_code == 400
    page = client.get(f"/dialogues/{number}").text
    assert "Virtanen" not in page
    assert page.count("<blockquote") == 3
    with Store(home) as store:
        sql = """SELECT count(DISTINCT author) FROM documents
                 WHERE source = 'round_table' AND record_id LIKE 'form-%'"""
        assert store.db.execute(sql).fetchone()[0] == 2, "each participant is one voice"


@pytest.mark.usefixtures("unheld")
def test_a_file_goes_into_a_dialogue_and_bad_ones_are_told(client: FlaskClient, post, home: Path) -> None:
    number = begin(post)
    text = "- Kahvila on ainoa paikka, jossa yksinäiset tapaavat.\n- Nuoret eivät enää tule illalla.\n"
    for asked in (1, 2):
        sent = post(f"/dialogues/{number}/files", file=(io.BytesIO(text.encode()), "muistiinpanot.txt"))
        assert sent.headers["Location"] == f"/jobs/{asked}"
        worker.work(home, until_idle=True)
    assert [jobs.get(home, one).result["stored"] for one in (1, 2)] == [2, 0]
    assert jobs.get(home, 2).result["known"] == 2
    assert dialogues.get(home, number).said == 2
    bad = post(f"/dialogues/{number}/files", file=(io.BytesIO(b"x"), "../../kuva.exe"))
    assert bad.status_code == 400
    assert "muotoa, jota ei lueta" in bad.text
    assert post(f"/dialogues/{number}/files").status_code == 400
    assert dialogues.get(home, number).said == 2


@pytest.mark.parametrize("hold", ["web", "all"])
def test_what_is_written_in_waits_until_somebody_has_looked(
    client: FlaskClient, post, home: Path, hold: str
) -> None:
    (home / "settings.toml").write_text(f'hold = "{hold}"\n', encoding="utf-8")
    before = documents(home)
    shown = post("/write", **observation(), act="show").text
    mark = re.search(r'name="mark" value="([^"]+)"', shown)
    assert mark
    for _ in range(2):
        sent = post("/write", **observation(), act="send", mark=mark[1])
        assert "tietosuojajonossa" in client.get(sent.headers["Location"]).text
    number = begin(post)
    post(f"/dialogues/{number}/statements", who="client-1", text=NAMED, key="a")
    post(f"/dialogues/{number}/statements", who="ngo-2", text="Vapaaehtoiset väsyvät.", key="b")
    assert documents(home) == before
    page = client.get(f"/dialogues/{number}").text
    assert "Vapaaehtoiset" not in page
    assert "2 tekstiä odottaa tietosuojajonossa" in page
    first, second = queue.batches(home)
    assert {(one.name, one.documents) for one in (first, second)} == {
        (today().isoformat(), 1),
        ("Pyöreä pöytä", 2),
    }
    for one in (first, second):
        queue.release(home, one.id)
    assert documents(home) == before + 3
    page = client.get(f"/dialogues/{number}").text
    assert page.count("<blockquote") == 2
    assert "odottaa tietosuojajonossa" not in page
    assert "Virtanen" not in page


def test_what_is_sent_back_is_in_no_dialogue(client: FlaskClient, post, home: Path) -> None:
    number = begin(post)
    post(f"/dialogues/{number}/statements", who="client-1", text=NAMED, key="a")
    assert "Yksi teksti odottaa" in client.get(f"/dialogues/{number}").text
    (batch,) = queue.batches(home)
    queue.send_back(home, batch.id)
    assert "odottaa" not in client.get(f"/dialogues/{number}").text
    assert dialogues.get(home, number).said == 0


def test_a_file_may_be_larger_than_a_form(post, home: Path) -> None:
    number = begin(post)
    rows = "".join(f"- Havainto numero {place}: jono on pidentynyt taas vähän.\n" for place in range(2000))
    answer = post(f"/dialogues/{number}/files", file=(io.BytesIO(rows.encode()), "iso.md"))
    assert answer.status_code == 302
    assert post(f"/dialogues/{number}/statements", who="ngo", text="x" * 100_000).status_code == 413


def test_the_sheet_holds_what_fits_and_is_interpreted(client: FlaskClient, post, home: Path) -> None:
    number = begin(post)
    sheet = client.get(f"/dialogues/{number}/sheet").text
    assert "S-0007" in sheet, "from Kokkola and Kannus"
    assert "S-0011" not in sheet, "from South Ostrobothnia alone"
    before = documents(home)
    told = f"{NAMED} Ryhmä pitää tätä uutena."
    assert post(f"/dialogues/{number}/sheet", signal="S-0007", text=told).status_code == 302
    page = client.get("/signals/S-0007").text
    assert "Ryhmä pitää tätä uutena." in page
    assert "Virtanen" not in page
    assert documents(home) == before, "an interpretation is no voice"
    assert post(f"/dialogues/{number}/sheet", signal="S-0007", text=" ").status_code == 400
    assert post(f"/dialogues/{number}/sheet", signal="S-9999", text="x").status_code == 404


def test_a_dialogue_that_can_not_be_is_told(client: FlaskClient, post) -> None:
    form = {"kind": "round_table", "title": "Aihe", "where": "kp", "day": "2026-11-18", "people-ngo": "3"}
    for field, value in (("kind", "party"), ("title", " "), ("where", "Helsinki"), ("people-ngo", "moni")):
        answer = post("/dialogues", **{**form, field: value})
        assert answer.status_code == 400, field
    assert client.get("/dialogues/99").status_code == 404


def test_regions_have_their_municipalities() -> None:
    assert len(in_region("ep")) == 18
    assert "Kokkola" in in_region("kp")
    assert in_region("Kokkola") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_in_every_language(client: FlaskClient, post, home: Path, language: str) -> None:
    number = begin(post)
    post(f"/dialogues/{number}/statements", who="ngo-2", text="Vapaaehtoiset väsyvät.", key="c")
    post(f"/dialogues/{number}/sheet", signal="S-0007", text="Tuttua meille.")
    for address in (
        "/write",
        "/write/sent",
        "/dialogues",
        f"/dialogues/{number}",
        f"/dialogues/{number}/sheet",
    ):
        page = client.get(f"{address}?lang={language}")
        assert page.status_code == 200
        assert page.text.count("<h1") == 1
        assert not KEY.search(re.sub(r"<[^>]*>", " ", page.text)), address
    shown = client.get("/codebook").text + client.get("/codebook/families").text
    assert not re.search(r"\bcodebook-[a-z]+", re.sub(r"<[^>]*>", " ", shown))
