"""How fresh an answer is, in words."""

from __future__ import annotations

from datetime import datetime

from bot.domain.dates import day_of
from bot.usecases.report_status import Freshness
from bot.wording.phrases import Phrases


def as_of(at: datetime, phrases: Phrases, *, asked_at: bool = False) -> str:
    """The moment an answer speaks of: a past day that was asked for, or now."""
    day = phrases.day(day_of(at))
    if asked_at:
        return phrases.say("as-known-on", day=day)
    return phrases.say("as-of", day=day, time=phrases.time(at))


def footer(at: datetime, freshness: Freshness, phrases: Phrases, *, asked_at: bool) -> tuple[str, str]:
    """The last line of an answer: as of when, from how many feeds, and how new."""
    return as_of(at, phrases, asked_at=asked_at), _feeds(at, freshness, phrases, asked_at=asked_at)


def _feeds(at: datetime, freshness: Freshness, phrases: Phrases, *, asked_at: bool) -> str:
    feeds, polled_at = freshness.feeds, freshness.polled_at
    if not feeds:
        return phrases.say("fresh-none")
    if polled_at is None:
        return phrases.say("fresh-unread", feeds=feeds)
    if asked_at:
        return phrases.say("fresh-known", feeds=feeds, day=phrases.day(day_of(polled_at)))
    ago = phrases.ago(polled_at, at)
    if freshness.failing:
        return phrases.say("fresh-read-failing", feeds=feeds, failing=freshness.failing, ago=ago)
    return phrases.say("fresh-read", feeds=feeds, ago=ago)


def fault(freshness: Freshness, phrases: Phrases) -> str:
    """What keeps every feed from being read, so that a fault does not pass for silence; empty when one can be read."""
    if not freshness.feeds or freshness.failing < freshness.feeds:
        return ""
    polled_at = freshness.polled_at
    if polled_at is None:
        return phrases.say("fresh-fault-ever")
    return phrases.say("fresh-fault", day=phrases.day(day_of(polled_at)), time=phrases.time(polled_at))
