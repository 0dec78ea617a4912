"""What the checks of each feed cost, by day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from bot.domain.feeds import Cost
from storage.database import Database
from storage.transactions import Transaction


class CostStore:
    """Sums by feed and day in UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, tx: Transaction, costs: Iterable[tuple[int, date, Cost]]) -> None:
        """Add what checks cost, each with the id of its feed and the day."""
        await tx.executemany(
            """
            INSERT INTO costs (feed_id, day, requests, bytes, checks, unchanged) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (feed_id, day) DO UPDATE SET requests = requests + excluded.requests,
                bytes = bytes + excluded.bytes, checks = checks + excluded.checks,
                unchanged = unchanged + excluded.unchanged
            """,
            [
                (feed_id, day.isoformat(), cost.requests, cost.bytes, cost.checks, cost.unchanged)
                for feed_id, day, cost in costs
            ],
        )

    async def since(self, day: date) -> Mapping[int, Cost]:
        """What each feed has cost from that day on, by feed id; one that was not asked is missing."""
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT feed_id, sum(requests) AS requests, sum(bytes) AS bytes, sum(checks) AS checks,
                    sum(unchanged) AS unchanged
                FROM costs WHERE day >= ? GROUP BY feed_id
                """,
                (day.isoformat(),),
            )
        return {row["feed_id"]: Cost(row["requests"], row["bytes"], row["checks"], row["unchanged"]) for row in rows}

    async def forget(self, tx: Transaction, before: date) -> None:
        """Drop what is older than that day."""
        await tx.execute("DELETE FROM costs WHERE day < ?", (before.isoformat(),))
