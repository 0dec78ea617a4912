"""Corrections in words: what is proposed, by whom, and what came of it. People go as they are kept, for the edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.dates import day_of
from bot.domain.proposals import Proposal, ProposalState
from bot.usecases.decide_correction import Decision
from bot.wording.digests import contract_name
from bot.wording.names import Names
from bot.wording.phases import badge
from bot.wording.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Entry:
    """One step in the life of a correction: `proposed`, on what day and by whom."""

    what: str
    day: str
    who: str


@dataclass(frozen=True, slots=True)
class CorrectionText:
    """One correction: its number, what became of it, what it says of which contract and why, and who did what."""

    number: str
    state: ProposalState
    standing: str
    contract: str
    change: str
    reason: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class CorrectionsText:
    """All corrections, oldest first; `empty` where there is none."""

    heading: str
    lines: tuple[CorrectionText, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class DecisionText:
    """What was done, the correction as it now is, and where its contract stands or what to do next."""

    heading: str
    correction: CorrectionText
    hint: str


def corrections_text(proposals: Sequence[Proposal], names: Names, phrases: Phrases) -> CorrectionsText:
    """The answer to `correct list`."""
    waiting = sum(each.state is ProposalState.WAITING for each in proposals)
    return CorrectionsText(
        heading=phrases.say("corrections-heading", waiting=waiting),
        lines=tuple(correction_text(each, names, phrases) for each in proposals),
        empty="" if proposals else phrases.say("corrections-empty"),
    )


def proposed_text(proposal: Proposal, names: Names, phrases: Phrases, hint: str = "correction-hint") -> DecisionText:
    """The answer to `correct propose`; `hint` is the phrase that says what comes next."""
    return DecisionText(
        heading=phrases.say("correction-proposed", number=str(proposal.id)),
        correction=correction_text(proposal, names, phrases),
        hint=phrases.say(hint, number=str(proposal.id)),
    )


def news_text(proposal: Proposal, names: Names, phrases: Phrases) -> DecisionText:
    """What an operator is told of a proposal; without who proposed it, since nobody can take that back."""
    text = proposed_text(proposal, names, phrases, "correction-decide")
    return replace(text, correction=replace(text.correction, entries=()))


def correction_choice(proposal: Proposal, names: Names, phrases: Phrases) -> str:
    """One correction in a line, to choose it by."""
    text = correction_text(proposal, names, phrases)
    return phrases.say("correction-choice", number=text.number, change=text.change, contract=text.contract)


def decided_text(decision: Decision, names: Names, phrases: Phrases) -> DecisionText:
    """The answer to `correct accept` and `correct undo`."""
    proposal, standing = decision.proposal, decision.standing
    contract = contract_name(proposal.contract, names, phrases)
    return DecisionText(
        heading=phrases.say(
            "correction-decided", number=str(proposal.id), state=phrases.name("proposal", proposal.state)
        ),
        correction=correction_text(proposal, names, phrases),
        hint=phrases.say("correction-now", contract=contract, badge=badge(standing, phrases)) if standing else "",
    )


def correction_text(proposal: Proposal, names: Names, phrases: Phrases) -> CorrectionText:
    """One correction."""
    values = {"event": phrases.name("event", proposal.event), "day": phrases.day(proposal.on)}
    if proposal.new_on:
        values["new"] = phrases.day(proposal.new_on)
    return CorrectionText(
        number=str(proposal.id),
        state=proposal.state,
        standing=phrases.name("proposal", proposal.state),
        contract=contract_name(proposal.contract, names, phrases),
        change=phrases.say(f"correction-{proposal.action}", **values),
        reason=proposal.reason,
        entries=tuple(_entries(proposal, phrases)),
    )


def _entries(proposal: Proposal, phrases: Phrases) -> list[Entry]:
    made = [_entry("proposed", proposal.proposed_at, proposal.proposer, phrases)]
    if proposal.decided_at:
        state = ProposalState.APPLIED if proposal.correction else ProposalState.DECLINED
        made.append(_entry(state, proposal.decided_at, proposal.decided_by, phrases))
    if proposal.correction and proposal.correction.undone_at:
        made.append(_entry(ProposalState.UNDONE, proposal.correction.undone_at, proposal.correction.undone_by, phrases))
    return made


def _entry(what: str, at: datetime, who: str, phrases: Phrases) -> Entry:
    return Entry(phrases.name("proposal", what), phrases.day(day_of(at)), who)
