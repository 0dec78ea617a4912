"""No feed can be read: operators are told once, answers say so, and nothing is lost or told twice afterwards."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.app import Intake
from bot.domain.checks import SLOWED_AFTER
from bot.domain.deliveries import Target
from bot.domain.feeds import FeedSource
from bot.domain.notices import FeedChange, FeedNews
from bot.usecases.progress import silent
from bot.usecases.tell_operators import GATHERED_FOR, TellOperators
from bot.wording.freshness import fault
from bot.wording.phrases import Phrases
from storage.deliveries import DeliveryStore
from tests.usecases.campaign import SECOND, START, STRIKE
from tests.usecases.crowd import Failing
from tests.usecases.desk import Desk, rss

FEEDS = 30
OLGA = 7
TICK = timedelta(minutes=5)
NO_LOOKUP = "the name of the host could not be looked up"


@pytest.fixture
def names(desk: Desk) -> Failing:
    """Thirty publishers on as many domains, whose names can be looked up while that works."""
    desk.feeds = [
        FeedSource(f"http://paper{number}.example:{desk.publisher.port}/feed", f"paper{number}.example", f"{number}")
        for number in range(FEEDS)
    ]
    desk.publisher.says(body=rss(STRIKE))
    desk.resolver = names = Failing()
    return names


@asynccontextmanager
async def falling_silent(desk: Desk, names: Failing) -> AsyncIterator[Intake]:
    """All feeds have been read; from then on no name is known. Open connections would outlast that for a while."""
    await desk.poll()
    names.down = True
    desk.clock.forward(minutes=40)
    async with desk.opened() as intake:
        yield intake


async def live(desk: Desk, intake: Intake, span: timedelta) -> None:
    """Poll every five minutes for as long."""
    end = desk.clock() + span
    while desk.clock() < end:
        await intake.poll_feeds(silent)
        await TellOperators(intake.database, [Target(None, OLGA)], desk.clock)()
        desk.clock.now += TICK


def noticed(desk: Desk) -> list[str]:
    return [json.loads(content)["change"] for (content,) in desk.rows("SELECT content FROM notices ORDER BY id")]


async def messages(desk: Desk, intake: Intake) -> list[FeedNews]:
    """What operators have been sent, taken from the outbox."""
    found = []
    async with intake.database.transaction() as unit:
        while delivery := await DeliveryStore(intake.database).claim(unit, desk.clock()):
            assert delivery.target == Target(None, OLGA)
            assert isinstance(delivery.value, FeedNews)
            found.append(delivery.value)
    return found


@pytest.mark.parametrize("lasting", [timedelta(hours=3), timedelta(days=2), SLOWED_AFTER + timedelta(days=1)])
async def test_an_outage_is_told_once_and_so_is_its_end(
    desk: Desk, names: Failing, caplog: pytest.LogCaptureFixture, lasting: timedelta
) -> None:
    caplog.set_level("INFO")
    async with falling_silent(desk, names) as intake:
        await live(desk, intake, timedelta(hours=2))
        status = await intake.answers.report_status.overview(desk.clock(), asked_at=False)
        assert fault(status.freshness, Phrases()).startswith("Could not read any feed since 3 May 2023, 05:00")
        (told,) = await messages(desk, intake)
    desk.clock.now += lasting
    async with desk.opened() as intake:
        await live(desk, intake, timedelta(hours=2))
        assert noticed(desk) == [FeedChange.OUTAGE]
        (notice,) = told.notices
        assert (notice.change, notice.since, notice.cause) == (FeedChange.OUTAGE, START, NO_LOOKUP)
        names.down = False
        desk.publisher.says(body=rss(STRIKE, replace(SECOND, published=START + timedelta(hours=1))))
        begun = desk.clock()
        # Asked at least once in an hour while it lasted, every feed is back soon after it.
        await live(desk, intake, timedelta(minutes=70))
        records = await desk.records()
        assert all(record.last_success_at and record.last_success_at >= begun for record in records)
        desk.clock.now += GATHERED_FOR
        await live(desk, intake, TICK)
        assert [[each.change for each in news.notices] for news in await messages(desk, intake)] == [
            [FeedChange.RESUMED]
        ]
    assert noticed(desk) == [FeedChange.OUTAGE, FeedChange.RESUMED]
    assert len([record for record in caplog.records if record.name == "bot"]) == 2
    assert desk.titles() == sorted([STRIKE.title, SECOND.title])
    assert desk.rows("SELECT count(*) FROM entries") == [(2 * FEEDS,)]


async def test_a_feed_that_still_fails_afterwards_is_told_of_by_its_name(desk: Desk, names: Failing) -> None:
    desk.feeds.append(replace(desk.feeds[0], url=f"http://late.example:{desk.publisher.port}/late", name="Late"))
    desk.publisher.says("/late", body=rss())
    async with falling_silent(desk, names) as intake:
        await live(desk, intake, timedelta(hours=3))
        names.down = False
        desk.publisher.says("/late", status=500)
        await live(desk, intake, timedelta(hours=12))
        assert noticed(desk) == [FeedChange.OUTAGE, FeedChange.RESUMED, FeedChange.FAILING]
        desk.publisher.says("/late", body=rss())
        await live(desk, intake, timedelta(hours=24))
    assert noticed(desk)[3:] == [FeedChange.RECOVERED]


async def test_of_few_feeds_each_is_told_of_by_its_name(desk: Desk, names: Failing) -> None:
    desk.feeds = desk.feeds[:2]
    async with falling_silent(desk, names) as intake:
        await live(desk, intake, timedelta(hours=3))
    assert noticed(desk) == [FeedChange.FAILING] * 2


async def test_feeds_that_fail_beside_one_that_can_be_read_are_no_outage(desk: Desk, names: Failing) -> None:
    desk.publisher.says("/fine", body=rss())
    desk.feeds.append(FeedSource(desk.publisher.url("/fine"), "fine.example", "Fine"))
    async with falling_silent(desk, names) as intake:
        await live(desk, intake, timedelta(hours=3))
    assert set(noticed(desk)) == {FeedChange.FAILING}


@pytest.mark.parametrize("failing", [3, 20])
async def test_a_sound_feed_that_is_asked_rarely_is_asked_before_an_outage_is_told(
    desk: Desk, names: Failing, failing: int
) -> None:
    desk.feeds = desk.feeds[:failing]
    desk.publisher.says("/fine", body=rss())
    desk.feeds.append(FeedSource(desk.publisher.url("/fine"), "fine.example", "Fine", interval=timedelta(days=1)))
    async with falling_silent(desk, names) as intake:
        await live(desk, intake, timedelta(hours=6))
        assert noticed(desk) == [FeedChange.FAILING] * failing
        assert [request.path for request in desk.publisher.asked].count("/fine") == 2


async def test_feeds_that_are_asked_rarely_delay_no_outage(desk: Desk, names: Failing) -> None:
    desk.feeds[20:] = [replace(feed, interval=timedelta(days=1)) for feed in desk.feeds[20:]]
    async with falling_silent(desk, names) as intake:
        await live(desk, intake, timedelta(hours=3))
    assert noticed(desk) == [FeedChange.OUTAGE]


async def test_a_feed_that_may_not_be_asked_puts_an_outage_off_for_two_hours_at_most(
    desk: Desk, names: Failing
) -> None:
    desk.publisher.says("/fine", body=rss())
    desk.feeds.append(FeedSource(desk.publisher.url("/fine"), "fine.example", "Fine", interval=timedelta(days=1)))
    desk.publisher.says("/busy", status=429, Retry_After="80000")
    await desk.poll()
    desk.feeds.append(FeedSource(desk.publisher.url("/busy"), "fine.example", "Busy"))
    async with falling_silent(desk, names) as intake:
        await live(desk, intake, timedelta(hours=4))
    assert noticed(desk) == [FeedChange.PAUSED, FeedChange.OUTAGE]
    assert [request.path for request in desk.publisher.asked].count("/fine") == 1


async def test_few_feeds_that_fail_among_many_are_no_outage(desk: Desk, names: Failing) -> None:
    """Those that are asked rarely are more than half."""
    desk.feeds[9:] = [replace(feed, interval=timedelta(days=1)) for feed in desk.feeds[9:]]
    async with falling_silent(desk, names) as intake:
        await live(desk, intake, timedelta(hours=3))
    assert noticed(desk) == [FeedChange.FAILING] * 9


async def test_an_outage_from_the_first_day_on_is_told_as_well(desk: Desk, names: Failing) -> None:
    names.down = True
    async with desk.opened() as intake:
        await live(desk, intake, timedelta(hours=3))
        status = await intake.answers.report_status.overview(desk.clock(), asked_at=False)
        assert fault(status.freshness, Phrases()) == "Could not read any feed yet"
        (news,) = await messages(desk, intake)
    assert [(each.change, each.since) for each in news.notices] == [(FeedChange.OUTAGE, None)]
