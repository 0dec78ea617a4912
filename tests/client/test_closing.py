"""Closed at any moment, the line leaves nothing."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack

import pytest

from bot import client as edge
from bot.client import Connection
from bot.errors import TokenRefusedError
from tests.client.lines import LOGIN, NEVER, Line, until_warned
from tests.discord_server.faults import server_error, slow
from tests.discord_server.gateway import Close
from tests.discord_server.server import DiscordServer


async def before_login(line: Line, stack: AsyncExitStack, log: pytest.LogCaptureFixture) -> Connection:
    line.server.fault(slow(0.5), on=LOGIN)
    connection = await stack.enter_async_context(line.connection())
    async with asyncio.timeout(15):
        while not line.server.recorder.calls:  # noqa: ASYNC110 - a call that is not answered yet sets no event
            await asyncio.sleep(0)
    return connection


async def not_yet_begun(line: Line, stack: AsyncExitStack, log: pytest.LogCaptureFixture) -> Connection:
    return await stack.enter_async_context(line.connection())


async def between_attempts(line: Line, stack: AsyncExitStack, log: pytest.LogCaptureFixture) -> Connection:
    line.server.fault(server_error(503), on=LOGIN, times=None)
    connection = await stack.enter_async_context(line.connection(first_wait=NEVER))
    await until_warned(log)
    return connection


async def before_it_is_ready(line: Line, stack: AsyncExitStack, log: pytest.LogCaptureFixture) -> Connection:
    connection = await stack.enter_async_context(line.connection())
    await line.server.ready()
    return connection


async def while_ready(line: Line, stack: AsyncExitStack, log: pytest.LogCaptureFixture) -> Connection:
    connection = await stack.enter_async_context(line.connection())
    await line.is_ready()
    return connection


async def while_the_line_is_dropped(line: Line, stack: AsyncExitStack, log: pytest.LogCaptureFixture) -> Connection:
    connection = await while_ready(line, stack, log)
    await stack.enter_async_context(line.server.unreachable())
    await until_warned(log)
    return connection


async def after_its_end(line: Line, stack: AsyncExitStack, log: pytest.LogCaptureFixture) -> Connection:
    connection = await while_ready(line, stack, log)
    await line.server.gateway.drop(Close.REFUSED_TOKEN)
    with pytest.raises(TokenRefusedError):
        await asyncio.wait_for(connection.ended(), 15)
    return connection


Moment = Callable[[Line, AsyncExitStack, pytest.LogCaptureFixture], Awaitable[Connection]]

MOMENTS: list[Moment] = [
    not_yet_begun,
    before_login,
    between_attempts,
    before_it_is_ready,
    while_ready,
    while_the_line_is_dropped,
    after_its_end,
]


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: moment.__name__)
async def test_closed_at_any_moment_it_leaves_nothing(
    server: DiscordServer, line: Line, log: pytest.LogCaptureFixture, moment: Moment, monkeypatch: pytest.MonkeyPatch
) -> None:
    if moment is before_it_is_ready:
        monkeypatch.setattr(edge, "GUILDS_APART", 30)
    stack = AsyncExitStack()
    connection = await moment(line, stack, log)
    async with asyncio.timeout(5):
        await stack.aclose()
    assert connection.client is None
    assert all(client.is_closed() for client in line.clients)
    assert all(client.http.connector.closed for client in line.clients)
    await server.until(lambda: not server.gateway.sockets)
    for thread in threading.enumerate():
        if thread.name.startswith("keep-alive"):
            await asyncio.to_thread(thread.join, 2)
            assert not thread.is_alive()
    server.assert_clean()
