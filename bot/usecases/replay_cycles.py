"""Replay past cycles from articles alone, and score the ledger against what is known to have happened."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from pathlib import Path

from bot.domain.cycles import (
    DayScore,
    HardChange,
    TrueCycle,
    hard_event,
    is_borne_out,
    is_covered,
    score_days,
)
from bot.domain.dates import end_of
from bot.domain.labels import contract_of
from bot.domain.lexicon import Lexicon
from bot.domain.negotiations import Phase
from bot.domain.unions import Contract
from bot.errors import FileError
from bot.feeds.files import read_file
from bot.feeds.labels import read_cycles
from bot.usecases.import_files import ImportFiles
from bot.usecases.list_headlines import ListHeadlines
from bot.usecases.progress import Progress
from bot.usecases.trace_timeline import Span, TraceTimeline

JUDGED = {("wga", "2023"), ("sag-aftra", "2023")}
"""The cycles with enough articles to be held to the goal."""


@dataclass(frozen=True, slots=True)
class CycleScore:
    """How one cycle was replayed, and of how many articles."""

    cycle: TrueCycle
    contract: Contract
    articles: int
    score: DayScore

    @property
    def judged(self) -> bool:
        """Whether there are enough articles to hold it to the goal."""
        return (self.cycle.union, self.cycle.name) in JUDGED


@dataclass(frozen=True, slots=True)
class Replay:
    """Every cycle, and the hard changes that no fact bears out."""

    cycles: tuple[CycleScore, ...]
    false: tuple[HardChange, ...]
    """Within a known cycle: they did not happen, or not then."""
    unknown: tuple[HardChange, ...]
    """Outside every known cycle: nothing tells whether they happened."""


class ReplayCycles:
    """Import a file into an empty database and compare its ledger with the truth. There must be no shipped history."""

    def __init__(
        self,
        lexicon: Lexicon,
        import_files: ImportFiles,
        trace_timeline: TraceTimeline,
        list_headlines: ListHeadlines,
    ) -> None:
        self._lexicon = lexicon
        self._import_files = import_files
        self._trace_timeline = trace_timeline
        self._list_headlines = list_headlines

    async def __call__(self, path: Path, truth: Path, now: datetime, progress: Progress) -> Replay:
        """Score the ledger as it is known at `now`; cycles of unions that are not followed are left out.

        Raises FileError if the file of true cycles cannot be used.
        """
        cycles = await asyncio.to_thread(_cycles, truth)
        await self._import_files([path], progress)
        spans: list[Span] = []
        for union in self._lexicon.unions:
            spans += (await self._trace_timeline(union.id, now)).spans
        truths: dict[str, list[TrueCycle]] = {}
        scored = []
        for cycle in cycles:
            contract = contract_of(cycle.union, self._lexicon.unions)
            if contract:
                truths.setdefault(contract.id, []).append(cycle)
                scored.append(await self._score(cycle, contract, spans))
        unfounded = [
            change for change in _hard_changes(spans) if not is_borne_out(change, truths.get(change.contract, ()))
        ]
        false = [change for change in unfounded if is_covered(change, truths.get(change.contract, ()))]
        return Replay(tuple(scored), tuple(false), tuple(change for change in unfounded if change not in false))

    async def _score(self, cycle: TrueCycle, contract: Contract, spans: Sequence[Span]) -> CycleScore:
        mine = [span for span in spans if span.contract == contract.id]
        since, until = end_of(cycle.since - timedelta(days=1)), end_of(cycle.until)
        found = await self._list_headlines(since, until, contracts={contract.id})
        articles = sum(len(story.articles) for story in found.stories)
        return CycleScore(cycle, contract, articles, score_days(cycle, lambda day: _phase_on(mine, day)))


def _cycles(path: Path) -> tuple[TrueCycle, ...]:
    try:
        return read_cycles(read_file(path))
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise FileError(str(path), ((0, getattr(error, "strerror", None) or str(error)),)) from error


def _phase_on(spans: Sequence[Span], day: date) -> Phase:
    started = [span for span in spans if span.since.on <= day]
    return started[-1].phase if started else Phase.UNKNOWN


def _hard_changes(spans: Sequence[Span]) -> Iterator[HardChange]:
    for contract, own in groupby(spans, key=lambda span: span.contract):
        before = Phase.UNKNOWN
        for span in own:
            event = hard_event(before, span.phase)
            if event:
                yield HardChange(contract, event, span.since, span.confirmed, span.evidence)
            before = span.phase
