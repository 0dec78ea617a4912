"""Jobs that fail, wait or have nothing to do, and what operators are told."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from aiohttp import web

from bot.logs import start_logging
from bot.service import Polling
from bot.usecases.tell_operators import GATHERED_FOR
from tests.at_work import EVENING, PATIENCE, AtWork
from tests.feeds.publisher import Publisher
from tests.service.evenings import MORNING, NEWS
from tests.usecases.campaign import SECOND
from tests.usecases.desk import rss


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
