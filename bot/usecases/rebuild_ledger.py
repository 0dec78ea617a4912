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
    """Derive the stories of articles not yet joined to one, and the moves of every contract."""

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
        """Derive what is behind; the moves that were not known before, by effective day.

        Every contract is folded: a called strike begins without another article, and an edited article may no longer
        speak of a contract. What rests on shipped history alone is no change.
        """
        pending = await self._reports.unjoined()
        reported = await self._reports.contracts()
        now = self._clock()
        contracts = [contract for union in self._lexicon.unions for contract in union.contracts]
        dropped = await self._negotiations.contracts() - {contract.id for contract in contracts}
        moves: dict[str, tuple[Move, ...]] = dict.fromkeys(dropped, ())
        changes: list[Move] = []
        for contract in contracts:
            known = await self._negotiations.moves(contract.id)
            state = await self._assess_contract(contract, now)
            if state.moves == known:
                continue
            moves[contract.id] = state.moves
            if contract.id in reported:
                steps = set(_steps(known))
                changes += [move for move in state.moves if (move.phase, move.since, move.confirmed) not in steps]
        if pending or moves:
            joined = await self._joined(pending)
            async with self._database.transaction() as unit:
                relevant = [read for read in joined if read.report.relevant]
                await self._stories.replace(unit, [read.article.url for read in joined], join(relevant))
                for contract_id, contract_moves in moves.items():
                    await self._negotiations.replace_moves(unit, contract_id, contract_moves)
        return tuple(sorted(changes, key=lambda move: (move.since.on, move.contract)))

    async def _joined(self, pending: Sequence[ReadArticle]) -> tuple[ReadArticle, ...]:
        """The articles that may share a story with the pending ones, and those that did until now.

        They are linked by contracts, with no gap longer than REACH.
        """
        found = {read.article.url: read for read in pending}
        found |= {read.article.url: read for read in await self._reports.of(await self._stories.companions(found))}
        contracts: set[str] = set()
        while more := {contract for read in found.values() for contract in read.report.contracts} - contracts:
            contracts |= more
            times = await self._reports.published_times(contracts)
            moments = [read.article.published_at for read in found.values()]
            for since, until in _runs(sorted({at for each in times.values() for at in each}), moments):
                for read in await self._reports.between(since, until, contracts, undated=True):
                    found[read.article.url] = read
        return tuple(found.values())


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
