"""The worker beside the pages: a process of its own, started anew when it dies, ended with the pages."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from botnia_signals.pipeline import locking

PAUSES = (1.0, 5.0, 30.0)
"""Seconds before a worker that died is started anew: after the first time, the second, and from then on."""
END_WITHIN = 5.0


class Helper:
    """Keeps one worker over the store in `home` up until `stop`."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.process: subprocess.Popen[bytes] | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        """Start the worker, and watch over it."""
        self._thread.start()

    def stop(self) -> None:
        """End the worker; a job that it is at is begun anew by the next one."""
        self._ended.set()
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()
        self._thread.join(END_WITHIN)

    def _keep(self) -> None:
        died = 0
        while not self._ended.is_set():
            self.process = self._begun()
            code = self.process.wait()
            if code == 0 and not self._ended.is_set():  # another worker is up, which may end some day
                self._ended.wait(PAUSES[-1])
                continue
            self._ended.wait(PAUSES[min(died, len(PAUSES) - 1)])
            died += 1

    def _begun(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "botnia_signals.cli", "--home", str(self.home)]
        process = subprocess.Popen([*command, "worker", "--attached"], stdin=subprocess.PIPE)
        if process.stdin is not None:
            process.stdin.write(f"{locking.hand_over(self.home)}\n".encode())
            process.stdin.flush()
        return process
