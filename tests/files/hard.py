"""Files at the limits and beyond: bombs, endless lines, deep nesting, sheets as large as are allowed."""

from __future__ import annotations

import gzip
import io
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.files.mutations import MADE, SMALL

MB = 1 << 20
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_WORD = f'{_XML}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEADS = (("A1", "teksti"), ("B1", "pvm"))
_MAIL = "From: a@example.org\nDate: Mon, 14 Sep 2026 09:00:00 +0300\n"
_PAGE_MAIL = _MAIL + "Content-Type: text/html; charset=utf-8\n\n"
_ATTACHED = (
    _MAIL
    + "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nJono kasvaa koko ajan.\n"
    "--x\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n"
    "Content-Disposition: attachment; filename=a.pdf\n\n"
)
_SENTENCE = "Jono on kasvanut koko syksyn eikä kukaan vastaa. "


def write_hard(name: str, folder: Path) -> Path:
    """Write one of `HARD` into a folder and return its path."""
    path = folder / name
    with path.open("wb") as out:
        for piece in HARD[name]():
            out.write(piece)
    return path


def _changed(
    source: str | bytes, member: str, content: Iterator[str], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """Return a made package with the content of one member replaced."""
    out = io.BytesIO()
    found = MADE / source if isinstance(source, str) else io.BytesIO(source)
    with zipfile.ZipFile(found) as old, zipfile.ZipFile(out, "w", method, compresslevel=1) as new:
        for part in old.infolist():
            if part.filename != member:
                new.writestr(part, old.read(part))
        with new.open(member, "w", force_zip64=True) as target:
            for piece in content:
                target.write(piece.encode())
    return out.getvalue()


def _docx(content: Iterator[str]) -> Callable[[], Iterator[bytes]]:
    return lambda: iter([_changed("palstat_2026-08-20.docx", "word/document.xml", content)])


def _noise(dice: random.Random, length: int) -> str:
    return "".join(dice.choices("abcdefghijklmnopqrstuvwxyzäö    ", k=length))


def _rows(number: int, columns: int, cell: Callable[[int, int], str]) -> Iterator[str]:
    yield f'{_XML}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    heads = (f'<c r="{place}" t="inlineStr"><is><t>{name}</t></is></c>' for place, name in _HEADS)
    yield f'<row r="1">{"".join(heads)}</row>'
    letters = [chr(65 + n % 26) if n < 26 else chr(64 + n // 26) + chr(65 + n % 26) for n in range(columns)]
    for row in range(2, number + 2):
        yield (
            f'<row r="{row}">'
            + "".join(cell(row, n).replace("@", f"{letters[n]}{row}") for n in range(columns))
            + "</row>"
        )
    yield "</sheetData></worksheet>"


def _number(_row: int, column: int) -> str:
    return f'<c r="@"><v>{column}.5</v></c>'


def _text(row: int, column: int) -> str:
    return f'<c r="@" t="inlineStr"><is><t>{row} {column or _SENTENCE}</t></is></c>'


def _xlsx(number: int, columns: int, cell: Callable[[int, int], str]) -> Callable[[], Iterator[bytes]]:
    return lambda: iter(
        [_changed("webropol_2026-09.xlsx", "xl/worksheets/sheet1.xml", _rows(number, columns, cell))]
    )


def _shared(number: int) -> Iterator[str]:
    yield f'{_XML}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    for n in range(number):
        yield f"<si><t>{n} {_SENTENCE * 4}</t></si>"
    yield "</sst>"


def _laughs() -> Iterator[bytes]:
    """Yield a workbook in which very many cells share one long text."""
    text = f"{_XML}<sst xmlns='{_SHEET}'><si><t>{'sana ' * 6000}</t></si></sst>"
    first = _changed("webropol_2026-09.xlsx", "xl/sharedStrings.xml", iter([text]))
    rows = _rows(30_000, 20, lambda _row, _column: '<c r="@" t="s"><v>0</v></c>')
    yield _changed(first, "xl/worksheets/sheet1.xml", rows)


def _nested(opens: str, closes: str, depth: int, inside: str = _SENTENCE) -> str:
    return opens * depth + inside + closes * depth


def _paragraphs(number: int) -> Iterator[str]:
    yield _WORD
    dice = random.Random(1)  # noqa: S311
    for n in range(number):
        yield f"<w:p><w:r><w:t>{n} {_noise(dice, 60)}.</w:t></w:r></w:p>"
    yield "</w:body></w:document>"


def _table(rows: int, columns: int) -> Iterator[str]:
    yield _WORD + "<w:tbl>"
    for row in range(rows):
        yield "<w:tr>" + f"<w:tc><w:p><w:r><w:t>{row}</w:t></w:r></w:p></w:tc>" * columns + "</w:tr>"
    yield "</w:tbl></w:body></w:document>"


def _spans(rows: int) -> Iterator[str]:
    yield _WORD + "<w:tbl>"
    span = (
        '<w:tc><w:tcPr><w:gridSpan w:val="99999"/></w:tcPr><w:p><w:r><w:t>Havainto</w:t></w:r></w:p></w:tc>'
    )
    yield f"<w:tr>{span}</w:tr>" * rows
    yield "</w:tbl></w:body></w:document>"


def _open_table(extra: str, cell: str) -> Callable[[], Iterator[bytes]]:
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f'{_XML}<office:document-content{names} office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="a">{extra}{cell}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    return lambda: iter([_changed("webropol_2026-09.ods", "content.xml", iter([content]))])


def _repeated(rows: int, columns: int) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell '
        f'table:number-columns-repeated="{columns}" office:value-type="string"><text:p>a</text:p>'
        "</table:table-cell></table:table-row>"
    )


def _odt(inside: str, automatic: str = "") -> Callable[[], Iterator[bytes]]:
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text", "style")
    )
    content = (
        f"{_XML}<office:document-content{names} office:version='1.2'>{automatic}<office:body><office:text>"
        f"{inside}</office:text></office:body></office:document-content>"
    )
    return lambda: iter([_changed("palstat_2026-08-20.odt", "content.xml", iter([content]))])


def _text_file(head: str, piece: str, times: int, tail: str = "") -> Callable[[], Iterator[bytes]]:
    def content() -> Iterator[bytes]:
        yield head.encode()
        block = max(1, MB // len(piece))
        for _ in range(times // block):
            yield (piece * block).encode()
        yield (piece * (times % block) + tail).encode()

    return content


def _gz(piece: bytes, times: int, head: bytes = b"") -> Callable[[], Iterator[bytes]]:
    def content() -> Iterator[bytes]:
        out = io.BytesIO()
        with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=6, mtime=0) as packed:
            packed.write(head)
            for _ in range(times):
                packed.write(piece)
        yield out.getvalue()

    return content


def _bomb(member: str, megabytes: int) -> Callable[[], Iterator[bytes]]:
    def content() -> Iterator[bytes]:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml", "<Types/>")
            with package.open(member, "w", force_zip64=True) as target:
                for _ in range(megabytes):
                    target.write(b" " * MB)
        yield out.getvalue()

    return content


def _lying_bomb() -> Iterator[bytes]:
    """Yield a package whose directory says that a large part is small."""
    data = bytearray(next(_bomb("word/document.xml", 400)()))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    yield bytes(data)


def _pdf(pages: int, content: bytes, kids: str | None = None) -> Callable[[], Iterator[bytes]]:
    def made() -> Iterator[bytes]:
        named = " ".join(f"{10 + n} 0 R" for n in range(pages)) if kids is None else kids
        yield (
            f"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            f"2 0 obj<</Type/Pages/Kids[{named}]/Count {pages}>>endobj\n"
            f"4 0 obj<</Length {len(content)}>>stream\n"
        ).encode()
        yield content
        yield b"\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        for n in range(pages):
            yield (
                f"{10 + n} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
            ).encode()
        yield b"trailer<</Root 1 0 R>>\n%%EOF\n"

    return made


def _many_words(number: int) -> bytes:
    lines = (f"BT /F 1 Tf {n % 500} {800 - n / 500} Td (sana {n}) Tj ET" for n in range(number))
    return "\n".join(lines).encode()


def _mail(body: str, headers: str = "") -> Callable[[], Iterator[bytes]]:
    return lambda: iter(
        [f"From: a@example.org\nDate: Mon, 14 Sep 2026 09:00:00 +0300\n{headers}\n{body}".encode()]
    )


def _multipart(depth: int) -> Callable[[], Iterator[bytes]]:
    opens = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    text = "From: a@example.org\nSubject: x\n" + opens + f"Content-Type: text/plain\n\n{_SENTENCE}\n"
    return lambda: iter([text.encode()])


HARD: dict[str, Callable[[], Iterator[bytes]]] = {
    "bomb.docx": _bomb("word/document.xml", 1200),
    "bomb_media.docx": _bomb("word/media/a.png", 1200),
    "bomb_lies.docx": _lying_bomb,
    "bomb.xlsx": _bomb("xl/workbook.xml", 1200),
    "bomb.odt": _bomb("content.xml", 1200),
    "bomb.csv.gz": _gz(b"a;" * MB, 600),
    "one_line.csv.gz": _gz(b"x" * MB, 500, b"pvm;teksti\n1.9.2026;"),
    "one_line.jsonl.gz": _gz(b"x" * MB, 500, b'{"text": "'),
    "one_line.txt.gz": _gz(b"sana " * (MB // 5), 500),
    "one_line.csv": _text_file("pvm;teksti\n1.9.2026;", "sana ", 35 * MB),
    "one_line.jsonl": _text_file('{"date": "2026-09-01", "text": "', "sana ", 35 * MB, '"}\n'),
    "one_line.txt": _text_file("", "sana ", 2 * MB - 9),
    "one_line.html": _text_file("<p>", "sana ", 4 * MB - 9),
    "one_line.md": _text_file("", "sana ", 2 * MB - 9),
    "one_line.eml": _text_file("From: a@example.org\nSubject: x\n\n", "sana ", 2 * MB - 99),
    "page.eml": _text_file(_PAGE_MAIL, "<p>jono on pitkä taas ", 9 * MB // 22),
    "attached.eml": _text_file(_ATTACHED, "QUFBQUFB" * 9 + "\n", 59 * MB // 73, "--x--\n"),
    "too_big.eml": _text_file("From: a@example.org\nSubject: x\n\n", "sana ", 14 * MB),
    "one_line.vtt": _text_file("WEBVTT\n\n00:01.000 --> 00:02.000\n", "sana ", 2 * MB - 99),
    "lines.txt": _text_file("", "- jono on pitkä taas\n", 39_900),
    "lines.vtt": _text_file("WEBVTT\n\n", "00:01.000 --> 00:02.000\nJono on taas pitkä.\n\n", 220_000),
    "lines.md": _text_file("", "- jono on pitkä taas\n", 39_900),
    "lines.html": _text_file("<ul>", "<li>jono on pitkä taas\n", 39_900),
    "more_lines.html": _text_file("<ul>", "<li>jono on pitkä\n", 850_000),
    "lines.eml": _text_file("From: a@example.org\nSubject: x\n\n", "Jono on pitkä taas.\n\n", 39_900),
    "lines.csv": _text_file("pvm;teksti\n", "1.9.2026;Jono on taas pitkä\n", 300_000),
    "columns.csv": _text_file("pvm;teksti", ";a", 16_000, "\n1.9.2026;Jono kasvaa;1\n" * 3),
    "attributes.csv": _text_file(
        "teksti;pvm" + ";a" * 5000 + "\n", "Jono kasvaa;1.9.2026" + ";1" * 5000 + "\n", 2000
    ),
    "quotes.csv": _text_file('pvm;teksti\n1.9.2026;"', "jono\n", 8 * MB),
    "huge_number.jsonl": _text_file(
        '{"text": "Jono kasvaa.", "date": "2026-09-01", "n": ', "9", 100_000, "}\n"
    ),
    "deep.jsonl": _text_file('{"text": "Jono", "date": "2026-09-01", "n": ', "[", 900_000, "\n"),
    "deep_closed.jsonl": lambda: iter(
        [b'{"text": "Jono", "date": "2026-09-01", "n": ' + b"[" * 900 + b"]" * 900 + b"}\n"]
    ),
    "surrogate.jsonl": lambda: iter(
        [
            b'{"text": "Jono \\ud800 kasvaa", "date": "2026-09-01", ',
            b'"\\udfff": "\\ud800", "author": "\\ud800x"}\n',
        ]
    ),
    "deep.docx": _docx(
        iter(
            [
                _WORD,
                _nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 20_000),
                "</w:body></w:document>",
            ]
        )
    ),
    "deep_runs.docx": _docx(
        iter(
            [
                _WORD,
                "<w:p>",
                _nested("<w:r>", "</w:r>", 250, "<w:t>Jono kasvaa koko ajan.</w:t>"),
                "</w:p></w:body></w:document>",
            ]
        )
    ),
    "deep_sdt.docx": _docx(
        iter(
            [
                _WORD,
                _nested(
                    "<w:sdt><w:sdtContent>",
                    "</w:sdtContent></w:sdt>",
                    120,
                    "<w:p><w:r><w:t>Jono kasvaa koko ajan.</w:t></w:r></w:p>",
                ),
                "</w:body></w:document>",
            ]
        )
    ),
    "large.docx": _docx(_paragraphs(39_900)),
    "too_large.docx": _docx(_paragraphs(200_000)),
    "table.docx": _docx(_table(4000, 200)),
    "spans.docx": _docx(_spans(300)),
    "deep.odt": _odt(_nested("<text:section>", "</text:section>", 20_000)),
    "deep_spans.odt": _odt(_nested("<text:span>", "</text:span>", 240).join(("<text:p>", "</text:p>"))),
    "lines.odt": _odt(f"<text:p>{_SENTENCE}</text:p>" * 39_900),
    "more_lines.odt": _odt(f"<text:p>{_SENTENCE}</text:p>" * 400_000),
    "spaces.odt": _odt('<text:p>Jono<text:s text:c="999999999"/>on pitkä tänä syksynä.</text:p>'),
    "cells.odt": _odt(
        "<table:table><table:table-row>"
        '<table:table-cell table:number-columns-repeated="99999"><text:p>Havainto</text:p></table:table-cell>'
        "</table:table-row></table:table>" * 3000
    ),
    "nested_tables.odt": _odt(
        _nested(
            "<table:table><table:table-row><table:table-cell>",
            "</table:table-cell></table:table-row></table:table>",
            80,
            "<text:p>Jono kasvaa koko ajan.</text:p>",
        )
    ),
    "cells.xlsx": _xlsx(24_900, 100, _number),
    "texts.xlsx": _xlsx(40_000, 40, _text),
    "far.xlsx": _xlsx(1, 1, lambda _row, _column: '<c r="XFD1048576"><v>1</v></c>'),
    "no_places.xlsx": _xlsx(24_900, 100, lambda _row, column: f"<c><v>{column}.5</v></c>"),
    "shared.xlsx": lambda: iter(
        [_changed("webropol_2026-09.xlsx", "xl/sharedStrings.xml", _shared(900_000))]
    ),
    "shared_by_many.xlsx": _laughs,
    "more_cells.xlsx": _xlsx(60_000, 100, _number),
    "repeated.ods": _open_table("", _repeated(1048576, 16384)),
    "repeated_little.ods": _open_table("", _repeated(999, 999) * 30),
    "repeated_quotes.ods": _open_table("", _repeated(1048576, 16384).replace('"', "'")),
    "deep.html": _text_file("", "<div>", 300_000, _SENTENCE),
    "tables.html": _text_file("", "<table><tr><td>", 20_000, _SENTENCE),
    "spans.html": _text_file(
        "<table>", '<tr><td colspan="200" rowspan="9999">Havainto<td colspan="200">Kunta', 3000
    ),
    "rows.html": _text_file("<table><tr><td>Kunta<td>Havainto", f"<tr><td>Perho<td>{_SENTENCE}", 200_000),
    "emphasis.md": _text_file("", "*a **b ", 200_000),
    "brackets.md": _text_file("", "[", 500_000),
    "quotes.md": _text_file("", "> ", 200_000, "jono"),
    "table.md": _text_file("|a|b|\n|-|-|\n", "|Perho|Kauppa suljettiin.|\n", 100_000),
    "multipart.eml": _multipart(3000),
    "headers.eml": _text_file(
        "From: a@example.org\n", "Subject: =?utf-8?q?=C3=A4?=\n", 50_000, "\nJono kasvaa.\n"
    ),
    "long_header.eml": _text_file(
        "From: a@example.org\nSubject: ", "=?utf-8?q?=C3=A4?= ", 50_000, "\n\nJono kasvaa.\n"
    ),
    "addresses.eml": _text_file(
        "Date: Mon, 14 Sep 2026 09:00:00 +0300\nFrom: ", "((a@b,", 30_000, "\n\nJono kasvaa.\n"
    ),
    "charset.eml": _mail(_SENTENCE, "Content-Type: text/plain; charset=unicode-escape\n"),
    "wrote.txt": _text_file("", "a b c d e f g h ", 500_000, "\n" * 3),
    "speakers.txt": _text_file("", "Maija Testinen: ", 300_000),
    "letters.txt": _text_file("", "e\u0301\u0301\u0301\u0301", MB),
    "dashes.txt": _text_file("", "-" * 70 + " \n", 300_000),
    "pages.pdf": _pdf(2900, b"BT /F 12 Tf 60 700 Td (Jono on kasvanut koko syksyn ajan.) Tj ET"),
    "too_many_pages.pdf": _pdf(3100, b"BT /F 12 Tf 60 700 Td (Jono.) Tj ET"),
    "words.pdf": _pdf(3, _many_words(30_000)),
    "words_many_pages.pdf": _pdf(60, _many_words(6000)),
    "cycle.pdf": _pdf(5, b"", kids="2 0 R 2 0 R"),
    "nothing.pdf": lambda: iter([b"%PDF-1.7\n" + b"1 0 obj<<" * 100_000]),
    "pieni.csv": lambda: iter([SMALL["pieni.csv"]]),
}
"""What writes each of the files, in pieces."""
