"""What `assert_clean` finds, and a bot in a process of its own."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path

import aiohttp
import discord
import pytest

from tests.discord_server.server import DiscordServer
from tests.discord_server_checks.bots import SampleBot, running

ROOT = Path(__file__).resolve().parents[2]


async def post_once(connect: Callable[[], aiohttp.TCPConnector], arguments: list[str]) -> int:
    """A bot that posts its argument and leaves: run as a process of its own."""
    client = discord.Client(
        intents=discord.Intents.none(), connector=connect(), allowed_mentions=discord.AllowedMentions.none()
    )
    async with client:
        await client.login(os.environ["DISCORD_TOKEN"])
        await client.get_partial_messageable(int(arguments[0])).send(arguments[1])
    return 3


async def test_another_process_reaches_the_server() -> None:
    async with DiscordServer() as server:
        news = server.add_guild(channels=["news"]).channel("news")
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.discord_server.run",
            "tests.discord_server_checks.test_cleanliness:post_once",
            str(news.id),
            "from afar",
            cwd=ROOT,
            env={**os.environ, **server.environment()},
        )
        assert await process.wait() == 3
        assert [message.content for message in news.messages] == ["from afar"]
        server.assert_clean()


async def test_a_bot_that_is_well_is_clean(server: DiscordServer) -> None:
    async with running(SampleBot(server), server):
        pass
    server.assert_clean()


async def test_an_error_in_the_log_is_told_unless_expected(server: DiscordServer) -> None:
    logging.getLogger("somewhere").error("it broke")
    with pytest.raises(AssertionError, match="logged: somewhere: it broke"):
        server.assert_clean()
    server.assert_clean(errors=["it broke"])


async def test_a_task_left_is_told(server: DiscordServer) -> None:
    forever = asyncio.create_task(asyncio.Event().wait(), name="forgotten")
    with pytest.raises(AssertionError, match="forgotten"):
        server.assert_clean()
    server.assert_clean(unfinished=True)
    forever.cancel()


async def test_missing_mentions_are_told_though_discord_takes_them(server: DiscordServer) -> None:
    news = server.add_guild(channels=["news"]).channel("news")
    async with discord.Client(intents=discord.Intents.none(), connector=server.connector()) as client:
        await client.login(server.token)
        await client.get_partial_messageable(news.id).send("hello @everyone")
    assert news.messages[0].pinged() == {"everyone"}
    with pytest.raises(AssertionError, match="allowed_mentions: missing"):
        server.assert_clean()
