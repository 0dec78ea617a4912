"""The outbox keeps each message once, hands it out once, and forgets nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.deliveries import (
    Delivery,
    DeliveryState,
    DigestPost,
    Reason,
    Target,
    after_failure,
    parked,
    sent,
)
from bot.domain.digests import DateAhead, Digest, Mark, UnionSection
from bot.domain.negotiations import ContractState, Move, Phase, Reported, Strike, StrikeState, Talks, TalksState
from bot.domain.reports import Event, ReadArticle
from bot.domain.stories import Story
from bot.domain.subscriptions import DigestSubscription
from storage.corrections import CorrectionStore
from storage.database import Database
from storage.deliveries import DeliveryStore, OwedDigest
from storage.subscriptions import SubscriptionStore
from tests.storage.samples import MBA, NOON, articles, days, hours, proposed, reports, texts, times, whens
from tests.storage.test_subscriptions import added, subscription
from tests.subscriptions import digest_in

DAY = date(2024, 6, 3)
EMPTY = Digest(NOON, NOON, (), (), (), 0, ())
MARK = Mark(5, NOON, frozenset({"wga/mba 2023 on_strike 2023-05-02"}))

stories = st.builds(
    Story,
    id=texts,
    contracts=st.lists(texts, max_size=2).map(tuple),
    event=st.none() | st.sampled_from(Event),
    articles=st.lists(st.builds(ReadArticle, articles, reports), min_size=1, max_size=2).map(tuple),
)
moves = st.builds(
    Move,
    contract=st.just(MBA),
    cycle=texts,
    phase=st.sampled_from(Phase),
    since=whens,
    event=st.sampled_from(Event),
    confirmed=st.booleans(),
    confirmed_at=st.none() | times,
    evidence=st.lists(texts, max_size=2).map(tuple),
    on_record=st.booleans(),
)
states = st.builds(
    ContractState,
    contract=texts,
    at=times,
    phase=st.sampled_from(Phase),
    since=st.none() | whens,
    confirmed=st.booleans(),
    reported=st.none() | st.builds(Reported, st.sampled_from(Phase), whens, st.just(("a.org",)), st.just(("b",))),
    strike=st.none()
    | st.builds(Strike, whens, st.sampled_from(StrikeState), st.none() | days, st.none() | st.just(4), st.booleans()),
    talks=st.builds(Talks, st.sampled_from(TalksState), st.none() | whens, st.none() | whens),
    expires=st.none() | whens,
    last_report_at=st.none() | times,
    stale_since=st.none() | days,
    moves=st.lists(moves, max_size=1).map(tuple),
)
digests = st.builds(
    Digest,
    since=times,
    until=times,
    changes=st.lists(moves, max_size=2).map(tuple),
    sections=st.lists(st.builds(UnionSection, texts, st.lists(stories, max_size=2).map(tuple)), max_size=2).map(tuple),
    ahead=st.lists(st.builds(DateAhead, texts, st.just("talks"), whens), max_size=2).map(tuple),
    rest=st.integers(0, 99),
    states=st.lists(states, max_size=2).map(tuple),
)


def owed(made: DigestSubscription, digest: Digest = EMPTY, day: date = DAY, *, silent: bool = False) -> OwedDigest:
    post = DigestPost(digest, made.id, (), NOON, late=True, locale="es", plain=True)
    return OwedDigest(made, day, None if silent else post)


async def owe(database: Database, *values: OwedDigest, mark: Mark = MARK, now: datetime = NOON) -> None:
    async with database.transaction() as tx:
        await DeliveryStore(database).owe(tx, values, mark, now)


async def claim(database: Database, now: datetime = NOON) -> Delivery | None:
    async with database.transaction() as tx:
        return await DeliveryStore(database).claim(tx, now)


async def claimed(database: Database, now: datetime = NOON) -> Delivery:
    delivery = await claim(database, now)
    assert delivery is not None
    return delivery


async def save(database: Database, delivery: Delivery) -> None:
    async with database.transaction() as tx:
        await DeliveryStore(database).save(tx, delivery)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(digests)
async def test_any_digest_comes_back_as_it_was_frozen(database: Database, digest: Digest) -> None:
    (made,) = await added(database, subscription(role_id=8))
    await owe(database, owed(made, digest))
    delivery = await claimed(database)
    assert delivery.value == DigestPost(digest, made.id, (), NOON, late=True, locale="es", plain=True)
    assert (delivery.target, delivery.state, delivery.attempts) == (Target(1, 2, 8), DeliveryState.CLAIMED, 1)
    assert (delivery.claimed_at, delivery.created_at) == (NOON, NOON)


async def test_a_day_is_owed_once(database: Database) -> None:
    (made,) = await added(database, subscription())
    for _ in range(2):
        await owe(database, owed(made))
    await owe(database, owed(made, silent=True))
    assert (await DeliveryStore(database).counts())[DeliveryState.QUEUED] == 1
    assert await SubscriptionStore(database).days_done(DAY) == {made.id: frozenset({DAY})}


async def test_a_silent_day_is_not_owed_any_more(database: Database) -> None:
    (made,) = await added(database, subscription())
    await owe(database, owed(made, silent=True))
    await owe(database, owed(made))
    assert await claim(database) is None


async def test_a_subscription_gone_or_paused_meanwhile_gets_nothing(database: Database) -> None:
    gone, paused, other = await added(database, subscription(), subscription(), subscription())
    async with database.transaction() as tx:
        await SubscriptionStore(database).remove(tx, gone.id)
        await SubscriptionStore(database).change(tx, replace(paused, paused=True))
    await owe(database, owed(gone), owed(paused), owed(other))
    await owe(database, owed(gone, silent=True), owed(paused, silent=True))
    assert digest_in(await claimed(database)).subscription_id == other.id
    assert await claim(database) is None
    assert set(await SubscriptionStore(database).days_done(DAY)) == {other.id}


async def test_what_waited_longest_goes_first_and_nothing_before_its_time(database: Database) -> None:
    late, early = await added(database, subscription(), subscription())
    await owe(database, owed(late), now=NOON)
    await owe(database, owed(early), now=NOON - hours(1))
    assert await claim(database, NOON - hours(2)) is None
    assert digest_in(await claimed(database)).subscription_id == early.id
    assert digest_in(await claimed(database)).subscription_id == late.id
    assert await claim(database) is None


async def test_one_that_failed_is_handed_out_again_with_its_first_attempt_remembered(database: Database) -> None:
    await owe(database, *map(owed, await added(database, subscription())))
    delivery = await claimed(database)
    await save(database, after_failure(delivery, NOON, timedelta(minutes=1)))
    assert await claim(database) is None
    again = await claimed(database, NOON + hours(1))
    assert (again.attempts, again.claimed_at) == (2, NOON)


async def test_one_left_claimed_is_handed_out_again(database: Database) -> None:
    store = DeliveryStore(database)
    await owe(database, *map(owed, await added(database, subscription())))
    await claimed(database)
    assert await claim(database, NOON + hours(1)) is None
    assert await store.waiting(NOON)
    async with database.transaction() as tx:
        await store.release(tx, NOON + hours(1))
    assert (await claimed(database, NOON + hours(1))).claimed_at == NOON


async def test_a_look_back_that_found_nothing_begins_the_attempts_anew(database: Database) -> None:
    await owe(database, *map(owed, await added(database, subscription())))
    delivery = await claimed(database)
    async with database.transaction() as tx:
        await DeliveryStore(database).renew(tx, delivery, NOON + hours(1))
    await save(database, after_failure(delivery, NOON + hours(1), None))
    assert (await claimed(database, NOON + hours(2))).claimed_at == NOON + hours(1)


async def test_what_is_sent_or_parked_is_never_handed_out_again(database: Database) -> None:
    store = DeliveryStore(database)
    await owe(database, *map(owed, await added(database, subscription(), subscription())))
    await save(database, sent(await claimed(database), 77))
    await save(database, parked(await claimed(database), Reason.NO_ACCESS))
    assert not await store.waiting(NOON + hours(99))
    assert await claim(database, NOON + hours(99)) is None
    counts = await store.counts()
    assert (counts[DeliveryState.SENT], counts[DeliveryState.PARKED]) == (1, 1)


async def test_what_an_earlier_version_froze_beyond_reading_is_parked_and_the_next_goes_out(
    database: Database,
) -> None:
    first, second = await added(database, subscription(), subscription())
    await owe(database, owed(first))
    async with database.transaction() as tx:
        await tx.execute("""UPDATE digests SET content = '{"since": "long ago"}'""")
    await owe(database, owed(second))
    assert digest_in(await claimed(database)).subscription_id == second.id
    (trouble,) = await DeliveryStore(database).troubles(1, NOON)
    assert (trouble.subscription_id, trouble.reason) == (first.id, Reason.OUTDATED)


async def test_the_mark_is_that_of_the_last_digest_that_was_not_given_up(database: Database) -> None:
    store = SubscriptionStore(database)
    (made,) = await added(database, subscription())
    assert await store.marks([made.id]) == {}
    marks = [replace(MARK, article=number, at=NOON + hours(24 * number)) for number in range(4)]
    await owe(database, owed(made), mark=marks[0])
    assert await store.marks([made.id]) == {}
    await save(database, sent(await claimed(database), 1))
    await owe(database, owed(made, day=DAY + timedelta(days=1), silent=True), mark=marks[1])
    assert await store.marks([made.id]) == {made.id: marks[1]}
    await owe(database, owed(made, day=DAY + timedelta(days=2)), mark=marks[2])
    await save(database, parked(await claimed(database), Reason.NO_ACCESS))
    assert await store.marks([made.id, 99]) == {made.id: marks[1]}


async def test_each_person_is_told_of_a_proposal_in_direct_messages(database: Database) -> None:
    async with database.transaction() as tx:
        proposal = await CorrectionStore(database).propose(tx, proposed())
        await DeliveryStore(database).tell(tx, proposal, [7, 8])
    first, second = await claimed(database), await claimed(database)
    assert [(each.target, each.value) for each in (first, second)] == [
        (Target(None, 7), proposal),
        (Target(None, 8), proposal),
    ]
    assert first.dedupe_key != second.dedupe_key
    assert await claim(database) is None


async def test_of_what_is_decided_nobody_is_told_any_more(database: Database) -> None:
    async with database.transaction() as tx:
        made = [await CorrectionStore(database).propose(tx, proposed()) for _ in range(2)]
        for proposal in made:
            await DeliveryStore(database).tell(tx, proposal, [7])
    under_way = await claimed(database)
    async with database.transaction() as tx:
        store = DeliveryStore(database)
        await store.keep_back(tx, made[0].id)
        await store.save(tx, sent(under_way, 99))
    assert (await claimed(database)).value == made[1]
    assert await claim(database) is None
