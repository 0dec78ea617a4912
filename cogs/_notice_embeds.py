"""News of feeds as an embed. Decides and words nothing."""

from __future__ import annotations

import discord

from bot.wording.notices import NewsText
from bot.wording.phrases import Phrases
from cogs._embeds import COLOURS, embed, small
from cogs._limits import Message, longest_that_fits, paragraphs
from cogs._markup import shown

NOTICE = 700
"""How long one notice may be before it is cut; it holds two addresses."""


def feed_news_embed(text: NewsText, phrases: Phrases) -> discord.Embed:
    """As many changes, from the first on, as there is room for."""

    def draw(count: int) -> Message:
        more = len(text.lines) - count
        body = [shown(line, NOTICE) for line in text.lines[:count]]
        body.append(small(phrases.say("round-troubles-more", more=more)) if more else "")
        return Message(embeds=(embed(text.heading, paragraphs(body), COLOURS[text.tone]),))

    return longest_that_fits(list(reversed(range(len(text.lines) + 1))), draw).embeds[0]
