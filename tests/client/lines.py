"""A line to the stand-in for Discord, and what was logged of it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import aiohttp
import pytest

from bot.client import Client, Connection
from cogs._localising import Translator
from cogs.tree import Tree
from tests.discord_server.server import DiscordServer

LOGIN, SETUP = "GET /users/@me", "GET /oauth2/applications/@me"


SOON, NEVER = timedelta(milliseconds=10), timedelta(hours=1)


@dataclass
class Line:
    """Makes the clients of one connection and tells when one is ready."""

    server: DiscordServer
    clients: list[Client] = field(default_factory=list)
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    connector: Callable[[], aiohttp.TCPConnector] | None = None

    def make(self) -> Client:
        client = Client((self.connector or self.server.connector)(), Tree, Translator(), [], [])
        client.add_listener(self._told, "on_ready")
        self.clients.append(client)
        return client

    def connection(self, token: str = "", first_wait: timedelta = SOON) -> Connection:
        return Connection(self.make, token or self.server.token, first_wait=first_wait)

    async def is_ready(self) -> None:
        """Wait for a client that is ready."""
        async with asyncio.timeout(15):
            await self.ready.wait()

    async def _told(self) -> None:
        self.ready.set()


def warned(log: pytest.LogCaptureFixture) -> list[str]:
    """What was logged as a warning or worse; none of it with a traceback."""
    records = [record for record in log.records if record.levelno >= logging.WARNING]
    assert not any(record.exc_info for record in records)
    return [record.getMessage() for record in records]


async def until_warned(log: pytest.LogCaptureFixture, times: int = 1) -> None:
    async with asyncio.timeout(15):
        while len(warned(log)) < times:  # noqa: ASYNC110 - what is logged sets no event
            await asyncio.sleep(0)
