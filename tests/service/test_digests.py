"""The whole bot: its digests come once each, at their hour, through outages and withdrawn permissions."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.deliveries import GIVE_UP_AFTER
from tests.at_work import NINE, AtWork
from tests.discord_server.checker import MESSAGE
from tests.discord_server.faults import REPLY_LOST, server_error
from tests.discord_server.permissions import Permission
from tests.feeds.publisher import Publisher
from tests.service.evenings import MORNING, NEWS


async def test_a_digest_comes_at_its_local_hour_each_day(bot: AtWork, feed: Publisher) -> None:
    async with bot.running():
        await bot.polled()
        await bot.set_up()
        bot.clock.now = NINE - timedelta(seconds=1)
        await bot.clock.ticks()
        assert bot.digests() == []
        bot.clock.now = NINE
        (first,) = await bot.posted()
        assert NEWS.title in first.text
        assert "late" not in first.text
        await bot.clock.ticks()
        bot.clock.forward(days=1)
        _, second = await bot.posted(2)
        assert NEWS.title not in second.text
        await bot.settled("sent", "sent")
    bot.server.assert_clean()


async def test_a_permission_withdrawn_is_told_and_once_given_back_the_digest_comes(bot: AtWork) -> None:
    async with bot.running():
        await bot.set_up()
        bot.news.deny(Permission.SEND_MESSAGES)
        bot.clock.forward(**MORNING)
        await bot.settled("parked: no-permission")
        listed = await bot.ask("digest list")
        assert "The bot may not post in that channel" in listed.text
        bot.news.allow(Permission.SEND_MESSAGES)
        bot.clock.forward(days=1)
        await bot.posted()
        await bot.settled("parked: no-permission", "sent")
    bot.server.assert_clean()


async def test_a_channel_that_is_gone_keeps_back_no_other(bot: AtWork) -> None:
    other = bot.guild.add_channel("other")
    async with bot.running():
        await bot.set_up()
        await bot.set_up(other)
        bot.news.delete()
        bot.clock.forward(**MORNING)
        await bot.posted(channel=other)
        await bot.settled("parked: channel-gone", "sent")
    bot.server.assert_clean()


async def test_while_discord_is_away_feeds_are_polled_and_what_is_owed_comes_later(
    bot: AtWork, feed: Publisher
) -> None:
    async with bot.running():
        await bot.set_up()
    asked = len(feed.asked)
    async with bot.server.unreachable():
        bot.clock.now = NINE
        starting = bot.started()
        connection = await starting.__aenter__()
        await bot.settled("queued")
        await bot.clock.ticks()
        assert len(feed.asked) > asked
        assert bot.states() == ["queued"]
    await bot.connected(connection)
    await bot.posted()
    await bot.settled("sent")
    await starting.__aexit__(None, None, None)
    bot.server.assert_clean()


async def test_an_outage_while_it_runs_delays_a_digest_but_never_ends_it_before_a_day(bot: AtWork) -> None:
    async with bot.running():
        await bot.set_up()
        fault = bot.server.fault(server_error(503), on=MESSAGE, times=None)
        bot.clock.forward(**MORNING)
        await bot.server.until(lambda: fault.used == 1)
        await bot.settled("queued")
        bot.clock.now = NINE + GIVE_UP_AFTER - timedelta(minutes=20)
        await bot.server.until(lambda: fault.used == 2)
        await bot.settled("queued")
        bot.server.rest.faults.clear()
        bot.clock.forward(minutes=10)
        await bot.posted()
        await bot.settled("sent")
    bot.server.assert_clean()


async def test_an_answer_that_was_lost_is_no_second_digest(bot: AtWork) -> None:
    async with bot.running():
        await bot.set_up()
        bot.server.fault(REPLY_LOST, on=MESSAGE)
        bot.clock.forward(**MORNING)
        await bot.posted()
        await bot.settled("queued")
        bot.clock.forward(minutes=1)
        await bot.settled("sent")
    assert len(bot.digests()) == 1
    bot.server.assert_clean()
