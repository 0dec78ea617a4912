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
        stories = await self._stories.between(since, until, contracts)
        if issue:
            stories = tuple(story for story in stories if _names(story, issue))
        return Headlines(since, until, stories[:limit], len(stories))


def _names(story: Story, issue: str) -> bool:
    return any(stance.issue == issue for read in story.articles for stance in read.report.issues)
