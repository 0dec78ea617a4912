"""Delete what is kept about a person. What they set up, and what became of their proposals, stays without them."""

from __future__ import annotations

from storage.corrections import CorrectionStore
from storage.database import Database
from storage.subscriptions import SubscriptionStore


class ForgetPerson:
    """Delete what is kept about a person."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._subscriptions = SubscriptionStore(database)
        self._corrections = CorrectionStore(database)

    async def __call__(self, user_id: int) -> int:
        """Delete it, and return in how many places the person stood."""
        async with self._database.transaction() as unit:
            stood = await self._subscriptions.forget_person(unit, user_id)
            return stood + await self._corrections.forget_person(unit, str(user_id))
