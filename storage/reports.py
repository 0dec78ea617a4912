"""What the articles were read to say: reports, claims, issues. The reading is done in `bot.domain`."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from pydantic import TypeAdapter

from bot.domain.articles import Article
from bot.domain.issues import IssueSighting
from bot.domain.reports import (
    LedgerEntry,
    ReadArticle,
    Report,
    Stance,
)
from storage.articles import article_of
from storage.columns import to_array, to_text, to_time, to_time_or_none
from storage.database import Database
from storage.transactions import Transaction

_REPORT = TypeAdapter(Report)


class ReportStore:
    """Readings, each under the article it was read from."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(
        self, tx: Transaction, article_id: int, report: Report, reading: str, entries: Sequence[LedgerEntry]
    ) -> None:
        """Store how an article was read, in place of any earlier reading.

        `reading` names lexicon and reader; `entries` are what the report adds to the ledger.
        """
        await self.put_all(tx, reading, [(article_id, report, entries)])

    async def put_all(
        self, tx: Transaction, reading: str, reports: Sequence[tuple[int, Report, Sequence[LedgerEntry]]]
    ) -> None:
        """As `put` for many articles by id, in one trip for each table."""
        articles = [(article_id,) for article_id, _, _ in reports]
        await tx.executemany(
            "INSERT INTO unfolded (contract) SELECT DISTINCT contract FROM claims WHERE article_id = ?", articles
        )
        await tx.executemany("DELETE FROM reports WHERE article_id = ?", articles)
        await tx.executemany(
            "INSERT INTO reports (article_id, reading, relevant, content) VALUES (?, ?, ?, ?)",
            [
                (article_id, reading, report.relevant, _REPORT.dump_json(report).decode())
                for article_id, report, _ in reports
            ],
        )
        await tx.executemany("INSERT INTO unjoined (article_id) VALUES (?) ON CONFLICT DO NOTHING", articles)
        await tx.executemany(
            "INSERT INTO unfolded (contract) VALUES (?)",
            [(contract,) for contract in {entry.claim.contract for _, _, entries in reports for entry in entries}],
        )
        await tx.executemany(
            """
            INSERT INTO claims (article_id, ordinal, contract, event, stage, modality, attribution, quoted, source,
                tier, party, effective_on, precision, published_at, evidence)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                (article_id, ordinal, *_claim_parameters(entry))
                for article_id, _, entries in reports
                for ordinal, entry in enumerate(entries)
            ],
        )
        subjects = [
            (article_id, contract, report)
            for article_id, report, _ in reports
            if report.relevant
            for contract in dict.fromkeys(report.contracts)
        ]
        await tx.executemany(
            """
            INSERT INTO article_contracts (article_id, contract, published_at)
            SELECT id, ?, published_at FROM articles WHERE id = ?
            """,
            [(contract, article_id) for article_id, contract, _ in subjects],
        )
        await tx.executemany(
            """
            INSERT INTO article_issues (article_id, contract, ordinal, issue, stance, sentence, published_at)
            SELECT id, ?, ?, ?, ?, ?, published_at FROM articles WHERE id = ? AND dated
            """,
            [
                (contract, ordinal, each.issue, each.stance, each.sentence, article_id)
                for article_id, contract, report in subjects
                for ordinal, each in enumerate(report.issues)
            ],
        )

    async def stale(self, reading: str, limit: int) -> tuple[tuple[int, Article], ...]:
        """Articles, with their ids, that were last read otherwise than by `reading` or never; never a pruned one."""
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT articles.* FROM articles LEFT JOIN reports ON reports.article_id = articles.id
                WHERE reports.reading IS NOT ? AND NOT articles.pruned ORDER BY articles.id LIMIT ?
                """,
                (reading, limit),
            )
        return tuple((row["id"], article_of(row)) for row in rows)

    async def between(
        self,
        since: datetime,
        until: datetime,
        contracts: Collection[str] | None = None,
        *,
        undated: bool = False,
        newest: int | None = None,
    ) -> tuple[ReadArticle, ...]:
        """Relevant articles published in (since, until], earliest first; only those on `contracts` when given.

        `undated` adds those whose date nobody vouches for, at the time they were first seen; `newest` leaves out all
        but so many, of equally new ones those with the first addresses.
        """
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT articles.*, reports.content AS report
                FROM articles JOIN reports ON reports.article_id = articles.id
                WHERE articles.published_at > :since AND articles.published_at <= :until AND reports.relevant
                    AND (articles.dated OR :undated)
                    AND (:contracts IS NULL OR EXISTS (
                        SELECT * FROM article_contracts WHERE article_contracts.article_id = articles.id
                            AND contract IN (SELECT value FROM json_each(:contracts))
                    ))
                ORDER BY articles.published_at DESC, articles.url LIMIT :newest
                """,
                {
                    "newest": -1 if newest is None else newest,
                    "since": to_text(since),
                    "until": to_text(until),
                    "undated": undated,
                    "contracts": None if contracts is None else to_array(contracts),
                },
            )
        return await asyncio.to_thread(_in_order, rows)

    async def unjoined(self) -> tuple[ReadArticle, ...]:
        """The articles read since stories and moves were last worked out, relevant or not any more, earliest first."""
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT articles.*, reports.content AS report
                FROM unjoined
                JOIN articles ON articles.id = unjoined.article_id
                JOIN reports ON reports.article_id = articles.id
                ORDER BY articles.published_at, articles.url
                """
            )
        return await asyncio.to_thread(_in_order, rows)

    async def of(self, urls: Iterable[str]) -> tuple[ReadArticle, ...]:
        """The articles with these canonical URLs that have been read, earliest first."""
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT articles.*, reports.content AS report
                FROM articles JOIN reports ON reports.article_id = articles.id
                WHERE articles.url IN (SELECT value FROM json_each(?))
                ORDER BY articles.published_at, articles.url
                """,
                (to_array(urls),),
            )
        return await asyncio.to_thread(_in_order, rows)

    async def issues(self, contract: str, until: datetime) -> tuple[IssueSighting, ...]:
        """The newest stance on each issue as published by `until`, in the order of the issues' names."""
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                WITH RECURSIVE named (issue) AS (
                    SELECT min(issue) FROM article_issues WHERE contract = :contract
                    UNION ALL
                    SELECT (SELECT min(issue) FROM article_issues WHERE contract = :contract AND issue > named.issue)
                    FROM named WHERE issue IS NOT NULL
                ), newest (issue, at) AS (
                    SELECT issue, (
                        SELECT max(published_at) FROM article_issues AS seen
                        WHERE seen.contract = :contract AND seen.issue = named.issue AND published_at <= :until
                    ) FROM named
                )
                SELECT issue, stance, sentence, published_at, url, source FROM (
                    SELECT article_issues.*, articles.url, articles.source, row_number() OVER (
                        PARTITION BY article_issues.issue ORDER BY articles.tier, articles.url, ordinal
                    ) AS place
                    -- CROSS has SQLite begin with the few issues, each a step in the index.
                    FROM newest CROSS JOIN article_issues ON article_issues.contract = :contract
                        AND article_issues.issue = newest.issue AND article_issues.published_at = newest.at
                    JOIN articles ON articles.id = article_issues.article_id
                ) WHERE place = 1 ORDER BY issue
                """,
                {"contract": contract, "until": to_text(until)},
            )
        return tuple(
            IssueSighting(
                issue=row["issue"],
                stance=Stance(row["stance"]),
                sentence=row["sentence"],
                url=row["url"],
                source=row["source"],
                published_at=to_time(row["published_at"]),
            )
            for row in rows
        )

    async def newest_at(self, contract: str, until: datetime) -> datetime | None:
        """When the newest dated article about a contract was published, up to `until`; None when there is none."""
        async with self._database.reader() as view:
            row = await view.row(
                """
                SELECT max(article_contracts.published_at) AS newest
                FROM article_contracts JOIN articles ON articles.id = article_contracts.article_id
                WHERE contract = ? AND article_contracts.published_at <= ? AND articles.dated
                """,
                (contract, to_text(until)),
            )
        return to_time_or_none(row["newest"]) if row else None


def _in_order(rows: Iterable[sqlite3.Row]) -> tuple[ReadArticle, ...]:
    found = [read_article_of(row) for row in rows]
    return tuple(sorted(found, key=lambda read: (read.article.published_at, read.article.url)))


def read_article_of(row: sqlite3.Row) -> ReadArticle:
    """The article and its report in a row that holds all columns of `articles` and the report's content as `report`."""
    return ReadArticle(article_of(row), _REPORT.validate_json(row["report"]))


def _claim_parameters(entry: LedgerEntry) -> tuple[object, ...]:
    claim = entry.claim
    return (
        claim.contract,
        claim.event,
        claim.stage,
        claim.modality,
        claim.attribution,
        claim.quoted,
        entry.source,
        entry.tier,
        entry.party,
        claim.effective.on.isoformat(),
        claim.effective.precision,
        to_text(entry.published_at),
        claim.evidence,
    )
