"""Adding material, jobs, administration: forms keep what was typed, jobs are one's own."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
import web_sample
from conftest import enter, token
from flask import Flask
from flask.testing import FlaskClient

from botnia_signals.cells import rows_of
from botnia_signals.messages import LANGUAGES
from botnia_signals.pipeline import jobs, keep, users, worker
from botnia_signals.pipeline.add import save_mapping
from botnia_signals.records import Grant
from botnia_signals.store import Store
from botnia_signals.store.jobs import Jobs

PASSWORD = "toinen-pitka-salasana"
NOTES = "Pyöreä pöytä 4.3.2026\n\n- Jono hammashoitoon on kasvanut syksystä taas.\n".encode()


def drop(client: FlaskClient, *files: tuple[str, bytes], address: str = "/material", **form: str):
    sent = [(io.BytesIO(data), name) for name, data in files]
    return client.post(address, data={"csrf_token": token(client, "/search"), "file": sent, **form})


def somebody(app: Flask, home: Path, name: str, *grants: Grant) -> FlaskClient:
    users.add_user(home, name, PASSWORD, "fi", grants)
    browser = app.test_client()
    assert enter(browser, user=name, password=PASSWORD).status_code == 302
    return browser


def test_files_are_added_from_the_page(client: FlaskClient, home: Path) -> None:
    answer = drop(client, ("muistio.txt", NOTES), source="round_table", municipality="Kokkola")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/jobs/1"
    page = client.get("/jobs/1").text
    assert "Työ odottaa vuoroaan." in page
    assert "Töiden tekijä ei ole käynnissä" in page
    assert '<noscript><meta http-equiv="refresh" content="10"></noscript>' in page
    assert 'http-equiv="refresh"' not in client.get("/jobs/1?still=1").text
    worker.work(home, until_idle=True)
    done = client.get("/jobs/1").text
    assert "Työ on valmis." in done
    assert "tietosuojajonossa" in done
    assert 'http-equiv="refresh"' not in done
    assert "jobs.js" not in done
    assert "/jobs/1" in client.get("/material").text


def test_a_form_that_is_refused_keeps_what_was_typed(client: FlaskClient, home: Path) -> None:
    typed = {
        "source": "survey",
        "day": "2026-03-04",
        "municipality": "Kokkola",
        "column-text": "Mikä on muuttunut?\nMitä toivot?",
        "column-date": "Aika <1>",
        "save-as": "syyskysely",
    }
    answer = drop(client, ("virus.exe", b"MZ"), **typed)
    assert answer.status_code == 400
    page = answer.text
    assert "Jokin tiedostoista on muotoa, jota ei lueta" in page
    assert '<option value="survey" selected>' in page
    assert 'value="2026-03-04"' in page
    assert re.search(r"<option[^>]*selected[^>]*>\s*Kokkola", page)
    assert "Mikä on muuttunut?\nMitä toivot?</textarea>" in page
    assert 'value="Aika &lt;1&gt;"' in page
    assert 'value="syyskysely"' in page
    assert jobs.every(home) == []


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"source": "rumour"}, "Valitse tietolähde"),
        ({"mapping": "nowhere"}, "Tallennettuja sarakkeita ei löydy"),
        ({"municipality": "Helsinki"}, "kunta"),
        ({"day": "yesterday"}, "päivä"),
    ],
)
def test_values_that_are_none_are_refused(client: FlaskClient, home: Path, form, says: str) -> None:
    answer = drop(client, ("a.txt", NOTES), **form)
    assert answer.status_code == 400
    alert = re.search(r'role="alert".*?</div>', answer.text, re.DOTALL)
    assert alert
    assert says.lower() in alert[0].lower()
    assert jobs.every(home) == []


def test_columns_that_were_typed_are_used_and_remembered(client: FlaskClient, home: Path) -> None:
    table = "Kysymys;Aika\nBussi ei kulje enää iltaisin meidän kylällä.;2026-03-04\n".encode()
    form = {"source": "survey", "column-text": "Kysymys", "column-date": "Aika", "save-as": "bussit"}
    drop(client, ("t.csv", table), **form)
    worker.work(home, until_idle=True)
    assert jobs.get(home, 1).result["stored"] == 1, jobs.get(home, 1)
    assert "bussit" in client.get("/material").text
    other = "Kysymys;Aika;X\nJuna ei kulje enää aamuisin meidän kylälle.;2026-03-05;1\n".encode()
    drop(client, ("t2.csv", other), source="survey", mapping="bussit")
    worker.work(home, until_idle=True)
    assert jobs.get(home, 2).result["stored"] == 1


def test_a_table_without_its_column_says_what_to_fill_in(client: FlaskClient, home: Path) -> None:
    drop(client, ("t.csv", b"A;B\n1;2\n"), source="survey", day="2026-03-04")
    worker.work(home, until_idle=True)
    page = client.get("/jobs/1").text
    assert "Taulukon sarakkeet" in page


def test_where_one_may_not_write_nothing_is_taken(app: Flask, home: Path) -> None:
    far = somebody(app, home, "kokkola", Grant("facilitator", "kp"))
    assert drop(far, ("a.txt", NOTES), municipality="Lapua").status_code == 400
    assert jobs.every(home) == []


def test_a_file_dropped_into_a_dialogue_becomes_a_job(client: FlaskClient, post, home: Path) -> None:
    begun = post(
        "/dialogues",
        kind="round_table",
        title="Pöytä",
        day="2026-03-04",
        where="Kokkola",
        **{"people-client": "2"},
    )
    assert begun.status_code == 302
    answer = drop(client, ("m.txt", NOTES), address="/dialogues/1/files")
    assert answer.headers["Location"] == "/jobs/1"
    nothing = drop(client, address="/dialogues/1/files")
    assert nothing.status_code == 400
    assert "Valitse vähintään yksi tiedosto" in nothing.text
    worker.work(home, until_idle=True)
    assert jobs.get(home, 1).result["stored"] == 1
    assert "/dialogues/1" in client.get("/jobs/1").text
    with Store(home) as store:
        assert store.dialogues.waiting(1) == 1


def test_jobs_are_ones_own_but_for_the_administrator(app: Flask, client: FlaskClient, home: Path) -> None:
    writer = somebody(app, home, "kirjaaja", Grant("facilitator"))
    reader = somebody(app, home, "lukija", Grant("reader"))
    assert drop(writer, ("m.txt", NOTES)).status_code == 302
    for address in ("/jobs/1", "/jobs/1/now"):
        assert writer.get(address).status_code == 200
        assert reader.get(address).status_code == 404
        assert client.get(address).status_code == 200
    assert "/jobs/1" not in reader.get("/jobs").text
    assert client.get("/jobs/99").status_code == 404


def test_the_part_for_the_script_is_only_the_part(client: FlaskClient, home: Path) -> None:
    drop(client, ("m.txt", NOTES))
    before = len(keep.access_log(home))
    part = client.get("/jobs/1/now")
    assert "<html" not in part.text
    assert 'data-state="waiting"' in part.text
    assert len(keep.access_log(home)) == before, "asking for itself is no reading"


def test_a_page_that_asks_for_itself_keeps_no_session_alive(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from web import auth

    drop(client, ("m.txt", NOTES))
    real = auth.time.time()
    for minutes in range(10, 120, 10):
        monkeypatch.setattr("web.auth.time.time", lambda minutes=minutes: real + 60 * minutes)
        assert client.get("/jobs/1/now").status_code == 200
    monkeypatch.setattr("web.auth.time.time", lambda: real + auth.IDLE.total_seconds() + 5)
    assert client.get("/jobs/1/now").status_code == 302


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_of_every_job_in_every_language(client: FlaskClient, home: Path, language: str) -> None:
    results = {
        "add": {
            "files": ["a.txt"], "read": 3, "stored": 1, "known": 1, "statements": 2, "batch": 1, "masked": {},
            "aside": {"aside-short": 1}, "number_refused": 70,
            "refused": [["a.csv", "error-intake-no-text-column", {"file": "a.csv", "columns": "A"}]],
        },
        "run": {"weeks": ["2026-W46"], "encoded": 3, "themes": 1},
        "backup": {"backup": 1, "bytes": 123456},
        "restore": {"backup": 1, "kept": 2},
        "check": {"whole": True, "broken": 0, "rows": 3, "inside": {"texts": 1}, "model_broken": []},
    }  # fmt: skip
    results["drop"] = {**results["add"], "stored": 0}
    with Jobs(home) as shelf:
        for kind in jobs.KINDS:
            for _ in range(4):
                shelf.put(kind, {"dialogue": 1}, web_sample.USER)
            for act in ("end", "fail", "run"):
                number = shelf.claim().id  # type: ignore[union-attr]
                if act == "end":
                    shelf.end(number, results[kind])
                elif act == "fail":
                    shelf.fail(number, "job-broken", {"kind": "ValueError"})
                else:
                    shelf.progress(number, "read", 3, 7)
                    break
            shelf.db.execute("UPDATE jobs SET state = 'waiting', attempts = 2 WHERE state = 'waiting'")
            shelf.db.conn.commit()
            for job in shelf.all():
                page = client.get(f"/jobs/{job.id}?lang={language}")
                assert page.status_code == 200
                text = re.sub(r"<[^>]*>", " ", page.text)
                assert not re.search(r"\b(jobs?|added|error|step|health)-[a-z]+", text), (kind, job.state)
            shelf.db.execute(
                "UPDATE jobs SET state = 'done', result = ? WHERE state = 'running'",
                (json.dumps(results[kind]),),
            )
            shelf.db.execute(
                "UPDATE jobs SET state = 'failed', reason = '[\"job-memory\", {}]' WHERE state = 'waiting'"
            )
            shelf.db.conn.commit()
    assert client.get(f"/jobs?lang={language}").status_code == 200


def test_a_planner_runs_the_week_and_a_reader_does_not(app: Flask, home: Path) -> None:
    planner = somebody(app, home, "suunnittelija2", Grant("planner"))
    assert "Aja viikko" in planner.get("/jobs").text
    answer = planner.post("/jobs/run", data={"csrf_token": token(planner, "/search")})
    assert answer.headers["Location"] == "/jobs/1"
    reader = somebody(app, home, "lukija", Grant("reader"))
    assert "Aja viikko" not in reader.get("/jobs").text
    assert reader.post("/jobs/run", data={"csrf_token": token(reader, "/search")}).status_code == 403


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_administration(client: FlaskClient, home: Path, post, language: str) -> None:
    header = home / "header.csv"
    header.write_text("Vastaus;Pvm\nx;2026-01-01\n", encoding="utf-8")
    save_mapping(home, header, {"text": ("Vastaus",), "date": ("Pvm",)}, "kysely")
    client.get(f"/?lang={language}")
    for address in ("/admin", "/admin/backups", "/admin/sources", "/admin/log"):
        assert client.get(address).status_code == 200, address
    post("/jobs/backup")
    post("/jobs/check")
    worker.work(home, until_idle=True)
    for address in ("/admin", "/admin/backups", "/admin/backups/1", "/admin/sources", "/admin/log", "/jobs"):
        page = client.get(address)
        assert page.status_code == 200
        text = re.sub(r"<[^>]*>", " ", page.text).replace("botnia-0001", "")
        assert not re.search(r"\b(admin|jobs?|health|storage|backups|sources|log|field|size)-[a-z]+", text), (
            address
        )


def test_restoring_asks_for_the_number_and_keeps_what_was_typed(client, post, home: Path) -> None:
    post("/jobs/backup")
    worker.work(home, until_idle=True)
    wrong = post("/admin/backups/1", number="<2>")
    assert wrong.status_code == 400
    assert "Mitään ei palautettu" in wrong.text
    assert 'value="&lt;2&gt;"' in wrong.text
    assert [one.kind for one in jobs.every(home)] == ["backup"]
    assert post("/admin/backups/9", number="9").status_code == 404
    asked = post("/admin/backups/1", number=" 1 ")
    assert asked.headers["Location"] == "/jobs/2"
    with Jobs(home) as shelf:
        shelf.claim()
    refused = post("/jobs/backup")
    assert refused.status_code == 503, "nothing is written while a backup is being restored"
    assert "palautetaan juuri nyt" in refused.text
    worker.work(home, until_idle=True)
    gone = client.get("/jobs/2")
    assert gone.status_code == 302
    assert gone.headers["Location"].startswith("/sign-in"), "every session has ended"


def test_mappings_are_named_and_forgotten(client: FlaskClient, home: Path, post) -> None:
    header = home / "header.csv"
    header.write_text("Vastaus;Pvm\nx;2026-01-01\n", encoding="utf-8")
    save_mapping(home, header, {"text": ("Vastaus",)}, None)
    page = client.get("/admin/sources").text
    action = re.search(r'action="(/admin/sources/[^"]+)/name"', page)
    assert action
    assert post(f"{action[1]}/name", name="<kysely>").status_code == 302
    assert "&lt;kysely&gt;" in client.get("/admin/sources").text
    assert post(f"{action[1]}/forget").status_code == 302
    assert post(f"{action[1]}/forget").status_code == 404
    assert jobs.mapping_names(home) == []


def test_the_audit_log_is_paged_filtered_and_exported(client: FlaskClient, home: Path) -> None:
    with Store(home) as store:
        for number in range(120):
            store.audit.add("=cmd()", "export", f"w{number}")
    page = client.get("/admin/log?action=export").text
    assert "120 tapahtumaa" in page
    assert "w119" in page
    assert "w60" not in page
    assert "w60" in client.get("/admin/log?action=export&page=2").text
    assert client.get("/admin/log?user=nobody").text.count("<tr>") == 0
    assert "120 tapahtumaa" not in client.get("/admin/log?action=export&last=2020-01-01").text
    assert client.get("/admin/log?first=yesterday").status_code == 200
    found = client.get("/admin/log?action=export&as=csv")
    assert found.headers["Content-Disposition"] == "attachment; filename=audit.csv"
    rows = rows_of(found.text)
    assert len(rows) == 121
    assert rows[1][2] == "'=cmd()", "no spreadsheet takes it for a formula"
    whole = json.loads(client.get("/admin/log?as=json").text)["rows"]
    assert whole[0]["action"] == "audit-export"
    assert whole[0]["previous"] == whole[1]["hash"]
    assert client.get("/admin/log?as=exe").status_code == 404
    privacy = users.every_user(home)[0]
    assert privacy


def test_the_privacy_officer_reads_the_log_and_nothing_else_there(app: Flask, home: Path) -> None:
    officer = somebody(app, home, "tietosuoja", Grant("privacy_officer"))
    assert officer.get("/admin/log").status_code == 200
    assert officer.get("/admin").status_code == 403
    assert "/admin/log" in officer.get("/").text
    assert 'href="/admin"' not in officer.get("/").text
