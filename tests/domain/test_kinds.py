from __future__ import annotations

import pytest

from bot.domain.kinds import signed
from tests.domain.news import report


@pytest.mark.parametrize(
    ("title", "lead", "kind"),
    [
        ("Daytime soap and the actors' strike: episodes into autumn", "", "impact_report"),
        ("Film crews in Toronto and the Hollywood strike", "Soundstages have no filming.", "impact_report"),
        ("Senator's battle for striking actors", "", "strike_continue"),
        ("Hollywood writers' strike", "", "strike_continue"),
        ("Artificial faces and the actors' strike", "Experts see lessons of history.", "analysis"),
    ],
)
def test_an_article_that_states_no_event_is_of_the_kind_that_it_names_most(title: str, lead: str, kind: str) -> None:
    assert report(title, lead, on="2023-08-20").event == kind


def test_the_sentence_that_names_most_is_the_evidence() -> None:
    lead = "The premiere, the festival and the awards come without actors."
    found = report("Hollywood and the actors' strike", lead, on="2023-08-20")
    assert found.event == "impact_report"
    assert found.evidence == lead


def test_a_lead_in_which_somebody_says_something_is_no_statement_on_a_strike() -> None:
    found = report("Fears of AI and the actors' strike", "Members say so.", on="2023-08-20")
    assert found.event == "analysis"


def test_a_question_leans_to_thoughts() -> None:
    assert report("Another Hollywood strike?", on="2023-08-20").event == "analysis"


def test_a_signed_title_is_a_column_whatever_it_tells() -> None:
    assert report("The writers' strike is over | Jo Doe", on="2023-09-27").event == "analysis"


@pytest.mark.parametrize(
    ("title", "column"),
    [
        ("A strike for all of us | Jo Doe", True),
        ("A strike for all of us | Jo Ann Doe-Smith", True),
        ("A strike for all of us | Film News", False),
        ("A strike for all of us | the week", False),
        ("A strike for all of us", False),
    ],
)
def test_a_column_ends_with_who_wrote_it(title: str, column: bool) -> None:
    assert signed(title) is column
