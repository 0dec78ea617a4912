"""Days in Los Angeles, where the bargaining is done. Reading dates out of text is not done here."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LOS_ANGELES = ZoneInfo("America/Los_Angeles")


def day_of(moment: datetime) -> date:
    """The day in Los Angeles at an aware moment."""
    return moment.astimezone(LOS_ANGELES).date()


def noon_of(day: date) -> datetime:
    """Noon of that day in Los Angeles, as aware UTC: the moment of a date that states no time."""
    return datetime.combine(day, time(12), LOS_ANGELES).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The last moment of that day in Los Angeles, as aware UTC."""
    return datetime.combine(day, time.max, LOS_ANGELES).astimezone(UTC)
