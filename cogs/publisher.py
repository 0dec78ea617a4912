"""Sends a delivery to its channel or person, and finds one that was sent before. What goes when is not said here."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import aiohttp
import discord

from bot.domain.deliveries import Delivery, DigestPost, Reason, nonce_of, refusal
from bot.domain.notices import FeedNews
from bot.domain.proposals import Proposal
from bot.usecases.send_deliveries import TryLaterError, UndeliverableError, Unreadable
from bot.wording.names import Names
from cogs._posts import drawn
from cogs._views import mark_of

LONGEST = 50.0
"""Seconds for one message, Discord's own waits included."""
LOOKED_THROUGH = 1000
"""Messages since the first attempt among which an earlier one is looked for."""
CLOCKS_APART = timedelta(minutes=5)
"""How far our clock and Discord's may differ."""

_log = logging.getLogger(__name__)


class DiscordPublisher:
    """Posts as the bot. Satisfies `Publisher` of `bot.usecases.send_deliveries`."""

    def __init__(self, client: Callable[[], discord.Client | None], names: Names) -> None:
        """`client` gives the one that is connected, if any is."""
        self._client = client
        self._names = names

    async def publish(self, delivery: Delivery) -> int:
        """Post the message under its nonce, by which Discord knows a second attempt again; the message's id."""
        message, view = drawn(delivery, self._names)
        async with self._reaching(delivery) as channel:
            sent = await channel.send(
                message.content,
                embeds=list(message.embeds),
                view=view or discord.utils.MISSING,
                nonce=nonce_of(delivery),
                allowed_mentions=_mentions(delivery.target.role_id),
            )
        return sent.id

    async def find(self, delivery: Delivery) -> int | Unreadable | None:
        """The id of the message that bears the mark of the delivery, among those since its first attempt."""
        if delivery.claimed_at is None:
            return None
        try:
            async with self._reaching(delivery) as channel:
                if not await self._may_read(delivery):
                    return Unreadable()
                return await self._search(channel, delivery)
        except UndeliverableError as error:
            if error.reason in (Reason.NO_ACCESS, Reason.NO_PERMISSION):
                return Unreadable()
            raise

    async def _search(self, channel: discord.abc.Messageable, delivery: Delivery) -> int | Unreadable | None:
        mark, seen = nonce_of(delivery), 0
        since = (delivery.claimed_at or delivery.created_at) - CLOCKS_APART
        async for message in channel.history(limit=LOOKED_THROUGH, after=since, oldest_first=True):
            seen += 1
            if any(mark_of(custom_id) == mark for custom_id in _custom_ids(message)):
                return message.id
        return Unreadable() if seen == LOOKED_THROUGH else None

    async def _may_read(self, delivery: Delivery) -> bool:
        """Whether the bot may read what was posted; Discord shows an empty channel to one who may not."""
        if delivery.target.guild_id is None:
            return True
        client = self._client()
        guild = client.get_guild(delivery.target.guild_id) if client else None
        if guild is None:
            return False
        known = guild.get_channel_or_thread(delivery.target.channel_id)
        # An archived thread is not known here.
        channel = known or await guild.fetch_channel(delivery.target.channel_id)
        return channel.permissions_for(guild.me).read_message_history

    @asynccontextmanager
    async def _reaching(self, delivery: Delivery) -> AsyncIterator[discord.abc.Messageable]:
        """Where a delivery goes; what goes wrong with it becomes an error of ours."""
        client = self._client()
        if client is None:
            raise TryLaterError
        try:
            async with asyncio.timeout(LONGEST):
                yield await _place(client, delivery)
        except discord.RateLimited as error:
            raise TryLaterError(timedelta(seconds=error.retry_after)) from error
        except discord.HTTPException as error:
            reason = refusal(error.status, error.code)
            if reason is not None:
                if not isinstance(delivery.value, DigestPost):
                    # Of digests the stewards are told.
                    _log.warning("An operator could not be told of %s: %s", _news(delivery.value), reason)
                raise UndeliverableError(reason) from error
            raise TryLaterError from error
        except (OSError, aiohttp.ClientError, TimeoutError) as error:
            raise TryLaterError from error


async def _place(client: discord.Client, delivery: Delivery) -> discord.abc.Messageable:
    guild_id, target = delivery.target.guild_id, delivery.target.channel_id
    if guild_id is None:
        return await client.create_dm(discord.Object(target))
    return client.get_partial_messageable(target, guild_id=guild_id)


def _news(value: Proposal | FeedNews) -> str:
    return f"correction {value.id}" if isinstance(value, Proposal) else "changes of feeds"


def _custom_ids(message: discord.Message) -> list[str]:
    rows = [component for component in message.components if isinstance(component, discord.ActionRow)]
    return [item.custom_id or "" for row in rows for item in row.children]


def _mentions(role_id: int | None) -> discord.AllowedMentions:
    if role_id is None:
        return discord.AllowedMentions.none()
    return discord.AllowedMentions(everyone=False, users=False, roles=[discord.Object(role_id)], replied_user=False)
