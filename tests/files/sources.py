"""What the test files hold: synthetic minutes, reports, surveys, mails, transcripts, in two languages."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from tests.files.ole import Mail

FORMS: dict[str, tuple[str, ...]] = {
    "muistio_2026-09-14_kokkola": ("docx", "odt", "pdf", "html", "txt", "doc", "rtf"),
    "protokoll_2026-10-05_narpes": ("docx", "odt", "pdf", "txt"),
    "palstat_2026-08-20": ("docx", "odt", "pdf"),
    "kertomus_2026-06-30_lapua": ("docx", "odt", "pdf"),
    "skannattu_2026-05-05": ("pdf",),
    "osin_skannattu_2026-05-05": ("pdf",),
    "webropol_2026-09": ("xlsx", "xls", "ods", "csv", "csv-bom", "csv-cp1252", "csv-mac"),
    "forms_2026-10": ("xlsx", "csv-comma"),
    "limesurvey_2026-09": ("xlsx", "csv-comma"),
    "zef_2026-11": ("xlsx", "ods", "csv-utf16"),
    "kaavat_2026-09": ("xlsx", "ods"),
}
_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        *(("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")),
        *(("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")),
    )
)
_SPACES += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'


# --- documents


def heading(level: int, text: str) -> str:
    """Return a heading."""
    return (
        f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{escape(text)}</text:h>'
    )


def line(text: str, style: str = "Text_20_body") -> str:
    """Return a paragraph."""
    return f'<text:p text:style-name="{style}">{escape(text)}</text:p>'


def bullets(items: Iterable[str]) -> str:
    """Return a list."""
    inside = "".join(f"<text:list-item>{line(item)}</text:list-item>" for item in items)
    return f'<text:list text:style-name="Bullets">{inside}</text:list>'


def grid(name: str, rows: Sequence[Sequence[str]]) -> str:
    """Return a table of a document."""
    body = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell office:value-type="string">{line(c)}</table:table-cell>' for c in row)
        + "</table:table-row>"
        for row in rows
    )
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    return f"<table:table table:name={quoteattr(name)}>{columns}{body}</table:table>"


def comment(text: str, said: str, author: str) -> str:
    """Return a paragraph with a comment in its margin."""
    note = (
        f"<office:annotation><dc:creator>{escape(author)}</dc:creator><dc:date>2026-09-15T08:00:00</dc:date>"
        f"<text:p>{escape(said)}</text:p></office:annotation>"
    )
    return f'<text:p text:style-name="Text_20_body">{note}{escape(text)}</text:p>'


def footnote(text: str, said: str) -> str:
    """Return a paragraph with a footnote."""
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body><text:p>{escape(said)}</text:p></text:note-body></text:note>"
    )
    return f'<text:p text:style-name="Text_20_body">{escape(text)}{note}</text:p>'


def picture() -> str:
    """Return a page that is one grey picture, as a scanner makes it."""
    wide, high = 60, 80
    raw = b"".join(b"\0" + bytes(200 if (x * y) % 7 else 90 for x in range(wide)) for y in range(high))

    def chunk(kind: bytes, data: bytes) -> bytes:
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0))
    png += chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")
    data = base64.b64encode(png).decode()
    return (
        '<text:p text:style-name="Text_20_body"><draw:frame text:anchor-type="as-char" svg:width="15cm" '
        'svg:height="22cm"><draw:image><office:binary-data>' + data + "</office:binary-data></draw:image>"
        "</draw:frame></text:p>"
    )


def document(body: str, language: str, header: str = "", footer: str = "", columns: int = 1) -> str:
    """Return a flat OpenDocument text; `columns` puts the body in so many columns."""
    country = {"fi": "FI", "sv": "FI"}[language]
    top = f"<style:header><text:p>{escape(header)}</text:p></style:header>" if header else ""
    page = '<text:page-number text:select-page="current">1</text:page-number>'
    below = f"<style:footer><text:p>{escape(footer)} {page}</text:p></style:footer>" if footer else ""
    if columns > 1:
        body = f'<text:section text:style-name="Columns" text:name="Palstat">{body}</text:section>'
    headings = "".join(
        f'<style:style style:name="Heading_20_{n}" style:display-name="Heading {n}" style:family="paragraph" '
        f'style:default-outline-level="{n}"><style:paragraph-properties fo:margin-top="0.4cm"/>'
        f'<style:text-properties fo:font-size="{20 - 3 * n}pt" fo:font-weight="bold"/></style:style>'
        for n in (1, 2, 3)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>'
        '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="11pt" '
        f'fo:language="{language}" fo:country="{country}" fo:hyphenate="true"/></style:default-style>'
        '<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph">'
        '<style:paragraph-properties fo:margin-bottom="0.25cm"/></style:style>'
        f"{headings}</office:styles><office:automatic-styles>"
        '<style:style style:name="New_20_page" style:family="paragraph"><style:paragraph-properties '
        'fo:break-before="page"/></style:style>'
        '<style:style style:name="Columns" style:family="section"><style:section-properties>'
        f'<style:columns fo:column-count="{columns}" fo:column-gap="0.8cm"/></style:section-properties>'
        '</style:style><text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" '
        'text:bullet-char="•"><style:list-level-properties text:space-before="0.5cm" '
        'text:min-label-width="0.5cm"/></text:list-level-style-bullet></text:list-style>'
        '<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" '
        'fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2cm" '
        'fo:margin-right="2cm"/></style:page-layout></office:automatic-styles><office:master-styles>'
        f'<style:master-page style:name="Standard" style:page-layout-name="Page">{top}{below}'
        f"</style:master-page></office:master-styles><office:body><office:text>{body}</office:text>"
        "</office:body></office:document>"
    )


_MINUTES = "".join(
    (
        heading(1, "Järjestöasiain pyöreä pöytä"),
        line("Synteettinen esimerkkiaineisto"),
        line("Aika: maanantai 14.9.2026 klo 13.00–15.30"),
        line("Paikka: Kokkola, järjestötalo"),
        line("Dnro 123/2026"),
        grid("Osallistujat", (("Osallistuja", "Taho"), ("Hannu Palokurmu", "Soite"))),
        heading(2, "1. Kotihoito"),
        comment(
            "Hannu Palokurmu (Soite): Kotihoidon jono on kasvanut koko syksyn, eikä illalla vastaa kukaan.",
            "Sama huoli kuuluu myös Perhosta, missä viimeinen iltavuoro lakkautettiin.",
            "Liisa Esimerkki",
        ),
        line("Huolta herättävät erityisesti:"),
        bullets(("kyydit loppuvat kuudelta", "lääkkeet jäävät antamatta viikonloppuisin")),
        heading(2, "2. Havainnot kunnista"),
        grid(
            "Havainnot",
            (
                ("Kunta", "Havainto"),
                ("Veteli", "Kylän kauppa suljettiin keväällä, eikä kyytiä kirkolle ole."),
                ("Perho", "Bussi ei enää aja arkisin, ja nuoret jäävät koteihinsa."),
            ),
        ),
        heading(2, "Sovittiin"),
        line("Sihteeri kysyy hinnat ja palaa asiaan seuraavassa kokouksessa."),
    )
)
_PROTOCOL = "".join(
    (
        heading(1, "Protokoll från nätverksmötet"),
        line("Syntetiskt exempelmaterial"),
        line("Tid: måndagen den 5 oktober 2026"),
        line("Plats: Närpes, stadshuset"),
        heading(2, "3 § Hemvården"),
        line("Eva Provström: Kön till hemvården har vuxit hela hösten och ingen svarar i telefonen."),
        line("Nils von Testholm: Anhöriga orkar inte längre, de sover med telefonen bredvid sig."),
        heading(2, "4 § Unga"),
        line("Eva Provström: Kuratorn finns på plats bara två dagar i veckan, och kön är lång."),
        line("Skolskjutsen går så tidigt att barnen väntar en timme utanför den låsta dörren."),
        heading(2, "Beslut"),
        line("Sekreteraren utreder saken till nästa möte."),
    )
)
_LONG = (
    "Kylätalolla kerrottiin, että kotihoidon työntekijävaihtuvuus on kasvanut niin suureksi, etteivät asiakkaat "
    "enää tunnista ovella seisovaa ihmistä, ja muistisairaat jättävät oven avaamatta kokonaan. ",
    "Omaishoitajat ovat huolissaan vapaapäivien sijaisjärjestelyistä, sillä tilapäishoitopaikkoja on vähennetty "
    "ja lähin vapaa paikka löytyy vasta kahden kunnan päästä. ",
    "Nuorisotyöntekijät näkevät, että päihteidenkäyttö on siirtynyt koteihin ja kyläkoulujen pihoille, missä "
    "kukaan aikuinen ei ole iltaisin paikalla. ",
    "Joukkoliikennevuorojen lakkauttaminen näkyy terveyskeskusvastaanotoilla peruuttamattomina "
    "poisjääntikertoina, koska kyytiä ei yksinkertaisesti saa. ",
)
_COLUMNS = heading(1, "Kyläkierroksen satoa") + "".join(line(text) for text in _LONG * 2)
_REPORT = "".join(
    heading(2, f"{n}. {title}")
    + footnote(
        f"{text} Tämä kuultiin kierroksella {n} ja se toistui useassa keskustelussa.",
        f"Keskustelu numero {n} pidettiin kylätalolla, paikalla oli kaksitoista asukasta.",
    )
    + "".join(line(f"{other} Kohta {n}.") for other in _LONG * 3)
    for n, (title, text) in enumerate(zip(("Arki", "Palvelut", "Liikkuminen"), _LONG, strict=False), 1)
)


def documents() -> dict[str, str]:
    """Return the sources of the documents by name."""
    scanned = '<text:p text:style-name="New_20_page"/>'
    return {
        "muistio_2026-09-14_kokkola": document(_MINUTES, "fi", "Keskipohjalainen järjestöverkosto", "Sivu"),
        "protokoll_2026-10-05_narpes": document(_PROTOCOL, "sv"),
        "palstat_2026-08-20": document(_COLUMNS, "fi", columns=2),
        "kertomus_2026-06-30_lapua": document(
            heading(1, "Toimintakertomus") + _REPORT, "fi", "Lapuan kyläverkosto · Toimintakertomus", "Sivu"
        ),
        "skannattu_2026-05-05": document(picture(), "fi"),
        "osin_skannattu_2026-05-05": document(
            heading(1, "Liite") + line("Vastaanotolle jonotetaan nyt kuusi viikkoa.") + scanned + picture(),
            "fi",
        ),
    }


# --- sheets


def cell(value: str, wide: int = 1, formula: str = "") -> str:
    """Return a cell of a sheet; dates are written YYYY-MM-DD and numbers with digits only."""
    span = f' table:number-columns-spanned="{wide}"' if wide > 1 else ""
    covered = "<table:covered-table-cell/>" * (wide - 1)
    if formula:
        return f"<table:table-cell table:formula={quoteattr(formula)} office:value-type='string'/>{covered}"
    if not value:
        return f"<table:table-cell{span}/>{covered}"
    if value.isdigit():
        return f'<table:table-cell{span} office:value-type="float" office:value="{value}"/>{covered}'
    inside = f"<text:p>{escape(value)}</text:p>"
    return f'<table:table-cell{span} office:value-type="string">{inside}</table:table-cell>{covered}'


def sheet(rows: Iterable[str], name: str = "Vastaukset") -> str:
    """Return a flat OpenDocument sheet of rows of cells."""
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.2" '
        'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>'
        f"<table:table table:name={quoteattr(name)}>{body}</table:table>"
        "</office:spreadsheet></office:body></office:document>"
    )


def cells(*values: str) -> str:
    """Return a row of plain cells."""
    return "".join(map(cell, values))


_ANSWERS = (
    "Hammashoitoon ei pääse, jono on nyt jo puoli vuotta.",
    "Kirjastoauto lakkasi kiertämästä meidän kylällä viime keväänä.",
    "Päiväkodin aamut alkavat liian myöhään vuorotyöläisille.",
    "Naapurin vanhus on yksin, eikä kukaan käy viikonloppuisin.",
)
_HOPES = (
    "Toivoisin, että joku vastaisi puhelimeen myös iltapäivisin.",
    "",
    "Enemmän joustoa päivähoitoon ja yksi vuoropäiväkoti lisää.",
    "Kylätalolle pitäisi saada viikoittainen ruokailu yksinäisille.",
)
_SVAR = (
    "Tandvårdskön är ett halvt år och ingen ringer tillbaka.",
    "Bokbussen slutade köra hit i våras, nu finns ingenting kvar.",
    "Dagvården öppnar för sent för oss som jobbar i skift.",
)


def _webropol() -> str:
    """Return an export as Webropol writes it: a title, the questions over two rows, one respondent a row."""
    rows = [
        cell("Asukaskysely syksy 2026", 6),
        cells(""),
        cells("Vastaajan numero", "Vastausaika", "Kunta")
        + cell("Mitkä palvelut ovat muuttuneet?", 2)
        + cells("Mikä on muuttunut arjessasi?", "Mitä toivoisit, ja miksi?"),
        cells("", "", "", "Kotihoito", "Liikenne", "", ""),
    ]
    places = ("Kokkola", "Veteli", "Lapua", "Kauhava")
    rows += [
        cells(str(n), f"{n}.9.2026 10:0{n}", place, "1", "0", answer, hope)
        for n, (place, answer, hope) in enumerate(zip(places, _ANSWERS, _HOPES, strict=True), 1)
    ]
    return sheet(rows)


def _forms() -> str:
    """Return an export as Microsoft Forms writes it in Swedish."""
    head = ("ID", "Starttid", "Slutförandetid", "E-postadress", "Namn", "Hemkommun")
    rows = [cells(*head, "Vad har förändrats i din vardag?", "Hur nöjd är du?")]
    rows += [
        cells(
            *(str(n), f"{n}.10.2026 09:00", f"{n}.10.2026 09:05", "anonymous", "anonymous", place),
            *(answer, "Ganska nöjd"),
        )
        for n, (place, answer) in enumerate(zip(("Närpes", "Vasa", "Malax"), _SVAR, strict=True), 1)
    ]
    return sheet(rows)


def _limesurvey() -> str:
    """Return an export as LimeSurvey writes it: its own columns first, codes before the questions."""
    head = ("Vastaustunnus", "Vastauksen päivämäärä", "Viimeinen sivu", "Aloituskieli", "Siemen")
    rows = [cells(*head, "G01Q01. Kotikunta", "G01Q02. Mikä on muuttunut arjessasi?")]
    rows += [
        cells(str(n), f"2026-09-0{n} 12:00:00", "3", "fi", "11111", place, answer)
        for n, (place, answer) in enumerate(
            zip(("Kokkola", "Kannus", "Toholampi"), _ANSWERS, strict=False), 1
        )
    ]
    return sheet(rows)


def _zef() -> str:
    """Return an export as ZEF writes it: the respondent, when it was begun and ended, scales and comments."""
    head = ("Vastaaja", "Aloitettu", "Lopetettu", "Kieli", "Palvelut toimivat (1–100)")
    rows = [cells(*head, "Palvelut toimivat: Perustele vastauksesi", "Vapaa sana")]
    rows += [
        cells(f"V{n}", f"{n}.11.2026 08:00", f"{n}.11.2026 08:10", "Suomi", f"{20 * n}", answer, hope)
        for n, (answer, hope) in enumerate(zip(_ANSWERS, _HOPES, strict=True), 1)
    ]
    return sheet(rows)


def _formulas() -> str:
    """Return a sheet whose texts are put together by formulas."""
    rows = [cells("pvm", "alku", "loppu", "teksti")]
    for n in (2, 3):
        joined = f'of:=CONCATENATE([.B{n}];" ";[.C{n}])'
        rows.append(cells(f"{n}.9.2026", "Bussi ei enää aja", "arkisin kylälle.") + cell("", formula=joined))
    return sheet(rows)


def sheets() -> dict[str, str]:
    """Return the sources of the sheets by name."""
    return {
        "webropol_2026-09": _webropol(),
        "forms_2026-10": _forms(),
        "limesurvey_2026-09": _limesurvey(),
        "zef_2026-11": _zef(),
        "kaavat_2026-09": _formulas(),
    }


# --- texts and mails

_NOTES = (
    "Synteettinen esimerkkiaineisto\n\nENNAKOINTIDIALOGI, Alavus\nke 7.10.2026 klo 17–19.30\n\nKotona asuminen\n\n"
    "- kotihoidon lista tulee vasta aamulla\n- äiti syö seisaaltaan\n\nNuoret\n\n- jono kuraattorille on pitkä\n"
)
_VTT = """WEBVTT

1
00:00:01.000 --> 00:00:05.000
<v Maija Testinen>Kotihoidon jono on kasvanut koko syksyn</v>

2
00:00:05.000 --> 00:00:09.000
<v Maija Testinen>eikä illalla vastaa kukaan.</v>

3
00:00:09.000 --> 00:00:15.000
<v Nils Provström>Hos oss svarar ingen i telefonen på kvällarna.</v>
"""
_VTT_PLAIN = """WEBVTT - dialog 2026-10-02

00:01.000 --> 00:06.000
Eva Provström: Kuratorn finns på plats bara två dagar i veckan.

00:06.000 --> 00:11.000
Nils Testholm: Skolskjutsen går för tidigt på morgnarna.
"""
_MARKDOWN = """# Dialog i Jakobstad

Datum: 8.10.2026

## 1. Vardagen

Affären i byn stängde i våras, och ingen kör längre till kyrkbyn.

Oro väcker:

- skjutsarna tar slut klockan sex
- medicinerna blir utan utdelning

## Beslut

Sekreteraren ringer runt.
"""
_PAGE = """<!DOCTYPE html><html lang="fi"><head><meta charset="iso-8859-1"><title>Palaute</title>
<style>p{color:#333}</style></head><body><nav><a href="/">Etusivu</a></nav>
<h1>Palautekooste 3.9.2026</h1><h2>Liikkuminen</h2><p>Linja-auto ei enää pysähdy kylän risteyksessä.</p>
<table><tr><th>Kunta</th><th>Havainto</th></tr><tr><td>Vimpeli</td>
<td>Iltavuorot loppuivat elokuussa kokonaan.</td></tr></table><footer>Yhteystiedot</footer></body></html>"""
_JSONL = (
    '{"id": "f-1", "text": "Jono hammashoitoon on puoli vuotta.", "date": "2026-09-01", "source": "survey"}\n'
    '{"id": "f-2", "text": "Bokbussen slutade köra hit.", "date": "2026-09-02", "source": "survey"}\n'
    '{"id": "f-3", "text": "Rikki\n'
)

TEXTS: dict[str, tuple[str, str]] = {
    "dialogi_alavus.txt": (_NOTES, "utf-8"),
    "dialogi_alavus-mac.txt": (_NOTES.replace("\n", "\r"), "cp1252"),
    "dialogi_alavus-utf16.txt": (_NOTES.replace("\n", "\r\n"), "utf-16"),
    "dialog_jakobstad.md": (_MARKDOWN, "utf-8"),
    "palaute_2026-09-03.htm": (_PAGE, "latin-1"),
    "kokous_2026-10-01.vtt": (_VTT, "utf-8"),
    "dialog_2026-10-02.vtt": (_VTT_PLAIN, "utf-8"),
    "kertyma.jsonl": (_JSONL, "utf-8"),
}
_BODY = (
    "Hei,\n\nÄidin kotihoidon käynti jäi taas väliin eikä kukaan ilmoittanut.\n\nLääkkeet jäivät antamatta koko "
    "viikonlopuksi.\n\nYstävällisin terveisin\nPäivi Testinen\n\n"
    "Tämä viesti on luottamuksellinen ja tarkoitettu vain vastaanottajalle.\n"
)
_BREV = (
    "Hej,\n\nMammas hemvårdsbesök uteblev igen och ingen meddelade oss.\n\nMed vänlig hälsning\nEva Provström\n\n"
    "Från: Palaute <palaute@example.org>\nSkickat: den 1 september 2026\n\nTack för ert meddelande.\n"
)
MAILS: dict[str, Mail] = {
    "viesti.eml": Mail(
        *("Päivi Testinen <paivi.testinen@example.org>", "Havainto kotihoidosta"),
        *("Mon, 14 Sep 2026 09:12:00 +0300", _BODY, "iso-8859-1"),
        attachment="liite.pdf",
    ),
    "meddelande.eml": Mail(
        *("Eva Provström <eva@example.org>", "Sv: Hemvården", "Wed, 2 Sep 2026 18:00:00 +0300", _BREV)
    ),
    "html-viesti.eml": Mail(
        *("palaute@example.org", "Palaute", "Thu, 3 Sep 2026 08:00:00 +0300", ""),
        html="<html><body><p>Hei</p><p>Kirjastoauto lakkasi kiertämästä meidän kylällä.</p></body></html>",
    ),
    "outlook.msg": Mail(
        *("Päivi Testinen <paivi.testinen@example.org>", "Havainto kotihoidosta"),
        *("Mon, 14 Sep 2026 09:12:00 +0300", _BODY),
    ),
}
