from __future__ import annotations

import pytest

from bot.domain.dates import day_of
from bot.domain.negotiations import Phase
from bot.domain.reports import Event, Modality, Stage, When
from tests.domain.entries import STRIKE, day, entry, history, phase_on, said, state_on

CYCLE_2023 = [
    history(Event.TALKS_START, "2023-03-20"),
    history(Event.STRIKE_AUTHORIZATION, "2023-04-17"),
    history(Event.CONTRACT_EXPIRY, "2023-05-01"),
    history(Event.STRIKE_START, "2023-05-02"),
    history(Event.TALKS_RESUME, "2023-09-20"),
    history(Event.TENTATIVE_AGREEMENT, "2023-09-24"),
    history(Event.BOARD_APPROVAL, "2023-09-26"),
    history(Event.STRIKE_END, "2023-09-27", stage=Stage.START_OF_DAY),
    history(Event.RATIFICATION_VOTE, "2023-10-02"),
    history(Event.RATIFIED, "2023-10-09"),
]


def test_without_any_entry_nothing_is_known() -> None:
    state = state_on([], "2023-05-02")
    assert (state.phase, state.since, state.confirmed, state.reason) == (Phase.UNKNOWN, None, False, "no evidence")
    assert (state.moves, state.cycle, state.stale_since, state.last_report_at) == ((), "", None, None)


@pytest.mark.parametrize(
    ("at", "phase", "since"),
    [
        ("2023-03-20", Phase.BARGAINING, "2023-03-20"),
        ("2023-05-01", Phase.BARGAINING, "2023-03-20"),
        ("2023-05-02", Phase.ON_STRIKE, "2023-05-02"),
        ("2023-09-23", Phase.ON_STRIKE, "2023-05-02"),
        ("2023-09-24", Phase.TENTATIVE_AGREEMENT, "2023-09-24"),
        ("2023-09-28", Phase.RATIFICATION, "2023-09-26"),
        ("2023-10-09", Phase.IN_FORCE, "2023-10-09"),
    ],
)
def test_a_cycle_walks_through_its_phases(at: str, phase: Phase, since: str) -> None:
    state = state_on(CYCLE_2023, at)
    assert (state.phase, state.since, state.confirmed) == (phase, When(day(since)), True)


def test_the_timeline_names_cycle_event_and_evidence_of_each_move() -> None:
    moves = state_on(CYCLE_2023, "2023-12-31").moves
    assert [(move.cycle, move.phase, move.event, str(move.since)) for move in moves] == [
        ("2022", Phase.IN_FORCE, Event.CONTRACT_EXPIRY, "2022-11"),
        ("2023", Phase.BARGAINING, Event.TALKS_START, "2023-03-20"),
        ("2023", Phase.ON_STRIKE, Event.STRIKE_START, "2023-05-02"),
        ("2023", Phase.TENTATIVE_AGREEMENT, Event.TENTATIVE_AGREEMENT, "2023-09-24"),
        ("2023", Phase.RATIFICATION, Event.BOARD_APPROVAL, "2023-09-26"),
        ("2023", Phase.IN_FORCE, Event.RATIFIED, "2023-10-09"),
    ]
    assert all(move.evidence and move.confirmed_at for move in moves)


def test_a_fact_that_history_alone_confirms_is_on_record_until_others_confirm_it() -> None:
    known = history(Event.STRIKE_START, "2023-05-02")
    alone = state_on([known], "2023-05-03")
    assert (alone.confirmed, alone.on_record, alone.moves[-1].on_record) == (True, True, True)
    assert state_on([known, entry(Event.STRIKE_START, "2023-05-02")], "2023-05-03").on_record
    told = state_on([known, *said(Event.STRIKE_START, "2023-05-02")], "2023-05-03")
    assert (told.confirmed, told.on_record) == (True, False)
    assert not state_on(said(Event.STRIKE_START, "2023-05-02"), "2023-05-03").on_record


def test_the_day_on_record_outranks_that_of_a_report() -> None:
    early = entry(Event.TALKS_START, "2024-02-01", "blog.example", tier=3)
    state = state_on([early, history(Event.TALKS_START, "2024-03-04")], "2024-03-08")
    assert (str(state.since), state.confirmed, len(state.moves)) == ("2024-03-04", True, 1)


def test_pages_of_history_go_after_the_party_that_confirms() -> None:
    entries = [
        history(Event.STRIKE_START, "2023-05-02"),
        entry(Event.STRIKE_START, "2023-05-02", "wga.org", tier=1, party="wga", hours=3),
    ]
    assert state_on(entries, "2023-05-03").sources[0].startswith("https://wga.org/")


def test_the_strike_authorisation_counts_once_passed() -> None:
    called = entry(Event.STRIKE_AUTHORIZATION, "2023-04-03", stage=Stage.CALLED)
    assert state_on([called], "2023-04-20").authorized is None
    assert state_on(CYCLE_2023, "2023-04-20").authorized == When(day("2023-04-17"))


def test_an_authorisation_opens_a_new_cycle_only_when_confirmed() -> None:
    later = [*CYCLE_2023, entry(Event.STRIKE_AUTHORIZATION, "2024-05-18")]
    assert phase_on(later, "2024-05-19") is Phase.IN_FORCE
    assert (
        phase_on([*later, entry(Event.STRIKE_AUTHORIZATION, "2024-05-18", "b.com")], "2024-05-19") is Phase.BARGAINING
    )


@pytest.mark.parametrize("modality", [each for each in Modality if each is not Modality.ASSERTED])
def test_only_what_is_asserted_moves_anything(modality: Modality) -> None:
    entries = [entry(Event.STRIKE_START, "2023-05-02", source, modality=modality) for source in ("a.com", "b.com")]
    assert phase_on(entries, "2023-05-03") is Phase.UNKNOWN


def test_background_from_years_ago_moves_nothing() -> None:
    assert phase_on(said(Event.STRIKE_START, "2007-11-05", published="2023-05-02"), "2023-05-03") is Phase.UNKNOWN


def test_claims_of_another_contract_are_left_out() -> None:
    other = entry(Event.STRIKE_START, "2023-07-14", tier=1, party="wga", contract="sag-aftra/tv-theatrical")
    assert phase_on([other], "2023-07-20") is Phase.UNKNOWN


def test_members_who_vote_no_send_the_sides_back_to_the_table() -> None:
    entries = [
        history(Event.TALKS_START, "2023-03-20"),
        history(Event.TENTATIVE_AGREEMENT, "2023-04-20"),
        history(Event.REJECTED_BY_MEMBERS, "2023-05-10"),
    ]
    assert phase_on(entries, "2023-05-11") is Phase.REJECTED
    once = entry(Event.TALKS_RESUME, "2023-05-20")
    assert phase_on([*entries, once], "2023-05-21") is Phase.REJECTED
    assert phase_on([*entries, *said(Event.TALKS_RESUME, "2023-05-20")], "2023-05-21") is Phase.BARGAINING


def test_talks_after_a_rejection_leave_a_running_strike_on_strike() -> None:
    entries = [
        *STRIKE,
        history(Event.TENTATIVE_AGREEMENT, "2023-05-20"),
        history(Event.REJECTED_BY_MEMBERS, "2023-06-01"),
        history(Event.TALKS_RESUME, "2023-06-05"),
    ]
    assert phase_on(entries, "2023-06-03") is Phase.REJECTED
    assert phase_on(entries, "2023-06-06") is Phase.ON_STRIKE


def test_a_board_that_approves_without_a_deal_on_record_moves_nothing() -> None:
    approval = said(Event.BOARD_APPROVAL, "2023-04-10")
    bargaining = [history(Event.TALKS_START, "2023-03-20")]
    assert phase_on([*bargaining, *approval], "2023-04-11") is Phase.BARGAINING
    deal = entry(Event.TENTATIVE_AGREEMENT, "2023-04-08")
    assert phase_on([*bargaining, *approval, deal], "2023-04-11") is Phase.RATIFICATION


def test_a_ratification_without_a_deal_does_not_end_a_strike() -> None:
    ratified = said(Event.RATIFIED, "2023-06-20")
    assert phase_on([*STRIKE, *ratified], "2023-06-21") is Phase.ON_STRIKE
    assert phase_on([STRIKE[0], *ratified], "2023-06-21") is Phase.IN_FORCE


@pytest.mark.parametrize(
    "event", [Event.TENTATIVE_AGREEMENT, Event.STRIKE_END, Event.BOARD_APPROVAL, Event.TALKS_CONTINUE]
)
def test_late_restatements_after_ratification_open_no_new_cycle(event: Event) -> None:
    late = said(event, "2023-11-10")
    assert phase_on([*CYCLE_2023, *late], "2023-11-11") is Phase.IN_FORCE


def test_talks_long_after_ratification_open_a_new_cycle() -> None:
    state = state_on([*CYCLE_2023, entry(Event.TALKS_START, "2026-03-16")], "2026-03-16")
    assert (state.phase, state.cycle, state.confirmed, state.strike) == (Phase.BARGAINING, "2026", False, None)


def test_after_180_days_of_silence_talks_open_a_new_cycle() -> None:
    deal = history(Event.TENTATIVE_AGREEMENT, "2008-01-17")
    talks = entry(Event.TALKS_START, "2011-03-10")
    state = state_on([deal, talks], "2011-03-10")
    assert (state.phase, state.cycle) == (Phase.BARGAINING, "2011")


def test_a_confirmed_strike_outlasts_any_silence() -> None:
    state = state_on([*STRIKE, entry(Event.TALKS_RESUME, "2024-02-01")], "2024-02-01")
    assert (state.phase, state.cycle) == (Phase.ON_STRIKE, "2023")


def test_an_open_cycle_without_a_report_for_21_days_is_stale() -> None:
    assert state_on(STRIKE, "2023-05-22").stale_since is None
    assert state_on(STRIKE, "2023-05-23").stale_since == day("2023-05-02")
    assert state_on(CYCLE_2023, "2024-06-01").stale_since is None


def test_any_report_keeps_a_cycle_fresh() -> None:
    entries = [*STRIKE, entry(Event.ANALYSIS, "2023-05-20", "blog.example", tier=3)]
    state = state_on(entries, "2023-06-05")
    assert (state.stale_since, day_of(state.last_report_at or state.at)) == (None, day("2023-05-20"))


def test_the_state_of_a_day_is_what_was_published_by_then() -> None:
    late = entry(Event.STRIKE_START, "2023-05-02", tier=1, party="wga", published="2023-05-04")
    assert phase_on([late], "2023-05-03") is Phase.UNKNOWN
    assert str(state_on([late], "2023-05-04").since) == "2023-05-02"


def test_evidence_is_best_tier_first_and_at_most_five() -> None:
    entries = [entry(Event.STRIKE_START, "2023-05-02", f"blog{number}.example", tier=3) for number in range(9)]
    entries.append(entry(Event.STRIKE_START, "2023-05-02", "wga.org", tier=1, party="wga", hours=5))
    sources = state_on(entries, "2023-05-02").sources
    assert len(sources) == 5
    assert sources[0].startswith("https://wga.org/")


def test_a_blackout_shows_while_the_sides_talk() -> None:
    silence = entry(Event.BLACKOUT, "2023-05-10")
    assert state_on([*STRIKE, silence], "2023-05-11").blackout == When(day("2023-05-10"))
    lifted = entry(Event.BLACKOUT, "2023-05-12", modality=Modality.NEGATED)
    assert state_on([*STRIKE, silence, lifted], "2023-05-13").blackout is None
    broken = entry(Event.TALKS_BREAK_OFF, "2023-05-12")
    assert state_on([*STRIKE, silence, broken], "2023-05-13").blackout is None
    deal = history(Event.TENTATIVE_AGREEMENT, "2023-05-12")
    assert state_on([*STRIKE, silence, deal], "2023-05-13").blackout is None


def test_a_deal_of_which_nothing_more_is_heard_is_unknown_after_180_days() -> None:
    deal = [
        entry(Event.TENTATIVE_AGREEMENT, "2010-11-07"),
        entry(Event.TENTATIVE_AGREEMENT, "2010-11-07", source="b.com"),
    ]
    assert state_on(deal, "2011-05-05").phase is Phase.TENTATIVE_AGREEMENT
    lapsed = state_on(deal, "2011-05-08")
    assert (lapsed.phase, lapsed.reason, lapsed.confirmed) == (Phase.UNKNOWN, "silent", False)
    assert [move.phase for move in lapsed.moves] == [Phase.TENTATIVE_AGREEMENT, Phase.UNKNOWN]


def test_unlisted_sources_keep_no_confirmed_phase_alive() -> None:
    deal = [
        entry(Event.TENTATIVE_AGREEMENT, "2010-11-07"),
        entry(Event.TENTATIVE_AGREEMENT, "2010-11-07", source="b.com"),
    ]
    echoes = [entry(Event.TALKS_CONTINUE, f"2011-0{month}-01", source="echo.net", tier=3) for month in range(1, 7)]
    assert state_on([*deal, *echoes], "2011-07-01").phase is not Phase.TENTATIVE_AGREEMENT
