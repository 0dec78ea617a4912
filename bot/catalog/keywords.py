"""The keyword filter that the reading is compared with, from `keywords.toml`."""

from __future__ import annotations

from bot.catalog.files import data
from bot.domain.keywords import KeywordFilter


def feed_bot_filter() -> KeywordFilter:
    """What a member would set in a feed bot."""
    entries = data("keywords.toml")
    return KeywordFilter(entries["unions"], entries["any_union"], entries["events"], entries["issues"])
