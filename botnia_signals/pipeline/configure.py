"""Settings as people see and change them: what holds, where it is set, who changed it, and undoing that."""

from __future__ import annotations

import dataclasses
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botnia_signals import settings
from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.records import SettingChange
from botnia_signals.settings import CHANGEABLE, FILE, Settings, load_settings
from botnia_signals.store import Store


@dataclass(frozen=True, slots=True)
class SettingView:
    """One setting: what holds, what would hold if nobody had set it, and where it is set.

    `origin` is default, file or environment; what the environment sets can't be changed here.
    """

    name: str
    value: Any
    default: Any
    origin: str

    @property
    def changeable(self) -> bool:
        """Tell whether the pages may change it."""
        return self.name in CHANGEABLE and self.origin != "environment"

    @property
    def variable(self) -> str:
        """Return the environment variable that it may be set in."""
        return settings.variable(self.name)


@dataclass(frozen=True, slots=True)
class SettingsView:
    """Every setting, every change (newest first), and the ids of the changes that can be undone now."""

    settings: tuple[SettingView, ...]
    changes: tuple[SettingChange, ...]
    undoable: frozenset[int]


def view(home: Path) -> SettingsView:
    """Return the settings of a home with their changes.

    Raises:
        SettingsError: the settings file can't be read or understood.
        StoreError: there is no store in `home`.
    """
    with Store(home) as store:
        changes = store.setting_changes.all()
    holding = {one.name: one for one in every_setting(home)}
    undoable = {
        one.id
        for one in _newest(changes).values()
        if holding[one.setting].origin != "environment" and _same(holding[one.setting].value, one.became)
    }
    return SettingsView(tuple(holding.values()), tuple(reversed(changes)), frozenset(undoable))


def every_setting(home: Path) -> list[SettingView]:
    """Return every setting of a home, in the order of `Settings`.

    Raises:
        SettingsError: the settings file can't be read or understood.
    """
    holding = load_settings(home)
    in_file, given = settings.written(home), settings.from_environment()
    return [
        SettingView(
            name=field.name,
            value=getattr(holding, field.name),
            default=field.default,
            origin="environment" if field.name in given else "file" if field.name in in_file else "default",
        )
        for field in dataclasses.fields(Settings)
    ]


def checked(home: Path, name: str, text: str) -> Any:
    """Return the value that a person typed for a setting; a number may have a decimal comma.

    Raises:
        SettingsError: no such setting, not a value for it beside the others, or the environment sets it.
    """
    if name in settings.from_environment():
        raise SettingsError("setting-environment", name=name, variable=settings.variable(name))
    typed = text.strip()
    if isinstance(getattr(Settings(), name, None), float):
        typed = typed.replace(",", ".")
    others = {**settings.written(home), **settings.from_environment()}
    return getattr(settings.settings_of({**others, name: typed}), name)


def change(home: Path, user: str, typed: Mapping[str, str]) -> list[int]:
    """Put settings to what a person typed, all or none, and return the ids of the changes.

    What is the same as before is not a change. It holds from the next run; weeks that were run stay as they
    are.

    Raises:
        SettingsError: a value is refused (see `checked`), or the file can't be written.
    """
    with Store(home) as store, store.transaction():
        holding = load_settings(home)
        wanted = {name: checked(home, name, text) for name, text in typed.items()}
        new = {name: value for name, value in wanted.items() if value != getattr(holding, name)}
        rows = [
            store.setting_changes.add(name, user, getattr(holding, name), value)
            for name, value in new.items()
        ]
        _write(home, new)
    return rows


def undo(home: Path, user: str, ident: int) -> int:
    """Put a setting back to what it was before the change `ident`, and return the undo's own id.

    Only the newest change of a setting can be undone, while its value holds; an undo is a change too.

    Raises:
        NotFoundError: no such change, or another came after it.
        SettingsError: the environment sets it, or the file can't be written.
    """
    with Store(home) as store, store.transaction():
        changes = store.setting_changes.all()
        found = next((one for one in _newest(changes).values() if one.id == ident), None)
        if found is None or not _same(getattr(load_settings(home), found.setting), found.became):
            raise NotFoundError("setting-change-unknown", change=str(ident))
        value = _as_set(home, found.setting, found.was)
        row = store.setting_changes.add(found.setting, user, found.became, found.was, undoes=ident)
        _write(home, {found.setting: value})
    return row


def _newest(changes: Sequence[SettingChange]) -> dict[str, SettingChange]:
    """Return the newest change of each setting that there still is."""
    known = {field.name for field in dataclasses.fields(Settings)}
    return {one.setting: one for one in changes if one.setting in known}


def _same(value: Any, logged: Any) -> bool:
    """Tell whether a value is the one in the log, where a tuple is a list."""
    return bool((list(value) if isinstance(value, tuple) else value) == logged)


def _as_set(home: Path, name: str, logged: Any) -> Any:
    text = ",".join(map(str, logged)) if isinstance(logged, list) else str(logged)
    return checked(home, name, text)


def _write(home: Path, values: Mapping[str, Any]) -> None:
    """Write values into the settings file, whole or not at all, everything else in it kept.

    Raises:
        SettingsError: the file or its folder can't be written.
    """
    path = (home / FILE).resolve()
    try:
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        text = before
        for name, value in values.items():
            text = settings.with_value(text, name, value)
        if text != before:
            _replace(path, text)
    except OSError as error:
        raise SettingsError("file", path=str(path), reason=error.strerror or "") from error


def _replace(path: Path, text: str) -> None:
    mode = path.stat().st_mode & 0o777 if path.is_file() else 0o600
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
