"""Damaged and hostile files: seeded changes of valid ones, each always the same for its number and seed.

`mutated(number, seed)` gives a file's name and bytes. A change is one named function `bytes -> bytes` in
`CHANGES`; the files that it begins with are those of `made/` and the small ones of `SMALL`.
"""

from __future__ import annotations

import functools
import gzip
import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from botnia_signals.intake import EXTENSIONS

MADE = Path(__file__).parent / "made"
_UNREAD = (".doc", ".rtf", ".docm", ".xlsm", ".zip", ".png", ".exe", ".json", ".xml", "", ".csv.gz.gz", ".GZ")
_STEMS = (
    *(
        "vastaukset",
        "kysely 2026-09-14",
        "möte_2026-10-05_närpes",
        "-muistio",
        "a" * 200,
        "%s{0}$HOME",
        "C_\\x",
    ),
    *(
        "muistio\u202efdp",
        "rivi\nvaihto",
        "☂ sade",
        "tavu\udce4",
        "1.1.2026",
        "31.2.2026",
        "..piste",
        "' or 1=1 --",
    ),
    *(
        "<script>alert(1)</script>".replace("/", "_"),
        "2026-13-45",
        "9" * 40,
        " alku",
        "loppu ",
        "t\u0000".strip("\0"),
    ),
)
_ENCODINGS = (
    *("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp1252", "latin-1", "cp437", "mac-roman"),
    *("utf-7", "cp500", "shift-jis", "iso8859-10", "cp1250"),
)
_WEIRD = (
    *(
        "\0",
        "\ud800",
        "\udfff",
        "\ufffe",
        "\u202e",
        "\u200b" * 50,
        "\x1b[31m",
        "\x85",
        "\u2028",
        "\r",
        "\x0c",
        "🦠" * 9,
    ),
    *(
        '"',
        '""',
        '"\n',
        ";;;;",
        ",,,,",
        "\t\t",
        "'",
        "=1+1",
        "=cmd|' /C calc'!A0",
        "@SUM(1)",
        "-->",
        "<!--",
        "]]>",
    ),
    *(
        "9" * 5000,
        "-1",
        "1e999",
        "NaN",
        "null",
        "{}",
        "[[",
        "{" * 3000,
        "31.2.2026",
        "0000-00-00",
        "99999-1-1",
    ),
    *("a" * 100_000, "ä" * 3000, "x\n" * 20_000, "§ " * 3000, "Maija: " * 2000, "A. " * 5000, "(" * 5000),
    *(
        "- " * 5000,
        "1. " * 3000,
        "\n\n" * 9000,
        "kirjoitti:",
        "https://" + "a." * 3000,
        "e\u0301" * 2000,
        "\u0301" * 2000,
    ),
)
_VALUES = (
    b"0",
    b"-1",
    b"999999999",
    b"1e9",
    b"",
    b"NaN",
    b"\xff",
    b"A0",
    b"XFD1048576",
    b"ZZZZ99999999",
    b"1048577",
)
_BOMB = (
    b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">'
    b'<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
)

SMALL: dict[str, bytes] = {
    "pieni_2026-09-14.txt": "Jono on kasvanut koko syksyn eikä kukaan vastaa.\n".encode(),
    "pieni_2026-09-14.md": b"# Dialogi\n\n- jono kasvaa\n- kyydit loppuvat\n\n"
    b"| Kunta | Havainto |\n|--|--|\n| Perho | Kauppa suljettiin. |\n",
    "pieni.csv": 'pvm;teksti\n1.9.2026;"Kön har vuxit; ingen svarar"\n2.9.2026;Bussi ei kulje\n'.encode(
        "cp1252"
    ),
    "pieni.tsv": b"date\ttext\n2026-09-01\tBussen slutade.\n",
    "pieni.jsonl": b'{"id": 1, "text": "Jono kasvaa.", "date": "2026-09-01", "tags": ["a", {"b": 2}]}\n' * 3,
    "pieni_2026-09-14.html": b"<p>Jono <b>kasvaa</b> koko ajan."
    b"<table><tr><td>Kunta<td>Havainto<tr><td>Perho<td>Kauppa meni.</table>",
    "pieni.eml": b"From: a@example.org\nSubject: =?utf-8?b?SsO2bsO2?=\n"
    b"Date: Mon, 14 Sep 2026 09:00:00 +0300\nContent-Type: multipart/mixed; boundary=x\n\n"
    b"--x\nContent-Type: text/plain; charset=utf-8\n"
    b"Content-Transfer-Encoding: base64\n\nSm9ubyBvbiBwaXRrw6Qga3Vua2EuCg==\n--x--\n",
    "pieni_2026-09-14.vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Eva>Ingen svarar i telefonen.</v>\n",
    "pieni_2026-09-14.csv.gz": gzip.compress(b"date;text\n2026-09-01;Jono kasvaa yha.\n", mtime=0),
    "pieni_2026-09-14.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>>>>>endobj\n4 0 obj<</Length 62>>stream\n"
    b"BT /F 12 Tf 60 700 Td (Jono on kasvanut koko syksyn ajan.) Tj ET  \nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R/Size 6>>\n%%EOF\n",
}

Change = Callable[[bytes, random.Random], bytes]


@functools.cache
def valid_files() -> dict[str, bytes]:
    """Return the files that the changes begin with, by name."""
    return {path.name: path.read_bytes() for path in sorted(MADE.iterdir())} | SMALL


def mutated(number: int, seed: int) -> tuple[str, bytes, str]:
    """Return the name and the bytes of a damaged file, and the names of the changes made to it."""
    dice = random.Random(seed * 1_000_003 + number)  # noqa: S311
    files = valid_files()
    names = sorted(files)
    name = names[number % len(names)]
    data, made = files[name], []
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        data = data or b"\0"
        kinds = [kind for kind, (fits, _, _) in CHANGES.items() if fits(name, data)]
        (kind,) = dice.choices(kinds, [CHANGES[kind][2] for kind in kinds])
        made.append(kind)
        data = CHANGES[kind][1](data, dice)
    return _renamed(name, dice), data or b"\0", "+".join(made)


def _renamed(name: str, dice: random.Random) -> str:
    """Return the name as it is, mostly; else another ending, another stem, or capitals."""
    stem, ending = Path(name).stem, Path(name).suffix
    what = dice.random()
    if what < 0.12:
        ending = dice.choice([*EXTENSIONS, *_UNREAD])
    elif what < 0.2:
        stem = dice.choice(_STEMS)
    elif what < 0.24:
        ending = ending.upper()
    return f"{stem}{ending}" or "x"


def _cut(data: bytes, dice: random.Random, longest: int = 4096) -> tuple[int, int]:
    start = dice.randrange(max(1, len(data)))
    return start, min(len(data), start + dice.randint(1, longest))


def _flip(data: bytes, dice: random.Random) -> bytes:
    content = bytearray(data)
    for _ in range(min(len(content), 2 ** dice.randrange(8))):
        content[dice.randrange(len(content))] = dice.randrange(256)
    return bytes(content)


def _truncate(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(max(1, len(data)))
    return data[:at] if dice.random() < 0.8 else data[at:]


def _remove(data: bytes, dice: random.Random) -> bytes:
    start, end = _cut(data, dice)
    return data[:start] + data[end:]


def _repeat(data: bytes, dice: random.Random) -> bytes:
    start, end = _cut(data, dice, 600)
    return data[:end] + data[start:end] * (10 ** dice.randrange(4)) + data[end:]


def _zeros(data: bytes, dice: random.Random) -> bytes:
    start, end = _cut(data, dice)
    return data[:start] + bytes([dice.choice((0, 255))]) * (end - start) + data[end:]


def _splice(data: bytes, dice: random.Random) -> bytes:
    other = dice.choice([content for _, content in sorted(valid_files().items())])
    start, end = _cut(other, dice, 20_000)
    at = dice.randrange(max(1, len(data)))
    return data[:at] + other[start:end] + data[at:]


def _swap_file(_data: bytes, dice: random.Random) -> bytes:
    return dice.choice([content for _, content in sorted(valid_files().items())])


def _encode(data: bytes, dice: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(dice.choice(_ENCODINGS), "replace")


def _mixed(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(max(1, len(data)))
    return data[:at] + _encode(data[at:], dice)


def _weird(data: bytes, dice: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(text) + 1)
        text = text[:at] + dice.choice(_WEIRD) + text[at:]
    return text.encode("utf-8", "surrogatepass")


def _lines(data: bytes, dice: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    what = dice.randrange(4)
    if what == 0:
        dice.shuffle(lines)
    elif what == 1:
        lines = [line for line in lines if dice.random() < 0.6]
    elif what == 2:
        lines = [line.rstrip(b"\r\n") for line in lines]
    else:
        lines *= dice.choice((2, 50, 2000))
    return b"".join(lines)


def _value(data: bytes, dice: random.Random) -> bytes:
    """Change the value of some attributes of XML, or some numbers of a PDF."""
    found = list(re.finditer(rb'="([^"]*)"|(?<=[ /\[])\d+(?=[ /\]>])', data))
    for match in sorted(dice.sample(found, min(len(found), dice.randint(1, 8))), key=lambda m: -m.start()):
        value = dice.choice(_VALUES)
        data = (
            data[: match.start()]
            + (b'="%s"' % value if match[0][:1] == b"=" else value)
            + data[match.end() :]
        )
    return data


def _tags(data: bytes, dice: random.Random) -> bytes:
    """Drop, swap, double or nest elements of XML or HTML."""
    found = list(re.finditer(rb"<[^<>]{1,200}>", data))
    if len(found) < 2:
        return _flip(data, dice)
    one, other = sorted(dice.sample(found, 2), key=lambda match: match.start())
    what = dice.randrange(5)
    if what == 0:
        return data[: one.start()] + data[one.end() :]
    if what == 1:
        parts = (data[: one.start()], other[0], data[one.end() : other.start()], one[0], data[other.end() :])
        return b"".join(parts)
    if what == 2:
        return (
            data[: other.end()] + data[one.start() : other.end()] * dice.choice((1, 30)) + data[other.end() :]
        )
    if what == 3:
        return data[: one.start()] + one[0] * dice.choice((300, 3000, 30_000)) + data[one.start() :]
    return data[: one.end()] + b"<![CDATA[" + data[one.end() :]


def _entities(data: bytes, dice: random.Random) -> bytes:
    bomb = _BOMB if dice.random() < 0.7 else _BOMB.decode().encode(dice.choice(("utf-16", "utf-16-be")))
    head = re.match(rb"\s*<\?xml[^>]*\?>", data)
    at = head.end() if head else 0
    rest = data[at:]
    inside = re.search(rb"<(?:w:t|text:p|t|p)\b[^>]*>", rest)
    if inside:
        rest = rest[: inside.end()] + dice.choice((b"&e;", b"&x;", b"&amp;")) + rest[inside.end() :]
    return data[:at] + bomb + rest


def _declared(data: bytes, dice: random.Random) -> bytes:
    name = dice.choice(_ENCODINGS).encode()
    return re.sub(rb'(encoding|charset)=(["\']?)[\w-]+', rb"\1=\g<2>" + name, data)


_INNER: tuple[Change, ...]


def _members(data: bytes, dice: random.Random) -> bytes:
    """Change the members of a package: their content, their names, their number, their headers."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = [(part.filename, package.read(part)) for part in package.infolist()]
    except Exception:
        return _flip(data, dice)
    large = [n for n, (name, _) in enumerate(members) if name.endswith((".xml", ".rels"))]
    at = dice.choice(large or range(len(members)))
    name, content = members[at]
    what = dice.randrange(10)
    if what < 6:
        for _ in range(dice.randint(1, 3)):
            content = dice.choice(_INNER)(content, dice)
        members[at] = (name, content)
    elif what == 6:
        del members[at]
    elif what == 7:
        members[at] = (name, members[dice.randrange(len(members))][1])
    elif what == 8:
        members.append(
            (dice.choice(("../../x.xml", "/etc/x", name, "word/vbaProject.bin", "é" * 300)), content)
        )
    else:
        members.append(("xl/media/big.bin", bytes(dice.choice((1, 11, 60)) << 20)))
    return packed(
        members,
        dice.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_LZMA)),
    )


def packed(members: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a package of members, a name that stands twice kept twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, content in members:
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            package.filelist = [one for one in package.filelist if one.filename != name]
            package.NameToInfo.pop(name, None)
            package.writestr(info, content)
    return out.getvalue()


def _headers(data: bytes, dice: random.Random) -> bytes:
    """Damage the headers of a package's members: flags, methods, sizes, checksums."""
    content = bytearray(data)
    places = [match.start() for match in re.finditer(rb"PK(?:\x01\x02|\x03\x04|\x05\x06)", data)]
    for place in dice.sample(places, min(len(places), dice.randint(1, 4))):
        at = place + 4 + dice.randrange(26)
        if at < len(content):
            content[at] = dice.choice((0, 1, 8, 9, 99, 127, 255))
    return bytes(content)


def _gzip(data: bytes, dice: random.Random) -> bytes:
    content = dice.choice((data, gzip.compress(data, mtime=0), bytes(20 << 20), data + b"x" * (5 << 20)))
    out = gzip.compress(content, 6, mtime=0)
    return out if dice.random() < 0.5 else _flip(out, dice)


_INNER = (
    _flip,
    _truncate,
    _remove,
    _repeat,
    _weird,
    _value,
    _value,
    _tags,
    _tags,
    _tags,
    _entities,
    _declared,
    _encode,
)


def _any(_name: str, data: bytes) -> bool:
    return len(data) > 0


def _is_package(_name: str, data: bytes) -> bool:
    return data.startswith(b"PK")


def _is_text(_name: str, data: bytes) -> bool:
    return len(data) > 0 and not data.startswith((b"PK", b"%PDF", b"\xd0\xcf", b"\x1f\x8b"))


def _is_markup(_name: str, data: bytes) -> bool:
    return _is_text(_name, data) and b"<" in data


def _is_pdf(_name: str, data: bytes) -> bool:
    return data.startswith(b"%PDF")


CHANGES: dict[str, tuple[Callable[[str, bytes], bool], Change, int]] = {
    "flip": (_any, _flip, 1),
    "truncate": (_any, _truncate, 1),
    "remove": (_any, _remove, 1),
    "repeat": (_any, _repeat, 1),
    "zeros": (_any, _zeros, 1),
    "splice": (_any, _splice, 1),
    "swap": (_any, _swap_file, 1),
    "encode": (_is_text, _encode, 1),
    "mixed": (_is_text, _mixed, 1),
    "weird": (_is_text, _weird, 2),
    "lines": (_is_text, _lines, 1),
    "tags": (_is_markup, _tags, 1),
    "entities": (_is_markup, _entities, 1),
    "declared": (_is_markup, _declared, 1),
    "values": (_is_pdf, _value, 2),
    "members": (_is_package, _members, 5),
    "headers": (_is_package, _headers, 1),
    "gzip": (_is_text, _gzip, 1),
}
"""Which files a change fits, the change, and how often it is made beside the others."""
