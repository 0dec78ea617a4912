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


@pytest.mark.parametrize(
    ("title", "on", "event"),
    [
        ("Hollywood Teamsters dodge strike as deal lands at dawn", "2024-07-28", "tentative_agreement"),
        ("Hollywood crews to walk out Monday unless studios give way", "2021-10-12", "strike_threat"),
        ("IATSE going on strike Friday if no agreement is reached", "2021-10-12", "strike_threat"),
        ("What would an actors' strike mean for autumn?", "2023-07-05", "strike_threat"),
        ("Writers to strike as talks with studios fail", "2023-05-01", "strike_start"),
        ("Hollywood actors brace for strike after talks collapse", "2023-07-12", "talks_break_off"),
        ("Actors' strike ends as union's board approves deal", "2023-11-10", "strike_end"),
        ("Writers and studios begin talks on Wednesday", "2023-08-20", "talks_resume"),
        ("Directors Guild may start talks early", "2026-02-01", "talks_start"),
        ("An end in sight? Writers' strike could end this week", "2023-09-20", "talks_continue"),
        ("SAG-AFTRA and game companies do not reach a deal", "2024-07-20", "talks_break_off"),
    ],
)
def test_the_main_clause_tells_the_news(title: str, on: str, event: str) -> None:
    assert report(title, on=on).event == event


@pytest.mark.parametrize(
    ("title", "lead", "on", "event"),
    [
        (
            "Strike by Hollywood crews averted",
            "The union and the studios reached a tentative agreement on Saturday.",
            "2021-10-17",
            "tentative_agreement",
        ),
        (
            "SAG-AFTRA strike averted for two days",
            "Negotiators agreed to a contract extension on Monday.",
            "2014-06-30",
            "contract_expiry_extended",
        ),
        (
            "Directors Guild seals deal with studios",
            "Members ratified the contract by a wide margin.",
            "2023-06-24",
            "ratified",
        ),
        (
            "Writers and studios to meet with mediator and AMPTP",
            "Both sides agreed to resume negotiations on Tuesday.",
            "2007-11-20",
            "talks_resume",
        ),
        (
            "Writers mark fourth month on strike",
            "The strike began after talks between the WGA and the studios reached an impasse over pay.",
            "2023-09-02",
            "strike_continue",
        ),
        (
            "Why writers cannot live on their pay",
            "Thousands of Hollywood writers went on strike this week over streaming.",
            "2023-05-04",
            "analysis",
        ),
    ],
)
def test_the_opening_tells_what_a_title_leaves_open(title: str, lead: str, on: str, event: str) -> None:
    assert report(title, lead, on=on).event == event


def test_a_deal_only_named_in_a_title_that_explains_it_is_explained() -> None:
    assert report("SAG-AFTRA details terms of tentative agreement", on="2023-11-12").event == "analysis"
    assert report("Hollywood writers hail tentative agreement", on="2023-09-25").event == "tentative_agreement"


def test_others_may_threaten_to_join_a_strike_that_runs() -> None:
    title = "Crise à Hollywood : des vedettes sont prêtes à faire grève"
    lead = "Elles rejoindraient les scénaristes de la Writers Guild, en grève depuis mai."
    assert report(title, lead, on="2023-06-29").event == "strike_threat"


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("The actors' strike is over. Here's when your comedies come back", "impact_report"),
        ("The writers' strike has ended, but crews still struggle", "impact_report"),
        ("Strike over for Hollywood writers with tentative agreement", "tentative_agreement"),
        ("The writers' strike is over", "strike_end"),
        ("Hollywood writers return to work as studios and union agree on deal", "strike_end"),
        ("Actors' strike could last into winter, says veteran", "strike_continue"),
        ("AI's impact on Hollywood as actors strike", "analysis"),
    ],
)
def test_what_a_title_goes_on_to_is_what_it_is_about(title: str, event: str) -> None:
    assert report(title, on="2023-09-27").event == event


def test_talks_broken_off_a_while_ago_are_no_news() -> None:
    title = "Actors' strike reaches day 100"
    assert report(title, "Talks have been broken off since last week.", on="2023-10-21").event == "strike_continue"
