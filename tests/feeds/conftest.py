from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.feeds.addresses import Guard
from bot.feeds.fetching import Fetcher, Limits
from tests.feeds.publisher import Publisher

QUICK = Limits(body=100_000, connect=0.5, silence=0.3, whole=0.6)


async def _served(host: str) -> AsyncIterator[Publisher]:
    publisher = Publisher()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", publisher.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1, handler_cancellation=True)
    await runner.setup()
    site = web.TCPSite(runner, host, 0)
    await site.start()
    publisher.port = runner.addresses[0][1]
    yield publisher
    await runner.cleanup()


@pytest.fixture
async def publisher() -> AsyncIterator[Publisher]:
    async for served in _served("127.0.0.1"):
        yield served


@pytest.fixture
async def stranger() -> AsyncIterator[Publisher]:
    """A second server, which no guard allows."""
    async for served in _served("127.0.0.1"):
        yield served


@pytest.fixture
async def fetcher(publisher: Publisher) -> AsyncIterator[Fetcher]:
    guard = Guard(allowed=frozenset({("127.0.0.1", publisher.port)}))
    async with Fetcher(version="1.2", contact="https://example.org/bot", guard=guard, limits=QUICK) as fetcher:
        yield fetcher
