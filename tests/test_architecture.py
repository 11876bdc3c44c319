"""The house rules that a machine can check: which module imports which, what is heavy, which keys exist."""

from __future__ import annotations

import ast
import functools
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from botnia_signals import errors, messages, review
from botnia_signals.intake.fields import FIELDS
from botnia_signals.pipeline.jobs import KINDS
from botnia_signals.records import Kind, Level, SourceKind
from botnia_signals.review import double, rounds
from botnia_signals.review import roles as review_roles
from botnia_signals.store import sizes

STATES = ("waiting", "running", "done", "failed")
ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "botnia_signals" / "catalogue"
MODULES = sorted(
    path
    for folder in ("botnia_signals", "web", "models", "corpora")
    for path in (ROOT / folder).rglob("*.py")
)
OURS = {"botnia_signals", "web", "models", "corpora"}
LEAVES = {"records", "messages", "errors", "settings", "weeks", "naming", "places", "pseudonyms", "cells"}
STAGES = {
    *("intake", "privacy", "language", "encoding", "themes", "emergence", "ledger", "review", "digest"),
    *("exchange", "copies", "quoting", "guard", "disclosure"),
}
# What each part may import beside itself. Leaves stand in an order: each may use those before it.
ARROWS = {
    "records": set(),
    "messages": set(),
    "errors": {"messages"},
    "settings": {"errors"},
    "weeks": {"errors"},
    "places": set(),
    "pseudonyms": set(),
    "cells": set(),
    "naming": {"errors", "records", "messages"},
    **dict.fromkeys(STAGES, LEAVES),
    "themes": LEAVES | {"naming"},
    "digest": LEAVES | {"review"},
    "exchange": LEAVES | {"review", "digest"},
    "store": {"settings", "errors", "records", "messages", "pseudonyms"},
    "models": {"errors", "encoding", "privacy"},
    "corpora": set(),
    "pipeline": LEAVES | STAGES | {"store", "models", ""},
    "commands": {"errors", "messages", "terminal", "pipeline"},
    "terminal": {"errors", "messages", "pipeline"},
    "cli": LEAVES
    | {"pipeline", "digest", "review", "intake", "store", "models", "terminal", "commands", "web", ""},
    "web": LEAVES - {"naming"} | {"pipeline", "digest", "review"},
    "": set(),
}
HEAVY = (
    *("torch", "spacy", "bertopic", "sklearn", "pandas", "umap", "numba", "transformers", "numpy"),
    *("sentence_transformers", "hdbscan", "presidio_analyzer", "lingua", "flask", "sqlite_utils"),
)


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def part_of(dotted: str) -> str:
    """Return the part of the house that a module of ours belongs to ("" for the package's own root)."""
    first, *rest = dotted.split(".")
    if first != "botnia_signals":
        return first
    return rest[0] if rest else ""


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield the dotted name of every import of a module, and whether it is run (not for types only)."""
    typed = {
        id(inner)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((name.name, id(node) not in typed) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                known = (ROOT / Path(*whole.split("."))).with_suffix(".py").is_file() or (
                    ROOT / Path(*whole.split("."))
                ).is_dir()
                yield (whole if known else str(node.module)), id(node) not in typed


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_imports_run_downwards_only(path: Path) -> None:
    own = part_of(module_name(path))
    assert own in ARROWS, f"{own} is a new part of the house: say in ARROWS what it may use"
    for name, _ in imported(path):
        if name.split(".")[0] not in OURS:
            continue
        other = part_of(name)
        assert other == own or other in ARROWS[own], f"{module_name(path)} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_only_the_rim_knows_click_flask_and_the_database(path: Path) -> None:
    own = part_of(module_name(path))
    roots = {name.split(".")[0] for name, _ in imported(path)}
    if own not in {"cli", "commands", "terminal"}:
        assert not roots & {"click", "rich"}
    if own != "web":
        assert not {name for name in roots if name.startswith(("flask", "wtforms", "werkzeug", "waitress"))}
    if own != "store":
        assert not roots & {"sqlite3", "sqlite_utils"}


def test_the_command_line_takes_only_the_making_of_a_store() -> None:
    taken = {name for name, _ in imported(ROOT / "botnia_signals" / "cli.py") if part_of(name) == "store"}
    assert taken <= {"botnia_signals.store"}
    source = (ROOT / "botnia_signals" / "cli.py").read_text(encoding="utf-8")
    assert re.findall(r"Store\([^)]*\)\.?\w*", source) == ["Store(home, create=True).close"]


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_no_print_and_no_pickle(path: Path) -> None:
    roots = {name.split(".")[0] for name, _ in imported(path)}
    assert not roots & {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal"}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in {"print", "torch.load", "torch.save", "pprint"}, (
                f"line {node.lineno}: {called}"
            )
            assert not any(
                word.arg == "allow_pickle" and ast.unparse(word.value) != "False" for word in node.keywords
            ), f"line {node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    said = ast.get_docstring(tree(path))
    assert said
    assert len(said) > 15


@pytest.mark.parametrize(
    "command",
    [
        "import botnia_signals",
        "import botnia_signals.cli",
        "from botnia_signals.cli import main; main(['--help'], standalone_mode=False)",
        "from botnia_signals.cli import main; main(['add', '--help'], standalone_mode=False)",
        "from botnia_signals.cli import main; main(['models', 'build', '--help'], standalone_mode=False)",
        "from botnia_signals.cli import main; main(['models', 'list'], standalone_mode=False)",
    ],
)
def test_nothing_heavy_is_imported_before_it_is_needed(command: str) -> None:
    check = f"import sys\n{command}\nprint('HEAVY', sorted({set(HEAVY)!r} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "HEAVY []"


# --- the catalogue


class _Placeables(Visitor):
    """Collects the variables that a message needs, selectors included, and the branches of each selector."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.names.add(node.id.name)


@functools.cache
def catalogue(language: str) -> dict[str, frozenset[str]]:
    """Return the placeables of every message in a language, read from the files themselves."""
    found: dict[str, frozenset[str]] = {}
    for path in sorted((CATALOGUE / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{path.name}: {entry.id.name} stands there twice"
                assert entry.value is not None, f"{path.name}: {entry.id.name} says nothing"
                seen = _Placeables()
                seen.visit(entry)
                found[entry.id.name] = frozenset(seen.names)
    return found


def test_the_three_languages_have_the_same_messages_with_the_same_placeables() -> None:
    assert set(messages.LANGUAGES) == {path.name for path in CATALOGUE.iterdir()} == {"fi", "sv", "en"}
    assert len(catalogue("en")) > 100
    for language in ("fi", "sv"):
        assert set(catalogue(language)) == set(catalogue("en"))
        differing = {key for key in catalogue("en") if catalogue(language)[key] != catalogue("en")[key]}
        assert not differing


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_catalogue_is_read_whole(language: str) -> None:
    assert messages.known_keys(language) == set(catalogue(language))


def test_translations_are_translated() -> None:
    """A sentence of three words or more that reads the same in two languages was forgotten."""
    for key, needed in catalogue("en").items():
        values = dict.fromkeys(needed, 1)
        said = {language: messages.message(key, language, **values) for language in messages.LANGUAGES}
        if len(re.findall(r"[^\W\d]{3,}", said["en"])) >= 4:
            assert len(set(said.values())) == 3, key


TERMINAL_ONLY = re.compile(
    r"(cli|preview)-|error-(model|address|erase|store|intake-map-syntax|intake-spread)"
)
"""What only a command meets: its own options, the model, the port, the store's folder."""


def test_pages_never_name_the_options_of_a_command() -> None:
    for language in messages.LANGUAGES:
        assert messages.page_keys(language) == messages.page_keys("fi")
        for key, needed in catalogue(language).items():
            if not TERMINAL_ONLY.match(key):
                said = messages.page_message(key, language, **dict.fromkeys(needed, 1))
                assert not re.search(r"(?<!\S)--[a-z]", said), key


ERRORS = {name for name, value in vars(errors).items() if isinstance(value, type)}
SPEAKERS = {"message", "page_message", "text", "say", "translated", "t"}


def _keys_used(path: Path) -> Iterator[tuple[int, str, set[str] | None]]:
    """Yield (line, key or pattern, names of the values or None if not known) of each use of the catalogue."""
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = ast.unparse(node.func).split(".")[-1]
        if called not in SPEAKERS | ERRORS | {"Refusal", "BadDate", "_refused"}:
            continue
        first = node.args[1] if called == "Refusal" and len(node.args) > 1 else node.args[0]
        keywords = {word.arg for word in node.keywords if word.arg}
        known = all(word.arg for word in node.keywords) and called in SPEAKERS | ERRORS
        prefix = "error-" if called in ERRORS else ""
        values = keywords if known else None
        if isinstance(first, ast.Constant) and isinstance(first.value, str) and "-" in prefix + first.value:
            yield node.lineno, re.escape(prefix + first.value), values
        elif isinstance(first, ast.JoinedStr):
            parts = [
                re.escape(str(piece.value)) if isinstance(piece, ast.Constant) else "[a-z0-9_-]+"
                for piece in first.values
            ]
            yield node.lineno, prefix + "".join(parts), values
        elif isinstance(first, ast.IfExp):
            for chosen in (first.body, first.orelse):
                if isinstance(chosen, ast.Constant):
                    yield node.lineno, re.escape(prefix + str(chosen.value)), values


def test_every_key_that_code_uses_exists_and_gets_its_values() -> None:
    used = 0
    for path in MODULES:
        if path.name == "messages.py":
            continue
        for line, pattern, values in _keys_used(path):
            used += 1
            fitting = [key for key in catalogue("en") if re.fullmatch(pattern, key)]
            assert fitting, f"{module_name(path)}, line {line}: no message {pattern}"
            if values is not None and len(fitting) == 1:
                missing = catalogue("en")[fitting[0]] - values
                assert not missing, f"{module_name(path)}, line {line}: {fitting[0]} needs {missing}"
    assert used > 80


def test_every_string_that_is_a_key_of_a_refusal_exists() -> None:
    for path in MODULES:
        for node in ast.walk(tree(path)):
            said = node.value if isinstance(node, ast.Constant) else None
            if isinstance(said, str) and re.fullmatch(r"(refusal|error)-[a-z-]*[a-z]", said):
                assert said in catalogue("en"), f"{module_name(path)}, line {node.lineno}: {said}"


TEMPLATES = sorted(
    path for folder in ("botnia_signals", "web") for path in (ROOT / folder).rglob("*.html") if path.is_file()
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_key_that_a_template_uses_exists(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    for key, joined in re.findall(r"""\bt\(\s*["']([a-z0-9_-]+)["']\s*(~)?""", source):
        if joined:
            assert any(known.startswith(key) for known in catalogue("en")), key
        else:
            assert key in catalogue("en"), key


def test_every_value_that_is_shown_has_a_name() -> None:
    """The families of keys that code puts together from values."""
    families = {
        "source": [kind.value for kind in SourceKind],
        "level": [level.value for level in Level],
        "why": [level.value for level in Level],
        "kind": [kind.value for kind in Kind],
        "change-why": [kind.value for kind in Kind],
        "reason": review.REASONS,
        "standing": ["open", "accepted", "dismissed"],
        "event": ["listed", "raised", "split", "parted", "merged", "joined", "asleep", "woke"],
        "step": [
            "read",
            "encode",
            "scan",
            "themes",
            "download",
            "seal",
            "report",
            "copy",
            "check",
            "carry",
            "put",
        ],
        "role": review_roles.ROLES,
        "right": list(review_roles.RIGHTS),
        "job": KINDS,
        "job-failed": KINDS,
        "job-state": STATES,
        "job-badge": STATES,
        "act": [f"job-{kind}" for kind in KINDS],
        "storage-in": [*sizes.KINDS, "other", "free"],
        "field": FIELDS,
        "region": [*review_roles.REGIONS, "all"],
        "user-act": [
            "added",
            "password",
            "roles",
            "unlocked",
            "sessions",
            "closed",
            "opened",
            "second",
            "second-off",
            "bound",
        ],
        "voice": ["client", "worker", "ngo", "resident", "business"],
        "dialogue-kind": ["foresight_dialogue", "round_table", "residents_panel"],
        "codebook-kind": ["target_group", "information_need", "topic"],
        "codebook-act": ["added", "changed", "merged", "retired", "back", "imported", "shipped"],
        "close": review.OUTCOMES,
        "web-was": [*review.ACTIONS, "undo"],
        "web-done": review.ACTIONS,
        "filter": ["region", "municipality", "source", "language", "level", "state"],
        "keys": ["next", "previous", "accept", "dismiss", "label", "memo", "undo", "help"],
        "round-phase": rounds.PHASES,
        "round-now": rounds.PHASES,
        "round-to": rounds.PHASES[1:],
        "round-step": ["1", "2"],
        "double-phase": double.PHASES,
        "double-now": double.PHASES,
        "double-to": ["reveal", "sign"],
        "double-do": ["reveal", "sign"],
        "coding-was": ["code", "uncode", "undo"],
        "search-how": ["both", "words", "meaning"],
        "search-meaning": ["loading", "absent"],
        "search-by": ["both", "words", "meaning"],
        "watch-done": ["saved", "seen", "deleted", "back"],
        "criterion": rounds.CRITERIA,
        "outcome": rounds.OUTCOMES,
        "outcome-do": rounds.OUTCOMES,
        "lookback-first": [level.value for level in Level],
        "settings-origin": ["default", "file", "environment"],
    }
    spoken = ("fi", "sv", "en", "et", "nb", "da", "de", "ru", "uk", "ar", "so", "und")
    families |= {"language": list(spoken), "language-in": list(spoken)}
    for family, values in families.items():
        assert not {f"{family}-{value}" for value in values} - set(catalogue("en"))
