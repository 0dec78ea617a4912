from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.reports import Precision, When
from bot.wording.phrases import Phrases

PHRASES = Phrases()
MAY = date(2023, 5, 2)


@pytest.mark.parametrize(
    ("precision", "text"),
    [(Precision.DAY, "2 May 2023"), (Precision.MONTH, "May 2023"), (Precision.ABOUT, "about May 2023")],
)
def test_a_date_is_said_as_exactly_as_it_is_known(precision: Precision, text: str) -> None:
    assert PHRASES.when(When(MAY, precision)) == text


def test_a_brief_day_drops_the_year_that_is_plain() -> None:
    assert PHRASES.brief_day(MAY, 2023) == "2 May"
    assert PHRASES.brief_day(MAY, 2024) == "2 May 2023"


def test_a_brief_date_known_to_the_month_keeps_its_year() -> None:
    assert PHRASES.brief_when(When(MAY, Precision.MONTH), 2023) == "May 2023"


def test_a_span_says_what_its_days_share_only_once() -> None:
    assert PHRASES.span(MAY, date(2023, 5, 9)) == "2–9 May 2023"
    assert PHRASES.span(MAY, date(2023, 9, 26)) == "2 May – 26 Sept 2023"


def test_a_span_of_one_day_is_that_day() -> None:
    assert PHRASES.span(MAY, MAY) == "2 May 2023"


def test_the_time_of_day_is_that_of_los_angeles() -> None:
    assert PHRASES.time(datetime(2023, 9, 22, 21, 5, tzinfo=UTC)) == "14:05"


def test_time_gone_by_and_time_to_come_are_told_apart() -> None:
    now = datetime(2023, 9, 22, tzinfo=UTC)
    assert PHRASES.ago(now - timedelta(minutes=2), now) == "2 min ago"
    assert PHRASES.ago(now + timedelta(minutes=28), now) == "in 28 min"


def test_a_list_reads_as_in_a_sentence() -> None:
    assert PHRASES.enumerate(["WGA", "Variety", "Deadline"]) == "WGA, Variety and Deadline"


def test_a_value_without_a_name_shows_in_words() -> None:
    assert PHRASES.name("issue", "four_day_week") == "four day week"


@pytest.mark.parametrize(("days", "text"), [(0, "today"), (1, "tomorrow"), (2, "in 2 days")])
def test_days_ahead_are_counted(days: int, text: str) -> None:
    assert PHRASES.say("in-days", days=days) == text


def test_a_hostile_value_stays_a_value() -> None:
    assert PHRASES.say("note-corrected", day="", reason="{ $day } [bold]x") == "Corrected : { $day } [bold]x"
