"""Subscriptions come back as they were stored, with the days they have had."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, time
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.subscriptions import DigestSubscription, Quiet
from storage.database import Database
from storage.subscriptions import SubscriptionStore
from tests.storage.samples import NOON

ids = st.integers(1, 2**63 - 1)
moments = st.datetimes(timezones=st.just(UTC))
subscriptions = st.builds(
    DigestSubscription,
    id=st.just(0),
    guild_id=ids,
    channel_id=ids,
    created_by=ids,
    unions=st.lists(st.text(max_size=10), max_size=3).map(tuple),
    at=st.times(),
    days=st.lists(st.integers(0, 6), unique=True).map(tuple),
    zone=st.text(max_size=20),
    role_id=st.none() | ids,
    quiet=st.sampled_from(Quiet),
    plain=st.booleans(),
    locale=st.text(max_size=5),
    paused=st.booleans(),
    created_at=moments,
    active_since=moments,
)


def subscription(**changes: Any) -> DigestSubscription:
    made = DigestSubscription(
        0, 1, 2, 3, (), time(9), (), "UTC", None, Quiet.SAY, False, "en", False, created_at=NOON, active_since=NOON
    )
    return replace(made, **changes)


async def added(database: Database, *values: DigestSubscription) -> list[DigestSubscription]:
    async with database.transaction() as tx:
        return [await SubscriptionStore(database).add(tx, each) for each in values]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(subscriptions)
async def test_any_subscription_comes_back_as_it_was(database: Database, value: DigestSubscription) -> None:
    (kept,) = await added(database, value)
    assert kept == replace(value, id=kept.id)
    assert (await SubscriptionStore(database).of_guild(value.guild_id))[-1] == kept


async def test_a_change_replaces_and_a_removal_forgets(database: Database) -> None:
    store = SubscriptionStore(database)
    one, two = await added(database, subscription(), subscription(channel_id=9))
    changed = replace(one, at=time(21), paused=True, unions=("wga",))
    async with database.transaction() as tx:
        await store.change(tx, changed)
        await store.remove(tx, two.id)
        assert await store.held(tx, 1) == (changed,)
    assert await store.of_guild(1) == (changed,)


async def test_only_those_that_are_not_paused_are_active(database: Database) -> None:
    running, _ = await added(database, subscription(), subscription(paused=True))
    assert await SubscriptionStore(database).active() == (running,)


async def test_days_done_are_told_from_a_day_on(database: Database) -> None:
    store = SubscriptionStore(database)
    one, two = await added(database, subscription(), subscription())
    async with database.transaction() as tx:
        for subscription_id, day in ((one.id, "2024-06-01"), (one.id, "2024-06-03"), (two.id, "2024-06-02")):
            await tx.execute(
                "INSERT INTO digest_days VALUES (?, ?, NULL, 0, '2024-06-03T00:00:00.000000Z', '[]')",
                (subscription_id, day),
            )
    assert await store.days_done(date(2024, 6, 2)) == {
        one.id: frozenset({date(2024, 6, 3)}),
        two.id: frozenset({date(2024, 6, 2)}),
    }


async def test_a_person_is_forgotten_wherever_they_stand(database: Database) -> None:
    store = SubscriptionStore(database)
    one, other = await added(database, subscription(created_by=7), subscription(created_by=8))
    async with database.transaction() as tx:
        await tx.execute("INSERT INTO people (user_id, locale) VALUES ('7', 'fr'), ('8', 'es')")
        assert await store.forget_person(tx, 7) == 2
        assert [row["user_id"] for row in await tx.rows("SELECT user_id FROM people")] == ["8"]
        assert await store.forget_person(tx, 7) == 0
    assert await store.of_guild(1) == (replace(one, created_by=0), other)
