"""What one article did to the ledger of a contract, claim by claim, or why it did nothing. Changes nothing itself."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.corrections import correct
from bot.domain.dates import day_of
from bot.domain.happenings import Happening, effective, in_order, is_fact, is_timely, join_claims, near
from bot.domain.negotiations import ContractState, Correction, Move, Phase
from bot.domain.phases import HARD_EVENTS, NATURAL_ORDER
from bot.domain.reports import Claim, Event, LedgerEntry, Modality, Stage
from bot.domain.unions import Contract


class Outcome(StrEnum):
    """What became of a claim."""

    EVIDENCE = "evidence"
    """A change of phase rests on it."""
    AGREES = "agrees"
    """A change of phase that it tells rests on other articles."""
    REPORTED = "reported"
    """It tells a change that stands beside the phase, not confirmed."""
    UNCONFIRMED = "unconfirmed"
    """Newsrooms tell it, but not enough of them in time."""
    UNLISTED = "unlisted"
    """Only publishers tell it whose word confirms nothing."""
    AHEAD = "ahead"
    """It is confirmed, and its day is yet to come."""
    DATED = "dated"
    """It changes no phase, but is one of the dates beside it."""
    NOTHING_NEW = "nothing_new"
    """It changes nothing where the negotiation stood."""
    NO_PHASE = "no_phase"
    """News of its kind changes no phase."""
    NAMED = "named"
    """The happening is only named, and nobody tells it."""
    CALLED = "called"
    """A vote on a strike is only called."""
    BACKGROUND = "background"
    """It lies too far from the day of publication."""
    CORRECTED = "corrected"
    """An operator has rejected it."""
    HEDGED = "hedged"
    NEGATED = "negated"
    CONDITIONAL = "conditional"
    HISTORICAL = "historical"
    UNDATED = "undated"
    """Nobody vouches for the day of the article, so that none of its claims enters the ledger."""


DATED_EVENTS = frozenset(
    {
        Event.TALKS_START,
        Event.TALKS_RESUME,
        Event.TALKS_CONTINUE,
        Event.TALKS_BREAK_OFF,
        Event.STRIKE_AUTHORIZATION,
        Event.STRIKE_END,
        Event.CONTRACT_EXPIRY,
        Event.CONTRACT_EXPIRY_EXTENDED,
        Event.BLACKOUT,
    }
)
"""Events whose days stand beside the phase."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One claim and what became of it."""

    claim: Claim
    outcome: Outcome
    source: str = ""
    """Domain of the publisher it counts as; empty for an article that is not in the ledger."""
    move: Move | None = None
    """The change of phase that rests on it, or with which it agrees."""
    reason: str = ""
    """Of the correction that rejected it."""


@dataclass(frozen=True, slots=True)
class _Ledger:
    """The ledger of a contract as it stands."""

    state: ContractState
    moves: Sequence[Move]
    """The changes of phase that rest on the article."""
    kept: Sequence[Happening]
    rejected: Sequence[tuple[Correction, Happening]]


def effects_of(
    own: Sequence[LedgerEntry],
    contract: Contract,
    state: ContractState,
    around: Iterable[LedgerEntry],
    corrections: Iterable[Correction] = (),
) -> tuple[Effect, ...]:
    """What became of each claim of one article on this contract, which stands as `state` says.

    `own` are the article's entries; `around` all entries on the same events of about the same days, known by then.
    """
    mine = [correction for correction in corrections if correction.contract == contract.id]
    happenings = join_claims([e for e in in_order(around) if is_fact(e)], contract)
    moves = moves_resting_on({entry.article for entry in own}, state)
    ledger = _Ledger(state, moves, *correct(happenings, mine, state.at))
    return tuple(_effect(entry, ledger) for entry in own)


def moves_resting_on(urls: Container[str], state: ContractState) -> tuple[Move, ...]:
    """The changes of phase of a contract whose evidence holds one of these articles."""
    return tuple(
        move for move in state.moves if move.phase is not Phase.UNKNOWN and any(url in urls for url in move.evidence)
    )


def _effect(entry: LedgerEntry, ledger: _Ledger) -> Effect:
    claim = entry.claim
    left_out = _left_out(entry)
    if left_out:
        return Effect(claim, left_out, entry.source)
    for correction, happening in ledger.rejected:
        if entry in happening.entries:
            return Effect(claim, Outcome.CORRECTED, entry.source, reason=correction.reason)
    told = next((each for each in ledger.kept if entry in each.entries), None)
    others = [move for move in ledger.state.moves if move.phase is not Phase.UNKNOWN]
    for outcome, made in ((Outcome.EVIDENCE, ledger.moves), (Outcome.AGREES, others)):
        move = _made_by(entry, told, made)
        if move:
            return Effect(claim, outcome, entry.source, move)
    return Effect(claim, _unmoved(entry, told, ledger.state), entry.source)


def _left_out(entry: LedgerEntry) -> Outcome | None:
    """Why a claim is none of the facts that the ledger goes by."""
    claim = entry.claim
    if claim.modality is not Modality.ASSERTED:
        return Outcome(claim.modality)
    if not is_timely(entry):
        return Outcome.BACKGROUND
    if claim.event is Event.STRIKE_AUTHORIZATION and claim.stage is not Stage.PASSED:
        return Outcome.CALLED
    if claim.event not in NATURAL_ORDER and claim.event not in DATED_EVENTS:
        return Outcome.NO_PHASE
    return None


def _made_by(entry: LedgerEntry, told: Happening | None, moves: Iterable[Move]) -> Move | None:
    """The move that this happening made: of the same event, and of the same day or nearly so."""
    days = [effective(entry), *([told.when] if told else [])]
    for move in moves:
        same_day = entry.article in move.evidence or any(near(move.since, when) for when in days)
        if move.event is entry.claim.event and same_day:
            return move
    return None


def _unmoved(entry: LedgerEntry, told: Happening | None, state: ContractState) -> Outcome:
    event = entry.claim.event
    if event in HARD_EVENTS - {Event.STRIKE_CONTINUE, Event.CONTRACT_EXPIRY}:
        if told is None:
            return Outcome.NAMED
        if not told.confirmed and state.reported and entry.article in state.reported.evidence:
            return Outcome.REPORTED
        if not told.confirmed:
            return Outcome.UNCONFIRMED if told.trusted else Outcome.UNLISTED
        if told.on > day_of(state.at):
            return Outcome.AHEAD
    return Outcome.DATED if event in DATED_EVENTS else Outcome.NOTHING_NEW
