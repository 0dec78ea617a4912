"""One strike and its day count, inclusive calendar days in Los Angeles. When a strike begins is `phases`' business."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.negotiations import Strike, StrikeState
from bot.domain.reports import Precision, Stage, When


@dataclass(frozen=True, slots=True)
class StrikeSpan:
    """A strike from its first day to its last; `until` is None while it runs."""

    since: When
    confirmed: bool
    until: date | None = None


def last_day(end: When, stage: Stage) -> date:
    """The last day of a strike that ends on `end`: the day before when it ended at or before 00:01."""
    return end.on - timedelta(days=1) if stage is Stage.START_OF_DAY else end.on


def days_between(since: When, last: date) -> int | None:
    """Calendar days from the first to `last`, both counted; None unless the first is known to the day."""
    return (last - since.on).days + 1 if since.precision is Precision.DAY else None


def strike_on(span: StrikeSpan, today: date) -> Strike:
    """The strike as it stands on `today`."""
    if span.since.on > today:
        return Strike(span.since, StrikeState.CALLED, None, None, span.confirmed)
    if span.until is None:
        return Strike(span.since, StrikeState.RUNNING, None, days_between(span.since, today), span.confirmed)
    return Strike(span.since, StrikeState.SUSPENDED, span.until, days_between(span.since, span.until), span.confirmed)
