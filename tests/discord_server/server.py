"""The stand-in for Discord as a test sees it: start it, fill it, break it, ask at the end whether all was well."""

from __future__ import annotations

import asyncio
import logging
import tempfile
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import aiohttp
from aiohttp import web

from tests.discord_server import connecting, routes_account, routes_guilds, routes_interactions, routes_messages
from tests.discord_server.acts import Acts
from tests.discord_server.channels import Channel
from tests.discord_server.faults import Fault, Planned
from tests.discord_server.gateway import Gateway
from tests.discord_server.guilds import Guild
from tests.discord_server.limits import Limits
from tests.discord_server.people import User
from tests.discord_server.permissions import POSTING, Permission
from tests.discord_server.recorder import Call, Recorder
from tests.discord_server.rest import Rest
from tests.discord_server.snowflakes import Clock, wall_clock
from tests.discord_server.sockets import reset
from tests.discord_server.world import NONCE_WINDOW, World

ROUTES = {**routes_account.ROUTES, **routes_guilds.ROUTES, **routes_messages.ROUTES, **routes_interactions.ROUTES}
TOKEN = "MTEyMjMzNDQ1NTY2Nzc4ODk5.GtandI.no-secret-of-the-stand-in-for-discord"
"""In the form of Discord's: it begins with the id of an application, in Base64."""


class DiscordServer(Acts):
    """Discord on loopback: `async with DiscordServer() as discord:`; README.md says how to use it.

    `clock` drives ids, timestamps, the 3 s and 15 min of interactions and the window of nonces; rate limits run in real
    time. `heartbeat` is the interval asked of the bot, in seconds.
    """

    def __init__(
        self,
        clock: Clock = wall_clock,
        *,
        token: str = TOKEN,
        nonce_window: timedelta = NONCE_WINDOW,
        heartbeat: float = 41.25,
    ) -> None:
        self.world = World(clock, token, nonce_window)
        self.gateway = Gateway(self.world, heartbeat)
        self.world.gateway = self.gateway
        self.rest = Rest(self.world, ROUTES)
        self.port = 0
        self._log = _Errors()
        self._before: set[asyncio.Task[Any]] = set()

    async def __aenter__(self) -> Self:
        self._before = asyncio.all_tasks()
        self._directory = tempfile.TemporaryDirectory()
        self._authority = Path(self._directory.name) / "authority.pem"
        connecting.authority().cert_pem.write_to_path(self._authority)
        app = web.Application(client_max_size=30 * 1024 * 1024)
        app.router.add_route("*", "/{path:.*}", self._serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await self._listen()
        logging.getLogger().addHandler(self._log)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        logging.getLogger().removeHandler(self._log)
        await self.gateway.drop(1001)
        await self._runner.cleanup()
        self._directory.cleanup()

    @property
    def token(self) -> str:
        return self.world.token

    @property
    def bot(self) -> User:
        """The bot's own user."""
        return self.world.bot

    @property
    def limits(self) -> Limits:
        return self.rest.limits

    @property
    def recorder(self) -> Recorder:
        return self.world.recorder

    def connector(self) -> aiohttp.TCPConnector:
        """A fresh connector for one `discord.Client(connector=...)`; call it inside the event loop."""
        return connecting.connector(self.port, self._authority)

    def environment(self) -> dict[str, str]:
        """What another process needs to reach this server by `tests.discord_server.run`."""
        return {
            "DISCORD_TOKEN": self.token,
            "DISCORD_SERVER_PORT": str(self.port),
            "DISCORD_SERVER_AUTHORITY": str(self._authority),
        }

    def add_user(self, name: str) -> User:
        """Somebody who is in no guild yet."""
        return self.world.add_user(name)

    def add_guild(
        self,
        name: str = "Picket Line",
        channels: Iterable[str] = ("general",),
        *,
        members: Iterable[User] = (),
        bot_permissions: Permission = POSTING,
    ) -> Guild:
        """A guild that the bot is in; a connected bot is told that it joined. Its owner may do everything."""
        guild = self.world.add_guild(name, list(channels), bot_permissions)
        for member in members:
            guild.add_member(member)
        return guild

    def remove_guild(self, guild: Guild) -> None:
        """Put the bot out of a guild."""
        self.world.remove_guild(guild)

    def direct(self, user: User) -> Channel:
        """The direct messages between the bot and a user."""
        return self.world.direct(user)

    def forget_nonces(self) -> None:
        """From now on Discord knows of no message sent so far by its nonce."""
        self.world.nonces.clear()

    def fault(
        self,
        fault: Fault,
        *,
        on: str | None = None,
        times: int | None = 1,
        where: Callable[[Call], bool] = lambda call: True,
        chance: float = 1.0,
        seed: int = 0,
    ) -> Planned:
        """Plan a fault: on a route or all, so many times (None: until cleared), with a chance for each call."""
        return self.rest.faults.plan(fault, on=on, times=times, where=where, chance=chance, seed=seed)

    async def ready(self, within: float = 5.0) -> None:
        """Wait until the bot has a session and has worked through every event sent so far."""
        await self.gateway.caught_up(within)

    async def until(self, holds: Callable[[], bool], within: float = 5.0, what: str = "it never became true") -> None:
        """Wait until something holds that changes by what the bot does; `AssertionError` after so many seconds."""
        await self.world.until(holds, within, lambda: what)

    @asynccontextmanager
    async def unreachable(self) -> AsyncIterator[None]:
        """Nobody listens meanwhile, and every open connection is reset."""
        await self._site.stop()
        server = self._runner.server
        for connection in server.connections if server else []:
            reset(connection.transport)
        try:
            yield
        finally:
            await self._listen()

    def assert_clean(self, *, errors: Iterable[str] = (), unfinished: bool = False) -> None:
        """Say everything that was not well; to be called when the bot is closed.

        `errors`: parts of ERROR records that the test expects. `unfinished`: the bot still runs, so its tasks may too.
        """
        expected = list(errors)
        problems = [f"violation: {text}" for text in self.recorder.violations]
        problems += [f"unknown route: {text}" for text in self.recorder.unknown_routes]
        problems += [
            f"not acknowledged in time: {interaction.asked.name.lower()} {interaction.data}"
            for interaction in self.world.interactions.values()
            if interaction.callback is None and not (interaction.stale or interaction.excused)
        ]
        problems += [f"logged: {text}" for text in self._log.texts if not any(part in text for part in expected)]
        if not unfinished:
            problems += [f"a task is left: {task!r}" for task in self._left()]
        assert not problems, "\n".join(problems)

    def _left(self) -> list[asyncio.Task[Any]]:
        own = {asyncio.current_task(), *self._before}
        return [task for task in asyncio.all_tasks() if task not in own and not _is_ours(task)]

    async def _listen(self) -> None:
        self._site = web.TCPSite(
            self._runner, connecting.HOST, self.port, ssl_context=connecting.server_context(), reuse_address=True
        )
        await self._site.start()
        self.port = self._runner.addresses[0][1]

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if request.host.endswith("discord.gg"):
            return await self.gateway.serve(request)
        return await self.rest.serve(request)


def _is_ours(task: asyncio.Task[Any]) -> bool:
    name = getattr(task.get_coro(), "__qualname__", "")
    return name.startswith(("RequestHandler.", "Socket."))


class _Errors(logging.Handler):
    """Keeps what was logged as an ERROR or worse."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = f"{record.name}: {record.getMessage()}"
        self.texts.append(f"{text}: {record.exc_info[1]!r}" if record.exc_info else text)
