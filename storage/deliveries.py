"""The outbox: messages owed, and what became of them. What may become of one is decided in `bot.domain.deliveries`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pydantic import TypeAdapter, ValidationError

from bot.domain.deliveries import Delivery, DeliveryState, DigestPost, Reason, Target, digest_key, proposal_key
from bot.domain.digests import Digest, Mark
from bot.domain.notices import FeedNews
from bot.domain.proposals import Proposal
from bot.domain.subscriptions import DigestSubscription
from storage.columns import to_array, to_text, to_time, to_time_or_none
from storage.corrections import CorrectionStore
from storage.database import Database
from storage.transactions import Transaction

SUPERSEDED_DAYS = timedelta(days=2)
"""Local days back among which an unsent digest may still wait; after a day it is given up."""

_DIGEST = TypeAdapter(Digest)
_POST = TypeAdapter(DigestPost)
_NEWS = TypeAdapter(FeedNews)


@dataclass(frozen=True, slots=True)
class OwedDigest:
    """The digest of one local day of a subscription: `post` is None on a silent day."""

    subscription: DigestSubscription
    day: date
    post: DigestPost | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a delivery, without what it says."""

    delivery_id: int
    subscription_id: int
    channel_id: int
    state: DeliveryState
    reason: Reason | None
    created_at: datetime


class DeliveryStore:
    """Messages owed to channels and people."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._corrections = CorrectionStore(database)

    async def owe(self, tx: Transaction, owed: Sequence[OwedDigest], mark: Mark, now: datetime) -> None:
        """Queue digests that say the same, and note their local days with how far they go.

        A day that is noted already, and a subscription that is gone or paused meanwhile, gets none. A digest of the
        day before that is still queued is parked: this one tells what it would have told.
        """
        posts = [(each, each.post) for each in owed if each.post]
        if posts:
            digest_id = await self._freeze(tx, posts[0][1].digest, now)
            rows = [_owed_parameters(each, post, digest_id, now) for each, post in posts]
            await tx.executemany(_SUPERSEDE, rows)
            await tx.executemany(_QUEUE, rows)
        marked = {
            "told_article": mark.article,
            "told_at": to_text(mark.at),
            "told_changes": to_array(sorted(mark.changes)),
        }
        await tx.executemany(
            """
            INSERT INTO digest_days (subscription_id, local_date, delivery_id, told_article, told_at, told_changes)
            SELECT subscriptions.id, :day, deliveries.id, :told_article, :told_at, :told_changes
            FROM subscriptions LEFT JOIN deliveries ON dedupe_key = :key
            WHERE subscriptions.id = :subscription_id AND NOT paused AND (:silent OR deliveries.id IS NOT NULL)
            ON CONFLICT DO NOTHING
            """,
            [{**_day_parameters(each), **marked, "silent": each.post is None} for each in owed],
        )

    async def tell(self, tx: Transaction, proposal: Proposal, people: Iterable[int]) -> None:
        """Queue the news of a proposal for each of these people."""
        now = to_text(proposal.proposed_at)
        await tx.executemany(
            """
            INSERT INTO deliveries (dedupe_key, target, value, proposal_id, state, next_try_at, created_at)
            VALUES (?, ?, '{}', ?, 'queued', ?, ?)
            """,
            [(proposal_key(proposal, person), person, proposal.id, now, now) for person in people],
        )

    async def keep_back(self, tx: Transaction, proposal_id: int) -> None:
        """Drop the news of a proposal where it is not known to be sent."""
        await tx.execute(
            "DELETE FROM deliveries WHERE proposal_id = ? AND state IN ('queued', 'claimed')", (proposal_id,)
        )

    async def waiting(self, now: datetime) -> bool:
        """Whether anything is to be sent by `now`, or was left in the middle."""
        async with self._database.reader() as view:
            ((found,),) = await view.rows(
                """
                SELECT EXISTS (SELECT * FROM deliveries WHERE state = 'queued' AND next_try_at <= ?)
                    OR EXISTS (SELECT * FROM deliveries WHERE state = 'claimed')
                """,
                (to_text(now),),
            )
        return bool(found)

    async def release(self, tx: Transaction, now: datetime) -> None:
        """Queue again what was claimed and never marked; `claimed_at` tells that it may have been sent."""
        await tx.execute(
            "UPDATE deliveries SET state = 'queued', next_try_at = ? WHERE state = 'claimed'", (to_text(now),)
        )

    async def claim(self, tx: Transaction, now: datetime) -> Delivery | None:
        """Take the delivery that has waited longest, if one is due by `now`; one that cannot be read is parked."""
        while row := await tx.row(_NEXT, (to_text(now),)):
            await tx.execute(
                """
                UPDATE deliveries SET state = 'claimed', attempts = attempts + 1,
                    claimed_at = coalesce(claimed_at, ?)
                WHERE id = ?
                """,
                (to_text(now), row["id"]),
            )
            (claimed,) = await tx.rows(f"{_WHOLE} WHERE deliveries.id = ?", (row["id"],))
            if claimed["proposal_id"]:
                return _delivery(claimed, await self._corrections.proposal(tx, claimed["proposal_id"]))
            try:
                return _delivery(claimed)
            except ValidationError:
                await tx.execute(
                    "UPDATE deliveries SET state = 'parked', reason = ? WHERE id = ?", (Reason.OUTDATED, row["id"])
                )
        return None

    async def renew(self, tx: Transaction, delivery: Delivery, now: datetime) -> None:
        """Note that the channel did not hold the message at `now`, so that the attempts count from then."""
        await tx.execute("UPDATE deliveries SET claimed_at = ? WHERE id = ?", (to_text(now), delivery.id))

    async def save(self, tx: Transaction, delivery: Delivery) -> None:
        """Store what became of a claimed delivery."""
        await tx.execute(
            """
            UPDATE deliveries SET state = ?, next_try_at = ?, message_id = ?, reason = ?
            WHERE id = ? AND state = 'claimed'
            """,
            (delivery.state, to_text(delivery.next_try_at), delivery.message_id, delivery.reason, delivery.id),
        )

    async def withdraw(self, tx: Transaction, subscription_id: int) -> None:
        """Park what a subscription still has queued."""
        await tx.execute(
            """
            UPDATE deliveries SET state = 'parked', reason = ? WHERE state = 'queued'
                AND id IN (SELECT delivery_id FROM digest_days WHERE subscription_id = ?)
            """,
            (Reason.REMOVED, subscription_id),
        )

    async def last_of(self, subscriptions: Iterable[int]) -> Mapping[int, Outcome]:
        """What became of the last delivery of each of these subscriptions; one that had none is missing."""
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT deliveries.id, target, state, reason, created_at, subscription_id
                FROM digest_days JOIN deliveries ON deliveries.id = delivery_id
                WHERE digest_days.subscription_id IN (SELECT value FROM json_each(?)) AND local_date = (
                    SELECT max(local_date) FROM digest_days AS days
                    WHERE days.subscription_id = digest_days.subscription_id AND days.delivery_id IS NOT NULL
                )
                """,
                (json.dumps(list(subscriptions)),),
            )
        return {row["subscription_id"]: _outcome(row) for row in rows}

    async def troubles(self, guild_id: int, since: datetime) -> tuple[Outcome, ...]:
        """The digests of one server since then that were given up or may not have come, newest first."""
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT id, target, state, reason, created_at,
                    json_extract(value, '$.subscription_id') AS subscription_id
                FROM deliveries
                WHERE guild_id = ? AND created_at >= ? AND state IN ('parked', 'uncertain') AND subscription_id NOT NULL
                ORDER BY created_at DESC, id DESC
                """,
                (guild_id, to_text(since)),
            )
        return tuple(map(_outcome, rows))

    async def counts(self) -> Mapping[DeliveryState, int]:
        """How many deliveries there are in each state."""
        async with self._database.reader() as view:
            rows = await view.rows("SELECT state, count(*) AS number FROM deliveries GROUP BY state")
        held = {DeliveryState(row["state"]): int(row["number"]) for row in rows}
        return {state: held.get(state, 0) for state in DeliveryState}

    async def _freeze(self, tx: Transaction, digest: Digest, now: datetime) -> int:
        ((digest_id,),) = await tx.rows(
            "INSERT INTO digests (content, composed_at) VALUES (?, ?) RETURNING id",
            (_DIGEST.dump_json(digest).decode(), to_text(now)),
        )
        return int(digest_id)


_NEXT = """
    SELECT id FROM deliveries WHERE state = 'queued' AND next_try_at <= ? ORDER BY next_try_at, id LIMIT 1
"""

_WHOLE = "SELECT deliveries.*, digests.content FROM deliveries LEFT JOIN digests ON digests.id = deliveries.digest_id"

_SUPERSEDE = """
    UPDATE deliveries SET state = 'parked', reason = 'superseded' WHERE state = 'queued'
        AND id IN (
            SELECT delivery_id FROM digest_days
            WHERE subscription_id = :subscription_id AND local_date >= :recent AND local_date <> :day
        )
        AND NOT EXISTS (
            SELECT * FROM digest_days WHERE subscription_id = :subscription_id AND local_date = :day
        )
"""

_QUEUE = """
    INSERT INTO deliveries
        (dedupe_key, guild_id, target, role_id, value, digest_id, state, next_try_at, created_at)
    SELECT :key, :guild_id, :target, :role_id, :value, :digest_id, 'queued', :now, :now FROM subscriptions
    WHERE id = :subscription_id AND NOT paused AND NOT EXISTS (
        SELECT * FROM digest_days WHERE subscription_id = :subscription_id AND local_date = :day
    )
    ON CONFLICT DO NOTHING
"""


def _day_parameters(owed: OwedDigest) -> dict[str, object]:
    day = owed.day.isoformat()
    return {
        "subscription_id": owed.subscription.id,
        "day": day,
        "key": digest_key(owed.subscription.id, owed.subscription.created_at, day),
    }


def _owed_parameters(owed: OwedDigest, post: DigestPost, digest_id: int, now: datetime) -> dict[str, object]:
    return {
        **_day_parameters(owed),
        "guild_id": owed.subscription.guild_id,
        "target": owed.subscription.channel_id,
        "role_id": owed.subscription.role_id,
        "value": _POST.dump_json(post, exclude={"digest"}).decode(),
        "digest_id": digest_id,
        "recent": (owed.day - SUPERSEDED_DAYS).isoformat(),
        "now": to_text(now),
    }


def _delivery(row: sqlite3.Row, proposal: Proposal | None = None) -> Delivery:
    return Delivery(
        id=row["id"],
        dedupe_key=row["dedupe_key"],
        target=Target(row["guild_id"], row["target"], row["role_id"]),
        value=proposal or _value(row),
        state=DeliveryState(row["state"]),
        attempts=row["attempts"],
        next_try_at=to_time(row["next_try_at"]),
        created_at=to_time(row["created_at"]),
        claimed_at=to_time_or_none(row["claimed_at"]),
        message_id=row["message_id"],
        reason=Reason(row["reason"]) if row["reason"] else None,
    )


def _value(row: sqlite3.Row) -> DigestPost | FeedNews:
    if row["digest_id"] is None:
        return _NEWS.validate_json(row["value"])
    return _POST.validate_python({**json.loads(row["value"]), "digest": json.loads(row["content"])})


def _outcome(row: sqlite3.Row) -> Outcome:
    return Outcome(
        delivery_id=row["id"],
        subscription_id=row["subscription_id"],
        channel_id=row["target"],
        state=DeliveryState(row["state"]),
        reason=Reason(row["reason"]) if row["reason"] else None,
        created_at=to_time(row["created_at"]),
    )
