"""The answers to `/about` and `/privacy` as embeds. Decides and words nothing."""

from __future__ import annotations

import discord

from bot.wording.about import AboutText, PrivacyText
from cogs._embeds import BADGE, embed, small
from cogs._limits import paragraphs
from cogs._markup import address, link, shown

PARAGRAPH = 500
"""How long our own paragraphs may be before they are cut."""


def about_embed(text: AboutText) -> discord.Embed:
    """The answer to `/about`. A contact that is a web address opens it."""
    words = "" if address(text.contact) else text.contact
    publishers = f"{shown(text.publishers, PARAGRAPH)} {link(words, text.contact, BADGE)}"
    told = [*(shown(part, PARAGRAPH) for part in (text.what, text.feeds, text.trust)), publishers]
    return embed(text.heading, paragraphs([*told, small(shown(text.software, PARAGRAPH))]))


def privacy_embed(text: PrivacyText) -> discord.Embed:
    """The answer to `/privacy`."""
    return embed(text.heading, paragraphs([shown(part, PARAGRAPH) for part in text.paragraphs]))
