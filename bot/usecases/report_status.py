"""Answer `/status`: where each contract of a union stands, with a cited summary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.negotiations import ContractState
from bot.domain.reports import Stance
from bot.domain.stories import Story
from bot.domain.summaries import CitedSentence
from bot.domain.unions import Contract, LaborUnion


@dataclass(frozen=True, slots=True)
class IssueStanding:
    """The last known stance on one issue, the sentence behind it and its source."""

    issue: str
    stance: Stance
    sentence: str
    url: str
    source: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class ContractStatus:
    """One contract's answer."""

    contract: Contract
    state: ContractState
    summary: tuple[CitedSentence, ...]
    issues: tuple[IssueStanding, ...]
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
