"""When no feed can be read any more: what then counts as one piece of news, and how often feeds are asked meanwhile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.checks import SHORTEST_WAIT, Outcome
from bot.domain.feeds import FeedRecord, FeedState, merged
from bot.domain.notices import FeedChange, FeedNotice

FEWEST = 3
"""Feeds that fail; fewer are told of by their names."""
ASKED_EVERY = timedelta(hours=1)
"""How often a feed is asked at least for which no server answered: it is the network here that has to come back."""
TRIED_FOR = timedelta(hours=2)
"""How long those that are asked rarely may put off the news of an outage: their domains may have to be left alone."""
_OF_ONE = frozenset({FeedChange.FAILING, FeedChange.SLOWED})


@dataclass(frozen=True, slots=True)
class Unread:
    """Feeds that have failed since the last time that any was read, so many that it may be an outage."""

    begun: datetime
    """When the first of them failed."""
    cause: str
    """What most of them failed for."""
    read_at: datetime | None
    unasked: tuple[FeedRecord, ...]
    """Feeds that were sound when they were asked last, before that."""


def unread(records: Iterable[FeedRecord], now: datetime) -> Unread | None:
    """What the feeds show of an outage; None while too few have failed, too small a part, or for too short a time."""
    everything = tuple(records)
    others = merged(everything)
    asked = [each for each in everything if each.state is not FeedState.STOPPED and each.id not in others]
    read_at = max((each.last_success_at for each in asked if each.last_success_at), default=None)
    failing = {each: each.failing_since for each in asked if each.failing_since}
    since = {each: at for each, at in failing.items() if read_at is None or at >= read_at}
    if len(since) < FEWEST or 2 * len(since) < len(asked) or now - min(since.values()) < SHORTEST_WAIT:
        return None
    causes = Counter(sorted(each.last_error for each in since))
    unasked = tuple(each for each in asked if each not in failing)
    return Unread(min(since.values()), causes.most_common(1)[0][0], read_at, unasked)


def outage(found: Unread, now: datetime) -> FeedNotice | None:
    """The news that none is readable any more; None while others may still show that some are."""
    if found.unasked and now - found.begun < TRIED_FOR:
        return None
    return FeedNotice(FeedChange.OUTAGE, "", now, cause=found.cause, since=found.read_at)


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
