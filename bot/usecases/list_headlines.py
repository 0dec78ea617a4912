"""Answer `/headlines`: stories, newest first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.domain.stories import Story
from storage.database import Database
from storage.stories import StoryStore


@dataclass(frozen=True, slots=True)
class Headlines:
    """Stories in (since, until], newest first, as known at `until`; `total` counts those beyond the limit as well."""

    since: datetime
    until: datetime
    stories: tuple[Story, ...]
    total: int


class ListHeadlines:
    """List the stories that had news in a span of time."""

    def __init__(self, database: Database) -> None:
        self._stories = StoryStore(database)

    async def __call__(
        self,
        since: datetime,
        until: datetime,
        *,
        contracts: Collection[str] | None = None,
        issue: str = "",
        limit: int | None = None,
    ) -> Headlines:
        """Stories with an article in (since, until] on one of `contracts` (None: any) and naming `issue` if given."""
        stories, total = await self._stories.newest(since, until, contracts, issue=issue, limit=limit)
        return Headlines(since, until, stories, total)
