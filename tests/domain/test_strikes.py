from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.dates import end_of
from bot.domain.ledger import fold
from bot.domain.negotiations import Phase, Strike, StrikeState
from bot.domain.reports import Event, LedgerEntry, Precision, Stage, When
from tests.domain.entries import WGA, correction, day, entry, history, said


def strike_at(entries: list[object], at: str) -> Strike:
    strike = fold(WGA, entries, at=end_of(day(at))).strike  # type: ignore[arg-type]
    assert strike is not None
    return strike


@pytest.mark.parametrize(
    ("first", "end", "stage", "last", "days"),
    [
        ("2023-05-02", "2023-09-27", Stage.START_OF_DAY, "2023-09-26", 148),
        ("2023-07-14", "2023-11-09", Stage.START_OF_DAY, "2023-11-08", 118),
        ("2007-11-05", "2008-02-12", Stage.NONE, "2008-02-12", 100),
        ("2024-07-26", "2025-06-11", Stage.NONE, "2025-06-11", 321),
    ],
)
def test_a_strike_counts_its_first_and_its_last_day(first: str, end: str, stage: Stage, last: str, days: int) -> None:
    strike = strike_at([history(Event.STRIKE_START, first), history(Event.STRIKE_END, end, stage=stage)], end)
    assert (strike.state, strike.until, strike.days, strike.day) == (StrikeState.SUSPENDED, day(last), days, None)


@pytest.mark.parametrize(
    ("first", "at", "number"),
    [("2023-05-02", "2023-05-02", 1), ("2023-05-02", "2023-09-22", 144), ("2007-11-05", "2007-11-26", 22)],
)
def test_the_day_of_a_running_strike(first: str, at: str, number: int) -> None:
    assert strike_at([history(Event.STRIKE_START, first)], at).day == number


def test_a_strike_runs_on_beside_a_tentative_agreement() -> None:
    state = fold(
        WGA,
        [history(Event.STRIKE_START, "2023-05-02"), history(Event.TENTATIVE_AGREEMENT, "2023-09-24")],
        at=end_of(day("2023-09-24")),
    )
    assert state.phase is Phase.TENTATIVE_AGREEMENT
    assert state.strike == Strike(When(day("2023-05-02")), StrikeState.RUNNING, None, 146, confirmed=True)


def test_a_strike_suspended_at_midnight_still_ran_the_day_before() -> None:
    entries = [
        history(Event.STRIKE_START, "2023-05-02"),
        history(Event.STRIKE_END, "2023-09-27", published="2023-09-26", stage=Stage.START_OF_DAY),
    ]
    assert strike_at([*entries], "2023-09-26").day == 148
    assert strike_at([*entries], "2023-09-27").until == day("2023-09-26")


def test_a_strike_since_about_a_day_has_no_day_count() -> None:
    strike = strike_at([entry(Event.STRIKE_START, "2023-07-15", precision=Precision.ABOUT)], "2023-08-01")
    assert (str(strike.since), strike.days, strike.day) == ("2023-07", None, None)


def test_a_called_strike_begins_on_its_day() -> None:
    entries = said(Event.STRIKE_START, "2023-07-14", published="2023-07-13")
    called = fold(WGA, entries, at=end_of(day("2023-07-13")))
    assert called.phase is Phase.UNKNOWN
    assert called.strike == Strike(When(day("2023-07-14")), StrikeState.CALLED, None, None, confirmed=True)
    begun = fold(WGA, entries, at=end_of(day("2023-07-14")))
    assert begun.phase is Phase.ON_STRIKE
    assert begun.strike
    assert begun.strike.day == 1


def call(source: str, on: str) -> LedgerEntry:
    """A newsroom says that a strike is called, and so begins about the next day."""
    return entry(
        Event.STRIKE_START,
        on,
        source,
        published=f"{day(on) - timedelta(days=1)}",
        precision=Precision.ABOUT,
        stage=Stage.CALLED,
    )


def test_a_strike_that_most_newsrooms_only_call_has_not_begun_that_day() -> None:
    calls = [call(source, "2023-07-14") for source in ("a.com", "b.com", "c.com")]
    loose = entry(Event.STRIKE_START, "2023-07-13")
    on_the_day = fold(WGA, [*calls, loose], at=end_of(day("2023-07-13")))
    assert on_the_day.phase is Phase.UNKNOWN
    assert on_the_day.strike
    assert on_the_day.strike.state is StrikeState.CALLED
    about = fold(WGA, [*calls, loose], at=end_of(day("2023-07-15")))
    assert (about.phase, about.strike and about.strike.day) == (Phase.ON_STRIKE, None)
    exact = entry(Event.STRIKE_START, "2023-07-14", published="2023-07-15")
    assert strike_at([*calls, loose, exact], "2023-07-15").day == 2


def test_a_strike_that_as_many_newsrooms_say_has_begun_began_that_day() -> None:
    entries = [*said(Event.STRIKE_START, "2023-05-02"), call("a.com", "2023-05-03"), call("b.com", "2023-05-03")]
    assert strike_at([*entries], "2023-05-02").day == 1


@pytest.mark.parametrize("event", [Event.TENTATIVE_AGREEMENT, Event.CONTRACT_EXPIRY_EXTENDED])
def test_a_called_strike_is_off_when_a_deal_or_an_extension_comes_first(event: Event) -> None:
    call = said(Event.STRIKE_START, "2021-10-18", published="2021-10-13")
    overtaken = [*call, *said(event, "2021-10-16", published="2021-10-16", precision=Precision.DAY)]
    assert fold(WGA, overtaken, at=end_of(day("2021-10-19"))).phase is not Phase.ON_STRIKE
    assert fold(WGA, call, at=end_of(day("2021-10-19"))).phase is Phase.ON_STRIKE


def test_the_best_supported_first_day_of_a_strike_counts() -> None:
    entries = [
        *said(Event.STRIKE_START, "2023-04-18"),
        *said(Event.STRIKE_START, "2023-05-02"),
        entry(Event.STRIKE_START, "2023-05-02", "latimes.com", hours=2),
    ]
    assert strike_at([*entries], "2023-04-20").since == When(day("2023-04-18"))
    assert strike_at([*entries], "2023-05-03").day == 2


def test_a_coarse_first_day_joins_the_strike_that_runs() -> None:
    entries = [
        entry(Event.STRIKE_START, "2023-05-02"),
        entry(
            Event.STRIKE_START,
            "2023-06-20",
            "deadline.com",
            published="2023-05-04",
            precision=Precision.ABOUT,
            hours=-1,
        ),
    ]
    strike = strike_at([*entries], "2023-06-25")
    assert (strike.since, strike.confirmed) == (When(day("2023-05-02")), True)


def test_a_second_strike_of_a_cycle_is_its_own() -> None:
    entries = [
        history(Event.STRIKE_START, "2023-05-02"),
        history(Event.STRIKE_END, "2023-05-20"),
        history(Event.STRIKE_START, "2023-06-10"),
    ]
    assert strike_at([*entries], "2023-06-11").day == 2


def test_ratification_ends_a_strike_that_nobody_called_off() -> None:
    entries = [
        history(Event.STRIKE_START, "2023-05-02"),
        history(Event.TENTATIVE_AGREEMENT, "2023-05-20"),
        history(Event.RATIFIED, "2023-05-30"),
    ]
    strike = strike_at([*entries], "2023-06-11")
    assert (strike.state, strike.until, strike.days) == (StrikeState.SUSPENDED, day("2023-05-30"), 29)


def test_a_corrected_first_day_moves_the_count() -> None:
    state = fold(
        WGA,
        said(Event.STRIKE_START, "2023-05-03"),
        corrections=[correction("redate", Event.STRIKE_START, "2023-05-03", new_on="2023-05-02")],
        at=end_of(day("2023-05-05")),
    )
    assert state.strike
    assert state.strike.day == 4
    assert state.reason == "corrected"
