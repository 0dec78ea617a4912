"""The dates of entries as moments in UTC. Reads the notations that feeds use; what a date means is not decided here."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from email.utils import parsedate_to_datetime
from time import struct_time
from zoneinfo import ZoneInfo

_EARLIEST_YEAR = 1990
_LOS_ANGELES = ZoneInfo("America/Los_Angeles")
_ISO_LIKE = re.compile(r"\d{4}-?\d{2}-?\d{2}")
_TIME_OF_DAY = re.compile(r"\d[:T]\d")
_LONGEST = 100


def moment(text: str, fallback: struct_time | None = None) -> datetime | None:
    """The moment that `text` names, else that of `fallback` (UTC), else None, as for any before 1990.

    A date without a time of day is noon in Los Angeles; a time without a zone is UTC.
    """
    text = text.strip()[:_LONGEST]
    if not text or text.isdecimal():
        return None
    try:
        found = _read(text, fallback)
        if found is None:
            return None
        if not _TIME_OF_DAY.search(text):
            found = datetime.combine(found.date(), time(12), _LOS_ANGELES)
        found = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found if found.year >= _EARLIEST_YEAR else None


def _read(text: str, fallback: struct_time | None) -> datetime | None:
    if _ISO_LIKE.match(text):
        return datetime.fromisoformat(text.replace(" UTC", "Z"))
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return datetime(*fallback[:6], tzinfo=UTC) if fallback else None
