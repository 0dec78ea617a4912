from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.dates import noon_of
from bot.domain.reading import read
from bot.domain.reports import Event, Modality, Precision, Stage, When
from tests.domain.news import LEXICON, article, asserted, report

WGA, SAG = "wga/mba", "sag-aftra/tv-theatrical"


def test_an_article_makes_as_many_claims_as_it_tells() -> None:
    found = report(
        "Writers and studios resume talks",
        "Talks resumed on Monday. The WGA has been on strike since Nov. 5. Both sides agreed on a media blackout.",
        on="2007-11-26",
    )
    assert asserted(found) == [
        (WGA, "talks_resume", "2007-11-26"),
        (WGA, "strike_start", "2007-11-05"),
        (WGA, "blackout", "2007-11-26"),
    ]


@pytest.mark.parametrize(
    ("lead", "effective", "precision"),
    [
        ("The WGA has been on strike since May 2.", "2023-05-02", Precision.DAY),
        ("After 144 days of strike, the WGA waits.", "2023-05-02", Precision.DAY),
        ("The WGA strike, which began in May, goes on.", "2023-05", Precision.MONTH),
        ("The WGA has been on strike since mid-May.", "2023-05", Precision.ABOUT),
    ],
)
def test_a_running_strike_is_a_claim_that_it_began(lead: str, effective: str, precision: Precision) -> None:
    found = report("WGA talks go on", lead, on="2023-09-22")
    start = next(claim for claim in found.claims if claim.event is Event.STRIKE_START)
    assert (start.contract, str(start.effective), start.effective.precision) == (WGA, effective, precision)


def test_each_strike_belongs_to_the_union_it_is_told_of() -> None:
    lead = "SAG-AFTRA is on strike alongside the WGA, which has been on strike since May 2."
    starts = [each for each in asserted(report("Actors picket", lead, on="2023-07-27")) if each[1] == "strike_start"]
    assert starts == [(WGA, "strike_start", "2023-05-02")]


def test_a_strike_called_for_a_coming_day_begins_on_that_day() -> None:
    found = report("Writers Guild Calls a Strike Starting Monday", on="2007-11-02")
    claim = found.claims[0]
    assert (claim.event, str(claim.effective), claim.stage) == (Event.STRIKE_START, "2007-11-05", Stage.CALLED)


@pytest.mark.parametrize(
    ("title", "on", "first", "precision"),
    [
        ("SAG-AFTRA calls a strike", "2023-07-13", "2023-07-14", Precision.ABOUT),
        ("Hollywood actors are going on strike", "2023-07-13", "2023-07-14", Precision.ABOUT),
        ("Actors union announced a strike on Thursday", "2023-07-17", "2023-07-14", Precision.ABOUT),
        ("SAG-AFTRA calls a strike that begins at midnight", "2023-07-13", "2023-07-14", Precision.DAY),
        ("Writers Guild calls a strike for Monday", "2007-11-02", "2007-11-05", Precision.DAY),
        ("Writers Guild called a strike effective Tuesday", "2023-05-02", "2023-05-02", Precision.DAY),
    ],
)
def test_a_strike_that_is_called_begins_on_the_day_it_is_called_for_else_about_the_next(
    title: str, on: str, first: str, precision: Precision
) -> None:
    claim = report(title, on=on).claims[0]
    assert (claim.event, claim.effective, claim.stage) == (
        Event.STRIKE_START,
        When(date.fromisoformat(first), precision),
        Stage.CALLED,
    )


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Writers reach tentative deal with studios, end monthslong strike", ""),
        ("Writers Guild and studios reached a tentative agreement on Sunday, ending the strike", ""),
        ("Writers' strike ends", "The WGA and the studios reached a tentative agreement."),
    ],
)
def test_a_new_deal_that_is_said_to_end_a_strike_only_names_its_end(title: str, lead: str) -> None:
    ends = [claim.stage for claim in report(title, lead, on="2023-09-25").claims if claim.event is Event.STRIKE_END]
    assert set(ends) == {Stage.NAMED}


def test_a_strike_called_off_after_its_deal_has_ended() -> None:
    found = report("Writers' strike ends after boards approve the deal", on="2023-09-27")
    assert next(claim for claim in found.claims if claim.event is Event.STRIKE_END).stage is Stage.NONE


@pytest.mark.parametrize(
    "beside",
    [
        "SAG-AFTRA has been on strike since July.",
        "Both sides of the other conflict in Hollywood reached a tentative agreement on Sunday.",
        "Members will vote on the contract on Tuesday.",
    ],
)
def test_the_contract_of_a_strike_yet_to_come_has_neither_strike_nor_deal(beside: str) -> None:
    title = "SAG-AFTRA members vote to authorize a strike against video game companies"
    assert asserted(report(title, f"Ballots were counted on Monday. {beside}", on="2023-09-26")) == [
        ("sag-aftra/interactive", "strike_authorization", "2023-09-26")
    ]


def test_the_length_of_a_strike_counts_to_its_deal() -> None:
    lead = "The WGA reached a tentative agreement with the studios. Writers have been on strike for 146 days."
    starts = [c for c in report("Writers have a deal", lead, on="2023-09-25").claims if c.event is Event.STRIKE_START]
    assert [claim.effective.precision for claim in starts] == [Precision.ABOUT]


@pytest.mark.parametrize(
    "title",
    ["SAG-AFTRA calls a strike", "On Thursday, SAG-AFTRA announced that actors were going on strike"],
)
def test_a_strike_that_is_called_has_not_begun_that_day(title: str) -> None:
    claim = report(title, on="2023-07-13").claims[0]
    assert (claim.effective.on.isoformat(), claim.stage) == ("2023-07-14", Stage.CALLED)


def test_a_board_that_accepts_a_deal_makes_it_no_contract() -> None:
    lead = "The governing boards of both branches of the WGA voted to accept the deal on Tuesday."
    events = [event for _, event, _ in asserted(report("Writers Guild strike ends", lead, on="2023-09-27"))]
    assert "ratified" not in events


def test_a_strike_that_stops_right_after_midnight_stops_at_the_start_of_that_day() -> None:
    lead = "SAG-AFTRA said its strike is suspended as of 12:01 a.m. on Thursday."
    found = report("Actors reach deal with studios", lead, on="2023-11-08")
    end = next(claim for claim in found.claims if claim.event is Event.STRIKE_END)
    assert (str(end.effective), end.stage) == ("2023-11-09", Stage.START_OF_DAY)


def test_what_came_before_does_not_take_the_day_of_what_is_told() -> None:
    found = report("Writers' strike to end on Wednesday after boards back contract", on="2023-09-26")
    assert asserted(found) == [(WGA, "strike_end", "2023-09-27")]


def test_a_date_in_another_clause_is_about_something_else() -> None:
    title = "Film was planned for July 12 -- now SAG-AFTRA reached a tentative agreement with studios"
    assert (SAG, "tentative_agreement", "2023-07-12") not in asserted(report(title, on="2023-11-09"))


def test_a_title_without_a_date_borrows_it_from_the_sentence_that_tells_it_again() -> None:
    found = report("WGA and studios reach deal", "The WGA and the studios reached a deal on Sunday.", on="2023-09-26")
    assert asserted(found)[0] == (WGA, "tentative_agreement", "2023-09-24")


def test_an_extension_takes_effect_with_the_new_last_day() -> None:
    found = report("SAG-AFTRA and studios extend contract to July 12", on="2023-06-30")
    assert asserted(found)[0] == (SAG, "contract_expiry_extended", "2023-07-12")
    unnamed = report("SAG-AFTRA agrees to contract extension", on="2023-06-30")
    assert unnamed.claims[0].event is Event.CONTRACT_EXPIRY_EXTENDED
    assert unnamed.claims[0].effective.precision is Precision.ABOUT


def test_a_stated_expiry_is_a_claim_of_its_own() -> None:
    found = report("WGA opens talks with studios", "The contract expires on May 1.", on="2023-03-20")
    assert (WGA, "contract_expiry", "2023-05-01") in asserted(found)


def test_a_deal_that_is_only_hoped_for_is_no_deal() -> None:
    found = report("WGA talks go on", "Both sides hope that a deal could be reached by Wednesday.", on="2023-09-19")
    deals = [claim.modality for claim in found.claims if claim.event is Event.TENTATIVE_AGREEMENT]
    assert Modality.ASSERTED not in deals


def test_talks_may_lie_ahead_but_a_deal_may_not() -> None:
    ahead = report("WGA and studios to resume talks on Friday", on="2023-08-09")
    assert asserted(ahead) == [(WGA, "talks_resume", "2023-08-11")]
    deal = report("WGA and studios will sign deal on Friday", on="2023-08-09")
    assert not [each for each in asserted(deal) if each[1] == "tentative_agreement"]


def test_every_claim_rests_on_a_sentence_and_names_whom_it_quotes() -> None:
    lead = "According to Variety, the WGA and the studios reached a deal on Sunday."
    found = report("Reports of a WGA deal", lead, on="2023-09-26")
    claim = next(claim for claim in found.claims if claim.effective.on.day == 24)
    assert (claim.evidence, claim.quoted) == (lead, "variety.com")


def test_an_undated_agreement_in_an_article_of_unknown_hour_is_only_about_then() -> None:
    timed = article("WGA and studios reach deal", on="2023-09-25")
    dated = replace(timed, published_at=noon_of(date(2023, 9, 25)))
    assert read(timed, LEXICON).claims[0].effective.precision is Precision.DAY
    assert read(dated, LEXICON).claims[0].effective.precision is Precision.ABOUT
