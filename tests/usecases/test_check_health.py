from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import timedelta

from bot.app import checking
from bot.client import identify
from bot.errors import DiscordError, TokenRefusedError
from bot.feeds.addresses import Guard
from bot.usecases.check_health import Health
from bot.usecases.progress import silent
from tests.discord_server.server import DiscordServer
from tests.usecases.campaign import CAKE
from tests.usecases.desk import Desk, rss


async def checked(
    desk: Desk, *, database: bool = False, identify: Callable[[], Awaitable[str]] | None = None
) -> Health:
    guard = Guard(allowed=frozenset({("127.0.0.1", desk.publisher.port)}))
    async with checking(
        desk.config, desk.path if database else None, identify, guard=guard, pause=timedelta(0)
    ) as check_health:
        return await check_health(desk.known.feeds, silent)


async def test_each_feed_is_asked_once_and_nothing_is_stored(desk: Desk) -> None:
    for path in ("/fine", "/broken", "/page", "/empty", "/never-changed"):
        desk.follow(f"{path}?key=secret")
    desk.publisher.says("/fine", body=rss(CAKE))
    desk.publisher.says("/broken", status=500)
    desk.publisher.says("/page", body=b"<html><body>Welcome</body></html>")
    desk.publisher.says("/empty", body=rss())
    desk.publisher.says("/never-changed", status=304)
    health = await checked(desk, database=False)
    assert not health.sound
    assert {check.address.rpartition("/")[2]: (check.items, check.trouble) for check in health.feeds} == {
        "fine": (1, ""),
        "broken": (0, "answered 500 Internal Server Error"),
        "page": (0, "an HTML page, not a feed"),
        "empty": (0, "holds no items"),
        "never-changed": (0, "answered 304 Not Modified"),
    }
    assert len(desk.publisher.asked) == 5
    assert not desk.path.exists()


async def test_a_sound_database_and_feeds_that_answer_are_sound(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(CAKE))
    await desk.poll()
    health = await checked(desk, database=True)
    assert (health.sound, health.damages) == (True, ())


async def test_damage_in_the_database_is_told(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(CAKE))
    await desk.poll()
    with closing(sqlite3.connect(desk.path)) as connection, connection:
        connection.execute("UPDATE entries SET feed_id = 99")
    health = await checked(desk, database=True)
    assert (health.sound, health.damages) == (False, ("a row of entries points to a missing row of feeds",))


async def test_progress_is_told_after_each_feed(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(CAKE))
    told: list[tuple[int, int | None, str]] = []
    guard = Guard(allowed=frozenset({("127.0.0.1", desk.publisher.port)}))
    async with checking(desk.config, None, guard=guard, pause=timedelta(0)) as check_health:
        await check_health(desk.known.feeds, lambda *step: told.append(step))
    assert told == [(1, 1, "Feed /feed")]


async def test_discord_is_asked_whose_the_token_is_and_what_it_answers_is_told(desk: Desk) -> None:
    async with DiscordServer() as server:
        known = (await checked(desk, identify=lambda: identify(server.token, server.connector))).bot
        refused = await checked(desk, identify=lambda: identify("another", server.connector))
        async with server.unreachable():
            away = await checked(desk, identify=lambda: identify(server.token, server.connector))
        server.assert_clean()
    assert known is not None
    assert (known.name, known.trouble) == (server.bot.name, None)
    assert refused.bot is not None
    assert isinstance(refused.bot.trouble, TokenRefusedError)
    assert away.bot is not None
    assert isinstance(away.bot.trouble, DiscordError)
    assert not refused.sound
    assert not away.sound


async def test_without_a_token_discord_is_not_asked_and_nothing_is_wrong(desk: Desk) -> None:
    health = await checked(desk)
    assert health.bot is None
    assert health.sound
