"""The health of feeds in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.feeds import Cost, FeedState
from bot.usecases.list_feeds import FeedHealth
from bot.wording.phrases import Phrases

NEVER_ASKED = (FeedState.PAUSED, FeedState.STOPPED, FeedState.MERGED)
FINE = (FeedState.OK, FeedState.PAUSED, FeedState.MERGED)


@dataclass(frozen=True, slots=True)
class FeedLine:
    """One feed: how it fares, when it was read and will be, what it gives and costs, and its last error."""

    name: str
    address: str
    state: FeedState
    health: str
    last: str
    next: str
    items: str
    matched: str
    cost: str
    error: str


@dataclass(frozen=True, slots=True)
class FeedsText:
    """All feeds; `columns` are the titles of name, health, last, next, items and matched."""

    heading: str
    columns: tuple[str, ...]
    lines: tuple[FeedLine, ...]
    empty: str


def feeds_text(feeds: Sequence[FeedHealth], now: datetime, phrases: Phrases) -> FeedsText:
    """The answer to `strikewire feeds` in words."""
    states = [FeedState(feed.state) for feed in feeds]
    heading = [phrases.say("feeds-heading", feeds=len(feeds))]
    failing = states.count(FeedState.FAILING) + states.count(FeedState.SLOWED)
    if failing:
        heading.append(phrases.say("feeds-failing", failing=failing))
    if FeedState.PAUSED in states:
        heading.append(phrases.say("feeds-paused", paused=states.count(FeedState.PAUSED)))
    if FeedState.STOPPED in states:
        heading.append(phrases.say("feeds-stopped", stopped=states.count(FeedState.STOPPED)))
    return FeedsText(
        heading=", ".join(heading),
        columns=(
            phrases.say("feeds-name"),
            phrases.say("feeds-state"),
            phrases.say("feeds-last"),
            phrases.say("feeds-next"),
            phrases.say("feeds-items"),
            phrases.say("feeds-matched"),
        ),
        lines=tuple(_line(feed, now, phrases) for feed in feeds),
        empty="" if feeds else phrases.say("feeds-empty"),
    )


def _line(feed: FeedHealth, now: datetime, phrases: Phrases) -> FeedLine:
    state = FeedState(feed.state)
    upcoming = "" if state in NEVER_ASKED else phrases.say("now-due")
    if upcoming and feed.next_check_at and feed.next_check_at > now:
        upcoming = phrases.ago(feed.next_check_at, now)
    return FeedLine(
        name=feed.name or feed.publisher,
        address=feed.moved_to or feed.address,
        state=state,
        health=phrases.name("feed-state", state),
        last=phrases.ago(feed.last_success_at, now) if feed.last_success_at else phrases.say("never"),
        next=upcoming,
        items=phrases.number(feed.lately),
        matched=phrases.share(feed.matched, feed.items) if feed.items else "",
        cost=_cost(feed.cost, phrases) if feed.cost.checks else "",
        error="" if state in FINE else feed.last_error,
    )


def _cost(cost: Cost, phrases: Phrases) -> str:
    return phrases.say(
        "feeds-cost",
        requests=cost.requests,
        size=phrases.size(cost.bytes),
        unchanged=phrases.share(cost.unchanged, cost.checks),
    )
