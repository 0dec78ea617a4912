"""The changes of phase of each contract, as last folded. The fold is `bot.domain.ledger`'s."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date

from bot.domain.negotiations import Move, Phase
from bot.domain.reports import Event, Precision, When
from storage.columns import to_array, to_text_or_none, to_time_or_none
from storage.database import Database
from storage.transactions import Transaction


class NegotiationStore:
    """Moves, by contract."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def replace_moves(self, tx: Transaction, contract: str, moves: Sequence[Move]) -> None:
        """Make `moves` the moves of this contract, in the order given."""
        await tx.execute("DELETE FROM moves WHERE contract = ?", (contract,))
        await tx.executemany(
            """
            INSERT INTO moves (contract, ordinal, cycle, phase, effective_on, precision, event, confirmed, confirmed_at,
                evidence, on_record)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                (
                    contract,
                    ordinal,
                    move.cycle,
                    move.phase,
                    move.since.on.isoformat(),
                    move.since.precision,
                    move.event,
                    move.confirmed,
                    to_text_or_none(move.confirmed_at),
                    to_array(move.evidence),
                    move.on_record,
                )
                for ordinal, move in enumerate(moves)
            ],
        )

    async def contracts(self) -> set[str]:
        """The contracts that have moves."""
        async with self._database.reader() as view:
            rows = await view.rows("SELECT DISTINCT contract FROM moves")
        return {row["contract"] for row in rows}

    async def moves(self, contract: str) -> tuple[Move, ...]:
        """The moves of this contract in order."""
        async with self._database.reader() as view:
            rows = await view.rows("SELECT * FROM moves WHERE contract = ? ORDER BY ordinal", (contract,))
        return tuple(_move(row) for row in rows)


def _move(row: sqlite3.Row) -> Move:
    return Move(
        contract=row["contract"],
        cycle=row["cycle"],
        phase=Phase(row["phase"]),
        since=When(date.fromisoformat(row["effective_on"]), Precision(row["precision"])),
        event=Event(row["event"]),
        confirmed=bool(row["confirmed"]),
        confirmed_at=to_time_or_none(row["confirmed_at"]),
        evidence=tuple(json.loads(row["evidence"])),
        on_record=bool(row["on_record"]),
    )
