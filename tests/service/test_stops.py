"""Stopped at any moment, or away for hours, the bot doubles nothing and loses nothing."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial

import pytest
from aiohttp import web

from bot import service
from bot.schedule import Schedule
from tests.at_work import NINE, AtWork
from tests.discord_server.checker import MESSAGE
from tests.discord_server.faults import slow
from tests.feeds.publisher import Publisher
from tests.service.evenings import MORNING, write

REST = "settings, paused, created_by, created_at, active_since"

SAME_AGAIN = f"INSERT INTO subscriptions (kind, guild_id, target, {REST})"


async def owed_but_claimed(bot: AtWork) -> None:
    """A digest has come and the bot is stopped; what it noted of that is lost."""
    async with bot.running():
        await bot.set_up()
        bot.clock.forward(**MORNING)
        await bot.posted()
        await bot.settled("sent")
    write(bot, "UPDATE deliveries SET state = 'claimed', message_id = NULL")


@pytest.mark.parametrize("minutes", [1, 30])
async def test_a_stop_between_sending_and_noting_it_doubles_nothing(bot: AtWork, minutes: float) -> None:
    await owed_but_claimed(bot)
    bot.clock.forward(minutes=minutes)
    async with bot.running():
        await bot.settled("sent")
    assert [str(message.id) for message in bot.digests()] == [
        str(id_) for (id_,) in bot.desk.rows("SELECT message_id FROM deliveries")
    ]
    bot.server.assert_clean()


@pytest.mark.parametrize("minutes", [1, 30])
async def test_a_stop_between_claiming_and_sending_loses_nothing(bot: AtWork, minutes: float) -> None:
    await owed_but_claimed(bot)
    bot.news.messages.clear()
    bot.server.forget_nonces()
    bot.clock.forward(minutes=minutes)
    async with bot.running():
        await bot.settled("sent")
    assert len(bot.digests()) == 1
    bot.server.assert_clean()


@pytest.mark.parametrize(("hours", "late"), [(0.1, False), (1, True), (11.9, True)])
async def test_after_downtime_a_digest_is_caught_up_and_says_so(bot: AtWork, hours: float, late: bool) -> None:
    async with bot.running():
        await bot.set_up()
    bot.clock.now = NINE + timedelta(hours=hours)
    async with bot.running():
        (digest,) = await bot.posted()
        assert ("This digest is late" in digest.text) is late
        await bot.settled("sent")
    bot.server.assert_clean()


async def test_what_fell_due_half_a_day_ago_is_let_go_and_the_next_comes_in_time(bot: AtWork) -> None:
    async with bot.running():
        await bot.set_up()
    bot.clock.now = NINE + timedelta(hours=12, minutes=1)
    async with bot.running():
        await bot.clock.ticks()
        assert bot.digests() == []
        bot.clock.now = NINE + timedelta(days=1)
        (digest,) = await bot.posted()
        assert "late" not in digest.text
    bot.server.assert_clean()


async def test_a_stop_while_sending_ends_what_is_under_way_and_begins_nothing_more(bot: AtWork) -> None:
    async with bot.running():
        await bot.set_up()
    channels = [bot.news, *(bot.guild.add_channel(f"news-{number}") for number in range(20))]
    for channel in channels[1:]:
        write(bot, f"{SAME_AGAIN} SELECT kind, guild_id, {channel.id}, {REST} FROM subscriptions WHERE id = 1")  # noqa: S608
    bot.server.fault(slow(0.3), on=MESSAGE)
    bot.clock.now = NINE
    async with bot.running():
        await bot.asked_to_post()
    assert set(bot.states()) == {"sent", "queued"}
    async with bot.running():
        await bot.settled(*["sent"] * len(channels))
    assert [len(bot.digests(channel)) for channel in channels] == [1] * len(channels)
    bot.server.assert_clean()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Running jobs are hardly waited for at the end."""
    monkeypatch.setattr(service, "Schedule", partial(Schedule, patience=timedelta(milliseconds=50)))


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("minutes", [0, 30])
async def test_what_takes_too_long_to_send_is_looked_after_at_the_next_start(bot: AtWork, minutes: float) -> None:
    async with bot.running():
        await bot.set_up()
        bot.server.fault(slow(0.5), on=MESSAGE)
        bot.clock.forward(**MORNING)
        await bot.asked_to_post()
    assert bot.states() == ["claimed"]
    await bot.posted()
    bot.clock.forward(minutes=minutes)
    async with bot.running():
        await bot.settled("sent")
    assert len(bot.digests()) == 1
    bot.server.assert_clean()


@pytest.mark.usefixtures("impatient")
async def test_a_stop_during_a_poll_waits_for_no_feed(bot: AtWork, feed: Publisher) -> None:
    asked = asyncio.Event()

    async def answer(_: web.Request) -> web.Response:
        asked.set()
        await asyncio.Event().wait()
        return web.Response()

    feed.serves("/feed", answer)
    loop = asyncio.get_running_loop()
    async with bot.running():
        await asked.wait()
        began = loop.time()
    assert loop.time() - began < 2
    assert bot.desk.rows("PRAGMA integrity_check") == [("ok",)]
    bot.server.assert_clean()
