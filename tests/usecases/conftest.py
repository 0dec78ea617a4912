from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import Answers
from bot.usecases.progress import silent
from storage.database import Database
from tests.feeds.publisher import Publisher
from tests.usecases.campaign import CAMPAIGN
from tests.usecases.desk import Desk, lines, serving


@pytest.fixture
async def publisher() -> AsyncIterator[Publisher]:
    async with serving() as publisher:
        yield publisher


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with Database.open(tmp_path / "strikewire.db") as opened:
        yield opened


@pytest.fixture
def desk(publisher: Publisher, tmp_path: Path) -> Desk:
    return Desk(tmp_path / "strikewire.db", publisher)


@pytest.fixture
async def archive(desk: Desk, tmp_path: Path) -> AsyncIterator[Answers]:
    """The answers of an installation that has imported the whole campaign, on 1 November."""
    desk.clock.now = datetime(2023, 11, 1, 12, tzinfo=UTC)
    async with desk.opened() as intake:
        await intake.import_files([lines(tmp_path, *CAMPAIGN)], silent)
        yield intake.answers
