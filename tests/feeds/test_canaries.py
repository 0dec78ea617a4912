"""Whichever way an address of a private network comes in, and however it is spelled, nothing dials it."""

from __future__ import annotations

import asyncio
import itertools
import socket
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import checking, taking_in, trying
from bot.config import check_config
from bot.domain.feeds import FeedSource, Validators
from bot.errors import FetchError
from bot.feeds.addresses import REFUSED, Guard
from bot.feeds.fetching import Fetched, Fetcher
from bot.knowledge import knowledge_of
from bot.usecases.progress import silent
from tests.feeds.canaries import SPELLINGS, Canaries, listening
from tests.feeds.conftest import QUICK
from tests.feeds.publisher import Publisher

REFUSALS = {
    REFUSED,
    "neither http nor https",
    "an address with a user name in it",
    "not an address",
    "no such host",
}
BARE: dict[str, Any] = {"defaults": False, "history": False}


@pytest.fixture
async def canaries() -> AsyncIterator[Canaries]:
    async with listening() as canaries:
        yield canaries


def open_to(canaries: Canaries, publisher: Publisher) -> Guard:
    """A guard to which the port of the canaries is as good as any, and which lets the publisher be asked."""
    return Guard(ports=frozenset({canaries.port}), allowed=frozenset({("127.0.0.1", publisher.port)}))


async def outcome(fetcher: Fetcher, url: str) -> str:
    """Why there is no body."""
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(url, Validators())
    return caught.value.reason


async def connect(host: str, port: int) -> None:
    _, writer = await asyncio.open_connection(host, port)
    writer.close()
    await writer.wait_closed()


async def test_the_canaries_notice_whoever_connects(canaries: Canaries) -> None:
    await connect("127.0.0.1", canaries.port)
    await connect("::1", canaries.port)
    assert canaries.accepted == 2
    assert len(set(SPELLINGS)) >= 60


async def test_no_spelling_is_dialled_directly(canaries: Canaries, publisher: Publisher) -> None:
    async with Fetcher(version="1", contact="c", guard=open_to(canaries, publisher), limits=QUICK) as fetcher:
        for host in canaries.hosts:
            assert await outcome(fetcher, canaries.url(host)) in REFUSALS, host
    assert canaries.accepted == 0


async def test_no_spelling_is_dialled_after_a_redirect_that_was_followed(
    canaries: Canaries, publisher: Publisher
) -> None:
    statuses = itertools.cycle((301, 302, 303, 307, 308))
    async with Fetcher(version="1", contact="c", guard=open_to(canaries, publisher), limits=QUICK) as fetcher:
        for number, host in enumerate(canaries.hosts, start=1):
            url = publisher.serves("/hop", publisher.redirecting(next(statuses), canaries.url(host)))
            assert await outcome(fetcher, url) in REFUSALS, host
            assert len(publisher.asked) == number, host
    assert canaries.accepted == 0


async def test_a_page_that_refreshes_elsewhere_is_not_followed(canaries: Canaries, publisher: Publisher) -> None:
    target = canaries.url("127.0.0.1")
    page = f'<html><meta http-equiv="refresh" content="0; url={target}">'.encode()
    async with Fetcher(version="1", contact="c", guard=open_to(canaries, publisher)) as fetcher:
        answer = await fetcher.fetch(publisher.says(body=page, Refresh=f"0; url={target}"), Validators())
    assert isinstance(answer, Fetched)
    assert answer.body == page
    assert canaries.accepted == 0


async def test_no_spelling_is_dialled_by_polling_or_by_a_check(
    canaries: Canaries, publisher: Publisher, tmp_path: Path
) -> None:
    config = check_config({**BARE, "polling": {"ports": [canaries.port]}}, "test")
    feeds = tuple(FeedSource(canaries.url(host), "a.example", host) for host in canaries.hosts)
    known = replace(knowledge_of(config), feeds=feeds)
    async with taking_in(config, known, tmp_path / "db", pause=timedelta(0)) as intake:
        summary = await intake.poll_feeds(silent)
    async with checking(config, known, tmp_path / "none.db") as check:
        health = await check(feeds, silent)
    assert len(summary.failed) == len(feeds)
    assert {feed.reason for feed in summary.failed} <= REFUSALS
    assert {feed.trouble for feed in health.feeds} <= REFUSALS
    assert canaries.accepted == 0


async def test_no_spelling_is_dialled_when_somebody_tries_it_or_takes_a_feed_that_a_page_offers(
    canaries: Canaries, publisher: Publisher, tmp_path: Path
) -> None:
    config, guard = check_config(BARE, "test"), open_to(canaries, publisher)
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{canaries.url(host)}">' for host in SPELLINGS
    )
    page = publisher.says("/page", body=f"<html>{links}</html>".encode())
    async with trying(config, knowledge_of(config), tmp_path / "none.db", guard=guard, pause=timedelta(0)) as try_feed:
        offers = (await try_feed(page)).offers
        for url in [*(canaries.url(host) for host in canaries.hosts), *(offer.url for offer in offers)]:
            assert (await try_feed(url)).trouble in REFUSALS, url
    assert offers
    assert canaries.accepted == 0


@pytest.mark.parametrize("same_name", [True, False], ids=["one name", "ever new names"])
async def test_a_name_that_changes_between_two_answers_never_leads_inside(
    publisher: Publisher, canaries: Canaries, monkeypatch: pytest.MonkeyPatch, same_name: bool
) -> None:
    """The publisher plays the public host; a name leads to it and to the canaries by turns."""
    places = itertools.cycle([publisher.port, canaries.port])

    async def resolve(*_: object, **__: object) -> list[Any]:
        target = ("127.0.0.1", next(places))
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", target)]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", resolve)
    publisher.says("/", body=b"found")
    async with Fetcher(version="1", contact="c", guard=open_to(canaries, publisher), limits=QUICK) as fetcher:
        found = 0
        for number in range(200):
            url = f"http://{0 if same_name else number}.rebinding.example:{canaries.port}/"
            try:
                await fetcher.fetch(url, Validators())
                found += 1
            except FetchError as error:
                assert error.reason == REFUSED  # noqa: PT017
    assert found >= 100
    assert canaries.accepted == 0
