"""Nothing that was proposed or decided is ever lost, also when it is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.negotiations import Action
from bot.domain.proposals import Proposal, ProposalState
from storage.corrections import CorrectionStore
from storage.database import Database
from storage.deliveries import DeliveryStore
from storage.ledger import LedgerStore
from tests.storage.samples import MBA, NOON, THEATRICAL, hours, proposed


async def propose(database: Database, proposal: Proposal) -> Proposal:
    async with database.transaction() as tx:
        return await CorrectionStore(database).propose(tx, proposal)


async def accept(database: Database, proposal: Proposal) -> Proposal:
    async with database.transaction() as tx:
        return await CorrectionStore(database).accept(tx, proposal, author="op", at=NOON + hours(1))


async def test_proposals_come_back_oldest_first(database: Database) -> None:
    redate = proposed(action=Action.REDATE, new_on=date(2023, 5, 3))
    made = [await propose(database, proposed()), await propose(database, redate)]
    store = CorrectionStore(database)
    assert await store.proposals() == tuple(made)
    assert [replace(each, id=0) for each in made] == [proposed(), redate]
    assert await store.of(MBA) == ()


async def test_an_accepted_one_is_a_correction_of_its_contract_and_leaves_it_behind(database: Database) -> None:
    accepted = await accept(database, await propose(database, proposed()))
    store = CorrectionStore(database)
    assert accepted.state is ProposalState.APPLIED
    assert (accepted.decided_by, accepted.decided_at) == ("op", NOON + hours(1))
    (correction,) = await store.of(MBA)
    assert accepted.correction == correction
    assert (correction.action, correction.on, correction.author) == (Action.ASSERT, date(2023, 5, 2), "op")
    assert await store.of(THEATRICAL) == ()
    assert (await LedgerStore(database).unfolded())[1] == {MBA}


async def test_one_taken_back_stays_with_its_time_and_who_did_it(database: Database) -> None:
    accepted = await accept(database, await propose(database, proposed()))
    number, _ = await LedgerStore(database).unfolded()
    store = CorrectionStore(database)
    async with database.transaction() as tx:
        await LedgerStore(database).folded(tx, number)
        undone = await store.undo(tx, accepted, author="other", at=NOON + hours(2))
    assert undone.state is ProposalState.UNDONE
    (correction,) = await store.of(MBA)
    assert (correction.undone_at, correction.undone_by, correction.author) == (NOON + hours(2), "other", "op")
    assert (await LedgerStore(database).unfolded())[1] == {MBA}


async def test_a_declined_one_becomes_no_correction(database: Database) -> None:
    waiting = await propose(database, proposed())
    store = CorrectionStore(database)
    async with database.transaction() as tx:
        declined = await store.decline(tx, waiting, author="op", at=NOON)
    assert (declined.state, declined.decided_by) == (ProposalState.DECLINED, "op")
    assert await store.of(MBA) == ()
    assert await LedgerStore(database).unfolded() == (0, frozenset())


async def test_what_waits_of_a_person_is_counted_whatever_else_they_proposed(database: Database) -> None:
    await accept(database, await propose(database, proposed()))
    await propose(database, proposed())
    await propose(database, proposed(proposer="7"))
    async with database.transaction() as tx:
        assert await CorrectionStore(database).waiting(tx, "42") == (1, 2)
        assert await CorrectionStore(database).waiting(tx, "8") == (0, 2)


async def test_the_same_is_what_asks_for_the_same_and_waits(database: Database) -> None:
    redate = proposed(action=Action.REDATE, new_on=date(2023, 5, 3))
    decided = await accept(database, await propose(database, proposed()))
    first = await propose(database, redate)
    async with database.transaction() as tx:
        store = CorrectionStore(database)
        assert decided.id != first.id == await store.same(tx, replace(redate, proposer="7", reason="Another"))
        for other in (
            proposed(),
            replace(redate, new_on=date(2023, 5, 4)),
            replace(redate, on=date(2023, 5, 3)),
            replace(redate, contract=THEATRICAL),
        ):
            assert await store.same(tx, other) is None


async def test_a_person_is_forgotten_and_what_was_decided_stays(database: Database) -> None:
    accepted = await accept(database, await propose(database, proposed()))
    waiting, other = await propose(database, proposed()), await propose(database, proposed(proposer="7"))
    store = CorrectionStore(database)
    async with database.transaction() as tx:
        await DeliveryStore(database).tell(tx, waiting, [1])
        await DeliveryStore(database).tell(tx, other, [1])
        assert await store.forget_person(tx, "42") == 2
        assert await store.forget_person(tx, "42") == 0
    assert await store.proposals() == (replace(accepted, proposer=""), other)
    assert await store.of(MBA) == (accepted.correction,)
    async with database.transaction() as tx:
        delivery = await DeliveryStore(database).claim(tx, NOON)
        assert delivery is not None
        assert delivery.value == other
        assert await DeliveryStore(database).claim(tx, NOON) is None
