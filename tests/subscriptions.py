"""Subscriptions to digests, and what became of them, for tests of what is told of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import Any

from bot.domain.deliveries import Delivery, DeliveryState, DigestPost, Reason
from bot.domain.subscriptions import DigestSubscription, Quiet
from bot.usecases.list_digests import DigestList, ListedDigest
from storage.deliveries import Outcome
from tests.answers import NOW


def a_subscription(**changes: Any) -> DigestSubscription:
    """WGA and SAG-AFTRA at nine each day, in channel 22 of server 11, set up by 44."""
    made = DigestSubscription(
        id=3,
        guild_id=11,
        channel_id=22,
        created_by=44,
        unions=("wga", "sag-aftra"),
        at=time(9),
        days=(),
        zone="America/New_York",
        role_id=None,
        quiet=Quiet.SAY,
        plain=False,
        locale="en",
        paused=False,
        created_at=NOW - timedelta(days=30),
        active_since=NOW - timedelta(days=30),
    )
    return replace(made, **changes)


def an_outcome(state: DeliveryState, reason: Reason | None = None, *, days: int = 1, channel_id: int = 22) -> Outcome:
    return Outcome(9, 3, channel_id, state, reason, NOW - timedelta(days=days))


def a_digest_list() -> DigestList:
    """One that came, one that is paused, and one that has not come; with a week of troubles of every kind."""
    coming = NOW + timedelta(hours=16)
    gone = Reason.CHANNEL_GONE
    return DigestList(
        (
            ListedDigest(a_subscription(role_id=33), coming, an_outcome(DeliveryState.SENT)),
            ListedDigest(a_subscription(id=4, unions=(), days=(0, 1, 2, 3, 4), paused=True, created_by=0), None, None),
            ListedDigest(
                a_subscription(id=5, channel_id=23, days=(1, 6), quiet=Quiet.SILENT, plain=True),
                coming,
                an_outcome(DeliveryState.PARKED, gone),
            ),
        ),
        (
            an_outcome(DeliveryState.PARKED, gone, channel_id=23),
            an_outcome(DeliveryState.PARKED, gone, channel_id=23, days=2),
            an_outcome(DeliveryState.UNCERTAIN, Reason.HISTORY_HIDDEN),
            *(an_outcome(DeliveryState.PARKED, reason, days=3) for reason in Reason if reason is not gone),
        ),
    )


def digest_in(delivery: Delivery) -> DigestPost:
    """The digest that a delivery brings."""
    assert isinstance(delivery.value, DigestPost)
    return delivery.value
