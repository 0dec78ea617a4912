"""How long servers ask to be left alone."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from multidict import CIMultiDict

from bot.errors import PausedError
from bot.feeds.addresses import Guard
from bot.feeds.fetching import Fetched, Fetcher
from bot.feeds.turns import Turns
from tests.feeds.asking import NEW, NOON, failure
from tests.feeds.conftest import QUICK
from tests.feeds.publisher import Publisher


@pytest.mark.parametrize(
    ("headers", "asked"),
    [
        ({"Cache_Control": "public, max-age=3600"}, timedelta(hours=1)),
        ({"Expires": "Fri, 22 Sep 2023 14:00:00 GMT", "Date": "Fri, 22 Sep 2023 12:00:00 GMT"}, timedelta(hours=2)),
        (
            {
                "Cache_Control": "max-age=60",
                "Expires": "Fri, 22 Sep 2023 13:00:00 GMT",
                "Date": "Fri, 22 Sep 2023 12:00:00 GMT",
            },
            timedelta(hours=1),
        ),
        ({"Cache_Control": "no-cache, max-age=0", "Expires": "0"}, None),
        ({"Cache_Control": "max-age=99999999999999999999"}, None),
        ({}, None),
    ],
)
async def test_the_wait_a_server_asks_for(
    fetcher: Fetcher, publisher: Publisher, headers: dict[str, Any], asked: timedelta | None
) -> None:
    answer = await fetcher.fetch(publisher.says(**headers), NEW)
    assert answer.asked == asked


async def test_the_wait_may_stand_in_the_second_of_two_headers(fetcher: Fetcher, publisher: Publisher) -> None:
    async def answer(_: web.Request) -> web.Response:
        headers = CIMultiDict([("Cache-Control", "public"), ("Cache-Control", "max-age=7200")])
        return web.Response(headers=headers)

    assert (await fetcher.fetch(publisher.serves("/feed", answer), NEW)).asked == timedelta(hours=2)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("after", ["120", "Fri, 22 Sep 2023 12:02:00 GMT"])
async def test_a_server_that_needs_a_rest_says_until_when(publisher: Publisher, status: int, after: str) -> None:
    guard = Guard(allowed=frozenset({("127.0.0.1", publisher.port)}))
    async with Fetcher(version="1", contact="c", guard=guard, clock=lambda: NOON) as fetcher:
        url = publisher.says(status=status, Retry_After=after, Date="Fri, 22 Sep 2023 12:00:00 GMT")
        error = await failure(fetcher, url)
    assert error.status == status
    assert error.transient
    assert error.retry_at == NOON + timedelta(minutes=2)


@pytest.mark.parametrize("after", ["soon", "-5", "9" * 40, ""])
async def test_a_senseless_retry_after_is_ignored(fetcher: Fetcher, publisher: Publisher, after: str) -> None:
    assert (await failure(fetcher, publisher.says(status=429, Retry_After=after))).retry_at is None


@pytest.mark.parametrize(
    ("after", "date"),
    [
        ("Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 2001 00:00:00 GMT"),
        ("Mon, 01 Jan 0001 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT"),
    ],
)
async def test_no_date_of_a_server_leads_out_of_the_calendar(
    fetcher: Fetcher, publisher: Publisher, after: str, date: str
) -> None:
    error = await failure(fetcher, publisher.says(status=429, Retry_After=after, Date=date))
    assert error.status == 429
    assert error.retry_at


async def test_a_refusal_with_a_broken_page_keeps_its_status_and_wait(fetcher: Fetcher, publisher: Publisher) -> None:
    error = await failure(
        fetcher, publisher.says(status=503, body=b"sorry", Retry_After="7200", Content_Encoding="gzip")
    )
    assert (error.status, error.reason) == (503, "answered 503 Service Unavailable")
    assert error.retry_at


@pytest.mark.parametrize("after", ["9999999", "Sat, 22 Sep 2029 12:02:00 GMT"])
async def test_no_server_is_left_alone_for_more_than_a_day_at_its_word(publisher: Publisher, after: str) -> None:
    guard = Guard(allowed=frozenset({("127.0.0.1", publisher.port)}))
    async with Fetcher(version="1", contact="c", guard=guard, clock=lambda: NOON) as fetcher:
        error = await failure(fetcher, publisher.says(status=429, Retry_After=after))
    assert error.retry_at == NOON + timedelta(days=1)


async def test_who_has_too_many_requests_gets_no_other_before_anybody_decides(publisher: Publisher) -> None:
    guard = Guard(allowed=frozenset({("127.0.0.1", publisher.port)}))
    turns = Turns(timedelta(), lambda: NOON)
    async with Fetcher(version="1", contact="c", guard=guard, clock=lambda: NOON, turns=turns) as fetcher:
        url = publisher.says(status=429, Retry_After="3600")
        error = await failure(fetcher, url)
        with pytest.raises(PausedError):
            await fetcher.fetch(url, NEW)
    assert error.host == "127.0.0.1"
    assert turns.held_until("127.0.0.1") == NOON + timedelta(hours=1)
    assert len(publisher.asked) == 1


async def test_waiting_for_a_turn_is_not_counted_as_the_servers_time(publisher: Publisher) -> None:
    guard = Guard(allowed=frozenset({("127.0.0.1", publisher.port)}))
    loop = asyncio.get_running_loop()

    async def sleep(_: float) -> None:
        waited = asyncio.Event()
        loop.call_later(1.5 * QUICK.whole, waited.set)
        await waited.wait()

    turns = Turns(timedelta(seconds=2), lambda: NOON, sleep)
    async with Fetcher(version="1", contact="c", guard=guard, limits=QUICK, turns=turns) as fetcher:
        assert isinstance(await fetcher.fetch(publisher.says(body=b"<rss/>"), NEW), Fetched)
