"""CSV, TSV and XLSX as people have them."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import itertools
import re
import struct
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from botnia_signals.errors import IntakeError
from botnia_signals.intake import IntakeOptions, header_key, parse_map, read, read_header
from botnia_signals.intake.values import clean
from botnia_signals.records import RawDocument, Refusal, SourceKind
from tests.files.mutations import MADE

SURVEY = IntakeOptions(source=SourceKind.SURVEY)
HEADER = ["Aika", "Vastaaja", "Kunta", "Vastaus", "Ikäryhmä"]
ROWS = [
    ["14.9.2026", "G1", "Jakobstad", "Kotihoito myöhästyi, taas", "45–64"],
    ["2026-09-15", "G2", "kokkola", "Hemvården kom inte i går", ""],
]


def taken(path: Path, options: IntakeOptions = SURVEY) -> list[RawDocument]:
    """Return the documents of a path that has no refusals."""
    items = list(read(path, options))
    refusals = [item for item in items if isinstance(item, Refusal)]
    assert not refusals
    return [item for item in items if isinstance(item, RawDocument)]


def refused(path: Path, options: IntakeOptions = SURVEY) -> list[tuple[str, str]]:
    """Return (origin, key) of the refusals of a path."""
    return [(item.origin, item.key) for item in read(path, options) if isinstance(item, Refusal)]


def written(rows: Sequence[Sequence[str]], delimiter: str = ";") -> str:
    """Return rows as CSV."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def workbook(path: Path, rows: Sequence[Sequence[object]], merges: Sequence[str] = ()) -> Path:
    """Write rows to the only sheet of a workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for cells in merges:
        sheet.merge_cells(cells)
    book.save(path)
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_delimiter_and_encoding_reads_the_same(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = tmp_path / "vastaukset.csv"
    path.write_bytes(written([HEADER, *ROWS], delimiter).encode(encoding))
    first, second = taken(path)
    assert (first.text, first.author, first.municipality) == (
        "Kotihoito myöhästyi, taas",
        "G1",
        "Pietarsaari",
    )
    assert (second.text, second.municipality) == ("Hemvården kom inte i går", "Kokkola")
    assert [d.date for d in (first, second)] == [dt.date(2026, 9, 14), dt.date(2026, 9, 15)]
    assert first.attributes == {"Ikäryhmä": "45–64"}
    assert second.attributes == {}
    assert first.origin == "vastaukset.csv, row 2"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(tmp_path: Path, end: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(end.join(["pvm;teksti", "1.9.2026;yksi", '2.9.2026;"kaksi', 'riviä"', ""]).encode())
    assert [d.text for d in taken(path)] == ["yksi", "kaksi\nriviä"]


def test_bad_rows_are_refused_with_their_row_and_the_others_go_in(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = ["date,text", "2026-09-01,hyvä", "3/4/2026,kumpi", "", "huomenna,x", "1.1.1900,x", "2026-09-02,"]
    path.write_text("\n".join([*rows, "2026-09-03,kaksi,osaa", "2099-01-01,x", "2026-09-04,loppu"]))
    assert refused(path) == [
        ("a.csv, row 3", "refusal-ambiguous-date"),
        ("a.csv, row 5", "refusal-bad-date"),
        ("a.csv, row 6", "refusal-date-out-of-range"),
        ("a.csv, row 7", "refusal-no-text"),
        ("a.csv, row 8", "refusal-too-many-cells"),
        ("a.csv, row 9", "refusal-date-out-of-range"),
    ]
    assert [item.text for item in read(path, SURVEY) if isinstance(item, RawDocument)] == ["hyvä", "loppu"]


def test_a_file_without_a_header_shows_no_answer_in_its_error(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    long = "Matti Testinen kertoi, että kotihoidon käynti oli jäänyt väliin"
    path.write_text(written([["1.9.2026", f"{long} {i}."] for i in range(4)]))
    assert refused(path) == [("a.csv", "error-intake-no-header")]
    path.write_text("Matti Testinen;väsynyt\nLiisa Testinen;iloinen\n")
    mapped = IntakeOptions(mapping={"text": ("Vastaus",)}, source=SourceKind.SURVEY)
    assert "Testinen" not in repr([*read(path, SURVEY), *read(path, mapped)])


def test_refusals_carry_no_text_of_the_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("date,text,source\nei tänään,salaisuus,survey\n2026-09-01,salaisuus,salaisuus\n")
    assert "salaisuus" not in repr(list(read(path, IntakeOptions())))


def test_unknown_columns_are_kept_and_numbers_stay_as_written(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("date;text;paino;;tunnus-2\n1.9.2026;hei;3,5;x;007\n")
    assert taken(path)[0].attributes == {"paino": "3,5", "D": "x", "tunnus-2": "007"}


def test_headings_that_repeat_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("pvm;Muu;Muu;teksti\n1.9.2026;a;b;hei\n")
    assert taken(path)[0].attributes == {"Muu": "a", "Muu (2)": "b"}


def test_title_rows_and_the_separator_line_of_excel_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\nKysely 2026\n\npvm;teksti\n1.9.2026;hei\n")
    (document,) = taken(path)
    assert (document.text, document.origin) == ("hei", "a.csv, row 4")


def test_one_column_with_commas_in_the_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Vastaus\nhei, sinä siellä\nyksi, kaksi, kolme\nei mitään\n")
    options = IntakeOptions(source=SourceKind.SURVEY, date=dt.date(2026, 9, 1))
    assert [d.text for d in taken(path, options)] == ["hei, sinä siellä", "yksi, kaksi, kolme", "ei mitään"]


def test_a_survey_has_a_record_for_each_open_question(tmp_path: Path) -> None:
    path = tmp_path / "kysely.csv"
    header = ["Vastausaika", "Oletko tyytyväinen?", "Mikä muuttui?", "Mitä toivot, ja miksi?"]
    rows = [
        [
            f"{day}.9.2026 14:03",
            "Kyllä",
            f"Kotihoidon käynti {day} jäi väliin ja siitä ei kerrottu",
            "Lisää aikaa",
        ]
        for day in range(1, 6)
    ]
    rows[0][3] = "Enemmän ihmisiä, jotka vastaavat puhelimeen numeroon"
    rows[1][3] = ""
    path.write_text(written([header, *rows]))
    options = IntakeOptions(
        mapping=parse_map("text=Mikä muuttui?,text=Mitä toivot, ja miksi?"), source=SourceKind.SURVEY
    )
    documents = taken(path, options)
    assert len(documents) == 9
    assert {d.attributes["question"] for d in documents} == {"Mikä muuttui?", "Mitä toivot, ja miksi?"}
    first, second = documents[:2]
    assert first.author == second.author != documents[2].author
    assert first.record_id.split("#")[0] == second.record_id.split("#")[0]
    assert first.record_id != second.record_id
    found = taken(path)
    assert {d.attributes["question"] for d in found} == {"Mikä muuttui?"}
    assert all(d.attributes["Oletko tyytyväinen?"] == "Kyllä" for d in found)


def test_long_texts_are_found_without_a_known_heading(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    texts = [f"Pitkä havainto numero {i}, jossa kerrotaan arjen asioista monin sanoin." for i in range(5)]
    path.write_text(written([["pvm", "koodi", "Palaute"], *[["1.9.2026", "x", text] for text in texts]]))
    assert [d.text for d in taken(path)] == texts


def test_the_same_file_under_another_name_has_the_same_ids(tmp_path: Path) -> None:
    rows = [[*row[:1], "", *row[2:]] for row in ROWS]
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(written([HEADER, *rows, rows[0]]))
    first, second = taken(tmp_path / "a.csv"), taken(tmp_path / "b.csv")
    ids = [d.record_id for d in first]
    assert ids == [d.record_id for d in second]
    assert ids[0] == ids[2] != ids[1]
    assert re.fullmatch(r"x-[0-9a-f]{16}", ids[0])
    assert [d.author for d in first] == [f"row:{key}" for key in ids]


def test_own_ids_are_kept_but_bare_row_numbers_are_not(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,date,text\ny127-0,2026-09-01,hei\n1,2026-09-01,moi\n")
    own, numbered = taken(path)
    assert own.record_id == "y127-0"
    assert numbered.record_id.startswith("x-")
    assert numbered.attributes == {"id": "1"}


def test_packed_csv_and_a_spread_of_dates(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(written([["text"], *[[f"teksti {i}"] for i in range(80)]]).encode()))
    options = IntakeOptions(source=SourceKind.SURVEY, spread=(dt.date(2025, 1, 6), 40))
    days = [d.date for d in taken(path, options)]
    first = dt.date(2025, 1, 6)
    weeks = Counter((day - first).days // 7 for day in days)
    assert set(weeks) == set(range(40))
    assert set(weeks.values()) <= {1, 2, 3}
    # neighbours in the file lie months apart, so a file sorted by question makes no wave of one topic
    assert all(abs((later - day).days) > 60 for day, later in itertools.pairwise(days))
    assert days == [d.date for d in taken(path, options)]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "error-intake-empty"),
        (b"\xef\xbb\xbf \r\n", "error-intake-empty"),
        (b"date,text\n", "error-intake-no-rows"),
        (b"date;text\n1.9.2026;P\xc3\xa4iv\xe4\n", "error-intake-encoding"),
        (b"date;text\n1.9.2026;\x81\xff\n", "error-intake-encoding"),
        (b"\x00\x01\x02\x00\x00\x07" * 40, "error-intake-not-text"),
        (b"a;b\n1;2\n", "error-intake-no-text-column"),
        (b"1;2\n3;4\n", "error-intake-no-text-column"),
    ],
)
def test_files_that_are_no_table_of_texts(tmp_path: Path, content: bytes, key: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    assert refused(path) == [("a.csv", key)]


def test_an_open_quotation_mark_ends_the_file_with_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('date,text\n2026-09-01,hei\n2026-09-02,"' + "pitkä rivi\n" * 20_000)
    assert ("a.csv", "refusal-quotes") in refused(path)


def test_a_missing_source_or_date_names_the_option(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text\nhei siellä\n")
    assert refused(path, IntakeOptions()) == [("a.csv", "error-intake-no-source")]
    assert refused(path) == [("a.csv", "error-intake-no-date")]
    named = path.rename(tmp_path / "kysely_2026-06-03.csv")
    assert taken(named)[0].date == dt.date(2026, 6, 3)


def test_source_names_in_three_languages(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    names = ["panel", "Pyöreä pöytä", "enkät", "social_report", "toimintakertomus", "kahvipöytä"]
    path.write_text(written([["pvm", "lähde", "teksti"], *[["1.9.2026", name, "hei"] for name in names]]))
    items = list(read(path, IntakeOptions()))
    assert [item.source.value for item in items if isinstance(item, RawDocument)] == [
        *("residents_panel", "round_table", "survey", "social_report", "activity_report")
    ]
    assert isinstance(items[-1], Refusal)
    assert items[-1].key == "refusal-source"
    assert taken(path)[-1].attributes == {"source": "kahvipöytä"}


def test_xlsx_with_titles_merged_cells_and_three_forms_of_dates(tmp_path: Path) -> None:
    rows = [
        ["Kyselyn vastaukset", None, None, None],
        [None, None, None, None],
        ["Aika", "Kunta", "Tunti", "Vastaus"],
        [dt.datetime(2026, 9, 14, 14, 3), "Närpes", 8, "Ensimmäinen"],
        ["15.9.2026 8:12", None, 9.5, "Toinen"],
        [46281, "Vaasa", None, "Kolmas"],
        [None, None, None, None],
        ["17. syyskuuta 2026", "m01", True, "Neljäs"],
    ]
    path = workbook(tmp_path / "a.xlsx", rows, ["A1:D1", "B4:B5"])
    documents = taken(path)
    assert [d.date.day for d in documents] == [14, 15, 16, 17]
    assert [d.municipality for d in documents] == ["Närpiö", "Närpiö", "Vaasa", "m01"]
    assert [d.attributes.get("Tunti") for d in documents] == ["8", "9.5", None, "true"]
    assert [d.origin for d in documents] == [f"a.xlsx, row {n}" for n in (4, 5, 6, 8)]


def test_sheets_with_texts_are_read_and_notes_are_passed_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for month, text in (("Syyskuu", "yksi"), ("Lokakuu", "kaksi")):
        sheet = book.create_sheet(month)
        sheet.append(["pvm", "Vastaus"])
        sheet.append(["1.9.2026", text])
    info = book.create_sheet("Tietoja")
    info.append(
        [
            "Synteettinen aineisto",
            "Kaikki vastaajat ja vastaukset ovat keksittyjä ja ne on kirjoitettu tätä varten.",
        ]
    )
    info.append(["Kysely", "Arki ja palvelut, avoimet vastaukset, joita kysyttiin syksyllä"])
    book.create_sheet("Piilossa").append(["pvm", "Vastaus"])
    book["Piilossa"].append(["1.9.2026", "piilotettu"])
    book["Piilossa"].sheet_state = "hidden"
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert [(d.text, d.origin) for d in taken(path)] == [
        ("yksi", "a.xlsx, Syyskuu, row 2"),
        ("kaksi", "a.xlsx, Lokakuu, row 2"),
    ]


def test_cells_beyond_the_header_of_a_sheet_are_kept(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["pvm", "teksti"], ["1.9.2026", "hei", None, "huomautus"]])
    assert taken(path)[0].attributes == {"D": "huomautus"}


def test_mapping_of_columns_and_its_errors(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Raportti"], ["Koska", "Mitä"], ["1.9.2026", "hei"]])
    mapped = IntakeOptions(mapping=parse_map("teksti=mitä, date=Koska"), source=SourceKind.OTHER)
    (document,) = taken(path, mapped)
    assert (document.text, document.date.month) == ("hei", 9)
    wrong = IntakeOptions(mapping={"text": ("Mita",)}, source=SourceKind.OTHER)
    assert refused(path, wrong) == [("a.xlsx", "error-intake-map-column")]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("text", "intake-map-syntax"),
        ("text=", "intake-map-syntax"),
        ("", "intake-map-syntax"),
        ("väri=Sininen", "intake-map-field"),
        ("date=A,date=B", "intake-map-twice"),
    ],
)
def test_a_wrong_mapping_is_refused(text: str, key: str) -> None:
    with pytest.raises(IntakeError) as caught:
        parse_map(text)
    assert caught.value.key == key
    assert str(caught.value)


def test_the_key_of_a_header_ignores_order_case_and_spacing(tmp_path: Path) -> None:
    assert header_key(["Aika", "Vastaus "]) == header_key([" vastaus", "AIKA:"]) != header_key(["Aika"])
    path = tmp_path / "a.csv"
    path.write_text("Otsikko\nAika;Vastaus\n1.9.2026;hei\n")
    sheet = workbook(tmp_path / "a.xlsx", [["Vastaus", "Aika"], ["hei", "1.9.2026"]])
    assert header_key(read_header(path)) == header_key(read_header(sheet))


def test_broken_locked_and_bloated_workbooks(tmp_path: Path) -> None:
    good = workbook(tmp_path / "good.xlsx", [["pvm", "teksti"], ["1.9.2026", "hei"]]).read_bytes()
    (tmp_path / "good.xlsx").unlink()
    (tmp_path / "1.xlsx").write_bytes(good[: len(good) // 2])
    (tmp_path / "2.xlsx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)
    (tmp_path / "3.xlsx").write_bytes(b"pvm;teksti\n1.9.2026;hei\n")
    with zipfile.ZipFile(tmp_path / "4.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"0" * (30 << 20))
    with zipfile.ZipFile(tmp_path / "5.xlsx", "w") as package:
        package.writestr("muuta.txt", "hei")
    far = openpyxl.Workbook()
    assert far.active is not None
    far.active["A1"] = "teksti"
    far.active["XFD1048576"] = "kaukana"
    far.save(tmp_path / "6.xlsx")
    assert [key.removeprefix("error-intake-") for _, key in refused(tmp_path)] == [
        *("broken", "broken", "broken", "zip-bomb", "broken", "too-wide")
    ]


def test_an_old_workbook_whose_cells_lie_far_apart_is_not_opened(tmp_path: Path) -> None:
    data = bytearray((MADE / "webropol_2026-09.xls").read_bytes())
    label = data.rindex(bytes.fromhex("fd000a00"))  # the last cell with a shared text
    data[label + 4 : label + 8] = struct.pack("<HH", 65535, 255)
    (tmp_path / "kaukana.xls").write_bytes(data)
    assert refused(tmp_path) == [("kaukana.xls", "error-intake-too-wide")]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(max_size=60).filter(lambda t: clean(t) != ""), min_size=1, max_size=8))
def test_csv_round_trip(tmp_path: Path, texts: list[str]) -> None:
    path = tmp_path / "round.csv"
    usable = [clean(text) for text in texts]
    rows = [["pvm", "teksti"], *[["2026-09-01", text] for text in usable]]
    path.write_bytes(written(rows, ",").encode("utf-8-sig"))
    assert [d.text for d in taken(path)] == usable
