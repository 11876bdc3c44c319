"""TXT and DOCX: notes and minutes as people write them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from botnia_signals.intake import IntakeOptions, read
from botnia_signals.intake.notes import split_speaker
from botnia_signals.records import RawDocument, Refusal, SourceKind

DIALOGUE = IntakeOptions(source=SourceKind.FORESIGHT_DIALOGUE)
NOTES = """Synteettinen esimerkkiaineisto

ENNAKOINTIDIALOGI, Alavus
ke 7.10.2026 klo 17–19.30, kirjasto
26 osallistujaa, neljä pöytää. Fasilitaattorin muistiinpanot.

Kotona asuminen

- kotihoidon lista tulee 6.40. hoitaja: "en muista
kenelle lupasin"
– äiti syö seisaaltaan

2. Nuoret

• jono on pitkä
  1) kuraattori on paikalla kahtena päivänä ja joka toinen viikko kolmena.
Pöytä 3 oli asiasta toista mieltä ja kertoi, että heidän koulullaan kuraattorin saa kiinni joka päivä.
"""


def taken(path: Path, options: IntakeOptions = DIALOGUE, refusals: Sequence[str] = ()) -> list[RawDocument]:
    """Return the documents of a path that has these refusals and no others."""
    items = list(read(path, options))
    assert [item.key for item in items if isinstance(item, Refusal)] == list(refusals)
    return [item for item in items if isinstance(item, RawDocument)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_dashed_notes_under_small_headings(tmp_path: Path, encoding: str, end: str) -> None:
    path = tmp_path / "muistiinpanot.txt"
    path.write_bytes(NOTES.replace("\n", end).encode(encoding))
    documents = taken(path)
    assert [d.attributes["heading"] for d in documents] == ["Kotona asuminen"] * 2 + ["Nuoret"] * 2
    assert documents[0].text == 'kotihoidon lista tulee 6.40. hoitaja: "en muista kenelle lupasin"'
    assert documents[3].text.startswith("kuraattori on paikalla")
    assert {(d.date, d.municipality) for d in documents} == {(dt.date(2026, 10, 7), "Alavus")}
    assert documents[0].origin == "muistiinpanot.txt, line 9"
    assert len({d.author for d in documents}) == 4


def test_running_text_gives_a_record_a_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "dialogi_2026-06-03_narpes.txt"
    path.write_text(
        "Dialogi\nAika: kesäkuu\n\nKoulu\n\nTyttö on pois tiistaisin.\nIsällä on silloin asioita.\n\n"
        "Toinen kappale kertoo muusta asiasta.\n\n======\n\nKuka tästä huolehtii?\n"
    )
    documents = taken(path)
    assert [d.text for d in documents] == [
        "Tyttö on pois tiistaisin. Isällä on silloin asioita.",
        "Toinen kappale kertoo muusta asiasta.",
        "Kuka tästä huolehtii?",
    ]
    assert documents[0].attributes == {"heading": "Koulu"}
    assert (documents[0].date, documents[0].municipality) == (dt.date(2026, 6, 3), "Närpiö")


def test_one_answer_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Väsymys\nJono kasvaa\nKukaan ei vastaa puhelimeen, vaikka soittaisi joka aamu.\n")
    options = IntakeOptions(source=SourceKind.SURVEY, date=dt.date(2026, 9, 1))
    assert [d.text for d in taken(path, options)][:2] == ["Väsymys", "Jono kasvaa"]


def test_a_text_without_date_or_source_says_which_option_to_give(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("- yksi\n- kaksi\n")
    assert [item.key for item in read(path) if isinstance(item, Refusal)] == ["error-intake-no-source"]
    assert [i.key for i in read(path, DIALOGUE) if isinstance(i, Refusal)] == ["error-intake-no-date"]


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Hannu Palokurmu (eläkkeensaajat, Kannus): Kerhossa kävi 46 henkeä.", "Hannu Palokurmu"),
        ("Eva von Testholm (Marthaförening): Mamma väntar.", "Eva von Testholm"),
        ("tytär Nurmosta (52): äiti syö seisaaltaan", ""),
        ("Diakoniatyön terveiset: kakku pakastettiin.", ""),
        ("Lapsi sanoi (hiljaa): en mene.", ""),
    ],
)
def test_speakers(text: str, author: str) -> None:
    assert split_speaker(text)[0] == author
    assert not author or not split_speaker(text)[2].startswith(author)


def minutes(path: Path) -> Path:
    """Write minutes as an association's secretary does."""
    document = docx.Document()
    document.add_heading("Järjestöasiain pyöreä pöytä", 0)
    for line in ("MUISTIO", "Aika: keskiviikko 3.6.2026 klo 13.00–15.40", "Paikka: Kokkola, järjestötalo"):
        document.add_paragraph(line)
    people = document.add_table(2, 2)
    for cell, text in zip(people._cells, ("Osallistuja", "Taho", "Hannu Palokurmu", "Soite"), strict=True):
        cell.text = text
    document.add_heading("1. Kotihoito", 1)
    document.add_paragraph("Hannu Palokurmu (Soite): Jono on kasvanut.")
    document.add_heading("Illat", 2)
    document.add_paragraph("Illalla ei vastaa kukaan.")
    document.add_paragraph("Kyydit loppuvat", style="List Bullet")
    document.add_paragraph().add_run("Viikonloput").bold = True
    document.add_paragraph("Lauantaisin on hiljaista.")
    observations = document.add_table(3, 2)
    cells = ("Kunta", "Havainto", "Vetil", "Kauppa suljettiin keväällä.", "Perho", "Bussi ei enää aja.")
    for cell, text in zip(observations._cells, cells, strict=True):
        cell.text = text
    document.add_heading("Sovittiin", 1)
    document.add_paragraph("Sihteeri kysyy hinnat.", style="List Bullet")
    document.save(str(path))
    return path


def test_minutes_become_statements_with_headings_and_speakers(tmp_path: Path) -> None:
    documents = taken(minutes(tmp_path / "muistio.docx"), refusals=["refusal-follow-up"])
    assert [(d.text, d.attributes.get("heading")) for d in documents] == [
        ("Jono on kasvanut.", "Kotihoito"),
        ("Illalla ei vastaa kukaan.", "Kotihoito › Illat"),
        ("Kyydit loppuvat", "Kotihoito › Illat"),
        ("Lauantaisin on hiljaista.", "Kotihoito › Illat › Viikonloput"),
        ("Kauppa suljettiin keväällä.", "Kotihoito › Illat › Viikonloput"),
        ("Bussi ei enää aja.", "Kotihoito › Illat › Viikonloput"),
    ]
    assert documents[0].author == "Hannu Palokurmu"
    assert documents[0].attributes["organisation"] == "Soite"
    assert [d.municipality for d in documents] == ["Kokkola"] * 4 + ["Veteli", "Perho"]
    assert {d.date for d in documents} == {dt.date(2026, 6, 3)}
    assert documents[-1].origin == "muistio.docx, table 2, row 3"


def test_insertions_count_and_deletions_do_not(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Jono on ")
    for tag, text_tag, text in (("w:ins", "w:t", "pitkä."), ("w:del", "w:delText", "lyhyt.")):
        change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    content.append(paragraph._p)
    control.append(content)
    document.element.body.insert(0, control)
    path = tmp_path / "muistio_3.6.2026.docx"
    document.save(str(path))
    (only,) = taken(path)
    assert (only.text, only.date) == ("Jono on pitkä.", dt.date(2026, 6, 3))


def test_merged_cells_of_a_table_give_one_record(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(4, 2)
    cells = ("Kunta", "Havainto", "Vaasa", "Jono on pitkä.", "", "Puhelin ei vastaa.", "Lapua", "Hiljaista.")
    for cell, text in zip(table._cells, cells, strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(2, 1).merge(table.cell(3, 1))
    path = tmp_path / "a_2026-06-03.docx"
    document.save(str(path))
    assert [(d.municipality, d.text.split()[0]) for d in taken(path)] == [
        ("Vaasa", "Jono"),
        ("Vaasa", "Puhelin"),
    ]
    assert table.cell(1, 0)._tc.find(qn("w:tcPr")) is not None


def test_broken_and_empty_documents(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(minutes(tmp_path / "b.docx").read_bytes()[:3000])
    docx.Document().save(str(tmp_path / "b.docx"))
    options = IntakeOptions(source=SourceKind.ROUND_TABLE, date=dt.date(2026, 6, 3))
    assert [item.key for item in read(tmp_path, options) if isinstance(item, Refusal)] == [
        *("error-intake-broken", "error-intake-no-statements")
    ]
