from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from bot.domain.dates import noon_of
from bot.domain.effects import Effect, Outcome, effects_of, moves_resting_on
from bot.domain.ledger import fold
from bot.domain.negotiations import Correction, Move, Phase
from bot.domain.reports import Event, LedgerEntry, Modality, Precision, Stage
from tests.domain.entries import WGA, correction, day, entry, said

OURS = "https://thewrap.com/ours"
LATER = noon_of(day("2023-12-01"))
BEGUN = said(Event.TALKS_START, "2023-03-20")
STRUCK = [*BEGUN, *said(Event.STRIKE_START, "2023-05-02")]


def ours(event: Event, on: str, **how: object) -> LedgerEntry:
    return entry(event, on, "thewrap.com", article=OURS, **how)  # type: ignore[arg-type]


def weighed(
    *entries: LedgerEntry, corrections: Sequence[Correction] = (), at: datetime = LATER
) -> tuple[tuple[Effect, ...], tuple[Move, ...]]:
    own = [each for each in entries if each.article == OURS]
    state = fold(WGA, entries, corrections=corrections, at=at)
    return effects_of(own, WGA, state, entries, corrections), moves_resting_on({OURS}, state)


def outcome(*entries: LedgerEntry, corrections: Sequence[Correction] = ()) -> Outcome:
    (effect,), _ = weighed(*entries, corrections=corrections)
    return effect.outcome


def test_a_claim_that_confirms_a_change_is_evidence_of_it() -> None:
    other = entry(Event.STRIKE_START, "2023-05-02")
    (effect,), (move,) = weighed(*BEGUN, other, ours(Event.STRIKE_START, "2023-05-02", hours=3))
    assert (effect.outcome, effect.source) == (Outcome.EVIDENCE, "thewrap.com")
    assert effect.move == move
    assert (move.phase, move.confirmed, move.evidence) == (Phase.ON_STRIKE, True, (other.article, OURS))


def test_a_claim_beyond_the_evidence_that_is_cited_agrees_with_the_change() -> None:
    many = [entry(Event.STRIKE_START, "2023-05-02", f"{name}.com") for name in ("a", "b", "c", "d", "e")]
    (effect,), moves = weighed(*BEGUN, *many, ours(Event.STRIKE_START, "2023-05-02", hours=9))
    assert (effect.outcome, moves) == (Outcome.AGREES, ())
    assert effect.move is not None
    assert effect.move.phase is Phase.ON_STRIKE


def test_a_change_that_nobody_confirms_is_reported_first_and_then_without_effect() -> None:
    alone = ours(Event.TENTATIVE_AGREEMENT, "2023-09-24")
    ledger = [*STRUCK, alone]
    moment = alone.published_at + timedelta(hours=2)
    (effect,), _ = weighed(*ledger, at=moment)
    assert effect.outcome is Outcome.REPORTED
    assert outcome(*ledger) is Outcome.UNCONFIRMED


def test_a_publisher_that_is_not_listed_confirms_nothing() -> None:
    assert outcome(*STRUCK, ours(Event.TENTATIVE_AGREEMENT, "2023-09-24", tier=3)) is Outcome.UNLISTED


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (ours(Event.STRIKE_END, "2023-09-24", modality=Modality.HEDGED), Outcome.HEDGED),
        (ours(Event.STRIKE_END, "2023-09-24", modality=Modality.NEGATED), Outcome.NEGATED),
        (ours(Event.STRIKE_END, "2023-09-24", modality=Modality.CONDITIONAL), Outcome.CONDITIONAL),
        (ours(Event.STRIKE_END, "2023-09-24", modality=Modality.HISTORICAL), Outcome.HISTORICAL),
        (ours(Event.STRIKE_END, "2008-02-12", published="2023-09-24"), Outcome.BACKGROUND),
        (ours(Event.STRIKE_AUTHORIZATION, "2023-05-03", stage=Stage.CALLED), Outcome.CALLED),
        (ours(Event.PICKET, "2023-05-12"), Outcome.NO_PHASE),
        (ours(Event.BLACKOUT, "2023-09-20"), Outcome.DATED),
        (ours(Event.TALKS_RESUME, "2023-08-11"), Outcome.DATED),
        (ours(Event.OFFER_MADE, "2023-08-11"), Outcome.NOTHING_NEW),
        (ours(Event.STRIKE_CONTINUE, "2023-08-11"), Outcome.NOTHING_NEW),
        (ours(Event.RATIFIED, "2023-10-09", stage=Stage.NAMED, precision=Precision.ABOUT), Outcome.NAMED),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_claim_that_changes_no_phase_says_why(claim: LedgerEntry, expected: Outcome) -> None:
    assert outcome(*STRUCK, claim) is expected


def test_the_end_of_a_strike_after_the_deal_is_a_date_and_no_phase() -> None:
    deal = said(Event.TENTATIVE_AGREEMENT, "2023-09-24")
    end = entry(Event.STRIKE_END, "2023-09-27")
    assert outcome(*STRUCK, *deal, end, ours(Event.STRIKE_END, "2023-09-27")) is Outcome.DATED


def test_a_change_that_is_confirmed_for_a_later_day_waits_for_it() -> None:
    call = entry(Event.STRIKE_START, "2023-12-04", published="2023-11-30", stage=Stage.CALLED)
    mine = ours(Event.STRIKE_START, "2023-12-04", published="2023-11-30", stage=Stage.CALLED)
    assert outcome(*BEGUN, call, mine) is Outcome.AHEAD


def test_a_claim_that_an_operator_rejected_says_so_with_the_reason() -> None:
    claims = [entry(Event.STRIKE_START, "2023-05-02"), ours(Event.STRIKE_START, "2023-05-02")]
    reject = correction("reject", Event.STRIKE_START, "2023-05-02")
    (effect,), moves = weighed(*BEGUN, *claims, corrections=[reject])
    assert (effect.outcome, effect.reason, moves) == (Outcome.CORRECTED, "the union says otherwise", ())


def test_a_claim_taken_from_another_outlet_counts_as_its_word() -> None:
    copied = entry(Event.STRIKE_START, "2023-05-02", "variety.com", article=OURS)
    (effect,), _ = weighed(*BEGUN, copied)
    assert effect.source == "variety.com"


def test_an_expired_contract_rests_on_nobody() -> None:
    expiry = [
        entry(Event.CONTRACT_EXPIRY, "2023-05-01", published="2023-01-10"),
        ours(Event.CONTRACT_EXPIRY, "2023-05-01", published="2023-01-10"),
    ]
    (effect,), moves = weighed(*expiry)
    assert [move.phase for move in moves] == [Phase.IN_FORCE]
    assert effect.outcome is Outcome.EVIDENCE
