from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.demo.server import sample_names, serving
from bot.domain.feeds import Validators
from bot.feeds.addresses import Guard
from bot.feeds.fetching import Fetched, Fetcher, NotModified
from bot.feeds.parsing import Parser


@pytest.fixture
async def address() -> AsyncIterator[tuple[str, int]]:
    async with serving() as address:
        yield address


async def test_every_sample_feed_is_fetched_and_parsed_as_any_other_would_be(address: tuple[str, int]) -> None:
    host, port = address
    guard = Guard(allowed=frozenset({address}))
    async with Fetcher(version="1", contact="test", guard=guard) as fetcher, Parser() as parser:
        for name in sample_names():
            answer = await fetcher.fetch(f"http://{host}:{port}/{name}", Validators())
            assert isinstance(answer, Fetched)
            parsed = await parser.parse(answer.body, url=answer.url, content_type=answer.content_type)
            assert len(parsed.items) >= 5
            assert not parsed.degraded
            assert answer.validators.etag


async def test_what_has_not_changed_is_not_sent_again(address: tuple[str, int]) -> None:
    host, port = address
    async with Fetcher(version="1", contact="test", guard=Guard(allowed=frozenset({address}))) as fetcher:
        url = f"http://{host}:{port}/{sample_names()[0]}"
        first = await fetcher.fetch(url, Validators())
        assert isinstance(await fetcher.fetch(url, first.validators), NotModified)


@pytest.mark.parametrize("path", ["/", "/missing.xml", "/..%2fpublishers.toml", "/%2e%2e/server.py"])
async def test_only_the_sample_feeds_are_served(address: tuple[str, int], path: str) -> None:
    host, port = address
    async with aiohttp.ClientSession() as session, session.get(f"http://{host}:{port}{path}") as response:
        assert response.status == 404
