"""Operators' corrections, append-only. Who may make one, and what it does, is decided elsewhere."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime

from bot.domain.negotiations import Correction
from bot.domain.reports import Event
from storage.columns import to_text, to_time, to_time_or_none
from storage.database import Database
from storage.transactions import Transaction


class CorrectionStore:
    """The record of corrections."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> tuple[Correction, ...]:
        """Every correction ever made, oldest first, those taken back as well."""
        async with self._database.reader() as view:
            rows = await view.rows("SELECT * FROM corrections ORDER BY id")
        return tuple(_correction(row) for row in rows)

    async def add(
        self,
        tx: Transaction,
        *,
        contract: str,
        event: Event,
        on: date,
        action: str,
        new_on: date | None,
        reason: str,
        author: str,
        made_at: datetime,
    ) -> Correction:
        """Record a correction and return it with its id; its contract then counts as unfolded."""
        ((correction_id,),) = await tx.rows(
            """
            INSERT INTO corrections (contract, event, happened_on, action, new_on, reason, author, made_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
            """,
            (
                contract,
                event,
                on.isoformat(),
                action,
                new_on.isoformat() if new_on else None,
                reason,
                author,
                to_text(made_at),
            ),
        )
        await tx.execute("INSERT INTO unfolded (contract) VALUES (?)", (contract,))
        return Correction(correction_id, contract, event, on, action, new_on, reason, author, made_at)

    async def undo(self, tx: Transaction, correction_id: int, at: datetime) -> bool:
        """Take a correction back; False when there is none that stands under this id."""
        taken_back = await tx.rows(
            "UPDATE corrections SET undone_at = ? WHERE id = ? AND undone_at IS NULL RETURNING contract",
            (to_text(at), correction_id),
        )
        await tx.executemany("INSERT INTO unfolded (contract) VALUES (?)", taken_back)
        return bool(taken_back)


def _correction(row: sqlite3.Row) -> Correction:
    return Correction(
        id=row["id"],
        contract=row["contract"],
        event=Event(row["event"]),
        on=date.fromisoformat(row["happened_on"]),
        action=row["action"],
        new_on=date.fromisoformat(row["new_on"]) if row["new_on"] else None,
        reason=row["reason"],
        author=row["author"],
        made_at=to_time(row["made_at"]),
        undone_at=to_time_or_none(row["undone_at"]),
    )
