"""The queries that every command and every poll make go through an index."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.domain.articles import FeedItem
from storage.articles import ArticleStore
from storage.database import Database
from storage.entries import Entry, EntryStore
from storage.feeds import FeedStore
from storage.negotiations import NegotiationStore
from storage.reports import ReportStore
from storage.stories import StoryStore
from storage.transactions import Reading
from tests.storage.samples import MBA, NOON, article, hours, report

Query = Callable[[Database], Awaitable[Any]]
BIG_TABLES = ("articles", "entries", "claims", "reports", "article_contracts", "article_issues", "story_articles")

HOT: dict[str, Query] = {
    "seen before": lambda database: EntryStore(database).known(1, ["a", "b"]),
    "why": lambda database: EntryStore(database).decision("https://a.org/1"),
    "article by address": lambda database: ArticleStore(database).by_url("https://a.org/1"),
    "search": lambda database: ArticleStore(database).search("strike", 10),
    "reports of a span": lambda database: ReportStore(database).between(NOON - hours(24), NOON),
    "reports on a contract": lambda database: ReportStore(database).between(NOON - hours(24), NOON, [MBA]),
    "reports by address": lambda database: ReportStore(database).of(["https://a.org/1"]),
    "ledger": lambda database: ReportStore(database).entries(MBA, NOON),
    "issues": lambda database: ReportStore(database).issues(MBA, NOON),
    "times": lambda database: ReportStore(database).published_times([MBA]),
    "stories": lambda database: StoryStore(database).between(NOON - hours(24), NOON, [MBA]),
    "moves": lambda database: NegotiationStore(database).moves(MBA),
}


class Explained(Reading):
    """A view that notes the plan of each query that is asked of it."""

    plans: list[str]

    async def rows(self, sql: str, parameters: Any = ()) -> list[sqlite3.Row]:
        self.plans += [row["detail"] for row in await super().rows(f"EXPLAIN QUERY PLAN {sql}", parameters)]
        return await super().rows(sql, parameters)


@pytest.mark.parametrize("name", HOT)
async def test_no_hot_query_scans_a_big_table(database: Database, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Explained.plans = []
    monkeypatch.setattr("storage.database.Reading", Explained)
    await HOT[name](database)
    assert Explained.plans
    scans = [plan for plan in Explained.plans for table in BIG_TABLES if plan.split()[:2] == ["SCAN", table]]
    assert scans == []


async def test_forgetting_walks_the_rejected_entries_with_text_alone(database: Database) -> None:
    async with database.transaction() as tx:
        feed_id = await FeedStore(database).importer(tx)
        await ArticleStore(database).put(tx, article())
        await EntryStore(database).add(tx, [Entry(feed_id, FeedItem("1", "", "t"), "sha", report().reason, NOON)])
        plan = await tx.rows(
            "EXPLAIN QUERY PLAN SELECT * FROM entries "
            "WHERE article_id IS NULL AND (title <> '' OR lead <> '') AND first_seen_at < ?",
            ("2023",),
        )
    assert any("entries_to_forget" in row["detail"] for row in plan)
