from __future__ import annotations

from datetime import date

import pytest

from bot.domain.cycles import Fact, HardChange, Stretch, TrueCycle, TruePhase, hard_event, is_borne_out, is_covered
from bot.domain.cycles import score_days as score
from bot.domain.negotiations import Phase
from bot.domain.reports import Event, Precision, When

AUTHORIZED, TALKS, STRIKE, STALLED = date(2031, 3, 1), date(2031, 3, 4), date(2031, 5, 2), date(2031, 5, 10)
DEAL, VOTE, RATIFIED = date(2031, 6, 1), date(2031, 6, 5), date(2031, 6, 9)
CYCLE = TrueCycle(
    "wga",
    "2031",
    (
        Fact(AUTHORIZED, "strike_authorization", TruePhase.STRIKE_AUTHORIZED),
        Fact(TALKS, "talks_start", TruePhase.BARGAINING),
        Fact(date(2031, 4, 1), "talks_break_off", TruePhase.TALKS_STALLED),
        Fact(STRIKE, "strike_start", TruePhase.ON_STRIKE),
        Fact(STALLED, "talks_break_off", TruePhase.TALKS_STALLED),
        Fact(DEAL, "tentative_agreement", TruePhase.TENTATIVE_AGREEMENT),
        Fact(date(2031, 6, 2), "strike_end", TruePhase.TENTATIVE_AGREEMENT),
        Fact(VOTE, "ratification_vote", TruePhase.RATIFICATION_VOTE),
        Fact(RATIFIED, "ratified", TruePhase.RATIFIED),
    ),
)


@pytest.mark.parametrize(
    ("day", "phases"),
    [
        (AUTHORIZED, {Phase.BARGAINING, Phase.IN_FORCE}),
        (TALKS, {Phase.BARGAINING}),
        (date(2031, 4, 30), {Phase.BARGAINING}),
        (STRIKE, {Phase.ON_STRIKE}),
        (STALLED, {Phase.ON_STRIKE}),
        (DEAL, {Phase.TENTATIVE_AGREEMENT}),
        (VOTE, {Phase.RATIFICATION, Phase.TENTATIVE_AGREEMENT}),
    ],
)
def test_stalled_talks_and_an_authorised_strike_mean_what_went_before_makes_of_them(
    day: date, phases: set[Phase]
) -> None:
    assert set(CYCLE.expected(day)) == phases


def test_days_count_from_the_first_fact_to_the_day_before_ratification() -> None:
    assert (CYCLE.days[0], CYCLE.days[-1], len(CYCLE.days)) == (AUTHORIZED, date(2031, 6, 8), 100)
    open_ended = TrueCycle("wga", "2031", CYCLE.facts[:4])
    assert open_ended.until == STRIKE


def test_wrong_days_in_a_row_are_one_stretch_as_long_as_both_phases_stay() -> None:
    def phase_on(day: date) -> Phase:
        if day in (date(2031, 3, 20), date(2031, 3, 22)):
            return Phase.UNKNOWN
        return Phase.TENTATIVE_AGREEMENT if day >= date(2031, 5, 30) else CYCLE.expected(day)[0]

    days = score(CYCLE, phase_on)
    assert days.wrong == (
        Stretch(date(2031, 3, 20), date(2031, 3, 20), (Phase.BARGAINING,), Phase.UNKNOWN),
        Stretch(date(2031, 3, 22), date(2031, 3, 22), (Phase.BARGAINING,), Phase.UNKNOWN),
        Stretch(date(2031, 5, 30), date(2031, 5, 31), (Phase.ON_STRIKE,), Phase.TENTATIVE_AGREEMENT),
    )
    assert (days.right, days.days, days.share) == (96, 100, 0.96)


@pytest.mark.parametrize(
    ("before", "phase", "event"),
    [
        (Phase.BARGAINING, Phase.ON_STRIKE, Event.STRIKE_START),
        (Phase.ON_STRIKE, Phase.TENTATIVE_AGREEMENT, Event.TENTATIVE_AGREEMENT),
        (Phase.UNKNOWN, Phase.RATIFICATION, Event.TENTATIVE_AGREEMENT),
        (Phase.TENTATIVE_AGREEMENT, Phase.RATIFICATION, None),
        (Phase.ON_STRIKE, Phase.BARGAINING, Event.STRIKE_END),
        (Phase.REJECTED, Phase.BARGAINING, None),
        (Phase.UNKNOWN, Phase.BARGAINING, None),
        (Phase.RATIFICATION, Phase.IN_FORCE, None),
    ],
)
def test_a_hard_change_is_a_strike_begun_a_deal_or_a_strike_over(
    before: Phase, phase: Phase, event: Event | None
) -> None:
    assert hard_event(before, phase) is event


def change(event: Event, on: date, precision: Precision = Precision.DAY) -> HardChange:
    return HardChange("wga/mba", event, When(on, precision), True, ())


@pytest.mark.parametrize(
    ("told", "borne_out"),
    [
        (change(Event.STRIKE_START, date(2031, 5, 1)), True),
        (change(Event.STRIKE_START, date(2031, 4, 28)), False),
        (change(Event.STRIKE_START, date(2031, 5, 20), Precision.ABOUT), True),
        (change(Event.TENTATIVE_AGREEMENT, date(2031, 6, 3)), True),
        (change(Event.TENTATIVE_AGREEMENT, STRIKE), False),
        (change(Event.STRIKE_END, DEAL), True),
        (change(Event.STRIKE_END, STALLED), False),
    ],
)
def test_a_hard_change_needs_its_fact_within_two_days_or_a_month_if_its_day_is_not_known(
    told: HardChange, *, borne_out: bool
) -> None:
    assert is_borne_out(told, [CYCLE]) is borne_out


def test_outside_the_known_cycles_nothing_can_be_said() -> None:
    assert is_covered(change(Event.STRIKE_START, TALKS), [CYCLE])
    assert is_covered(change(Event.STRIKE_START, RATIFIED), [CYCLE])
    assert not is_covered(change(Event.STRIKE_START, date(2031, 6, 10)), [CYCLE])
    assert not is_covered(change(Event.STRIKE_START, date(2031, 2, 28)), [CYCLE])
    assert not is_covered(change(Event.STRIKE_START, TALKS), [])
