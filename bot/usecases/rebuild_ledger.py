"""Bring stories and moves up to date with what was read: after every round of items, and after a re-reading."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from bot.domain.joining import JOIN_DAYS
from bot.domain.ledger import Settled
from bot.domain.lexicon import Lexicon
from bot.domain.negotiations import Move
from bot.domain.reports import ReadArticle
from bot.domain.stories import Story, linked, stories_of
from bot.domain.tellings import ABOUT_FACTS, FACT_DAYS
from bot.usecases.assess_contract import AssessContract
from storage.database import Database
from storage.ledger import LedgerStore
from storage.negotiations import NegotiationStore
from storage.reports import ReportStore
from storage.stories import StoryStore

CHANGES = timedelta(days=JOIN_DAYS + 2 * FACT_DAYS + 1)
"""How far from an article that came or went others may link otherwise; days are calendar days, so one more."""
DEPENDS = timedelta(days=2 * JOIN_DAYS + 2 * FACT_DAYS + 1)
"""How far from an article lies what its links may depend on."""

_Group: TypeAlias = Sequence[ReadArticle]


class RebuildLedger:
    """Derive the stories of articles not yet joined to one, and the moves of the contracts that may have changed."""

    def __init__(
        self,
        database: Database,
        lexicon: Lexicon,
        assess_contract: AssessContract,
        clock: Callable[[], datetime],
    ) -> None:
        """The states are handed to `assess_contract` to be held."""
        self._database = database
        self._lexicon = lexicon
        self._assess_contract = assess_contract
        self._clock = clock
        self._ledger = LedgerStore(database)
        self._reports = ReportStore(database)
        self._stories = StoryStore(database)
        self._negotiations = NegotiationStore(database)

    async def __call__(self) -> tuple[Move, ...]:
        """Derive what is behind; the moves that were not known before, by effective day.

        Folded are contracts of which a claim or a correction came or went, and those that time may have changed: a
        called strike begins without another article. What rests on shipped history alone is no change.
        """
        number, unfolded = await self._ledger.unfolded()
        pending = await self._reports.unjoined()
        now = self._clock()
        contracts = [contract for union in self._lexicon.unions for contract in union.contracts]
        dropped = await self._negotiations.contracts() - {contract.id for contract in contracts}
        moves: dict[str, tuple[Move, ...]] = dict.fromkeys(dropped, ())
        settled: list[Settled] = []
        changes: list[Move] = []
        for contract in contracts:
            if contract.id not in unfolded and self._assess_contract.held(contract, now):
                continue
            settled.append(await self._assess_contract.settle(contract, now))
            state, known = settled[-1].state, await self._negotiations.moves(contract.id)
            if state.moves != known:
                moves[contract.id] = state.moves
                steps = set(_steps(known))
                changes += [move for move in state.moves if (move.phase, move.since, move.confirmed) not in steps]
        if pending or moves or unfolded:
            joined = await self._joined(pending)
            async with self._database.transaction() as unit:
                await self._stories.replace(unit, [read.article.url for read in pending], joined)
                for contract_id, contract_moves in moves.items():
                    await self._negotiations.replace_moves(unit, contract_id, contract_moves)
                await self._ledger.folded(unit, number)
        for each in settled:
            self._assess_contract.hold(each)
        reported = await self._ledger.contracts() if changes else ()
        return tuple(
            sorted((move for move in changes if move.contract in reported), key=lambda m: (m.since.on, m.contract))
        )

    async def _joined(self, pending: Sequence[ReadArticle]) -> tuple[Story, ...]:
        """The stories of the pending articles, and those that these may have changed, as if all were joined at once.

        A new article changes what it links; one about a fact may be what makes its day larger than one nearby, or its
        fact larger than others of its day. One that was joined before may have held its neighbours together.
        """
        new = {read.article.url: read.article.published_at for read in pending}
        facts = [read.article.published_at for read in pending if read.report.event in ABOUT_FACTS]
        stories: dict[str, Story] = {}
        parted: set[str] = set()
        while True:
            companions = set(await self._stories.companions(parted.union(new)))
            before = [read.article.published_at for read in await self._reports.of(companions)]
            for since, until in _runs(sorted([*before, *new.values()])):
                left = [(at - CHANGES, at + CHANGES) for at in (*before, *facts) if since <= at <= until]
                for story in stories_of(await self._linked(since, until, _Touch(new.keys(), left))):
                    stories[story.id] = story
            members = {read.article.url for story in stories.values() for read in story.articles}
            missing = set(await self._stories.companions(members)) - members - new.keys() - parted
            if not missing:
                return tuple(stories.values())
            parted |= missing

    async def _linked(self, since: datetime, until: datetime, touch: _Touch) -> Sequence[_Group]:
        """The groups around [since, until] that are touched, each whole: more is read until none may go on beyond."""
        first, last = since - CHANGES, until + CHANGES
        while True:
            reads = await self._reports.between(first - DEPENDS, last + DEPENDS, undated=True)
            touched = touch.of(await asyncio.to_thread(linked, reads))
            begun = min((_span(group)[0] for group in touched), default=first)
            ended = max((_span(group)[1] for group in touched), default=last)
            if first <= begun and ended <= last:
                return touched
            first, last = min(first, begun), max(last, ended)


@dataclass(frozen=True, slots=True)
class _Touch:
    """What may be different now: what holds one of these articles, or lies in one of these spans."""

    urls: Collection[str]
    spans: Sequence[tuple[datetime, datetime]]

    def of(self, groups: Sequence[_Group]) -> Sequence[_Group]:
        """The groups that may be different."""
        return [group for group in groups if self._has(group)]

    def _has(self, group: _Group) -> bool:
        return any(read.article.url in self.urls for read in group) or any(
            _overlap(_span(group), span) for span in self.spans
        )


def _steps(moves: Iterable[Move]) -> list[tuple[object, object, bool]]:
    return [(move.phase, move.since, move.confirmed) for move in moves]


def _runs(moments: Sequence[datetime]) -> list[tuple[datetime, datetime]]:
    """The spans of sorted moments that lie so near each other that what they touch is better read together."""
    runs: list[tuple[datetime, datetime]] = []
    for moment in moments:
        if runs and moment - runs[-1][1] <= 2 * (CHANGES + DEPENDS):
            runs[-1] = (runs[-1][0], moment)
        else:
            runs.append((moment, moment))
    return runs


def _span(group: _Group) -> tuple[datetime, datetime]:
    return group[0].article.published_at, group[-1].article.published_at


def _overlap(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
