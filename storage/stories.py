"""The stories: which articles belong together. What belongs together is decided in `bot.domain.stories`."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import datetime
from itertools import groupby

from bot.domain.reports import Event
from bot.domain.stories import Story
from storage.columns import to_array, to_text
from storage.database import Database
from storage.reports import read_article_of
from storage.transactions import Transaction


class StoryStore:
    """Articles joined into stories."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def replace(self, tx: Transaction, affected: Iterable[str], stories: Collection[Story]) -> None:
        """Put `stories` in place of every story that holds an article in `affected` (canonical URLs) or in them.

        All of these articles then count as joined.
        """
        urls = {read.article.url for story in stories for read in story.articles}.union(affected)
        await tx.execute(
            """
            DELETE FROM stories WHERE id IN (
                SELECT story_id FROM story_articles JOIN articles ON articles.id = story_articles.article_id
                WHERE articles.url IN (SELECT value FROM json_each(?))
            )
            """,
            (to_array(urls),),
        )
        await tx.execute(
            "DELETE FROM unjoined WHERE article_id IN"
            " (SELECT id FROM articles WHERE url IN (SELECT value FROM json_each(?)))",
            (to_array(urls),),
        )
        await tx.executemany(
            "INSERT INTO stories (id, event, contracts) SELECT id, ?, ? FROM articles WHERE url = ?",
            [(story.event, to_array(story.contracts), story.id) for story in stories],
        )
        await tx.executemany(
            """
            INSERT INTO story_articles (article_id, story_id)
            SELECT member.id, first.id FROM articles AS member, articles AS first WHERE member.url = ? AND first.url = ?
            """,
            [(read.article.url, story.id) for story in stories for read in story.articles],
        )

    async def companions(self, urls: Iterable[str]) -> tuple[str, ...]:
        """The articles, by canonical URL, that are in one story with any of these."""
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT DISTINCT other.url FROM articles
                JOIN story_articles AS own ON own.article_id = articles.id
                JOIN story_articles AS shared ON shared.story_id = own.story_id
                JOIN articles AS other ON other.id = shared.article_id
                WHERE articles.url IN (SELECT value FROM json_each(?)) ORDER BY other.url
                """,
                (to_array(urls),),
            )
        return tuple(row["url"] for row in rows)

    async def between(
        self, since: datetime, until: datetime, contracts: Collection[str] | None = None
    ) -> tuple[Story, ...]:
        """Stories with an article published in (since, until], as known at `until`, the one with the newest first.

        An article published after `until` is left out of its story; with `contracts`, only stories on one of them.
        An article whose date nobody vouches for makes no story new.
        """
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT stories.id AS story_id, first.url AS story_url, stories.event AS story_event,
                    stories.contracts AS story_contracts, articles.*, reports.content AS report
                FROM stories
                JOIN articles AS first ON first.id = stories.id
                JOIN story_articles ON story_articles.story_id = stories.id
                JOIN articles ON articles.id = story_articles.article_id
                JOIN reports ON reports.article_id = articles.id
                WHERE articles.published_at <= :until
                    AND stories.id IN (
                        SELECT story_articles.story_id FROM articles AS fresh
                        JOIN story_articles ON story_articles.article_id = fresh.id
                        WHERE fresh.published_at > :since AND fresh.published_at <= :until AND fresh.dated
                    )
                    AND (:contracts IS NULL OR EXISTS (
                        SELECT * FROM json_each(stories.contracts) AS of_story, json_each(:contracts) AS wanted
                        WHERE of_story.value = wanted.value
                    ))
                ORDER BY stories.id, articles.published_at, articles.url
                """,
                {
                    "since": to_text(since),
                    "until": to_text(until),
                    "contracts": None if contracts is None else to_array(contracts),
                },
            )
        found = []
        for _, members in groupby(rows, key=lambda row: row["story_id"]):
            held = list(members)
            found.append(
                Story(
                    id=held[0]["story_url"],
                    contracts=tuple(json.loads(held[0]["story_contracts"])),
                    event=Event(held[0]["story_event"]) if held[0]["story_event"] else None,
                    articles=tuple(read_article_of(row) for row in held),
                )
            )
        return tuple(sorted(found, key=lambda story: (story.newest_at, story.id), reverse=True))
