"""Writes a mail as Outlook's MSG: an OLE file (MS-CFB, version 3) with the properties of MS-OXMSG."""

from __future__ import annotations

import datetime as dt
import email.utils
import struct
from dataclasses import dataclass
from pathlib import Path

SECTOR, SHORT, CUTOFF = 512, 64, 4096
FREE, END, FAT_SECTOR, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Mail:
    """A made-up mail; `date` as in a header, `html` in place of the body where it is given."""

    sender: str
    subject: str
    date: str
    body: str
    charset: str = "utf-8"
    html: str = ""
    attachment: str = ""


def write_msg(path: Path, mail: Mail) -> None:
    """Write the mail with its subject, sender, body, and the time it was sent."""
    name, address = email.utils.parseaddr(mail.sender)
    texts = {
        0x001A: "IPM.Note",
        0x0037: mail.subject,
        0x0C1A: name,
        0x0C1F: address,
        0x1000: mail.body,
    }
    sent = email.utils.parsedate_to_datetime(mail.date).astimezone(dt.UTC)
    ticks = int((sent - EPOCH).total_seconds()) * 10_000_000
    head = struct.pack("<8xIIII8x", 0, 0, 0, 0)
    rows = [struct.pack("<HHIQ", 0x0040, 0x0039, 6, ticks), struct.pack("<HHIQ", 0x0003, 0x340D, 6, 0x40000)]
    streams = {}
    for tag, text in texts.items():
        data = text.encode("utf-16-le")
        streams[f"__substg1.0_{tag:04X}001F"] = data
        rows.append(struct.pack("<HHIII", 0x001F, tag, 6, len(data) + 2, 0))
    streams["__properties_version1.0"] = head + b"".join(rows)
    path.write_bytes(compound(streams))


def compound(streams: dict[str, bytes]) -> bytes:
    """Return an OLE file with these streams in its root."""
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    short, short_table = b"", []
    starts: dict[str, int] = {}
    long: list[tuple[str, bytes]] = []
    for name in names:
        data = streams[name]
        if len(data) >= CUTOFF:
            long.append((name, data))
            continue
        starts[name] = len(short) // SHORT if data else END
        count = -(-len(data) // SHORT)
        first = len(short_table)
        short_table += [first + n + 1 for n in range(count - 1)] + [END] * bool(count)
        short += data + b"\0" * (-len(data) % SHORT)
    chains = [("directory", b"\0" * (128 * (len(names) + 1))), ("short", short)]
    chains += [("table", struct.pack(f"<{len(short_table)}I", *short_table)), *long]
    table: list[int] = [FAT_SECTOR]
    body = b""
    for name, data in chains:
        count = -(-len(data) // SECTOR)
        starts[name] = len(table) if count else END
        table += [len(table) + n + 1 for n in range(count - 1)] + [END] * bool(count)
        body += data + b"\xff" * (-len(data) % SECTOR if name == "table" else 0)
        body += b"\0" * (-len(data) % SECTOR if name != "table" else 0)
    if len(table) > SECTOR // 4:
        raise ValueError("too much for one sector of the table")
    table += [FREE] * (SECTOR // 4 - len(table))
    entries = [_entry("Root Entry", 5, starts["short"], len(short), child=1 if names else NONE)]
    for number, name in enumerate(names, 1):  # a chain to the right is a tree too
        after = number + 1 if number < len(names) else NONE
        entries.append(_entry(name, 2, starts[name], len(streams[name]), right=after))
    directory = b"".join(entries)
    directory += b"\0" * (-len(directory) % SECTOR)
    body = directory + body[len(directory) :]
    small = -(-4 * len(short_table) // SECTOR)
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII",
        *(bytes.fromhex("d0cf11e0a1b11ae1"), 0x3E, 3, 0xFFFE, 9, 6, 0, 1, starts["directory"], 0, CUTOFF),
        *(starts["table"] if small else END, small, END, 0, 0),
    )
    header += struct.pack("<108I", *[FREE] * 108)
    return header[:SECTOR] + struct.pack(f"<{SECTOR // 4}I", *table) + body


def _entry(name: str, kind: int, start: int, size: int, right: int = NONE, child: int = NONE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16sI8s8sIQ",
        *(text, len(text), kind, 1, NONE, right, child, b"\0" * 16, 0, b"\0" * 8, b"\0" * 8, start, size),
    )
