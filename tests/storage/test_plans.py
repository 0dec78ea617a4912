"""The queries that every command and every poll make go through an index."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.domain.articles import FeedItem
from bot.domain.identity import signs_of
from bot.domain.reports import Event
from storage.articles import ArticleStore
from storage.corrections import CorrectionStore
from storage.database import Database
from storage.entries import EntryStore
from storage.ledger import LedgerStore
from storage.negotiations import NegotiationStore
from storage.reports import ReportStore
from storage.stories import StoryStore
from storage.transactions import Reading
from tests.storage.samples import MBA, NOON, hours

Query = Callable[[Database], Awaitable[Any]]
SMALL = (
    *("SCAN json_each", "SCAN of_story", "SCAN of_report", "SCAN wanted", "SCAN article_words VIRTUAL TABLE"),
    *("SCAN (subquery", "SCAN found", "SCAN heard", "SCAN marked", "SCAN named", "SCAN newest", "SCAN unfolded"),
)
"""What may be walked from end to end: parameters, lists in one row, what an index has already found, what is behind."""

HOT: dict[str, Query] = {
    "seen before": lambda database: EntryStore(database).known(
        1, [signs_of(FeedItem(key, f"https://a.org/{key}", key)) for key in "ab"]
    ),
    "offers of a link": lambda database: EntryStore(database).offers("https://a.org/1"),
    "edits of an article": lambda database: ArticleStore(database).edited_at("https://a.org/1"),
    "address of a link": lambda database: ArticleStore(database).address_of("https://a.org/1"),
    "companions": lambda database: StoryStore(database).companions(["https://a.org/1"]),
    "article by address": lambda database: ArticleStore(database).by_url("https://a.org/1"),
    "search": lambda database: ArticleStore(database).search("strike", 10),
    "reports of a span": lambda database: ReportStore(database).between(NOON - hours(24), NOON),
    "reports on a contract": lambda database: ReportStore(database).between(NOON - hours(24), NOON, [MBA]),
    "reports by address": lambda database: ReportStore(database).of(["https://a.org/1"]),
    "ledger": lambda database: LedgerStore(database).entries(MBA, NOON),
    "ledger around": lambda database: LedgerStore(database).around(
        MBA, [Event.STRIKE_START], (NOON.date(), NOON.date()), (NOON - hours(24), NOON)
    ),
    "issues": lambda database: ReportStore(database).issues(MBA, NOON),
    "stories": lambda database: StoryStore(database).between(NOON - hours(24), NOON, [MBA]),
    "newest stories": lambda database: StoryStore(database).newest(NOON - hours(24), NOON, [MBA], issue="ai", limit=4),
    "corrections": lambda database: CorrectionStore(database).of(MBA),
    "behind": lambda database: LedgerStore(database).unfolded(),
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
    assert [plan for plan in Explained.plans if plan.startswith("SCAN") and not plan.startswith(SMALL)] == []
