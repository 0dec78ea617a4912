"""The stories: which articles belong together. What belongs together is decided in `bot.domain.stories`."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from pydantic import TypeAdapter

from bot.domain.stories import Story
from storage.columns import to_array, to_text
from storage.database import Database
from storage.transactions import Transaction

_STORIES = TypeAdapter(tuple[Story, ...])


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

        An article published after `until` is left out of its story; with `contracts`, only stories on one of them. An
        article whose date nobody vouches for makes no story new. The texts of the articles are left out.
        """
        return (await self.newest(since, until, contracts))[0]

    async def newest(
        self,
        since: datetime,
        until: datetime,
        contracts: Collection[str] | None = None,
        *,
        issue: str = "",
        limit: int | None = None,
    ) -> tuple[tuple[Story, ...], int]:
        """The first so many stories that `between` finds, and the number of all; only those that name `issue`."""
        async with self._database.reader() as view:
            # One row for all of it: each row of a result waits for its turn when the program is busy.
            found = await view.row(
                """
                SELECT coalesce(max(total), 0) AS total, json_group_array(json_object(
                    'id', url, 'contracts', json(contracts), 'event', event,
                    'articles', (
                        SELECT json_group_array(json_object('article', json(article), 'report', json(report))) FROM (
                            SELECT reports.content AS report, json_object(
                                'url', articles.url, 'link', link, 'title', title, 'lead', '', 'body', '',
                                'publisher', publisher, 'source', source, 'tier', tier,
                                'published_at', published_at, 'first_seen_at', first_seen_at,
                                'dated', json(iif(dated, 'true', 'false')), 'byline', byline, 'lang', lang
                            ) AS article
                            FROM story_articles
                            JOIN articles ON articles.id = story_articles.article_id
                            JOIN reports ON reports.article_id = articles.id
                            WHERE story_articles.story_id = found.id AND published_at <= :until
                            ORDER BY published_at, articles.url
                        )
                    )
                )) AS stories
                FROM (
                    SELECT stories.id, stories.event, stories.contracts, first.url, count(*) OVER () AS total
                    FROM articles AS fresh
                    JOIN story_articles ON story_articles.article_id = fresh.id
                    JOIN stories ON stories.id = story_articles.story_id
                    JOIN articles AS first ON first.id = stories.id
                    WHERE fresh.published_at > :since AND fresh.published_at <= :until
                        AND (:contracts IS NULL OR EXISTS (
                            SELECT * FROM json_each(stories.contracts) AS of_story, json_each(:contracts) AS wanted
                            WHERE of_story.value = wanted.value
                        ))
                        AND (:issue = '' OR EXISTS (
                            SELECT * FROM story_articles AS members
                            JOIN articles AS named ON named.id = members.article_id
                            JOIN reports ON reports.article_id = members.article_id
                            WHERE members.story_id = stories.id AND named.published_at <= :until AND EXISTS (
                                SELECT * FROM json_each(reports.content, '$.issues') AS of_report
                                WHERE json_extract(of_report.value, '$.issue') = :issue
                            )
                        ))
                    GROUP BY stories.id HAVING max(fresh.dated)
                    ORDER BY max(fresh.published_at) DESC, first.url DESC LIMIT :limit
                ) AS found
                """,
                {
                    "since": to_text(since),
                    "until": to_text(until),
                    "contracts": None if contracts is None else to_array(contracts),
                    "issue": issue,
                    "limit": -1 if limit is None else limit,
                },
            )
        return (_STORIES.validate_json(found["stories"]), found["total"]) if found else ((), 0)
