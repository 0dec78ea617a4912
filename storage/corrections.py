"""Proposed corrections and what was decided; the latter is append-only. Who may decide is not known here."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.domain.negotiations import Action, Correction
from bot.domain.proposals import Proposal
from bot.domain.reports import Event
from storage.columns import to_text, to_time, to_time_or_none
from storage.database import Database
from storage.transactions import Reading, Transaction


class CorrectionStore:
    """The record of proposals, and of the corrections made of them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, contract: str) -> tuple[Correction, ...]:
        """Every correction of one contract, oldest first, those taken back as well."""
        async with self._database.reader() as view:
            rows = await view.rows("SELECT * FROM corrections WHERE contract = ? ORDER BY id", (contract,))
        return tuple(_correction(row) for row in rows)

    async def proposals(self) -> tuple[Proposal, ...]:
        """Everything ever proposed with what came of it, oldest first."""
        async with self._database.reader() as view:
            return await _proposals(view, "SELECT * FROM proposals ORDER BY id")

    async def proposal(self, tx: Transaction, number: int) -> Proposal | None:
        """What was proposed under that number."""
        return next(iter(await _proposals(tx, "SELECT * FROM proposals WHERE id = ?", (number,))), None)

    async def propose(self, tx: Transaction, proposal: Proposal) -> Proposal:
        """Record a proposal, whose id plays no part, and return it with its own."""
        ((number,),) = await tx.rows(
            """
            INSERT INTO proposals (contract, event, happened_on, action, new_on, reason, proposer, proposed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
            """,
            (
                proposal.contract,
                proposal.event,
                proposal.on.isoformat(),
                proposal.action,
                _text(proposal.new_on),
                proposal.reason,
                proposal.proposer,
                to_text(proposal.proposed_at),
            ),
        )
        return replace(proposal, id=number)

    async def waiting(self, tx: Transaction, proposer: str) -> tuple[int, int]:
        """How many proposals of one person wait, and how many of all."""
        ((own, everyone),) = await tx.rows(
            "SELECT count(*) FILTER (WHERE proposer = ?), count(*) FROM proposals WHERE decided_at IS NULL", (proposer,)
        )
        return int(own), int(everyone)

    async def same(self, tx: Transaction, proposal: Proposal) -> int | None:
        """The number of a proposal that waits and asks for the same, whoever proposed it."""
        row = await tx.row(
            """
            SELECT id FROM proposals
            WHERE decided_at IS NULL AND contract = ? AND event = ? AND happened_on = ? AND action = ? AND new_on IS ?
            """,
            (
                proposal.contract,
                proposal.event,
                proposal.on.isoformat(),
                proposal.action,
                _text(proposal.new_on),
            ),
        )
        return row["id"] if row else None

    async def forget_person(self, tx: Transaction, proposer: str) -> int:
        """Take back what waits of a person, and their name from what is decided; how many proposals that were."""
        waiting = await tx.rows(
            "DELETE FROM proposals WHERE proposer = ? AND decided_at IS NULL RETURNING id", (proposer,)
        )
        decided = await tx.rows("UPDATE proposals SET proposer = '' WHERE proposer = ? RETURNING id", (proposer,))
        return len(waiting) + len(decided)

    async def accept(self, tx: Transaction, proposal: Proposal, *, author: str, at: datetime) -> Proposal:
        """Make a correction of a proposal that waits; its contract then counts as unfolded."""
        ((correction_id,),) = await tx.rows(
            """
            INSERT INTO corrections (contract, event, happened_on, action, new_on, reason, author, made_at)
            SELECT contract, event, happened_on, action, new_on, reason, ?, ? FROM proposals WHERE id = ?
            RETURNING id
            """,
            (author, to_text(at), proposal.id),
        )
        await tx.execute("INSERT INTO unfolded (contract) VALUES (?)", (proposal.contract,))
        return await self._decide(tx, proposal, author, at, correction_id)

    async def decline(self, tx: Transaction, proposal: Proposal, *, author: str, at: datetime) -> Proposal:
        """Note that a proposal that waits becomes no correction."""
        return await self._decide(tx, proposal, author, at, None)

    async def undo(self, tx: Transaction, proposal: Proposal, *, author: str, at: datetime) -> Proposal:
        """Take back the correction made of a proposal; its contract then counts as unfolded."""
        await tx.execute(
            """
            UPDATE corrections SET undone_at = ?, undone_by = ?
            WHERE id = (SELECT correction_id FROM proposals WHERE id = ?) AND undone_at IS NULL
            """,
            (to_text(at), author, proposal.id),
        )
        await tx.execute("INSERT INTO unfolded (contract) VALUES (?)", (proposal.contract,))
        return await self._again(tx, proposal)

    async def _decide(
        self, tx: Transaction, proposal: Proposal, author: str, at: datetime, correction_id: int | None
    ) -> Proposal:
        await tx.execute(
            "UPDATE proposals SET decided_at = ?, decided_by = ?, correction_id = ? WHERE id = ?",
            (to_text(at), author, correction_id, proposal.id),
        )
        return await self._again(tx, proposal)

    async def _again(self, tx: Transaction, proposal: Proposal) -> Proposal:
        stored = await self.proposal(tx, proposal.id)
        if stored is None:
            raise RuntimeError(f"proposal {proposal.id} is not stored")
        return stored


async def _proposals(view: Reading, sql: str, parameters: Sequence[int] = ()) -> tuple[Proposal, ...]:
    rows = await view.rows(sql, parameters)
    made = await view.rows("SELECT * FROM corrections WHERE id IN (SELECT correction_id FROM proposals)")
    corrections = {row["id"]: _correction(row) for row in made}
    return tuple(_proposal(row, corrections.get(row["correction_id"])) for row in rows)


def _proposal(row: sqlite3.Row, correction: Correction | None) -> Proposal:
    return Proposal(
        id=row["id"],
        contract=row["contract"],
        event=Event(row["event"]),
        on=date.fromisoformat(row["happened_on"]),
        action=Action(row["action"]),
        new_on=_day(row["new_on"]),
        reason=row["reason"],
        proposer=row["proposer"],
        proposed_at=to_time(row["proposed_at"]),
        decided_at=to_time_or_none(row["decided_at"]),
        decided_by=row["decided_by"],
        correction=correction,
    )


def _correction(row: sqlite3.Row) -> Correction:
    return Correction(
        id=row["id"],
        contract=row["contract"],
        event=Event(row["event"]),
        on=date.fromisoformat(row["happened_on"]),
        action=Action(row["action"]),
        new_on=_day(row["new_on"]),
        reason=row["reason"],
        author=row["author"],
        made_at=to_time(row["made_at"]),
        undone_at=to_time_or_none(row["undone_at"]),
        undone_by=row["undone_by"],
    )


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
