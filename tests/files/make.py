"""Makes the test files of every format with the programs that people use; everything in them is synthetic.

usage: python -m tests.files.make [folder]

LibreOffice (Debian: libreoffice-writer libreoffice-calc python3-uno) turns the sources of `sources.py` into
DOCX, ODT, PDF, HTML, TXT, XLSX, XLS, ODS and CSV, some of them locked with the password "salasana" (DOCX and
XLSX by `pip install msoffcrypto-tool==5.4.2`, MIT, which nothing else needs); Python's own library writes the
mails. The files are committed, so that tests need no LibreOffice; one that is there already is left as it is
(delete it to have it made anew).
"""

from __future__ import annotations

import email.policy
import shutil
import subprocess
import sys
import tempfile
from email.message import EmailMessage
from pathlib import Path

from tests.files import sources
from tests.files.ole import write_msg

HERE = Path(__file__).parent
PDF = "pdf:writer_pdf_Export"
LOCKED_PDF = (
    f'{PDF}:{{"EncryptFile":{{"type":"boolean","value":"true"}},'
    '"DocumentOpenPassword":{"type":"string","value":"salasana"}}'
)
# Separator, quotation mark, character set of LibreOffice's filter for CSV.
CSV = "csv:Text - txt - csv (StarCalc):{separator},34,{charset},1"
UTF8, CP1252, UTF16 = 76, 1, 65535


def main() -> None:
    """Write every file into the folder."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "made"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        _documents(work, folder)
        _sheets(work, folder)
        _locked(work, folder)
        _locked_office(folder)
    _texts(folder)
    _mails(folder)


def _convert(work: Path, source: Path, form: str, target: Path) -> None:
    """Convert one file with LibreOffice and give it its name; one that is there already stays."""
    if target.exists():
        return
    out = work / "out"
    out.mkdir(exist_ok=True)
    profile = f"-env:UserInstallation=file://{work}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    (made,) = out.iterdir()
    shutil.move(made, target)


def _documents(work: Path, folder: Path) -> None:
    for name, content in sources.documents().items():
        source = work / f"{name}.fodt"
        source.write_text(content, encoding="utf-8")
        for ending in sources.FORMS[name]:
            form = {"pdf": PDF, "txt": "txt:Text (encoded):UTF8", "html": "html:HTML (StarWriter)"}
            _convert(work, source, form.get(ending, ending), folder / f"{name}.{ending}")
    _convert(work, work / "muistio_2026-09-14_kokkola.fodt", LOCKED_PDF, folder / "lukittu.pdf")


def _sheets(work: Path, folder: Path) -> None:
    for name, content in sources.sheets().items():
        source = work / f"{name}.fods"
        source.write_text(content, encoding="utf-8")
        for ending in sources.FORMS[name]:
            kind, _, variant = ending.partition("-")
            form = kind
            if kind == "csv":
                charset = {"cp1252": CP1252, "utf16": UTF16}.get(variant, UTF8)
                form = CSV.format(separator=44 if variant == "comma" else 59, charset=charset)
            target = folder / (f"{name}-{variant}.{kind}" if variant else f"{name}.{kind}")
            _convert(work, source, form, target)
            data = target.read_bytes()
            if variant == "mac":
                target.write_bytes(data.replace(b"\r\n", b"\r").replace(b"\n", b"\r"))
            if variant == "bom" and not data.startswith(b"\xef\xbb\xbf"):
                target.write_bytes(b"\xef\xbb\xbf" + data)


LOCK = """
import sys, time, uno
from com.sun.star.beans import PropertyValue
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for _ in range(60):
    try:
        context = resolver.resolve("uno:pipe,name=botnia;urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(1)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
def value(name, what):
    one = PropertyValue(); one.Name, one.Value = name, what
    return one
for source, target, form in zip(*[iter(sys.argv[1:])] * 3):
    document = desktop.loadComponentFromURL("file://" + source, "_blank", 0, (value("Hidden", True),))
    document.storeToURL("file://" + target, (value("FilterName", form), value("Password", "salasana")))
    document.close(True)
try:
    desktop.terminate()
except Exception:
    pass
"""


def _locked(work: Path, folder: Path) -> None:
    """Save a document and a sheet with a password, as the save dialogue does."""
    if (folder / "lukittu.ods").exists():
        return
    office = subprocess.Popen(
        [
            *("soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--norestore"),
            "--accept=pipe,name=botnia;urp;",
        ]
    )
    document, sheet = work / "muistio_2026-09-14_kokkola.fodt", work / "webropol_2026-09.fods"
    jobs = [
        *(document, folder / "lukittu.odt", "writer8"),
        *(sheet, folder / "lukittu.ods", "calc8"),
    ]
    subprocess.run(["/usr/bin/python3", "-c", LOCK, *map(str, jobs)], check=True, timeout=300)
    office.wait(timeout=60)


def _locked_office(folder: Path) -> None:
    """Lock a document and a workbook as Word and Excel do; LibreOffice 7.4 does so only in its own window."""
    for source, target in (
        ("muistio_2026-09-14_kokkola.docx", "lukittu.docx"),
        ("webropol_2026-09.xlsx", "lukittu.xlsx"),
    ):
        if not (folder / target).exists():
            command = [sys.executable, "-m", "msoffcrypto", "-e", "-p", "salasana"]
            subprocess.run([*command, str(folder / source), str(folder / target)], check=True, timeout=60)


def _texts(folder: Path) -> None:
    for name, (content, encoding) in sources.TEXTS.items():
        (folder / name).write_bytes(content.encode(encoding))


def _mails(folder: Path) -> None:
    for name, mail in sources.MAILS.items():
        if name.endswith(".msg"):
            write_msg(folder / name, mail)
            continue
        message = EmailMessage(policy=email.policy.SMTP)
        message["From"], message["To"] = mail.sender, "palaute@example.org"
        message["Subject"], message["Date"] = mail.subject, mail.date
        message.set_content(mail.body, charset=mail.charset, cte="quoted-printable")
        if mail.html:
            message.clear_content()
            message.set_content(mail.html, subtype="html", charset="utf-8", cte="base64")
        if mail.attachment:
            message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename=mail.attachment)
        (folder / name).write_bytes(message.as_bytes())


if __name__ == "__main__":
    main()
