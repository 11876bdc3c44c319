"""Restoring: all of a backup or nothing, what is there is kept first, and what was erased stays erased."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from botnia_signals.errors import NotFoundError
from botnia_signals.intake import IntakeOptions
from botnia_signals.pipeline import (
    decide,
    erase,
    health,
    jobs,
    keep,
    locking,
    queue,
    read,
    searching,
    users,
    worker,
)
from botnia_signals.pipeline.add import add
from botnia_signals.pipeline.restore import restore
from botnia_signals.records import SourceKind
from botnia_signals.store import FILE, Store, restoring
from tests.made import stream, write_jsonl

sys.path.insert(0, str(Path(__file__).parent / "web"))
import web_sample

SIGNAL = web_sample.FIRST_SIGNAL


@pytest.fixture
def home(tmp_path: Path) -> Path:
    web_sample.build(tmp_path / "home")
    return tmp_path / "home"


def backed_up(home: Path) -> int:
    return keep.backup(home, home / "backups")[0].number


def standing(home: Path) -> str:
    return read.signal(home, SIGNAL).state.standing


def restored(home: Path, number: int) -> str:
    """Restore through the worker; return how the job ended, or why it did not."""
    asked = jobs.restore(home, "anna", number)
    assert worker.work(home, until_idle=True)
    job = jobs.get(home, asked)
    return job.reason or job.state


def rows(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table but the logs and the list of backups."""
    with sqlite3.connect(home / FILE) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {
            name: sorted(database.execute(f"SELECT * FROM {name}").fetchall(), key=repr)  # noqa: S608
            for name in names
            if name not in {"audit", "backups", "sqlite_sequence", "users"} and "_fts" not in name
        }
    database.close()
    return found


def test_the_store_is_what_it_was_and_what_came_later_is_in_a_backup_of_its_own(home: Path) -> None:
    then = rows(home)
    number = backed_up(home)
    decide.accept(home, SIGNAL, "anna")
    later = rows(home)
    assert later != then
    assert restored(home, number) == "done"
    assert rows(home) == then
    assert standing(home) == "open"
    assert searching.search(home, "sähkölasku").total
    kept = max(one.number for one in keep.backups(home))
    assert kept > number
    assert restored(home, kept) == "done", "which takes the restoring back"
    assert rows(home) == later
    assert standing(home) == "accepted"


def test_the_log_goes_on_and_holds(home: Path) -> None:
    number = backed_up(home)
    decide.accept(home, SIGNAL, "anna")
    users.add_user(home, "olli", "olli-ja-pitka-salasana", by="anna")
    before = keep.audit_log(home)
    assert restored(home, number) == "done"
    after = keep.audit_log(home)
    assert after[-len(before) :] == before
    assert [row.action for row in after[: -len(before)]] == ["restore", "job-restore"]
    assert keep.verify_audit(home).broken == ()


def test_users_and_their_passwords_stay_and_all_sessions_end(home: Path) -> None:
    users.add_user(home, "entinen", "entisen-vanha-salasana")
    number = backed_up(home)
    users.set_active(home, "entinen", "anna", active=False)
    users.add_user(home, web_sample.USER, "aivan-uusi-salasana")
    users.add_user(home, "uusi", "uuden-pitka-salasana")
    stamps = {one.name: one.stamp for one in users.every_user(home)}
    assert restored(home, number) == "done"
    assert users.check_password(home, "entinen", "entisen-vanha-salasana") is None, "stays closed"
    assert users.check_password(home, web_sample.USER, "aivan-uusi-salasana")
    assert users.check_password(home, "uusi", "uuden-pitka-salasana")
    assert all(one.stamp != stamps[one.name] for one in users.every_user(home))


def test_what_was_erased_since_stays_erased(home: Path) -> None:
    said = read.signal(home, SIGNAL).entry.said[0]
    number = backed_up(home)
    erase.erase(home, statement=said.statement)
    with Store(home) as store:
        counts = store.erasing.kept_counts()
    assert restored(home, number) == "done"
    with Store(home) as store:
        assert store.documents.document_of(said.statement) is None
        assert store.erasing.kept_counts() == counts
        assert len(store.erasing.all()) == 1
    left = [
        path.name
        for path in home.iterdir()
        if path.is_file() and said.text[:40].encode() in path.read_bytes()
    ]
    assert left == []


def test_what_was_set_aside_of_an_author_erased_since_stays_erased(home: Path, tmp_path: Path) -> None:
    (home / "settings.toml").write_text('name_finder = "rules"\n', encoding="utf-8")
    file = tmp_path / "kokous_2026-10-13.vtt"
    turns = [("01", "Toinen", "Kyyditykset loppuivat kylältä kokonaan."), ("20", "Erasee", "Zyrk så")]
    said = [f"00:{at}.000 --> 00:{int(at) + 4:02}.000\n<v {who}>{text}</v>\n" for at, who, text in turns]
    file.write_text("WEBVTT\n\n" + "\n".join(said), encoding="utf-8")
    assert sum(add(home, [file], IntakeOptions(source=SourceKind.ROUND_TABLE)).aside.values()) == 1
    number = backed_up(home)
    erase.erase(home, author="Erasee")
    assert restored(home, number) == "done"
    with Store(home) as store:
        texts = [row[0] for row in store.db.execute("SELECT text FROM passages WHERE text <> ''")]
    assert "Zyrk så" not in texts
    assert "Zyrk så".encode() not in (home / FILE).read_bytes()


def test_names_that_were_marked_since_stay_masked(home: Path, tmp_path: Path) -> None:
    records = stream(weeks=1)
    records[0]["text"] = "Naapurin puutarhuri soitti taas bussista ja odotti vuoroaan."
    path = write_jsonl(tmp_path / "kuikka.jsonl", records)
    batch = add(home, [path], IntakeOptions(), hold=True).batch
    queue.release(home, batch)
    number = backed_up(home)
    again = write_jsonl(tmp_path / "more.jsonl", [{**one, "id": f"b{one['id']}"} for one in records])
    assert queue.mark(home, add(home, [again], IntakeOptions(), hold=True).batch, ["puutarhuri"]).released
    assert restored(home, number) == "done"
    assert searching.search(home, "puutarhuri").total == 0
    with Store(home) as store:
        assert store.documents.known([one.id for one in store.queue.documents()]) == set()


def test_a_rotated_key_fits_what_is_restored(home: Path) -> None:
    number = backed_up(home)
    keep.rotate_key(home)
    with Store(home) as store:
        authors = store.documents.authors()
    assert restored(home, number) == "done"
    with Store(home) as store:
        assert store.key
        assert len(store.later_keys) == 1
        assert store.documents.authors() == authors


def spoil(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)


def test_a_backup_that_was_changed_is_refused_and_nothing_happens(home: Path) -> None:
    number = backed_up(home)
    decide.accept(home, SIGNAL, "anna")
    now = rows(home)
    spoil(Path(keep.backups(home)[0].path))
    assert restored(home, number) == "restore-changed"
    assert rows(home) == now
    assert len(keep.backups(home)) == 1


def test_one_of_another_store_is_refused(home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    web_sample.build(other)
    users.add_user(other, "vieras", "vieraan-pitka-salasana", by="x")
    made = keep.backup(other, other / "backups")[0]
    number = backed_up(home)
    mine = next(one for one in keep.backups(home) if one.number == number)
    shutil.copy(made.path, mine.path)
    with sqlite3.connect(home / FILE) as database:
        database.execute("UPDATE backups SET sha256 = ?", (made.sha256,))
    database.close()
    now = rows(home)
    assert restored(home, number) == "restore-other-store"
    assert rows(home) == now


def test_one_of_a_newer_version_is_refused(home: Path) -> None:
    number = backed_up(home)
    path = Path(keep.backups(home)[0].path)
    with sqlite3.connect(path) as database:
        database.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('botnia', '999_later', '')"
        )
    database.close()
    with sqlite3.connect(home / FILE) as database:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        database.execute("UPDATE backups SET sha256 = ?", (digest,))
    database.close()
    now = rows(home)
    assert restored(home, number) == "store-newer"
    assert rows(home) == now


def test_one_that_is_gone_is_refused(home: Path) -> None:
    number = backed_up(home)
    Path(keep.backups(home)[0].path).unlink()
    for one in (number, number + 1):
        with pytest.raises(NotFoundError):
            jobs.restore(home, "anna", one)


def test_a_full_disk_leaves_the_store_as_it_was(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number = backed_up(home)
    decide.accept(home, SIGNAL, "anna")
    now = rows(home)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("botnia_signals.pipeline.restore.put_back", full)
    assert restored(home, number) == "job-disk"
    assert rows(home) == now
    assert list((home / "working").iterdir()) == []


def test_writing_meanwhile_begins_it_anew(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number = backed_up(home)
    real, left = restoring.carry_over, [2]

    def meddling(present: Store, old: Store) -> int:
        done = real(present, old)
        if left[0]:
            left[0] -= 1
            decide.accept(home, SIGNAL, f"bertta-{left[0]}")
        return done

    monkeypatch.setattr("botnia_signals.pipeline.restore.carry_over", meddling)
    assert restored(home, number) == "done"
    kept = keep.backups(home)
    assert len(kept) == 2, "those that were not needed are gone"
    assert restored(home, kept[0].number) == "done"
    assert len(read.signal(home, SIGNAL).decisions) == 2, "what was decided meanwhile is in what was kept"


def test_the_same_job_restores_once(home: Path) -> None:
    number = backed_up(home)
    restore(home, number, 7, lambda *_: None)
    decide.accept(home, SIGNAL, "anna")
    restore(home, number, 7, lambda *_: None)
    assert standing(home) == "accepted"


def test_an_encrypted_store_is_restored_with_its_key_only(tmp_path: Path) -> None:
    home = tmp_path / "locked"
    locking.encrypt_new(home, None, "pitka-tunnuslause-26")
    web_sample.build(home)
    number = backed_up(home)
    decide.accept(home, SIGNAL, "anna")
    assert restored(home, number) == "done"
    assert standing(home) == "open"
    assert not (home / FILE).read_bytes().startswith(b"SQLite format 3")
    (home / "backups" / "encryption.json").write_text("{}", encoding="ascii")
    assert restored(home, number) == "restore-other-key"


HALF = """
import os, signal, sys
from pathlib import Path
from botnia_signals.pipeline import restore, worker
from botnia_signals.store import restoring
import botnia_signals.store.restoring as module

def put_back(old, home, file):
    target = module.connect(home / file, home)
    pages = [0]
    def told(status, remaining, total):
        pages[0] += 1
        if pages[0] == 3:
            os.kill(os.getpid(), signal.SIGKILL)
    old.db.conn.backup(target, pages=8, progress=told)

restore.put_back = put_back
worker.work(Path(sys.argv[1]), until_idle=True)
"""


def test_a_kill_in_the_middle_of_writing_leaves_what_was_and_is_resumed(home: Path) -> None:
    then = rows(home)
    number = backed_up(home)
    decide.accept(home, SIGNAL, "anna")
    now = rows(home)
    asked = jobs.restore(home, "anna", number)
    done = subprocess.run([sys.executable, "-c", HALF, str(home)], check=False, env=os.environ)
    assert done.returncode == -signal.SIGKILL
    assert rows(home) == now, "a half-written restore is nothing"
    assert jobs.is_restoring(home)
    assert worker.work(home, until_idle=True)
    job = jobs.get(home, asked)
    assert (job.state, job.attempts) == ("done", 2)
    assert rows(home) == then


def test_health_says_what_is_wrong(home: Path) -> None:
    names = {one.name for one in health.health(home).signs}
    assert {"worker-down", "backup-never", "check-never", "run", "schema", "disk"} <= names
    jobs.back_up(home, "anna")
    jobs.check(home, "anna")
    worker.work(home, until_idle=True)
    found = health.health(home)
    assert {"backup", "whole", "log"} <= {one.name for one in found.signs}
    assert found.inside["texts"] > 0
    assert found.files["backups"] > 0
    database = sqlite3.connect(home / FILE)
    database.execute("DROP TRIGGER audit_keep")
    database.execute("UPDATE audit SET user = 'x' WHERE id = 1")
    database.commit()
    database.close()
    jobs.check(home, "anna")
    worker.work(home, until_idle=True)
    assert "log-broken" in {one.name for one in health.health(home).signs}
    shutil.rmtree(home / "backups")
    assert "backup-never" in {one.name for one in health.health(home).signs}
