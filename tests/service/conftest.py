"""Fixtures of these tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import client as edge
from tests.at_work import AtWork
from tests.feeds.publisher import Publisher
from tests.service.evenings import NEWS
from tests.usecases.desk import Desk, rss, serving


@pytest.fixture(autouse=True)
def guilds_come_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edge, "GUILDS_APART", 0.05)


@pytest.fixture
async def publisher() -> AsyncIterator[Publisher]:
    async with serving() as publisher:
        yield publisher


@pytest.fixture
async def bot(publisher: Publisher, tmp_path: Path) -> AsyncIterator[AtWork]:
    """A bot that has not run yet."""
    async with AtWork.opened(Desk(tmp_path / "strikewire.db", publisher)) as at_work:
        yield at_work


@pytest.fixture
def feed(bot: AtWork) -> Publisher:
    """The bot follows a feed that tells of a strike."""
    bot.desk.follow()
    bot.desk.publisher.says(body=rss(NEWS))
    return bot.desk.publisher
