"""What operators are told of their feeds, in words."""

from __future__ import annotations

from bot.domain.notices import FeedNotice
from bot.wording.phrases import Phrases


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
