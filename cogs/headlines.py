"""`/headlines`, and the buttons that turn its pages or open it from a digest. Works out and words nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.lexicon import Lexicon
from bot.usecases.list_headlines import ListHeadlines
from bot.wording.headlines import headlines_text
from bot.wording.names import Names
from cogs._answering import answer, apologizing, in_time, phrases_of
from cogs._choices import Typed, UnionChoices, issue_choices, issue_of
from cogs._embeds import PAGE, headlines_embed, pages
from cogs._limits import Message
from cogs._localising import described, named, takes
from cogs._views import Asked, Button, digest_button, page_button, pages_view

USUAL_DAYS = 3
MOST_DAYS = 366
MOST_PAGES = 20


class HeadlinesCog(commands.Cog):
    """Answers `/headlines` and the presses of its buttons."""

    def __init__(
        self,
        list_headlines: ListHeadlines,
        lexicon: Lexicon,
        names: Names,
        unions: UnionChoices,
        clock: Callable[[], datetime],
    ) -> None:
        self._list_headlines = list_headlines
        self._lexicon = lexicon
        self._names = names
        self._unions = unions
        self._clock = clock

    def buttons(self) -> tuple[type[Button], ...]:
        """The buttons to listen for."""
        return page_button(self._turn), digest_button(self._open)

    @app_commands.command(name=named("headlines"), description=described("headlines"))
    @takes("union", "issue", "days", "share")
    async def headlines(
        self,
        interaction: discord.Interaction,
        union: Typed | None = None,
        issue: Typed | None = None,
        days: app_commands.Range[int, 1, MOST_DAYS] = USUAL_DAYS,
        share: bool = False,
    ) -> None:
        """Answer with the first page of the stories of the last days."""
        # A button keeps whole seconds.
        now = self._clock().replace(microsecond=0)
        unions = (self._lexicon.find_union(union).id,) if union else ()
        named_issue = issue_of(issue, self._lexicon.issues, phrases_of(interaction)) if issue else ""
        asked = Asked(now - timedelta(days=days), now, unions, named_issue)
        message, view = await in_time(interaction, self._page(interaction, asked), share=share)
        await answer(interaction, message, share=share, view=view)

    @headlines.autocomplete("union")
    async def _typed_union(self, _: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return self._unions(typed)

    @headlines.autocomplete("issue")
    async def _typed_issue(self, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return issue_choices(self._lexicon.issues, typed, phrases_of(interaction))

    async def _turn(self, interaction: discord.Interaction, asked: Asked) -> None:
        """Show another page: in place of the one that only the asker sees, else to the one who pressed."""
        async with apologizing(interaction):
            message, view = await self._page(interaction, asked)
            if interaction.message and interaction.message.flags.ephemeral:
                await interaction.response.edit_message(embeds=list(message.embeds), view=view)
            else:
                await answer(interaction, message, view=view)

    async def _open(self, interaction: discord.Interaction, asked: Asked) -> None:
        async with apologizing(interaction):
            message, view = await self._page(interaction, asked)
            await answer(interaction, message, view=view)

    async def _page(self, interaction: discord.Interaction, asked: Asked) -> tuple[Message, discord.ui.View | None]:
        phrases = phrases_of(interaction)
        known = [union for union in self._lexicon.unions if union.id in asked.unions]
        contracts = {contract.id for union in known for contract in union.contracts} if asked.unions else None
        found = await self._list_headlines(
            asked.since, asked.until, contracts=contracts, issue=asked.issue, limit=MOST_PAGES * PAGE
        )
        text = headlines_text(found, self._names, phrases)
        page = min(asked.page, pages(text) - 1)
        embed = headlines_embed(text, page, asked.until, phrases)
        return Message(embeds=(embed,)), pages_view(replace(asked, page=page), pages(text), phrases)
