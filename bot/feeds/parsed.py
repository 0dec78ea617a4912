"""What a parsed feed says, as the worker hands it on. Holds values alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.domain.articles import FeedItem
from bot.domain.feeds import Hints


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a feed says, newest 500 items at most. `degraded`: its XML is broken, and this is what could be saved."""

    title: str
    items: tuple[FeedItem, ...]
    hints: Hints = field(default_factory=Hints)
    degraded: bool = False
    lang: str = ""
    """Two-letter language of the whole feed, or empty."""
    entries: int = 0
    """How many entries there were to choose the items from."""


class NotAFeedError(Exception):
    """Raised inside the worker: the body is no feed; the text says what it is instead."""
