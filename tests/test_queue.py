"""The privacy queue: nothing sees what waits, a marked name goes everywhere, released texts are used."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner

from botnia_signals.cli import main
from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.intake import IntakeOptions
from botnia_signals.pipeline import erase, keep, queue, read, searching
from botnia_signals.pipeline.add import add
from botnia_signals.pipeline.run import run
from botnia_signals.privacy import find_marked, keyed_forms, masked_again
from botnia_signals.records import Document, Span
from botnia_signals.store import Store
from tests.made import ENCODER, write_jsonl

KEY = b"k" * 32


def _record(number: int, text: str, source: str = "survey") -> dict[str, str]:
    return {
        "id": f"q{number}",
        "text": text,
        "date": "2025-03-03",
        "source": source,
        "author": f"person {number}",
        "municipality": "Vaasa",
        "language": "fi",
    }


def _add(home: Path, tmp_path: Path, *records: dict[str, str], hold: bool = True, **more: bool) -> int:
    path = write_jsonl(tmp_path / f"{records[0]['id']}.jsonl", records)
    return add(home, [path], IntakeOptions(), hold=hold, **more).batch


def test_what_waits_is_seen_by_nothing(home: Path, tmp_path: Path) -> None:
    batch = _add(home, tmp_path, _record(1, "Bussivuoro lopetettiin kylältä kokonaan."))
    assert batch == 1
    assert searching.search(home, "bussivuoro").total == 0
    assert read.status(home)["documents"] == 0
    assert run(home, encoder=ENCODER).encoded == 0
    assert _add(home, tmp_path, _record(1, "Bussivuoro lopetettiin kylältä kokonaan.")) == 2
    assert [one.documents for one in queue.batches(home) if one.id == 2] == [0]  # it is known, it waits
    assert queue.release(home, batch) == 1
    assert searching.search(home, "bussivuoro").total == 1
    assert run(home, encoder=ENCODER).encoded == 1
    with pytest.raises(NotFoundError):
        queue.release(home, batch)


@pytest.mark.parametrize(
    ("setting", "web", "waits"),
    [("web", True, True), ("web", False, False), ("all", False, True), ("none", True, False)],
)
def test_the_setting_says_what_waits(
    home: Path, tmp_path: Path, setting: str, web: bool, waits: bool
) -> None:
    (home / "settings.toml").write_text(f'hold = "{setting}"\n', encoding="utf-8")
    batch = _add(home, tmp_path, _record(1, "Kerho loppui."), hold=False, through_web=web)
    assert bool(batch) is waits


def test_a_marked_name_goes_in_every_form_everywhere_in_that_source(home: Path, tmp_path: Path) -> None:
    """A nickname in lower case, which is an ordinary word too: no recogniser takes it for a name."""
    _add(home, tmp_path, _record(1, "Eilen pörrön luona oli hiljaista. Menin kotiin."), hold=False)
    _add(home, tmp_path, _record(2, "Kävin pörrön luona kylässä.", "round_table"), hold=False)
    batch = _add(home, tmp_path, _record(3, "Eilen pörrölle soitettiin, eikä pörrö vastannut."))
    run(home, dt.date(2025, 3, 9), encoder=ENCODER)
    done = queue.mark(home, batch, ["pörrö"])
    assert (done.held, done.released) == (1, 1)
    waiting = queue.page(home, batch)[1][0].document
    assert waiting.text == "Eilen [HENKILÖ 1] soitettiin, eikä [HENKILÖ 1] vastannut."
    assert [waiting.text[one.start : one.end] for one in waiting.masked] == ["[HENKILÖ 1]", "[HENKILÖ 1]"]
    assert searching.search(home, "pörrön").total == 1  # the round table's: another kind of source
    with Store(home) as store:
        for ident in store.documents.of_source("survey"):
            document, statements = store.documents.document(ident) or pytest.fail("gone")
            assert document.text == "Eilen [HENKILÖ 1] luona oli hiljaista. Menin kotiin."
            assert all(document.text[one.start : one.end] == one.text for one in statements)
    later = _add(home, tmp_path, _record(4, "Sitten pörrön puoliso soitti."))
    assert queue.page(home, later)[1][0].document.text == "Sitten [HENKILÖ 1] puoliso soitti."
    run(home, dt.date(2025, 3, 9), encoder=ENCODER)
    for path in home.glob("botnia.sqlite*"):
        assert "Eilen pörr".encode() not in path.read_bytes()
    with Store(home) as store:
        kept = store.db.execute("SELECT group_concat(form) FROM marked").fetchone()[0]
    assert "pörrö" not in kept
    assert not any("pörrö" in row.detail + row.object for row in keep.audit_log(home))


def test_a_name_with_a_capital_leaves_the_common_word() -> None:
    forms = keyed_forms("Virta", KEY)
    text = "Virta puhui, ja virta katkesi Virralla."
    found = [text[span.start : span.end] for span in find_marked(text, forms, KEY)]
    assert found[0] == "Virta"
    assert "virta" not in found
    assert not find_marked(text, forms, b"x" * 32)


def test_masking_again_keeps_the_tokens_that_stood_there() -> None:
    text = "[HENKILÖ 1] ja Zorblax Kvux soittivat numeroon [PUHELIN]."
    document = Document("d", "r", text, masked=(Span(0, 11, "PERSON"), Span(47, 56, "PHONE")))
    spans = find_marked(text, keyed_forms("Zorblax", KEY) | keyed_forms("Kvux", KEY), KEY)
    new = masked_again(document, spans, "fi")
    assert new.text == "[HENKILÖ 1] ja [HENKILÖ 2] soittivat numeroon [PUHELIN]."
    assert [new.text[one.start : one.end] for one in new.masked] == [
        "[HENKILÖ 1]",
        "[HENKILÖ 2]",
        "[PUHELIN]",
    ]


def test_a_returned_batch_is_gone_and_can_come_again(home: Path, tmp_path: Path) -> None:
    record = _record(1, "Tunnistettava tarina kylältämme.")
    batch = _add(home, tmp_path, record)
    assert queue.send_back(home, batch, "sensitive") == 1
    for path in home.rglob("*"):
        assert not path.is_file() or b"Tunnistettava" not in path.read_bytes()
    assert _add(home, tmp_path, record) == 2
    assert queue.batches(home)[0].documents == 1
    with pytest.raises(SettingsError):
        queue.send_back(home, 2, "Matti pyysi")


def test_an_author_who_waits_is_erased_and_carried_over(home: Path, tmp_path: Path) -> None:
    _add(home, tmp_path, _record(7, "Odottava teksti."))
    keep.rotate_key(home)
    assert erase.erase(home, author="person 7").erasure.documents == 1
    assert queue.batches(home)[0].documents == 0


def test_nothing_marked_is_said_so(home: Path, tmp_path: Path) -> None:
    batch = _add(home, tmp_path, _record(1, "Kerho loppui."))
    with pytest.raises(SettingsError):
        queue.mark(home, batch, ["", " "])
    with pytest.raises(NotFoundError):
        queue.mark(home, 99, ["Kerho"])


def test_the_command_line_holds_shows_marks_and_releases(home: Path, tmp_path: Path) -> None:
    (home / "settings.toml").write_text('name_finder = "rules"\n', encoding="utf-8")  # which miss Zorblax
    path = write_jsonl(tmp_path / "x.jsonl", [_record(1, "Tapasin Zorblaxin torilla.")])

    def botnia(*words: str, **more: str) -> str:
        done = CliRunner().invoke(main, ["--home", str(home), *words], **more)  # type: ignore[arg-type]
        assert done.exit_code == 0, done.output
        return done.output

    assert "queue show 1" in botnia("add", str(path), "--hold")
    assert "Zorblaxin" in botnia("queue", "show", "1")
    botnia("queue", "mark", "1", "-", input="Zorblaxin\n")
    assert "[HENKILÖ 1]" in botnia("queue", "show", "1")
    botnia("queue", "release", "1")
    assert "(released)" in botnia("queue", "list")
