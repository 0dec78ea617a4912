"""The articles: one for each canonical URL, their words, and earlier versions. What they say is kept by `reports`."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from bot.domain.articles import Article
from storage.columns import to_text, to_time, to_time_or_none
from storage.database import Database
from storage.transactions import Transaction

SEARCH_TERMS = 16
SEARCH_CHARACTERS = 200
NEWEST_VERSIONS = 9
"""Replaced texts of one article that are kept, beside the first of all."""


class Change(StrEnum):
    """What putting an article changed."""

    NEW = "new"
    UPDATED = "updated"
    """Its text, date, publisher or tier changed: it must be read again."""
    SAME = "same"


class ArticleStore:
    """The archive."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(
        self, tx: Transaction, article: Article, *, edit: bool = True, renewed: bool = True
    ) -> tuple[int, Change]:
        """Store an article, or join it with what is held under its URL; return its id and what changed.

        The earliest `first_seen_at` is kept, a copy of a worse tier changes nothing else, and a copy without a date
        leaves the date. `edit` tells that the same feed offers the article anew: its text replaces the one held. From
        another feed the fuller text stays, whichever came first. A later date counts only if the article was `renewed`.
        A text that is replaced is kept as a version when a claim rests on it, the first and the newest few. An address
        under which a feed of the publisher itself has shown an article that is held under an earlier one is that
        article's.
        """
        held = await tx.row("SELECT * FROM articles WHERE url = ?", (article.url,))
        if held is None:
            held = await tx.row(_MOVED, {"address": article.url, "publisher": article.publisher})
        if held is None:
            ((article_id,),) = await tx.rows(_INSERT, _parameters(article))
            return article_id, Change.NEW
        old = article_of(held)
        joined = replace(_joined(old, article, edit=edit, renewed=edit and renewed), url=old.url)
        parameters = {"id": held["id"], **_parameters(joined)}
        if article.tier <= old.tier and joined.text_sha != held["text_sha"]:
            await _keep_version(tx, held["id"], replaced_at=article.first_seen_at)
            await tx.execute(_REPLACE, parameters)
            return held["id"], Change.UPDATED
        if joined != old:
            await tx.execute(_REVALUE, parameters)
        return held["id"], Change.UPDATED if _standing(joined) != _standing(old) else Change.SAME

    async def address_of(self, url: str) -> str:
        """The canonical URL under which the article at this one is held, as far as the feeds tell; else this one."""
        async with self._database.reader() as view:
            row = await view.row(
                """
                SELECT url FROM articles WHERE url = :url UNION ALL
                SELECT articles.url FROM entries JOIN articles ON articles.id = article_id WHERE address = :url LIMIT 1
                """,
                {"url": url},
            )
        return str(row["url"]) if row else url

    async def held(self, tx: Transaction, article_id: int) -> Article:
        """The article with this id as the open transaction sees it."""
        (row,) = await tx.rows("SELECT * FROM articles WHERE id = ?", (article_id,))
        return article_of(row)

    async def set_tiers(self, tx: Transaction, tiers: Mapping[int, int]) -> None:
        """Give articles, by id, the tier their publisher has now."""
        await tx.executemany(
            "UPDATE articles SET tier = :tier WHERE id = :id AND tier <> :tier",
            [{"id": article_id, "tier": tier} for article_id, tier in tiers.items()],
        )

    async def by_url(self, url: str) -> Article | None:
        """The article with this canonical URL."""
        async with self._database.reader() as view:
            row = await view.row("SELECT * FROM articles WHERE url = ?", (url,))
        return article_of(row) if row else None

    async def edited_at(self, url: str) -> datetime | None:
        """When a text that a claim rested on was last replaced in the article with this canonical URL, or None."""
        async with self._database.reader() as view:
            row = await view.row(
                """
                SELECT max(replaced_at) AS replaced_at FROM articles
                JOIN article_versions ON article_versions.article_id = articles.id WHERE url = ?
                """,
                (url,),
            )
        return to_time_or_none(row["replaced_at"]) if row else None

    async def count(self) -> int:
        """How many articles there are."""
        async with self._database.reader() as view:
            ((number,),) = await view.rows("SELECT count(*) FROM articles")
        return int(number)

    async def search(self, words: str, limit: int) -> tuple[Article, ...]:
        """The articles that hold all these words, in any of their English forms, newest first; any input will do."""
        query = _match_expression(words)
        if not query:
            return ()
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT * FROM articles WHERE id IN (
                    SELECT articles.id FROM article_words JOIN articles ON articles.id = article_words.rowid
                    WHERE article_words MATCH ? ORDER BY articles.published_at DESC, articles.id DESC LIMIT ?
                ) ORDER BY published_at DESC, id DESC
                """,
                (query, limit),
            )
        return tuple(article_of(row) for row in rows)

    async def prune_text(self, tx: Transaction, before: datetime) -> None:
        """Remove lead and body of what was published before that time; title, report, claims and evidence stay."""
        limit = to_text(before)
        await tx.execute(
            "UPDATE articles SET lead = '', body = '', pruned = 1 WHERE published_at < ? AND NOT pruned", (limit,)
        )
        await tx.execute(
            "UPDATE article_versions SET lead = '', body = '' WHERE published_at < ? AND (lead <> '' OR body <> '')",
            (limit,),
        )


def article_of(row: sqlite3.Row) -> Article:
    """The article in a row that holds all columns of `articles`."""
    return Article(
        url=row["url"],
        link=row["link"],
        title=row["title"],
        lead=row["lead"],
        body=row["body"],
        publisher=row["publisher"],
        source=row["source"],
        tier=row["tier"],
        published_at=to_time(row["published_at"]),
        first_seen_at=to_time(row["first_seen_at"]),
        dated=bool(row["dated"]),
        byline=row["byline"],
        lang=row["lang"],
    )


_MOVED = """
    SELECT articles.* FROM entries
    JOIN feeds ON feeds.id = feed_id
    JOIN articles ON articles.id = article_id
    WHERE address = :address AND feeds.publisher = :publisher AND articles.publisher = :publisher
        AND instr(articles.url, '#') = 0 LIMIT 1
"""

_INSERT = """
    INSERT INTO articles (url, link, title, lead, body, publisher, source, tier, published_at, first_seen_at, dated,
        byline, lang, text_sha)
    VALUES (:url, :link, :title, :lead, :body, :publisher, :source, :tier, :published_at, :first_seen_at, :dated,
        :byline, :lang, :text_sha)
    RETURNING id
"""

_REPLACE = """
    UPDATE articles SET link = :link, title = :title, lead = :lead, body = :body, publisher = :publisher,
        source = :source, tier = :tier, published_at = :published_at, first_seen_at = :first_seen_at, dated = :dated,
        byline = :byline, lang = :lang, text_sha = :text_sha, pruned = 0
    WHERE id = :id
"""

# The text is as it was, or was pruned and stays so.
_REVALUE = """
    UPDATE articles SET link = :link, publisher = :publisher, source = :source, tier = :tier,
        first_seen_at = :first_seen_at, dated = :dated, lang = :lang
    WHERE id = :id
"""


def _parameters(article: Article) -> dict[str, object]:
    return {
        "url": article.url,
        "link": article.link,
        "title": article.title,
        "lead": article.lead,
        "body": article.body,
        "publisher": article.publisher,
        "source": article.source,
        "tier": article.tier,
        "published_at": to_text(article.published_at),
        "first_seen_at": to_text(article.first_seen_at),
        "dated": article.dated,
        "byline": article.byline,
        "lang": article.lang,
        "text_sha": article.text_sha,
    }


def _joined(old: Article, new: Article, *, edit: bool, renewed: bool) -> Article:
    first_seen_at = min(old.first_seen_at, new.first_seen_at)
    if new.tier > old.tier:
        return replace(old, first_seen_at=first_seen_at)
    text = old if not edit and new.tier == old.tier and _fullness(old) >= _fullness(new) else new
    # A time that only says when we saw the item: seeing it again makes it no younger, and vouches for nothing.
    sight = new.published_at == new.first_seen_at or (old.dated and not new.dated)
    published_at = old.published_at if sight else new.published_at
    if not renewed and old.dated and new.dated and old.published_at != old.first_seen_at:
        published_at = min(old.published_at, published_at)
    return replace(
        text, published_at=published_at, dated=old.dated if sight else new.dated, first_seen_at=first_seen_at
    )


def _fullness(article: Article) -> tuple[int, str, str, str]:
    return len(article.lead) + len(article.body), article.title, article.lead, article.body


def _standing(article: Article) -> tuple[object, ...]:
    """What claims carry of an article beside its text."""
    return article.publisher, article.tier, article.dated


async def _keep_version(tx: Transaction, article_id: int, *, replaced_at: datetime) -> None:
    await tx.execute(
        """
        INSERT INTO article_versions (article_id, text_sha, published_at, replaced_at, byline, title, lead, body)
        SELECT id, text_sha, published_at, ?, byline, title, lead, body FROM articles
        WHERE id = ? AND EXISTS (SELECT * FROM claims WHERE claims.article_id = articles.id)
        ON CONFLICT DO NOTHING
        """,
        (to_text(replaced_at), article_id),
    )
    await tx.execute(
        """
        DELETE FROM article_versions WHERE article_id = :article AND rowid NOT IN (
            SELECT min(rowid) FROM article_versions WHERE article_id = :article
            UNION ALL
            SELECT * FROM (
                SELECT rowid FROM article_versions WHERE article_id = :article ORDER BY rowid DESC LIMIT :newest
            )
        )
        """,
        {"article": article_id, "newest": NEWEST_VERSIONS},
    )


def _match_expression(words: str) -> str:
    """The words as FTS5 takes them: each quoted, so that none is an operator."""
    text = words[:SEARCH_CHARACTERS].replace("\0", " ").encode("utf-8", "ignore").decode()
    terms = ['"{}"'.format(term.replace('"', '""')) for term in text.split()[:SEARCH_TERMS]]
    return " ".join(terms)
