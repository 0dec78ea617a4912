"""What is shipped: the wheel carries its data and works from anywhere, and the locks fit the project."""

import ast
import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("bot", "cogs", "storage")
RUNTIME_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"
LOCKS = (RUNTIME_LOCK, DEV_LOCK)


def run(*command: str | Path, cwd: Path) -> str:
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    outcome = subprocess.run(
        command, cwd=cwd, env=surroundings, capture_output=True, text=True, timeout=300, check=False
    )
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return outcome.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` of an environment with the wheel in it; its dependencies are borrowed from this one's."""
    environment = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", environment, cwd=environment)
    run(environment / "bin" / "python", "-m", "pip", "install", "--no-deps", "--no-index", wheel, cwd=environment)
    (packages,) = environment.glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return environment / "bin"


def pins(lock: str) -> dict[str, Version]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {name: Version(version) for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE)}


def unmet(requirements: list[str], lock: str) -> list[str]:
    locked = pins(lock)
    return [
        line
        for line in requirements
        if (version := locked.get(canonicalize_name(Requirement(line).name))) is None
        or not Requirement(line).specifier.contains(version)
    ]


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_wheel_carries_every_file_of_the_packages_and_nothing_else(wheel: Path) -> None:
    shipped = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    carried = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert carried == shipped
    assert {Path(name).suffix for name in carried} >= {".sql", ".toml", ".ftl", ".typed", ".xml"}


def test_an_installed_strikewire_answers_from_anywhere(installed: Path, tmp_path: Path) -> None:
    elsewhere = Path("/")
    where = run(installed / "python", "-c", "import bot; print(bot.__file__)", cwd=elsewhere)
    assert Path(where.strip()).is_relative_to(installed.parent)

    database = tmp_path / "demo.db"
    shown = run(installed / "strikewire", "demo", "--db", database, "status", "wga", "at:2023-09-22", cwd=elsewhere)
    assert "144" in shown

    asked = ("status", "wga", "--db", database, "--at", "2023-09-22", "--json")
    answer = json.loads(run(installed / "strikewire", *asked, cwd=elsewhere))
    (contract,) = [contract for contract in answer["contracts"] if contract["contract"] == "wga/mba"]
    assert (contract["phase"], contract["day"]) == ("on_strike", 144)


def test_the_runtime_lock_meets_what_the_project_requires() -> None:
    assert unmet(project()["project"]["dependencies"], RUNTIME_LOCK) == []


def test_the_development_lock_meets_what_the_project_and_its_tools_require() -> None:
    declared = project()
    assert unmet(declared["project"]["dependencies"] + declared["dependency-groups"]["dev"], DEV_LOCK) == []
    assert unmet(declared["build-system"]["requires"], DEV_LOCK) == []


def test_what_is_imported_is_declared() -> None:
    code = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    nodes = [node for path in code for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    foreign = {name.partition(".")[0] for name in names} - sys.stdlib_module_names - set(PACKAGES)
    declared = {canonicalize_name(Requirement(each).name) for each in project()["project"]["dependencies"]}
    parts = packages_distributions()
    assert {name for name in foreign if declared.isdisjoint(map(canonicalize_name, parts[name]))} == set()


def test_a_requirement_that_no_lock_meets_is_named() -> None:
    assert unmet(["aiohttp>=999", "unheard-of"], RUNTIME_LOCK) == ["aiohttp>=999", "unheard-of"]


def test_development_runs_on_the_versions_that_users_get() -> None:
    assert pins(RUNTIME_LOCK).items() <= pins(DEV_LOCK).items()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_by_hash_and_names_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert (
        re.findall(r"://|index-url|find-links|trusted-host|^\s*-", text.replace("    --hash=", ""), re.MULTILINE) == []
    )
