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


@dataclass(frozen=True, slots=True)
class FeedOffer:
    """A feed that a page says it has; `url` whole, `title` as the page has it."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class NoFeed:
    """Why there is no feed, in plain words; and where the body is a web page, the feeds that it offers."""

    reason: str
    offers: tuple[FeedOffer, ...] = ()


class NotAFeedError(Exception):
    """Raised inside the worker: the body is no feed; `answer` says what it is instead."""

    def __init__(self, reason: str, offers: tuple[FeedOffer, ...] = ()) -> None:
        super().__init__(reason)
        self.answer = NoFeed(reason, offers)
