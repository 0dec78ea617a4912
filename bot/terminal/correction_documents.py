"""Corrections as documents of `--json`."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.proposals import Proposal
from bot.terminal.documents import Document, Json, moment, state_document
from bot.usecases.decide_correction import Decision


def corrections_document(proposals: Sequence[Proposal]) -> list[Json]:
    """The answer to `correct list`."""
    return [proposal_document(proposal) for proposal in proposals]


def decision_document(decision: Decision) -> Document:
    """The answer to `correct accept` and `correct undo`: the correction, and how its contract stands with it."""
    standing = state_document(decision.standing) if decision.standing else None
    return {**proposal_document(decision.proposal), "standing": standing}


def proposal_document(proposal: Proposal) -> Document:
    """One correction, as it was proposed and what became of it: `waiting`, `applied`, `declined` or `undone`."""
    made = proposal.correction
    return {
        "number": proposal.id,
        "state": proposal.state,
        "action": proposal.action,
        "contract": proposal.contract,
        "event": proposal.event,
        "on": proposal.on.isoformat(),
        "to": proposal.new_on.isoformat() if proposal.new_on else None,
        "reason": proposal.reason,
        "proposed_by": proposal.proposer,
        "proposed_at": moment(proposal.proposed_at),
        "decided_by": proposal.decided_by or None,
        "decided_at": moment(proposal.decided_at),
        "undone_by": (made.undone_by or None) if made else None,
        "undone_at": moment(made.undone_at) if made else None,
    }
