"""Stories: the articles of several outlets about one happening."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.reports import Event, ReadArticle


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one happening, earliest first; `id` is the URL of the earliest."""

    id: str
    contracts: tuple[str, ...]
    event: Event | None
    articles: tuple[ReadArticle, ...]

    @property
    def lead_article(self) -> ReadArticle:
        """The article whose title stands for the story: best tier first, then earliest."""
        return min(self.articles, key=lambda read: (read.article.tier, read.article.published_at, read.article.url))

    @property
    def newest_at(self) -> datetime:
        """When the newest of its articles was published."""
        return self.articles[-1].article.published_at


def join(reads: Iterable[ReadArticle]) -> tuple[Story, ...]:
    """Join articles into stories, newest story first; the order of the input does not matter."""
    raise NotImplementedError
