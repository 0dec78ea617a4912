from __future__ import annotations

import pytest

from bot.domain.happenings import Happening, in_order, join_claims, near
from bot.domain.reports import Event, LedgerEntry, Precision, Stage, When
from tests.domain.entries import WGA, day, entry, history


def joined(*entries: LedgerEntry) -> list[Happening]:
    return join_claims(in_order(entries), WGA)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (When(day("2023-07-14")), When(day("2023-07-21")), True),
        (When(day("2023-07-14")), When(day("2023-07-22")), False),
        (When(day("2023-07-01"), Precision.MONTH), When(day("2023-07-31")), True),
        (When(day("2023-07-01"), Precision.MONTH), When(day("2023-06-30")), False),
        (When(day("2023-07-15"), Precision.ABOUT), When(day("2023-08-05")), True),
        (When(day("2023-07-15"), Precision.ABOUT), When(day("2023-08-06")), False),
        (When(day("2023-07-15"), Precision.ABOUT), When(day("2023-08-01"), Precision.MONTH), True),
    ],
)
def test_how_near_two_dates_must_be(one: When, other: When, expected: bool) -> None:
    assert near(one, other) is near(other, one) is expected


def test_claims_of_the_same_days_are_one_happening() -> None:
    found = joined(
        entry(Event.STRIKE_START, "2023-05-02"),
        entry(Event.STRIKE_START, "2023-05-09", "b.com"),
        entry(Event.STRIKE_START, "2023-05-20", "c.com"),
        entry(Event.STRIKE_END, "2023-05-02", "d.com"),
    )
    assert {(each.event, str(each.when), len(each.entries)) for each in found} == {
        (Event.STRIKE_START, "2023-05-02", 2),
        (Event.STRIKE_START, "2023-05-20", 1),
        (Event.STRIKE_END, "2023-05-02", 1),
    }


def test_the_day_most_independent_sources_give_counts() -> None:
    (found,) = joined(
        entry(Event.STRIKE_END, "2023-09-25", "a.com"),
        entry(Event.STRIKE_END, "2023-09-25", "a.com", hours=1),
        entry(Event.STRIKE_END, "2023-09-27", "b.com"),
        entry(Event.STRIKE_END, "2023-09-27", "c.com"),
    )
    assert found.when == When(day("2023-09-27"))


def test_the_earlier_of_two_equally_supported_days_counts() -> None:
    (found,) = joined(entry(Event.STRIKE_END, "2023-09-27", "a.com"), entry(Event.STRIKE_END, "2023-09-25", "b.com"))
    assert found.when == When(day("2023-09-25"))


def test_unlisted_sources_do_not_outvote_a_newsroom_on_the_day() -> None:
    flood = [entry(Event.STRIKE_END, "2023-09-24", f"blog{number}.example", tier=3) for number in range(50)]
    (found,) = joined(entry(Event.STRIKE_END, "2023-09-27"), *flood)
    assert found.when == When(day("2023-09-27"))


def test_unlisted_sources_cannot_pull_two_newsrooms_together() -> None:
    bridge = [entry(Event.STRIKE_END, "2023-09-18", f"blog{number}.example", tier=3, hours=-9) for number in range(5)]
    found = joined(
        *bridge,
        entry(Event.STRIKE_END, "2023-09-12", "a.com", published="2023-09-19"),
        entry(Event.STRIKE_END, "2023-09-24", "b.com", published="2023-09-19"),
    )
    assert [each.trusted for each in found] == [1, 1]


def test_history_fixes_the_day() -> None:
    press = [entry(Event.STRIKE_END, "2023-09-25", source) for source in ("a.com", "b.com")]
    (found,) = joined(*press, history(Event.STRIKE_END, "2023-09-27"))
    assert (found.when, found.sure) == (When(day("2023-09-27")), True)


@pytest.mark.parametrize("coarse_first", [True, False])
def test_a_coarse_date_and_a_day_inside_it_are_one_happening(coarse_first: bool) -> None:
    coarse = entry(Event.TALKS_START, "2023-03-01", published="2023-03-21", precision=Precision.MONTH)
    exact = entry(Event.TALKS_START, "2023-03-20", published="2023-03-22" if coarse_first else "2023-03-20")
    (found,) = joined(coarse, exact)
    assert found.when == When(day("2023-03-20"))


def test_coarse_dates_alone_stay_coarse() -> None:
    (found,) = joined(entry(Event.STRIKE_START, "2023-07-15", precision=Precision.ABOUT))
    assert found.when == When(day("2023-07-15"), Precision.ABOUT)


def test_a_coarse_start_after_the_end_of_a_strike_is_another_strike() -> None:
    found = joined(
        entry(Event.STRIKE_START, "2023-05-02"),
        entry(Event.STRIKE_END, "2023-05-20"),
        entry(Event.STRIKE_START, "2023-06-20", precision=Precision.ABOUT),
    )
    assert [str(each.when) for each in found if each.event is Event.STRIKE_START] == ["2023-05-02", "2023-06"]


def test_the_stage_is_that_of_the_best_source_for_the_day() -> None:
    (found,) = joined(
        entry(Event.STRIKE_END, "2023-09-27", "wga.org", tier=1, party="wga", stage=Stage.START_OF_DAY),
        entry(Event.STRIKE_END, "2023-09-27", "a.com"),
    )
    assert found.stage is Stage.START_OF_DAY
    (loud,) = joined(
        entry(Event.STRIKE_END, "2023-09-27", "a.com"),
        entry(Event.STRIKE_END, "2023-09-27", "blog.example", tier=3, stage=Stage.START_OF_DAY),
    )
    assert loud.stage is Stage.NONE


def test_a_deal_that_is_only_named_needs_somebody_who_tells_it() -> None:
    named = entry(Event.TENTATIVE_AGREEMENT, "2023-11-15", "a.com", stage=Stage.NAMED)
    told = entry(Event.TENTATIVE_AGREEMENT, "2023-11-08", "b.com")
    assert joined(named) == []
    (found,) = joined(named, told)
    assert (found.when, found.trusted) == (When(day("2023-11-08")), 2)


def test_a_coarse_start_joins_the_best_supported_strike_that_is_near() -> None:
    wrong = entry(Event.STRIKE_START, "2023-04-17", "a.com")
    right = [entry(Event.STRIKE_START, "2023-05-02", source) for source in ("b.com", "c.com")]
    coarse = entry(Event.STRIKE_START, "2023-05-01", "d.com", published="2023-09-27", precision=Precision.ABOUT)
    assert {str(each.when): each.trusted for each in joined(wrong, *right, coarse)} == {
        "2023-04-17": 1,
        "2023-05-02": 3,
    }


def test_restatements_do_not_move_the_day_of_a_confirmed_deal() -> None:
    told = [entry(Event.TENTATIVE_AGREEMENT, "2023-09-24", source) for source in ("a.com", "b.com")]
    late = [entry(Event.TENTATIVE_AGREEMENT, "2023-09-27", source) for source in ("c.com", "d.com", "e.com")]
    (found,) = joined(*told, *late)
    assert found.when == When(day("2023-09-24"))


def test_later_articles_may_correct_the_first_day_of_a_strike() -> None:
    told = [entry(Event.STRIKE_START, "2023-07-13", source) for source in ("a.com", "b.com")]
    counting = [
        entry(Event.STRIKE_START, "2023-07-14", source, published="2023-08-14")
        for source in ("c.com", "d.com", "e.com")
    ]
    (found,) = joined(*told, *counting)
    assert found.when == When(day("2023-07-14"))
