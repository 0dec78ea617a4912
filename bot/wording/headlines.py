"""Headlines in words: one line a story, with its outlets and its day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.dates import day_of
from bot.domain.stories import Story
from bot.usecases.list_headlines import Headlines
from bot.wording.freshness import as_of
from bot.wording.names import Names
from bot.wording.phrases import Phrases

OUTLETS_NAMED = 2


@dataclass(frozen=True, slots=True)
class HeadlineLine:
    """One story: its title and link, whose it is, what happened, who tells it, and when."""

    title: str
    url: str
    unions: str
    event: str
    outlets: str
    day: str


@dataclass(frozen=True, slots=True)
class HeadlinesText:
    """The answer to `/headlines`; `empty` is said where there are no lines."""

    heading: str
    lines: tuple[HeadlineLine, ...]
    empty: str
    footer: tuple[str, ...]


def headline_line(story: Story, names: Names, phrases: Phrases, *, year: int) -> HeadlineLine:
    """One story as a line; the day goes without its year where that is `year`."""
    article = story.lead_article.article
    unions = dict.fromkeys(names.contract(contract)[0] for contract in story.contracts)
    return HeadlineLine(
        title=article.title,
        url=article.link or article.url,
        unions=", ".join(unions),
        event=phrases.name("event", story.event) if story.event else "",
        outlets=outlets(
            [article.source or article.publisher]
            + [read.article.source or read.article.publisher for read in story.articles],
            phrases,
        ),
        day=phrases.brief_day(day_of(story.newest_at), year),
    )


def outlets(sources: Iterable[str], phrases: Phrases) -> str:
    """Who tells a story: two names, and how many more."""
    return phrases.enumerate(list(dict.fromkeys(sources)), most=OUTLETS_NAMED)


def headlines_text(answer: Headlines, names: Names, phrases: Phrases) -> HeadlinesText:
    """The answer to `/headlines` in words."""
    since, until = day_of(answer.since + timedelta(microseconds=1)), day_of(answer.until)
    shown = len(answer.stories)
    key = "headlines-some" if shown < answer.total else "headlines-count"
    values = {"shown": shown} if shown < answer.total else {}
    count = phrases.say(key, total=answer.total, **values)
    return HeadlinesText(
        heading=phrases.say("headlines-heading", span=phrases.span(since, until)),
        lines=tuple(headline_line(story, names, phrases, year=until.year) for story in answer.stories),
        empty="" if answer.stories else phrases.say("headlines-empty"),
        footer=(count, as_of(answer.until, phrases)),
    )
