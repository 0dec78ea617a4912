"""Answer `/status`: where each contract of a union stands, with a cited summary."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from bot.domain.dates import day_of, end_of
from bot.domain.issues import IssueSighting
from bot.domain.lexicon import Lexicon
from bot.domain.negotiations import ContractState, Phase, TalksState
from bot.domain.publishers import Publishers
from bot.domain.reports import Modality, Precision, ReadArticle, Stance
from bot.domain.stories import Story
from bot.domain.summaries import ARTICLES, CitedSentence, summarize
from bot.domain.unions import Contract, LaborUnion
from bot.usecases.assess_contract import AssessContract
from storage.database import Database
from storage.feeds import FeedStore
from storage.reports import ReportStore
from storage.stories import StoryStore


@dataclass(frozen=True, slots=True)
class ContractStatus:
    """One contract's answer."""

    contract: Contract
    state: ContractState
    summary: tuple[CitedSentence, ...]
    issues: tuple[IssueSighting, ...]
    headlines: tuple[Story, ...]
    sources: tuple[str, ...]
    """Names of the publishers behind the phase, in the order of `state.sources`."""


@dataclass(frozen=True, slots=True)
class Freshness:
    """How fresh the feeds are: newest successful poll, feeds polled, feeds failing."""

    polled_at: datetime | None
    feeds: int
    failing: int


@dataclass(frozen=True, slots=True)
class UnionStatus:
    """The answer to `/status UNION`: contracts with evidence first the principal."""

    union: LaborUnion
    at: datetime
    contracts: tuple[ContractStatus, ...]
    freshness: Freshness
    asked_at: bool
    """True when `at:` was given: the state as it was known that day."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The answer to `/status` without a union: one line for each negotiation."""

    at: datetime
    lines: tuple[tuple[LaborUnion, Contract, ContractState], ...]
    freshness: Freshness
    asked_at: bool


RECENT = timedelta(days=45)
"""How far before the newest article summary and headlines of an answer look."""
EVE = timedelta(days=1)
"""Before a phase began, and on its first day, only articles that tell of its beginning are sure to be in time."""
NEWEST_HEADLINES = 4
SUMMARIES = 16
"""Summaries that are held."""
EVER = datetime(1970, 1, 1, tzinfo=UTC)


class ReportStatus:
    """Report where a union's contracts stand, or with `overview` where all of them do."""

    def __init__(
        self,
        database: Database,
        lexicon: Lexicon,
        publishers: Publishers,
        followed: Sequence[LaborUnion],
        assess_contract: AssessContract,
    ) -> None:
        self._lexicon = lexicon
        self._publishers = publishers
        self._followed = followed
        self._assess_contract = assess_contract
        self._reports = ReportStore(database)
        self._stories = StoryStore(database)
        self._feeds = FeedStore(database)
        # Of all that is asked, only the day counts; the same articles are asked for until the next poll.
        self._summarize = lru_cache(SUMMARIES)(
            lambda reads, day, contract, broken_off: summarize(reads, end_of(day), contract, broken_off=broken_off)
        )

    async def __call__(self, name: str, at: datetime, *, asked_at: bool) -> UnionStatus:
        """Answer for the union a person calls `name`; UnknownUnionError if nobody is called so."""
        union = self._lexicon.find_union(name)
        contracts = [await self._contract(contract, state, at) for contract, state in await self._live(union, at)]
        return UnionStatus(union, at, tuple(contracts), Freshness(*await self._feeds.freshness()), asked_at)

    async def overview(self, at: datetime, *, asked_at: bool) -> Overview:
        """Answer for every union that is followed."""
        lines = [
            (union, contract, state) for union in self._followed for contract, state in await self._live(union, at)
        ]
        return Overview(at, tuple(lines), Freshness(*await self._feeds.freshness()), asked_at)

    async def _live(self, union: LaborUnion, at: datetime) -> list[tuple[Contract, ContractState]]:
        """The principal contract, and every other of which anything is known."""
        states = [(contract, await self._assess_contract(contract, at)) for contract in union.contracts]
        return [
            (contract, state)
            for contract, state in states
            if contract == union.principal or state.phase is not Phase.UNKNOWN or state.last_report_at
        ]

    async def _contract(self, contract: Contract, state: ContractState, at: datetime) -> ContractStatus:
        since = (await self._reports.newest_at(contract.id, at) or at) - RECENT
        fresh = max(since, _begun(state), at - RECENT if state.phase is Phase.IN_FORCE else EVER)
        reads = await self._reports.between(fresh - EVE, at, [contract.id], newest=ARTICLES)
        begun = max(fresh, _begun(state) + EVE)
        later = tuple(read for read in reads if read.article.published_at > begun or _opens(read, state))
        reads = later or tuple(read for read in reads if read.article.published_at > fresh)
        stories, _ = await self._stories.newest(since, at, [contract.id], limit=NEWEST_HEADLINES)
        issues = await self._reports.issues(contract.id, at)
        broken_off = state.talks.state is TalksState.BROKEN_OFF
        opened = min((move.since.on for move in state.moves if move.cycle == state.cycle), default=None)
        return ContractStatus(
            contract=contract,
            state=state,
            summary=await asyncio.to_thread(self._summarize, reads, day_of(at), contract.id, broken_off),
            issues=tuple(seen for seen in issues if _stands(seen, state, opened)),
            headlines=stories,
            sources=tuple(self._publishers.of(url).name for url in state.sources),
        )


def _opens(read: ReadArticle, state: ContractState) -> bool:
    """Whether an article states the event with which the phase began: `calls a strike`, the day before."""
    return any(
        claim.contract == state.contract and claim.event == state.reason and claim.modality is Modality.ASSERTED
        for claim in read.report.claims
    )


def _begun(state: ContractState) -> datetime:
    """When the phase began, as far as that is known to the day: what was printed before, its beginning has outdated."""
    if state.phase is Phase.UNKNOWN or state.since is None or state.since.precision is not Precision.DAY:
        return EVER
    return end_of(state.since.on - timedelta(days=1))


def _stands(seen: IssueSighting, state: ContractState, opened: date | None) -> bool:
    """Whether a stance still says something: of this cycle, and once a contract is in force only what was settled."""
    if opened is not None and day_of(seen.published_at) < opened:
        return False
    return state.phase is not Phase.IN_FORCE or seen.stance in (Stance.AGREED, Stance.DROPPED)
