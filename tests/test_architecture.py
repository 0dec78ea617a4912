"""The rule of the rooms: the tree keeps it, and a planted violation turns it red."""

import ast
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("bot", "cogs", "storage")


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=120, check=False)


def imported_modules(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names) if module == "urllib" else (module,)


def beyond_the_standard_library(domain: Path) -> list[str]:
    """Imports of the domain that are neither the standard library's nor its own; of urllib, only `parse` is pure."""
    return sorted(
        f"{path.name}: {module}"
        for path in domain.rglob("*.py")
        for module in imported_modules(path.read_text(encoding="utf-8"))
        if not module.startswith(("bot.domain", "bot.errors", "bot.user_errors"))
        and (
            module.partition(".")[0] not in sys.stdlib_module_names
            or (module.startswith("urllib") and module != "urllib.parse")
        )
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_tree_keeps_every_contract() -> None:
    outcome = lint_imports(ROOT)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("bot/domain/planted.py", "import sqlite3", "The domain is pure"),
        ("bot/domain/planted.py", "import bot.wording", "Rooms import only what is to their right"),
        ("bot/usecases/planted.py", "import cogs", "Rooms import only what is to their right"),
        ("storage/planted.py", "import bot.feeds", "Rooms import only what is to their right"),
        ("cogs/planted.py", "import storage", "Cogs reach data only through use cases"),
        (
            "bot/terminal/planted.py",
            "import bot.catalog",
            "The terminal and its words reach data only through use cases",
        ),
        ("bot/usecases/planted.py", "import aiosqlite", "Only storage speaks SQL"),
        ("bot/wording/planted.py", "import rich.table", "Only the terminal draws"),
        ("bot/terminal/planted.py", "import discord", "Only cogs and the client speak to Discord"),
        ("bot/usecases/planted.py", "import apscheduler", "Only the schedule ticks"),
        ("bot/catalog/planted.py", "import feedparser", "Only feeds are parsed by feedparser"),
        ("bot/usecases/planted.py", "import aiohttp", "Only feeds fetch"),
    ],
)
def test_a_planted_violation_turns_its_contract_red(copy: Path, module: str, line: str, contract: str) -> None:
    (copy / module).write_text(f"{line}\n", encoding="utf-8")
    outcome = lint_imports(copy)
    assert outcome.returncode == 1, outcome.stdout + outcome.stderr
    assert f"{contract} BROKEN" in outcome.stdout


def test_every_room_of_the_bot_stands_in_the_picture() -> None:
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    picture = next(c for c in configuration["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    placed = {name.strip(" ()") for layer in picture["layers"] for name in layer.replace(":", "|").split("|")}
    rooms = {
        f"bot.{path.stem}"
        for path in (ROOT / "bot").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    } - {"bot.__init__"}
    assert rooms - placed == set()


def test_the_domain_imports_the_standard_library_alone() -> None:
    assert beyond_the_standard_library(ROOT / "bot" / "domain") == []


@pytest.mark.parametrize("module", ["requests", "urllib.request", "bot.catalog"])
def test_a_foreign_import_planted_in_the_domain_is_found(copy: Path, module: str) -> None:
    domain = copy / "bot" / "domain"
    parent, _, name = module.rpartition(".")
    line = f"from {parent} import {name}" if parent else f"import {module}"
    (domain / "planted.py").write_text(f"{line}\n", encoding="utf-8")
    assert [found.partition(": ")[0] for found in beyond_the_standard_library(domain)] == ["planted.py"]
