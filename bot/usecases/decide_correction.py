"""Accept a proposed correction, or undo it. Who may is decided at the edge: operators alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.lexicon import Lexicon
from bot.domain.negotiations import ContractState
from bot.domain.proposals import Proposal, ProposalState
from bot.usecases.assess_contract import AssessContract
from bot.user_errors import DecidedProposalError, UnknownProposalError
from storage.corrections import CorrectionStore
from storage.database import Database
from storage.deliveries import DeliveryStore
from storage.transactions import Transaction


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, and where its contract stands with that; None for a contract that is no longer followed."""

    proposal: Proposal
    standing: ContractState | None


class DecideCorrection:
    """Decide on what was proposed. Answers take it up at once; the moves at the next rebuilding."""

    def __init__(
        self,
        database: Database,
        lexicon: Lexicon,
        assess_contract: AssessContract,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._lexicon = lexicon
        self._assess_contract = assess_contract
        self._clock = clock
        self._corrections = CorrectionStore(database)
        self._deliveries = DeliveryStore(database)

    async def accept(self, number: int, author: str) -> Decision:
        """Let a proposal that waits apply. UnknownProposalError; DecidedProposalError when it does not wait."""
        async with self._database.transaction() as unit:
            proposal = await self._waiting(unit, number)
            decided = await self._corrections.accept(unit, proposal, author=author, at=self._clock())
        return await self._decision(decided)

    async def reject(self, number: int, author: str) -> Decision:
        """Decline a proposal that waits. UnknownProposalError; DecidedProposalError when it does not wait."""
        async with self._database.transaction() as unit:
            proposal = await self._waiting(unit, number)
            decided = await self._corrections.decline(unit, proposal, author=author, at=self._clock())
        return await self._decision(decided)

    async def undo(self, number: int, author: str) -> Decision:
        """Take back what applies, or decline what waits.

        UnknownProposalError; DecidedProposalError when it is declined or taken back already.
        """
        async with self._database.transaction() as unit:
            proposal = await self._proposal(unit, number)
            if proposal.state is ProposalState.WAITING:
                await self._deliveries.keep_back(unit, number)
                decided = await self._corrections.decline(unit, proposal, author=author, at=self._clock())
            elif proposal.state is ProposalState.APPLIED:
                decided = await self._corrections.undo(unit, proposal, author=author, at=self._clock())
            else:
                raise DecidedProposalError(number, proposal.state)
        return await self._decision(decided)

    async def _waiting(self, unit: Transaction, number: int) -> Proposal:
        """The proposal, of which nobody needs to be told any more."""
        proposal = await self._proposal(unit, number)
        if proposal.state is not ProposalState.WAITING:
            raise DecidedProposalError(number, proposal.state)
        await self._deliveries.keep_back(unit, number)
        return proposal

    async def _proposal(self, unit: Transaction, number: int) -> Proposal:
        proposal = await self._corrections.proposal(unit, number)
        if proposal is None:
            raise UnknownProposalError(number)
        return proposal

    async def _decision(self, proposal: Proposal) -> Decision:
        contracts = {contract.id: contract for union in self._lexicon.unions for contract in union.contracts}
        contract = contracts.get(proposal.contract)
        return Decision(proposal, await self._assess_contract(contract, self._clock()) if contract else None)
