"""Builds articles as they were read, for tests of what is made of many."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zlib import crc32

from bot.domain.articles import Article
from bot.domain.dates import day_of
from bot.domain.reports import Claim, Event, Modality, ReadArticle, Report, When
from bot.domain.stories import join

NOON = datetime(2023, 9, 25, 19, tzinfo=UTC)


def read(
    title: str,
    lead: str = "",
    *,
    url: str = "",
    days: float = 0,
    event: Event | None = Event.IMPACT_REPORT,
    contracts: tuple[str, ...] = ("wga/mba",),
    publisher: str = "variety.com",
    tier: int = 2,
    body: str = "",
    wire: str = "",
    official: bool | None = None,
    dated: bool = True,
    claims: tuple[Claim, ...] = (),
) -> ReadArticle:
    """An article published `days` after noon in Los Angeles on 25 September 2023."""
    at = NOON + timedelta(days=days)
    url = url or f"https://{publisher}/{at:%m%d%H%M}/{crc32(title.encode())}"
    article = Article(url, url, title, lead, body, publisher, publisher.title(), tier, at, at, dated)
    return ReadArticle(
        article,
        Report(True, "", contracts=contracts, event=event, wire=wire, official=official, claims=claims, evidence=""),
    )


def claim(event: Event, modality: Modality = Modality.ASSERTED, *, days: int = 0) -> Claim:
    """A claim of the WGA's contract, effective so many days after that day."""
    return Claim("wga/mba", event, modality, When(day_of(NOON + timedelta(days=days))), "")


def groups(*reads: ReadArticle) -> list[set[str]]:
    """The titles that joined, story by story."""
    return sorted(({one.article.title for one in story.articles} for story in join(reads)), key=sorted)
