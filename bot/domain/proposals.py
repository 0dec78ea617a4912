"""Corrections that are proposed, and what became of them. What a correction does to the ledger is `corrections`'."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.negotiations import Action, Correction
from bot.domain.reports import Event

LONGEST_REASON = 300
"""Characters."""
MOST_WAITING = 3
"""So many proposals of one member may wait at once."""
MOST_IN_ALL = 30
"""So many proposals of all members may wait at once, as each is a message to every operator."""
MOST_WITHIN, SPAN = 3, timedelta(hours=1)
"""How many one member may propose in how long, whatever becomes of them."""


class ProposalState(StrEnum):
    """What became of a proposal."""

    WAITING = "waiting"
    APPLIED = "applied"
    DECLINED = "declined"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A correction that somebody asks for. Every correction was proposed first; its number stays the same."""

    id: int
    contract: str
    event: Event
    on: date
    """The effective day of the happening that is meant (or asserted)."""
    action: Action
    new_on: date | None
    """The day that a redate gives it."""
    reason: str
    proposer: str
    """A name in the shell, or a user id in Discord."""
    proposed_at: datetime
    decided_at: datetime | None = None
    decided_by: str = ""
    correction: Correction | None = None
    """What it became when it was accepted."""

    @property
    def state(self) -> ProposalState:
        """What became of it."""
        if self.decided_at is None:
            return ProposalState.WAITING
        if self.correction is None:
            return ProposalState.DECLINED
        return ProposalState.UNDONE if self.correction.undone_at else ProposalState.APPLIED
