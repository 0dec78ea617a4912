"""A line that is lost is taken up again, or ended with its reason."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.errors import DiscordError, TokenRefusedError
from tests.client.lines import NEVER, Line, until_warned, warned
from tests.discord_server.gateway import Close
from tests.discord_server.server import DiscordServer


async def test_a_token_revoked_while_it_runs_ends_it(server: DiscordServer, line: Line) -> None:
    async with line.connection() as connection:
        await line.is_ready()
        server.world.token = "another"
        await server.gateway.drop()
        with pytest.raises(TokenRefusedError):
            await asyncio.wait_for(connection.ended(), 15)
    assert len(line.clients) == 1
    assert len(server.gateway.resumes) == 1
    server.assert_clean()


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (Close.INVALID_SHARD, "an invalid shard"),
        (4011, "more servers than one connection may have"),
        (Close.INVALID_VERSION, "version of its protocol"),
        (Close.INVALID_INTENTS, "invalid intents"),
        (Close.DISALLOWED_INTENTS, "intents"),
    ],
)
async def test_what_no_new_attempt_would_mend_ends_it_with_its_reason(
    server: DiscordServer, line: Line, code: int, reason: str
) -> None:
    async with line.connection() as connection:
        await line.is_ready()
        await server.gateway.drop(code)
        with pytest.raises(DiscordError, match=reason) as ended:
            await asyncio.wait_for(connection.ended(), 15)
        assert str(int(code)) in str(ended.value)
        assert connection.client is None
    assert len(server.gateway.identifies) == 1
    server.assert_clean()


async def resumed(server: DiscordServer) -> None:
    await server.until(lambda: len(server.gateway.resumes) == 1)
    await server.ready()


Trouble = Callable[[DiscordServer], Awaitable[None]]

TROUBLES: dict[str, Trouble] = {
    "a cable pulled": lambda server: server.gateway.drop(),
    "closed by Discord": lambda server: server.gateway.drop(4000),
    "closed for no reason": lambda server: server.gateway.drop(1000),
    "asked to reconnect": lambda server: server.gateway.ask_to_reconnect(),
    "session to be resumed": lambda server: server.gateway.invalidate(resumable=True),
}


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_a_dropped_line_is_taken_up_where_it_was(
    server: DiscordServer, line: Line, log: pytest.LogCaptureFixture, trouble: str
) -> None:
    async with line.connection() as connection:
        await line.is_ready()
        await TROUBLES[trouble](server)
        await resumed(server)
        assert connection.client is line.clients[0]
    assert (len(line.clients), len(server.gateway.identifies)) == (1, 1)
    assert warned(log) == []
    server.assert_clean()


async def test_unanswered_heartbeats_make_it_connect_anew(line: Line, server: DiscordServer) -> None:
    server.gateway.heartbeat = 0.05
    async with line.connection(first_wait=NEVER) as connection:
        await server.until(lambda: bool(line.clients))
        line.clients[0]._connection.heartbeat_timeout = 0.2
        await line.is_ready()
        server.gateway.acknowledges = False
        await server.until(lambda: bool(server.gateway.resumes))
        server.gateway.acknowledges = True
        await server.ready()
        assert connection.client is line.clients[0]
    assert len(server.gateway.identifies) == 1
    server.assert_clean()


async def test_while_discord_is_away_it_calmly_tries_and_takes_up_its_session(
    server: DiscordServer, line: Line, log: pytest.LogCaptureFixture
) -> None:
    async with line.connection() as connection:
        await line.is_ready()
        async with server.unreachable():
            await until_warned(log)
            assert connection.client is line.clients[0]
        await resumed(server)
    assert all("Discord cannot be reached (" in text for text in warned(log))
    assert len(server.gateway.identifies) == 1
    server.assert_clean()
