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
        ("DGA and studios begin contract talks", "talks_start"),
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


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("Writers and studios inch toward a deal", "talks_continue"),
        ("SAG-AFTRA and studios wrap third day of bargaining", "talks_continue"),
        ("IATSE, AMPTP add negotiating dates", "talks_continue"),
        ("Negotiations between actors and the big studios crumble", "talks_break_off"),
        ("Talks between the guild and Hollywood's biggest studios end with no deal", "talks_break_off"),
        ("AMPTP hands WGA revised offer", "offer_made"),
        ("WGA weighs studios' counteroffer", "offer_made"),
        ("WGA dismisses AMPTP proposal as inadequate", "offer_rejected"),
        ("SAG-AFTRA says it cannot accept AMPTP's terms", "offer_rejected"),
        ("Teamsters Local 399 members give leaders authority to call strike", "strike_authorization"),
        ("IATSE members vote to strike", "strike_authorization"),
        ("SAG-AFTRA to hold strike authorization vote", "strike_authorization"),
        ("WGA to strike", "strike_start"),
        ("Directors Guild board signs off on contract", "board_approval"),
        ("Voting on SAG-AFTRA contract closes Monday", "ratification_vote"),
        ("IATSE members accept studio contract", "ratified"),
        ("SAG-AFTRA contract narrowly passes", "ratified"),
        ("Hollywood writers return to work", "strike_end"),
        ("WGA and AMPTP talks back on", "talks_resume"),
        ("Bargaining between DGA and studios gets under way", "talks_start"),
        ("Los actores de Hollywood se suman a la huelga", "strike_start"),
        ("Hollywood : les négociations entre acteurs et studios piétinent", "talks_continue"),
    ],
)
def test_headlines_have_many_words_for_an_event(title: str, event: str) -> None:
    assert report(title, "It concerns Hollywood's studios.", on="2022-08-01").event == event


def test_talks_are_extended_into_a_week_a_contract_to_a_day() -> None:
    assert report("SAG-AFTRA and AMPTP extend contract talks into next week", on="2026-03-01").event == "talks_continue"
    title = "SAG-AFTRA and AMPTP extend contract to July 12"
    assert report(title, on="2023-06-30").event == "contract_expiry_extended"


@pytest.mark.parametrize(
    ("text", "event", "expected"),
    [
        ("Writers' strike is not over", Event.STRIKE_END, Modality.NEGATED),
        ("A deal could come this week, ending the writers' strike", Event.STRIKE_END, Modality.HEDGED),
        ("Strike over? Actors say no", Event.STRIKE_END, Modality.HEDGED),
        ("Actors to strike on Monday if talks fail", Event.STRIKE_START, Modality.CONDITIONAL),
        ("Steps needed para poner fin a la huelga", Event.STRIKE_END, Modality.HEDGED),
        ("El acuerdo que pondría fin a la huelga", Event.STRIKE_END, Modality.HEDGED),
        ("Guionistas van a la huelga, la primera desde 2007", Event.STRIKE_START, Modality.ASSERTED),
        ("SAG-AFTRA members urged to ratify the contract", Event.RATIFIED, Modality.HEDGED),
    ],
)
def test_a_condition_a_denial_or_a_question_takes_the_fact_away(text: str, event: Event, expected: Modality) -> None:
    assert modality(text, event) is expected


@pytest.mark.parametrize(
    "text",
    [
        "What the end of the writers' strike means for viewers",
        "The strike-ending deal explained",
        "Hopes for la fin de la grève",
    ],
)
def test_the_end_of_a_strike_as_a_thing_is_not_told(text: str) -> None:
    assert not told(text, Event.STRIKE_END)


@pytest.mark.parametrize("text", ["Writers announce an end to the strike", "The end of the actors' strike is here"])
def test_the_end_of_a_strike_may_be_declared(text: str) -> None:
    assert modality(text, Event.STRIKE_END) is Modality.ASSERTED


def test_an_agreement_with_one_company_ends_no_strike() -> None:
    assert not told("Talk-show company signs deal with Writers Guild", Event.TENTATIVE_AGREEMENT)
    assert not told("SAG-AFTRA signs interim agreement for small film", Event.TENTATIVE_AGREEMENT)


def test_sides_that_wait_for_a_deal_strike_none() -> None:
    assert not told("Crews will launch a strike on Monday if no deal is reached", Event.TENTATIVE_AGREEMENT)[1:]
    assert report("IATSE to strike on Monday if no deal is reached", on="2021-10-12").relevant
