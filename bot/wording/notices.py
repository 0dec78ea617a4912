"""What operators are told of their feeds, in words."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.notices import FeedChange, FeedNews, FeedNotice
from bot.wording.phases import Tone
from bot.wording.phrases import Phrases


@dataclass(frozen=True, slots=True)
class NewsText:
    """News of feeds: a heading, and a sentence for each change."""

    heading: str
    tone: Tone
    lines: tuple[str, ...]
    button: str


def feed_news_text(news: FeedNews, phrases: Phrases) -> NewsText:
    """What operators are told in one message."""
    unwell = any(notice.unwelcome for notice in news.notices)
    return NewsText(
        heading=phrases.say("notices-heading"),
        tone=Tone.OPEN if unwell else Tone.SETTLED,
        lines=tuple(notice_sentence(notice, phrases) for notice in news.notices),
        button=phrases.say("notices-button"),
    )


def notice_sentence(notice: FeedNotice, phrases: Phrases) -> str:
    """What has changed, why, and what follows from it."""
    if notice.change is FeedChange.OUTAGE and notice.since is None:
        return phrases.say("outage-ever", cause=notice.cause)
    return phrases.say(
        f"notice-{notice.change}",
        name=notice.name,
        address=notice.address,
        cause=notice.cause,
        target=notice.moved_to,
        when=phrases.moment(notice.until) if notice.until else "",
        since=phrases.moment(notice.since) if notice.since else "",
    )
