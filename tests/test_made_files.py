"""Every file of `tests/files/made`: what comes of it when it is added, or why it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from botnia_signals.intake import read as read_file
from botnia_signals.messages import message
from botnia_signals.pipeline import read
from botnia_signals.pipeline.add import AddReport, add
from botnia_signals.records import RawDocument
from botnia_signals.store import Store
from tests.benchmarks.fuzzed import OPTIONS
from tests.files.mutations import MADE

FOLLOW_UP, PASSWORD, OLD = "refusal-follow-up", "error-intake-password", "error-intake-old-format"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a file gives: records, texts set aside, a phrase of a record, the refusals."""

    records: int
    aside: int
    phrase: str
    refused: tuple[str, ...] = ()


DIALOGUE = Expected(3, 2, "kotihoidon lista tulee vasta aamulla")
FORMS = Expected(3, 0, "slutade köra hit i våras")
FORMULAS = Expected(2, 0, "Bussi ei enää aja arkisin kylälle.")
COLUMNS = Expected(8, 0, "koska kyytiä ei yksinkertaisesti saa.")
REPORT = Expected(42, 2, "paikalla oli kaksitoista asukasta")
LIMESURVEY = Expected(3, 0, "Kirjastoauto lakkasi kiertämästä meidän kylällä")
WEBROPOL = Expected(7, 0, "Toivoisin, että joku vastaisi puhelimeen")
MINUTES = Expected(6, 9, "Sama huoli kuuluu myös Perhosta", (FOLLOW_UP,))
NO_COMMENTS = "Huolta herättävät erityisesti: lääkkeet jäävät antamatta viikonloppuisin"
PROTOCOL = Expected(4, 4, "Skolskjutsen går så tidigt att barnen väntar", (FOLLOW_UP,))
MAIL = Expected(2, 3, "Lääkkeet jäivät antamatta koko viikonlopuksi.")
LOCKED = Expected(0, 0, "", (PASSWORD,))

FILES: dict[str, Expected] = {
    "dialog_2026-10-02.vtt": Expected(2, 0, "Skolskjutsen går för tidigt på morgnarna."),
    "dialog_jakobstad.md": Expected(3, 2, "Oro väcker: skjutsarna tar slut klockan sex", (FOLLOW_UP,)),
    "dialogi_alavus-mac.txt": DIALOGUE,
    "dialogi_alavus-utf16.txt": DIALOGUE,
    "dialogi_alavus.txt": DIALOGUE,
    "forms_2026-10-comma.csv": FORMS,
    "forms_2026-10.xlsx": FORMS,
    "html-viesti.eml": Expected(1, 1, "Kirjastoauto lakkasi kiertämästä meidän kylällä."),
    "kaavat_2026-09.ods": FORMULAS,
    "kaavat_2026-09.xlsx": FORMULAS,
    "kertomus_2026-06-30_lapua.docx": REPORT,
    "kertomus_2026-06-30_lapua.odt": REPORT,
    "kertomus_2026-06-30_lapua.pdf": Expected(
        39, 9, "Tämä kuultiin kierroksella 3 ja se toistui useassa keskustelussa."
    ),
    "kertyma.jsonl": Expected(2, 0, "Jono hammashoitoon on puoli vuotta.", ("refusal-json",)),
    "kokous_2026-10-01.vtt": Expected(2, 0, "Kotihoidon jono on kasvanut koko syksyn eikä illalla"),
    "limesurvey_2026-09-comma.csv": LIMESURVEY,
    "limesurvey_2026-09.xlsx": LIMESURVEY,
    **dict.fromkeys(("lukittu.docx", "lukittu.ods", "lukittu.odt", "lukittu.pdf", "lukittu.xlsx"), LOCKED),
    "meddelande.eml": Expected(2, 3, "Mammas hemvårdsbesök uteblev igen"),
    "muistio_2026-09-14_kokkola.doc": Expected(0, 0, "", (OLD,)),
    "muistio_2026-09-14_kokkola.docx": MINUTES,
    "muistio_2026-09-14_kokkola.html": Expected(5, 9, NO_COMMENTS, (FOLLOW_UP,)),
    "muistio_2026-09-14_kokkola.odt": MINUTES,
    "muistio_2026-09-14_kokkola.pdf": Expected(5, 10, NO_COMMENTS, (FOLLOW_UP,)),
    "muistio_2026-09-14_kokkola.rtf": Expected(0, 0, "", (OLD,)),
    "muistio_2026-09-14_kokkola.txt": Expected(5, 10, NO_COMMENTS, (FOLLOW_UP,)),
    "osin_skannattu_2026-05-05.pdf": Expected(1, 0, "jonotetaan nyt kuusi viikkoa", ("refusal-scanned",)),
    "outlook.msg": MAIL,
    "palaute_2026-09-03.htm": Expected(2, 2, "Iltavuorot loppuivat elokuussa kokonaan."),
    "palstat_2026-08-20.docx": COLUMNS,
    "palstat_2026-08-20.odt": COLUMNS,
    "palstat_2026-08-20.pdf": COLUMNS,
    "protokoll_2026-10-05_narpes.docx": PROTOCOL,
    "protokoll_2026-10-05_narpes.odt": PROTOCOL,
    "protokoll_2026-10-05_narpes.pdf": PROTOCOL,
    "protokoll_2026-10-05_narpes.txt": Expected(4, 5, PROTOCOL.phrase, (FOLLOW_UP,)),
    "skannattu_2026-05-05.pdf": Expected(0, 0, "", ("error-intake-scanned",)),
    "viesti.eml": Expected(2, 3, MAIL.phrase, ("refusal-attachment",)),
    "webropol_2026-09-bom.csv": WEBROPOL,
    "webropol_2026-09-cp1252.csv": WEBROPOL,
    "webropol_2026-09-mac.csv": WEBROPOL,
    "webropol_2026-09.csv": WEBROPOL,
    "webropol_2026-09.ods": WEBROPOL,
    "webropol_2026-09.xls": WEBROPOL,
    "webropol_2026-09.xlsx": WEBROPOL,
    "zef_2026-11-utf16.csv": Expected(7, 0, "Kylätalolle pitäisi saada viikoittainen ruokailu"),
    "zef_2026-11.ods": Expected(7, 0, "Enemmän joustoa päivähoitoon"),
    "zef_2026-11.xlsx": Expected(7, 0, "Päiväkodin aamut alkavat liian myöhään"),
}


def test_every_made_file_is_expected() -> None:
    assert set(FILES) == {path.name for path in MADE.iterdir()}
    assert sum(one.records > 0 for one in FILES.values()) >= 40


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, AddReport]]:
    """One home to which every file was added by itself, and the report of each."""
    home = tmp_path_factory.mktemp("made") / "home"
    Store(home, create=True).close()
    (home / "settings.toml").write_text('name_finder = "rules"\n', encoding="utf-8")  # phrases stay whole
    return home, {name: add(home, [MADE / name], OPTIONS, keep_repeated=True) for name in FILES}


@pytest.mark.parametrize("name", FILES)
def test_a_made_file_gives_what_stands_in_it(name: str, added: tuple[Path, dict[str, AddReport]]) -> None:
    home, reports = added
    expected, report = FILES[name], reports[name]
    assert (report.read, report.stored + report.known) == (expected.records, expected.records)
    assert sum(report.aside.values()) == expected.aside
    assert tuple(one.key for one in report.refused) == expected.refused
    for refusal in report.refused:
        for language in ("fi", "sv", "en"):
            assert message(refusal.key, language, **refusal.values)
    if not expected.phrase:
        return
    with Store(home) as store:
        found = [store.documents.document(ident) for ident in report.documents]
        said = [document[0].text for document in found if document]
        first = [document[1][0].id for document in found if document]
    assert any(expected.phrase in text for text in said), said
    place = read.document(home, first[0])
    assert place.document.id == report.documents[0]


def test_a_comment_stands_under_no_heading_and_has_its_author() -> None:

    for name in ("muistio_2026-09-14_kokkola.docx", "muistio_2026-09-14_kokkola.odt"):
        records = [item for item in read_file(MADE / name, OPTIONS) if isinstance(item, RawDocument)]
        (comment,) = [one for one in records if one.place and one.place.unit == "comment"]
        assert comment.author == "Liisa Esimerkki"
        assert "Sovittiin" not in comment.attributes.get("heading", "")
