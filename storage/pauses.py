"""The domains that are left alone for a while. For how long is decided in `bot.domain.checks`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.domain.feeds import Pause
from storage.columns import to_text, to_time
from storage.database import Database
from storage.transactions import Transaction


class PauseStore:
    """Pauses by registrable domain, those of feeds that are led there apart.

    One that is over stays until the domain answers, so that the next is longer.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> tuple[Pause, ...]:
        """Every pause, over or not."""
        async with self._database.reader() as view:
            rows = await view.rows("SELECT * FROM pauses")
        return tuple(
            Pause(row["domain"], to_time(row["begun_at"]), to_time(row["until"]), row["refusals"], bool(row["led"]))
            for row in rows
        )

    async def put(self, tx: Transaction, pauses: Iterable[Pause]) -> None:
        """Store pauses, each in place of its last."""
        await tx.executemany(
            """
            INSERT INTO pauses (domain, led, begun_at, until, refusals) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (domain, led) DO UPDATE SET begun_at = excluded.begun_at, until = excluded.until,
                refusals = excluded.refusals
            """,
            [(each.domain, each.led, to_text(each.begun_at), to_text(each.until), each.refusals) for each in pauses],
        )

    async def end(self, tx: Transaction, pauses: Iterable[Pause]) -> None:
        """The domains of these answer again; one that was refused anew since then is held as it is."""
        await tx.executemany(
            "DELETE FROM pauses WHERE domain = ? AND led = ? AND until <= ?",
            [(each.domain, each.led, to_text(each.until)) for each in pauses],
        )

    async def forget(self, tx: Transaction, before: datetime) -> None:
        """Drop pauses that were over before then, of domains that nobody asks any more."""
        await tx.execute("DELETE FROM pauses WHERE until < ?", (to_text(before),))
