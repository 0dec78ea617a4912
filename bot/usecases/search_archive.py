"""Answer `/search`: articles that hold some words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.reports import ReadArticle
from storage.articles import ArticleStore
from storage.database import Database
from storage.reports import ReportStore

MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class Found:
    """The newest articles that hold all of `words`, newest first, as of `at`."""

    words: str
    at: datetime
    articles: tuple[ReadArticle, ...]


class SearchArchive:
    """Search title, lead and body of every stored article; any input will do."""

    def __init__(self, database: Database) -> None:
        self._articles = ArticleStore(database)
        self._reports = ReportStore(database)

    async def __call__(self, words: str, at: datetime) -> Found:
        """The newest articles that hold all the words, in any of their English forms."""
        found = await self._articles.search(words, MOST_FOUND)
        reads = await self._reports.of(article.url for article in found)
        newest = sorted(reads, key=lambda read: (read.article.published_at, read.article.url), reverse=True)
        return Found(words, at, tuple(newest))
