"""Work out where one contract stands at a moment, from stored claims, shipped history and corrections."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.domain.dates import noon_of
from bot.domain.happenings import LONGEST_AHEAD, LONGEST_BACK, RUNNING_REACH
from bot.domain.ledger import Settled, settle
from bot.domain.negotiations import ContractState, Correction
from bot.domain.reports import Claim, LedgerEntry
from bot.domain.unions import Contract
from storage.corrections import CorrectionStore
from storage.database import Database
from storage.ledger import LedgerStore

REACH = timedelta(days=RUNNING_REACH)
"""No happening joins claims whose days lie further apart."""


class AssessContract:
    """Fold the ledger of one contract as it was known at a moment.

    What `RebuildLedger` folded last is held, and answers for as long as neither time nor a correction changes it; the
    latter may come from another process. Where nothing rebuilds the ledger, nothing is held.
    """

    def __init__(self, database: Database, history: Mapping[str, Sequence[LedgerEntry]]) -> None:
        self._history = history
        self._ledger = LedgerStore(database)
        self._corrections = CorrectionStore(database)
        self._held: dict[str, Settled] = {}
        self._folding = asyncio.Lock()

    async def __call__(self, contract: Contract, at: datetime) -> ContractState:
        """The state at `at`: nothing published later plays a part."""
        corrections = await self._corrections.of(contract.id)
        held = self._corrected(contract, at, corrections)
        if held:
            return held
        async with self._folding:
            return self._corrected(contract, at, corrections) or await self._fold(contract, at)

    def held(self, contract: Contract, at: datetime) -> ContractState | None:
        """The state at `at` if it follows from what is held."""
        settled = self._held.get(contract.id)
        return settled.state_at(at) if settled else None

    def _corrected(self, contract: Contract, at: datetime, corrections: Sequence[Correction]) -> ContractState | None:
        """The same, if it was folded with these corrections."""
        settled = self._held.get(contract.id)
        return settled.state_at(at) if settled and settled.corrections == corrections else None

    def hold(self, settled: Settled) -> None:
        """Answer from this from now on."""
        self._held[settled.state.contract] = settled

    async def settle(self, contract: Contract, at: datetime) -> Settled:
        """Fold the stored ledger, whatever is held."""
        entries, corrections = await self.ledger(contract, at)
        return await asyncio.to_thread(settle, contract, entries, corrections=corrections, at=at)

    async def ledger(self, contract: Contract, at: datetime) -> tuple[Sequence[LedgerEntry], Sequence[Correction]]:
        """What the state at `at` is worked out from: its entries, with what is published next, and its corrections."""
        stored = await self._ledger.entries(contract.id, at)
        return [*stored, *self._history.get(contract.id, ())], await self._corrections.of(contract.id)

    async def around(self, contract: Contract, claims: Sequence[Claim], at: datetime) -> Sequence[LedgerEntry]:
        """The entries at `at` that may tell the same happenings as `claims`, and are no background."""
        events = {claim.event for claim in claims}
        days = [claim.effective.on for claim in claims]
        since, until = min(days) - REACH, max(days) + REACH
        published = noon_of(since) - timedelta(LONGEST_AHEAD), min(at, noon_of(until) + timedelta(LONGEST_BACK))
        stored = await self._ledger.around(contract.id, events, (since, until), published)
        history = (
            entry
            for entry in self._history.get(contract.id, ())
            if entry.claim.event in events and since <= entry.claim.effective.on <= until and entry.published_at <= at
        )
        return [*stored, *history]

    async def _fold(self, contract: Contract, at: datetime) -> ContractState:
        known = self._held.get(contract.id)
        settled = await self.settle(contract, at)
        # Time went past what was held, or it was corrected, and nobody held anything newer meanwhile.
        is_news = known and (settled.until > known.until or settled.corrections != known.corrections)
        if is_news and known is self._held.get(contract.id):
            self.hold(settled)
        return settled.state
