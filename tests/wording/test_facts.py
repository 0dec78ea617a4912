from __future__ import annotations

from datetime import timedelta

from bot.domain.negotiations import ContractState, Phase, Talks, TalksState
from bot.wording.facts import facts
from bot.wording.phrases import Phrases
from tests.answers import NOW, a_day, a_month, bargaining, in_force, on_strike, stale, unknown

PHRASES = Phrases()


def told(state: ContractState) -> dict[str, str]:
    return {fact.name: fact.text for fact in facts(state, NOW, PHRASES)}


def test_talks_are_told_with_their_last_and_next_day() -> None:
    assert told(on_strike())["Talks"] == "under way, last met 21 Sept, next session 22 Sept"


def test_talks_that_broke_off_say_so() -> None:
    state = on_strike(talks=Talks(TalksState.BROKEN_OFF, last=a_day("2022-12-30")))
    assert told(state)["Talks"] == "broken off, last met 30 Dec 2022"


def test_talks_that_do_not_take_place_are_told_only_with_a_day() -> None:
    assert "Talks" not in told(unknown())
    assert told(unknown(talks=Talks(last=a_day("2023-09-01"))))["Talks"] == "none under way, last met 1 Sept"


def test_a_running_strike_is_told_by_the_phase_alone() -> None:
    assert "Strike" not in told(on_strike())


def test_a_strike_that_runs_beside_an_agreement_is_told() -> None:
    assert told(on_strike(phase=Phase.TENTATIVE_AGREEMENT))["Strike"] == "day 144, since 2 May 2023"


def test_an_expiry_ahead_counts_down_and_one_gone_by_does_not() -> None:
    assert told(bargaining())["Contract expires"] == "31 October 2023, in 39 days"
    assert told(bargaining(expires=a_day("2023-09-22")))["Contract expires"] == "22 September 2023, today"
    assert told(on_strike())["Contract expired"] == "1 May 2023"


def test_an_expiry_far_off_or_not_known_to_the_day_is_not_counted() -> None:
    assert told(in_force())["Contract expires"] == "30 June 2026"
    assert told(bargaining(expires=a_month("2023-10")))["Contract expires"] == "October 2023"


def test_a_blackout_and_an_authorisation_are_dated() -> None:
    state = on_strike(blackout=a_day("2023-09-20"))
    assert told(state)["Media blackout"] == "since 20 September 2023"
    assert told(state)["Strike authorised"] == "17 April 2023"


def test_silence_shows_after_a_day_without_a_report() -> None:
    assert "Last report" not in told(on_strike(last_report_at=NOW - timedelta(days=1)))
    assert told(on_strike(last_report_at=NOW - timedelta(days=2)))["Last report"] == "20 September 2023"


def test_a_stale_negotiation_does_not_say_its_silence_twice() -> None:
    assert "Last report" not in told(stale())
