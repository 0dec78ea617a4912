"""Fixtures of these tests."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

import pytest

from bot import client as edge
from tests.client.lines import Line
from tests.discord_server.server import DiscordServer


@pytest.fixture(autouse=True)
def guilds_come_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edge, "GUILDS_APART", 0.05)


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as server:
        server.add_guild()
        yield server


@pytest.fixture
def line(server: DiscordServer) -> Line:
    return Line(server)


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO)
    return caplog
