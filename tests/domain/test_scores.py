from __future__ import annotations

import pytest

from bot.domain import scores
from bot.domain.labels import Label, Verdict
from bot.domain.reports import Event
from bot.domain.scores import Judged, Tally

DEAL, START, END, PICKET = Event.TENTATIVE_AGREEMENT, Event.STRIKE_START, Event.STRIKE_END, Event.PICKET


def judged(
    event: Event | None,
    said: Event | None,
    *also: Event,
    relevant: bool = True,
    taken_in: bool = True,
    asserted: bool = True,
) -> Judged:
    return Judged(Label(relevant, event=event, also=frozenset(also)), Verdict(taken_in, event=said, asserted=asserted))


def named(there: str, said: str, *, relevant: bool = True) -> Judged:
    names, found = frozenset(there.split()), frozenset(said.split())
    return Judged(Label(relevant, unions=names, issues=names), Verdict(True, unions=found, issues=found))


def test_shares_follow_from_the_counts() -> None:
    tally = Tally(right=6, false=2, missed=4)
    assert (tally.precision, tally.recall, tally.labelled) == (0.75, 0.6, 10)
    assert tally.f1 == pytest.approx(2 / 3)


def test_where_there_is_nothing_there_is_no_share() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (None, None, None)
    assert (Tally(missed=2).precision, Tally(missed=2).recall, Tally(missed=2).f1) == (None, 0, 0)


def test_relevance_counts_what_was_taken_in_rightly_wrongly_and_not() -> None:
    items = [
        judged(DEAL, DEAL),
        judged(DEAL, None, taken_in=False),
        judged(None, DEAL, relevant=False),
        judged(None, None, relevant=False, taken_in=False),
    ]
    assert scores.relevance(items) == Tally(1, 1, 1)


def test_unions_are_counted_one_by_one_over_the_relevant_items() -> None:
    items = [named("wga sag-aftra", "wga dga"), named("wga", ""), named("wga", "dga", relevant=False)]
    assert scores.unions(items) == Tally(right=1, false=1, missed=2)


def test_issues_that_only_one_side_has_a_name_for_do_not_count() -> None:
    assert scores.issues([named("ai writers_room", "ai wages parking")], ("ai", "wages")) == Tally(1, 1, 0)


def test_either_of_two_stated_events_is_a_right_answer() -> None:
    answers = scores.answers([judged(DEAL, END, END), judged(DEAL, END), judged(DEAL, None, taken_in=False)])
    assert answers == [(DEAL, DEAL), (DEAL, END), (DEAL, None)]


def test_what_is_not_relevant_or_states_no_event_is_no_answer() -> None:
    assert scores.answers([judged(None, DEAL, relevant=False), judged(None, DEAL)]) == []


def test_each_event_is_charged_with_what_it_missed_and_what_was_taken_for_it() -> None:
    answers = [(DEAL, DEAL), (DEAL, DEAL), (DEAL, END), (END, END), (END, None), (PICKET, DEAL)]
    assert scores.by_event(answers) == {DEAL: Tally(2, 1, 1), END: Tally(1, 1, 1), PICKET: Tally(0, 0, 1)}
    assert list(scores.by_event(answers)) == [DEAL, END, PICKET]
    assert scores.confusion(answers)[DEAL, END] == 1


def test_the_mean_is_over_events_that_five_items_tell_each_alike() -> None:
    answers = [*[(DEAL, DEAL)] * 20, *[(END, END)] * 3, *[(END, DEAL)] * 2, *[(PICKET, None)] * 4]
    events = scores.averaged(answers)
    assert events == {DEAL, END}
    assert scores.macro_f1(answers, events) == pytest.approx((40 / 42 + 6 / 8) / 2)
    assert scores.macro_f1([], events) is None


def test_the_interval_leaves_out_the_same_share_on_either_side() -> None:
    assert scores.interval([float(value) for value in range(100)], 0.9) == (5, 94)
    assert scores.interval([0.5], 0.9) == (0.5, 0.5)


@pytest.mark.parametrize(
    ("item", "false"),
    [
        (judged(PICKET, START), True),
        (judged(None, END, relevant=False), True),
        (judged(END, DEAL), True),
        (judged(END, DEAL, DEAL), False),
        (judged(START, START), False),
        (judged(START, PICKET), False),
        (judged(PICKET, DEAL, asserted=False), False),
        (judged(None, START, relevant=False, taken_in=False), False),
    ],
)
def test_false_news_is_a_deal_or_strike_told_as_a_fact_that_the_item_does_not_hold(
    item: Judged, *, false: bool
) -> None:
    assert scores.is_false_news(item) is false


def test_stories_are_compared_by_their_pairs() -> None:
    tally = scores.same_story(["deal", "deal", "deal", "strike", "strike"], ["a", "a", "b", "b", "c"])
    assert tally == Tally(right=1, false=1, missed=3)
