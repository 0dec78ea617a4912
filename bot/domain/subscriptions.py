"""Digest subscriptions as values, and what a steward typed turned into them. When one is due is in `due`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from bot.domain.unions import LaborUnion
from bot.user_errors import InvalidHourError, UnknownZoneError

MOST_DIGESTS = 25
"""Subscriptions one server may have: as many as Discord offers in a choice."""
WEEK = 7
SUGGESTED_ZONES = 3
CLOSE_ENOUGH = 0.6

_HOUR = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})|\s*h)?\s*([ap])?\.?m?\.?", re.IGNORECASE | re.ASCII)


class Quiet(StrEnum):
    """What a digest does when there is nothing to tell."""

    SAY = "say"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class DigestSubscription:
    """A digest that a steward asked for in one channel. `id` is 0 until it is stored."""

    id: int
    guild_id: int
    channel_id: int
    created_by: int
    unions: tuple[str, ...]
    """Ids; empty for all that are followed."""
    at: time
    """Local wall-clock time."""
    days: tuple[int, ...]
    """Weekdays from Monday, 0; empty for all."""
    zone: str
    """IANA name."""
    role_id: int | None
    """The role to ping, if any."""
    quiet: Quiet
    plain: bool
    """Plain text, for screen readers."""
    locale: str
    paused: bool
    created_at: datetime
    active_since: datetime
    """When it was made, last changed or resumed: a time of day that had passed by then is not made up for."""


def unions_of(
    subscription: DigestSubscription, known: Sequence[LaborUnion], followed: Sequence[LaborUnion]
) -> tuple[LaborUnion, ...]:
    """The unions a subscription is about: those chosen that are still known, or all that are followed."""
    if not subscription.unions:
        return tuple(followed)
    return tuple(union for union in known if union.id in subscription.unions)


def hour_of(text: str) -> time:
    """The time of day a person means: `9`, `09:30`, `21h30`, `9 pm`. Raises InvalidHourError."""
    found = _HOUR.fullmatch(text.strip())
    if found is None:
        raise InvalidHourError(text)
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        raise InvalidHourError(text)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise InvalidHourError(text) from None


def days_of(numbers: Iterable[int]) -> tuple[int, ...]:
    """Weekdays in order, each once; none when all seven are meant."""
    days = tuple(sorted(set(numbers)))
    if any(not 0 <= day < WEEK for day in days):
        raise ValueError(f"{days} are no weekdays")
    return () if len(days) == WEEK else days


def zone_of(text: str, zones: Collection[str]) -> str:
    """The zone of `zones` (IANA names) that a person means by its name or its city. Raises UnknownZoneError."""
    wanted = _folded(text)
    exact = [zone for zone in zones if zone.casefold() == wanted]
    cities = [zone for zone in zones if _city(zone) == wanted and "/" in zone]
    for found in (exact, cities):
        if len(found) == 1:
            return found[0]
    raise UnknownZoneError(text, zones_like(text, zones, SUGGESTED_ZONES))


def zones_like(text: str, zones: Collection[str], limit: int) -> tuple[str, ...]:
    """The zones a person may mean who has typed `text` so far, likeliest first."""
    wanted = _folded(text)
    ranked = sorted(
        (not _city(zone).startswith(wanted), not zone.casefold().startswith(wanted), zone)
        for zone in zones
        if wanted in zone.casefold()
    )
    likely = [zone for *_, zone in ranked]
    if len(likely) < limit:
        by_name = {name: zone for zone in sorted(zones) for name in (_city(zone), zone.casefold())}
        likely += [by_name[name] for name in difflib.get_close_matches(wanted, by_name, limit, CLOSE_ENOUGH)]
    return tuple(dict.fromkeys(likely))[:limit]


def _folded(text: str) -> str:
    return re.sub(r"\s+", "_", text.strip()).casefold()


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].casefold()
