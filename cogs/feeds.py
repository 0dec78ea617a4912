"""`/feeds list`: every feed and how it fares. Works out and words nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import discord
from discord import app_commands
from discord.ext import commands

from bot.usecases.list_feeds import ListFeeds
from bot.wording.feeds import feeds_text
from cogs._answering import answer, in_time, phrases_of
from cogs._embeds import feeds_embed
from cogs._limits import Message
from cogs._localising import described, named
from cogs._views import Button, feeds_button


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.default_permissions(manage_guild=True)
class FeedsCog(commands.GroupCog, group_name=named("feeds"), group_description=described("feeds")):
    """Answers `/feeds list`."""

    def __init__(self, list_feeds: ListFeeds, clock: Callable[[], datetime]) -> None:
        self._list_feeds = list_feeds
        self._clock = clock

    @app_commands.command(name=named("feeds-list"), description=described("feeds-list"))
    async def listing(self, interaction: discord.Interaction) -> None:
        """Answer with the feeds, those in trouble first."""
        await self._show(interaction)

    def buttons(self) -> list[type[Button]]:
        """The button under news of feeds, which answers likewise."""
        return [feeds_button(self._show)]

    async def _show(self, interaction: discord.Interaction) -> None:
        phrases = phrases_of(interaction)
        embed = feeds_embed(feeds_text(await in_time(interaction, self._list_feeds()), self._clock(), phrases), phrases)
        await answer(interaction, Message(embeds=(embed,)))
