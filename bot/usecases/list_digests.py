"""Answer `/digest list`: the digests of one server, when each comes next, and what became of the last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.due import next_due
from bot.domain.subscriptions import DigestSubscription
from storage.database import Database
from storage.deliveries import DeliveryStore, Outcome
from storage.subscriptions import SubscriptionStore

TROUBLE_DAYS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ListedDigest:
    """One subscription; `next_at` is None while it is paused, `last` until it has had a delivery."""

    subscription: DigestSubscription
    next_at: datetime | None
    last: Outcome | None


@dataclass(frozen=True, slots=True)
class DigestList:
    """The digests of one server, oldest first; `troubles` are last week's deliveries that did not surely come."""

    digests: tuple[ListedDigest, ...]
    troubles: tuple[Outcome, ...]


class ListDigests:
    """List the digests of a server."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._subscriptions = SubscriptionStore(database)
        self._deliveries = DeliveryStore(database)

    async def __call__(self, guild_id: int) -> DigestList:
        """The digests of this server."""
        now = self._clock()
        held = await self._subscriptions.of_guild(guild_id)
        done = await self._subscriptions.days_done((now - timedelta(days=2)).date())
        last = await self._deliveries.last_of(each.id for each in held)
        return DigestList(
            digests=tuple(
                ListedDigest(each, next_due(each, done.get(each.id, frozenset()), now), last.get(each.id))
                for each in held
            ),
            troubles=await self._deliveries.troubles(guild_id, now - TROUBLE_DAYS),
        )
