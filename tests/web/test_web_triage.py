"""The week's filters, its files, and deciding from the list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from botnia_signals.pipeline import decide, read
from tests.made import records_of


def listed(page: str) -> set[str]:
    return {ident for ident in ("S-0007", "S-0011", "S-0014") if f'data-signal="{ident}"' in page}


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("", {"S-0007", "S-0011", "S-0014"}),
        ("region=ep", {"S-0011"}),
        ("region=po", {"S-0007", "S-0014"}),
        ("municipality=Kokkola", set()),  # so few spoke there that it is not named
        ("source=ombudsman_report", {"S-0011"}),
        ("language=sv", {"S-0007", "S-0014"}),
        ("level=watch", {"S-0014"}),
        ("state=accepted", {"S-0011"}),
        ("region=ep&language=sv", set()),
        ("municipality=<script>", set()),
        ("nonsense=1", {"S-0007", "S-0011", "S-0014"}),
    ],
)
def test_filters_stand_in_the_address(client: FlaskClient, home: Path, query: str, left: set[str]) -> None:
    decide.accept(home, "S-0011", "anna")
    page = client.get(f"/?{query}").text
    assert listed(page) == left
    assert "<script>" not in page
    rows = records_of(client.get(f"/?{query}&as=csv").text)
    assert {row["signal"] for row in rows} == left
    whole = json.loads(client.get(f"/?{query}&as=json").text)
    assert {one for one in ("S-0007", "S-0011", "S-0014") if one in json.dumps(whole)} == left
    if query and left and "nonsense" not in query:
        assert f"näytetään {len(left)}/3" in page


def test_a_formula_is_no_formula_in_the_file(client: FlaskClient, home: Path) -> None:
    decide.label(home, "S-0007", "anna", {"fi": '=HYPERLINK("http://x")'})
    assert ";'=HYPER" in client.get("/?as=csv").text.replace('"', "")
    assert client.get("/?as=pdf").status_code == 404


def test_the_list_is_worked_through_in_place(client: FlaskClient, post, home: Path) -> None:
    page = client.get("/").text
    assert 'href="/signals/S-0007?act=dismiss&amp;next=/%23e-S-0007#decide"' in page
    answer = post("/signals/S-0007/accept", next="/#e-S-0007")
    assert answer.headers["Location"] == "/#e-S-0007"
    assert read.signal(home, "S-0007").state.standing == "accepted"
    page = client.get("/").text
    assert 'action="/signals/S-0007/undo"' in page, "the notice offers to take it back"
    assert (
        post("/signals/S-0011/accept", next="https://example.org/").headers["Location"] == "/signals/S-0011"
    )
    opened = client.get("/signals/S-0011?act=memo&next=/%23e-S-0011").text
    assert '<details name="decide" id="memo-form" open>' in opened
    assert 'name="next" value="/#e-S-0011"' in opened


def test_earlier_weeks_are_not_decided_from_the_list(client: FlaskClient) -> None:
    assert "entry-acts" not in client.get("/weeks/2026-W45").text
    assert client.get("/weeks/2026-W45?as=csv").status_code == 200
