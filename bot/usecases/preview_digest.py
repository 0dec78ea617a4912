"""Answer `/digest preview`: a digest as its channel would get it now. Nothing is queued or noted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.deliveries import DigestPost, digest_post
from bot.domain.digests import drawn
from bot.domain.subscriptions import unions_of
from bot.domain.unions import LaborUnion
from bot.usecases.compose_digest import ComposeDigest
from bot.user_errors import UnknownDigestError
from storage.database import Database
from storage.subscriptions import SubscriptionStore


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be posted, and the role that it would ping."""

    post: DigestPost
    role_id: int | None


class PreviewDigest:
    """Compose the digest of a subscription the way it is composed when it is due."""

    def __init__(
        self,
        database: Database,
        compose_digest: ComposeDigest,
        unions: Sequence[LaborUnion],
        followed: Sequence[LaborUnion],
        clock: Callable[[], datetime],
    ) -> None:
        """`unions` are all that can be chosen, `followed` those meant where none is chosen."""
        self._compose_digest = compose_digest
        self._unions = unions
        self._followed = followed
        self._clock = clock
        self._subscriptions = SubscriptionStore(database)

    async def __call__(self, guild_id: int, subscription_id: int) -> Preview:
        """The digest of this subscription; UnknownDigestError where the server has none of that id."""
        held = [each for each in await self._subscriptions.of_guild(guild_id) if each.id == subscription_id]
        if not held:
            raise UnknownDigestError(subscription_id)
        now, subscription = self._clock(), held[0]
        marks = await self._subscriptions.marks([subscription.id])
        unions = unions_of(subscription, self._unions, self._followed)
        states = await self._compose_digest.states(unions, now)
        composed = await self._compose_digest.after(unions, marks.get(subscription.id), now, states)
        return Preview(digest_post(drawn(composed.digest), subscription, now), subscription.role_id)
