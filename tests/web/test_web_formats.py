"""From a statement to its place in the file, format by format; and texts that would do harm stay texts.

The payload goes in through every format and is looked for in pages and in what goes out.
"""

from __future__ import annotations

import datetime as dt
import html
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from botnia_signals.cells import rows_of
from botnia_signals.intake import IntakeOptions
from botnia_signals.pipeline import decide, dialogues, erase, queue, read
from botnia_signals.pipeline.add import add
from botnia_signals.pipeline.added import report_csv, report_json, report_markdown
from botnia_signals.records import SourceKind
from botnia_signals.store import Store
from tests.files.mutations import MADE, SMALL

OPTIONS = IntakeOptions(source=SourceKind.ROUND_TABLE)
PAYLOAD = "<script>alert(7)</script><img src=x onerror=alert(8)> \"'>{{7*7}}"
SAID = f"Jono {PAYLOAD} kasvaa koko ajan."
ESCAPED = html.escape(SAID, quote=False)
FORMULAS = (
    "=1+1 on vastaus kyselyyn",
    "+358 soitto ei auta ketään",
    "-2 astetta kotona talvella",
    "@ kunta ei vastaa",
)
TAG = re.compile(r"<(?:script|img)\b[^>]*(?:alert|onerror)", re.IGNORECASE)


@pytest.fixture(autouse=True)
def _rules(home: Path) -> None:
    (home / "settings.toml").write_text('name_finder = "rules"\n', encoding="utf-8")


def first_statement(home: Path, documents: list[str], phrase: str) -> str:
    """Return the id of the statement, among those of documents, that holds a phrase."""
    with Store(home) as store:
        found = [store.documents.document(ident) for ident in documents]
    return next(one.id for pair in found if pair for one in pair[1] if phrase in one.text)


@pytest.mark.parametrize(
    ("name", "phrase", "place", "beside"),
    [
        ("muistio_2026-09-14_kokkola.docx", "kyydit loppuvat", "kappale 9", "lääkkeet jäävät antamatta"),
        ("muistio_2026-09-14_kokkola.docx", "Kylän kauppa", "rivi 2", "Bussi ei enää aja arkisin"),
        ("muistio_2026-09-14_kokkola.docx", "Sama huoli", "kommentti 1", "Sihteeri kysyy hinnat"),
        ("muistio_2026-09-14_kokkola.odt", "kyydit loppuvat", "kappale 9", "lääkkeet jäävät antamatta"),
        ("muistio_2026-09-14_kokkola.pdf", "kyydit loppuvat", "sivu 1", "lääkkeet jäävät antamatta"),
        ("muistio_2026-09-14_kokkola.html", "kyydit loppuvat", "kappale", "lääkkeet jäävät antamatta"),
        ("kokous_2026-10-01.vtt", "Kotihoidon jono", "puheenvuoro 1", "Hos oss svarar ingen"),
        ("viesti.eml", "Äidin kotihoidon", "rivi", "Lääkkeet jäivät antamatta"),
        ("dialog_jakobstad.md", "Affären i byn", "kappale", "medicinerna blir utan"),
        ("dialogi_alavus.txt", "äiti syö seisaaltaan", "rivi", "jono kuraattorille on pitkä"),
    ],
)
def test_a_statement_leads_to_its_place_in_the_file(
    client: FlaskClient, home: Path, name: str, phrase: str, place: str, beside: str
) -> None:
    report = add(home, [MADE / name], IntakeOptions(source=SourceKind.ROUND_TABLE, municipality="Kokkola"))
    page = client.get(f"/statements/{first_statement(home, report.documents, phrase)}")
    assert page.status_code == 200
    assert page.text.count('<mark id="statement"') == 1
    assert 'href="#statement"' in page.text
    facts = page.text.split('<dl class="place">')[1].split("</dl>")[0].casefold()
    assert place in facts
    assert Path(name).suffix in facts
    marked = page.text.split('<mark id="statement"')[1].split("</mark>")[0]
    assert phrase in marked
    assert beside in page.text
    assert beside not in marked


def count(home: Path, table: str) -> int:
    with Store(home) as store:
        return int(store.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


@pytest.mark.parametrize("hold", ["none", "web"])
def test_a_file_of_a_dialogue_has_its_places_also_when_it_waited(
    client: FlaskClient, home: Path, hold: str
) -> None:
    (home / "settings.toml").write_text(f'hold = "{hold}"\nname_finder = "rules"\n', encoding="utf-8")
    day = dt.date(2026, 9, 14)
    number = dialogues.begin(home, "testi", "round_table", "Pyöreä pöytä", day, "Kokkola", {"ngo": "3"})
    report = dialogues.drop(home, number, MADE / "muistio_2026-09-14_kokkola.docx")
    if hold == "web":
        assert count(home, "passages WHERE document IS NOT NULL") == 0
        (batch,) = queue.batches(home)
        queue.release(home, batch.id)
    assert dialogues.get(home, number).said == len(report.documents)
    page = client.get(f"/statements/{first_statement(home, report.documents, 'kyydit loppuvat')}").text
    assert "kappale 9" in page.split('<dl class="place">')[1].split("</dl>")[0].casefold()
    assert "lääkkeet jäävät antamatta" in page


def test_nothing_of_a_file_that_was_sent_back_stays(home: Path) -> None:
    before = [count(home, table) for table in ("files", "passages", "repeated_lines")]
    file = MADE / "muistio_2026-09-14_kokkola.docx"
    report = add(home, [file], OPTIONS, through_web=True)
    assert count(home, "passages WHERE held <> ''") == report.read > 0
    queue.send_back(home, report.batch)
    assert [count(home, table) for table in ("files", "passages", "repeated_lines")] == before


def test_a_waiting_document_that_is_erased_leaves_its_file(home: Path) -> None:
    report = add(home, [MADE / "muistio_2026-09-14_kokkola.docx"], OPTIONS, through_web=True)
    erase.erase(home, document=report.documents[0])
    assert count(home, "passages WHERE held <> ''") == report.read - 1
    queue.release(home, report.batch)
    assert count(home, "passages WHERE document IS NOT NULL") == report.read - 1
    assert count(home, "passages WHERE held <> ''") == 0


@pytest.mark.parametrize(
    ("name", "phrase", "place"),
    [
        ("webropol_2026-09.xlsx", "Kirjastoauto lakkasi", "webropol_2026-09.xlsx, row 6"),
        ("webropol_2026-09.csv", "Kirjastoauto lakkasi", "webropol_2026-09.csv, row 6"),
        ("zef_2026-11.ods", "Naapurin vanhus", "zef_2026-11.ods, row 5"),
    ],
)
def test_an_answer_of_a_table_says_its_row_and_its_question(
    client: FlaskClient, home: Path, name: str, phrase: str, place: str
) -> None:
    report = add(home, [MADE / name], OPTIONS)
    ident = first_statement(home, report.documents, phrase)
    page = client.get(f"/statements/{ident}").text
    question = read.document(home, ident).document.attributes["question"]
    assert f"{place} · {question}" in html.unescape(page)


def repacked(source: str, member: str, old: str, new: str) -> bytes:
    """Return a made package with a text of one member replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(MADE / source) as package, zipfile.ZipFile(out, "w") as made:
        for part in package.infolist():
            data = package.read(part)
            if part.filename == member:
                assert old.encode() in data
                data = data.replace(old.encode(), html.escape(new).encode())
            made.writestr(part, data)
    return out.getvalue()


_MAIL = (
    "From: {0} <a@example.org>\nSubject: {0}\nDate: Mon, 14 Sep 2026 09:00:00 +0300\n"
    "Content-Type: text/{1}\n\n{2}\n"
)
_QUOTED = SAID.replace('"', '""')
HOSTILE: dict[str, bytes] = {
    "a_2026-09-14.docx": repacked(
        "muistio_2026-09-14_kokkola.docx", "word/document.xml", "kyydit loppuvat kuudelta", SAID
    ),
    "a_2026-09-14.odt": repacked(
        "muistio_2026-09-14_kokkola.odt", "content.xml", "kyydit loppuvat kuudelta", SAID
    ),
    "a.xlsx": repacked(
        "forms_2026-10.xlsx",
        "xl/sharedStrings.xml",
        "Tandvårdskön är ett halvt år och ingen ringer tillbaka.",
        SAID,
    ),
    "a.csv": f'pvm;teksti;Vastaaja\n1.9.2026;"{_QUOTED}";"<b onclick=alert(8)>"\n'.encode(),
    "a_2026-09-14.vtt": f"WEBVTT\n\n00:01.000 --> 00:09.000\n{html.escape(SAID)}\n".encode(),
    "a.eml": _MAIL.format(PAYLOAD.replace('"', ""), "plain", SAID).encode(),
    "b.eml": _MAIL.format("x", "html", f"<p>{html.escape(SAID)}</p>").encode(),
    "a_2026-09-14.html": f"<h1>{html.escape(PAYLOAD)}</h1><p>{html.escape(SAID)}</p>".encode(),
    "a_2026-09-14.md": f"# {PAYLOAD}\n\n- {SAID}\n- jono kasvaa\n".encode(),
    "a.jsonl": (
        json.dumps({"text": SAID, "date": "2026-09-14", "question": PAYLOAD, "author": PAYLOAD}) + "\n"
    ).encode(),
    "a_2026-09-14.txt": f"{PAYLOAD}\n\n- {SAID}\n- jono kasvaa\n".encode(),
    "a_2026-09-14.pdf": SMALL["pieni_2026-09-14.pdf"].replace(
        b"Jono on kasvanut koko syksyn ajan.", SAID.encode()
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_looks_like_code_in_a_file_stays_a_text(
    client: FlaskClient, home: Path, tmp_path: Path, name: str
) -> None:
    path = tmp_path / f"<img src=x onerror=alert(9)>{name}"
    path.write_bytes(HOSTILE[name])
    report = add(home, [path], OPTIONS)
    assert report.stored >= 1
    with Store(home) as store:
        found = [store.documents.document(ident) for ident in report.documents]
    statements = [one.id for pair in found if pair for one in pair[1]]
    said = " ".join(pair[0].text for pair in found if pair)
    assert "<script>alert(7)</script>" in said
    pages = [client.get(f"/statements/{ident}") for ident in statements]
    pages += [client.get("/search?q=kasvaa"), client.get("/search?q=alert")]
    assert all(page.status_code == 200 for page in pages)
    assert not [page for page in pages if TAG.search(page.text)]
    assert any("&lt;script&gt;alert(7)&lt;/script&gt;" in page.text for page in pages)
    assert any("{{7*7}}" in page.text for page in pages)
    markdown = report_markdown(report, "fi")
    assert "<img" not in markdown.replace("\\<img", "")
    json.loads(report_json(report, "fi"))


def test_a_held_text_that_looks_like_code_stays_a_text_in_the_queue(
    client: FlaskClient, home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "<img src=x onerror=alert(9)>.jsonl"
    path.write_bytes(HOSTILE["a.jsonl"])
    batch = add(home, [path], OPTIONS, hold=True).batch
    for address in ("/queue", f"/queue/{batch}"):
        page = client.get(address)
        assert page.status_code == 200
        assert not TAG.search(page.text)


def cells(text: str) -> list[str]:
    return [cell for row in rows_of(text) for cell in row]


def test_no_cell_of_a_report_is_a_formula(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "=cmd_2026-09-14.md"
    path.write_text(
        "# Muistio\n\n- kylän kauppa suljettiin\n- jono kasvaa\n\n## Sovittiin\n\n" + "\n\n".join(FORMULAS),
        encoding="utf-8",
    )
    report = add(home, [path], OPTIONS)
    assert report.files[0].aside
    found = cells(report_csv(report, "fi"))
    assert [one for one in found if one.startswith("'=cmd")]
    assert [one for one in found if one[:1] in {"=", "+", "-", "@"}] == []
    for said in FORMULAS:
        assert any(said[1:12] in one for one in found), said


def test_no_cell_of_an_export_is_a_formula(client: FlaskClient, home: Path) -> None:
    ident = read.digest(home).signals[0].signal
    decide.label(home, ident, "suunnittelija", {"fi": "=1+1", "sv": "=1+1"})
    for address in ("/?as=csv", "/codebook?as=csv", "/admin/log?as=csv", "/lookback?as=csv"):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["Content-Type"].startswith("text/csv"), address
        found = cells(answer.text)
        assert [one for one in found if one[:1] in {"=", "@"}] == [], address
    assert "'=1+1" in cells(client.get("/?as=csv").text)
