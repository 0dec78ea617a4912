"""The line to Discord holds: through every trouble at the start and later, and nothing is left of it afterwards."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from typing import Any

import aiohttp
import discord
import pytest
from aiohttp.abc import ResolveResult

from bot import client as edge
from bot.client import AWAY, Client, Connection
from bot.errors import TokenRefusedError
from tests.client.lines import LOGIN, SETUP, SOON, Line, until_warned, warned
from tests.discord_server.connecting import Loopback
from tests.discord_server.faults import RESET, Fault, rate_limited, server_error, slow
from tests.discord_server.server import DiscordServer


def waited(log: pytest.LogCaptureFixture) -> list[object]:
    """The pauses in seconds that were logged."""
    return [record.args[1] for record in log.records if record.msg == AWAY and isinstance(record.args, tuple)]


async def test_it_connects_and_says_so_once(server: DiscordServer, line: Line, log: pytest.LogCaptureFixture) -> None:
    connection = line.connection()
    assert connection.client is None
    async with connection:
        assert connection.client is None
        await line.is_ready()
        assert connection.client is line.clients[0]
    assert connection.client is None
    assert warned(log) == []
    assert "Connected to Discord as Strikewire; servers: 1" in [record.getMessage() for record in log.records]
    assert len(server.gateway.identifies) == 1
    server.assert_clean()


async def test_it_asks_for_no_privileged_intent_and_sees_no_message(server: DiscordServer, line: Line) -> None:
    async with line.connection():
        await line.is_ready()
    assert [asked["intents"] for asked in server.gateway.identifies] == [discord.Intents(guilds=True).value]
    server.assert_clean()


async def test_unreachable_at_first_it_tries_again_at_growing_distances(
    server: DiscordServer, line: Line, log: pytest.LogCaptureFixture
) -> None:
    async with AsyncExitStack() as stack:
        async with server.unreachable():
            await stack.enter_async_context(line.connection())
            await until_warned(log, 4)
        await line.is_ready()
    waits = waited(log)
    assert waits[:4] == [0.01, 0.02, 0.04, 0.08]
    assert all("Discord cannot be reached (ClientConnectorError" in text for text in warned(log))
    assert len(server.gateway.identifies) == 1
    server.assert_clean()


async def test_the_distance_has_an_end(
    server: DiscordServer, line: Line, log: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edge, "LONGEST_WAIT", SOON * 2)
    server.fault(server_error(503), on=LOGIN, times=4)
    async with line.connection():
        await line.is_ready()
    waits = waited(log)
    assert waits == [0.01, 0.02, 0.02, 0.02]
    server.assert_clean()


@pytest.mark.parametrize("route", [LOGIN, SETUP])
@pytest.mark.parametrize(
    ("fault", "lines"),
    [(server_error(503), {2}), (RESET, {1, 2}), (rate_limited(40), {2}), (slow(0.1), {0})],
    ids=lambda value: getattr(value, "name", ""),
)
async def test_trouble_at_the_start_is_one_line_each_and_passes(
    server: DiscordServer, line: Line, log: pytest.LogCaptureFixture, route: str, fault: Fault, lines: set[int]
) -> None:
    server.fault(fault, on=route, times=2)
    async with line.connection() as connection:
        await line.is_ready()
        assert connection.client is line.clients[-1]
    told = [text for text in warned(log) if "We are being rate limited" not in text]
    assert len(told) in lines  # aiohttp repeats a GET by itself when a connection in use is reset
    assert all(text.startswith("Discord cannot be reached (") for text in told)
    assert len(line.clients) == len(told) + 1
    assert len(server.gateway.identifies) == 1
    server.assert_clean()


class NoGateway(Loopback):
    """A resolver that knows Discord's API alone."""

    async def resolve(self, host: str, *args: Any, **options: Any) -> list[ResolveResult]:
        if host.startswith("gateway"):
            raise OSError("no such host")
        return await super().resolve(host, *args, **options)


async def test_a_gateway_that_cannot_be_reached_at_first_is_reached_later(
    server: DiscordServer, line: Line, log: pytest.LogCaptureFixture
) -> None:
    def connector() -> aiohttp.TCPConnector:
        made = server.connector()
        if not line.clients:
            made._resolver = NoGateway(server.port)
        return made

    line.connector = connector
    async with line.connection():
        await line.is_ready()
    told = warned(log)
    assert told
    assert all("Discord cannot be reached (" in text and "gateway.discord.gg" in text for text in told)
    assert len(server.gateway.identifies) == 1
    server.assert_clean()


async def test_a_refused_identify_is_repeated_after_discords_five_seconds(server: DiscordServer, line: Line) -> None:
    server.gateway.invalid_sessions = 1
    loop = asyncio.get_running_loop()
    began = loop.time()
    async with line.connection():
        await line.is_ready()
    assert len(server.gateway.identifies) == 2
    assert loop.time() - began >= 5
    assert len(line.clients) == 1
    server.assert_clean()


async def test_a_mistake_of_ours_at_the_start_is_no_trouble_of_discord(server: DiscordServer, line: Line) -> None:
    def make() -> Client:
        client = line.make()
        client._cogs = [None]  # type: ignore[list-item]
        return client

    async with Connection(make, server.token, first_wait=SOON) as connection:
        with pytest.raises(TypeError):
            await asyncio.wait_for(connection.ended(), 15)
    server.assert_clean()


async def test_a_refused_token_is_tried_once(server: DiscordServer, line: Line) -> None:
    async with line.connection(token="not the token") as connection:
        with pytest.raises(TokenRefusedError):
            await asyncio.wait_for(connection.ended(), 15)
        assert connection.client is None
    assert server.recorder.statuses() == {401: 1}
    server.assert_clean()
