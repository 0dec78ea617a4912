"""From a proposal to a correction and back: what is refused, what waits, what applies."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.app import Correcting, correcting_of
from bot.domain.negotiations import Action, Phase
from bot.domain.proposals import LONGEST_REASON, MOST_IN_ALL, MOST_WAITING, ProposalState
from bot.domain.reports import Event
from bot.usecases.assess_contract import AssessContract
from bot.usecases.decide_correction import DecideCorrection
from bot.usecases.list_corrections import ListCorrections
from bot.usecases.propose_correction import CorrectionWish, ProposeCorrection
from bot.user_errors import (
    DecidedProposalError,
    FullQueueError,
    InvalidDateError,
    InvalidReasonError,
    NewDayError,
    NoHappeningError,
    ProposalPauseError,
    SameProposalError,
    TooManyProposalsError,
    UnknownContractError,
    UnknownEventError,
    UnknownProposalError,
    UserError,
)
from storage.database import Database
from tests.usecases.campaign import CAMPAIGN
from tests.usecases.desk import Desk, lines


def wish(
    action: str = "reject",
    contract: str = "wga/mba",
    event: str = "tentative_agreement",
    on: str = "2023-09-24",
    *,
    to: str | None = None,
    reason: str = "The union denies it.",
) -> CorrectionWish:
    return CorrectionWish(Action(action), contract, event, on, reason, "ann", to)


@pytest.fixture
async def imported(desk: Desk, tmp_path: object) -> Desk:
    desk.clock.forward(days=300)
    await desk.import_(lines(desk.path.parent, *CAMPAIGN))
    return desk


@asynccontextmanager
async def correcting(desk: Desk) -> AsyncIterator[tuple[Correcting, ListCorrections]]:
    async with Database.open(desk.path) as database:
        assess = AssessContract(database, desk.known.history)
        yield correcting_of(desk.known, database, assess, desk.clock), ListCorrections(database)


async def phase(desk: Desk) -> Phase:
    async with desk.opened() as intake:
        (contract,) = (await intake.answers.report_status("wga", desk.clock.now, asked_at=False)).contracts
    return contract.state.phase


async def test_a_proposal_waits_and_changes_nothing(imported: Desk) -> None:
    before = await phase(imported)
    async with correcting(imported) as (work, listing):
        proposal = await work.propose(wish())
        assert await listing() == (proposal,)
    assert (proposal.state, proposal.proposer, proposal.on) == (ProposalState.WAITING, "ann", date(2023, 9, 24))
    assert await phase(imported) is before is Phase.TENTATIVE_AGREEMENT


async def test_an_accepted_one_applies_and_is_taken_back_again(imported: Desk) -> None:
    async with correcting(imported) as (work, listing):
        number = (await work.propose(wish())).id
        accepted = await work.decide.accept(number, "op")
        assert accepted.standing
        assert (accepted.standing.phase, accepted.standing.correction) == (
            Phase.ON_STRIKE,
            accepted.proposal.correction,
        )
    assert await phase(imported) is Phase.ON_STRIKE
    async with correcting(imported) as (work, listing):
        undone = await work.decide.undo(number, "op")
        assert undone.proposal.state is ProposalState.UNDONE
        assert await listing() == (undone.proposal,)
    assert await phase(imported) is Phase.TENTATIVE_AGREEMENT


async def test_a_correction_survives_new_articles_and_a_rereading(imported: Desk) -> None:
    async with correcting(imported) as (work, _):
        await work.decide.accept((await work.propose(wish())).id, "op")
    await imported.reread()
    assert await phase(imported) is Phase.ON_STRIKE


async def test_a_waiting_one_is_declined_by_undoing_it(imported: Desk) -> None:
    async with correcting(imported) as (work, _):
        number = (await work.propose(wish())).id
        declined = await work.decide.undo(number, "op")
        assert declined.proposal.state is ProposalState.DECLINED
        assert declined.proposal.correction is None
    assert await phase(imported) is Phase.TENTATIVE_AGREEMENT


async def test_what_is_decided_is_not_decided_again(imported: Desk) -> None:
    async with correcting(imported) as (work, _):
        number = (await work.propose(wish())).id
        await work.decide.accept(number, "op")
        with pytest.raises(DecidedProposalError) as refused:
            await work.decide.accept(number, "op")
        assert refused.value.state == "applied"
        await work.decide.undo(number, "op")
        for decide in (work.decide.accept, work.decide.undo):
            with pytest.raises(DecidedProposalError) as refused:
                await decide(number, "op")
            assert refused.value.state == "undone"
        with pytest.raises(UnknownProposalError):
            await work.decide.accept(number + 1, "op")


async def test_a_union_means_its_principal_contract_and_an_event_may_be_written_as_words(imported: Desk) -> None:
    async with correcting(imported) as (work, _):
        proposal = await work.propose(wish(contract="Writers Guild", event="Tentative-Agreement"))
    assert (proposal.contract, proposal.event) == ("wga/mba", Event.TENTATIVE_AGREEMENT)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (lambda: wish(contract="wga/mbaa"), UnknownContractError),
        (lambda: wish(contract="bakers"), UnknownContractError),
        (lambda: wish(event="strike_begin"), UnknownEventError),
        (lambda: wish(event="picket"), UnknownEventError),
        (lambda: wish(on="yesterday"), InvalidDateError),
        (lambda: wish("redate", to="soon"), InvalidDateError),
        (lambda: wish("redate"), NewDayError),
        (lambda: wish("reject", to="2023-09-25"), NewDayError),
        (lambda: wish(reason=" "), InvalidReasonError),
        (lambda: wish(reason="x" * (LONGEST_REASON + 1)), InvalidReasonError),
        (lambda: wish(on="2023-08-01"), NoHappeningError),
        (lambda: wish("redate", event="ratified", to="2023-09-25"), NoHappeningError),
    ],
)
async def test_what_makes_no_sense_is_not_stored(
    imported: Desk, wrong: Callable[[], CorrectionWish], error: type[UserError]
) -> None:
    async with correcting(imported) as (work, listing):
        with pytest.raises(error):
            await work.propose(wrong())
        assert await listing() == ()


async def test_what_may_be_meant_instead_is_told_nearest_first(imported: Desk) -> None:
    async with correcting(imported) as (work, _):
        with pytest.raises(NoHappeningError) as refused:
            await work.propose(wish(event="strike_end"))
        assert refused.value.others[0] == ("tentative_agreement", date(2023, 9, 24))
        with pytest.raises(NoHappeningError) as refused:
            await work.propose(wish(event="strike_start", on="2023-09-24"))
        assert refused.value.others[0] == ("strike_start", date(2023, 5, 2))
        with pytest.raises(UnknownContractError) as unknown:
            await work.propose(wish(contract="wga/mbaa"))
        assert unknown.value.values["known"] == "wga/mba"


async def test_an_assertion_needs_no_happening_and_counts_as_confirmed(imported: Desk) -> None:
    async with correcting(imported) as (work, _):
        asserts = wish("assert", event="ratified", on="2023-10-09")
        decided = await work.decide.accept((await work.propose(asserts)).id, "op")
    assert decided.standing
    assert (decided.standing.phase, decided.standing.confirmed) == (Phase.IN_FORCE, True)
    assert decided.standing.moves[-1].confirmed_at is None


async def test_what_was_corrected_can_be_corrected_further(imported: Desk) -> None:
    async with correcting(imported) as (work, _):
        redate = wish("redate", event="tentative_agreement", on="2023-09-24", to="2023-10-20")
        await work.decide.accept((await work.propose(redate)).id, "op")
        again = await work.decide.accept((await work.propose(wish(on="2023-10-20"))).id, "op")
    assert again.standing
    assert again.standing.phase is Phase.ON_STRIKE


def many(number: int) -> list[CorrectionWish]:
    return [wish("assert", event="offer_made", on=str(date(2023, 8, 1) + timedelta(days))) for days in range(number)]


async def test_a_member_has_so_many_waiting_and_others_are_free_to_propose(imported: Desk) -> None:
    async with correcting(imported) as (work, _):
        *allowed, one_more, last = many(MOST_WAITING + 2)
        for each in allowed:
            await work.propose(each, limited=True)
            imported.clock.forward(hours=1)
        with pytest.raises(TooManyProposalsError):
            await work.propose(one_more, limited=True)
        await work.propose(replace(one_more, proposer="ben"), limited=True)
        await work.propose(replace(last, proposer="op"))
        await work.decide.reject(1, "op")
        await work.propose(wish(), limited=True)


async def test_of_all_members_only_so_many_wait_and_operators_are_still_free(imported: Desk) -> None:
    async with correcting(imported) as (work, _):
        *allowed, one_more = many(MOST_IN_ALL + 1)
        for number, each in enumerate(allowed):
            await work.propose(replace(each, proposer=str(number)), limited=True)
        with pytest.raises(FullQueueError):
            await work.propose(replace(one_more, proposer="ben"), limited=True)
        await work.propose(one_more)


async def test_a_member_proposes_so_often_in_an_hour_whatever_comes_of_it(imported: Desk) -> None:
    async with correcting(imported) as (work, _):
        *allowed, one_more = many(4)
        for each in allowed:
            await work.decide.reject((await work.propose(each, limited=True)).id, "op")
            imported.clock.forward(minutes=10)
        with pytest.raises(ProposalPauseError) as refused:
            await work.propose(one_more, limited=True)
        assert refused.value.minutes == 30
        imported.clock.now += timedelta(minutes=30)
        await work.propose(one_more, limited=True)


async def test_what_was_refused_does_not_count(imported: Desk) -> None:
    async with correcting(imported) as (work, _):
        for _ in range(5):
            with pytest.raises(NoHappeningError):
                await work.propose(wish(on="2023-08-01"), limited=True)
        await work.propose(wish(), limited=True)
        for _ in range(5):
            with pytest.raises(SameProposalError):
                await work.propose(replace(wish(), proposer="ben"), limited=True)
        await work.propose(replace(many(1)[0], proposer="ben"), limited=True)


async def test_a_rejected_one_changes_nothing_and_what_applies_is_not_rejected(imported: Desk) -> None:
    async with correcting(imported) as (work, _):
        rejected = await work.decide.reject((await work.propose(wish())).id, "op")
        assert (rejected.proposal.state, rejected.proposal.decided_by) == (ProposalState.DECLINED, "op")
        accepted = await work.decide.accept((await work.propose(wish())).id, "op")
        with pytest.raises(DecidedProposalError):
            await work.decide.reject(accepted.proposal.id, "op")
    assert await phase(imported) is Phase.ON_STRIKE


async def test_operators_are_told_of_what_others_propose_until_it_is_decided(imported: Desk) -> None:
    async with Database.open(imported.path) as database:
        assess = AssessContract(database, imported.known.history)
        propose = ProposeCorrection(database, imported.known.lexicon, assess, imported.clock, (7, 8))
        await propose(replace(wish(), proposer="7"))
        await propose(wish(event="strike_start", on="2023-05-02"))
        await propose(wish(event="talks_start", on="2023-03-20"))
        owed = "SELECT proposal_id, target FROM deliveries ORDER BY id"
        assert imported.rows(owed) == [(1, 8), (2, 7), (2, 8), (3, 7), (3, 8)]
        decide = DecideCorrection(database, imported.known.lexicon, assess, imported.clock)
        await decide.accept(2, "7")
        await decide.reject(3, "8")
        assert imported.rows(owed) == [(1, 8)]
        await decide.undo(1, "8")
    assert imported.rows(owed) == []
