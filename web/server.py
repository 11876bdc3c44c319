"""Serve the pages on this computer."""

from __future__ import annotations

import signal
import socket
import threading
from pathlib import Path

from botnia_signals.errors import SettingsError
from botnia_signals.pipeline import decide, mask, read, theme_views
from botnia_signals.pipeline.lookback import look_back
from botnia_signals.pipeline.meaning import meaning
from botnia_signals.pipeline.remembered import remembered
from web import create_app
from web.helper import Helper

THREADS = 4


def serve(home: Path, host: str = "127.0.0.1", port: int = 8765) -> None:
    """Serve the pages over the store in `home` until Ctrl-C.

    Raises:
        StoreError: there is no store in `home`.
        SettingsError: the secret in the home folder is too short.
        SettingsError: the address is taken or is not this computer's.
    """
    import waitress

    app = create_app(home)
    try:
        listening = socket.create_server((host, port))
    except OSError as error:
        raise SettingsError("address-taken", address=f"{host}:{port}") from error
    server = waitress.create_server(
        app,
        sockets=[listening],
        threads=THREADS,
        ident=None,
        clear_untrusted_proxy_headers=not app.config["HTTPS"],
    )
    _end_on_signals()
    helper = Helper(home)
    helper.start()
    threading.Thread(target=_warm_up, args=(home,), daemon=True).start()
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        helper.stop()
        server.close()


def _end_on_signals() -> None:
    """End cleanly on Ctrl-C and when the system asks, also where a parent process had Ctrl-C ignored."""
    if threading.current_thread() is threading.main_thread():
        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, signal.default_int_handler)


def _warm_up(home: Path) -> None:
    """Load what search needs and work out the largest views, so that nobody waits for them."""
    decide.search_expression("palvelu tjänst")
    mask.mask_text("Minna soitti. Gunilla ringde.")
    meaning(home).load()
    if read.weeks(home):
        remembered(read.digest, home, None)
        remembered(theme_views.newest_map, home)
        remembered(look_back, home)
