from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.checks import (
    LONGEST_WAIT,
    SHORTEST_WAIT,
    Heard,
    after_answer,
    after_failure,
    after_refusal,
    anchored,
    anchored_pause,
    back_off,
    next_check,
)
from bot.domain.feeds import FeedRecord, FeedSource, FeedState, Hints, Pause, Redirection, Validators, merged
from bot.domain.notices import FeedChange
from bot.errors import FetchError, ParseError

NOW = datetime(2023, 9, 22, 12, tzinfo=UTC)
"""A Friday."""
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SOURCE = FeedSource("https://a.org/feed?key=secret", "a.org", "A")
FEED = FeedRecord(1, SOURCE)
NONE = Hints()
waits = st.timedeltas(timedelta(0), timedelta(days=400))
jitters = st.floats(0, 1, exclude_max=True)
moments = st.floats(0, 4e9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


def heard(**changes: Any) -> Heard:
    return Heard(Validators(), changes.pop("hints", NONE), **changes)


def error(status: int, **changes: Any) -> FetchError:
    return FetchError("https://a.org/feed", f"answered {status}", status=status, host="a.org", **changes)


@given(
    interval=waits,
    asked=st.none() | waits,
    hints=st.builds(
        Hints,
        st.none() | waits,
        st.lists(st.integers(0, 23), unique=True).map(tuple),
        st.lists(st.integers(0, 6), unique=True).map(tuple),
    ),
    now=moments,
    jitter=jitters,
)
def test_the_next_check_is_never_too_soon_nor_too_late(
    interval: timedelta, asked: timedelta | None, hints: Hints, now: datetime, jitter: float
) -> None:
    wait = next_check(interval, asked, hints, now, jitter) - now
    assert SHORTEST_WAIT <= wait <= LONGEST_WAIT * 1.1
    wanted = max(filter(None, (interval, asked, hints.ttl)), default=interval)
    assert wait >= min(wanted, LONGEST_WAIT)


@pytest.mark.parametrize(
    ("asked", "ttl", "wait"),
    [(None, None, 30), (120, None, 120), (None, 90, 90), (120, 180, 180), (1, 1, 30), (99_999, None, 1440)],
)
def test_the_longest_of_all_wishes_counts(asked: int | None, ttl: int | None, wait: int) -> None:
    hints = Hints(ttl * MINUTE if ttl else None)
    assert next_check(30 * MINUTE, asked * MINUTE if asked else None, hints, NOW, 0) == NOW + wait * MINUTE


def test_checks_are_spread_over_a_tenth_of_the_wait() -> None:
    assert next_check(HOUR, None, NONE, NOW, 0.5) == NOW + 63 * MINUTE


def test_hours_that_the_feed_leaves_out_are_left_out() -> None:
    assert next_check(HOUR, None, Hints(skip_hours=(13, 14, 15)), NOW, 0) == NOW + 4 * HOUR


def test_days_that_the_feed_leaves_out_are_left_out_for_a_day_at_most() -> None:
    friday_night = NOW + 11.5 * HOUR
    assert next_check(HOUR, None, Hints(skip_days=(5,)), friday_night, 0) == friday_night + DAY
    assert next_check(HOUR, None, Hints(skip_days=(5, 6)), friday_night, 0) == friday_night + DAY


@pytest.mark.parametrize(
    ("failures", "minutes"), [(1, 15), (2, 15), (3, 20), (4, 40), (9, 1280), (10, 1440), (10_000, 1440)]
)
def test_waits_after_failures_double_up_to_a_day(failures: int, minutes: int) -> None:
    assert back_off(5 * MINUTE, failures, None, NOW, 0) == NOW + minutes * MINUTE


@given(failures=st.integers(1, 10**9), until=st.none() | moments, now=moments, jitter=jitters)
def test_a_rest_that_was_asked_for_is_kept_up_to_a_day(
    failures: int, until: datetime | None, now: datetime, jitter: float
) -> None:
    at = back_off(5 * MINUTE, failures, until, now, jitter)
    assert SHORTEST_WAIT <= at - now <= LONGEST_WAIT * 1.1
    assert until is None or at >= min(until, now + LONGEST_WAIT)


@pytest.mark.parametrize("status", [401, 403, 404, 451])
def test_what_asking_again_does_not_change_is_asked_more_slowly(status: int) -> None:
    slow = after_failure(FEED, error(status, transient=False), None, NOW, 0).record
    fast = after_failure(FEED, error(500), None, NOW, 0).record
    assert (slow.next_check_at, fast.next_check_at) == (NOW + HOUR, NOW + 15 * MINUTE)


def test_a_feed_that_has_failed_for_two_weeks_is_asked_once_a_day() -> None:
    failing = replace(FEED, state=FeedState.FAILING, failures=20, failing_since=NOW - 14 * DAY, warned=True)
    outcome = after_failure(failing, ParseError("https://a.org/feed", "not a feed"), None, NOW, 0)
    assert (outcome.record.state, outcome.record.next_check_at) == (FeedState.SLOWED, NOW + DAY)
    assert [notice.change for notice in outcome.notices] == [FeedChange.SLOWED]
    again = after_failure(outcome.record, error(500), None, NOW + DAY, 0)
    assert (again.record.state, again.notices) == (FeedState.SLOWED, ())


def test_a_notice_shows_no_secret_of_an_address() -> None:
    (notice,) = after_failure(FEED, error(410), None, NOW, 0).notices
    assert (notice.address, notice.name, notice.cause) == ("https://a.org/feed", "A", "answered 410")
    moved = replace(FEED, redirection=Redirection("https://b.org/feed?key=secret", NOW - 3 * DAY))
    (notice,) = after_answer(moved, heard(moved_to="https://b.org/feed?key=secret"), NOW, 0).notices
    assert (notice.address, notice.moved_to) == ("https://a.org/feed", "https://b.org/feed")


def test_a_move_counts_after_three_days_of_the_same_word() -> None:
    record = FEED
    for day, target in enumerate(("/b", "/b", "/b", "/c", "/c", "/c")):
        outcome = after_answer(record, heard(moved_to=f"https://a.org{target}"), NOW + day * DAY, 0)
        assert outcome.record.url == SOURCE.url
        record = outcome.record
    outcome = after_answer(record, heard(moved_to="https://a.org/c"), NOW + 6 * DAY, 0)
    assert outcome.record.url == "https://a.org/c"
    assert [notice.change for notice in outcome.notices] == [FeedChange.MOVED]


def test_one_answer_in_place_takes_the_word_back() -> None:
    said = replace(FEED, redirection=Redirection("https://a.org/b", NOW - 2 * DAY))
    assert after_answer(said, heard(), NOW, 0).record.redirection is None


def test_a_failure_says_nothing_of_a_move() -> None:
    said = replace(FEED, redirection=Redirection("https://a.org/b", NOW - 2 * DAY))
    assert after_failure(said, error(500), None, NOW, 0).record.redirection == said.redirection


@pytest.mark.parametrize("status", [404, 410])
def test_a_feed_that_fails_where_it_moved_to_is_asked_at_its_own_address_again(status: int) -> None:
    moved = replace(FEED, state=FeedState.OK, moved_to="https://b.org/feed")
    outcome = after_failure(moved, error(status, transient=False), None, NOW, 0)
    assert (outcome.record.url, outcome.record.state) == (SOURCE.url, FeedState.FAILING)


def test_a_hiccup_does_not_undo_a_move() -> None:
    moved = replace(FEED, state=FeedState.OK, moved_to="https://b.org/feed")
    assert after_failure(moved, error(500), None, NOW, 0).record.url == "https://b.org/feed"


def test_a_feed_that_moves_back_is_where_the_configuration_says() -> None:
    moved = replace(FEED, moved_to="https://b.org/feed", redirection=Redirection(SOURCE.url, NOW - 3 * DAY))
    assert after_answer(moved, heard(moved_to=SOURCE.url), NOW, 0).record.moved_to == ""


def test_of_feeds_at_one_address_the_one_configured_there_is_asked() -> None:
    b = FeedRecord(2, replace(SOURCE, url="https://b.org/feed"))
    c = FeedRecord(3, replace(SOURCE, url="https://c.org/feed"), moved_to=b.url)
    a = replace(FEED, moved_to=b.url)
    assert merged([a, b, c]) == {1, 3}
    assert merged([a, c]) == {3}
    assert merged([a]) == merged([]) == frozenset()


def test_a_pause_grows_with_each_refusal_and_is_told_once() -> None:
    first, told = after_refusal(None, "a.org", None, NOW)
    second, untold = after_refusal(first, "a.org", NOW + 3 * HOUR, first.until)
    assert (first.until, second.until) == (NOW + 15 * MINUTE, NOW + 3 * HOUR)
    assert [(notice.change, notice.name, notice.until) for notice in told] == [
        (FeedChange.PAUSED, "a.org", NOW + 15 * MINUTE)
    ]
    assert (second.refusals, untold) == (2, ())


@given(ahead=st.timedeltas(timedelta(seconds=1), timedelta(days=40_000)), wait=st.timedeltas(MINUTE, 26 * HOUR))
def test_a_clock_that_is_set_back_puts_nothing_off_for_longer_than_it_was(ahead: timedelta, wait: timedelta) -> None:
    wrong = datetime(1990, 1, 1, tzinfo=UTC) + ahead
    now = wrong - ahead
    record = anchored(replace(FEED, asked_at=wrong, next_check_at=wrong + wait), now)
    assert (record.asked_at, record.next_check_at) == (now, now + wait)
    pause = anchored_pause(Pause("a.org", wrong, wrong + wait, 1), now)
    assert (pause.begun_at, pause.until) == (now, now + wait)


def test_a_clock_that_is_right_changes_nothing() -> None:
    record = replace(FEED, asked_at=NOW, next_check_at=NOW + HOUR)
    assert anchored(record, NOW) is record
    assert anchored(FEED, NOW) is FEED
