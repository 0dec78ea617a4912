"""Answer `/timeline`: the phases of a union's contracts by effective date, as known at the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.negotiations import Phase
from bot.domain.reports import When
from bot.domain.unions import LaborUnion


@dataclass(frozen=True, slots=True)
class Span:
    """One phase of one contract: from `since` until the day before the next began, None while it lasts."""

    contract: str
    phase: Phase
    since: When
    until: date | None
    confirmed: bool
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The spans of one union's contracts in order."""

    union: LaborUnion
    spans: tuple[Span, ...]
