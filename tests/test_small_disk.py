"""The shell on a disk of two megabytes, full or read-only: it says what is wrong, and ends as documented."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ON_A_SMALL_DISK = "mkdir disk && mount -t tmpfs -o size=2m none disk && "
FULL = "{ head -c 4m /dev/zero > disk/rest 2>/dev/null || true; } && "
POLL = f"{sys.executable} -m bot poll --db disk/a.db"
CHECK = f"{sys.executable} -m bot check --db disk/a.db"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.toml").write_text("history = false\ndefaults = false\n")
    if on_a_small_disk(tmp_path, "true").returncode:
        pytest.skip("needs user namespaces to mount a small disk")
    (tmp_path / "disk").rmdir()
    return tmp_path


def on_a_small_disk(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Run a script beside a small disk of its own."""
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", ON_A_SMALL_DISK + script]
    return subprocess.run(
        command, cwd=folder, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin:/usr/sbin:/sbin"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (f"{FULL}{POLL}", "free some space and try again"),
        (f"{POLL} && {FULL}{POLL}", "the disk is full; free some space and try again"),
        (f"{POLL} && {FULL}{CHECK}", "the disk is full; free some space and try again"),
        (f"{POLL} && {CHECK}", "Little room is left where the database lies"),
        (f"{POLL} && mount -o remount,ro disk && {POLL}", "(Read-only file system); check who owns the folder"),
        (f"{POLL} && mount -o remount,ro disk && {CHECK}", "check that its folder exists and may be written"),
        (f"{POLL} && head -c 9000 disk/a.db > disk/b.db && mv disk/b.db disk/a.db && {POLL}", "is damaged"),
        (f"{POLL} && {FULL}rm disk/a.db && mkdir disk/a.db && {CHECK}", "Is a directory"),
    ],
    ids=[
        "full at the start",
        "full",
        "check on full",
        "check on little",
        "read-only",
        "check on read-only",
        "cut",
        "a",
    ],
)
def test_it_ends_with_1_and_a_sentence(folder: Path, script: str, told: str) -> None:
    ended = on_a_small_disk(folder, script)
    text = " ".join((ended.stdout + ended.stderr).split())
    assert ended.returncode == 1, text
    assert told in text
    assert "Traceback" not in text
    assert "Something went wrong" not in text


def test_a_log_that_cannot_be_written_stops_nothing(folder: Path) -> None:
    ended = on_a_small_disk(folder, f"{POLL} 2>/dev/full")
    assert (ended.returncode, "Traceback" in ended.stdout) == (0, False)


def test_an_answer_that_cannot_be_written_has_failed(folder: Path) -> None:
    ended = on_a_small_disk(folder, f"{POLL} && {sys.executable} -m bot feeds --db disk/a.db >/dev/full")
    assert ended.returncode == 1
    assert "No space left on device" in ended.stderr
    assert "Traceback" not in ended.stderr
