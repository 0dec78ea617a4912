"""When no feed can be read any more: what then counts as one piece of news, and how often feeds are asked meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.checks import SHORTEST_WAIT, Outcome
from bot.domain.feeds import FeedRecord
from bot.domain.notices import FeedChange, FeedNotice

FEWEST = 3
"""Feeds that fail; fewer are told of by their names."""
ASKED_EVERY = timedelta(hours=1)
"""How often a feed is asked at least for which no server answered: it is the network here that has to come back."""
_OF_ONE = frozenset({FeedChange.FAILING, FeedChange.SLOWED})


@dataclass(frozen=True, slots=True)
class Unread:
    """The feeds that have failed since the last time that any was read."""

    feeds: int = 0
    begun: datetime | None = None
    """When the first of them failed."""
    cause: str = ""
    """What most of them failed for."""
    read_at: datetime | None = None


def outage(unread: Unread, now: datetime) -> FeedNotice | None:
    """The news that none is readable any more; None while too few have failed, or for too short a time."""
    if unread.begun is None or unread.feeds < FEWEST or now - unread.begun < SHORTEST_WAIT:
        return None
    return FeedNotice(FeedChange.OUTAGE, "", now, cause=unread.cause, since=unread.read_at)


def without_news(outcome: Outcome) -> Outcome:
    """The outcome of a check in an outage: that this one fails as well is told only if it still does afterwards."""
    kept = tuple(notice for notice in outcome.notices if notice.change not in _OF_ONE)
    if len(kept) == len(outcome.notices):
        return outcome
    return Outcome(replace(outcome.record, warned=False), kept)


def hurried(record: FeedRecord, now: datetime) -> FeedRecord:
    """The feed, asked again soon enough to notice the end of an outage."""
    if record.next_check_at is None:
        return record
    return replace(record, next_check_at=min(record.next_check_at, now + ASKED_EVERY))
