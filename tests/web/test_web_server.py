"""The pages are served by waitress and end at Ctrl-C."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

SERVE = (
    "import sys; from pathlib import Path; from web.server import serve; serve(Path(sys.argv[1]), port={})"
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_it_serves_and_ends_at_ctrl_c(home: Path) -> None:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE.format(port), str(home)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        page = _first_answer(f"http://127.0.0.1:{port}/sign-in", process)
        assert "Botnia Signals" in page
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0, errors.decode()
    assert b"Traceback" not in errors


def _first_answer(address: str, process: subprocess.Popen[bytes]) -> str:
    for _ in range(300):
        assert process.poll() is None
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310  # our own address
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.1)
    raise AssertionError("it did not start in 30 seconds")
