"""The dates of entries as moments in UTC. Reads the notations that feeds use; what a date means is not decided here."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from time import struct_time
from zoneinfo import ZoneInfo

from bot.domain.datewords import MONTHS

_EARLIEST_YEAR = 1990
_NO_DATES = frozenset({date(1999, 11, 30), date(2000, 1, 1), date(2001, 1, 1)})
"""What some software writes where it has no date, besides 1970 and the year 1."""
_FURTHEST_ZONE = timedelta(hours=14)
_LOS_ANGELES = ZoneInfo("America/Los_Angeles")
_YEAR_FIRST = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2}))(?!\d)\s*(.*)")
_DAY_FIRST = re.compile(
    r"(?:.*[\s,])?(\d{1,2})(?:er|\.|º)?[\s-]+(?:de\s+)?([^\W\d]{3,10})\.?,?[\s-]+(?:de\s+)?(\d{2,5}\b.*)"
)
_HALF_DAY = re.compile(r"(\d{1,2})(:\d{2}(?::\d{2})?)\s*([ap])\.?m\b\.?", re.IGNORECASE)
_TIME_OF_DAY = re.compile(r"\d[:T]\d")
_YEAR_ONE = re.compile(r"(?<!\d)0001(?!\d)")
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONGEST = 100


def moment(text: str, fallback: struct_time | None = None) -> datetime | None:
    """The moment that `text` names, else that of `fallback` (UTC) if `text` bears it out, else None.

    A date without a time of day is noon in Los Angeles; a time without a zone is UTC. What is before 1990 or is known
    to stand for no date is None.
    """
    text = text.strip()[:_LONGEST]
    if not text or text.isdecimal() or _YEAR_ONE.search(text):
        return None
    try:
        found = _read(text, fallback)
        if found is None or found.date() in _NO_DATES or abs(found.utcoffset() or timedelta(0)) > _FURTHEST_ZONE:
            return None
        if not _TIME_OF_DAY.search(text):
            found = datetime.combine(found.date(), time(12), _LOS_ANGELES)
        found = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found if found.year >= _EARLIEST_YEAR else None


def _read(text: str, fallback: struct_time | None) -> datetime | None:
    numbers = _YEAR_FIRST.match(text)
    if numbers:
        year, _, month, day, whole_month, whole_day, rest = numbers.groups()
        at = re.sub(r"\s*(?:UTC|GMT)$", "Z", rest.lstrip("Tt"))
        return datetime.fromisoformat(
            f"{year}-{int(month or whole_month):02}-{int(day or whole_day):02}T{_spaceless(at)}"
        )
    try:
        return parsedate_to_datetime(_in_english(_HALF_DAY.sub(_of_24_hours, text)))
    except (ValueError, TypeError, IndexError, OverflowError):
        return _borne_out(text, fallback)


def _spaceless(at: str) -> str:
    """A time of day as the standard writes it; midnight for none, whose day alone will count."""
    return "".join(at.split()) or "00"


def _in_english(text: str) -> str:
    """A date whose day comes before the name of the month, without the weekday, which counts for nothing."""
    found = _DAY_FIRST.match(text)
    if not found:
        return text
    name = unicodedata.normalize("NFKD", found[2].lower())
    month = MONTHS.get("".join(char for char in name if not unicodedata.combining(char)))
    return f"{found[1]} {_ENGLISH[month - 1]} {found[3]}" if month else text


def _of_24_hours(found: re.Match[str]) -> str:
    hour = int(found[1]) % 12 + (12 if found[3] in "pP" else 0)
    return f"{hour:02}{found[2]}"


def _borne_out(text: str, fallback: struct_time | None) -> datetime | None:
    """What the feed library read, if year and day stand in the text: of what it cannot read it makes some day."""
    if fallback is None:
        return None
    numbers = {int(number) for number in re.findall(r"\d{1,4}(?!\d)", text)}
    near = {fallback.tm_mday - 1, fallback.tm_mday, fallback.tm_mday + 1}  # The zone may have moved it.
    if fallback.tm_year not in numbers or near.isdisjoint(numbers):
        return None
    return datetime(*fallback[:6], tzinfo=UTC)
