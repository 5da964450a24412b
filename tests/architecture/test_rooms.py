"""The house stays what the table of its rooms says it is."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(path.relative_to(ROOT) for room in ("bot", "cogs") for path in (ROOT / room).rglob("*.py"))
# What commands share (autocomplete, descriptions of options) is no command itself.
COGS = [path for path in SOURCES if path.parts[0] == "cogs" and path.name not in {"__init__.py", "options.py"}]
_SQL = re.compile(
    r"\b(?:SELECT\s.+\sFROM|INSERT\s(?:OR\s\w+\s)?INTO|UPDATE\s\w+\sSET|DELETE\sFROM|CREATE\s(?:TABLE|INDEX)|PRAGMA)\s",
    re.S,
)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text("utf-8"))


def imported(path: Path) -> Iterator[str]:
    """The modules a file imports, wherever in it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def within(room: str) -> list[Path]:
    return [path for path in SOURCES if path.as_posix().startswith(room)]


def test_rooms_import_what_the_contracts_allow() -> None:
    # A process of its own: the linter switches off every logger it finds.
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"]
    linted = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout


@pytest.mark.parametrize("path", within("bot/model"), ids=str)
def test_the_model_stands_on_the_standard_library(path: Path) -> None:
    for module in imported(path):
        assert module.split(".")[0] in sys.stdlib_module_names or module.startswith("bot.model")


def test_only_storage_speaks_sql() -> None:
    for path in SOURCES:
        if path in within("bot/storage"):
            continue
        assert not {"sqlite3", "aiosqlite"} & {module.split(".")[0] for module in imported(path)}, path
        for node in ast.walk(tree(path)):
            assert not (isinstance(node, ast.Constant) and isinstance(node.value, str) and _SQL.search(node.value)), (
                path
            )


def test_sql_is_recognised() -> None:
    for statement in (
        "SELECT a FROM b ",
        "INSERT OR IGNORE INTO t VALUES",
        "UPDATE t SET a",
        "PRAGMA user_version = 1",
    ):
        assert _SQL.search(statement)
    assert not _SQL.search("Select an article from the list, or update it.")


@pytest.mark.parametrize("path", COGS, ids=str)
def test_a_command_declares_and_delegates(path: Path) -> None:
    # discord.py finds a button by a pattern and hands it a match: that much of re a command must name.
    buttons = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)]
    templates = {k.value.lineno for button in buttons for k in button.keywords if k.arg == "template"}
    for node in ast.walk(tree(path)):
        assert not isinstance(node, (ast.For, ast.AsyncFor, ast.While)), f"a loop in line {node.lineno}"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "re":
            assert node.attr == "Match" or node.lineno in templates, f"a regular expression in line {node.lineno}"
    siblings = {module for module in imported(path) if module.startswith("cogs.")}
    assert siblings <= {"cogs.options"}


def test_only_the_settings_read_the_environment() -> None:
    for path in SOURCES:
        for node in ast.walk(tree(path)):
            named = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
            assert named not in {"environ", "getenv", "environb"} or path.name == "settings.py", path


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(?:TODO|FIXME|HACK)\b")
    for path in [*ROOT.glob("*.toml"), *(ROOT / "bot").rglob("*.toml"), *(ROOT / path for path in SOURCES)]:
        assert not later.search(path.read_text("utf-8")), path


def test_the_command_line_starts_without_what_only_few_verbs_need() -> None:
    script = "import sys, bot.cli.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True)
    assert {"bot.cli.app", "bot.services"} <= set(done.stdout.split())
    heavy = {"aiohttp", "discord", "trafilatura", "matplotlib", "pydantic", "simcord"}
    assert heavy.isdisjoint(done.stdout.split())


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "benchmarks").glob("*.py")), ids=lambda path: path.stem)
def test_benchmarks_find_what_they_import(path: Path) -> None:
    importlib.import_module(f"tests.benchmarks.{path.stem}")
