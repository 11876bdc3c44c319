"""EML and MSG: what the sender wrote, without what is quoted, the signature and the notice under it."""

from __future__ import annotations

import datetime as dt
import email.policy
import email.utils
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any

from botnia_signals.errors import IntakeError
from botnia_signals.intake.dates import EARLIEST
from botnia_signals.intake.encodings import decoded
from botnia_signals.intake.limits import MAX_MAIL, check_size, check_text
from botnia_signals.intake.markup import html_parts
from botnia_signals.intake.options import IntakeOptions
from botnia_signals.intake.packages import ole_kind
from botnia_signals.intake.parts import BOLD_LEVEL, Paragraph, Part
from botnia_signals.intake.prose import Item, prose_records
from botnia_signals.intake.text import text_parts
from botnia_signals.intake.values import clean
from botnia_signals.records import Refusal

_LONGEST_HEAD = 1 << 17
_GREETING = (
    *("terveisin", "ystävällisin terveisin", "yst. terv.", "terv.", "parhain terveisin", "kunnioittaen"),
    *("yt", "t.", "med vänliga hälsningar", "vänliga hälsningar", "vänligen", "hälsningar", "mvh", "hälsar"),
    *("best regards", "kind regards", "regards", "sincerely"),
)
_SIGNED = re.compile(
    rf"(?:{'|'.join(map(re.escape, _GREETING))})[\s,!.]*(?:\n.*)?", re.IGNORECASE | re.DOTALL
)
_QUOTED = re.compile(
    r"\s*(?:>|-{2,}\s*(?:alkuperäinen viesti|ursprungligt meddelande|original message|välitetty viesti"
    r"|vidarebefordrat meddelande|forwarded message)"
    r"|(?:lähettäjä|från|from)\s*:.*\n\s*(?:lähetetty|skickat|sent|päivämäärä|datum|date)\s*:)"
    r"|.{0,200}(?:kirjoitti|skrev|wrote)\s*:\s*$",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:tämä (?:viesti|sähköposti)\w*|detta (?:meddelande|e-?post)\w*|this (?:e-?mail|message))\b.{0,300}"
    r"(?:luottamuks|vastaanottaja|konfidentiell|mottagare|confidential|intended|recipient)",
    re.IGNORECASE | re.DOTALL,
)
_HELLO = re.compile(
    r"(?:hei|moi|terve|tervehdys|hyvä|hyvät|hej|hejsan|bästa|god|dear|hello|hi)\b[^\n.?]{0,60}[,!]?",
    re.IGNORECASE,
)
_TAG_LINE = re.compile(r"(?:lähetetty|skickat från|sent from)\b.{0,80}|get outlook .{0,40}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Mail:
    """A mail as any of its formats gives it. `html` tells which of the two forms `body` has."""

    subject: str = field(repr=False)
    sender: str = field(repr=False)
    day: dt.date | None
    body: str = field(repr=False)
    html: bool
    attachments: tuple[str, ...] = field(default=(), repr=False)


def read_eml(path: Path, options: IntakeOptions) -> Iterator[Item]:
    """Yield the records of a mail: its sender is their author, its day their date, its subject their heading.

    What is quoted from other mails, the signature and notices of confidentiality are set aside; each attached
    file is reported, since only the mail itself is read.

    Raises:
        IntakeError: the file can't be read, or it has no statement.
    """
    check_size(path, MAX_MAIL)
    data = path.read_bytes()
    if len(data) > _LONGEST_HEAD and not re.search(rb"\r?\n\r?\n|\r\r", data[:_LONGEST_HEAD]):
        raise IntakeError("intake-broken", file=path.name)  # headers so long take gigabytes to parse
    try:
        message = BytesParser(policy=email.policy.default).parsebytes(data)
        mail = _of_message(message, path.name)
    except IntakeError:
        raise
    except Exception:  # the parser of headers raises whatever a broken one leads to
        raise IntakeError("intake-broken", file=path.name) from None
    if mail is None:
        raise IntakeError("intake-broken", file=path.name)
    yield from _records(mail, path.name, options)


def read_msg(path: Path, options: IntakeOptions) -> Iterator[Item]:
    """Yield the records of a mail that Outlook saved, as `read_eml` does.

    Raises:
        IntakeError: the file can't be read, or it has no statement.
    """
    check_size(path, MAX_MAIL)
    if ole_kind(path) != "msg":
        raise IntakeError("intake-broken", file=path.name)
    from oxmsg import Message

    try:
        message = Message.load(str(path))
        body = message.body or ""
        html = "" if body.strip() else message.html_body or ""
        sent = message.sent_date
        mail = _Mail(
            subject=message.subject,
            sender=message.sender or "",
            day=sent.date() if sent else None,
            body=html or body,
            html=bool(html),
            attachments=tuple(one.file_name or "" for one in message.attachments),
        )
    except Exception:  # oxmsg raises whatever a broken property leads to
        raise IntakeError("intake-broken", file=path.name) from None
    yield from _records(mail, path.name, options)


def _of_message(message: EmailMessage, file: str) -> _Mail | None:
    """Return the mail, None where the file has no header of one."""
    if not (message["From"] or message["Date"] or message["Subject"]):
        return None
    part = message.get_body(("plain", "html"))
    told = part.get_content_charset() or "" if part is not None else ""
    payload: Any = part.get_payload(decode=True) if part is not None else b""
    body = decoded(payload or b"", file, told) if payload else ""
    return _Mail(
        subject=str(message["Subject"] or ""),
        sender=str(message["From"] or ""),
        day=_day(str(message["Date"] or "")),
        body=body,
        html=part is not None and part.get_content_type() == "text/html",
        attachments=tuple(str(one.get_filename() or "") for one in message.iter_attachments()),
    )


def _day(value: str) -> dt.date | None:
    try:
        day = email.utils.parsedate_to_datetime(value).date()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    latest = dt.date.today() + dt.timedelta(days=366)
    return day if EARLIEST <= day <= latest else None


def _records(mail: _Mail, file: str, options: IntakeOptions) -> Iterator[Item]:
    check_text(mail.body, file)
    parts = html_parts(mail.body, file) if mail.html else text_parts(mail.body)
    name, address = email.utils.parseaddr(mail.sender)
    author = clean(name or address or mail.sender).casefold() if not name else clean(name)
    subject = clean(mail.subject)
    heading = [Paragraph(0, 1, subject, unit="subject")] if subject else []
    refusals = [Refusal(file, "refusal-attachment", {"number": str(n)}) for n in _numbers(mail.attachments)]
    body = list(_marked(parts, author))
    yield from prose_records([*heading, *body], file, options, refusals, mail.day)


def _numbers(files: Sequence[str]) -> range:
    return range(1, len(files) + 1)


def _marked(parts: Sequence[Part], author: str) -> Iterator[Part]:
    """Yield the parts with the sender as author; what is not the sender's own words is set aside."""
    aside = ""
    for part in parts:
        if not isinstance(part, Paragraph):
            yield part
            continue
        text = part.text
        if _QUOTED.match(text):
            aside = "aside-quoted"
        elif aside != "aside-quoted" and (_SIGNED.fullmatch(text) or text.strip() in {"--", "-- "}):
            aside = "aside-signature"
        own = "aside-notice" if _NOTICE.match(text) or _TAG_LINE.fullmatch(text) else ""
        own = own or ("aside-fragment" if _HELLO.fullmatch(text) else "")
        level = 0 if part.level == BOLD_LEVEL or aside or own else part.level
        text = text if aside or own else " ".join(text.split())
        yield Paragraph(
            part.number, level, text, listed=part.listed, unit=part.unit, author=author, aside=own or aside
        )
