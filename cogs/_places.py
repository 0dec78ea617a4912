"""Where a digest may go: checks that the bot, and who sets it up, may post there. Stores nothing."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeAlias

import discord
from discord import app_commands

from bot.user_errors import MissingPermissionError, NoPlaceError, OwnPermissionError, RoleNotMentionableError
from bot.wording.phrases import Phrases

Place: TypeAlias = discord.TextChannel | discord.Thread | discord.ForumChannel

KINDS = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
    discord.ChannelType.news_thread,
    discord.ChannelType.forum,
]
Chosen: TypeAlias = app_commands.AppCommandChannel | app_commands.AppCommandThread


class PlaceOption(app_commands.Transformer):
    """An option for a channel that digests can go to, handed on as Discord names it."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """That it is a channel."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """The kinds that Discord offers."""
        return KINDS

    async def transform(self, _: discord.Interaction, value: Chosen, /) -> Chosen:
        """The channel as it comes: what the bot knows of it is looked up later, when an answer is under way."""
        return value


def place_of(interaction: discord.Interaction, chosen: Chosen | None, phrases: Phrases) -> Place:
    """The channel that was chosen, or the one where it was asked. NoPlaceError, MissingPermissionError."""
    place = chosen.resolve() if chosen else interaction.channel
    if chosen and place is None:
        raise MissingPermissionError(chosen.id, ("view_channel",))
    if not isinstance(place, Place):
        raise NoPlaceError(phrases.say("takes-channel"))
    return place


def check_place(
    place: Place, steward: discord.Member | discord.User, role: discord.Role | None, *, plain: bool
) -> None:
    """Raise MissingPermissionError, OwnPermissionError or RoleNotMentionableError for what could not be posted."""
    bot = place.guild.me
    needed = ["view_channel", "send_messages", "read_message_history"]
    if isinstance(place, discord.Thread | discord.ForumChannel):
        needed.append("send_messages_in_threads")
    if isinstance(place, discord.Thread):
        needed.remove("send_messages")
        if place.locked or (place.is_private() and place.me is None):
            needed.append("manage_threads")
    if not plain:
        needed.append("embed_links")
    granted = place.permissions_for(bot)
    missing = tuple(name for name in needed if not getattr(granted, name))
    if missing:
        raise MissingPermissionError(place.id, missing)
    own = place.permissions_for(steward) if isinstance(steward, discord.Member) else discord.Permissions.none()
    posting = "send_messages_in_threads" if isinstance(place, discord.Thread) else "send_messages"
    lacking = tuple(name for name in ("view_channel", posting) if not getattr(own, name))
    if lacking:
        raise OwnPermissionError(place.id, lacking)
    if role is None:
        return
    if role.is_default():
        raise RoleNotMentionableError(role.name)
    if role.mentionable:
        return
    if not granted.mention_everyone:
        raise RoleNotMentionableError(role.name)
    if not own.mention_everyone:
        raise OwnPermissionError(place.id, ("mention_everyone",))


async def post_in(forum: discord.ForumChannel, held: Collection[int]) -> int | None:
    """The id of the post that digests go into: the one of those `held` that stands in this forum, archived or not."""
    for channel_id in held:
        channel = forum.guild.get_channel_or_thread(channel_id)
        try:
            channel = channel or await forum.guild.fetch_channel(channel_id)
        except (discord.NotFound, discord.Forbidden):
            continue
        if isinstance(channel, discord.Thread) and channel.parent_id == forum.id:
            return channel.id
    return None


async def new_post(forum: discord.ForumChannel, phrases: Phrases) -> int:
    """The id of a new post for digests."""
    free = [tag for tag in forum.available_tags if not tag.moderated]
    made = await forum.create_thread(
        name=phrases.say("forum-title"),
        content=phrases.say("forum-greeting"),
        applied_tags=free[:1] if forum.flags.require_tag else [],
        allowed_mentions=discord.AllowedMentions.none(),
    )
    return made.thread.id
