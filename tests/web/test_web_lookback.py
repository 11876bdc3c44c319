"""The page that looks back, and its files."""

from __future__ import annotations

from pathlib import Path

import web_sample
from flask.testing import FlaskClient

from botnia_signals.pipeline import decide
from botnia_signals.store import Store
from tests.made import records_of
from web import create_app


def test_each_week_stands_there_with_its_list(client: FlaskClient) -> None:
    page = client.get("/lookback").text
    order = [page.index(f'id="w-2026-W{number}"') for number in (46, 45, 44, 43, 42, 41)]
    assert order == sorted(order)
    assert page.count("Ei signaaleja eikä seurattavia.") == 4
    assert page.count('<svg class="strip"') == 3
    assert "/signals/S-0007?week=2026-W45" in page
    assert "Seurattavaksi 8.11.2026" in page
    assert "Signaaliksi 15.11.2026" in page


def test_one_signal_alone(client: FlaskClient) -> None:
    page = client.get("/lookback?signal=s-0011").text
    assert page.count('<svg class="strip"') == 1
    assert 'id="w-2026-W46"' in page
    assert 'id="w-2026-W45"' not in page
    assert '<option value="S-0011" lang="fi" selected>' in page
    assert client.get("/lookback?signal=S-9999").status_code == 404


def test_files_at_the_same_address(client: FlaskClient) -> None:
    answer = client.get("/lookback?as=csv&signal=S-0007")
    assert answer.content_type == "text/csv; charset=utf-8"
    lines = records_of(answer.text)
    assert [line["level"] for line in lines] == ["watch", "signal"]
    content = client.get("/lookback?as=json").get_json()
    assert [one["id"] for one in content["signals"]] == ["S-0007", "S-0011", "S-0014"]
    assert content["synthetic"] is True
    assert client.get("/lookback?as=xml").status_code == 404


def test_a_label_is_shown_and_never_run(client: FlaskClient, home: Path) -> None:
    decide.label(home, "S-0007", "anna", {"fi": web_sample.HOSTILE[:100]})
    page = client.get("/lookback").text
    assert "<script>" not in page
    assert "<img" not in page


def test_an_empty_store_says_so(tmp_path: Path, sign_in) -> None:
    web_sample.build(tmp_path / "new", weeks=False)
    client = create_app(tmp_path / "new", testing=True).test_client()
    sign_in(client)
    assert "Yhtään viikkoa ei ole vielä laskettu" in client.get("/lookback").text
    web_sample.build_quiet(tmp_path / "quiet")
    client = create_app(tmp_path / "quiet", testing=True).test_client()
    sign_in(client)
    assert "Näillä viikoilla mitään ei ole luetteloitu" in client.get("/lookback").text
    with Store(tmp_path / "quiet") as store:
        assert store.past.listed() == []
