"""Take back the digests of a server that the bot has been removed from. What was sent before is kept."""

from __future__ import annotations

from storage.database import Database
from storage.deliveries import DeliveryStore
from storage.subscriptions import SubscriptionStore


class ForgetServer:
    """Take back every digest of a server, with what is still queued."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._subscriptions = SubscriptionStore(database)
        self._deliveries = DeliveryStore(database)

    async def __call__(self, guild_id: int) -> None:
        """Take them back; a server that has none is as it was."""
        async with self._database.transaction() as unit:
            for subscription in await self._subscriptions.held(unit, guild_id):
                await self._deliveries.withdraw(unit, subscription.id)
                await self._subscriptions.remove(unit, subscription.id)
