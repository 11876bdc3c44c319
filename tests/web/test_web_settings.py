"""The page of the settings: words, changes, what is refused, undo."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Post
from flask.testing import FlaskClient

from botnia_signals.pipeline import configure
from botnia_signals.settings import load_settings


def test_a_change_is_saved_logged_and_undone(client: FlaskClient, home: Path, post: Post) -> None:
    answer = post("/settings", **{"alpha": "0,01", "shown-alpha": "0,05", "review_budget": "10"})
    assert answer.status_code == 302
    page = client.get("/settings").text
    assert "Muutokset on tallennettu" in page
    assert "Turhan signaalin riski (α): 0,05 → 0,01" in page
    assert load_settings(home).alpha == 0.01
    found = re.search(r'name="change" value="(\d+)"', page)
    assert found
    assert post("/settings/undo", change=found[1]).status_code == 302
    assert load_settings(home).alpha == 0.05
    assert "(kumoaminen)" in client.get("/settings").text
    post("/settings/undo", change=found[1])
    assert "se on jo kumottu" in client.get("/settings").text


def test_what_was_not_touched_stays_as_another_changed_it(home: Path, post: Post) -> None:
    configure.change(home, "bertta", {"review_budget": "30"})
    post(
        "/settings",
        **{"alpha": "0,02", "shown-alpha": "0,05", "review_budget": "10", "shown-review_budget": "10"},
    )
    assert (load_settings(home).alpha, load_settings(home).review_budget) == (0.02, 30)


def test_a_wrong_value_stays_on_the_form(client: FlaskClient, home: Path, post: Post) -> None:
    answer = post(
        "/settings", **{"alpha": "viisi <b>", "shown-alpha": "0,05", "memory_weeks": "52", "lang": "fi"}
    )
    assert answer.status_code == 400
    assert 'value="viisi &lt;b&gt;"' in answer.text
    assert 'value="52"' in answer.text
    assert answer.text.count('aria-invalid="true"') == 1
    assert "suurempi kuin 0 ja pienempi kuin 1" in answer.text
    assert 'role="alert"' in answer.text
    assert not (home / "settings.toml").exists()
    assert client.get("/settings").status_code == 200


def test_what_the_environment_sets_has_no_field(
    client: FlaskClient, home: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOTNIA_ALPHA", "0.2")
    page = client.get("/settings").text
    assert 'name="alpha"' not in page
    assert "BOTNIA_ALPHA" in page
    answer = post("/settings", **{"alpha": "0,01", "shown-alpha": "0,2"})
    assert answer.status_code == 400
    assert not (home / "settings.toml").exists()


def test_a_broken_file_is_told(client: FlaskClient, home: Path) -> None:
    (home / "settings.toml").write_text("alpha = ", encoding="utf-8")
    answer = client.get("/settings")
    assert answer.status_code == 503
    assert "settings.toml" in answer.text


def test_nobody_else_sees_or_changes_settings(nobody: FlaskClient, home: Path) -> None:
    assert nobody.get("/settings").status_code == 302
    assert nobody.post("/settings", data={"alpha": "0.5"}).status_code in (302, 400, 403)
    assert not (home / "settings.toml").exists()
