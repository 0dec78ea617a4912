"""What is only reported, what confirms it, and what takes it back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.dates import noon_of
from bot.domain.ledger import fold
from bot.domain.negotiations import Phase
from bot.domain.reports import Event, Modality, Precision, Stage, When
from tests.domain.entries import STRIKE, WGA, day, entry, history, phase_on, said, state_on


def test_a_single_unlisted_source_opens_bargaining_unconfirmed() -> None:
    state = state_on([entry(Event.TALKS_START, "2023-03-20", "blog.example", tier=3)], "2023-03-21")
    assert (state.phase, state.confirmed) == (Phase.BARGAINING, False)


def test_a_second_newsroom_confirms_the_bargaining_that_one_reported() -> None:
    first = entry(Event.TALKS_START, "2023-03-15", "blog.example", tier=3)
    state = state_on([first, *said(Event.TALKS_CONTINUE, "2023-03-20")], "2023-03-21")
    assert (state.confirmed, str(state.since), len(state.moves)) == (True, "2023-03-15", 1)


def test_one_newsroom_reports_a_deal_beside_a_confirmed_strike() -> None:
    state = state_on([*STRIKE, entry(Event.TENTATIVE_AGREEMENT, "2023-09-24")], "2023-09-24")
    assert state.phase is Phase.ON_STRIKE
    assert state.reported
    assert (state.reported.phase, str(state.reported.since)) == (Phase.TENTATIVE_AGREEMENT, "2023-09-24")
    assert state.reported.by == ("variety.com",)


def test_two_independent_newsrooms_confirm_a_deal() -> None:
    state = state_on([*STRIKE, *said(Event.TENTATIVE_AGREEMENT, "2023-09-24")], "2023-09-24")
    assert (state.phase, state.confirmed, state.reported) == (Phase.TENTATIVE_AGREEMENT, True, None)
    assert state.moves[-1].confirmed_at == noon_of(day("2023-09-24")) + timedelta(hours=1)


def test_a_report_goes_48_hours_after_its_newest_source() -> None:
    first = entry(Event.TENTATIVE_AGREEMENT, "2023-09-24")
    parrot = entry(Event.TENTATIVE_AGREEMENT, "2023-09-24", "blog.example", tier=3, hours=20)
    entries = [*STRIKE, first, parrot]
    last = parrot.published_at + timedelta(hours=48)
    before = fold(WGA, entries, at=last - timedelta(seconds=1)).reported
    assert before
    assert before.by == ("variety.com", "blog.example")
    assert fold(WGA, entries, at=last).reported is None


@pytest.mark.parametrize(("tier", "gone"), [(1, True), (2, True), (3, False)])
def test_a_denial_by_an_equal_or_better_source_removes_a_report(tier: int, gone: bool) -> None:
    denial = entry(Event.TENTATIVE_AGREEMENT, "2023-09-24", "wga.org", hours=3, tier=tier, modality=Modality.NEGATED)
    state = state_on([*STRIKE, entry(Event.TENTATIVE_AGREEMENT, "2023-09-24"), denial], "2023-09-24")
    assert (state.reported is None) is gone


def test_a_denial_of_something_else_or_from_before_removes_nothing() -> None:
    report = entry(Event.TENTATIVE_AGREEMENT, "2023-09-24", hours=2)
    earlier = entry(Event.TENTATIVE_AGREEMENT, "2023-09-24", "wga.org", tier=1, modality=Modality.NEGATED)
    other = entry(Event.STRIKE_END, "2023-09-24", "wga.org", tier=1, hours=3, modality=Modality.NEGATED)
    assert state_on([*STRIKE, report, earlier, other], "2023-09-24").reported


def test_what_is_reported_again_changes_nothing() -> None:
    again = entry(Event.STRIKE_START, "2023-06-20")
    state = state_on([*STRIKE, again], "2023-06-21")
    assert (state.phase, str(state.since), state.reported) == (Phase.ON_STRIKE, "2023-05-02", None)


def test_where_nothing_is_confirmed_the_latest_report_is_the_phase() -> None:
    strike = entry(Event.STRIKE_START, "2007-11-05", published="2007-11-26")
    talks = entry(Event.TALKS_RESUME, "2007-11-26")
    deal = entry(Event.TENTATIVE_AGREEMENT, "2008-02-09", "blog.example", tier=3)
    on_strike = state_on([strike, talks], "2007-11-26")
    assert (on_strike.phase, on_strike.confirmed, on_strike.reported) == (Phase.ON_STRIKE, False, None)
    assert on_strike.strike
    assert (on_strike.strike.day, on_strike.strike.confirmed) == (22, False)
    assert phase_on([strike, talks, deal], "2008-02-10") is Phase.TENTATIVE_AGREEMENT


BLOGGED_STRIKE = entry(Event.STRIKE_START, "2007-11-05", "blog.example", published="2007-11-12", tier=3)


TABLE = [Event.TALKS_START, Event.TALKS_RESUME, Event.TALKS_CONTINUE, Event.TALKS_BREAK_OFF, Event.OFFER_MADE]


@pytest.mark.parametrize("event", TABLE)
def test_confirmed_talks_end_no_strike_that_is_only_reported(event: Event) -> None:
    table = entry(event, "2007-11-26", "amptp.org", published="2007-11-16", tier=1, party="amptp")
    state = state_on([BLOGGED_STRIKE, table], "2007-11-27")
    assert (state.phase, str(state.since), state.confirmed) == (Phase.ON_STRIKE, "2007-11-05", False)
    deal = entry(Event.TENTATIVE_AGREEMENT, "2008-02-09", "blog.example", tier=3)
    assert phase_on([BLOGGED_STRIKE, table, deal], "2008-02-10") is Phase.TENTATIVE_AGREEMENT
    confirmed = state_on([BLOGGED_STRIKE, table, *said(Event.TENTATIVE_AGREEMENT, "2008-02-09")], "2008-02-10")
    assert [(move.phase, move.confirmed) for move in confirmed.moves] == [
        (Phase.ON_STRIKE, False),
        (Phase.TENTATIVE_AGREEMENT, True),
    ]


def test_talks_that_were_reported_before_the_strike_and_confirmed_in_it_do_not_end_it() -> None:
    first = entry(Event.TALKS_START, "2007-07-16", "blog.example", tier=3)
    entries = [first, BLOGGED_STRIKE, *said(Event.TALKS_RESUME, "2007-11-26")]
    assert phase_on(entries, "2007-11-27") is Phase.ON_STRIKE


def test_a_strike_that_is_reported_after_talks_were_confirmed_stands_beside_them_whatever_its_day() -> None:
    talks = said(Event.TALKS_RESUME, "2007-11-11")
    state = state_on([*talks, BLOGGED_STRIKE], "2007-11-12")
    assert (state.phase, state.confirmed) == (Phase.BARGAINING, True)


@pytest.mark.parametrize("event", [Event.STRIKE_AUTHORIZATION, Event.CONTRACT_EXPIRY_EXTENDED])
def test_what_is_never_done_in_a_strike_shows_that_a_reported_one_did_not_begin(event: Event) -> None:
    later = (
        said(event, "2007-11-26")
        if event is Event.STRIKE_AUTHORIZATION
        else said(event, "2007-12-26", published="2007-11-26")
    )
    assert phase_on([BLOGGED_STRIKE, *later], "2007-11-27") is Phase.BARGAINING


def test_confirmed_talks_show_that_a_deal_only_reported_was_none() -> None:
    deal = entry(Event.TENTATIVE_AGREEMENT, "2023-04-20", "blog.example", tier=3)
    assert phase_on([deal, *said(Event.TALKS_CONTINUE, "2023-04-24")], "2023-04-25") is Phase.BARGAINING


def test_a_strike_known_only_from_its_going_on_is_since_about_then() -> None:
    first, second = (
        entry(Event.STRIKE_CONTINUE, "2023-08-10"),
        entry(Event.STRIKE_CONTINUE, "2023-08-11", "blog.example", tier=3),
    )
    assert phase_on([first, entry(Event.STRIKE_CONTINUE, "2023-08-11")], "2023-08-11") is Phase.UNKNOWN
    state = state_on([first, second], "2023-08-11")
    assert (state.phase, state.confirmed) == (Phase.ON_STRIKE, False)
    assert state.since == When(day("2023-08-10"), Precision.ABOUT)
    assert state.strike
    assert state.strike.day is None


def test_that_a_strike_goes_on_does_not_show_that_one_began() -> None:
    entries = [*said(Event.TALKS_START, "2023-06-07"), *said(Event.STRIKE_CONTINUE, "2023-06-20")]
    state = state_on(entries, "2023-06-20")
    assert (state.phase, state.reported) == (Phase.BARGAINING, None)


def test_the_timeline_keeps_what_stood_before_anything_was_confirmed() -> None:
    entries = [entry(Event.STRIKE_START, "2023-05-02"), *said(Event.TENTATIVE_AGREEMENT, "2023-09-24")]
    moves = state_on(entries, "2023-09-25").moves
    assert [(move.phase, move.confirmed) for move in moves] == [
        (Phase.ON_STRIKE, False),
        (Phase.TENTATIVE_AGREEMENT, True),
    ]


def test_a_strike_that_ends_without_a_deal_goes_back_to_bargaining() -> None:
    state = state_on([*STRIKE, history(Event.STRIKE_END, "2023-06-01")], "2023-06-02")
    assert (state.phase, str(state.since)) == (Phase.BARGAINING, "2023-06-01")


def test_one_source_alone_ends_no_strike_without_a_deal() -> None:
    strike, ends = said(Event.STRIKE_START, "2023-05-02"), (Event.STRIKE_END, "2023-06-01")
    alone = entry(*ends, "wga.org", tier=1, party="wga")
    deal = entry(Event.TENTATIVE_AGREEMENT, "2023-05-31")
    assert phase_on([*strike, alone], "2023-06-02") is Phase.ON_STRIKE
    assert phase_on([*strike, alone, entry(*ends)], "2023-06-02") is Phase.BARGAINING
    ended = state_on([*strike, deal, alone], "2023-06-02")
    assert (ended.phase, ended.strike and ended.strike.until) == (Phase.BARGAINING, day("2023-06-01"))


def test_newsrooms_that_only_name_the_end_of_a_strike_with_its_deal_do_not_end_it() -> None:
    deal = said(Event.TENTATIVE_AGREEMENT, "2023-09-24")
    named = said(Event.STRIKE_END, "2023-09-25", stage=Stage.NAMED)
    told = entry(Event.STRIKE_END, "2023-09-25", "blog.example", tier=3)
    state = state_on([*STRIKE, *deal, *named, told], "2023-09-26")
    assert (state.phase, state.strike and state.strike.day) == (Phase.TENTATIVE_AGREEMENT, 148)
    over = state_on([*STRIKE, *deal, *named, *said(Event.STRIKE_END, "2023-09-26")], "2023-09-27")
    assert over.strike
    assert over.strike.until == day("2023-09-26")


def test_one_newsroom_that_reports_the_end_of_a_strike_stands_beside_the_phase() -> None:
    state = state_on([*STRIKE, entry(Event.STRIKE_END, "2023-06-01")], "2023-06-02")
    assert (state.phase, state.reported and state.reported.phase) == (Phase.ON_STRIKE, Phase.BARGAINING)
