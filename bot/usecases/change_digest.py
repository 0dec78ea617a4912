"""Pause, resume or remove a digest; a server reaches only its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.domain.subscriptions import DigestSubscription
from bot.user_errors import UnknownDigestError
from storage.database import Database
from storage.deliveries import DeliveryStore
from storage.subscriptions import SubscriptionStore
from storage.transactions import Transaction


class ChangeDigest:
    """Change whether a digest comes. Each raises UnknownDigestError where the server has none of that id."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self._subscriptions = SubscriptionStore(database)
        self._deliveries = DeliveryStore(database)

    async def pause(self, guild_id: int, subscription_id: int) -> DigestSubscription:
        """Stop it until it is resumed; what is queued still goes out."""
        async with self._database.transaction() as unit:
            paused = replace(await self._held(unit, guild_id, subscription_id), paused=True)
            await self._subscriptions.change(unit, paused)
        return paused

    async def resume(self, guild_id: int, subscription_id: int) -> DigestSubscription:
        """Let it come again, from its next time of day on; one that is not paused stays as it is."""
        async with self._database.transaction() as unit:
            held = await self._held(unit, guild_id, subscription_id)
            if not held.paused:
                return held
            resumed = replace(held, paused=False, active_since=self._clock())
            await self._subscriptions.change(unit, resumed)
        return resumed

    async def remove(self, guild_id: int, subscription_id: int) -> DigestSubscription:
        """Take it back, with what is still queued."""
        async with self._database.transaction() as unit:
            removed = await self._held(unit, guild_id, subscription_id)
            await self._deliveries.withdraw(unit, subscription_id)
            await self._subscriptions.remove(unit, subscription_id)
        return removed

    async def _held(self, unit: Transaction, guild_id: int, subscription_id: int) -> DigestSubscription:
        for subscription in await self._subscriptions.held(unit, guild_id):
            if subscription.id == subscription_id:
                return subscription
        raise UnknownDigestError(subscription_id)
