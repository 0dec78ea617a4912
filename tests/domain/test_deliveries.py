"""What becomes of a delivery: when it is tried again, looked for, or given up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.deliveries import (
    Delivery,
    DeliveryState,
    DigestPost,
    Reason,
    Target,
    after_failure,
    digest_key,
    needs_look_back,
    nonce_of,
    refusal,
)
from bot.domain.digests import Digest

NOON = datetime(2024, 6, 3, 12, tzinfo=UTC)
DIGEST = Digest(NOON, NOON, (), (), (), 0, ())


def delivery(**changes: Any) -> Delivery:
    made = Delivery(
        id=7,
        dedupe_key="digest:1:0:2024-06-03",
        target=Target(1, 2),
        value=DigestPost(DIGEST, 1, (), NOON, late=False, locale="en", plain=False),
        state=DeliveryState.CLAIMED,
        attempts=1,
        next_try_at=NOON,
        created_at=NOON,
        claimed_at=NOON,
    )
    return replace(made, **changes)


def wait(attempts: int, after: timedelta | None = None) -> timedelta:
    again = after_failure(delivery(attempts=attempts), NOON, after)
    assert again.state is DeliveryState.QUEUED
    return again.next_try_at - NOON


def test_the_pause_doubles_from_five_seconds_up_to_ten_minutes() -> None:
    seconds = [wait(attempts).total_seconds() for attempts in range(1, 10)]
    assert seconds == [5, 10, 20, 40, 80, 160, 320, 600, 600]
    assert wait(100_000) == timedelta(minutes=10)


def test_a_pause_that_discord_asks_for_is_kept() -> None:
    assert wait(1, timedelta(minutes=15)) == timedelta(minutes=15)
    assert wait(9, timedelta(seconds=1)) == timedelta(seconds=1)


def test_after_a_day_it_is_given_up() -> None:
    late = NOON + timedelta(hours=24) - timedelta(seconds=5)
    assert after_failure(delivery(), late, None).state is DeliveryState.QUEUED
    given_up = after_failure(delivery(), late + timedelta(seconds=1), None)
    assert (given_up.state, given_up.reason) == (DeliveryState.PARKED, Reason.EXPIRED)
    assert after_failure(delivery(), NOON, timedelta(days=2)).reason is Reason.EXPIRED


def test_the_nonce_fits_and_stays_the_same_whatever_happens_to_the_delivery() -> None:
    nonce = nonce_of(delivery())
    assert len(nonce) <= 25
    assert nonce_of(delivery(attempts=9, id=8, claimed_at=None, state=DeliveryState.QUEUED)) == nonce


def test_another_channel_day_or_database_has_another_nonce() -> None:
    keys = [
        digest_key(1, made, day) for made in (NOON, NOON + timedelta(hours=1)) for day in ("2024-06-03", "2024-06-04")
    ]
    targets = (Target(1, 2), Target(1, 3))
    assert len({nonce_of(delivery(dedupe_key=key, target=target)) for key in keys for target in targets}) == 8


@pytest.mark.parametrize(("minutes", "needed"), [(0, False), (4, False), (4.01, True), (60, True), (-1, True)])
def test_once_the_nonce_may_be_forgotten_the_channel_is_looked_at(minutes: float, needed: bool) -> None:
    assert needs_look_back(delivery(), NOON + timedelta(minutes=minutes)) is needed


def test_what_was_never_tried_needs_no_look() -> None:
    assert not needs_look_back(delivery(claimed_at=None), NOON + timedelta(days=1))


@pytest.mark.parametrize(
    ("status", "code", "reason"),
    [
        (404, 10003, Reason.CHANNEL_GONE),
        (404, 0, Reason.CHANNEL_GONE),
        (403, 50001, Reason.NO_ACCESS),
        (403, 50013, Reason.NO_PERMISSION),
        (403, 0, Reason.NO_PERMISSION),
        (400, 50035, Reason.REFUSED),
        (429, 0, None),
        (429, 20028, None),
        (401, 0, None),
        (500, 0, None),
        (503, 0, None),
    ],
)
def test_what_discord_refuses_for_good_has_a_reason(status: int, code: int, reason: Reason | None) -> None:
    assert refusal(status, code) is reason
