"""Serving at an address that is taken."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from botnia_signals.errors import SettingsError
from botnia_signals.store import Store
from web.server import serve


def test_a_port_that_is_taken_is_said_in_one_sentence(tmp_path: Path) -> None:
    Store(tmp_path / "home", create=True).close()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=str(port)):
            serve(tmp_path / "home", port=port)
