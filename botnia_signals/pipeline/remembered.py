"""Views that pages ask for again and again: worked out once, and anew whenever the store was written to.

What is remembered holds as long as nobody, in any process, has written to the store or its settings and the
day is the same: a page never shows what no longer is. Nobody may change what is returned.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from botnia_signals.settings import load_settings
from botnia_signals.store import FILE, Store
from botnia_signals.store.watching import Watch

MOST = 200
"""Results that are kept; the one that was asked for longest ago goes first."""
Given = ParamSpec("Given")
Result = TypeVar("Result")
_watch = Watch()
_kept: OrderedDict[Hashable, tuple[Hashable, object]] = OrderedDict()
_lock = threading.Lock()


def remembered(
    view: Callable[Concatenate[Path, Given], Result], home: Path, *args: Given.args, **more: Given.kwargs
) -> Result:
    """Return `view(home, *args, **more)`, worked out before if nothing has changed since.

    Raises:
        Whatever the view raises; an error is not remembered.
    """
    if not (home / FILE).is_file():
        return view(home, *args, **more)
    key = (view.__module__, view.__qualname__, str(home), args, tuple(sorted(more.items())))
    mark = (_watch.version(home / FILE, home), load_settings(home), dt.date.today())
    with _lock:
        found = _kept.get(key)
        if found is not None and found[0] == mark:
            _kept.move_to_end(key)
            return found[1]  # type: ignore[return-value]
    result = view(home, *args, **more)
    _keep(key, mark, result)
    return result


def by_texts(store: Store, key: Hashable, make: Callable[[], Result]) -> Result:
    """Return what `make` returns, made before if no document has come or gone since.

    For what depends on documents alone: who said something, where, when, in which language.
    """
    whole, mark = ("texts", str(store.path), key), store.texts_mark()
    with _lock:
        found = _kept.get(whole)
        if found is not None and found[0] == mark:
            _kept.move_to_end(whole)
            return found[1]  # type: ignore[return-value]
    result = make()
    _keep(whole, mark, result)
    return result


def _keep(key: Hashable, mark: Hashable, result: object) -> None:
    with _lock:
        _kept[key] = (mark, result)
        _kept.move_to_end(key)
        while len(_kept) > MOST:
            _kept.popitem(last=False)


def forget() -> None:
    """Forget everything, and let every store go."""
    with _lock:
        _kept.clear()
    _watch.close()
