"""Erasure and retention: nothing of it is left in any byte, counts stay, editions say what is gone."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from botnia_signals.cli import main
from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.intake import IntakeOptions
from botnia_signals.pipeline import decide, editions, erase, keep, outgoing, read, searching
from botnia_signals.pipeline import queue as waiting
from botnia_signals.pipeline.add import add
from botnia_signals.pipeline.run import run
from botnia_signals.records import SourceKind
from botnia_signals.store import Store
from botnia_signals.store.erasing import without_words, words_in
from tests.made import ENCODER, write_jsonl

sys.path.insert(0, str(Path(__file__).parent / "web"))
import web_sample

TEXT = "Xylofonikerho loppui Kvarkenissa ja merkillinen hiljaisuus laskeutui."
RECORD = {
    "id": "erased-1",
    "text": TEXT,
    "date": "2025-04-30",
    "source": "survey",
    "author": "Erasee",
    "municipality": "Vaasa",
    "language": "fi",
}


def _bytes_hold(folder: Path, text: str) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and text.encode() in path.read_bytes()]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    web_sample.build(tmp_path / "home")
    return tmp_path / "home"


def test_a_preview_changes_nothing_and_says_what_would_go(home: Path) -> None:
    statement = read.signal(home, web_sample.FIRST_SIGNAL).entry.said[0].statement
    reach = erase.preview(home, statement=statement)
    assert (reach.documents, reach.authors, reach.signals) == (1, 1, (web_sample.FIRST_SIGNAL,))
    assert searching.search(home, read.signal(home, web_sample.FIRST_SIGNAL).entry.said[0].text[:20]).total
    done = CliRunner().invoke(main, ["--home", str(home), "erase", "--statement", statement])
    assert done.exit_code == 0
    assert "--yes" in done.output
    assert erase.preview(home, statement=statement) == reach


def test_no_byte_of_an_erased_text_is_left_in_the_home_folder(home: Path, tmp_path: Path) -> None:
    said = read.signal(home, web_sample.FIRST_SIGNAL).entry.said[0]
    decide.paraphrase(home, web_sample.FIRST_SIGNAL, "maija", said.statement, "Kierrätetty muotoilu.")
    piece = said.text[:40]
    assert _bytes_hold(home, piece)
    before, _ = keep.backup(home, tmp_path / "backups")
    done = erase.erase(home, statement=said.statement)
    assert done.erasure.documents == 1
    assert _bytes_hold(home, piece) == []
    assert _bytes_hold(home, "Kierrätetty muotoilu") == []
    assert [one.path for one in done.backups] == [before.path]
    after, dropped = keep.backup(home, tmp_path / "backups", 1)
    assert [one.number for one in dropped] == [before.number]
    assert _bytes_hold(tmp_path / "backups", piece) == []
    assert after.is_there
    with Store(home) as store:
        words = store.documents.search('"elräkningen" OR "pikavipin"', 50)[1]
        assert said.statement not in {one.id for one in words}
        assert store.erasing.kept_counts()[0]["documents"] == 1
        assert store.db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_digest_that_still_quotes_it_is_named(home: Path) -> None:
    (home / "kooste.md").write_text(outgoing.digest_file(home, None, "md", "fi"), encoding="utf-8")
    said = read.digest(home).signals[0].said[0]
    done = erase.erase(home, statement=said.statement)
    assert [path.name for path in done.files] == ["kooste.md"]


def test_an_author_is_erased_by_name_everywhere_and_the_edition_says_so(copied: Path, tmp_path: Path) -> None:
    add(copied, [write_jsonl(tmp_path / "one.jsonl", [RECORD])], IntakeOptions())
    run(copied, dt.date(2025, 5, 4), encoder=ENCODER)
    week = editions.list_editions(copied)[-1].week
    assert editions.verify(copied, week).same
    done = erase.erase(copied, author="Erasee")
    assert (done.erasure.documents, done.erasure.authors) == (1, 1)
    assert _bytes_hold(copied, "Xylofonikerho") == []
    assert _bytes_hold(copied, "xylofonikerho") == []
    verdict = editions.verify(copied, week)
    assert [one.kind for one in verdict.differences] == ["erased"]
    assert "poistettu yksi asiakirja" in outgoing.digest_file(copied, week, "md", "fi")
    report = add(copied, [tmp_path / "one.jsonl"], IntakeOptions())
    assert (report.stored, report.known) == (0, 1)  # the same export does not bring it back
    run(copied, dt.date(2025, 5, 11), encoder=ENCODER)


def test_what_cannot_be_found_or_is_not_one_thing_is_refused(home: Path) -> None:
    with pytest.raises(NotFoundError):
        erase.preview(home, author="Ei Kukaan")
    with pytest.raises(SettingsError):
        erase.preview(home, author="a", document="b")


def test_words_that_nobody_says_any_more_go_out_of_names() -> None:
    value = [[{"names": '{"fi":["sähkö","lasku"]}', "signal": "lasku"}, [["s-1", 1]]]]
    assert words_in(value) == {"sähkö", "lasku"}
    assert without_words(value, {"lasku"}) == [
        [{"names": '{"fi":["sähkö"]}', "signal": "lasku"}, [["s-1", 1]]]
    ]
    assert without_words({"fi": "perhe, lasku", "sv": ""}, {"lasku"}) == {"fi": "perhe", "sv": ""}


def test_old_documents_of_a_source_go_and_their_counts_stay(home: Path) -> None:
    erase.set_retention(home, "survey", 2)
    due = {one.source: one for one in erase.retention(home, web_sample.LAST)}
    assert 0 < due["survey"].due < due["survey"].documents
    assert due["social_report"].due == 0
    done = erase.apply_retention(home, web_sample.LAST)
    assert done is not None
    assert done.erasure.documents == due["survey"].due
    assert erase.apply_retention(home, web_sample.LAST) is None
    with Store(home) as store:
        counted = sum(row["documents"] for row in store.erasing.kept_counts())
        assert counted == due["survey"].due
        assert store.documents.by_source()["survey"] == due["survey"].documents - due["survey"].due
    with pytest.raises(SettingsError):
        erase.set_retention(home, "survey", 0)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [("2026-03-31", 1, "2026-02-28"), ("2026-01-15", 1, "2025-12-15"), ("2026-11-15", 24, "2024-11-15")],
)
def test_months_before(day: str, months: int, expected: str) -> None:
    assert erase.months_before(dt.date.fromisoformat(day), months).isoformat() == expected


def test_what_was_set_aside_goes_with_the_last_document_of_its_file(home: Path, tmp_path: Path) -> None:
    note = tmp_path / "muistio_2026-10-12_vaasa.md"
    note.write_text(
        "# Pyöreä pöytä\n\nXylofonikerho loppui, ja nuoret jäivät ilman tekemistä.\n\nTerveisin\nSihteeri\n",
        encoding="utf-8",
    )
    options = IntakeOptions(source=SourceKind.ROUND_TABLE, date=dt.date(2026, 10, 12), municipality="Vaasa")
    added = add(home, [note], options)
    assert added.stored >= 1
    with Store(home) as store:
        assert store.db.execute("SELECT count(*) FROM files").fetchone()[0] == 1
        found = store.documents.search('"xylofonikerho"', 5)[1]
    erase.erase(home, statement=found[0].id)
    with Store(home) as store:
        left = store.db.execute("SELECT count(*) FROM passages WHERE document IS NOT NULL").fetchone()[0]
        assert left == added.stored - 1
        assert store.db.execute("SELECT count(*) FROM files").fetchone()[0] == (1 if left else 0)
    assert _bytes_hold(home, "Xylofonikerho") == []
    add(home, [note], options)  # what was erased stays so, and the file goes in without it
    assert searching.search(home, "xylofonikerho").total == 0


MINUTES = """WEBVTT

00:01.000 --> 00:06.000
<v Erasee>Just så.</v>

00:06.000 --> 00:12.000
<v Toinen>Kyyditykset loppuivat kylältä kokonaan jo elokuussa.</v>

00:12.000 --> 00:20.000
<v Erasee>Xylofonikerho loppui Kvarkenissa ja merkillinen hiljaisuus laskeutui.</v>

00:20.000 --> 00:24.000
<v Erasee>Törmäsinhän.</v>
"""


def test_what_was_set_aside_of_an_author_goes_though_others_stay_in_the_file(
    home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "kokous_2026-10-12.vtt"
    file.write_text(MINUTES.replace("Törmäsinhän", "Zyrkelöin"), encoding="utf-8")
    options = IntakeOptions(source=SourceKind.ROUND_TABLE)
    (home / "settings.toml").write_text('name_finder = "rules"\n', encoding="utf-8")
    add(home, [file], options)
    keep.rotate_key(home)
    assert _bytes_hold(home, "Just så")
    other = searching.search(home, "kyyditykset").found[0].said
    erase.erase(home, author="Erasee")
    for gone in ("Just så", "Xylofonikerho", "Zyrkelöin"):
        assert _bytes_hold(home, gone) == []
    assert [one.text for one in read.document(home, other.statement).passages] == [other.text]


def test_a_phrase_is_in_no_file_database_log_page_or_backup_after_its_author_is_erased(
    copied: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The phrase is in a table's text, its heading, a heading of minutes, asides, a mapping, held texts."""
    phrase, author = "zyrkelöinti", "Erasee"
    (copied / "settings.toml").write_text('name_finder = "rules"\n', encoding="utf-8")
    table = tmp_path / "kysely.csv"
    table.write_text(
        f"pvm;Mitä {phrase} tarkoittaa sinulle, ja miksi?;Vastaaja\n"
        f"30.4.2025;Meillä {phrase} alkoi keväällä ja jatkuu yhä.;{author}\n",
        encoding="utf-8",
    )
    mail = tmp_path / "viesti.eml"
    mail.write_text(
        f"From: {author} <e@example.org>\nSubject: {phrase}\nDate: Wed, 30 Apr 2025 09:00:00 +0300\n"
        f"Content-Type: text/plain; charset=utf-8\n\nTaas {phrase} vaivaa koko kylää.\n\n-- \n{phrase} oy\n",
        encoding="utf-8",
    )
    options = IntakeOptions(source=SourceKind.SURVEY)
    home = copied
    assert add(home, [table, mail], options).stored == 2
    held = tmp_path / "odottaa.csv"
    held.write_text(f"pvm;teksti;Vastaaja\n1.5.2025;Uusi {phrase} odottaa.;{author}\n", encoding="utf-8")
    assert add(home, [held], options, hold=True).batch
    run(home, dt.date(2025, 5, 4), encoder=ENCODER)
    for form in ("md", "html", "json"):
        outgoing.digest_file(home, None, form, "fi")
    keep.backup(home, tmp_path / "backups")
    assert _bytes_hold(home, phrase)
    erase.erase(home, author=author)
    keep.backup(home, tmp_path / "backups", 1)
    with Store(home) as store:
        assert [line for line in store.db.conn.iterdump() if phrase in line.casefold()] == []
        assert store.db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert _bytes_hold(home, phrase) == []
    assert _bytes_hold(tmp_path / "backups", phrase) == []
    assert phrase not in caplog.text
    assert phrase not in outgoing.digest_file(home, None, "html", "fi")
    assert searching.search(home, phrase).total == 0


ASIDE_ONLY = """WEBVTT

00:01.000 --> 00:06.000
<v Toinen>Kyyditykset loppuivat kylältä kokonaan jo elokuussa.</v>

00:20.000 --> 00:24.000
<v Erasee>Zyrk så</v>
"""


def test_an_author_of_whom_only_what_was_set_aside_is_known_is_erased_by_name(
    home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "kokous_2026-10-13.vtt"
    file.write_text(ASIDE_ONLY, encoding="utf-8")
    (home / "settings.toml").write_text('name_finder = "rules"\n', encoding="utf-8")
    assert add(home, [file], IntakeOptions(source=SourceKind.ROUND_TABLE)).stored == 1
    with Store(home) as store:
        key = erase.key_of(store, "Erasee")
        assert store.erasing.of_author(key) == []
    assert _bytes_hold(home, "Zyrk så")
    reach = erase.preview(home, author="Erasee")
    assert (reach.documents, reach.authors, reach.asides) == (0, 1, 1)
    done = erase.erase(home, author="Erasee")
    assert (done.erasure.documents, done.erasure.authors) == (0, 1)
    assert _bytes_hold(home, "Zyrk så") == []
    assert _bytes_hold(home, key) == []
    assert searching.search(home, "kyyditykset").total == 1
    again = add(home, [file], IntakeOptions(source=SourceKind.ROUND_TABLE))
    assert (again.known, again.files[0].aside) == (1, [])
    assert _bytes_hold(home, "Zyrk så") == []
    with pytest.raises(NotFoundError):
        erase.preview(home, author="Erasee")


def test_no_hash_of_a_line_is_left_of_what_was_erased_or_returned(home: Path, tmp_path: Path) -> None:
    def lines() -> int:
        with Store(home) as store:
            return int(store.db.execute("SELECT count(*) FROM repeated_lines").fetchone()[0])

    file = tmp_path / "kokous_2026-10-12.vtt"
    file.write_text(MINUTES, encoding="utf-8")
    options = IntakeOptions(source=SourceKind.ROUND_TABLE)
    assert add(home, [file], options).stored == lines() == 3
    erase.erase(home, author="Erasee")
    assert lines() == 0  # the file is not known any more by any of its lines
    add(home, [file], options)
    assert lines() == 1  # and what was erased is not remembered again
    other = tmp_path / "kokous_2026-10-14.vtt"
    other.write_text(MINUTES.replace("Xylofonikerho", "Torvikerho"), encoding="utf-8")
    held = add(home, [other], options, hold=True).batch
    assert lines() > 1
    waiting.send_back(home, held, "other")
    assert lines() == 1


PHRASE, SPEAKER = "zyrkelöinti", "Vanha Kertoja"


def test_after_retention_the_phrase_and_the_author_are_nowhere_and_counts_stay(
    copied: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The phrase is in texts, a heading, an aside, names of signals, an edition, what waits and a backup."""
    home = copied
    (home / "settings.toml").write_text('name_finder = "rules"\n', encoding="utf-8")
    old = tmp_path / "vanha.csv"
    old.write_text(
        f"pvm;Mitä {PHRASE} tarkoittaa sinulle, ja miksi?;Vastaaja\n"
        + "".join(
            f"{day}.4.2025;Meillä {PHRASE} alkoi keväällä ja jatkuu yhä, {day}.;{SPEAKER} {day}\n"
            for day in range(24, 31)
        ),
        encoding="utf-8",
    )
    talk = tmp_path / "kokous_2025-04-29.vtt"
    talk.write_text(
        ASIDE_ONLY.replace("Kyyditykset", PHRASE).replace("Zyrk så", PHRASE).replace("Erasee", SPEAKER),
        encoding="utf-8",
    )
    assert add(home, [old], IntakeOptions(source=SourceKind.SURVEY)).stored == 7
    talked = add(home, [talk], IntakeOptions(source=SourceKind.SURVEY))
    assert (talked.stored, sum(talked.aside.values())) == (1, 1)
    held = tmp_path / "odottaa.csv"
    held.write_text(f"pvm;teksti;Vastaaja\n1.4.2025;Uusi {PHRASE} odottaa.;{SPEAKER}\n", encoding="utf-8")
    assert add(home, [held], IntakeOptions(source=SourceKind.SURVEY), hold=True).batch
    run(home, dt.date(2025, 5, 4), encoder=ENCODER)
    for form in ("md", "html", "json"):
        outgoing.digest_file(home, None, form, "fi")
    keep.backup(home, tmp_path / "backups")
    with Store(home) as store:
        keys = {erase.key_of(store, SPEAKER), *(erase.key_of(store, f"{SPEAKER} {n}") for n in range(24, 31))}
        before = store.documents.by_source()["survey"]
    assert _bytes_hold(home, PHRASE)
    assert all(_bytes_hold(home, key) for key in keys)

    erase.set_retention(home, "survey", 2)
    today = dt.date(2025, 9, 1)
    due = next(one for one in erase.retention(home, today) if one.source == "survey").due
    done = erase.apply_retention(home, today)
    assert done is not None
    assert done.erasure.documents == due
    keep.backup(home, tmp_path / "backups", 1)

    for hidden in (PHRASE, PHRASE.capitalize(), SPEAKER, *keys):
        assert _bytes_hold(home, hidden) == [], hidden
        assert _bytes_hold(tmp_path / "backups", hidden) == [], hidden
        assert hidden not in caplog.text
    with Store(home) as store:
        dumped = "\n".join(store.db.conn.iterdump()).casefold()
        counted = sum(row["documents"] for row in store.erasing.kept_counts() if row["source"] == "survey")
        left = store.documents.by_source().get("survey", 0)
        assert store.db.execute("SELECT count(*) FROM repeated_lines").fetchone()[0] == 0
    assert PHRASE not in dumped
    assert counted + left == before
    for form in ("md", "html", "json"):
        assert PHRASE not in outgoing.digest_file(home, None, form, "fi").casefold()
    assert searching.search(home, PHRASE).total == 0
