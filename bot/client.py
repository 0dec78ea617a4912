"""The line to Discord: connects, and goes on trying when Discord cannot be reached. What commands do is the cogs'."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from types import TracebackType
from typing import Any, Self, TypeVar

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import DiscordError, StrikewireError, TokenRefusedError

AUTHENTICATION_FAILED = 4004
FINAL = {
    4010: "an invalid shard",
    4011: "the bot is in more servers than one connection may have",
    4012: "discord.py speaks a version of its protocol that is no longer taken",
    4013: "invalid intents",
    4014: "intents that this bot may not have",
}
"""The codes with which Discord ends a connection for good, and what it means by them."""
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=1), timedelta(minutes=1)
LONGEST_LIMIT = 30.0
"""Seconds that a request waits at a rate limit; told to wait longer, it fails and is made again later."""
GUILDS_APART = 0.5
"""Seconds between two servers of the first list, after which it counts as complete."""
PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    embed_links=True,
    read_message_history=True,
)
"""What the bot needs in a server: to post digests, and to see after an outage whether one has been posted."""

UNREACHABLE = (OSError, aiohttp.ClientError, discord.HTTPException, discord.GatewayNotFound, discord.RateLimited)
AWAY = "Discord cannot be reached (%s); again in %.1f s"

Connector = Callable[[], aiohttp.BaseConnector | None]

AnyClient = TypeVar("AnyClient", bound=discord.Client)

_log = logging.getLogger(__name__)

# A bot that only writes needs nothing for voice, and no warning that it is missing.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


class Client(commands.Bot):
    """One connection to Discord with its commands. It sees servers and channels, and no message of anybody."""

    def __init__(
        self,
        connector: aiohttp.BaseConnector | None,
        tree: type[app_commands.CommandTree[Any]],
        translator: app_commands.Translator,
        cogs: Sequence[commands.Cog],
        buttons: Sequence[type[discord.ui.DynamicItem[Any]]],
    ) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=tree,
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            guild_ready_timeout=GUILDS_APART,
            max_ratelimit_timeout=LONGEST_LIMIT,
            connector=connector,
        )
        self._translator = translator
        self._cogs = cogs
        self._buttons = buttons

    async def setup_hook(self) -> None:
        """Take in the commands and buttons."""
        await self.tree.set_translator(self._translator)
        for cog in self._cogs:
            await self.add_cog(cog)
        self.add_dynamic_items(*self._buttons)

    async def on_ready(self) -> None:
        """Say so, and keep what has been loaded out of the collector's way: it will stay."""
        _log.info("Connected to Discord as %s; servers: %d", self.user, len(self.guilds))
        gc.collect()
        gc.freeze()

    async def connect(self, *, reconnect: bool = True) -> None:
        """Stay connected. OSError when the gateway cannot be reached at first."""
        try:
            await super().connect(reconnect=reconnect)
        except AttributeError as error:
            if self.ws is not None:
                raise
            # discord.py 2.7 wants to resume the session that it has not had yet.
            raise ConnectionError(error.__context__) from error

    async def close(self) -> None:
        """End the connection, and what waits for it to be ready."""
        await super().close()
        waiting = self._connection._ready_task  # noqa: SLF001 - discord.py leaves it running
        if waiting is not None:
            waiting.cancel()
            await asyncio.wait([waiting])


class Connection:
    """Holds a client while it is open, and makes another when one could not start."""

    def __init__(self, make: Callable[[], Client], token: str, *, first_wait: timedelta = FIRST_WAIT) -> None:
        self._make = make
        self._token = token
        self._first_wait = first_wait
        self._client: Client | None = None
        self._holding: asyncio.Task[None] | None = None

    @property
    def client(self) -> Client | None:
        """The client, once it is ready; it stays so while a dropped line is taken up again."""
        return self._client if self._client and self._client.is_ready() else None

    async def ended(self) -> None:
        """Wait until Discord ends it: TokenRefusedError or DiscordError says why."""
        if self._holding:
            await asyncio.shield(self._holding)

    async def __aenter__(self) -> Self:
        self._holding = asyncio.create_task(self._hold())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._holding is not None:
            self._holding.cancel()
            await asyncio.gather(self._holding, return_exceptions=True)

    async def _hold(self) -> None:
        wait = self._first_wait
        while True:
            try:
                async with self._make() as self._client:
                    return await self._client.start(self._token)
            except discord.LoginFailure:
                raise TokenRefusedError from None
            except (discord.ConnectionClosed, discord.PrivilegedIntentsRequired) as error:
                raise _final(error) from None
            except UNREACHABLE as error:
                _log.warning(AWAY, _in_short(error), wait.total_seconds())
            await asyncio.sleep(wait.total_seconds())
            wait = min(wait * 2, LONGEST_WAIT)


async def identify(token: str, connector: Connector = lambda: None) -> str:
    """The name of the bot that a token belongs to. TokenRefusedError, DiscordError."""
    async with logged_in(discord.Client(intents=discord.Intents.none(), connector=connector()), token) as client:
        return str(client.user)


@asynccontextmanager
async def logged_in(client: AnyClient, token: str) -> AsyncIterator[AnyClient]:
    """The client, able to ask Discord but not connected. TokenRefusedError, DiscordError."""
    try:
        async with client:
            await client.login(token)
            yield client
    except discord.LoginFailure:
        raise TokenRefusedError from None
    except UNREACHABLE as error:
        raise DiscordError(f"Discord cannot be reached ({_in_short(error)})") from error


def invitation(application_id: int) -> str:
    """The address under which a bot is put into a server, with just the permissions it needs."""
    return discord.utils.oauth_url(application_id, permissions=PERMISSIONS, scopes=("bot", "applications.commands"))


def _final(error: discord.ConnectionClosed | discord.PrivilegedIntentsRequired) -> StrikewireError:
    code = error.code if isinstance(error, discord.ConnectionClosed) else 4014
    if code == AUTHENTICATION_FAILED:
        return TokenRefusedError()
    return DiscordError(f"Discord ended the connection: {FINAL.get(code, 'it says no more')} (code {code})")


def _in_short(error: BaseException | None) -> str:
    return f"{type(error).__name__}: {error}"[:200]


def _calmed(record: logging.LogRecord) -> bool:
    """A lost line is nobody's mistake: one line tells of each attempt to take it up again, without a traceback."""
    if record.exc_info and isinstance(record.args, tuple) and str(record.msg).startswith("Attempting a reconnect"):
        record.msg, record.args = AWAY, (_in_short(record.exc_info[1]), *record.args)
        record.levelno, record.levelname, record.exc_info = logging.WARNING, "WARNING", None
    return True


logging.getLogger("discord.client").addFilter(_calmed)
