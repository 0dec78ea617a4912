"""Whose negotiation a title is about that names others beside, or people by their trade alone."""

from __future__ import annotations

import pytest

from bot.domain.mentions import named_unions
from tests.domain.news import report, sentence


@pytest.mark.parametrize(
    ("text", "unions"),
    [
        ("Los actores se unen a la huelga de los guionistas", ("sag-aftra",)),
        ("Los actores se suman al paro de guionistas", ("sag-aftra",)),
        ("Tras la victoria de los guionistas, los actores vuelven a negociar", ("sag-aftra",)),
        ("Après l'accord des scénaristes, les acteurs reprennent les négociations", ("sag-aftra",)),
        ("Privé de scénaristes, Hollywood craint une grève des acteurs", ("sag-aftra",)),
        ("Les acteurs vont-ils rejoindre les piquets des scénaristes en grève ?", ("sag-aftra",)),
        ("Hollywood privé de scénaristes par la grève", ("wga",)),
        ("Une grève des scénaristes et des acteurs", ("wga", "sag-aftra")),
    ],
)
def test_those_joined_or_gone_before_are_company(text: str, unions: tuple[str, ...]) -> None:
    assert named_unions(sentence(text)) == unions


@pytest.mark.parametrize(
    ("title", "on", "unions"),
    [
        ("Showrunners told to strike: no producing either", "2023-05-05", ("wga",)),
        ("Hollywood extras on strike fear digital copies", "2023-08-15", ("sag-aftra",)),
        ("Les figurants en grève à Hollywood craignent l'IA", "2023-08-15", ("sag-aftra",)),
        ("Les stars américaines en grève, le tapis rouge reste vide", "2023-09-01", ("sag-aftra",)),
        ("La grève des équipes de tournage d'Hollywood évitée", "2021-10-17", ("iatse",)),
        ("Hollywood camera crews vote to authorize strike", "2021-10-04", ("iatse",)),
        ("Las dos huelgas de Hollywood dejan sin trabajo a los técnicos", "2023-08-20", ("wga", "sag-aftra")),
    ],
)
def test_people_stand_for_their_union(title: str, on: str, unions: tuple[str, ...]) -> None:
    assert report(title, on=on).unions == unions


@pytest.mark.parametrize(
    ("text", "unions"),
    [
        ("DGA opens talks during the writers' strike", ("dga",)),
        ("Shows return after the writers and SAG strikes", ("wga", "sag-aftra")),
        ("Actors march during the writers' strike", ("sag-aftra", "wga")),
    ],
)
def test_a_strike_that_only_tells_the_time_is_not_whose_news_it_is(text: str, unions: tuple[str, ...]) -> None:
    assert set(named_unions(sentence(text))) == set(unions)


@pytest.mark.parametrize(
    ("title", "lead", "unions"),
    [
        ("Quiz show goes on without its host amid strikes", "She stepped back over the writers' strike.", {"wga"}),
        ("Films back before cameras after the strikes", "The SAG-AFTRA strike ended on Thursday.", {"sag-aftra"}),
        ("Hollywood strikes cost the state billions", "The writers' strike began in May.", {"wga", "sag-aftra"}),
        ("Sequel delayed by the strikes", "Filming stopped as actors and writers walked out.", {"wga", "sag-aftra"}),
    ],
)
def test_of_several_strikes_in_a_title_the_opening_may_mean_one(title: str, lead: str, unions: set[str]) -> None:
    assert set(report(title, lead, on="2023-09-12").unions) == unions


@pytest.mark.parametrize(
    ("title", "unions"),
    [
        ("Directors start talks as writers' strike enters second week", {"dga"}),
        ("Actors begin contract talks in shadow of writers' strike", {"sag-aftra"}),
        ("Actors picket as writers' strike enters month four", {"sag-aftra", "wga"}),
    ],
)
def test_whoever_takes_a_step_is_the_subject_beside_a_strike_of_others(title: str, unions: set[str]) -> None:
    assert set(report(title, on="2023-08-10").unions) == unions
