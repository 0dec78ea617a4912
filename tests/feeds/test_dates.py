from datetime import UTC, datetime
from time import gmtime

import pytest
from feedparser.datetimes import _parse_date
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.dates import moment
from tests.feeds import odd_dates as odd


@pytest.mark.parametrize(
    "text",
    [
        "Fri, 22 Sep 2023 14:00:00 GMT",
        "Fri, 22 Sep 2023 10:00:00 EDT",
        "22 Sep 2023 16:00 +0200",
        "2023-09-22T14:00:00Z",
        "2023-09-22T07:00:00.123-07:00",
        "2023-09-22 14:00:00",
        "2023-09-22 14:00:00 UTC",
    ],
)
def test_a_date_with_a_time_becomes_that_moment_in_utc(text: str) -> None:
    found = moment(text)
    assert found is not None
    assert found.replace(microsecond=0) == datetime(2023, 9, 22, 14, tzinfo=UTC)
    assert found.tzinfo is UTC


def test_a_date_without_a_time_is_noon_in_los_angeles() -> None:
    assert moment("2023-09-22") == datetime(2023, 9, 22, 19, tzinfo=UTC)
    assert moment("2023-12-22") == datetime(2023, 12, 22, 20, tzinfo=UTC)
    assert moment("Fri, 22 Sep 2023", gmtime(1695340800)) == datetime(2023, 9, 22, 19, tzinfo=UTC)


def test_a_notation_we_do_not_read_falls_back_to_the_feed_librarys_reading() -> None:
    assert moment("22 september 2023 at 14:00", gmtime(1695391200)) == datetime(2023, 9, 22, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "1696240800",
        "2023-02-30",
        "2023-09-22T25:00:00Z",
        "0001-01-01T00:00:00Z",
        "1989-12-31T23:59:59Z",
        "9999-12-31T23:59:59-10:00",
        "١٢٣",
        "9" * 100_000,
    ],
)
def test_what_is_no_date_since_1990_is_none(text: str) -> None:
    assert moment(text, gmtime(0)) is None


@pytest.mark.parametrize("text", [*odd.NONE, *odd.DEFAULTS, *odd.IMPOSSIBLE])
def test_what_names_no_day_is_none_whatever_a_library_makes_of_it(text: str) -> None:
    assert moment(text, _parse_date(text)) is None


@pytest.mark.parametrize("text", odd.PAST)
def test_a_moment_is_read_in_all_its_notations(text: str) -> None:
    found = moment(text, _parse_date(text))
    assert found is not None
    assert found.replace(microsecond=0) == datetime(2023, 5, 2, 18, tzinfo=UTC)


@pytest.mark.parametrize("text", odd.AHEAD)
def test_a_moment_ahead_is_read_as_such(text: str) -> None:
    found = moment(text, _parse_date(text))
    assert found is not None
    assert found > datetime(2023, 5, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("mar. 1er août 2023 18:00 GMT", 1),
        ("mardi 1 Août 2023 18:00:00", 1),
        ("martes, 1 de agosto de 2023 18:00", 1),
        ("mié, 02 ago 2023 18:00:00 +0000", 2),
        ("02-août-2023 18:00", 2),
    ],
)
def test_months_are_read_in_the_languages_of_the_bot(text: str, day: int) -> None:
    assert moment(text) == datetime(2023, 8, day, 18, tzinfo=UTC)


@given(
    st.text(max_size=60) | st.from_regex(r"[0-9A-Za-z:+,./ -]{1,40}", fullmatch=True), st.none() | st.integers(0, 2**31)
)
def test_no_text_at_all_is_more_than_a_date_since_1990(text: str, seconds: int | None) -> None:
    found = moment(text, gmtime(seconds) if seconds is not None else None)
    assert found is None or (found.year >= 1990 and found.tzinfo is UTC)


def test_a_date_ahead_is_kept_for_others_to_judge() -> None:
    assert moment("2099-01-01T00:00:00Z") == datetime(2099, 1, 1, tzinfo=UTC)
