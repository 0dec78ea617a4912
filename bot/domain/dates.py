"""Days in Los Angeles, where the bargaining is done. Reading dates out of news is not done here."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.user_errors import InvalidDateError

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
FIRST_YEAR, LAST_YEAR = 1900, 2200


def day_of(moment: datetime) -> date:
    """The day in Los Angeles at an aware moment."""
    return moment.astimezone(LOS_ANGELES).date()


def noon_of(day: date) -> datetime:
    """Noon of that day in Los Angeles, as aware UTC: the moment of a date that states no time."""
    return datetime.combine(day, time(12), LOS_ANGELES).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The last moment of that day in Los Angeles, as aware UTC."""
    return datetime.combine(day, time.max, LOS_ANGELES).astimezone(UTC)


def parse_day(text: str) -> date:
    """The day a person writes as `2023-09-22`. Raises InvalidDateError for anything else, or a year far off."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise InvalidDateError(text) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InvalidDateError(text)
    return day
