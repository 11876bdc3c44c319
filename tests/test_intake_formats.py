"""ODT, PDF, HTML, Markdown, mail, transcripts, sheets: what each gives, and what it sets aside."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from botnia_signals.intake import IntakeOptions, read, read_pasted
from botnia_signals.intake.captions import read_vtt
from botnia_signals.intake.pdf_lines import Segment, page_lines
from botnia_signals.intake.pdf_paragraphs import join_lines
from botnia_signals.intake.prose import Item
from botnia_signals.records import Aside, RawDocument, Refusal, SourceKind

DAY = dt.date(2026, 9, 14)
OPTIONS = IntakeOptions(source=SourceKind.ROUND_TABLE, date=DAY)


def texts(items: list[Item]) -> list[str]:
    return [item.text for item in items if isinstance(item, RawDocument)]


def asides(items: list[Item]) -> list[tuple[str, str]]:
    return [(item.reason, item.text) for item in items if isinstance(item, Aside)]


def made(tmp_path: Path, name: str, content: str | bytes, options: IntakeOptions = OPTIONS) -> list[Item]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(path, options))


PAGE = """<!doctype html><html><head><title>x</title><style>p {color: red}</style></head><body>
<nav><a href="/">Etusivu</a></nav><h1>Dialogi</h1><h2>Kotihoito</h2>
<p>Jono on <b>kasvanut</b>.<br>Kukaan ei vastaa.</p><script>alert("x")</script>
<p>Huolta herättävät:</p><ul><li>kyydit loppuvat</li><li>illat ovat hiljaisia</li></ul>
<table><tr><th>Kunta</th><th>Havainto</th></tr>
<tr><td>Vetil</td><td>Kauppa suljettiin keväällä.</td></tr></table>
<footer>Kunnan viestintä 2026</footer></body></html>"""


def test_a_page_is_read_as_it_is_seen(tmp_path: Path) -> None:
    items = made(tmp_path, "sivu.html", PAGE)
    assert texts(items) == [
        "Jono on kasvanut.\nKukaan ei vastaa.",
        "Huolta herättävät: kyydit loppuvat",
        "Huolta herättävät: illat ovat hiljaisia",
        "Kauppa suljettiin keväällä.",
    ]
    assert ("aside-header", "Etusivu") in asides(items)
    assert ("aside-header", "Kunnan viestintä 2026") in asides(items)
    first = next(item for item in items if isinstance(item, RawDocument))
    assert first.attributes["heading"] == "Dialogi › Kotihoito"
    assert first.place is not None
    assert (first.place.unit, first.origin) == ("paragraph", "sivu.html, paragraph 4")
    places = [item.place.ordinal for item in items if not isinstance(item, Refusal) and item.place]
    assert places == list(range(len(places)))


@pytest.mark.parametrize(("encoding", "told"), [("cp1252", "iso-8859-1"), ("utf-8", "utf-8"), ("utf-16", "")])
def test_pages_of_every_encoding(tmp_path: Path, encoding: str, told: str) -> None:
    meta = f'<meta charset="{told}">' if told else ""
    content = f"<html><head>{meta}</head><body><p>Vårdköerna växer på ön.</p></body></html>"
    assert texts(made(tmp_path, "sida.htm", content.encode(encoding))) == ["Vårdköerna växer på ön."]


def test_markdown(tmp_path: Path) -> None:
    content = (
        "---\ntitle: x\n---\n# Dialogi\n\n## 1. Nuoret\n\nJono on *pitkä* ja [linkki](https://x.fi) kuuluu.\n"
        "\nEsiin nousi:\n\n- kuraattoria ei tavoita\n- koulumatka on pitkä\n\n"
        "<b>raaka</b> merkintä jää tekstiksi.\n"
    )
    assert texts(made(tmp_path, "muistio.md", content)) == [
        "Jono on pitkä ja linkki kuuluu.",
        "Esiin nousi: kuraattoria ei tavoita",
        "Esiin nousi: koulumatka on pitkä",
        "<b>raaka</b> merkintä jää tekstiksi.",
    ]


MAIL = """From: =?utf-8?q?P=C3=A4ivi_Testinen?= <paivi.testinen@example.org>
To: soite@example.org
Subject: Havainto kotihoidosta
Date: Mon, 14 Sep 2026 09:12:00 +0300
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/plain; charset="iso-8859-1"
Content-Transfer-Encoding: 8bit

Hei,

Äidin kotihoidon käynti jäi taas väliin eikä kukaan ilmoittanut.

- lääkkeet jäivät antamatta
- puhelimeen ei vastattu

Ystävällisin terveisin
Päivi

Tämä viesti on luottamuksellinen ja tarkoitettu vain vastaanottajalle.

-----Alkuperäinen viesti-----
Mitä kuuluu?
--x
Content-Type: application/pdf; name="liite.pdf"
Content-Disposition: attachment; filename="liite.pdf"
Content-Transfer-Encoding: base64

AAAA
--x--
"""


def test_a_mail_gives_what_its_sender_wrote(tmp_path: Path) -> None:
    items = made(tmp_path, "viesti.eml", MAIL.encode("latin-1"), IntakeOptions(source=SourceKind.OTHER))
    assert texts(items) == [
        "Äidin kotihoidon käynti jäi taas väliin eikä kukaan ilmoittanut.",
        "lääkkeet jäivät antamatta",
        "puhelimeen ei vastattu",
    ]
    assert [item.key for item in items if isinstance(item, Refusal)] == ["refusal-attachment"]
    documents = [item for item in items if isinstance(item, RawDocument)]
    assert {(d.author, d.date, d.attributes["heading"]) for d in documents} == {
        ("Päivi Testinen", DAY, "Havainto kotihoidosta")
    }
    assert [reason for reason, _ in asides(items)] == [
        *("aside-fragment", "aside-signature", "aside-notice", "aside-quoted")
    ]


def test_a_file_that_is_no_mail_is_refused(tmp_path: Path) -> None:
    items = made(tmp_path, "viesti.eml", "pelkkää tekstiä ilman otsikoita\n")
    assert [item.key for item in items if isinstance(item, Refusal)] == ["error-intake-broken"]


def test_speakers_of_a_transcript_are_authors(tmp_path: Path) -> None:
    content = (
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\n<v Maija Testinen>Jono on kasvanut</v>\n\n"
        "2\n00:00:04.000 --> 00:00:07.000\n<v Maija Testinen>koko syksyn ajan.</v>\n\n"
        "3\n00:00:07.000 --> 00:00:08.000\n<v Nils Provström>Just så.</v>\n\n"
        "4\n00:00:08.000 --> 00:00:12.000\n<v Nils Provström>Ingen svarar i telefonen på kvällarna.</v>\n"
    )
    items = made(tmp_path, "kokous.vtt", content)
    found = [(item.author, item.text) for item in items if isinstance(item, RawDocument)]
    assert found == [
        ("Maija Testinen", "Jono on kasvanut koko syksyn ajan."),
        ("Nils Provström", "Just så. Ingen svarar i telefonen på kvällarna."),
    ]
    assert next(iter(read_vtt(tmp_path / "kokous.vtt", OPTIONS))).origin == "kokous.vtt, turn 1"


def test_pasted_text_is_read_as_notes() -> None:
    items = list(read_pasted("- jono on pitkä\r\n- kyydit loppuvat\r\n".encode("utf-16"), "stdin", OPTIONS))
    assert texts(items) == ["jono on pitkä", "kyydit loppuvat"]
    assert [item.key for item in read_pasted(b"", "stdin", OPTIONS) if isinstance(item, Refusal)] == [
        "error-intake-empty"
    ]


def test_minutes_of_agenda_items_and_plain_speakers(tmp_path: Path) -> None:
    content = (
        "Muistio\nAika: 14.9.2026\n\n3 § Kotihoito\n\nMaija Testinen: Jono on kasvanut koko syksyn.\n"
        "Nils von Provström: Ingen svarar i telefonen.\n\n4 § Nuoret\n\n"
        "Maija Testinen: Kuraattoria ei tavoita kukaan enää.\n"
    )
    items = made(tmp_path, "muistio.txt", content)
    found = [
        (item.author, item.attributes["heading"], item.text)
        for item in items
        if isinstance(item, RawDocument)
    ]
    assert found == [
        ("Maija Testinen", "Kotihoito", "Jono on kasvanut koko syksyn."),
        ("Nils von Provström", "Kotihoito", "Ingen svarar i telefonen."),
        ("Maija Testinen", "Nuoret", "Kuraattoria ei tavoita kukaan enää."),
    ]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["koti-", "hoito"], "kotihoito"),
        (["lapsi-", "ja perhetyö"], "lapsi- ja perhetyö"),
        (["linja-", "auto"], "linja-auto"),
        (["hem\u00ad", "vården"], "hemvården"),
        (["Etelä-", "Pohjanmaa"], "Etelä- Pohjanmaa"),
        (["barn-", "och ungdomsarbete"], "barn- och ungdomsarbete"),
        (["yksi", "kaksi"], "yksi kaksi"),
    ],
)
def test_words_broken_at_the_end_of_a_line(lines: list[str], whole: str) -> None:
    assert join_lines(lines) == whole.replace("Etelä- P", "Etelä-P")


def segment(left: float, top: float, text: str) -> Segment:
    return Segment(left, top - 10, left + 5 * len(text), top, text, 10, bold=False)


def test_two_columns_are_read_one_after_the_other() -> None:
    title = segment(50, 800, "O" * 95)
    left = [segment(50, 760 - 14 * n, f"vasen {n} " + "x" * 32) for n in range(6)]
    right = [segment(310, 760 - 14 * n, f"oikea {n} " + "x" * 32) for n in range(6)]
    lines = page_lines([title, *[one for pair in zip(left, right, strict=True) for one in pair]], 595)
    assert [line.text.split(" x")[0] for line in lines[1:]] == [
        *[f"vasen {n}" for n in range(6)],
        *[f"oikea {n}" for n in range(6)],
    ]


def test_a_formula_in_a_csv_is_no_answer(tmp_path: Path) -> None:
    items = made(
        tmp_path, "a.csv", 'pvm;teksti\n1.9.2026;"=HYPERLINK(""http://x"";""y"")"\n1.9.2026;- hiljaista\n'
    )
    assert texts(items) == ["- hiljaista"]
    assert [item.key for item in items if isinstance(item, Refusal)] == ["refusal-formula"]


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.pdf", b"%PDF-1.4 rikki", "broken"),
        ("a.pdf", b"ei mitaan", "broken"),
        ("a.odt", b"PK\x03\x04 rikki", "broken"),
        ("a.msg", b"rikki", "broken"),
        ("a.xls", b"rikki", "broken"),
        ("a.html", b"pelkkaa tekstia", "broken"),
        ("a.doc", b"x", "old-format"),
        ("a.xlsm", b"x", "macros"),
        ("a.zip", b"x", "archive"),
        ("a.jpg", b"x", "image"),
        ("a.vtt", b"ei otsikkoa", "broken"),
    ],
)
def test_files_that_cannot_be_taken(tmp_path: Path, name: str, content: bytes, key: str) -> None:
    (only,) = made(tmp_path, name, content)
    assert isinstance(only, Refusal)
    assert only.key == f"error-intake-{key}"
