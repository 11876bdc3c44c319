"""Paths, dates, names of places and the catalogue of intake."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from botnia_signals import intake, messages
from botnia_signals.errors import IntakeError
from botnia_signals.intake import EXTENSIONS, IntakeOptions, parse_source, read, read_header
from botnia_signals.intake.dates import BadDate, date_in_name, parse_date
from botnia_signals.intake.limits import check_size
from botnia_signals.intake.values import municipality, municipality_in_name, source_kind
from botnia_signals.records import Aside, RawDocument, Refusal, SourceKind

DAY = dt.date(2026, 9, 14)
SAMPLE = Path(__file__).parent.parent / "corpora" / "sample" / "files"


@pytest.mark.parametrize(
    "value",
    [
        *("2026-09-14", "2026-09-14T14:03:00+03:00", "2026-9-14 14:03", "14.9.2026", "14.9.2026 14:03"),
        *("14.09.2026 klo 14.03", "14. 9. 2026", "14.9.26", "14/9/2026", "9/14/2026 2:03 PM", "46279"),
        *("46279,585", "14. syyskuuta 2026", "14 syyskuu 2026", "den 14 september 2026", "14 sept. 2026"),
        *("måndagen den 14 september 2026", "maanantai 14.9.2026", "ma 14.9.2026 klo 13.00–15.40"),
        *(46279, 46279.5, dt.date(2026, 9, 14), dt.datetime(2026, 9, 14, 14, 3)),
    ],
)
def test_dates_as_people_write_them(value: object) -> None:
    assert parse_date(value, today=DAY) == DAY


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("3/4/2026", "ambiguous-date"),
        ("31.2.2026", "bad-date"),
        ("14. elonkuuta 2026", "bad-date"),
        ("7.9.2026–27.9.2026", "bad-date"),
        ("7.9.2026 – 27.9.2026", "bad-date"),
        ("2026", "bad-date"),
        ("", "bad-date"),
        (True, "bad-date"),
        (float("nan"), "bad-date"),
        (float("inf"), "bad-date"),
        (dt.time(14, 3), "bad-date"),
        ("1.1.1949", "date-out-of-range"),
        ("16.9.2027", "date-out-of-range"),
    ],
)
def test_dates_that_are_refused(value: object, key: str) -> None:
    with pytest.raises(BadDate, match=f"refusal-{key}"):
        parse_date(value, today=DAY)


def test_dates_and_places_in_names_of_files() -> None:
    assert date_in_name("muistio_2026-06-03_kokkola.docx") == dt.date(2026, 6, 3)
    assert date_in_name("muistio 3.6.2026.docx") == dt.date(2026, 6, 3)
    assert date_in_name("muistio_2026-13-45.docx") is None
    assert municipality_in_name("dialogi_2026-05-20_seinajoki.txt") == "Seinäjoki"
    assert municipality_in_name("vaasa_ja_kokkola.txt") is None


def test_municipalities_and_sources_in_both_languages() -> None:
    assert [municipality(name) for name in ("JAKOBSTAD", " Kokkola ", "Karleby", "m01", "")] == [
        *("Pietarsaari", "Kokkola", "Kokkola", "m01", "")
    ]
    assert all(source_kind(kind.value) == kind for kind in SourceKind)
    assert parse_source("Runda bordet") == SourceKind.ROUND_TABLE
    with pytest.raises(IntakeError, match="round_table"):
        parse_source("kahvipöytä")


def test_a_folder_is_read_as_its_files_sorted(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", ".hidden.csv", "~$c.docx", "kuva.png"):
        (tmp_path / name).write_text(f"date,text\n2026-09-01,{name}\n")
    items = list(read(tmp_path, IntakeOptions(source=SourceKind.SURVEY)))
    assert [item.text for item in items if isinstance(item, RawDocument)] == ["a.csv", "b.csv"]
    assert [item.key for item in items if isinstance(item, Refusal)] == ["error-intake-image"]


def test_paths_and_options_that_cannot_be_read_are_errors_at_once(tmp_path: Path) -> None:
    (tmp_path / "kuva.xyz").write_text("x")
    wrong = [
        (tmp_path / "puuttuu.csv", IntakeOptions(), "intake-path-missing"),
        (tmp_path, IntakeOptions(), "intake-folder-empty"),
        (tmp_path, IntakeOptions(spread=(DAY, 0)), "intake-spread-weeks"),
        (tmp_path, IntakeOptions(spread=(DAY, 4), date=DAY), "intake-spread-date"),
    ]
    for path, options, key in wrong:
        with pytest.raises(IntakeError) as caught:
            read(path, options)
        assert caught.value.key == key
        assert caught.value.in_language("fi") != caught.value.in_language("sv")
    with pytest.raises(IntakeError):
        read_header(tmp_path / "puuttuu.csv")


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 2000)
    check_size(path)
    with pytest.raises(IntakeError, match="the limit is 0 MB"):
        check_size(path, limit=1000)


def test_a_broken_packed_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(b"\x1f\x8b\x08\x00 this is no gzip")
    (refusal,) = read(path)
    assert isinstance(refusal, Refusal)
    assert refusal.key == "error-intake-broken"


def test_endings_are_named() -> None:
    assert {".jsonl", ".csv", ".xlsx", ".txt", ".docx", ".csv.gz"} <= set(EXTENSIONS)


def _keys_in_code() -> set[str]:
    source = "".join(path.read_text() for path in sorted(Path(intake.__file__).parent.glob("*.py")))
    errors = {f"error-{key}" for key in re.findall(r'"(intake-[a-z-]+)"', source)}
    return (
        errors
        | set(re.findall(r'"(refusal-[a-z-]+)"', source))
        | set(re.findall(r'"(error-intake-[a-z-]+)"', source))
    )


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_reason_has_its_sentence(language: str) -> None:
    keys = _keys_in_code()
    assert len(keys) > 30
    assert keys <= messages.known_keys(language)
    text = (messages.CATALOGUE / language / "intake.ftl").read_text(encoding="utf-8")
    assert set(re.findall(r"^([\w-]+) =", text, re.MULTILINE)) == keys
    for key in keys:
        (line,) = re.findall(rf"^{key} = (.*)$", text, re.MULTILINE)
        names = re.findall(r"\{ \$(\w+) \}", line)
        english = (messages.CATALOGUE / "en" / "intake.ftl").read_text(encoding="utf-8")
        (original,) = re.findall(rf"^{key} = (.*)$", english, re.MULTILINE)
        assert sorted(names) == sorted(re.findall(r"\{ \$(\w+) \}", original))
        assert messages.message(key, language, **dict.fromkeys(names, "x")).endswith(".")


@pytest.mark.skipif(not SAMPLE.is_dir(), reason="the sample files are not there yet")
@pytest.mark.parametrize(
    ("ending", "count"),
    [
        ("2026-06-03_kokkola.docx", 24),
        ("2026-10-21_kokkola.docx", 24),
        ("seinajoki.txt", 21),
        ("alavus.txt", 20),
        ("narpes.txt", 18),
        ("syyskuu_2026.xlsx", 56),
        ("oktober_2026.xlsx", 37),
    ],
)
def test_the_files_of_the_sample(ending: str, count: int) -> None:
    (path,) = SAMPLE.glob(f"*{ending}")
    found = list(read(path, IntakeOptions(source=SourceKind.OTHER)))
    items = [item for item in found if not isinstance(item, Aside)]
    refusals = [item.key for item in items if isinstance(item, Refusal)]
    assert refusals == (["refusal-follow-up"] if ending.endswith("docx") else [])
    assert len(items) == count + len(refusals)
    assert len({item.record_id for item in items if isinstance(item, RawDocument)}) == count
