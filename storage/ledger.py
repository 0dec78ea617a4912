"""The entries of the ledger, and which contracts are behind with them. They are written with the reports."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from bot.domain.ledger import TELLING_EVENTS
from bot.domain.publishers import NEWSROOM_TIER
from bot.domain.reports import Attribution, Claim, Event, LedgerEntry, Modality, Precision, Stage, When
from storage.columns import to_array, to_text, to_time
from storage.database import Database
from storage.transactions import Transaction


class LedgerStore:
    """Claims by contract."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def entries(self, contract: str, until: datetime) -> tuple[LedgerEntry, ...]:
        """What a fold of one contract at `until` needs, earliest first, with what is published next after it.

        Of the claims that only tell that something was heard, it is the first and the last of each day, by trust.
        """
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                WITH heard AS (
                    SELECT event, modality, effective_on, precision, evidence, attribution, stage, quoted, articles.url,
                        claims.source, claims.tier, party, claims.published_at, ordinal,
                        event IN (SELECT value FROM json_each(:telling)) AS telling
                    FROM claims JOIN articles ON articles.id = claims.article_id
                    WHERE claims.contract = :contract AND claims.published_at <= coalesce(
                        (SELECT min(published_at) FROM claims WHERE contract = :contract AND published_at > :until),
                        :until
                    )
                ), marked AS (
                    SELECT *, row_number() OVER earliest AS number, count(*) OVER day AS of_day FROM heard
                    WHERE NOT telling
                    WINDOW
                        day AS (PARTITION BY substr(published_at, 1, 10), tier <= :trusted, published_at <= :until),
                        earliest AS (day ORDER BY published_at, url, ordinal)
                )
                SELECT event, modality, effective_on, precision, evidence, attribution, stage, quoted, url, source,
                    tier, party, published_at, ordinal
                FROM heard WHERE telling
                UNION ALL
                SELECT event, modality, effective_on, precision, evidence, attribution, stage, quoted, url, source,
                    tier, party, published_at, ordinal
                FROM marked WHERE number IN (1, of_day)
                ORDER BY published_at, url, ordinal
                """,
                {
                    "contract": contract,
                    "until": to_text(until),
                    "telling": to_array(TELLING_EVENTS),
                    "trusted": NEWSROOM_TIER,
                },
            )
        # A contract may have tens of thousands.
        return await asyncio.to_thread(_entries, contract, rows)

    async def around(
        self, contract: str, events: Collection[Event], days: tuple[date, date], published: tuple[datetime, datetime]
    ) -> tuple[LedgerEntry, ...]:
        """The entries on these events with their days and publication within bounds, both counted, earliest first."""
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT event, modality, effective_on, precision, evidence, attribution, stage, quoted, articles.url,
                    claims.source, claims.tier, party, claims.published_at, ordinal
                FROM claims JOIN articles ON articles.id = claims.article_id
                WHERE claims.contract = ? AND claims.published_at BETWEEN ? AND ? AND effective_on BETWEEN ? AND ?
                    AND event IN (SELECT value FROM json_each(?))
                ORDER BY claims.published_at, articles.url, claims.ordinal
                """,
                (contract, *map(to_text, published), *(day.isoformat() for day in days), to_array(events)),
            )
        return await asyncio.to_thread(_entries, contract, rows)

    async def contracts(self) -> set[str]:
        """The contracts that the ledger holds anything on."""
        async with self._database.reader() as view:
            rows = await view.rows("SELECT DISTINCT contract FROM claims")
        return {row["contract"] for row in rows}

    async def unfolded(self) -> tuple[int, frozenset[str]]:
        """The contracts whose moves may be out of date, and a number for `folded`."""
        async with self._database.reader() as view:
            rows = await view.rows("SELECT contract, max(id) AS last FROM unfolded GROUP BY contract")
        return max((row["last"] for row in rows), default=0), frozenset(row["contract"] for row in rows)

    async def folded(self, tx: Transaction, number: int) -> None:
        """Note that the moves are those of the claims that were there when `unfolded` gave this number."""
        await tx.execute("DELETE FROM unfolded WHERE id <= ?", (number,))


def _entries(contract: str, rows: Iterable[Iterable[Any]]) -> tuple[LedgerEntry, ...]:
    return tuple(_entry(contract, *row) for row in rows)


def _entry(
    contract: str,
    event: str,
    modality: str,
    effective_on: str,
    precision: str,
    evidence: str,
    attribution: str | None,
    stage: str,
    quoted: str,
    url: str,
    source: str,
    tier: int,
    party: str,
    published_at: str,
    _: int,
) -> LedgerEntry:
    claim = Claim(
        contract,
        Event(event),
        Modality(modality),
        _when(effective_on, precision),
        evidence,
        Attribution(attribution) if attribution else None,
        Stage(stage),
        quoted,
    )
    return LedgerEntry(claim, url, source, tier, party, to_time(published_at))


@lru_cache(maxsize=10_000)
def _when(on: str, precision: str) -> When:
    return When(date.fromisoformat(on), Precision(precision))
