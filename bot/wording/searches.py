"""The answer to `/search` in words."""

from __future__ import annotations

from bot.domain.dates import day_of
from bot.domain.stories import Story
from bot.usecases.search_archive import Found
from bot.wording.freshness import as_of
from bot.wording.headlines import HeadlinesText, headline_line
from bot.wording.names import Names
from bot.wording.phrases import Phrases


def search_text(answer: Found, names: Names, phrases: Phrases) -> HeadlinesText:
    """Each article found, as the headline of a story of its own."""
    year = day_of(answer.at).year
    stories = [Story(read.article.url, read.report.contracts, read.report.event, (read,)) for read in answer.articles]
    return HeadlinesText(
        heading=phrases.say("search-heading", words=answer.words),
        lines=tuple(headline_line(story, names, phrases, year=year) for story in stories),
        empty="" if stories else phrases.say("search-empty"),
        footer=(phrases.say("search-count", articles=len(stories)), as_of(answer.at, phrases)),
    )
