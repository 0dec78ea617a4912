"""`/why`: how an article was judged and read. Works out and words nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import discord
from discord import app_commands
from discord.ext import commands

from bot.usecases.explain_article import ExplainArticle
from bot.wording.explanations import explanation_text
from bot.wording.names import Names
from cogs._answering import answer, in_time, phrases_of
from cogs._explanation_embeds import explanation_embed
from cogs._limits import Message
from cogs._localising import described, named, takes

Pasted = app_commands.Range[str, 1, 1000]


class WhyCog(commands.Cog):
    """Answers `/why`."""

    def __init__(self, explain_article: ExplainArticle, names: Names, clock: Callable[[], datetime]) -> None:
        self._explain_article = explain_article
        self._names = names
        self._clock = clock

    @app_commands.command(name=named("why"), description=described("why"))
    @takes("link", "share")
    async def why(self, interaction: discord.Interaction, link: Pasted, share: bool = False) -> None:
        """Answer why an article counts or not, and how it was read."""
        phrases = phrases_of(interaction)
        now = self._clock()
        found = await in_time(interaction, self._explain_article(link, now), share=share)
        embed = explanation_embed(explanation_text(found, self._names, phrases), now, phrases)
        await answer(interaction, Message(embeds=(embed,)), share=share)
