"""When a digest is due: a function of the subscription, the days done and the time. Nothing here keeps or sends."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.domain.subscriptions import WEEK, DigestSubscription

CATCH_UP = timedelta(hours=12)
"""How late a digest may still come."""
PUNCTUAL = timedelta(minutes=15)
"""A digest later than this says that it is late."""
LOOK_BACK_DAYS = 2
"""Local days before today of which one may still be due: yesterday's, and the one before where a zone skipped a day."""

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class DueDigest:
    """A digest to be made now: for which local day, and when it fell due."""

    day: date
    due_at: datetime
    late: bool


def due_day(subscription: DigestSubscription, done: Container[date], now: datetime) -> DueDigest | None:
    """The digest that is due at `now`, if there is one; `done` are the local days that have had theirs.

    Each local day has exactly one: a time that the clock skips counts as the moment after the gap, one that comes
    twice as its first. What fell due more than 12 hours ago is let go.
    """
    if subscription.paused:
        return None
    for day, due_at in _moments(subscription, _today(subscription, now) - LOOK_BACK_DAYS * _DAY, LOOK_BACK_DAYS + 1):
        if due_at <= now and now - due_at <= CATCH_UP and day not in done:
            return DueDigest(day, due_at, late=now - due_at > PUNCTUAL)
    return None


def next_due(subscription: DigestSubscription, done: Container[date], now: datetime) -> datetime | None:
    """When the next digest falls due after `now`; None while it is paused."""
    if subscription.paused:
        return None
    coming = _moments(subscription, _today(subscription, now) - _DAY, WEEK + LOOK_BACK_DAYS + 1)
    return next((due_at for day, due_at in coming if due_at > now and day not in done), None)


def _today(subscription: DigestSubscription, now: datetime) -> date:
    return now.astimezone(ZoneInfo(subscription.zone)).date()


def _moments(subscription: DigestSubscription, first: date, count: int) -> Iterator[tuple[date, datetime]]:
    """The chosen days among `count` from `first` on, each with its moment, as far as the subscription reaches."""
    for number in range(count):
        day = first + number * _DAY
        if subscription.days and day.weekday() not in subscription.days:
            continue
        due_at = _moment(day, subscription.at, subscription.zone)
        if due_at is not None and due_at >= subscription.active_since:
            yield day, due_at


@lru_cache(maxsize=4096)
def _moment(day: date, at: time, zone: str) -> datetime | None:
    """When the clocks of a zone show `at` on a day; None for a day that the zone skipped whole."""
    found = ZoneInfo(zone)
    if _instant(datetime.combine(day, time()), found).astimezone(found).date() != day:
        return None
    return _instant(datetime.combine(day, at), found)


def _instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first moment at which the clocks of `zone` show `wall` (no zone), or the end of the gap that holds it."""
    first = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if first.astimezone(zone).replace(tzinfo=None) == wall:
        return first
    # In a gap the two readings lie around the change, which is where the offset changes.
    before, after = wall.replace(tzinfo=zone, fold=1).astimezone(UTC), first
    while after - before > _SECOND:
        middle = before + ((after - before) // 2 // _SECOND) * _SECOND
        if middle.astimezone(zone).utcoffset() == before.astimezone(zone).utcoffset():
            before = middle
        else:
            after = middle
    return after
