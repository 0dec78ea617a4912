"""What an opening tells as news, beside titles that name no more than a strike."""

from __future__ import annotations

import pytest

from tests.domain.news import report


@pytest.mark.parametrize(
    ("title", "lead", "on"),
    [
        ("Video game performers are striking", "SAG-AFTRA says its members are going on strike over AI.", "2024-07-25"),
        ("Hollywood writers on strike", "The Writers Guild called a strike for Tuesday.", "2023-05-02"),
        ("The writers' strike", "The WGA announced that its members would go on strike at midnight.", "2023-05-02"),
        ("Hollywood actors strike", "Actors voted unanimously to call a strike.", "2023-07-14"),
    ],
)
def test_a_strike_that_a_title_only_names_begins_where_the_opening_says_so(title: str, lead: str, on: str) -> None:
    assert report(title, lead, on=on).event == "strike_start"


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Hollywood actors strike", "The actors went on strike in July."),
        ("Hollywood actors strike", "As actors begin their strike, some have kept other jobs."),
        ("Hollywood actors strike", "On strike since July, the actors are starting a strike kitchen."),
        ("Hollywood actors share a pay slip amid strike", "SAG-AFTRA members are going on strike over pay."),
        ("Studios offer actors a bleak script", "Hollywood's actors have walked off the job over digital doubles."),
    ],
)
def test_a_strike_that_an_opening_only_starts_from_does_not_begin(title: str, lead: str) -> None:
    assert report(title, lead, on="2023-08-20").event != "strike_start"


def test_what_an_opening_grants_is_not_its_news() -> None:
    lead = "Though writers and studios met to discuss resuming talks, actors hear nothing."
    assert report("SAG-AFTRA chief: studios are 'not speaking' to us", lead, on="2023-08-07").event == "strike_continue"


def test_pickets_go_before_the_failure_that_they_follow() -> None:
    lead = "Des scénaristes défilent devant les studios après l'échec des négociations."
    assert report("Les scénaristes de Hollywood en grève", lead, on="2023-05-03").event == "picket"
