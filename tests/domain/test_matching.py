from __future__ import annotations

import pytest

from tests.domain.news import report


@pytest.mark.parametrize(
    ("title", "lead", "reason"),
    [
        ("WGA and studios are back in talks", "", "union-and-labor"),
        ("Striking actors march in New York", "", "people-on-strike"),
        ("Hollywood strike enters its fourth month", "", "hollywood-strike"),
        ("AMPTP puts a new offer on the table", "", "union-and-labor"),
        ("La grève des scénaristes se poursuit", "", "people-on-strike"),
        ("La huelga de actores llega a su tercer mes", "", "people-on-strike"),
        ("Space opera delayed again", "Filming was halted by the actors' strike.", "people-on-strike"),
    ],
)
def test_a_labour_conflict_of_ours_is_relevant_and_says_why(title: str, lead: str, reason: str) -> None:
    found = report(title, lead, on="2023-08-01")
    assert (found.relevant, found.reason) == (True, reason)
    assert found.evidence in (title, lead)


@pytest.mark.parametrize(
    ("title", "lead", "reason"),
    [
        ("Air strike hits harbour", "Several ships burn.", "another-meaning"),
        ("Nurses walk out over pay", "The strike is the first in ten years.", "another-strike"),
        ("Ten films to see this week", "Critics liked nine of them.", "no-conflict"),
        ("Broadway actors vote on a contract", "Theaters could go dark.", "another-strike"),
        ("Performers at a dinner theater go on strike", "They want better wages.", "another-strike"),
        ("Pop star opens stadium tour", "She sang for three hours during the actors' strike.", "in-passing"),
    ],
)
def test_other_conflicts_and_passing_mentions_are_not(title: str, lead: str, reason: str) -> None:
    found = report(title, lead, on="2023-08-01")
    assert (found.relevant, found.reason) == (False, reason)
    assert not found.claims


def test_a_strike_that_only_tells_the_time_of_something_else_is_in_passing() -> None:
    found = report("Streamer will raise prices once the actors' strike is over", "It did so last year too.")
    assert not found.relevant


def test_a_strike_of_others_joined_by_ours_is_ours() -> None:
    assert report("Striking actors join hotel workers on the picket line", on="2023-08-01").relevant
