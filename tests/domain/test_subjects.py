from __future__ import annotations

import pytest

from bot.domain.lexicon import CueKind
from bot.domain.mentions import named_unions, unions_of
from tests.domain.news import report, sentence


@pytest.mark.parametrize(
    ("text", "unions"),
    [
        ("DGA ratifies its contract", ("dga",)),
        ("Writers and actors are on strike", ("wga", "sag-aftra")),
        ("The deal with the WGA helps nobody else", ("wga",)),
        ("Actors join striking writers", ("sag-aftra",)),
        ("Writers write books", ()),
    ],
)
def test_a_sentence_is_about_the_unions_it_names_not_their_company(text: str, unions: tuple[str, ...]) -> None:
    assert named_unions(sentence(text)) == unions


@pytest.mark.parametrize(
    ("text", "unions"),
    [
        ("SAG-AFTRA began a strike while the WGA bargains", ("sag-aftra",)),
        ("The WGA and SAG-AFTRA began a strike", ("wga", "sag-aftra")),
        ("The actors support the writers, who began a strike in May", ("wga",)),
    ],
)
def test_an_event_belongs_to_the_union_before_it(text: str, unions: tuple[str, ...]) -> None:
    told = sentence(text)
    assert unions_of(told, told.cues(CueKind.EVENT, "strike_start")[0]) == unions


@pytest.mark.parametrize(
    ("title", "contracts"),
    [
        ("WGA strike goes on", ("wga/mba",)),
        ("SAG-AFTRA strikes video game companies", ("sag-aftra/interactive",)),
        ("SAG-AFTRA reaches a commercials contract deal", ("sag-aftra/commercials",)),
        ("IATSE bargains over the Area Standards Agreement", ("iatse/area-standards",)),
        ("Teamsters Local 399 and studios open contract talks", ("teamsters/black-book",)),
    ],
)
def test_a_title_that_names_no_contract_is_about_the_principal_one(title: str, contracts: tuple[str, ...]) -> None:
    assert report(title).contracts == contracts


@pytest.mark.parametrize(
    ("on", "unions"),
    [
        ("2023-06-01", ("wga",)),
        ("2023-08-01", ("wga", "sag-aftra")),
        ("2023-10-10", ("wga", "sag-aftra")),
        ("2022-01-10", ()),
    ],
)
def test_hollywood_strikes_without_a_name_means_those_on_strike_that_day_or_lately(
    on: str, unions: tuple[str, ...]
) -> None:
    assert report("Hollywood strikes cost the city billions", on=on).unions == unions


def test_unions_on_strike_together_share_what_the_strike_does_but_not_what_one_of_them_does() -> None:
    picket = report("Actors march alongside writers at a strike rally", on="2023-07-20")
    assert set(picket.unions) == {"wga", "sag-aftra"}
    deal = report("WGA reaches deal with studios", "SAG-AFTRA and the WGA have been on strike.", on="2023-09-25")
    assert deal.unions == ("wga",)


def test_the_hollywood_strikes_are_those_that_ran_together_whenever_they_are_recalled() -> None:
    assert report("What the Hollywood strikes cost caterers", on="2025-10-01").unions == ("wga", "sag-aftra")
    assert report("What the Hollywood strike cost caterers", on="2007-11-20").unions == ("wga",)


@pytest.mark.parametrize(
    ("on", "title", "lead", "unions"),
    [
        ("2023-06-04", "Directors Guild reaches deal amid WGA writers strike", "", {"dga"}),
        ("2023-06-04", "Directors Guild reaches deal as writers continue to strike", "", {"dga"}),
        ("2023-08-01", "Cinemas feel the actor and writers strike", "", {"sag-aftra", "wga"}),
        (
            "2023-10-02",
            "Huelga en Hollywood: tras la victoria de los guionistas, los actores negocian",
            "",
            {"sag-aftra"},
        ),
        ("2023-04-28", "Hollywood strike hours away", "", {"wga"}),
        ("2012-08-01", "An actor speaks of the strike", "Her career began on television.", {"sag-aftra"}),
    ],
)
def test_whose_strike_it_is_where_others_are_near(on: str, title: str, lead: str, unions: set[str]) -> None:
    assert set(report(title, lead, on=on).unions) == unions
