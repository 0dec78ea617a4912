from __future__ import annotations

import pytest

from bot.domain.reports import Event, Modality
from tests.domain.news import report


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("Studio delays two sequels as actors' strike ends", "impact_report"),
        ("Filming of vampire drama to restart now actors' strike has ended", "impact_report"),
        ("Hollywood writers strike ends with new contract", "strike_end"),
        ("A mixed mood as the writers' strike ends", "analysis"),
    ],
)
def test_what_only_says_when_is_not_what_a_title_tells(title: str, event: str) -> None:
    assert report(title, on="2023-09-27").event == event


def test_an_agreement_in_the_opening_explains_why_a_title_calls_the_strike_over() -> None:
    title = "Hollywood writers' strike is over"
    assert report(title, "The WGA and the studios reached a tentative agreement.").event == "tentative_agreement"
    assert report(title, "The board of the WGA voted to lift the strike after the deal.").event == "strike_end"


def test_the_start_of_a_strike_is_no_news_where_the_title_names_the_strike_only() -> None:
    found = report("Hollywood actors' strike: AI and fair pay", "Actors went on strike in July.", on="2023-08-20")
    assert found.event == "analysis"


def test_a_strike_that_may_begin_is_a_threat_unless_it_runs() -> None:
    title = "Hollywood actors could go on strike"
    assert report(title, on="2023-07-10").event == "strike_threat"
    assert report(title, on="2023-08-20").event != "strike_threat"
    assert not [
        claim
        for claim in report(title, on="2023-07-10").claims
        if claim.event is Event.STRIKE_START and claim.modality is Modality.ASSERTED
    ]


def test_a_strike_that_could_cost_is_an_effect_while_it_runs() -> None:
    title = "Writers' strike could delay spy sequel"
    assert report(title, on="2023-04-20").event == "strike_threat"
    assert report(title, on="2023-08-20").event == "impact_report"


def test_an_effect_denied_is_still_an_article_on_effects() -> None:
    assert report("Superhero film is not delayed by actors' strike", on="2023-08-20").event == "impact_report"


def test_an_explanation_of_effects_is_about_effects() -> None:
    assert report("What the actors' strike means for viewers", on="2023-08-20").event == "impact_report"
    assert report("What the actors' strike means", on="2023-08-20").event == "analysis"


def test_crossing_a_picket_line_is_no_picket() -> None:
    assert report("Comedian apologizes for crossing writers' picket line", on="2023-08-20").event == "strike_continue"


def test_sessions_ahead_are_news() -> None:
    assert report("Talks to resume between striking actors and studios", on="2023-08-20").event == "talks_resume"
    assert report("WGA and studios' talks to continue on Friday", on="2023-08-20").event == "talks_continue"


def test_a_question_that_somebody_is_quoted_with_explains_nothing() -> None:
    title = "'What about us?' Strikes leave caterers out of work"
    assert report(title, "Hollywood strikes idle crews.", on="2023-08-20").event == "impact_report"
