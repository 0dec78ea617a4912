from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.domain.dates import day_of, end_of, noon_of


def test_the_day_is_the_one_in_los_angeles() -> None:
    assert day_of(datetime(2023, 9, 27, 6, 59, tzinfo=UTC)) == date(2023, 9, 26)
    assert day_of(datetime(2023, 9, 27, 7, 0, tzinfo=UTC)) == date(2023, 9, 27)


def test_noon_follows_summer_time() -> None:
    assert noon_of(date(2023, 7, 14)) == datetime(2023, 7, 14, 19, tzinfo=UTC)
    assert noon_of(date(2023, 12, 5)) == datetime(2023, 12, 5, 20, tzinfo=UTC)


@pytest.mark.parametrize("day", [date(2023, 3, 12), date(2023, 7, 14), date(2023, 11, 5)])
def test_a_day_ends_just_before_midnight_even_when_the_clock_changes(day: date) -> None:
    assert day_of(end_of(day)) == day
    assert (end_of(day).minute, end_of(day).second, end_of(day).microsecond) == (59, 59, 999999)
    assert end_of(day).tzinfo is UTC
