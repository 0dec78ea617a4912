"""`/feeds`: how the feeds fare; for operators, trying an address, pausing and resuming. Works out and words nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.domain.feeds import FeedState
from bot.domain.notices import FeedNews, FeedNotice
from bot.usecases.list_feeds import FeedHealth, ListFeeds
from bot.usecases.pause_feed import PauseFeed
from bot.usecases.try_feed import TryFeed
from bot.wording.feeds import feeds_text
from bot.wording.notices import feed_news_text
from bot.wording.trials import trial_text
from cogs._answering import acknowledge, answer, in_time, phrases_of
from cogs._choices import LONGEST, MOST, holds
from cogs._embeds import feeds_embed
from cogs._limits import Message
from cogs._localising import described, named, takes
from cogs._notice_embeds import feed_news_embed
from cogs._operators import FOR_OPERATORS, check_operator
from cogs._trial_embeds import trial_embed
from cogs._views import Button, feeds_button

Address = app_commands.Range[str, 1, 2_048]


@dataclass(frozen=True, slots=True)
class FeedWork:
    """The use cases behind `/feeds`."""

    listing: ListFeeds
    trying: TryFeed
    pausing: PauseFeed


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.default_permissions(manage_guild=True)
class FeedsCog(commands.GroupCog, group_name=named("feeds"), group_description=described("feeds")):
    """Answers `/feeds`. What changes something is acknowledged first."""

    def __init__(self, work: FeedWork, operators: Collection[int], clock: Callable[[], datetime]) -> None:
        """`operators` are the ids of those who may try, pause and resume."""
        self._work = work
        self._operators = operators
        self._clock = clock

    @app_commands.command(name=named("feeds-list"), description=described("feeds-list"))
    async def listing(self, interaction: discord.Interaction) -> None:
        """Answer with the feeds, those in trouble first."""
        await self._show(interaction)

    @app_commands.command(name=named("feeds-test"), description=described("feeds-test"), extras={FOR_OPERATORS: True})
    @takes("address")
    async def test(self, interaction: discord.Interaction, address: Address) -> None:
        """Answer with what the address gives, step by step."""
        check_operator(interaction, self._operators)
        await acknowledge(interaction)
        phrases = phrases_of(interaction)
        command = f"/{phrases.say('command-feeds')} {phrases.say('command-feeds-test')}"
        text = trial_text(await self._work.trying(address), self._clock(), phrases, command)
        await answer(interaction, Message(embeds=(trial_embed(text, phrases),)))

    @app_commands.command(name=named("feeds-pause"), description=described("feeds-pause"), extras={FOR_OPERATORS: True})
    @takes("feed")
    async def pause(self, interaction: discord.Interaction, feed: Address) -> None:
        """Leave a feed alone."""
        check_operator(interaction, self._operators)
        await acknowledge(interaction)
        await self._tell(interaction, await self._work.pausing.pause(feed))

    @app_commands.command(
        name=named("feeds-resume"), description=described("feeds-resume"), extras={FOR_OPERATORS: True}
    )
    @takes("feed")
    async def resume(self, interaction: discord.Interaction, feed: Address) -> None:
        """Ask a paused feed again."""
        check_operator(interaction, self._operators)
        await acknowledge(interaction)
        await self._tell(interaction, await self._work.pausing.resume(feed))

    @pause.autocomplete("feed")
    async def _typed_asked(self, interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
        return await self._choices(interaction, typed, paused=False)

    @resume.autocomplete("feed")
    async def _typed_paused(self, interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
        return await self._choices(interaction, typed, paused=True)

    def buttons(self) -> list[type[Button]]:
        """The button under news of feeds, which answers likewise."""
        return [feeds_button(self._show)]

    async def _choices(self, interaction: discord.Interaction, typed: str, *, paused: bool) -> list[Choice[str]]:
        if interaction.user.id not in self._operators:
            return []
        feeds = await self._work.listing()
        shared = Counter(known for each in feeds for known in (each.address, each.name))
        listed = [each for each in feeds if (each.state == FeedState.PAUSED) is paused]
        found = [(each, _value(each, shared)) for each in listed if holds(typed, each.name, each.address)]
        return [Choice(name=_label(each), value=value) for each, value in found if value][:MOST]

    async def _tell(self, interaction: discord.Interaction, notices: Sequence[FeedNotice]) -> None:
        phrases = phrases_of(interaction)
        embed = feed_news_embed(feed_news_text(FeedNews(tuple(notices)), phrases), phrases)
        await answer(interaction, Message(embeds=(embed,)))

    async def _show(self, interaction: discord.Interaction) -> None:
        phrases = phrases_of(interaction)
        feeds = await in_time(interaction, self._work.listing())
        embed = feeds_embed(feeds_text(feeds, self._clock(), phrases), phrases)
        await answer(interaction, Message(embeds=(embed,)))


def _label(feed: FeedHealth) -> str:
    return f"{feed.name or feed.publisher} · {feed.address}"[:LONGEST]


def _value(feed: FeedHealth, shared: Mapping[str, int]) -> str:
    """What `PauseFeed` knows the feed by: of address and name what fewest have, where Discord takes one so long."""
    fitting = [each for each in (feed.address, feed.name) if 0 < len(each) <= LONGEST]
    return min(fitting, key=shared.__getitem__, default="")
