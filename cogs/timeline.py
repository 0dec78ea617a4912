"""`/timeline`: the phases of a union's negotiations. Works out and words nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import discord
from discord import app_commands
from discord.ext import commands

from bot.usecases.trace_timeline import TraceTimeline
from bot.wording.names import Names
from bot.wording.timelines import timeline_text
from cogs._answering import answer, in_time, phrases_of
from cogs._choices import Typed, UnionChoices
from cogs._embeds import timeline_embed
from cogs._limits import Message
from cogs._localising import described, named, takes


class TimelineCog(commands.Cog):
    """Answers `/timeline`."""

    def __init__(
        self, trace_timeline: TraceTimeline, names: Names, unions: UnionChoices, clock: Callable[[], datetime]
    ) -> None:
        self._trace_timeline = trace_timeline
        self._names = names
        self._unions = unions
        self._clock = clock

    @app_commands.command(name=named("timeline"), description=described("timeline"))
    @takes("union", "share")
    async def timeline(self, interaction: discord.Interaction, union: Typed, share: bool = False) -> None:
        """Answer with every phase, its days and its sources."""
        phrases = phrases_of(interaction)
        timeline = await in_time(interaction, self._trace_timeline(union, self._clock()), share=share)
        embed = timeline_embed(timeline_text(timeline, self._names, phrases), phrases)
        await answer(interaction, Message(embeds=(embed,)), share=share)

    @timeline.autocomplete("union")
    async def _typed_union(self, _: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return self._unions(typed)
