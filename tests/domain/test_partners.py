"""Which unions share a strike or talks with those an article is about."""

from __future__ import annotations

import pytest

from tests.domain.news import report


@pytest.mark.parametrize(
    ("on", "title", "lead", "unions"),
    [
        ("2023-07-15", "Screen actors and writers in first double strike since 1960", "", {"sag-aftra", "wga"}),
        ("2023-07-15", "Actors link arms with WGA in double strike", "", {"sag-aftra", "wga"}),
        (
            "2023-07-20",
            "Studio boss calls writers' strike shameful",
            "Last week actors joined the writers outside the gates.",
            {"sag-aftra", "wga"},
        ),
        (
            "2023-07-20",
            "Quelles séries touchées par la grève des scénaristes ?",
            "Les acteurs ont rejoint les scénaristes la semaine dernière.",
            {"sag-aftra", "wga"},
        ),
        (
            "2023-10-05",
            "Florists suffer through actors' strike",
            "The two strikes have emptied the soundstages since May.",
            {"sag-aftra", "wga"},
        ),
        ("2024-03-04", "IATSE and other unions open talks", "IATSE and Teamsters Local 399 meet the AMPTP on Monday.",
         {"iatse", "teamsters"}),
    ],
)  # fmt: skip
def test_unions_share_what_they_have_joined(on: str, title: str, lead: str, unions: set[str]) -> None:
    assert set(report(title, lead, on=on).unions) == unions


@pytest.mark.parametrize(
    ("on", "title", "lead", "unions"),
    [
        (
            "2023-07-15",
            "Actors' strike: what members must not do",
            "SAG-AFTRA has joined the Writers Guild in a strike.",
            {"sag-aftra"},
        ),
        (
            "2023-06-20",
            "Writers' strike delays medical drama",
            "Actors may join the writers in July, when their contract expires.",
            {"wga"},
        ),
        ("2024-03-04", "IATSE opens talks", "IATSE and Teamsters Local 399 meet the AMPTP on Monday.", {"iatse"}),
    ],
)
def test_who_may_join_or_is_only_named_beside_shares_nothing(on: str, title: str, lead: str, unions: set[str]) -> None:
    assert set(report(title, lead, on=on).unions) == unions
