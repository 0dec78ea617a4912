"""How much happenings matter against each other, for choosing what is told first. Nothing is left out here."""

from __future__ import annotations

from bot.domain.publishers import PARTY_TIER
from bot.domain.reports import Event, ReadArticle
from bot.domain.stories import Story

EVENT_WEIGHTS = {
    Event.STRIKE_START: 10,
    Event.TENTATIVE_AGREEMENT: 10,
    Event.STRIKE_END: 10,
    Event.RATIFIED: 10,
    Event.REJECTED_BY_MEMBERS: 10,
    Event.STRIKE_AUTHORIZATION: 8,
    Event.BOARD_APPROVAL: 8,
    Event.TALKS_BREAK_OFF: 8,
    Event.RATIFICATION_VOTE: 7,
    Event.CONTRACT_EXPIRY_EXTENDED: 7,
    Event.TALKS_RESUME: 7,
    Event.TALKS_START: 7,
    Event.OFFER_REJECTED: 6,
    Event.OFFER_MADE: 6,
    Event.TALKS_CONTINUE: 5,
    Event.BLACKOUT: 5,
    Event.STRIKE_THREAT: 5,
    Event.STRIKE_CONTINUE: 3,
    Event.PICKET: 2,
    Event.IMPACT_REPORT: 2,
    Event.ANALYSIS: 2,
}


def event_weight(event: Event | None) -> int:
    """1 (nothing happened) to 10 (a strike or a deal begins or ends)."""
    return EVENT_WEIGHTS.get(event, 1) if event else 1


def source_of(read: ReadArticle) -> str:
    """Whom an article counts as: the agency whose text it is, else its publisher."""
    return read.report.wire or read.article.publisher


def story_weight(story: Story) -> tuple[int, int, bool, int]:
    """Orders stories by event, independent sources, whether a party or plain fact says so, and best tier."""
    return (
        event_weight(story.event),
        len({source_of(read) for read in story.articles}),
        any(read.report.official or read.article.tier == PARTY_TIER for read in story.articles),
        -min(read.article.tier for read in story.articles),
    )
