"""Fixtures of these tests."""

from __future__ import annotations

import asyncio
import io
import logging
import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot import shell
from tests.feeds.publisher import Publisher
from tests.shell.commands import Ended, Folder, Run
from tests.usecases.campaign import CAMPAIGN
from tests.usecases.desk import Desk, lines, serving
from tests.usecases.labelled import labelled, truth


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Iterator[Run]:
    """Run the shell in this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level

    def run(*arguments: object, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "argv", ["strikewire", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            shell.run()
        told = capsys.readouterr()
        assert "Traceback" not in told.out + told.err
        assert isinstance(ended.value.code, int)
        return Ended(ended.value.code, told.out, told.err)

    yield run
    root.handlers = handlers
    root.setLevel(level)


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database that holds the campaign, the file it came from, and a configuration."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "config.toml").write_text("history = false\ndefaults = false\n")
    desk = Desk(folder / "strikewire.db")
    desk.clock.forward(days=300)
    asyncio.run(desk.import_(lines(folder, *CAMPAIGN)))
    labelled(folder)
    truth(folder)
    return folder


@pytest.fixture
def imported(run: Run, archive: Path, tmp_path: Path) -> Run:
    """As `run`, in a copy of that folder."""
    shutil.copytree(archive, tmp_path, dirs_exist_ok=True)
    return run


@pytest.fixture
async def publisher() -> AsyncIterator[Publisher]:
    async with serving() as publisher:
        yield publisher


@pytest.fixture
def folder(tmp_path: Path, publisher: Publisher) -> Folder:
    return Folder(tmp_path, publisher)
