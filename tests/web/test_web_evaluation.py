"""The page of the scorecard, empty and filled, and its files."""

from __future__ import annotations

from pathlib import Path

from flask.testing import FlaskClient

from botnia_signals.pipeline import decide
from tests.made import records_of


def test_before_the_first_decision_it_says_so(client: FlaskClient) -> None:
    page = client.get("/evaluation").text
    assert "Mitään ei ole vielä ratkaistu" in page
    assert "<table" not in page


def test_decisions_make_the_scorecard(client: FlaskClient, home: Path) -> None:
    decide.accept(home, "S-0007", "anna")
    decide.dismiss(home, "S-0011", "<b>bertta", "known")
    decide.accept(home, "S-0014", "anna")
    page = client.get("/evaluation").text
    assert "50\u00a0%" in page
    assert "&lt;b&gt;bertta" in page
    assert "Asia tunnetaan jo" in page
    assert "S-0014" in page
    assert page.count('<div class="wide dense" tabindex="0" role="region"') == page.count("<table>") == 8


def test_files_at_the_same_address(client: FlaskClient) -> None:
    lines = records_of(client.get("/evaluation?as=csv").text)
    assert (lines[0]["by"], lines[0]["raised"], lines[0]["undecided"], lines[0]["precision"]) == (
        *("total", "2", "2"),
        "",
    )
    assert client.get("/evaluation?as=json").get_json()["watched_only"]["number"] == 1
    assert client.get("/evaluation?as=pdf").status_code == 404
