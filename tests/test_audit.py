"""The audit and access logs: the app changes nothing in them, tampering is seen, no text is in them."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from botnia_signals.cli import main
from botnia_signals.errors import PrivacyError
from botnia_signals.pipeline import configure, decide, erase, keep, outgoing, read
from botnia_signals.pipeline.actor import acting
from botnia_signals.store import Store
from botnia_signals.store.accesses import FILE, Accesses

sys.path.insert(0, str(Path(__file__).parent / "web"))
import web_sample

from web import create_app


@pytest.fixture
def home(tmp_path: Path) -> Path:
    web_sample.build(tmp_path / "home")
    return tmp_path / "home"


def _raw(home: Path, *statements: str) -> None:
    """Go round the app: drop the triggers and change rows, as somebody with the file could."""
    with sqlite3.connect(home / "botnia.sqlite") as db:
        for name in ("audit_keep", "audit_stay", "audit_new"):
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            db.execute(statement)


def test_every_act_is_a_row_with_who_and_what(home: Path) -> None:
    with acting("maija"):
        decide.accept(home, web_sample.FIRST_SIGNAL, "maija", "Perustelu")
        configure.change(home, "maija", {"alpha": "0.01"})
        outgoing.digest_file(home, None, "md", "fi")
    rows = keep.audit_log(home, 3)
    assert [(row.user, row.action) for row in rows] == [
        ("maija", "export"),
        ("maija", "setting"),
        ("maija", "decision-accept"),
    ]
    assert "Perustelu" not in rows[2].detail
    assert keep.verify_audit(home).broken == ()


def test_the_app_can_neither_change_nor_delete_nor_replace_a_row(home: Path) -> None:
    with Store(home) as store:
        store.audit.add("maija", "test")
        for statement in (
            "UPDATE audit SET user = 'toinen'",
            "DELETE FROM audit",
            "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE id = 1",
        ):
            with pytest.raises(sqlite3.DatabaseError, match="append-only"):
                store.db.execute(statement)


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE audit SET user = 'toinen' WHERE id = 2", [(2, "changed")]),
        ("DELETE FROM audit WHERE id = 2", [(2, "missing")]),
        ("DELETE FROM audit WHERE id > 2", [(3, "cut_off")]),
    ],
)
def test_what_another_program_changed_is_seen(
    home: Path, statement: str, broken: list[tuple[int, str]]
) -> None:
    with Store(home) as store:
        for number in range(4):
            store.audit.add("maija", f"test-{number}")
    _raw(home, statement)
    found = keep.verify_audit(home).broken
    assert found[: len(broken)] == tuple(broken)
    done = CliRunner().invoke(main, ["--home", str(home), "audit", "verify"])
    assert done.exit_code == 1


def test_a_chain_made_anew_does_not_fit_the_hash_kept_elsewhere(home: Path, tmp_path: Path) -> None:
    made, _ = keep.backup(home, tmp_path / "backups")
    head = keep.audit_log(home)[1]  # the backup's own row came after it
    assert keep.verify_audit(home, head.id, head.hash).broken == ()
    assert (head.id, "other") in keep.verify_audit(home, head.id, "0" * 64).broken
    assert head.hash in Path(made.path).with_suffix(".json").read_text(encoding="utf-8")


def test_the_access_log_has_pages_and_objects_and_no_search_words(home: Path) -> None:
    browser = create_app(home, testing=True).test_client()
    entered = browser.get("/sign-in").text.split('name="csrf_token" value="')[1].split('"')[0]
    form = {"user": web_sample.USER, "password": web_sample.PASSWORD, "csrf_token": entered}
    browser.post("/sign-in", data=form)
    browser.get(f"/signals/{web_sample.FIRST_SIGNAL}")
    browser.get("/search?q=Meikäläinen")
    rows = keep.access_log(home)
    assert [(row.user, row.page, row.object) for row in rows[:2]] == [
        (web_sample.USER, "GET search.find", ""),
        (web_sample.USER, "GET signals.show", web_sample.FIRST_SIGNAL),
    ]
    assert b"Meik" not in (home / FILE).read_bytes()


def test_access_rows_stay_for_a_year_and_can_go_after_it(home: Path) -> None:
    with Accesses(home) as log:
        log.add("maija", "GET digest.newest", "", 200)
        with pytest.raises(sqlite3.DatabaseError, match="append-only"):
            log.db.execute("DELETE FROM accesses")
        with pytest.raises(sqlite3.DatabaseError, match="append-only"):
            log.db.execute("UPDATE accesses SET user = 'toinen'")
        log.db.execute(
            "INSERT INTO accesses (at, user, page, object, status) VALUES ('2020-01-01','a','b','',200)"
        )
        assert log.forget() == 1
        assert len(log.all()) == 1


def test_no_log_holds_a_text_of_a_document(home: Path) -> None:
    """Everything that logs is done, refused exports and erasures too; then the logs are read byte by byte."""
    shown = read.signal(home, web_sample.FIRST_SIGNAL).entry.said
    decide.paraphrase(home, web_sample.FIRST_SIGNAL, "maija", shown[0].statement, "Aivan muita sanoja.")
    decide.withhold(home, web_sample.FIRST_SIGNAL, "maija", shown[1].statement)
    with pytest.raises(PrivacyError):
        outgoing.checked(home, shown[1].text, "md")
    erase.erase(home, statement=shown[2].statement)
    texts = [said.text for said in shown] + ["Aivan muita sanoja"]
    logged = "\n".join(f"{row.user} {row.object} {row.detail}" for row in keep.audit_log(home))
    assert len(keep.audit_log(home)) > 5
    for text in texts:
        for piece in (text[:20], text[-20:]):
            assert piece not in logged
    for path in home.glob("access.sqlite*"):
        assert not any(text[:20].encode() in path.read_bytes() for text in texts)
