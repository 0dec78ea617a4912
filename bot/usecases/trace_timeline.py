"""Answer `/timeline`: the phases of a union's contracts by effective date, as known at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.lexicon import Lexicon
from bot.domain.negotiations import Move, Phase
from bot.domain.reports import When
from bot.domain.unions import LaborUnion
from bot.usecases.assess_contract import AssessContract


@dataclass(frozen=True, slots=True)
class Span:
    """One phase of one contract: from `since` until the day before the next began, None while it lasts."""

    contract: str
    phase: Phase
    since: When
    until: date | None
    confirmed: bool
    evidence: tuple[str, ...]
    on_record: bool = False
    """Whether shipped history alone confirms it."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The spans of one union's contracts in order."""

    union: LaborUnion
    spans: tuple[Span, ...]


class TraceTimeline:
    """Trace the phases of every contract of a union."""

    def __init__(self, lexicon: Lexicon, assess_contract: AssessContract) -> None:
        self._lexicon = lexicon
        self._assess_contract = assess_contract

    async def __call__(self, name: str, at: datetime) -> Timeline:
        """Answer for the union a person calls `name`, as known at `at`; UnknownUnionError if nobody is called so."""
        union = self._lexicon.find_union(name)
        spans: list[Span] = []
        for contract in union.contracts:
            state = await self._assess_contract(contract, at)
            spans += _spans(state.moves)
        return Timeline(union, tuple(spans))


def _spans(moves: Sequence[Move]) -> Iterator[Span]:
    """Each move as a span up to the next; a phase that did not last a day is left out."""
    for index, move in enumerate(moves):
        following = moves[index + 1].since.on if index + 1 < len(moves) else None
        if following is not None and following <= move.since.on:
            continue
        until = following - timedelta(days=1) if following else None
        yield Span(move.contract, move.phase, move.since, until, move.confirmed, move.evidence, move.on_record)
