from __future__ import annotations

from datetime import timedelta

from bot.domain.reports import Event
from bot.wording.headlines import headlines_text
from bot.wording.phrases import Phrases
from tests.answers import (
    NAMES,
    NOW,
    STORIES,
    a_story,
    headlines,
)

PHRASES = Phrases()


def test_a_headline_tells_whose_it_is_what_happened_and_who_says_so() -> None:
    (line,) = headlines_text(headlines(STORIES[0]), NAMES, PHRASES).lines
    assert (line.unions, line.event) == ("WGA", "Talks continue")
    assert line.outlets == "Variety, Deadline and 3 more"
    assert line.day == "21 Sept"


def test_two_outlets_are_both_named() -> None:
    (line,) = headlines_text(headlines(a_story("A", "Reuters", "Variety")), NAMES, PHRASES).lines
    assert line.outlets == "Reuters and Variety"


def test_a_headline_of_another_year_says_which() -> None:
    story = a_story("Old", "Variety", event=None, at=NOW - timedelta(days=400))
    (line,) = headlines_text(headlines(story), NAMES, PHRASES).lines
    assert (line.day, line.event) == ("18 Aug 2022", "")


def test_headlines_beyond_the_limit_are_counted() -> None:
    assert headlines_text(headlines(*STORIES, total=23), NAMES, PHRASES).footer[0] == "2 of 23 stories"
    assert headlines_text(headlines(STORIES[0]), NAMES, PHRASES).footer[0] == "1 story"


def test_no_headlines_is_said_with_what_to_do() -> None:
    text = headlines_text(headlines(), NAMES, PHRASES)
    assert text.heading == "Headlines, 15–22 Sept 2023"
    assert text.empty.startswith("No stories in this time.")


def test_an_event_is_named_in_words() -> None:
    (line,) = headlines_text(headlines(a_story("A", "Reuters", event=Event.IMPACT_REPORT)), NAMES, PHRASES).lines
    assert line.event == "Effects"
