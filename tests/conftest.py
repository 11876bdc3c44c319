"""Fixtures that all tests share: a fresh store, and one that has been filled and run once."""

from __future__ import annotations

import dataclasses
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from botnia_signals.intake import IntakeOptions
from botnia_signals.pipeline.add import add
from botnia_signals.pipeline.run import run
from botnia_signals.settings import Settings
from botnia_signals.store import Store
from tests.made import ENCODER, stream, write_jsonl


def pytest_configure(config: pytest.Config) -> None:
    """Name the marks that the tests use beside those of pyproject.toml."""
    config.addinivalue_line("markers", "slow: takes minutes; part of `make test` all the same")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the default model where it was not built."""
    from models.build import is_built
    from models.manifest import find_card

    if is_built(find_card()):
        return
    reason = f"the model {find_card().id} is not built (botnia models build)"
    for item in items:
        if item.get_closest_marker("model"):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session", autouse=True)
def _plain_settings() -> Iterator[None]:
    """Hide BOTNIA_* variables of the person who runs the tests, but for the place of the models."""
    names = {f"BOTNIA_{field.name.upper()}" for field in dataclasses.fields(Settings)} | {"BOTNIA_HOME"}
    hidden = {name: os.environ.pop(name) for name in names if name in os.environ}
    yield
    os.environ.update(hidden)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a folder with an empty store."""
    place = tmp_path / "home"
    Store(place, create=True).close()
    return place


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home whose 16 weeks were added and run, with a planted theme; read it, never write to it."""
    folder = tmp_path_factory.mktemp("filled")
    place = folder / "home"
    Store(place, create=True).close()
    add(place, [write_jsonl(folder / "stream.jsonl", stream())], IntakeOptions())
    run(place, encoder=ENCODER)
    return place


@pytest.fixture
def copied(filled: Path, tmp_path: Path) -> Path:
    """Return a copy of the filled home that a test may change."""
    return Path(shutil.copytree(filled, tmp_path / "copied"))
