"""One strike: its first day among those given for it, and its day count, inclusive calendar days in Los Angeles.

What a strike does to the phase is `phases`' business.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.happenings import Happening
from bot.domain.negotiations import Strike, StrikeState
from bot.domain.reports import Event, Precision, Stage, When

ONE_STRIKE = timedelta(days=60)
"""First days given for one strike lie no further apart; a later one speaks of another strike."""


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


def one_start_a_strike(happenings: Iterable[Happening]) -> list[Happening]:
    """Of several first days given for one strike keep the best supported; `happenings` in order of `by_day`."""
    kept: list[Happening] = []
    start: int | None = None
    for happening in happenings:
        if happening.event is Event.STRIKE_START:
            if start is not None and happening.on - kept[start].on > ONE_STRIKE:
                start = None
            if start is not None and _weight(happening) <= _weight(kept[start]):
                continue
            if start is not None:
                del kept[start]
            start = len(kept)
        elif happening.event in (Event.STRIKE_END, Event.RATIFIED):
            start = None
        kept.append(happening)
    return kept


def _weight(happening: Happening) -> tuple[bool, bool, int]:
    return happening.sure, happening.confirmed, happening.trusted
