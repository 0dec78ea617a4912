from __future__ import annotations

import pytest

from bot.domain.reports import Event, Modality, Stage
from bot.domain.statements import statements_in
from tests.domain.news import report, sentence


def told(text: str, event: Event) -> list[tuple[Modality, Stage]]:
    return [(said.modality, said.stage) for said in statements_in(sentence(text), 2023) if said.event is event]


def modality(text: str, event: Event) -> Modality | None:
    said = told(text, event)
    return said[0][0] if said else None


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("WGA and studios resume talks", "talks_resume"),
        ("WGA and studios begin contract talks", "talks_start"),
        ("WGA talks collapse", "talks_break_off"),
        ("AMPTP delivers new proposal to WGA", "offer_made"),
        ("SAG-AFTRA rejects the studios' latest offer", "offer_rejected"),
        ("SAG-AFTRA and studios extend contract to July 12", "contract_expiry_extended"),
        ("WGA members authorize a strike", "strike_authorization"),
        ("Writers Guild goes on strike", "strike_start"),
        ("Actors' strike enters second month", "strike_continue"),
        ("Striking writers picket outside studio", "picket"),
        ("WGA and AMPTP reach tentative agreement", "tentative_agreement"),
        ("WGA strike ends", "strike_end"),
        ("SAG-AFTRA board approves contract", "board_approval"),
        ("WGA members to vote on whether to ratify contract", "ratification_vote"),
        ("WGA members ratify contract", "ratified"),
        ("IATSE members reject contract", "rejected_by_members"),
        ("Three series delayed by writers' strike", "impact_report"),
        ("Why are Hollywood actors on strike?", "analysis"),
        ("La WGA et les studios reprennent les négociations", "talks_resume"),
        ("Los guionistas van a la huelga", "strike_start"),
        ("Los actores alcanzan un acuerdo tentativo con los estudios", "tentative_agreement"),
    ],
)
def test_the_title_states_the_event(title: str, event: str) -> None:
    assert report(title, on="2023-08-01").event == event


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WGA reaches deal", Modality.ASSERTED),
        ("WGA could reach deal", Modality.HEDGED),
        ("WGA hopes to reach deal", Modality.HEDGED),
        ("WGA has not reached a deal", Modality.NEGATED),
        ("Leaders of the WGA have reached no deal", Modality.NEGATED),
        ("If the WGA reaches a deal, filming resumes", Modality.CONDITIONAL),
        ("Four weeks after the WGA reached a deal, actors wait", Modality.HISTORICAL),
    ],
)
def test_only_what_a_sentence_asserts_is_asserted(text: str, expected: Modality) -> None:
    assert modality(text, Event.TENTATIVE_AGREEMENT) is expected


def test_a_past_year_beside_the_words_makes_them_history() -> None:
    assert modality("How the 2007 strike ended", Event.STRIKE_END) is Modality.HISTORICAL
    assert modality("One year after the writers' strike began", Event.STRIKE_START) is Modality.HISTORICAL


def test_a_hedge_in_the_main_clause_does_not_reach_what_comes_after() -> None:
    text = "Filming may resume after the union reached a deal"
    assert modality(text, Event.TENTATIVE_AGREEMENT) is Modality.ASSERTED


def test_a_decision_is_no_plan() -> None:
    assert modality("Writers agree to end the strike", Event.STRIKE_END) is Modality.ASSERTED
    assert modality("Writers will vote to end the strike", Event.STRIKE_END) is Modality.HEDGED


def test_talks_that_go_on_are_not_broken_off() -> None:
    going_on = "Talks ended on Friday without a deal, and the two sides will meet again on Saturday"
    assert told(going_on, Event.TALKS_BREAK_OFF) == []
    assert modality("Talks ended on Friday without a deal", Event.TALKS_BREAK_OFF) is Modality.ASSERTED
    assert modality("Talks broke off, and the sides will meet again", Event.TALKS_BREAK_OFF) is Modality.ASSERTED


@pytest.mark.parametrize(
    "text",
    [
        "Board votes to ask members to authorize a strike",
        "Board votes unanimously for a strike authorization",
        "SAG-AFTRA votes to send strike authorization ballots to members",
    ],
)
def test_leaders_call_a_strike_authorization_and_do_not_pass_it(text: str) -> None:
    stages = {stage for _, stage in told(text, Event.STRIKE_AUTHORIZATION)}
    assert stages == {Stage.CALLED}


def test_members_pass_a_strike_authorization() -> None:
    assert (Modality.ASSERTED, Stage.PASSED) in told("Members vote to authorize a strike", Event.STRIKE_AUTHORIZATION)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Strike vote approved by members", Event.STRIKE_START),
        ("WGA calls for a strike authorization vote", Event.STRIKE_START),
        ("Union declares the strike over", Event.STRIKE_START),
        ("The strike starts to bite", Event.STRIKE_START),
        ("El sindicato declara el fin de la huelga", Event.STRIKE_START),
        ("SAG-AFTRA agrees to contract extension", Event.TENTATIVE_AGREEMENT),
        ("SAG-AFTRA agrees to contract talks", Event.TENTATIVE_AGREEMENT),
        ("Members vote to ratify a contract", Event.REJECTED_BY_MEMBERS),
        ("The board recommends a yes vote", Event.BOARD_APPROVAL),
        ("The union's negotiators recommend a strike", Event.BOARD_APPROVAL),
        ("Members ratify the strike-ending contract", Event.STRIKE_END),
        ("Actors strike over video games", Event.STRIKE_END),
    ],
)
def test_words_that_belong_to_another_event_do_not_tell_this_one(text: str, event: Event) -> None:
    assert Modality.ASSERTED not in [said for said, _ in told(text, event)]


def test_a_title_that_only_explains_is_analysis_but_news_in_it_comes_first() -> None:
    assert report("What to know about the writers' strike").event is Event.ANALYSIS
    assert report("Why the writers' strike delays your favorite shows").event is Event.IMPACT_REPORT


def test_a_title_without_an_event_leaves_it_to_the_opening() -> None:
    found = report("Hollywood strike update", "The WGA and the studios reached a tentative agreement on Sunday.")
    assert found.event is Event.TENTATIVE_AGREEMENT
    assert found.evidence.startswith("The WGA")


def test_news_at_the_head_of_the_lead_outdoes_a_title_that_only_says_the_strike_goes_on() -> None:
    found = report("Writers' strike continues", "The AMPTP has broken off talks with the WGA.")
    assert found.event is Event.TALKS_BREAK_OFF


def test_a_strike_authorization_that_is_only_called_is_less_than_talks_that_failed() -> None:
    found = report("Actors' talks with studios collapse, strike vote to be held soon", on="2023-07-13")
    assert found.event is Event.TALKS_BREAK_OFF


def test_a_wish_for_the_end_of_a_strike_is_no_end() -> None:
    assert modality("Streaming boss wants strike to end", Event.STRIKE_END) is not Modality.ASSERTED
