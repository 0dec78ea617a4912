"""The whole bot: its digests come once each, at their hour, through restarts, outages and withdrawn permissions."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from aiohttp import web

from bot import client as edge
from bot import service
from bot.domain.deliveries import GIVE_UP_AFTER
from bot.errors import TokenRefusedError
from bot.logs import start_logging
from bot.schedule import Schedule
from bot.service import Polling, register, serve
from bot.usecases.tell_operators import GATHERED_FOR
from tests.at_work import EVENING, NINE, PATIENCE, AtWork
from tests.discord_server.checker import COMMANDS, MESSAGE
from tests.discord_server.faults import REPLY_LOST, server_error, slow
from tests.discord_server.permissions import Permission
from tests.feeds.publisher import Publisher
from tests.usecases.campaign import SECOND, STRIKE
from tests.usecases.desk import Desk, rss, serving

NEWS = replace(STRIKE, published=EVENING - timedelta(hours=1))
REST = "settings, paused, created_by, created_at, active_since"
SAME_AGAIN = f"INSERT INTO subscriptions (kind, guild_id, target, {REST})"
MORNING = {"hours": 15}
"""From the evening, when these tests begin, to nine in the morning."""


@pytest.fixture(autouse=True)
def guilds_come_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edge, "GUILDS_APART", 0.05)


@pytest.fixture
async def publisher() -> AsyncIterator[Publisher]:
    async with serving() as publisher:
        yield publisher


@pytest.fixture
async def bot(publisher: Publisher, tmp_path: Path) -> AsyncIterator[AtWork]:
    """A bot that has not run yet."""
    async with AtWork.opened(Desk(tmp_path / "strikewire.db", publisher)) as at_work:
        yield at_work


@pytest.fixture
def feed(bot: AtWork) -> Publisher:
    """The bot follows a feed that tells of a strike."""
    bot.desk.follow()
    bot.desk.publisher.says(body=rss(NEWS))
    return bot.desk.publisher


def write(bot: AtWork, sql: str) -> None:
    """Change the database file while the bot does not run."""
    with closing(sqlite3.connect(bot.desk.path)) as connection, connection:
        connection.execute(sql)


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


async def test_news_is_in_the_ledger_while_feeds_of_a_slow_domain_still_wait(bot: AtWork) -> None:
    told: list[int] = []

    async def answer(request: web.Request) -> web.Response:
        told.append(len(bot.desk.rows("SELECT * FROM moves")))
        bot.clock.forward(seconds=20)
        return web.Response(body=rss(NEWS if request.path == "/0" else SECOND))

    for number in range(10):
        bot.desk.follow(f"/{number}")
        bot.desk.publisher.serves(f"/{number}", answer)
    async with bot.running():
        async with asyncio.timeout(PATIENCE):
            while len(told) < 10:
                await bot.clock.ticks(1)
    assert told[2:4] == [0, 1]


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


async def test_a_job_that_fails_is_logged_and_stops_no_other(bot: AtWork, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(_: Polling) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(Polling, "__call__", broken)
    async with bot.running():
        await bot.set_up()
        bot.clock.forward(**MORNING)
        await bot.posted()
        assert (await bot.ask("status")).text
    bot.server.assert_clean(errors=["polling failed: a bug"])


async def test_a_locked_database_is_told_once_answered_from_and_outlived(
    bot: AtWork, feed: Publisher, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("storage.database.BUSY_SECONDS", 0.01)
    async with bot.running():
        await bot.polled()
        await bot.clock.ticks()
        feed.says(body=rss(NEWS, replace(SECOND, published=EVENING)))
        with closing(sqlite3.connect(bot.desk.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            bot.clock.forward(hours=1)
            await bot.clock.ticks(200)
            assert NEWS.title in (await bot.ask("headlines")).text
        async with asyncio.timeout(PATIENCE):
            while len(bot.desk.titles()) < 2:
                await bot.clock.ticks(1)
    told = [record.message for record in caplog.records if record.message.startswith("polling failed")]
    assert told == [
        f"polling failed: {bot.desk.path}: another program keeps the database locked; close that program and try again"
    ]
    bot.server.assert_clean(errors=["another program keeps the database locked"])


async def test_ticks_without_work_log_nothing(bot: AtWork, feed: Publisher, capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    ticking = logging.getLogger("apscheduler").level
    root.handlers = []
    start_logging("info")
    try:
        async with bot.running():
            begun = ""
            while "polled" not in begun:
                await bot.clock.ticks(1)
                begun += capsys.readouterr().err
            await bot.clock.ticks(100)
            assert capsys.readouterr().err == ""
    finally:
        root.handlers = handlers
        root.setLevel(level)
        logging.getLogger("apscheduler").setLevel(ticking)
    assert "1 feeds polled: 1 new items, 1 matched" in begun
    assert "Connected to Discord as Strikewire" in begun
    bot.server.assert_clean()


def registrations(bot: AtWork) -> int:
    return len(bot.server.recorder.to(COMMANDS))


async def test_commands_are_registered_when_they_have_changed_and_not_at_every_start(bot: AtWork) -> None:
    async with bot.running():
        await bot.clock.ticks()
    async with bot.running():
        await bot.clock.ticks()
    assert registrations(bot) == 1
    write(bot, "UPDATE registrations SET fingerprint = 'of an earlier version'")
    async with bot.running():
        await bot.server.until(lambda: registrations(bot) == 2)
    bot.server.assert_clean()


async def test_a_registration_that_fails_is_tried_again_later_while_the_bot_works(bot: AtWork) -> None:
    bot.server.fault(server_error(503), on=COMMANDS)
    async with bot.started() as connection:
        await bot.server.until(lambda: registrations(bot) == 1)
        await bot.clock.ticks()
        assert registrations(bot) == 1
        bot.clock.forward(minutes=10)
        await bot.connected(connection)
        assert (await bot.ask("status")).text
    bot.server.assert_clean(errors=["registering commands failed"])


async def test_what_was_registered_by_hand_is_not_registered_again(bot: AtWork) -> None:
    await register(bot.desk.config, bot.known, bot.desk.path, bot.token, bot.outside)
    assert bot.server.gateway.identifies == []
    async with bot.running():
        await bot.clock.ticks()
    assert registrations(bot) == 1
    bot.server.assert_clean()


async def test_commands_are_registered_by_hand_beside_a_running_bot(bot: AtWork) -> None:
    async with bot.running():
        await register(bot.desk.config, bot.known, bot.desk.path, bot.token, bot.outside)
        assert (await bot.ask("status")).text
    assert registrations(bot) == 2
    bot.server.assert_clean()


async def test_a_token_that_is_refused_ends_the_bot_and_closes_everything(bot: AtWork) -> None:
    token = replace(bot.token, secret="another")
    async with asyncio.timeout(10):
        with pytest.raises(TokenRefusedError):
            await serve(bot.desk.config, bot.known, bot.desk.path, token, bot.outside)
    assert bot.server.recorder.statuses() == {401: 1}
    assert bot.desk.rows("PRAGMA integrity_check") == [("ok",)]
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


async def test_an_operator_is_told_once_of_a_feed_that_fails_and_sees_them_all_at_a_press(
    bot: AtWork, feed: Publisher
) -> None:
    olga = bot.server.add_user("Olga")
    bot.desk.settings["operators"] = [olga.id]
    feed.says(status=404)
    direct = bot.server.direct(olga)
    for _ in range(3):
        async with bot.running():
            bot.clock.forward(hours=2)
            await bot.clock.ticks()
            bot.clock.now += GATHERED_FOR
            await bot.server.until(lambda: len(direct.messages) >= 1, PATIENCE, "nobody was told")
            await bot.settled("sent")
    (message,) = direct.messages
    assert "cannot be read: answered 404 Not Found" in message.text
    async with bot.running():
        (button,) = (item for row in message.payload["components"] for item in row["components"])
        pressed = await bot.server.press(olga, message, button["custom_id"])
        assert "1 feed, 1 failing" in pressed.text
    bot.server.assert_clean()
