"""What a title does with its news, whom it names, and what most outlets tell decide which articles join."""

from __future__ import annotations

import pytest

from bot.domain.reports import Event, ReadArticle
from tests.domain.reads import claim, groups, read

DEAL, END, START = Event.TENTATIVE_AGREEMENT, Event.STRIKE_END, Event.STRIKE_START


def joined(*reads: ReadArticle) -> bool:
    return len(groups(*reads)) == 1


@pytest.mark.parametrize(
    "title",
    [
        "Writers accord: What to know",
        "WGA accord — why it took so long",
        "Accord des scénaristes : ce qu'il faut savoir",
    ],
)
def test_who_names_a_fact_and_then_explains_it_does_not_tell_it(title: str) -> None:
    assert not joined(read("Un acuerdo", event=DEAL), read(title, event=DEAL))


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("The writers have signed. Here's what happens next", DEAL),
        ("Guild signs: here is what it won", Event.ANALYSIS),
        ("It is signed; what that means for you", Event.ANALYSIS),
    ],
)
def test_who_tells_a_fact_and_then_explains_it_tells_it(title: str, event: Event) -> None:
    assert joined(read("Un acuerdo", event=DEAL), read(title, event=event, claims=(claim(DEAL),)))


def test_a_question_about_a_step_of_the_talks_is_news_of_it_but_an_explanation_is_not() -> None:
    threat = read("Burbank braces", event=Event.STRIKE_THREAT)
    assert joined(threat, read("Pencils down on Monday?", event=Event.STRIKE_THREAT))
    assert not joined(threat, read("What happens to sitcoms on Monday", event=Event.STRIKE_THREAT))


def test_those_who_react_to_a_fact_join_each_other_and_not_the_fact() -> None:
    assert groups(
        read("Pact signed", event=DEAL),
        read("Mayor hails peace at the studios", event=DEAL),
        read("Actors celebrate online", event=DEAL, days=1),
        read("The guild signs with the studios: mayor applauds", event=DEAL),
    ) == [
        {"Actors celebrate online", "Mayor hails peace at the studios"},
        {"Pact signed", "The guild signs with the studios: mayor applauds"},
    ]


def test_lists_of_what_stops_are_one_story_and_lists_of_what_returns_another() -> None:
    assert groups(
        read("These movies are on hold because of the walkout", event=START),
        read("Películas y series afectadas por el paro", days=2),
        read("Every film paused so far", days=1),
        read("All the shows coming back now", days=1),
        read("Which series return first", days=1, event=END),
        read("Late night shows resume", days=1),
        read("Studio delays six films", days=1),
    ) == [
        {"All the shows coming back now", "Which series return first"},
        {
            "Every film paused so far",
            "Películas y series afectadas por el paro",
            "These movies are on hold because of the walkout",
        },
        {"Late night shows resume"},
        {"Studio delays six films"},
    ]


def test_a_list_of_what_returns_does_not_join_the_end_of_the_strike_by_its_words() -> None:
    listing = read("The shows that return as pencils move again", claims=(claim(END),))
    assert not joined(read("Pencils move again as writers return", event=END), listing)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (END, Event.RATIFIED),
        (DEAL, Event.RATIFIED),
        (Event.STRIKE_AUTHORIZATION, START),
        (START, Event.STRIKE_AUTHORIZATION),
    ],
)
def test_who_tells_a_rival_of_the_fact_that_most_tell_means_that_fact(said: Event, meant: Event) -> None:
    most = [read("Burbank says yes", event=meant), read("Los Ángeles dice que sí", event=meant, days=1)]
    assert joined(*most, read("Pencils at dawn", event=said))
    assert not joined(most[0], read("Pencils at dawn", event=said))
    assert not joined(*most, read("Pencils at dawn", event=said, contracts=("dga/ba",)))


def test_where_as_many_tell_either_rival_one_that_tells_both_goes_with_the_other() -> None:
    both = read("It ends with a yes", event=END, claims=(claim(Event.RATIFIED),))
    assert joined(read("Los guionistas votan", event=Event.RATIFIED), both)


def test_a_ballot_told_with_the_approval_that_opens_it_is_news_of_the_approval() -> None:
    approval = Event.BOARD_APPROVAL
    ballot = read("Members vote from Tuesday", event=Event.RATIFICATION_VOTE, claims=(claim(approval),))
    assert joined(read("La junta dice que sí", event=approval), ballot)
    assert not joined(read("La junta dice que sí", event=approval), read("Ballots out", event=Event.RATIFICATION_VOTE))


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (Event.OFFER_MADE, Event.OFFER_REJECTED),
        (Event.TALKS_START, Event.TALKS_CONTINUE),
        (Event.RATIFICATION_VOTE, Event.RATIFIED),
    ],
)
def test_what_comes_after_another_on_a_later_day_is_no_more_the_same(earlier: Event, later: Event) -> None:
    words = "Burbank lawyers read pencil clause"
    assert joined(read(words, event=earlier), read(f"{words} twice", event=later, days=0.1))
    assert not joined(read(words, event=earlier), read(f"{words} twice", event=later, days=1))


def test_titles_that_name_the_same_person_join_by_few_other_words() -> None:
    first = read("Ada Quill leaves the gala over pickets", "Fans asked Ada Quill to stay away.")
    other = "the gala loses its host, one network, two sponsors and every guest it had"
    assert joined(first, read(f"Ada Quill: {other}", days=2))
    assert not joined(first, read(f"Ada Quill: {other}", days=3))
    assert not joined(first, read(f"Bea Wood: {other}", days=2))


def test_a_single_name_joins_articles_of_one_day() -> None:
    first = read("No Halloween costumes from films, guild asks", "Members may not dress as heroes this Halloween.")
    other = "Stars mock guild's Halloween ban as silly, strange and out of touch with kids"
    assert joined(first, read(other, days=0.1))
    assert not joined(first, read(other, days=1))


def test_what_everybody_names_is_no_shared_name() -> None:
    first = read("In Los Angeles cafés close early", "Cafés of Los Angeles miss crews.")
    assert not joined(first, read("In Los Angeles the mayor opens one more shelter for dogs and cats"))


def test_an_effect_that_is_read_for_another_contract_joins_by_its_words() -> None:
    first = read("Spaceship sequel moves to March", contracts=("wga/mba",))
    assert joined(first, read("Spaceship sequel delayed to March", contracts=("sag-aftra/tv",)))
    talks = Event.TALKS_CONTINUE
    assert not joined(
        read("Spaceship sequel moves to March", event=talks),
        read("Spaceship sequel delayed to March", event=talks, contracts=("sag-aftra/tv",)),
    )


def test_a_fact_that_is_read_for_another_contract_joins_by_its_words_and_another_fact_does_not() -> None:
    first = read("Directors ratify pact by wide margin", event=Event.RATIFIED, contracts=("dga/ba",))
    again = "Directors ratify pact by a wide margin on Friday"
    assert joined(first, read(again, event=Event.RATIFIED))
    assert not joined(first, read(again, event=START))


def test_an_explanation_joins_an_effect_only_by_more_words() -> None:
    effect = read("Gala without host moves to January")
    words = "Gala in January: prices, guests, dresses, music"
    assert joined(effect, read(words))
    assert not joined(effect, read(words, event=Event.ANALYSIS))
