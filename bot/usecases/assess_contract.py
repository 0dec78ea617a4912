"""Work out where one contract stands at a moment, from stored claims, shipped history and corrections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.domain.ledger import fold
from bot.domain.negotiations import ContractState
from bot.domain.reports import LedgerEntry
from bot.domain.unions import Contract
from storage.corrections import CorrectionStore
from storage.database import Database
from storage.reports import ReportStore


class AssessContract:
    """Fold the ledger of one contract as it was known at a moment."""

    def __init__(self, database: Database, history: Mapping[str, Sequence[LedgerEntry]]) -> None:
        self._history = history
        self._reports = ReportStore(database)
        self._corrections = CorrectionStore(database)

    async def __call__(self, contract: Contract, at: datetime) -> ContractState:
        """The state at `at`: nothing published later plays a part."""
        stored = await self._reports.entries(contract.id, at)
        entries = [*stored, *self._history.get(contract.id, ())]
        return fold(contract, entries, corrections=await self._corrections.all(), at=at)
