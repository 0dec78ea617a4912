from __future__ import annotations

from dataclasses import replace

from bot.usecases.evaluate_reading import Part
from bot.wording.evaluations import NONE, evaluation_text, replay_text
from bot.wording.phrases import Phrases
from tests.answers import NAMES
from tests.evaluations import EVALUATION, HELD, REPLAY, SPOTLESS

PHRASES = Phrases()
TRAIN = {Part.TRAIN: EVALUATION.figures[Part.TRAIN]}
TEXT = evaluation_text(EVALUATION, "news.jsonl", 9, PHRASES)


def test_a_measure_has_a_value_for_each_column_between_its_name_and_its_goal() -> None:
    assert TEXT.columns == ("Measure", "All", "Rules", "Kept aside", "Borderline too", "Keywords", "Goal")
    relevance = TEXT.measures[0]
    assert (relevance.name, relevance.goal) == ("Relevance, F1", "≥ 0.97")
    assert relevance.values == ("0.966", "0.966", NONE, "0.966", "0.781")
    assert relevance.details == ("precision 0.972, recall 0.959", "70 right, 2 false, 3 missed")


def test_a_goal_is_reached_at_it_or_beyond() -> None:
    reached = {measure.name: measure.reached for measure in TEXT.measures}
    assert reached == {
        "Relevance, F1": False,
        "Unions, F1": False,
        "Events, mean F1": False,
        "Issues, F1": False,
        "False news": False,
        "Stories, precision": True,
        "Stories, recall": True,
    }


def test_the_mean_comes_with_where_nine_of_ten_samples_lie() -> None:
    assert TEXT.measures[2].details == ("nine of ten samples lie between 0.712 and 0.881",)
    assert TEXT.measures[4].values[0] == "0.020"
    assert "20 of 1,000" in TEXT.measures[4].details[0]


def test_an_event_tells_what_it_was_read_as_and_whether_it_counts() -> None:
    start, picket = TEXT.events
    assert (start.event, start.values) == ("strike_start", ("9", "1.000", "0.667", "0.800"))
    assert start.otherwise == "read as picket 2, left out 1"
    assert (start.counts, picket.counts, picket.otherwise) == (True, False, "")


def test_a_mistake_tells_what_should_have_been_read_and_why_it_was_read_otherwise() -> None:
    first, second = TEXT.mistakes
    assert first.differences == ("News that is not told: strike_start instead of –", "Not relevant")
    assert first.reason.startswith("It tells of writers")
    assert second.differences == ("Unions: wga instead of dga, wga",)
    assert (first.quote, second.quote) == ("The writers went on strike.", "")


def test_no_more_mistakes_are_shown_than_asked_for() -> None:
    assert TEXT.mistakes_heading == "The worst mistakes, 2 of 2"
    one = evaluation_text(EVALUATION, "news.jsonl", 1, PHRASES)
    assert (one.mistakes_heading, len(one.mistakes)) == ("The worst mistakes, 1 of 2", 1)


def test_whoever_is_not_shown_the_mistakes_among_items_kept_aside_is_told_how_to_see_them() -> None:
    assert "--kept-aside" in TEXT.left_out
    assert "--kept-aside" in evaluation_text(HELD, "news.jsonl", 9, PHRASES).left_out
    for shown in (replace(EVALUATION, told_aside=True), replace(EVALUATION, part=Part.TRAIN, figures=TRAIN)):
        assert evaluation_text(shown, "news.jsonl", 9, PHRASES).left_out == ""


def test_a_cycle_tells_every_stretch_of_wrong_days_and_only_one_with_enough_articles_has_a_goal() -> None:
    judged, other = replay_text(REPLAY, NAMES, PHRASES).cycles
    assert (judged.name, judged.share, judged.days) == ("WGA 2023", "1.000", "100 of 100 days")
    assert (judged.reached, judged.goal, judged.wrong) == (True, "≥ 0.97", ())
    assert (other.reached, other.goal, other.articles, other.days) == (None, "", "1 article", "94 of 100 days")
    assert other.wrong == (
        ("5–9 Nov 2007", "Unknown instead of On strike"),
        ("10 Feb 2008", "On strike instead of Ratification vote or Tentative agreement"),
    )


def test_what_no_fact_bears_out_is_told_with_its_sources() -> None:
    text = replay_text(REPLAY, NAMES, PHRASES)
    assert [told for told, _ in text.false] == ["wga/mba: strike_end, 16 November 2007, confirmed"]
    assert [told for told, _ in text.unknown] == ["wga/mba: tentative_agreement, 16 November 2010, only reported"]
    assert replay_text(SPOTLESS, NAMES, PHRASES).false_heading.startswith("No deal")
