"""One installation for a test: a database file, a clock, and feeds on a publisher's server on loopback."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from bot.app import Intake, taking_in
from bot.config import Config, check_config
from bot.domain.feeds import FeedRecord, FeedSource
from bot.feeds.addresses import Guard
from bot.feeds.fetching import Resolver
from bot.knowledge import Knowledge, knowledge_of
from bot.usecases.import_files import ImportSummary
from bot.usecases.poll_feeds import PollSummary
from bot.usecases.progress import silent
from bot.usecases.reread_articles import RereadSummary
from storage.database import Database
from storage.feeds import FeedStore
from tests.feeds.publisher import Publisher
from tests.usecases.campaign import START, Item

BARE: dict[str, Any] = {"defaults": False, "history": False}
"""A configuration without shipped feeds and history: what a test did not tell, nobody knows."""


def rss(*items: Item, ttl: int | None = None) -> bytes:
    """A feed of these items."""
    entries = "".join(
        f"<item><guid isPermaLink='false'>{item.key}</guid><link>{escape(item.url)}</link>"
        f"<title>{escape(item.title)}</title><description>{escape(item.lead)}</description>"
        + (f"<content:encoded>{escape(item.body)}</content:encoded>" if item.body else "")
        + (f"<pubDate>{format_datetime(item.published)}</pubDate>" if item.published else "")
        + "</item>"
        for item in items
    )
    wait = f"<ttl>{ttl}</ttl>" if ttl else ""
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>News</title>{wait}{entries}</channel></rss>"
    ).encode()


def line(item: Item) -> str:
    return json.dumps(
        {
            "id": item.key,
            "url": item.url,
            "title": item.title,
            "lead": item.lead,
            "published": item.published.isoformat() if item.published else None,
        }
    )


def lines(folder: Path, *items: Item, name: str = "news.jsonl") -> Path:
    path = folder / name
    path.write_text("".join(line(item) + "\n" for item in items))
    return path


@asynccontextmanager
async def serving() -> AsyncIterator[Publisher]:
    """A publisher's server, until the block ends."""
    publisher = Publisher()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", publisher.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    publisher.port = runner.addresses[0][1]
    try:
        yield publisher
    finally:
        await runner.cleanup()


@dataclass
class Clock:
    """The time, which passes only when told."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Desk:
    """A database that is opened for each piece of work, as each command of the shell does."""

    path: Path
    publisher: Publisher = field(default_factory=Publisher)
    clock: Clock = field(default_factory=Clock)
    settings: dict[str, Any] = field(default_factory=lambda: dict(BARE))
    feeds: list[FeedSource] = field(default_factory=list)
    resolver: Resolver | None = None

    def follow(self, path: str = "/feed", domain: str = "variety.com", **changes: Any) -> str:
        """Follow a feed of the publisher's server; its address."""
        source = FeedSource(self.publisher.url(path), domain, f"Feed {path}", **changes)
        self.feeds.append(source)
        return source.url

    @property
    def config(self) -> Config:
        return check_config(self.settings, "test")

    @property
    def known(self) -> Knowledge:
        return replace(_knowledge(json.dumps(self.settings)), feeds=tuple(self.feeds))

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[Intake]:
        """Everything that writes."""
        ports = {urlsplit(feed.url).port or 0 for feed in self.feeds}
        guard = Guard(allowed=frozenset(("127.0.0.1", port) for port in ports))
        outside: dict[str, Any] = {
            "clock": self.clock,
            "guard": guard,
            "pause": timedelta(0),
            "resolver": self.resolver,
        }
        async with taking_in(self.config, self.known, self.path, **outside) as opened:
            yield opened

    async def poll(self) -> PollSummary:
        async with self.opened() as intake:
            return await intake.poll_feeds(silent)

    async def import_(self, *files: Path) -> ImportSummary:
        async with self.opened() as intake:
            return await intake.import_files(files, silent)

    async def reread(self) -> RereadSummary:
        async with self.opened() as intake:
            return await intake.reread_articles(silent)

    async def records(self) -> tuple[FeedRecord, ...]:
        async with Database.open(self.path, read_only=True) as database:
            return await FeedStore(database).all()

    async def record(self) -> FeedRecord:
        (record,) = await self.records()
        return record

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """What the database file holds."""
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute(sql, parameters).fetchall()

    def titles(self) -> list[str]:
        """Titles of the articles, in order."""
        return [title for (title,) in self.rows("SELECT title FROM articles ORDER BY title")]

    def derived(self) -> dict[str, Sequence[tuple[Any, ...]]]:
        """Everything worked out from the articles that match, without the ids that depend on the order of arrival."""
        return {
            "reports": self.rows(
                "SELECT url, reading, content FROM reports JOIN articles ON id = article_id WHERE relevant ORDER BY url"
            ),
            "claims": self.rows(
                """
                SELECT url, ordinal, contract, event, stage, modality, attribution, quoted, claims.source, claims.tier,
                    party, effective_on, precision, claims.published_at, evidence
                FROM claims JOIN articles ON id = article_id ORDER BY url, ordinal
                """
            ),
            "issues": self.rows(
                """
                SELECT url, contract, issue, stance, sentence FROM article_issues JOIN articles ON id = article_id
                ORDER BY url, contract, ordinal
                """
            ),
            "stories": self.rows(
                """
                SELECT first.url, stories.event, stories.contracts, members.url FROM stories
                JOIN articles AS first ON first.id = stories.id
                JOIN story_articles ON story_id = stories.id JOIN articles AS members ON members.id = article_id
                ORDER BY first.url, members.url
                """
            ),
            "moves": self.rows("SELECT * FROM moves ORDER BY contract, ordinal"),
            "unjoined": self.rows("SELECT * FROM unjoined"),
        }


@cache
def _knowledge(settings: str) -> Knowledge:
    return knowledge_of(check_config(json.loads(settings), "test"))
