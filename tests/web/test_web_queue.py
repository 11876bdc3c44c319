"""The privacy queue on its pages: without JavaScript, for those with the right only."""

from __future__ import annotations

from pathlib import Path

import pytest
import web_sample
from flask.testing import FlaskClient

from botnia_signals.intake import IntakeOptions
from botnia_signals.pipeline import queue, users
from botnia_signals.pipeline.add import add
from botnia_signals.records import Grant
from tests.made import write_jsonl

RECORD = {
    "id": "w1",
    "text": "Tapasin Zorblaxin torilla <b>eilen</b>, soita 040 555 1234.",
    "date": "2026-11-02",
    "source": "survey",
    "author": "x",
    "municipality": "Vaasa",
    "language": "fi",
}


@pytest.fixture
def batch(home: Path, tmp_path: Path) -> int:
    (home / "settings.toml").write_text('name_finder = "rules"\n', encoding="utf-8")  # which miss Zorblax
    return add(home, [write_jsonl(tmp_path / "w.jsonl", [RECORD])], IntakeOptions(), through_web=True).batch


def test_a_batch_is_looked_at_marked_and_released(client: FlaskClient, post, home: Path, batch: int) -> None:
    assert f"/queue/{batch}" in client.get("/queue").text
    page = client.get(f"/queue/{batch}").text
    assert "<mark>[PUHELIN]</mark>" in page
    assert 'value="Zorblaxin"' in page
    assert "&lt;b&gt;" in page
    post(f"/queue/{batch}/mark", word="Zorblaxin")
    page = client.get(f"/queue/{batch}").text
    assert "Zorblaxin" not in page
    assert "<mark>[HENKILÖ 1]</mark>" in page
    post(f"/queue/{batch}/mark", words=" ")
    assert "ainakin yksi sana" in client.get(f"/queue/{batch}").text
    assert post(f"/queue/{batch}/release").headers["Location"] == "/queue"
    assert queue.batches(home)[0].state == "released"
    assert post(f"/queue/{batch}/release").status_code == 404


def test_a_batch_is_returned_with_a_reason(client: FlaskClient, post, home: Path, batch: int) -> None:
    post(f"/queue/{batch}/return", reason="Matti")
    assert "Valitse syy" in client.get(f"/queue/{batch}").text
    post(f"/queue/{batch}/return", reason="names")
    assert queue.batches(home)[0].state == "returned"


def test_only_the_privacy_officer_sees_the_queue(client: FlaskClient, home: Path, batch: int) -> None:
    users.set_roles(home, web_sample.USER, "x", [Grant("planner"), Grant("administrator")])
    for address in ("/queue", f"/queue/{batch}"):
        answer = client.get(address)
        assert answer.status_code == 403
        assert "Zorblax" not in answer.text
    assert "/queue" not in client.get("/").text
