"""Bring stories and moves up to date with what was read: after every round of items, and after a re-reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from bot.domain.lexicon import Lexicon
from bot.domain.negotiations import Move
from bot.domain.reports import ReadArticle
from bot.domain.stories import JOIN_DAYS, join
from bot.usecases.assess_contract import AssessContract
from storage.database import Database
from storage.negotiations import NegotiationStore
from storage.reports import ReportStore
from storage.stories import StoryStore

REACH = timedelta(days=JOIN_DAYS + 1)
"""No story joins articles over a gap of this length: days are calendar days, so one more than JOIN_DAYS."""


class RebuildLedger:
    """Derive stories and moves for every contract that an article not yet joined to a story speaks of."""

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
        self._reports = ReportStore(database)
        self._stories = StoryStore(database)
        self._negotiations = NegotiationStore(database)

    async def __call__(self) -> tuple[Move, ...]:
        """Derive what is behind; the moves that were not known before, by effective day."""
        pending = await self._reports.unjoined()
        if not pending:
            return ()
        joined = await self._joined(pending)
        now = self._clock()
        moves: dict[str, tuple[Move, ...]] = {}
        changes: list[Move] = []
        for contract_id in sorted(_contracts(pending)):
            state = await self._assess_contract(self._lexicon.contract(contract_id), now)
            moves[contract_id] = state.moves
            known = set(_steps(await self._negotiations.moves(contract_id)))
            changes += [move for move in state.moves if (move.phase, move.since, move.confirmed) not in known]
        async with self._database.transaction() as unit:
            relevant = [read for read in joined if read.report.relevant]
            await self._stories.replace(unit, [read.article.url for read in joined], join(relevant))
            for contract_id, steps in moves.items():
                await self._negotiations.replace_moves(unit, contract_id, steps)
        return tuple(sorted(changes, key=lambda move: (move.since.on, move.contract)))

    async def _joined(self, pending: Sequence[ReadArticle]) -> tuple[ReadArticle, ...]:
        """The articles that may share a story with the pending ones: linked by contracts, no gap longer than REACH."""
        found = {read.article.url: read for read in pending}
        contracts: set[str] = set()
        while more := {contract for read in found.values() for contract in read.report.contracts} - contracts:
            contracts |= more
            times = await self._reports.published_times(contracts)
            moments = [read.article.published_at for read in found.values()]
            for since, until in _runs(sorted({at for each in times.values() for at in each}), moments):
                for read in await self._reports.between(since, until, contracts, undated=True):
                    found[read.article.url] = read
        return tuple(found.values())


def _contracts(reads: Iterable[ReadArticle]) -> set[str]:
    subjects = {contract for read in reads for contract in read.report.contracts}
    return subjects | {claim.contract for read in reads for claim in read.report.claims}


def _steps(moves: Iterable[Move]) -> list[tuple[object, object, bool]]:
    return [(move.phase, move.since, move.confirmed) for move in moves]


def _runs(times: Sequence[datetime], moments: Iterable[datetime]) -> list[tuple[datetime, datetime]]:
    """The spans of `times` (sorted) that hold a moment and are nowhere interrupted for longer than REACH."""
    wanted = set(moments)
    runs: list[tuple[datetime, datetime]] = []
    start = 0
    for index in range(1, len(times) + 1):
        if index == len(times) or times[index] - times[index - 1] > REACH:
            if any(moment in wanted for moment in times[start:index]):
                runs.append((times[start] - timedelta(microseconds=1), times[index - 1]))
            start = index
    return runs
