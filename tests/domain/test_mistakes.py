from __future__ import annotations

from bot.domain.labels import Label, Verdict
from bot.domain.mistakes import Difference, Mistake, Wrong, differences
from bot.domain.reports import Event
from bot.domain.scores import Judged

WGA, ACTORS, AI = frozenset({"wga"}), frozenset({"sag-aftra"}), frozenset({"ai"})
DEAL, PICKET = Event.TENTATIVE_AGREEMENT, Event.PICKET


def wrong(label: Label, verdict: Verdict) -> list[Wrong]:
    return [difference.wrong for difference in differences(Judged(label, verdict), ("ai",))]


def test_what_was_read_rightly_is_no_mistake() -> None:
    label = Label(True, WGA, DEAL, frozenset({Event.STRIKE_END}), AI | {"writers_room"})
    assert wrong(label, Verdict(True, WGA, Event.STRIKE_END, issues=AI)) == []
    assert wrong(Label(False), Verdict(False)) == []


def test_everything_wrong_with_an_item_is_told_the_worst_first() -> None:
    found = differences(Judged(Label(True, WGA, PICKET, issues=AI), Verdict(True, ACTORS, DEAL)), ("ai",))
    assert found == (
        Difference(Wrong.FALSE_NEWS, ("picket",), ("tentative_agreement",)),
        Difference(Wrong.UNIONS, ("wga",), ("sag-aftra",)),
        Difference(Wrong.ISSUES, ("ai",), ()),
    )


def test_of_an_item_that_was_left_out_nothing_else_is_told() -> None:
    assert wrong(Label(True, WGA, DEAL, issues=AI), Verdict(False)) == [Wrong.MISSED]


def test_an_item_that_should_have_been_left_out_may_be_false_news_as_well() -> None:
    assert wrong(Label(False), Verdict(True, WGA, PICKET)) == [Wrong.FALSE_ALARM]
    assert wrong(Label(False), Verdict(True, WGA, DEAL)) == [Wrong.FALSE_NEWS, Wrong.FALSE_ALARM]


def test_a_soft_event_taken_for_another_is_a_small_mistake() -> None:
    assert wrong(Label(True, WGA, PICKET), Verdict(True, WGA, Event.ANALYSIS)) == [Wrong.EVENT]


def test_the_worst_mistakes_come_first() -> None:
    def mistake(item: str, *wrongs: Wrong) -> Mistake:
        return Mistake(item, "", tuple(Difference(wrong, (), ()) for wrong in wrongs), "", "")

    mistakes = [
        mistake("d", Wrong.ISSUES),
        mistake("c", Wrong.UNIONS),
        mistake("b", Wrong.UNIONS, Wrong.EVENT),
        mistake("a", Wrong.FALSE_NEWS),
    ]
    assert [each.item for each in sorted(mistakes, key=lambda each: each.rank)] == ["a", "b", "c", "d"]
