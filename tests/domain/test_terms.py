from __future__ import annotations

from bot.domain.dates import end_of
from bot.domain.ledger import fold
from bot.domain.negotiations import ContractState, Phase
from bot.domain.reports import Event, LedgerEntry, Precision, When
from tests.domain.entries import WGA, correction, day, entry, history, said

RATIFIED = history(Event.RATIFIED, "2023-10-09")
TERM = history(Event.CONTRACT_EXPIRY, "2026-05-01", published="2023-10-09")


def state_on(at: str, *entries: LedgerEntry) -> ContractState:
    return fold(WGA, entries, at=end_of(day(at)))


def test_a_contract_in_force_runs_out_after_its_last_day() -> None:
    last = state_on("2026-05-01", RATIFIED, TERM)
    assert (last.phase, last.expires) == (Phase.IN_FORCE, When(day("2026-05-01")))
    over = state_on("2026-05-02", RATIFIED, TERM)
    assert (over.phase, over.reason, str(over.since)) == (Phase.UNKNOWN, "expired", "2026-05-02")


def test_bargaining_goes_on_past_the_expiry() -> None:
    talks = entry(Event.TALKS_START, "2026-03-16")
    assert state_on("2026-05-10", RATIFIED, TERM, talks).phase is Phase.BARGAINING


def test_an_extension_moves_the_expiry_and_is_bargaining() -> None:
    stated = said(Event.CONTRACT_EXPIRY, "2023-06-30", published="2023-06-01")
    extended = entry(Event.CONTRACT_EXPIRY_EXTENDED, "2023-07-12", published="2023-06-30")
    state = state_on("2023-07-01", *stated, extended)
    assert (state.phase, str(state.since), state.expires) == (Phase.BARGAINING, "2023-06-30", When(day("2023-07-12")))


def test_an_extension_that_names_no_day_moves_no_expiry() -> None:
    stated = said(Event.CONTRACT_EXPIRY, "2023-06-30", published="2023-06-01")
    extended = entry(Event.CONTRACT_EXPIRY_EXTENDED, "2023-06-28", precision=Precision.ABOUT)
    assert state_on("2023-07-01", *stated, extended).expires == When(day("2023-06-30"))


def test_a_stated_expiry_shows_a_contract_in_force_for_half_a_year_before() -> None:
    stated = said(Event.CONTRACT_EXPIRY, "2023-05-01", published="2023-01-10")
    state = state_on("2023-01-11", *stated)
    assert (state.phase, state.confirmed) == (Phase.IN_FORCE, True)
    assert state.since == When(day("2022-11-02"), Precision.ABOUT)
    assert state_on("2023-05-02", *stated).phase is Phase.UNKNOWN


def test_an_expiry_years_ahead_shows_a_contract_in_force_since_it_was_stated() -> None:
    stated = said(Event.CONTRACT_EXPIRY, "2026-05-01", published="2023-10-09")
    assert state_on("2023-10-10", *stated).since == When(day("2023-10-09"), Precision.ABOUT)


def test_an_expiry_that_only_one_newsroom_states_is_a_reported_term() -> None:
    stated = entry(Event.CONTRACT_EXPIRY, "2029-05-01", published="2026-05-20")
    state = state_on("2026-05-20", RATIFIED, TERM, stated)
    assert state.phase is Phase.UNKNOWN
    assert state.reported
    assert state.reported.phase is Phase.IN_FORCE


def test_after_its_expiry_a_contract_is_unknown_and_expired() -> None:
    state = state_on("2023-05-03", history(Event.CONTRACT_EXPIRY, "2023-05-01"))
    assert (state.phase, state.reason, state.expires) == (Phase.UNKNOWN, "expired", When(day("2023-05-01")))


def test_an_expiry_closes_no_cycle_that_was_heard_of_in_the_half_year_before_its_term() -> None:
    talks, stated = history(Event.TALKS_START, "2022-10-01"), history(Event.CONTRACT_EXPIRY, "2023-06-30")
    assert state_on("2023-07-01", talks, stated).phase is Phase.BARGAINING


def test_an_expiry_closes_a_cycle_last_heard_of_years_before() -> None:
    talks = entry(Event.TALKS_START, "2020-05-01")
    stated = said(Event.CONTRACT_EXPIRY, "2023-05-01", published="2023-03-01")
    assert state_on("2023-03-02", talks, *stated).phase is Phase.IN_FORCE
    state = state_on("2023-03-21", talks, *stated, entry(Event.TALKS_START, "2023-03-20"))
    assert (state.phase, state.cycle) == (Phase.BARGAINING, "2023")


def test_the_expiry_of_the_old_contract_does_not_end_one_ratified_before_it() -> None:
    old = history(Event.CONTRACT_EXPIRY, "2024-07-31", published="2024-06-25")
    state = state_on("2024-08-02", old, history(Event.RATIFIED, "2024-07-18"))
    assert (state.phase, state.expires) == (Phase.IN_FORCE, None)


def test_a_contract_that_ran_out_can_be_shown_in_force_again() -> None:
    again = said(Event.CONTRACT_EXPIRY, "2029-05-01", published="2026-06-01")
    assert state_on("2026-06-02", RATIFIED, TERM, *again).phase is Phase.IN_FORCE


def test_a_coarse_expiry_prints_as_a_month_and_runs_out_with_it() -> None:
    stated = said(Event.CONTRACT_EXPIRY, "2023-06-01", published="2023-01-10", precision=Precision.MONTH)
    assert str(state_on("2023-06-30", *stated).expires) == "2023-06"
    assert state_on("2023-06-30", *stated).phase is Phase.IN_FORCE
    assert state_on("2023-07-10", *stated).phase is Phase.UNKNOWN


def test_an_asserted_expiry_takes_part() -> None:
    asserts = [correction("assert", Event.CONTRACT_EXPIRY, "2026-05-01")]
    state = fold(WGA, [RATIFIED], corrections=asserts, at=end_of(day("2025-01-01")))
    assert state.expires == When(day("2026-05-01"))


def test_an_extension_shows_that_the_contract_was_in_force() -> None:
    extended = said(Event.CONTRACT_EXPIRY_EXTENDED, "2023-07-12", published="2023-06-30")
    moves = state_on("2023-07-01", *extended).moves
    assert [(move.phase, str(move.since), move.confirmed) for move in moves] == [
        (Phase.IN_FORCE, "2023-01", True),
        (Phase.BARGAINING, "2023-06-30", True),
    ]
    assert [move.phase for move in state_on("2023-07-01", extended[0]).moves] == [Phase.BARGAINING]


def test_an_extension_takes_nothing_back_from_talks_that_were_known() -> None:
    extended = said(Event.CONTRACT_EXPIRY_EXTENDED, "2023-07-12", published="2023-06-30")
    talks = entry(Event.TALKS_START, "2023-06-07")
    moves = state_on("2023-07-01", talks, *extended).moves
    assert [(move.phase, str(move.since)) for move in moves] == [
        (Phase.IN_FORCE, "2023-01"),
        (Phase.BARGAINING, "2023-06-07"),
    ]
