"""What a steward types becomes a time, weekdays and a zone, or an error that helps."""

from __future__ import annotations

from contextlib import suppress
from datetime import time
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.subscriptions import days_of, hour_of, zone_of, zones_like
from bot.user_errors import InvalidHourError, UnknownZoneError

ZONES = frozenset(available_timezones())


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("9", time(9)),
        ("09:00", time(9)),
        (" 21.30 ", time(21, 30)),
        ("9h", time(9)),
        ("21h30", time(21, 30)),
        ("9am", time(9)),
        ("9:15 PM", time(21, 15)),
        ("12 am", time(0)),
        ("12 p.m.", time(12)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_time_of_day_is_understood_however_it_is_written(text: str, at: time) -> None:
    assert hour_of(text) == at


@pytest.mark.parametrize("text", ["", "24", "9:60", "13 pm", "0 am", "noon", "-1", "9:5", "9 30", "9:00:00", "٣"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(InvalidHourError) as refused:
        hour_of(text)
    assert refused.value.values == {"text": text}


@given(st.text(max_size=12) | st.from_regex(r"\d{1,2}[:.h]?\d{0,2} ?[ap]?m?", fullmatch=True))
def test_any_text_is_a_time_or_refused(text: str) -> None:
    with suppress(InvalidHourError):
        assert hour_of(text).second == 0


def test_seven_days_are_every_day() -> None:
    assert days_of(range(7)) == ()
    assert days_of([4, 0, 4]) == (0, 4)
    with pytest.raises(ValueError, match="weekdays"):
        days_of([7])


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("America/Los_Angeles", "America/Los_Angeles"),
        ("america/los angeles", "America/Los_Angeles"),
        (" Madrid ", "Europe/Madrid"),
        ("new york", "America/New_York"),
        ("utc", "UTC"),
        ("US/Pacific", "US/Pacific"),
    ],
)
def test_a_zone_is_found_by_its_name_or_its_city(text: str, zone: str) -> None:
    assert zone_of(text, ZONES) == zone


@pytest.mark.parametrize(
    ("text", "meant"),
    [("Los Angles", "America/Los_Angeles"), ("Europe/Madird", "Europe/Madrid"), ("pari", "Europe/Paris")],
)
def test_a_misspelt_zone_is_suggested(text: str, meant: str) -> None:
    with pytest.raises(UnknownZoneError) as refused:
        zone_of(text, ZONES)
    assert meant in refused.value.suggestions
    assert len(refused.value.suggestions) <= 3


def test_nothing_like_a_zone_suggests_none() -> None:
    with pytest.raises(UnknownZoneError) as refused:
        zone_of("qqqqqq", ZONES)
    assert refused.value.values == {"name": "qqqqqq", "suggestions": "none"}


def test_while_a_zone_is_typed_cities_that_begin_so_come_first() -> None:
    found = zones_like("los", ZONES, 25)
    assert found[0] == "America/Los_Angeles"
    assert len(zones_like("", ZONES, 25)) == 25
    assert set(found) <= ZONES


@given(st.text(max_size=20))
def test_any_text_is_a_zone_or_refused(text: str) -> None:
    with suppress(UnknownZoneError):
        assert zone_of(text, ZONES) in ZONES
    assert set(zones_like(text, ZONES, 25)) <= ZONES
