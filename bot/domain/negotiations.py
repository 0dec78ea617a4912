"""Where a negotiation stands, as values; `ledger` folds reports into them. A strike is a fact beside the phase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.reports import Event, When


class Phase(StrEnum):
    """Where a negotiation stands."""

    UNKNOWN = "unknown"
    IN_FORCE = "in_force"
    BARGAINING = "bargaining"
    ON_STRIKE = "on_strike"
    TENTATIVE_AGREEMENT = "tentative_agreement"
    RATIFICATION = "ratification"
    REJECTED = "rejected"


class StrikeState(StrEnum):
    """Whether a strike is ahead, running, or over."""

    CALLED = "called"
    RUNNING = "running"
    SUSPENDED = "suspended"


class TalksState(StrEnum):
    """Whether the sides are talking."""

    NONE = "none"
    SCHEDULED = "scheduled"
    UNDER_WAY = "under_way"
    BROKEN_OFF = "broken_off"


@dataclass(frozen=True, slots=True)
class Strike:
    """One strike. `until` is its last day; `days` counts calendar days inclusively, None unless `since` is a day."""

    since: When
    state: StrikeState
    until: date | None
    days: int | None
    confirmed: bool

    @property
    def day(self) -> int | None:
        """The day of the strike while it runs, else None."""
        return self.days if self.state is StrikeState.RUNNING else None


@dataclass(frozen=True, slots=True)
class Talks:
    """Whether the sides talk; days of the last and the next session that are known."""

    state: TalksState = TalksState.NONE
    last: When | None = None
    next: When | None = None


@dataclass(frozen=True, slots=True)
class Reported:
    """A hard move that is reported but not confirmed; stands beside the phase."""

    phase: Phase
    since: When
    by: tuple[str, ...]
    """Sources (publisher domains), earliest first."""
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """One change of phase. `evidence` are addresses, best source first."""

    contract: str
    cycle: str
    phase: Phase
    since: When
    event: Event
    confirmed: bool
    confirmed_at: datetime | None
    evidence: tuple[str, ...]
    on_record: bool = False
    """Whether shipped history alone confirms it."""


@dataclass(frozen=True, slots=True)
class ContractState:
    """Where one contract stands at one moment, and how it got there."""

    contract: str
    at: datetime
    phase: Phase = Phase.UNKNOWN
    since: When | None = None
    confirmed: bool = False
    on_record: bool = False
    """Whether shipped history alone confirms the phase."""
    reason: str = "no evidence"
    """Why the phase is what it is: the event behind it, `expired`, `silent`, `corrected` or `no evidence`."""
    cycle: str = ""
    reported: Reported | None = None
    strike: Strike | None = None
    talks: Talks = Talks()
    authorized: When | None = None
    blackout: When | None = None
    expires: When | None = None
    last_report_at: datetime | None = None
    stale_since: date | None = None
    """Day of the last report, when an open cycle has had none for 21 days."""
    sources: tuple[str, ...] = ()
    """Addresses of the evidence for the current phase."""
    moves: tuple[Move, ...] = ()
    correction: Correction | None = None
    """The correction that the phase rests on, or that set aside what would have changed it since."""


class Action(StrEnum):
    """What a correction does with a happening."""

    REJECT = "reject"
    ASSERT = "assert"
    REDATE = "redate"


@dataclass(frozen=True, slots=True)
class Correction:
    """An operator's word on one group of claims: reject it, assert it, or give it another day. Append-only."""

    id: int
    contract: str
    event: Event
    on: date
    """The effective day of the group that is meant (or asserted)."""
    action: Action
    new_on: date | None
    """The day that a redate gives it."""
    reason: str
    author: str
    """The operator's name in the shell, or their user id in Discord."""
    made_at: datetime
    undone_at: datetime | None = None
    undone_by: str = ""
