"""Propose a correction of the ledger: it waits until an operator decides, of which each is told."""

from __future__ import annotations

import asyncio
import difflib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.corrections import meant_by
from bot.domain.dates import parse_day
from bot.domain.happenings import Happening
from bot.domain.ledger import happenings_at
from bot.domain.lexicon import Lexicon
from bot.domain.negotiations import Action
from bot.domain.phases import NATURAL_ORDER
from bot.domain.proposals import LONGEST_REASON, MOST_IN_ALL, MOST_WAITING, MOST_WITHIN, SPAN, Proposal
from bot.domain.reports import Event
from bot.domain.unions import Contract
from bot.usecases.assess_contract import AssessContract
from bot.user_errors import (
    FullQueueError,
    InvalidReasonError,
    NewDayError,
    NoHappeningError,
    ProposalPauseError,
    SameProposalError,
    TooManyProposalsError,
    UnknownEventError,
)
from storage.corrections import CorrectionStore
from storage.database import Database
from storage.deliveries import DeliveryStore
from storage.transactions import Transaction

AROUND = timedelta(days=31)
"""How far off happenings of another kind are suggested."""
MOST_SUGGESTED = 5


@dataclass(frozen=True, slots=True)
class CorrectionWish:
    """What somebody asks for, as typed."""

    action: Action
    contract: str
    """A contract's id; a union's name means its principal contract."""
    event: str
    on: str
    reason: str
    proposer: str
    new_on: str | None = None


class ProposeCorrection:
    """Store a proposal that makes sense: what is to be rejected or redated must be there."""

    def __init__(
        self,
        database: Database,
        lexicon: Lexicon,
        assess_contract: AssessContract,
        clock: Callable[[], datetime],
        operators: Collection[int] = (),
    ) -> None:
        """`operators` are told of each proposal that is not their own, by their ids in Discord."""
        self._database = database
        self._lexicon = lexicon
        self._assess_contract = assess_contract
        self._clock = clock
        self._operators = operators
        self._corrections = CorrectionStore(database)
        self._deliveries = DeliveryStore(database)
        self._lately: dict[str, list[datetime]] = {}
        """When members proposed lately. It is not stored, so that being forgotten opens no way around it."""

    async def __call__(self, wish: CorrectionWish, *, limited: bool = False) -> Proposal:
        """Store what is proposed; UserError says what cannot be understood, and what may be meant instead.

        What is `limited` counts for what members may propose: TooManyProposalsError, ProposalPauseError and
        FullQueueError.
        """
        now = self._clock()
        contract = self._lexicon.find_contract(wish.contract)
        proposal = Proposal(
            id=0,
            contract=contract.id,
            event=_event(wish.event),
            on=parse_day(wish.on),
            action=wish.action,
            new_on=parse_day(wish.new_on) if wish.new_on else None,
            reason=" ".join(wish.reason.split()),
            proposer=wish.proposer,
            proposed_at=now,
        )
        if (proposal.new_on is not None) != (proposal.action is Action.REDATE):
            raise NewDayError
        if not 0 < len(proposal.reason) <= LONGEST_REASON:
            raise InvalidReasonError(LONGEST_REASON)
        if proposal.action is not Action.ASSERT:
            await self._look_for(proposal, contract, now)
        async with self._database.transaction() as unit:
            if limited:
                await self._limit(unit, proposal)
            if same := await self._corrections.same(unit, proposal):
                raise SameProposalError(same)
            made = await self._corrections.propose(unit, proposal)
            others = [operator for operator in self._operators if str(operator) != wish.proposer]
            await self._deliveries.tell(unit, made, others)
            if limited:
                self._lately.setdefault(wish.proposer, []).append(now)
        return made

    async def _limit(self, unit: Transaction, proposal: Proposal) -> None:
        now = proposal.proposed_at
        recent = {who: [at for at in moments if now - at < SPAN] for who, moments in self._lately.items()}
        self._lately = {who: moments for who, moments in recent.items() if moments}
        lately = self._lately.get(proposal.proposer, [])
        if len(lately) >= MOST_WITHIN:
            raise ProposalPauseError(lately[-MOST_WITHIN] + SPAN - now)
        own, everyone = await self._corrections.waiting(unit, proposal.proposer)
        if own >= MOST_WAITING:
            raise TooManyProposalsError(MOST_WAITING)
        if everyone >= MOST_IN_ALL:
            raise FullQueueError

    async def _look_for(self, proposal: Proposal, contract: Contract, now: datetime) -> None:
        entries, corrections = await self._assess_contract.ledger(contract, now)
        happenings = await asyncio.to_thread(happenings_at, contract, entries, corrections, now)
        if meant_by(happenings, proposal.event, proposal.on) is None:
            raise NoHappeningError(proposal.event, proposal.on, _others(happenings, proposal.event, proposal.on))


def _event(name: str) -> Event:
    wanted = "_".join(name.lower().replace("-", " ").replace("_", " ").split())
    if wanted not in NATURAL_ORDER:
        close = difflib.get_close_matches(wanted, NATURAL_ORDER, n=3, cutoff=0.6)
        raise UnknownEventError(name, tuple(close) or NATURAL_ORDER)
    return Event(wanted)


def _others(happenings: Iterable[Happening], event: Event, day: date) -> tuple[tuple[str, date], ...]:
    """What may be meant instead: the same on other days, or others of about that day; nearest first."""
    near = [each for each in happenings if each.event is event or abs(each.when.on - day) <= AROUND]
    near.sort(key=lambda each: (each.event is not event, abs(each.when.on - day), each.when.on))
    return tuple(dict.fromkeys((each.event.value, each.when.on) for each in near))[:MOST_SUGGESTED]
