"""What feeds cost."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.feeds import Cost
from tests.usecases.campaign import CAKE
from tests.usecases.desk import Desk, rss
from tests.usecases.feed_scripts import Says, play


async def test_what_a_feed_costs_is_counted(desk: Desk) -> None:
    body = rss(CAKE)
    await play(desk, [Says(etag='"1"'), Says(304, times=2), Says(500), Says(302, to="/new")])
    async with desk.opened() as intake:
        (feed,) = await intake.answers.list_feeds()
    assert feed.cost == Cost(requests=6, bytes=3 * len(body), checks=5, unchanged=3)
    assert (feed.lately, feed.items) == (1, 1)
    desk.clock.forward(days=8)
    async with desk.opened() as intake:
        (feed,) = await intake.answers.list_feeds()
    assert (feed.cost, feed.lately, feed.items) == (Cost(), 0, 1)


async def test_what_failed_checks_cost_is_counted(desk: Desk) -> None:
    page = b"<!doctype html><html><body>Please wait...</body></html>"
    desk.follow("/way")
    desk.publisher.says("/way", status=302, Location="/page")
    desk.publisher.says("/page", body=page)
    desk.follow("/broken")
    desk.publisher.says("/broken", status=302, Location="/down")
    desk.publisher.says("/down", status=503, body=page)
    desk.feeds.append(replace(desk.feeds[0], url=f"http://localhost:{desk.publisher.port}/busy", name="Busy"))
    desk.publisher.says("/busy", status=429, Retry_After="7200")
    await desk.poll()
    desk.follow("/lead")
    desk.publisher.says("/lead", status=302, Location=desk.feeds[2].url)
    desk.clock.forward(hours=1)
    await desk.poll()
    async with desk.opened() as intake:
        costs = {feed.name: feed.cost for feed in await intake.answers.list_feeds()}
    assert costs["Feed /way"] == Cost(requests=4, bytes=2 * len(page), checks=2)
    assert costs["Feed /broken"] == Cost(requests=4, bytes=2 * len(page), checks=2)
    assert costs["Feed /lead"] == Cost(requests=1)
    assert costs["Busy"] == Cost(requests=1, checks=1)


async def test_the_cost_of_seven_days_is_that_of_seven_days(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(CAKE))
    await desk.poll()

    async def requests() -> int:
        async with desk.opened() as intake:
            (feed,) = await intake.answers.list_feeds()
        return feed.cost.requests

    desk.clock.forward(days=6)
    assert await requests() == 1
    desk.clock.forward(days=1)
    assert await requests() == 0
