"""Notices: what operators are told of their feeds, once for each change. Worded and delivered elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FeedChange(StrEnum):
    """What happened to a feed, or to the domain it is on."""

    FAILING = "failing"
    RECOVERED = "recovered"
    SLOWED = "slowed"
    STOPPED = "stopped"
    MOVED = "moved"
    MERGED = "merged"
    """Moved to an address that another feed has."""
    HALTED = "halted"
    """Paused by an operator."""
    CONTINUED = "continued"
    """Resumed by an operator."""
    CROWDED = "crowded"
    """Offers so much that matches nothing that not all of it is kept."""
    PAUSED = "paused"
    OUTAGE = "outage"
    """None is readable any more: told of all of them at once, and of none of them besides."""
    RESUMED = "resumed"
    """One is readable again after that."""


@dataclass(frozen=True, slots=True)
class FeedNotice:
    """One change. `name` is the feed's, or the domain that is left alone; no address holds a secret."""

    change: FeedChange
    name: str
    at: datetime
    address: str = ""
    cause: str = ""
    """Why, in plain words; empty for a change to the good."""
    until: datetime | None = None
    """How long a domain is left alone."""
    moved_to: str = ""
    since: datetime | None = None
    """When a feed was last read, where none is readable any more."""

    @property
    def unwelcome(self) -> bool:
        """Whether it is no change to the good."""
        return bool(self.cause or self.until) or self.change is FeedChange.CROWDED


@dataclass(frozen=True, slots=True)
class FeedNews:
    """Notices that operators get in one message, in order."""

    notices: tuple[FeedNotice, ...]
