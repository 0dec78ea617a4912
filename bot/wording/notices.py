"""What operators are told of their feeds, in words."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.notices import FeedNews, FeedNotice
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
    unwell = any(notice.cause or notice.until for notice in news.notices)
    return NewsText(
        heading=phrases.say("notices-heading"),
        tone=Tone.OPEN if unwell else Tone.SETTLED,
        lines=tuple(notice_sentence(notice, phrases) for notice in news.notices),
        button=phrases.say("notices-button"),
    )


def notice_sentence(notice: FeedNotice, phrases: Phrases) -> str:
    """What has changed, why, and what follows from it."""
    return phrases.say(
        f"notice-{notice.change}",
        name=notice.name,
        address=notice.address,
        cause=notice.cause,
        target=notice.moved_to,
        when=phrases.ago(notice.until, notice.at) if notice.until else "",
    )
