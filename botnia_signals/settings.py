"""Settings: defaults, then `settings.toml` of the home folder, then BOTNIA_* variables; one frozen object."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from botnia_signals.errors import SettingsError

FILE = "settings.toml"
CHANGEABLE = ("alpha", "review_budget", "memory_weeks", "warm_up_weeks")
"""The settings that the pages let people change; the others are changed in the file."""
NOT_SCANNING = (
    *("language", "shown_voices", "hold", "name_finder", "generalise", "organisations", "backup_folder"),
    *("oidc_issuer", "oidc_client", "oidc_claim"),
)
"""The settings that change nothing of what a run finds."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set. Every value is sane as it stands.

    alpha: chance that a week without anything new raises a signal all the same.
    review_budget: findings that a week lists; signals are never left out, the watched fill what is left.
    guarded_places: places of the watch list kept for groups that are shown much less than they speak.
    warm_up_weeks: weeks of history that are needed before anything is listed.
    memory_weeks: how far back the scan compares, in weeks.
    windows: lengths of "lately" that the scan tries, in weeks.
    neighbours: the largest neighbourhood, in independent voices; the smallest is `least_voices`.
    least_voices: independent authors that a finding needs.
    permutations: random reassignments that make the null.
    seed: start of every random sequence.
    model: id of the encoder in models/manifest.toml; empty for the manifest's default.
    language: language of texts that are too short to tell, and of reports on the command line.
    theme_weeks: weeks between two fits of the theme map.
    name_finder: "model" if a model reads whole sentences for names of people, "rules" to go without it.
    shown_voices: independent people from whom quotes and a place may be shown.
    hold: what waits for a person's eye before it is used: web (what comes in through the pages), all or none.
    generalise: what becomes of quotes that point at one person without a name: off (quoted as said), on (said
        more widely, and passed over if that is not enough) or withhold (passed over).
    organisations: whether the names of organisations stay in what is added: keep or mask.
    backup_folder: where backups from the pages are written; empty for a folder in the home folder.
    oidc_issuer: address of the organisation's own sign-in (OpenID Connect); empty for none.
    oidc_client: our name there; our secret lies in the file oidc.secret.
    oidc_claim: which of its claims is the name of a user here.
    """

    alpha: float = 0.05
    review_budget: int = 10
    guarded_places: int = 2
    warm_up_weeks: int = 8
    memory_weeks: int = 260
    windows: tuple[int, ...] = (2, 4, 7, 10, 14, 20, 26)
    neighbours: int = 32
    least_voices: int = 3
    permutations: int = 99
    seed: int = 0
    model: str = ""
    language: str = "fi"
    theme_weeks: int = 4
    name_finder: str = "model"
    shown_voices: int = 3
    hold: str = "web"
    generalise: str = "on"
    organisations: str = "keep"
    backup_folder: str = ""
    oidc_issuer: str = ""
    oidc_client: str = ""
    oidc_claim: str = "email"

    def __post_init__(self) -> None:
        """Refuse values that make no sense.

        Raises:
            SettingsError: a value is out of its range.
        """
        checks = {
            "alpha": 0 < self.alpha < 1,
            "review_budget": 1 <= self.review_budget <= 1000,
            "guarded_places": 0 <= self.guarded_places <= 1000,
            "warm_up_weeks": 0 <= self.warm_up_weeks <= 520,
            "memory_weeks": 1 <= self.memory_weeks <= 5200,
            "windows": bool(self.windows) and all(1 <= length <= 260 for length in self.windows),
            "least_voices": 2 <= self.least_voices <= self.neighbours,
            "permutations": 19 <= self.permutations <= 9999,
            "seed": 0 <= self.seed < 2**63,
            "theme_weeks": 1 <= self.theme_weeks <= 520,
            "shown_voices": 2 <= self.shown_voices <= 100,
            "hold": self.hold in {"web", "all", "none"},
            "language": self.language in {"fi", "sv", "en"},
            "name_finder": self.name_finder in {"model", "rules"},
            "generalise": self.generalise in {"off", "on", "withhold"},
            "organisations": self.organisations in {"keep", "mask"},
        }
        for name, good in checks.items():
            if not good:
                raise SettingsError("setting-value", name=name, value=str(getattr(self, name)))

    def scanning(self) -> dict[str, object]:
        """Return the settings that change what a run finds."""
        values = asdict(self)
        for name in NOT_SCANNING:
            values.pop(name)
        values["windows"] = list(self.windows)
        return values


def load_settings(home: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of a home folder.

    Raises:
        SettingsError: the file is not TOML, or names or values in it are not known.
    """
    return settings_of({**written(home), **from_environment(environment)})


def written(home: Path | None) -> dict[str, Any]:
    """Return what stands in the settings file of a home folder, by name and as it stands there.

    Raises:
        SettingsError: the file is not TOML.
    """
    path = home / FILE if home else None
    if path is None or not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError("settings-file", path=str(path), reason=str(error)) from error


def from_environment(environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the settings that BOTNIA_* variables give, by name; an empty variable gives none."""
    given = environment if environment is not None else os.environ
    found = {field.name: given.get(variable(field.name), "") for field in fields(Settings)}
    return {name: value for name, value in found.items() if value}


def variable(name: str) -> str:
    """Return the environment variable that a setting may be given in."""
    return f"BOTNIA_{name.upper()}"


def settings_of(values: Mapping[str, Any]) -> Settings:
    """Return settings from values by name, of the settings' own types or as text; the others are defaults.

    Raises:
        SettingsError: a name is not known, or a value can't be.
    """
    known = {field.name: field.default for field in fields(Settings)}
    unknown = sorted(set(values) - set(known))
    if unknown:
        raise SettingsError("setting-unknown", name=unknown[0], known=", ".join(known))
    return Settings(**{name: _typed(name, value, known[name]) for name, value in values.items()})


def with_value(text: str, name: str, value: object) -> str:
    """Return the text of a settings file with one setting put to `value`, all else as it stands.

    The line of the setting is replaced, what is remarked behind it kept; a new one goes to the end.

    Raises:
        SettingsError: the text can't be changed so that all other settings stay as they are.
    """
    line = f"{name} = {json.dumps(value, ensure_ascii=False)}"
    pattern = re.compile(rf"""^[ \t]*(["']?){name}\1[ \t]*=[^#\n]*?(?=[ \t]*(#[^\n]*)?$)""", re.MULTILINE)
    changed, found = pattern.subn(lambda _: line, text, count=1)
    if not found:
        changed = f"{text}{'' if not text or text.endswith(chr(10)) else chr(10)}{line}\n"
    wanted = {**tomllib.loads(text), name: list(value) if isinstance(value, tuple) else value}
    try:
        if tomllib.loads(changed) == wanted:
            return changed
    except tomllib.TOMLDecodeError:
        pass  # the setting stands over several lines, say: refused below
    raise SettingsError("setting-by-hand", name=name, file=FILE)


def _typed(name: str, value: Any, default: Any) -> Any:
    try:
        if isinstance(default, tuple):
            parts = value.split(",") if isinstance(value, str) else value
            return tuple(_whole(part) for part in parts)
        return _whole(value) if isinstance(default, int) else type(default)(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise SettingsError("setting-value", name=name, value=str(value)) from error


def _whole(value: Any) -> int:
    """Return a whole number, written as such or as 7.0.

    Raises:
        ValueError, OverflowError: it is none.
    """
    number = float(value)
    if number != int(number):
        raise ValueError(value)
    return int(number)
