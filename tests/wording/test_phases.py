from __future__ import annotations

from datetime import date

import pytest

from bot.domain.negotiations import Phase, Strike, StrikeState
from bot.domain.reports import Precision, When
from bot.wording.phases import TONES, Tone, badge, confirmation, strike_beside_phase
from bot.wording.phrases import Phrases
from tests.answers import NOW, a_day, a_month, bargaining, in_force, on_strike, unknown

PHRASES = Phrases()


def test_a_running_strike_counts_its_day() -> None:
    assert badge(on_strike(), PHRASES) == "On strike, day 144, since 2 May 2023"


def test_a_strike_whose_first_day_is_not_known_has_no_day_count() -> None:
    about = When(date(2023, 7, 1), Precision.ABOUT)
    state = on_strike(since=about, strike=Strike(about, StrikeState.RUNNING, None, None, True))
    assert badge(state, PHRASES) == "On strike since about July 2023"


def test_another_phase_says_since_when() -> None:
    assert badge(bargaining(), PHRASES) == "Bargaining since August 2023"
    assert badge(in_force(), PHRASES) == "In force since 24 June 2023"


def test_a_strike_that_runs_on_leaves_the_badge_to_the_agreement() -> None:
    state = on_strike(phase=Phase.TENTATIVE_AGREEMENT, since=a_day("2023-09-24"))
    assert badge(state, PHRASES) == "Tentative agreement since 24 September 2023"


def test_a_vote_of_one_day_does_not_last() -> None:
    state = on_strike(phase=Phase.REJECTED, since=a_day("2024-12-20"), strike=None)
    assert badge(state, PHRASES) == "Voted down by the members, 20 December 2024"


def test_an_unknown_phase_says_why() -> None:
    assert badge(unknown(), PHRASES) == "Unknown: no report yet"
    assert badge(unknown(last_report_at=NOW), PHRASES) == "Unknown: no report since 22 September 2023"
    assert badge(unknown(reason="expired", expires=a_day("2023-06-30")), PHRASES) == (
        "Unknown: the contract expired on 30 June 2023"
    )
    assert badge(unknown(reason="expired"), PHRASES) == "Unknown: the contract has expired"


def test_a_phase_names_each_publisher_behind_it_once() -> None:
    assert confirmation(on_strike(), ["WGA", "Variety", "WGA"], PHRASES) == "Confirmed by WGA and Variety"


def test_what_only_history_confirms_is_on_record() -> None:
    known = on_strike(on_record=True)
    assert confirmation(known, ["WGA", "Variety", "Deadline"], PHRASES) == "On record: WGA, Variety and 1 more"
    assert confirmation(known, [], PHRASES) == "On record"
    assert confirmation(known, ["WGA"], Phrases("fr")) == "Fait établi\u202f: WGA"
    assert confirmation(known, ["WGA"], Phrases("es")) == "Hecho documentado: WGA"


def test_an_unconfirmed_phase_reads_reported() -> None:
    assert confirmation(bargaining(), ["Deadline"], PHRASES) == "Reported by Deadline, not confirmed"
    assert confirmation(bargaining(), [], PHRASES) == "Reported, not confirmed"


def test_nobody_vouches_for_an_unknown_phase() -> None:
    assert confirmation(unknown(), ["Deadline"], PHRASES) == ""


@pytest.mark.parametrize(
    ("strike", "text"),
    [
        (Strike(a_day("2023-07-14"), StrikeState.CALLED, None, None, True), "called for 14 July 2023"),
        (Strike(a_day("2023-05-02"), StrikeState.RUNNING, None, 146, True), "day 146, since 2 May 2023"),
        (Strike(a_month("2023-07"), StrikeState.RUNNING, None, None, True), "running since July 2023"),
        (
            Strike(a_day("2023-05-02"), StrikeState.SUSPENDED, date(2023, 9, 26), 148, True),
            "2 May – 26 Sept 2023, 148 days",
        ),
        (
            Strike(a_month("2023-07"), StrikeState.SUSPENDED, date(2023, 11, 8), None, True),
            "July 2023 – 8 Nov 2023",
        ),
        (Strike(a_month("2023-07"), StrikeState.SUSPENDED, None, None, True), "over, began July 2023"),
        (
            Strike(a_day("2023-07-14"), StrikeState.CALLED, None, None, False),
            "called for 14 July 2023 (not confirmed)",
        ),
    ],
)
def test_a_strike_beside_the_phase_is_told_in_words(strike: Strike, text: str) -> None:
    assert strike_beside_phase(strike, PHRASES) == text


def test_every_phase_has_a_tone_and_only_a_strike_has_the_loudest() -> None:
    assert set(TONES) == set(Phase)
    assert [phase for phase, tone in TONES.items() if tone is Tone.STRIKE] == [Phase.ON_STRIKE]
