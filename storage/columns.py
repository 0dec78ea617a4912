"""How times and lists stand in a column. Which column holds what is each store's business."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime


def to_text(at: datetime) -> str:
    """An aware time as text that sorts by time."""
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def to_text_or_none(at: datetime | None) -> str | None:
    """As `to_text`; None stays None."""
    return None if at is None else to_text(at)


def to_time(text: str) -> datetime:
    """The aware UTC time that `to_text` wrote."""
    return datetime.fromisoformat(text)


def to_time_or_none(text: str | None) -> datetime | None:
    """As `to_time`; None stays None."""
    return None if text is None else to_time(text)


def to_array(words: Iterable[str | int]) -> str:
    """Words or whole numbers as a JSON array, as a column or as one parameter for `json_each`."""
    return json.dumps(list(words), ensure_ascii=False)
