"""The queries that every command and every poll make go through an index."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from storage.articles import ArticleStore
from storage.database import Database
from storage.entries import EntryStore
from storage.negotiations import NegotiationStore
from storage.reports import ReportStore
from storage.stories import StoryStore
from storage.transactions import Reading
from tests.storage.samples import MBA, NOON, hours

Query = Callable[[Database], Awaitable[Any]]
SMALL = ("SCAN json_each", "SCAN of_story", "SCAN wanted", "SCAN article_words VIRTUAL TABLE", "SCAN (subquery")
"""What may be walked from end to end: parameters, the contracts of one story, and what an index has already found."""

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
    assert [plan for plan in Explained.plans if plan.startswith("SCAN") and not plan.startswith(SMALL)] == []
