"""The line to Discord holds: through every trouble at the start and later, and nothing is left of it afterwards."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import aiohttp
import discord
import pytest
from aiohttp.abc import ResolveResult

from bot import client as edge
from bot.client import AWAY, PERMISSIONS, Client, Connection, identify, invitation
from bot.errors import DiscordError, TokenRefusedError
from cogs._localising import Translator
from cogs.tree import Tree
from tests.discord_server.connecting import Loopback
from tests.discord_server.faults import RESET, UNAUTHORIZED, Fault, rate_limited, server_error, slow
from tests.discord_server.gateway import Close
from tests.discord_server.server import DiscordServer

LOGIN, SETUP = "GET /users/@me", "GET /oauth2/applications/@me"
SOON, NEVER = timedelta(milliseconds=10), timedelta(hours=1)


@dataclass
class Line:
    """Makes the clients of one connection and tells when one is ready."""

    server: DiscordServer
    clients: list[Client] = field(default_factory=list)
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    connector: Callable[[], aiohttp.TCPConnector] | None = None

    def make(self) -> Client:
        client = Client((self.connector or self.server.connector)(), Tree, Translator(), [], [])
        client.add_listener(self._told, "on_ready")
        self.clients.append(client)
        return client

    def connection(self, token: str = "", first_wait: timedelta = SOON) -> Connection:
        return Connection(self.make, token or self.server.token, first_wait=first_wait)

    async def is_ready(self) -> None:
        """Wait for a client that is ready."""
        async with asyncio.timeout(15):
            await self.ready.wait()

    async def _told(self) -> None:
        self.ready.set()


@pytest.fixture(autouse=True)
def guilds_come_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edge, "GUILDS_APART", 0.05)


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as server:
        server.add_guild()
        yield server


@pytest.fixture
def line(server: DiscordServer) -> Line:
    return Line(server)


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO)
    return caplog


def warned(log: pytest.LogCaptureFixture) -> list[str]:
    """What was logged as a warning or worse; none of it with a traceback."""
    records = [record for record in log.records if record.levelno >= logging.WARNING]
    assert not any(record.exc_info for record in records)
    return [record.getMessage() for record in records]


def waited(log: pytest.LogCaptureFixture) -> list[object]:
    """The pauses in seconds that were logged."""
    return [record.args[1] for record in log.records if record.msg == AWAY and isinstance(record.args, tuple)]


async def until_warned(log: pytest.LogCaptureFixture, times: int = 1) -> None:
    async with asyncio.timeout(15):
        while len(warned(log)) < times:  # noqa: ASYNC110 - what is logged sets no event
            await asyncio.sleep(0)


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


async def test_the_name_of_a_bot_is_asked_without_a_connection(server: DiscordServer) -> None:
    assert await identify(server.token, server.connector) == server.bot.name
    assert server.gateway.identifies == []
    server.assert_clean()


async def test_a_name_that_cannot_be_asked_says_why(server: DiscordServer) -> None:
    server.fault(UNAUTHORIZED, on=LOGIN)
    with pytest.raises(TokenRefusedError):
        await identify(server.token, server.connector)
    server.fault(server_error(503), on=LOGIN)
    with pytest.raises(DiscordError, match=r"cannot be reached .*503"):
        await identify(server.token, server.connector)
    async with server.unreachable():
        with pytest.raises(DiscordError, match="cannot be reached"):
            await identify(server.token, server.connector)
    server.assert_clean()


def test_the_invitation_asks_for_these_permissions_alone() -> None:
    link = urlsplit(invitation(1122334455667788))
    assert link.hostname == "discord.com"
    asked = parse_qs(link.query)
    assert asked["client_id"] == ["1122334455667788"]
    assert asked["scope"] == ["bot applications.commands"]
    assert asked["permissions"] == [str(PERMISSIONS.value)]
    assert {name for name, granted in PERMISSIONS if granted} == {
        "read_messages",
        "send_messages",
        "send_messages_in_threads",
        "embed_links",
        "read_message_history",
    }
