"""Discord's state: the bot, guilds, direct messages, commands, interactions, and the memory of nonces."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from tests.discord_server import refusals
from tests.discord_server.channels import Channel, ChannelKind
from tests.discord_server.commands import Commands
from tests.discord_server.guilds import Guild
from tests.discord_server.interactions import Interaction
from tests.discord_server.messages import Message
from tests.discord_server.people import Role, User
from tests.discord_server.permissions import POSTING, Permission
from tests.discord_server.recorder import Recorder
from tests.discord_server.refusals import RefusedError
from tests.discord_server.snowflakes import Clock, Snowflakes

NONCE_WINDOW = timedelta(minutes=5)


class Gateway(Protocol):
    def emit(self, event: str, data: Mapping[str, Any], intents: int, guild_id: int | None) -> None: ...


@dataclass(eq=False)
class World:
    """Everything that Discord knows; routes and tests change it, the gateway tells the bot."""

    clock: Clock
    token: str
    nonce_window: timedelta = NONCE_WINDOW
    gateway: Gateway | None = None
    recorder: Recorder = field(default_factory=Recorder)
    guilds: dict[int, Guild] = field(default_factory=dict)
    users: dict[int, User] = field(default_factory=dict)
    directs: dict[int, Channel] = field(default_factory=dict)
    interactions: dict[str, Interaction] = field(default_factory=dict)
    nonces: dict[tuple[int, str], Message] = field(default_factory=dict)
    _happened: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.snowflakes = Snowflakes(self.clock)
        self.owner = self.add_user("Olive")
        self.bot = self.add_user("Strikewire", bot=True)
        self.commands = Commands(self.application_id, self.snowflakes)

    @property
    def application_id(self) -> int:
        return self.bot.id

    def add_user(self, name: str, *, bot: bool = False) -> User:
        user = User(self.snowflakes.make(), name, bot)
        self.users[user.id] = user
        return user

    def add_guild(self, name: str, channels: list[str], bot_permissions: Permission = POSTING) -> Guild:
        """A guild that the bot is in, with text channels of these names."""
        guild = Guild(self.snowflakes.make(), name, self.owner, self.snowflakes, lambda *_: None)
        role = Role(self.snowflakes.make(), self.bot.name, bot_permissions, managed=True)
        guild.roles[role.id] = role
        guild.bot = guild.add_member(self.bot, role)
        for channel in channels:
            guild.add_channel(channel)
        self.guilds[guild.id] = guild
        guild.emit = self._guild_changed
        self._guild_changed("GUILD_CREATE", guild.as_event(), guild)
        return guild

    def remove_guild(self, guild: Guild) -> None:
        """The bot is put out of a guild."""
        del self.guilds[guild.id]
        self._guild_changed("GUILD_DELETE", {"id": str(guild.id)}, guild)

    def direct(self, user: User) -> Channel:
        """The direct messages between the bot and a user."""
        if user.id not in self.directs:
            self.directs[user.id] = Channel(self.snowflakes.make(), "", ChannelKind.DIRECT, recipients=[user])
        return self.directs[user.id]

    def channel(self, id_: int) -> Channel:
        """A channel of any kind that the bot can know; refuses unknown ones."""
        for guild in self.guilds.values():
            for channel in guild.channels:
                if channel.id == id_:
                    return channel
        for channel in self.directs.values():
            if channel.id == id_:
                return channel
        raise RefusedError(refusals.UNKNOWN_CHANNEL)

    def guild(self, id_: int) -> Guild:
        if id_ not in self.guilds:
            raise RefusedError(refusals.UNKNOWN_GUILD)
        return self.guilds[id_]

    def require(self, channel: Channel, needed: Permission) -> None:
        """Refuse as Discord does if the bot may not."""
        has = channel.permissions_of(self.bot)
        if not has & Permission.VIEW_CHANNEL:
            raise RefusedError(refusals.MISSING_ACCESS)
        if needed & ~has:
            raise RefusedError(refusals.MISSING_PERMISSIONS)

    def make_message(
        self, channel: Channel, payload: Mapping[str, Any], files: dict[str, bytes], author: User | None = None
    ) -> Message:
        """A new message, not yet in its channel."""
        guild = channel.guild
        who = author or self.bot
        return Message(
            self.snowflakes.make(), channel.id, guild.id if guild else None, who, self.clock(), dict(payload), files
        )

    def post(self, channel: Channel, message: Message) -> Message:
        """Put a message into its channel and tell those who listen."""
        channel.messages.append(message)
        self.tell(message, "MESSAGE_CREATE")
        return message

    def tell(self, message: Message, event: str) -> None:
        """Tell the gateway of a message, as the intents for messages allow."""
        data = message.as_json()
        if message.guild_id is not None:
            data["guild_id"] = str(message.guild_id)
        self.emit(event, data, 1 << 9 if message.guild_id else 1 << 12, message.guild_id)

    def remembered(self, author: User, nonce: object) -> Message | None:
        """The message that the author sent with this nonce, while Discord still knows."""
        message = self.nonces.get((author.id, str(nonce)))
        if message is None or message.deleted or self.clock() - message.at > self.nonce_window:
            return None
        return message

    def emit(self, event: str, data: Mapping[str, Any], intents: int, guild_id: int | None) -> None:
        if self.gateway is not None:
            self.gateway.emit(event, data, intents, guild_id)
        self.happened()

    def happened(self) -> None:
        """Wake those who wait for something to become true."""
        self._happened.set()
        self._happened = asyncio.Event()

    async def until(self, holds: Callable[[], bool], within: float, what: Callable[[], str]) -> None:
        """Wait until something holds; `AssertionError` with `what()` after so many seconds."""
        try:
            async with asyncio.timeout(within):
                while not holds():
                    await self._happened.wait()
        except TimeoutError:
            raise AssertionError(f"after {within} s: {what()}") from None

    def now(self) -> datetime:
        return self.clock()

    def _guild_changed(self, event: str, data: Mapping[str, Any], guild: Guild) -> None:
        self.emit(event, data, 1, guild.id)
