"""The digest subscriptions, the local days they have had, and how far each went; and what else is kept about a person.

When a digest is due is decided in `bot.domain.due`.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from pydantic import TypeAdapter

from bot.domain.digests import Mark
from bot.domain.subscriptions import DigestSubscription
from storage.columns import to_text, to_time
from storage.database import Database
from storage.transactions import Transaction

_SUBSCRIPTION = TypeAdapter(DigestSubscription)
_SETTINGS = {"unions", "at", "days", "zone", "role_id", "quiet", "plain", "locale"}


class SubscriptionStore:
    """Digests that stewards asked for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, tx: Transaction, subscription: DigestSubscription) -> DigestSubscription:
        """Store a new subscription and return it with its id."""
        ((subscription_id,),) = await tx.rows(
            """
            INSERT INTO subscriptions
                (kind, guild_id, target, settings, paused, created_by, created_at, active_since)
            VALUES ('digest', :guild_id, :target, :settings, :paused, :created_by, :created_at, :active_since)
            RETURNING id
            """,
            _parameters(subscription),
        )
        return replace(subscription, id=subscription_id)

    async def change(self, tx: Transaction, subscription: DigestSubscription) -> None:
        """Store a subscription in place of the one with its id."""
        await tx.execute(
            """
            UPDATE subscriptions SET guild_id = :guild_id, target = :target, settings = :settings, paused = :paused,
                created_by = :created_by, created_at = :created_at, active_since = :active_since
            WHERE id = :id
            """,
            _parameters(subscription),
        )

    async def remove(self, tx: Transaction, subscription_id: int) -> None:
        """Forget a subscription and its days; its deliveries stay."""
        await tx.execute("DELETE FROM subscriptions WHERE id = ?", (subscription_id,))

    async def forget_person(self, tx: Transaction, user_id: int) -> int:
        """Delete what is kept about a person, whose subscriptions stay as nobody's; in how many places that was."""
        known = await tx.rows("DELETE FROM people WHERE user_id = ? RETURNING user_id", (str(user_id),))
        made = await tx.rows("UPDATE subscriptions SET created_by = 0 WHERE created_by = ? RETURNING id", (user_id,))
        return len(known) + len(made)

    async def held(self, tx: Transaction, guild_id: int) -> tuple[DigestSubscription, ...]:
        """As `of_guild`, as the open transaction sees it."""
        return tuple(map(_subscription, await tx.rows(_OF_GUILD, (guild_id,))))

    async def of_guild(self, guild_id: int) -> tuple[DigestSubscription, ...]:
        """The subscriptions of one server, oldest first."""
        async with self._database.reader() as view:
            return tuple(map(_subscription, await view.rows(_OF_GUILD, (guild_id,))))

    async def active(self) -> tuple[DigestSubscription, ...]:
        """Every subscription that is not paused, oldest first."""
        async with self._database.reader() as view:
            rows = await view.rows("SELECT * FROM subscriptions WHERE kind = 'digest' AND NOT paused ORDER BY id")
        return tuple(map(_subscription, rows))

    async def days_done(self, since: date) -> Mapping[int, frozenset[date]]:
        """The local days from `since` on that have had their digest, by subscription."""
        done: defaultdict[int, set[date]] = defaultdict(set)
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT subscription_id, local_date FROM subscriptions
                CROSS JOIN digest_days ON subscription_id = subscriptions.id AND local_date >= ?
                WHERE NOT paused
                """,
                (since.isoformat(),),
            )
        for row in rows:
            done[row["subscription_id"]].add(date.fromisoformat(row["local_date"]))
        return {subscription_id: frozenset(days) for subscription_id, days in done.items()}

    async def marks(self, subscriptions: Iterable[int]) -> Mapping[int, Mark]:
        """How far the digests of each of these went that were sent, or may have been, or had nothing to tell.

        A day that was noted while the clock was ahead is not the last.
        """
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT digest_days.* FROM json_each(?) AS wanted
                JOIN digest_days ON subscription_id = wanted.value AND local_date = (
                    SELECT days.local_date FROM digest_days AS days
                    LEFT JOIN deliveries ON deliveries.id = days.delivery_id
                    WHERE days.subscription_id = wanted.value
                        AND (days.delivery_id IS NULL OR deliveries.state IN ('claimed', 'sent', 'uncertain'))
                    ORDER BY days.told_article DESC, days.local_date DESC LIMIT 1
                )
                """,
                (json.dumps(list(subscriptions)),),
            )
        return {
            row["subscription_id"]: Mark(
                article=row["told_article"],
                at=to_time(row["told_at"]),
                changes=frozenset(json.loads(row["told_changes"])),
            )
            for row in rows
        }


_OF_GUILD = "SELECT * FROM subscriptions WHERE kind = 'digest' AND guild_id = ? ORDER BY id"


def _parameters(subscription: DigestSubscription) -> dict[str, object]:
    return {
        "id": subscription.id,
        "guild_id": subscription.guild_id,
        "target": subscription.channel_id,
        "settings": _SUBSCRIPTION.dump_json(subscription, include=_SETTINGS).decode(),
        "paused": subscription.paused,
        "created_by": subscription.created_by,
        "created_at": to_text(subscription.created_at),
        "active_since": to_text(subscription.active_since),
    }


def _subscription(row: sqlite3.Row) -> DigestSubscription:
    return _SUBSCRIPTION.validate_python(
        {
            "id": row["id"],
            "guild_id": row["guild_id"],
            "channel_id": row["target"],
            "created_by": row["created_by"],
            "paused": bool(row["paused"]),
            "created_at": to_time(row["created_at"]),
            "active_since": to_time(row["active_since"]),
            **json.loads(row["settings"]),
        }
    )
