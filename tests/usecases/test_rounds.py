"""A round of polling ends in time: slow feeds keep neither others nor the ledger waiting."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from aiohttp import web

from bot.domain.checks import SHORTEST_WAIT
from bot.usecases.poll_feeds import ROUND, PollSummary
from bot.usecases.progress import silent
from tests.usecases.campaign import CAKE, STRIKE, Item
from tests.usecases.crowd import Names
from tests.usecases.desk import BARE, Desk, rss

SLOW = 20


@pytest.fixture
def asked(desk: Desk) -> list[str]:
    """What is asked, in turn, of thirty slow feeds of one domain and a quick one of another, by a single worker."""
    desk.resolver = Names()
    desk.settings = {**BARE, "polling": {"at_once": 1}}
    asked: list[str] = []

    def follow(host: str, path: str, item: Item, seconds: int) -> None:
        async def answer(_: web.Request) -> web.Response:
            asked.append(path)
            desk.clock.forward(seconds=seconds)
            return web.Response(body=rss(item))

        desk.publisher.serves(path, answer)
        address = desk.follow(path).replace("127.0.0.1", host)
        desk.feeds[-1] = replace(desk.feeds[-1], url=address)

    for number in range(30):
        follow("slow.example", f"/slow{number}", CAKE if number else STRIKE, SLOW)
    follow("quick.example", "/quick", CAKE, 0)
    return asked


async def round_of(desk: Desk) -> PollSummary:
    async with desk.opened() as intake:
        return await intake.poll_feeds(silent, at_most=ROUND)


async def test_feeds_of_another_domain_come_before_the_rest_of_a_slow_one(desk: Desk, asked: list[str]) -> None:
    await round_of(desk)
    await round_of(desk)
    assert asked == ["/slow0", "/slow1", "/slow2", "/quick", "/slow3", "/slow4", "/slow5"]


async def test_what_a_slow_domain_brought_is_in_the_ledger_before_all_of_it_is_asked(
    desk: Desk, asked: list[str]
) -> None:
    summary = await round_of(desk)
    assert len(asked) == summary.polled == 3
    assert desk.rows("SELECT phase FROM moves") == [("on_strike",)]


async def test_every_feed_gets_its_turn_and_none_a_second_one_before_its_time(desk: Desk, asked: list[str]) -> None:
    for _ in range(11):
        await round_of(desk)
    assert len(asked) == len(set(asked)) == 31


async def test_a_clock_that_is_set_back_ends_a_round_too(desk: Desk, asked: list[str]) -> None:
    async def answer(_: web.Request) -> web.Response:
        asked.append("/slow1")
        desk.clock.now -= timedelta(hours=5)
        return web.Response(body=rss(CAKE))

    desk.publisher.serves("/slow1", answer)
    await round_of(desk)
    assert asked == ["/slow0", "/slow1"]


async def test_a_round_that_none_follows_asks_every_feed(desk: Desk, asked: list[str]) -> None:
    assert (await desk.poll()).polled == len(asked) == 31


@pytest.mark.parametrize("host", ["slow.example", "slow{}.example"], ids=["one domain", "many"])
async def test_every_feed_gets_its_turn_where_not_all_can_be_asked_within_their_interval(desk: Desk, host: str) -> None:
    asked: set[str] = set()
    desk.resolver = Names()
    desk.settings = {**BARE, "polling": {"at_once": 1}}
    for number in range(60):
        url = desk.follow(f"/slow{number}", interval=SHORTEST_WAIT).replace("127.0.0.1", host.format(number))
        desk.feeds[-1] = replace(desk.feeds[-1], url=url)

    async def answer(request: web.Request) -> web.Response:
        asked.add(request.path)
        desk.clock.forward(seconds=SLOW)
        return web.Response(body=rss(CAKE))

    for source in desk.feeds:
        desk.publisher.serves(urlsplit(source.url).path, answer)
    async with desk.opened() as intake:
        for _ in range(30):
            await intake.poll_feeds(silent, at_most=ROUND)
    assert len(asked) == 60


async def test_every_feed_gets_its_turn_on_a_domain_that_answers_for_few_at_a_time(desk: Desk) -> None:
    asked: set[str] = set()
    left = 0
    for number in range(30):
        desk.follow(f"/feed{number}", interval=SHORTEST_WAIT)

    async def answer(request: web.Request) -> web.Response:
        nonlocal left
        left -= 1
        if left < 0:
            return web.Response(status=429, headers={"Retry-After": "3600"})
        asked.add(request.path)
        return web.Response(body=rss(CAKE))

    for source in desk.feeds:
        desk.publisher.serves(urlsplit(source.url).path, answer)
    async with desk.opened() as intake:
        for tick in range(60):
            if tick % 6 == 0:
                left = 5
            await intake.poll_feeds(silent)
            desk.clock.forward(minutes=12)
    assert len(asked) == 30
