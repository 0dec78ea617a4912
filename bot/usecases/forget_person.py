"""Delete what is kept about a person. What they set up belongs to its server, and stays."""

from __future__ import annotations

from storage.database import Database
from storage.subscriptions import SubscriptionStore


class ForgetPerson:
    """Delete what is kept about a person."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._subscriptions = SubscriptionStore(database)

    async def __call__(self, user_id: int) -> int:
        """Delete it, and return in how many places the person stood."""
        async with self._database.transaction() as unit:
            return await self._subscriptions.forget_person(unit, user_id)
