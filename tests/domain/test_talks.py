from __future__ import annotations

from bot.domain.dates import end_of
from bot.domain.ledger import fold
from bot.domain.negotiations import Talks, TalksState
from bot.domain.reports import Event, LedgerEntry, Precision, When
from tests.domain.entries import WGA, day, entry, history

START = entry(Event.TALKS_START, "2023-03-20")


def talks(at: str, *entries: LedgerEntry) -> Talks:
    return fold(WGA, [START, *entries], at=end_of(day(at))).talks


def on(text: str) -> When:
    return When(day(text))


def test_talks_are_under_way_for_14_days_after_the_last_session() -> None:
    assert talks("2023-04-03") == Talks(TalksState.UNDER_WAY, last=on("2023-03-20"))
    assert talks("2023-04-04") == Talks(TalksState.NONE, last=on("2023-03-20"))


def test_the_last_session_is_the_latest_reported() -> None:
    assert talks("2023-03-30", entry(Event.TALKS_CONTINUE, "2023-03-24")).last == on("2023-03-24")


def test_talks_that_broke_off_stay_so_until_the_next_session() -> None:
    broken = entry(Event.TALKS_BREAK_OFF, "2023-03-25")
    resumed = entry(Event.TALKS_RESUME, "2023-04-20")
    assert talks("2023-04-19", broken, resumed).state is TalksState.BROKEN_OFF
    assert talks("2023-04-20", broken, resumed).state is TalksState.UNDER_WAY


def test_talks_that_broke_off_on_the_day_of_a_session_are_broken_off() -> None:
    broken = entry(Event.TALKS_BREAK_OFF, "2023-03-20", hours=8)
    assert talks("2023-03-20", broken).state is TalksState.BROKEN_OFF


def test_an_announced_session_is_scheduled() -> None:
    broken = entry(Event.TALKS_BREAK_OFF, "2023-03-25")
    ahead = entry(Event.TALKS_RESUME, "2023-04-20", published="2023-04-10")
    assert talks("2023-04-10", broken, ahead) == Talks(TalksState.SCHEDULED, on("2023-03-20"), on("2023-04-20"))


def test_a_session_announced_before_talks_broke_off_is_no_longer_ahead() -> None:
    ahead = entry(Event.TALKS_CONTINUE, "2023-04-20", published="2023-03-21")
    broken = entry(Event.TALKS_BREAK_OFF, "2023-03-25")
    assert talks("2023-03-24", ahead).next == on("2023-04-20")
    assert talks("2023-03-26", ahead, broken).next is None


def test_a_session_ahead_shows_while_no_cycle_is_open() -> None:
    ahead = entry(Event.TALKS_START, "2023-03-20", published="2023-02-01")
    state = fold(WGA, [ahead], at=end_of(day("2023-02-02")))
    assert state.talks == Talks(TalksState.SCHEDULED, next=on("2023-03-20"))


def test_a_deal_ends_the_talks() -> None:
    assert talks("2023-03-26", history(Event.TENTATIVE_AGREEMENT, "2023-03-25")).state is TalksState.NONE


def test_sessions_at_one_moment_with_dates_of_other_precision_are_ordered_too() -> None:
    coarse = entry(Event.TALKS_CONTINUE, "2023-03-20", precision=Precision.ABOUT)
    assert talks("2023-03-21", coarse).last in (on("2023-03-20"), When(day("2023-03-20"), Precision.ABOUT))
