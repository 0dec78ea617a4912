from datetime import UTC, datetime
from time import gmtime

import pytest

from bot.feeds.dates import moment


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


def test_a_date_ahead_is_kept_for_others_to_judge() -> None:
    assert moment("2099-01-01T00:00:00Z") == datetime(2099, 1, 1, tzinfo=UTC)
