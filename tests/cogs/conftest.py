from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.cogs.room import Installation, Room, fill, installed


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file that has read plenty of news."""
    folder = tmp_path_factory.mktemp("archive")
    fill(folder / "archive.db", folder)
    return folder / "archive.db"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def installation(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Installation]:
    """A bot that runs for all tests of a module, each of which brings a Discord server of its own."""
    async with installed(archive, tmp_path_factory.mktemp("installation")) as installation:
        async with installation.running():
            yield installation
        installation.server.assert_clean()


@pytest_asyncio.fixture(loop_scope="module")
async def room(installation: Installation) -> AsyncIterator[Room]:
    """A Discord server that no other test uses."""
    yield await installation.room()
    installation.server.assert_clean(unfinished=True)
