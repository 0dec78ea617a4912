"""What becomes of a feed after a check: its state, when it is asked again, and what operators are told of it.

Pure functions of stored state and one answer. Nothing here asks, stores or words anything.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.domain.feeds import FeedRecord, FeedState, Hints, Pause, Redirection, Validators
from bot.domain.notices import FeedChange, FeedNotice
from bot.domain.secrets import shown_url
from bot.errors import FeedError, FetchError

SHORTEST_WAIT = timedelta(minutes=15)
LONGEST_WAIT = timedelta(hours=24)
FIRST_BACK_OFF = timedelta(minutes=5)
FIRST_REFUSED_BACK_OFF = timedelta(hours=1)
"""After an answer that asking again soon will not change."""
JITTER = 0.1
"""The share of a wait over which checks are spread; it only ever lengthens one."""
MOVED_AFTER = timedelta(days=3)
SLOWED_AFTER = timedelta(days=14)
SLOWED_AT = 10
"""Failures in a row that there have been by then at least, however they are spaced."""
FAILURES_TOLD = 3
"""A feed that has a hiccup is no news; one that fails so often in a row is."""
GONE, TOO_MANY_REQUESTS = 410, 429


@dataclass(frozen=True, slots=True)
class Heard:
    """What a server said with a body, or with the word that it is unchanged."""

    validators: Validators
    hints: Hints
    asked: timedelta | None = None
    """How long it asks not to be asked, by the headers."""
    moved_to: str = ""
    """Where it says the feed has moved for good."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The feed after a check, and what there is to tell."""

    record: FeedRecord
    notices: tuple[FeedNotice, ...] = ()


def next_check(interval: timedelta, asked: timedelta | None, hints: Hints, now: datetime, jitter: float) -> datetime:
    """When to ask again after an answer: the longest of our interval and what the server asks for, within limits.

    Hours and days that the feed asks to leave out are left out as far as the longest wait allows.
    """
    wanted = max(interval, *filter(None, (asked, hints.ttl)), SHORTEST_WAIT)
    at = now + _spread(wanted, jitter)
    latest = max(at, now + LONGEST_WAIT)
    while at < latest and (at.hour in hints.skip_hours or at.weekday() in hints.skip_days):
        at += timedelta(hours=1)
    return min(at, latest)


def back_off(first: timedelta, failures: int, until: datetime | None, now: datetime, jitter: float) -> datetime:
    """When to ask again after the `failures`-th failure in a row: `first`, doubling, and not before `until`."""
    wait = min(first * (1 << min(failures - 1, 12)), LONGEST_WAIT)
    return now + _spread(max(wait, until - now) if until else wait, jitter)


def after_answer(record: FeedRecord, heard: Heard, now: datetime, jitter: float) -> Outcome:
    """The feed after it has answered."""
    after = replace(
        record,
        state=FeedState.OK,
        validators=heard.validators,
        hints=heard.hints,
        failures=0,
        failing_since=None,
        warned=False,
        next_check_at=next_check(record.source.interval, heard.asked, heard.hints, now, jitter),
        last_success_at=now,
        last_error="",
    )
    notices = (_notice(FeedChange.RECOVERED, after, now),) if record.warned else ()
    return _moved(Outcome(after, notices), heard.moved_to, now)


def after_failure(
    record: FeedRecord, error: FeedError, until: datetime | None, now: datetime, jitter: float, *, paused: bool = False
) -> Outcome:
    """The feed after a check that failed; it is left alone `until` then, if anything asks for that.

    `paused` tells that the feed's whole domain is left alone, which is told in its place.
    """
    status = error.status if isinstance(error, FetchError) else None
    failing = replace(
        record,
        failures=record.failures + 1,
        failing_since=min(record.failing_since or now, now),
        last_error=error.reason,
    )
    if status == GONE and not record.moved_to and isinstance(error, FetchError) and _is_at(record.url, error.host):
        stopped = replace(failing, state=FeedState.STOPPED, warned=True, next_check_at=None)
        return Outcome(stopped, (_notice(FeedChange.STOPPED, failing, now),))
    # A clock that was years behind makes a short time look long.
    slowed = failing.failures >= SLOWED_AT and now - (failing.failing_since or now) >= SLOWED_AFTER
    final = isinstance(error, FetchError) and not error.transient
    lasting = final or failing.failures >= FAILURES_TOLD
    first = LONGEST_WAIT if slowed else FIRST_REFUSED_BACK_OFF if final else FIRST_BACK_OFF
    change, busy = None, status == TOO_MANY_REQUESTS
    if slowed and record.state is not FeedState.SLOWED:
        change = FeedChange.SLOWED
    elif lasting and not record.warned and not paused:
        change = FeedChange.FAILING
    after = replace(
        failing,
        state=FeedState.SLOWED if slowed else FeedState.FAILING,
        # The configured address may know better where the feed is; who is busy is where it was thought to be.
        moved_to="" if lasting and not busy else record.moved_to,
        warned=record.warned or change is not None,
        next_check_at=back_off(first, failing.failures, until, now, jitter),
    )
    return Outcome(after, (_notice(change, failing, now),) if change else ())


def after_refusal(
    pause: Pause | None, domain: str, until: datetime | None, now: datetime, *, led: bool = False
) -> tuple[Pause, tuple[FeedNotice, ...]]:
    """The pause of a domain that had too many requests, `until` then at least; only its first in a row is told.

    One of a domain to which another `led` is told of nobody: it is that other feed's failure.
    """
    refusals = pause.refusals + 1 if pause else 1
    longer = Pause(domain, now, back_off(FIRST_BACK_OFF, refusals, until, now, 0), refusals, led)
    return longer, () if pause or led else (FeedNotice(FeedChange.PAUSED, domain, now, until=longer.until),)


def kept_away_until(pause: Pause, home: str) -> datetime:
    """Until when a pause keeps feeds of the registrable domain `home` away.

    Anybody's feed may lead to a domain that it wants to see silenced: that one's own feeds rest for the shortest wait,
    and only at the first refusal in a row.
    """
    if not pause.led or pause.domain != home:
        return pause.until
    return min(pause.until, pause.begun_at + SHORTEST_WAIT) if pause.refusals == 1 else pause.begun_at


def merging(outcome: Outcome) -> Outcome:
    """The outcome where the address moved to is that of another feed, told as what it is."""
    notices = tuple(
        replace(notice, change=FeedChange.MERGED) if notice.change is FeedChange.MOVED else notice
        for notice in outcome.notices
    )
    return Outcome(outcome.record, notices)


def anchored(record: FeedRecord, now: datetime) -> FeedRecord:
    """The feed, waiting as long as it was to wait, from now on where the clock has been set back since it was asked."""
    if record.asked_at is None or record.asked_at <= now or record.next_check_at is None:
        return record
    return replace(record, asked_at=now, next_check_at=now + (record.next_check_at - record.asked_at))


def anchored_pause(pause: Pause, now: datetime) -> Pause:
    """The pause, as long as it was to be, from now on where the clock has been set back since it began."""
    if pause.begun_at <= now:
        return pause
    return replace(pause, begun_at=now, until=now + (pause.until - pause.begun_at))


def _moved(outcome: Outcome, target: str, now: datetime) -> Outcome:
    """The outcome where a server has said for days that the feed has moved for good, or has begun to say so."""
    record, known = outcome.record, outcome.record.redirection
    if not target:
        return replace(outcome, record=replace(record, redirection=None)) if known else outcome
    if known is None or known.url != target or known.since > now:
        return replace(outcome, record=replace(record, redirection=Redirection(target, now)))
    if now - known.since < MOVED_AFTER:
        return outcome
    notice = replace(_notice(FeedChange.MOVED, record, now), moved_to=shown_url(target))
    moved_to = "" if target == record.source.url else target
    moved = replace(record, moved_to=moved_to, redirection=None, move_told=target)
    return Outcome(moved, (*outcome.notices, *(() if target == record.move_told else (notice,))))


def _notice(change: FeedChange, record: FeedRecord, now: datetime) -> FeedNotice:
    name = record.source.name or record.source.publisher
    return FeedNotice(change, name, now, shown_url(record.url), record.last_error)


def _is_at(url: str, host: str) -> bool:
    """Whether the address is that host's own: only it may say that the feed is gone."""
    return (urlsplit(url).hostname or "").casefold() == host.casefold()


def _spread(wait: timedelta, jitter: float) -> timedelta:
    """The wait within its limits, lengthened a little so that checks do not fall together; `jitter` is in [0, 1)."""
    return min(max(wait, SHORTEST_WAIT), LONGEST_WAIT) * (1 + jitter * JITTER)
