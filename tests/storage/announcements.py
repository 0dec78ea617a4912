"""Rows to write and read again."""

from __future__ import annotations

from storage.database import Database
from storage.transactions import Transaction


async def announce(tx: Transaction, key: str) -> None:
    await tx.execute("INSERT INTO announced VALUES (?, '')", (key,))


async def announced(database: Database) -> set[str]:
    async with database.reader() as view:
        return {row["ping_key"] for row in await view.rows("SELECT ping_key FROM announced")}
