"""Corrections of the ledger by people."""

from __future__ import annotations

from bot.domain.dates import end_of, noon_of
from bot.domain.ledger import fold
from bot.domain.negotiations import Phase
from bot.domain.reports import Event
from tests.domain.entries import STRIKE, WGA, correction, day, said


def test_a_rejected_deal_is_undone_with_its_reason() -> None:
    entries = [*STRIKE, *said(Event.TENTATIVE_AGREEMENT, "2023-08-10")]
    rejects = correction("reject", Event.TENTATIVE_AGREEMENT, "2023-08-11")
    state = fold(WGA, entries, corrections=[rejects], at=end_of(day("2023-08-12")))
    assert (state.phase, state.reason, state.correction) == (Phase.ON_STRIKE, "corrected", rejects)
    assert len(state.moves) == 2


def test_a_correction_taken_back_is_ignored() -> None:
    undone = correction("reject", Event.STRIKE_START, "2023-05-02", undone_at=noon_of(day("2024-10-06")))
    assert fold(WGA, STRIKE, corrections=[undone], at=end_of(day("2023-05-03"))).phase is Phase.ON_STRIKE


def test_an_asserted_happening_is_confirmed_from_its_day() -> None:
    asserts = [correction("assert", Event.TENTATIVE_AGREEMENT, "2023-09-24")]
    assert fold(WGA, STRIKE, corrections=asserts, at=end_of(day("2023-09-23"))).phase is Phase.ON_STRIKE
    state = fold(WGA, STRIKE, corrections=asserts, at=end_of(day("2023-09-24")))
    assert (state.phase, state.confirmed, state.sources) == (Phase.TENTATIVE_AGREEMENT, True, ())
    assert state.moves[-1].confirmed_at is None


def test_a_later_correction_has_the_last_word() -> None:
    both = [
        correction("reject", Event.TENTATIVE_AGREEMENT, "2023-09-24", number=2),
        correction("assert", Event.TENTATIVE_AGREEMENT, "2023-09-24", number=1),
    ]
    assert fold(WGA, STRIKE, corrections=both, at=end_of(day("2023-09-25"))).phase is Phase.ON_STRIKE


def test_a_correction_that_meets_nothing_changes_nothing() -> None:
    stray = [correction("reject", Event.RATIFIED, "2023-05-02"), correction("redate", Event.RATIFIED, "2023-05-02")]
    at = end_of(day("2023-05-03"))
    assert fold(WGA, STRIKE, corrections=stray, at=at) == fold(WGA, STRIKE, at=at)
