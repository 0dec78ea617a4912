from __future__ import annotations

from bot.domain.keywords import KeywordFilter
from bot.domain.labels import Verdict
from bot.domain.reports import Event

FILTER = KeywordFilter(
    unions={"wga": ["WGA", "writers' strike"], "dga": ["DGA"]},
    any_union=["AMPTP"],
    events={"tentative_agreement": ["deal"], "strike_continue": ["strike"]},
    issues={"ai": ["AI"], "wages": ["pay"]},
)


def test_an_item_is_what_its_keywords_say() -> None:
    verdict = FILTER.judge("The WGA wants a deal", "The strike is about pay and AI.")
    assert verdict == Verdict(True, frozenset({"wga"}), Event.TENTATIVE_AGREEMENT, issues=frozenset({"ai", "wages"}))


def test_a_keyword_is_a_word_not_a_part_of_one() -> None:
    assert FILTER.judge("SWGA and wgas said", "An ideal day") == Verdict(False)
    assert FILTER.judge("wga", "They paid and aided an ideal").issues == frozenset()


def test_an_item_that_names_no_union_may_name_the_other_side() -> None:
    assert FILTER.judge("AMPTP speaks", "") == Verdict(True)


def test_a_keyword_does_not_reach_from_the_title_into_the_lead() -> None:
    assert not FILTER.judge("Meet the writers'", "Strike while the iron is hot.").relevant
