"""Queue the digests that are due, each composed once for all channels with the same choice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from bot.domain.deliveries import DigestPost, digest_post
from bot.domain.digests import Digest, Mark, drawn
from bot.domain.due import LOOK_BACK_DAYS, DueDigest, due_day
from bot.domain.subscriptions import DigestSubscription, Quiet, unions_of
from bot.domain.unions import LaborUnion
from bot.usecases.compose_digest import ComposeDigest
from storage.database import Database
from storage.deliveries import DeliveryStore, OwedDigest
from storage.subscriptions import SubscriptionStore

_Due: TypeAlias = tuple[DigestSubscription, DueDigest]


@dataclass(frozen=True, slots=True)
class QueueSummary:
    """Digests queued, and those that had nothing to tell and say nothing."""

    queued: int = 0
    silent: int = 0


class QueueDigests:
    """Queue what is due. Stopped at any point, it goes on where it was."""

    def __init__(
        self,
        database: Database,
        compose_digest: ComposeDigest,
        unions: Sequence[LaborUnion],
        followed: Sequence[LaborUnion],
        clock: Callable[[], datetime],
    ) -> None:
        """`unions` are all that can be chosen, `followed` those meant where none is chosen."""
        self._database = database
        self._compose_digest = compose_digest
        self._unions = unions
        self._followed = followed
        self._clock = clock
        self._subscriptions = SubscriptionStore(database)
        self._deliveries = DeliveryStore(database)

    async def __call__(self) -> QueueSummary:
        """Queue the digest of every active subscription that is due now."""
        now = self._clock()
        due = await self._due(now)
        if not due:
            return QueueSummary()
        marks = await self._subscriptions.marks(subscription.id for subscription, _ in due)
        choices: defaultdict[tuple[tuple[LaborUnion, ...], Mark | None], list[_Due]] = defaultdict(list)
        for subscription, found in due:
            unions = unions_of(subscription, self._unions, self._followed)
            choices[unions, marks.get(subscription.id)].append((subscription, found))
        # A contract is assessed once, however many choices hold it.
        chosen = dict.fromkeys(union for unions, _ in choices for union in unions)
        states = await self._compose_digest.states(list(chosen), now)
        queued = silent = 0
        for (unions, mark), members in choices.items():
            composed = await self._compose_digest.after(unions, mark, now, states)
            digest = drawn(composed.digest)
            owed = [OwedDigest(each, found.day, _post(digest, each, found)) for each, found in members]
            async with self._database.transaction() as unit:
                await self._deliveries.owe(unit, owed, composed.mark, now)
            queued += sum(each.post is not None for each in owed)
            silent += sum(each.post is None for each in owed)
        return QueueSummary(queued, silent)

    async def _due(self, now: datetime) -> list[_Due]:
        # A zone may be a day ahead or behind.
        done = await self._subscriptions.days_done(now.date() - timedelta(days=LOOK_BACK_DAYS + 1))
        return [
            (subscription, found)
            for subscription in await self._subscriptions.active()
            if (found := due_day(subscription, done.get(subscription.id, frozenset()), now))
        ]


def _post(digest: Digest, subscription: DigestSubscription, found: DueDigest) -> DigestPost | None:
    if digest.quiet and subscription.quiet is Quiet.SILENT:
        return None
    return digest_post(digest, subscription, found.due_at, late=found.late)
