from __future__ import annotations

from datetime import date

import pytest

from bot.domain.reports import Precision, When
from bot.domain.timing import dates_in
from bot.domain.tokens import words_of

WEDNESDAY = date(2023, 9, 27)


def dates(text: str, published: date = WEDNESDAY) -> list[str]:
    return [str(seen.when) for seen in dates_in(words_of(text), published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Sept. 24", "2023-09-24"),
        ("on 24 September 2022", "2022-09-24"),
        ("le 24 septembre", "2023-09-24"),
        ("el 9 de octubre", "2023-10-09"),
        ("on Sunday", "2023-09-24"),
        ("last Wednesday", "2023-09-20"),
        ("will vote on Sunday", "2023-10-01"),
        ("mercredi 4", "2023-10-04"),
        ("Sunday, Sept. 24", "2023-09-24"),
        ("today", "2023-09-27"),
        ("yesterday", "2023-09-26"),
        ("demain", "2023-09-28"),
        ("on Dec. 31", "2022-12-31"),
        ("expires on Dec. 31", "2023-12-31"),
    ],
)
def test_a_day_is_read_against_the_day_of_the_article(text: str, expected: str) -> None:
    assert dates(text) == [expected]


@pytest.mark.parametrize(
    ("text", "precision", "month"),
    [
        ("since July", Precision.MONTH, "2023-07"),
        ("since mid-July", Precision.ABOUT, "2023-07"),
        ("two weeks ago", Precision.ABOUT, "2023-09"),
        ("later this summer", Precision.ABOUT, "2023-07"),
        ("this week", Precision.ABOUT, "2023-09"),
    ],
)
def test_a_date_is_no_more_precise_than_its_words(text: str, precision: Precision, month: str) -> None:
    (seen,) = dates_in(words_of(text), WEDNESDAY)
    assert (seen.when.precision, str(seen.when)) == (precision, month)


@pytest.mark.parametrize(
    ("text", "first_day"),
    [
        ("after 148 days on strike", When(date(2023, 5, 3))),
        ("day 75 of the strike", When(date(2023, 7, 15))),
        ("a five-month strike", When(date(2023, 5, 1), Precision.ABOUT)),
        ("after nearly 150 days", When(date(2023, 5, 1), Precision.ABOUT)),
    ],
)
def test_a_length_counts_back_to_the_first_day(text: str, first_day: When) -> None:
    (seen,) = dates_in(words_of(text), WEDNESDAY)
    assert seen.since
    assert seen.when == first_day


@pytest.mark.parametrize("text", ["a months-long strike", "a strike that lasted about 100 days", "within a month"])
def test_lengths_that_count_nothing_give_no_date(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    "text", ["May I ask", "the ides of march", "He may strike", "day " + "9" * 5000, "99999999 heures"]
)
def test_words_that_only_look_like_dates_give_none(text: str) -> None:
    assert dates(text) == []


def test_a_weekday_after_words_of_beginning_is_the_coming_one_too() -> None:
    (seen,) = dates_in(words_of("the strike is suspended as of 12:01 a.m. on Thursday"), WEDNESDAY)
    assert seen.from_then
    assert seen.ahead == When(date(2023, 9, 28))


def test_the_day_on_which_somebody_spoke_does_not_lie_ahead() -> None:
    (seen,) = dates_in(words_of("the union said Tuesday that members return"), WEDNESDAY)
    assert seen.told
    assert seen.ahead is None


def test_a_date_that_tells_one_thing_from_another_says_so() -> None:
    (seen,) = dates_in(words_of("to lift the strike order of Nov. 5"), date(2008, 2, 12))
    assert seen.names
