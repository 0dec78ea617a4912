"""Set up a digest: in a channel that has one of the same unions already, that one is changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.due import next_due
from bot.domain.lexicon import Lexicon
from bot.domain.subscriptions import (
    MOST_DIGESTS,
    DigestSubscription,
    Quiet,
    days_of,
    hour_of,
    zone_of,
)
from bot.user_errors import TooManyDigestsError
from storage.database import Database
from storage.subscriptions import SubscriptionStore


@dataclass(frozen=True, slots=True)
class DigestWish:
    """What a steward asks for, as typed."""

    guild_id: int
    channel_id: int
    user_id: int
    unions: str
    """Names, separated by commas; empty for all that are followed."""
    at: str
    zone: str
    days: Collection[int] = ()
    role_id: int | None = None
    quiet: Quiet = Quiet.SAY
    plain: bool = False
    locale: str = "en"


@dataclass(frozen=True, slots=True)
class DigestSetUp:
    """The subscription as it now stands, when its first digest comes, and whether there was one to change."""

    subscription: DigestSubscription
    first_at: datetime
    changed: bool


class SetUpDigest:
    """Store a subscription to a digest. Whether the bot may post in the channel is checked before."""

    def __init__(
        self, database: Database, lexicon: Lexicon, zones: Collection[str], clock: Callable[[], datetime]
    ) -> None:
        """`zones` are the IANA names that are known here."""
        self._database = database
        self._lexicon = lexicon
        self._zones = zones
        self._clock = clock
        self._subscriptions = SubscriptionStore(database)

    async def __call__(self, wish: DigestWish) -> DigestSetUp:
        """Make the subscription or change it; UserError says what cannot be understood, or that there are too many."""
        now = self._clock()
        wanted = self.understand(wish)
        async with self._database.transaction() as unit:
            held = await self._subscriptions.held(unit, wish.guild_id)
            same = [each for each in held if (each.channel_id, each.unions) == (wanted.channel_id, wanted.unions)]
            if same:
                subscription = _changed(same[0], wanted)
                await self._subscriptions.change(unit, subscription)
            elif len(held) >= MOST_DIGESTS:
                raise TooManyDigestsError(MOST_DIGESTS)
            else:
                subscription = await self._subscriptions.add(unit, wanted)
        done = (await self._subscriptions.days_done(now.date() - timedelta(days=2))).get(subscription.id, frozenset())
        first_at = next_due(subscription, done, now)
        if first_at is None:
            raise RuntimeError(f"digest {subscription.id} is never due")
        return DigestSetUp(subscription, first_at, changed=bool(same))

    def understand(self, wish: DigestWish) -> DigestSubscription:
        """The subscription that is asked for, not stored; UserError says what cannot be understood."""
        now = self._clock()
        names = filter(None, map(str.strip, re.split(r"[,;]", wish.unions)))
        unions = {self._lexicon.find_union(name).id for name in names}
        return DigestSubscription(
            id=0,
            guild_id=wish.guild_id,
            channel_id=wish.channel_id,
            created_by=wish.user_id,
            # In the order of the catalog, so that the same choice is the same, however it is typed.
            unions=tuple(union.id for union in self._lexicon.unions if union.id in unions),
            at=hour_of(wish.at),
            days=days_of(wish.days),
            zone=zone_of(wish.zone, self._zones),
            role_id=wish.role_id,
            quiet=wish.quiet,
            plain=wish.plain,
            locale=wish.locale,
            paused=False,
            created_at=now,
            active_since=now,
        )


def _changed(old: DigestSubscription, wanted: DigestSubscription) -> DigestSubscription:
    same_times = (old.at, old.days, old.zone, old.paused) == (wanted.at, wanted.days, wanted.zone, wanted.paused)
    return replace(
        wanted,
        id=old.id,
        created_at=old.created_at,
        active_since=old.active_since if same_times else wanted.active_since,
    )
