"""An operator's word leaves a feed alone, through restarts, until another takes it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.feeds import FeedState
from bot.domain.notices import FeedChange, FeedNotice
from bot.usecases.pause_feed import PauseFeed
from bot.usecases.progress import silent
from bot.user_errors import UnknownFeedError
from storage.database import Database
from tests.usecases.campaign import CAKE, STRIKE
from tests.usecases.desk import Desk, rss


@pytest.fixture
def two(desk: Desk) -> Desk:
    """A desk with the feeds /one and /two, both read once."""
    for path, item in (("/one", STRIKE), ("/two", CAKE)):
        desk.follow(path)
        desk.publisher.says(path, body=rss(item))
    return desk


async def say(desk: Desk, what: str, typed: str, tell: Callable[[FeedNotice], Any] = lambda _: None) -> list[str]:
    """Pause or resume beside the bot; the addresses of the feeds that were meant."""
    async with Database.open(desk.path, beside=True) as database:
        work = PauseFeed(database, desk.clock, tell)
        return [notice.address for notice in await (work.pause if what == "pause" else work.resume)(typed)]


def asked(desk: Desk) -> list[str]:
    paths = [request.path for request in desk.publisher.asked]
    desk.publisher.asked.clear()
    return sorted(paths)


async def test_a_paused_feed_is_not_asked_until_it_is_resumed(two: Desk) -> None:
    await two.poll()
    assert await say(two, "pause", "feed /ONE") == [two.publisher.url("/one")]
    asked(two)
    two.clock.forward(hours=2)
    await two.poll()
    assert asked(two) == ["/two"]
    await say(two, "resume", "Feed /one")
    await two.poll()
    assert asked(two) == ["/one"]


async def test_a_feed_that_is_paused_while_it_is_read_stays_paused(two: Desk) -> None:
    async with two.opened() as intake:

        async def paused_meanwhile(_: object) -> Any:
            await say(two, "pause", "Feed /one")
            return await answer(_)  # type: ignore[arg-type]

        answer = two.publisher.answers["/one"]
        two.publisher.serves("/one", paused_meanwhile)
        await intake.poll_feeds(silent)
    assert [(record.paused, record.state) for record in await two.records()] == [
        (True, FeedState.OK),
        (False, FeedState.OK),
    ]


async def test_a_feed_that_is_resumed_at_once_is_not_asked_before_its_time(two: Desk) -> None:
    await two.poll()
    await say(two, "pause", "Feed /one")
    await say(two, "resume", "Feed /one")
    asked(two)
    await two.poll()
    assert asked(two) == []


async def test_operators_are_told_of_each_change_once(two: Desk) -> None:
    await two.poll()
    told: list[FeedNotice] = []
    for what in ("pause", "pause", "resume", "resume"):
        await say(two, what, "Feed /one", told.append)
    assert [notice.change for notice in told] == [FeedChange.HALTED, FeedChange.CONTINUED]
    assert two.rows("SELECT content ->> '$.change' FROM notices ORDER BY id") == [("halted",), ("continued",)]


async def test_a_whole_address_means_one_feed_and_a_name_or_publisher_all_of_it(two: Desk) -> None:
    for number, secret in enumerate("ab"):
        source = two.feeds[number]
        two.feeds.append(replace(source, url=f"{two.publisher.url('/keyed')}?key={secret}", name="Keyed"))
    two.publisher.says("/keyed", body=rss(CAKE))
    await two.poll()
    keyed = two.publisher.url("/keyed")
    assert await say(two, "pause", f"{keyed}?key=b") == [keyed]
    assert [record.paused for record in await two.records()] == [False, False, False, True]
    assert await say(two, "pause", keyed) == await say(two, "pause", "keyed") == [keyed] * 2
    assert len(await say(two, "pause", "variety.com")) == 4


async def test_the_list_shows_what_is_paused_and_freshness_leaves_it_out(two: Desk) -> None:
    two.publisher.says("/one", status=404)
    await two.poll()
    await say(two, "pause", "Feed /one")
    async with two.opened() as intake:
        one, other = await intake.answers.list_feeds()
        freshness = (await intake.answers.report_status.overview(two.clock(), asked_at=False)).freshness
    assert (one.state, one.next_check_at, other.state) == ("paused", None, "ok")
    assert (freshness.feeds, freshness.failing) == (1, 0)


async def test_a_feed_that_moved_to_the_address_of_a_paused_one_is_asked_itself(two: Desk) -> None:
    await two.poll()
    target = two.publisher.url("/one")
    two.publisher.serves("/two", two.publisher.redirecting(301, target))
    for _ in range(5):
        two.clock.forward(days=1)
        await two.poll()
    await say(two, "pause", target)
    asked(two)
    two.clock.forward(days=2)
    await two.poll()
    assert asked(two) == ["/one"]
    assert [record.last_success_at == two.clock() for record in await two.records()] == [False, True]


async def test_an_unknown_feed_is_told_with_those_that_come_close(two: Desk) -> None:
    await two.poll()
    with pytest.raises(UnknownFeedError) as error:
        await say(two, "pause", "Fed /one")
    assert error.value.suggestions[0] == "Feed /one"
    with pytest.raises(UnknownFeedError) as error:
        await say(two, "pause", "quite another")
    assert error.value.suggestions == ()
