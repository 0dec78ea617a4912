"""`/status`: where the talks stand. Works out and words nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.dates import end_of, parse_day
from bot.usecases.report_status import ReportStatus
from bot.wording.names import Names
from bot.wording.standings import overview_text, status_text
from cogs._answering import answer, in_time, phrases_of
from cogs._choices import Typed, UnionChoices
from cogs._embeds import overview_embed
from cogs._limits import Message
from cogs._localising import described, named, takes
from cogs._status_embeds import status_embeds


class StatusCog(commands.Cog):
    """Answers `/status`."""

    def __init__(
        self, report_status: ReportStatus, names: Names, unions: UnionChoices, clock: Callable[[], datetime]
    ) -> None:
        self._report_status = report_status
        self._names = names
        self._unions = unions
        self._clock = clock

    @app_commands.command(name=named("status"), description=described("status"))
    @takes("union", "at", "share")
    async def status(
        self, interaction: discord.Interaction, union: Typed | None = None, at: Typed | None = None, share: bool = False
    ) -> None:
        """Answer for one union, or with a line for each negotiation."""
        phrases = phrases_of(interaction)
        now = self._clock()
        moment = min(end_of(parse_day(at)), now) if at else now
        if union is None:
            overview = await in_time(interaction, self._report_status.overview(moment, asked_at=bool(at)), share=share)
            embeds = [overview_embed(overview_text(overview, self._names, phrases), moment, phrases)]
        else:
            found = await in_time(interaction, self._report_status(union, moment, asked_at=bool(at)), share=share)
            embeds = status_embeds(status_text(found, self._names, phrases), moment, phrases)
        await answer(interaction, Message(embeds=tuple(embeds)), share=share)

    @status.autocomplete("union")
    async def _typed_union(self, _: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return self._unions(typed)
