"""Deliveries: one message owed to one channel or person, and what becomes of it. Sends and stores nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.digests import Digest
from bot.domain.notices import FeedNews
from bot.domain.proposals import Proposal
from bot.domain.subscriptions import DigestSubscription

NONCE_WINDOW = timedelta(minutes=4)
"""How long Discord surely knows a nonce again; it says "a few minutes"."""
NONCE_LENGTH = 25
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=10)
GIVE_UP_AFTER = timedelta(hours=24)


class DeliveryState(StrEnum):
    """How far a delivery is."""

    QUEUED = "queued"
    CLAIMED = "claimed"
    """Being sent; after a crash nobody knows whether it was."""
    SENT = "sent"
    PARKED = "parked"
    """Given up, with a reason."""
    UNCERTAIN = "uncertain"
    """Perhaps sent: it is not sent again, because the channel could not be looked at."""


class Reason(StrEnum):
    """Why a delivery is parked or uncertain."""

    CHANNEL_GONE = "channel-gone"
    NO_ACCESS = "no-access"
    """The bot may not see the channel."""
    NO_PERMISSION = "no-permission"
    """The bot may see the channel, but not post in it."""
    REFUSED = "refused"
    """Discord takes the message itself for wrong."""
    EXPIRED = "expired"
    """Discord could not be reached, or failed, for a day."""
    SUPERSEDED = "superseded"
    """The next digest came before this one was sent, and tells what this one would have told."""
    REMOVED = "removed"
    """The subscription was taken back."""
    OUTDATED = "outdated"
    """Frozen by an earlier version in a form that can no longer be read."""
    HISTORY_HIDDEN = "history-hidden"
    """The bot may not read the channel's recent messages."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a message goes, and the role it pings, if any."""

    guild_id: int | None
    """None for direct messages; `channel_id` is then the id of the person."""
    channel_id: int
    role_id: int | None = None


@dataclass(frozen=True, slots=True)
class DigestPost:
    """A digest as one channel gets it, about some unions or all. `late` when it comes noticeably after `due_at`."""

    digest: Digest
    subscription_id: int
    unions: tuple[str, ...]
    due_at: datetime
    late: bool
    locale: str
    plain: bool


def digest_post(
    digest: Digest, subscription: DigestSubscription, due_at: datetime, *, late: bool = False
) -> DigestPost:
    """A composed digest as the channel of a subscription gets it."""
    return DigestPost(
        digest=digest,
        subscription_id=subscription.id,
        unions=subscription.unions,
        due_at=due_at,
        late=late,
        locale=subscription.locale,
        plain=subscription.plain,
    )


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message owed to one channel or person. `attempts` counts claims; `claimed_at` is None until the first."""

    id: int
    dedupe_key: str
    target: Target
    value: DigestPost | Proposal | FeedNews
    """A digest; or a proposed correction, or changes of feeds, of which an operator is told."""
    state: DeliveryState
    attempts: int
    next_try_at: datetime
    created_at: datetime
    claimed_at: datetime | None = None
    """The first attempt since it was last certain that the channel does not hold the message."""
    message_id: int | None = None
    reason: Reason | None = None


def digest_key(subscription_id: int, created_at: datetime, day: str) -> str:
    """The key under which a subscription's digest of a local day is owed once, in whichever database."""
    return f"digest:{subscription_id}:{created_at.timestamp():.0f}:{day}"


def proposal_key(proposal: Proposal, person: int) -> str:
    """The key under which a person is told of a proposal once, in whichever database."""
    return f"proposal:{proposal.id}:{proposal.proposed_at.timestamp():.0f}:{person}"


def feed_news_key(news: FeedNews, number: int, place: int) -> str:
    """The key under which a channel or person gets news of feeds once, whatever the database.

    `number` is that of its first notice.
    """
    return f"feeds:{number}:{news.notices[0].at.timestamp():.0f}:{place}"


def nonce_of(delivery: Delivery) -> str:
    """The mark of a delivery, the same for every attempt: its nonce, and what its message is recognised by later.

    It does not rest on the id alone, which a new database would give again.
    """
    text = f"{delivery.target.channel_id} {delivery.dedupe_key}"
    return hashlib.sha256(text.encode()).hexdigest()[:NONCE_LENGTH]


def needs_look_back(delivery: Delivery, now: datetime) -> bool:
    """Whether an earlier attempt may have been taken so long ago that its nonce no longer protects the channel."""
    if delivery.claimed_at is None:
        return False
    return not timedelta() <= now - delivery.claimed_at <= NONCE_WINDOW


def sent(delivery: Delivery, message_id: int) -> Delivery:
    """The delivery once Discord has taken it."""
    return replace(delivery, state=DeliveryState.SENT, message_id=message_id, reason=None)


def parked(delivery: Delivery, reason: Reason) -> Delivery:
    """The delivery given up."""
    return replace(delivery, state=DeliveryState.PARKED, reason=reason)


def uncertain(delivery: Delivery) -> Delivery:
    """The delivery that may have been sent, where nobody can look."""
    return replace(delivery, state=DeliveryState.UNCERTAIN, reason=Reason.HISTORY_HIDDEN)


def after_failure(delivery: Delivery, now: datetime, after: timedelta | None) -> Delivery:
    """The delivery after an attempt that failed for now: queued with a growing pause, or after a day parked.

    `after` is the pause that Discord asked for, if it did.
    """
    wait = after if after is not None else min(FIRST_WAIT * 2 ** min(max(delivery.attempts - 1, 0), 20), LONGEST_WAIT)
    next_try_at = now + wait
    if next_try_at - delivery.created_at > GIVE_UP_AFTER:
        return parked(delivery, Reason.EXPIRED)
    return replace(delivery, state=DeliveryState.QUEUED, next_try_at=next_try_at)


def refusal(status: int, code: int) -> Reason | None:
    """Why Discord's answer (HTTP status, its own code or 0) is final; None where another attempt may help."""
    match status, code:
        case _, 10003 | 10004:
            return Reason.CHANNEL_GONE
        case _, 50001 | 50007:
            return Reason.NO_ACCESS
        case _, 50013:
            return Reason.NO_PERMISSION
        case 404, _:
            return Reason.CHANNEL_GONE
        case 403, _:
            return Reason.NO_PERMISSION
        case 401 | 408 | 429, _:
            return None
        case _ if 400 <= status < 500:
            return Reason.REFUSED
        case _:
            return None
