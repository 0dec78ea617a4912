"""Digest subscriptions in words: set up, listed, changed. Channels, roles and people go by id, for the edge to name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.deliveries import DeliveryState, Reason
from bot.domain.subscriptions import DigestSubscription
from bot.usecases.list_digests import DigestList, ListedDigest
from bot.usecases.set_up_digest import DigestSetUp
from bot.wording.names import Names
from bot.wording.phrases import Phrases

LONGEST_CHOICE = 100
UNIONS_NAMED = 5
WORKDAYS = (0, 1, 2, 3, 4)


class Change(StrEnum):
    """What became of a digest that was there."""

    PAUSED = "paused"
    RESUMED = "resumed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class SettingsText:
    """How a digest is set. `role_id` is the role it pings; `plain` is empty where it is not plain text."""

    number: str
    channel_id: int
    role_id: int | None
    unions: str
    times: str
    quiet: str
    plain: str


@dataclass(frozen=True, slots=True)
class SetUpText:
    """The answer to `/digest setup`; `first_at` is when the first comes, `hint` what to do next."""

    heading: str
    settings: SettingsText
    first_at: datetime
    hint: str


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One digest of a server. `next_at` is None while it is paused, `paused` empty while it is not.

    `last` says what became of the last one, owed at `last_at`; both are empty before there was one. `created_by` is
    None where nobody is to be named.
    """

    settings: SettingsText
    paused: str
    next_at: datetime | None
    last: str
    last_at: datetime | None
    created_by: int | None


@dataclass(frozen=True, slots=True)
class TroubleLine:
    """What kept digests from a channel, last at `at`, and what to do about it; `often` is empty for a single one."""

    channel_id: int
    at: datetime
    often: str
    text: str


@dataclass(frozen=True, slots=True)
class DigestListText:
    """The answer to `/digest list`; `empty` says how to set one up where there is none."""

    heading: str
    lines: tuple[DigestLine, ...]
    troubles_title: str
    troubles: tuple[TroubleLine, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class ChangeText:
    """What became of a digest, in one line; `next_at` is when it comes next, if that is told."""

    text: str
    next_at: datetime | None


def set_up_text(made: DigestSetUp, names: Names, phrases: Phrases) -> SetUpText:
    """The answer to `/digest setup` in words."""
    number = _number(made.subscription)
    heading = "subscription-changed" if made.changed else "subscription-made"
    return SetUpText(
        heading=phrases.say(heading, number=number),
        settings=_settings(made.subscription, names, phrases),
        first_at=made.first_at,
        hint=phrases.say("subscription-hint"),
    )


def digest_list_text(answer: DigestList, names: Names, phrases: Phrases) -> DigestListText:
    """The answer to `/digest list` in words. Troubles of the same kind in the same channel are told once."""
    return DigestListText(
        heading=phrases.say("subscriptions-heading"),
        lines=tuple(_line(each, names, phrases) for each in answer.digests),
        troubles_title=phrases.say("troubles-heading"),
        troubles=_troubles(answer, phrases),
        empty="" if answer.digests else phrases.say("subscriptions-empty"),
    )


def changed_text(
    change: Change, subscription: DigestSubscription, names: Names, phrases: Phrases, next_at: datetime | None = None
) -> ChangeText:
    """What became of a digest; `next_at` is told of one that was resumed."""
    details = _details(subscription, names, phrases)
    return ChangeText(phrases.say(f"change-{change}", number=_number(subscription), details=details), next_at)


def digest_choice(subscription: DigestSubscription, names: Names, phrases: Phrases) -> str:
    """A digest in no more than 100 characters: `#3: 09:00 America/New_York, WGA and SAG-AFTRA`."""
    details = _details(subscription, names, phrases)
    label = phrases.say("subscription-choice", number=_number(subscription), details=details)
    return label if len(label) <= LONGEST_CHOICE else f"{label[: LONGEST_CHOICE - 1]}…"


def _settings(subscription: DigestSubscription, names: Names, phrases: Phrases) -> SettingsText:
    return SettingsText(
        number=_number(subscription),
        channel_id=subscription.channel_id,
        role_id=subscription.role_id,
        unions=_unions(subscription, names, phrases),
        times=_times(subscription, phrases),
        quiet=phrases.say(f"quiet-{subscription.quiet}"),
        plain=phrases.say("plain-text") if subscription.plain else "",
    )


def _line(listed: ListedDigest, names: Names, phrases: Phrases) -> DigestLine:
    last = listed.last
    return DigestLine(
        settings=_settings(listed.subscription, names, phrases),
        paused=phrases.say("subscription-paused") if listed.subscription.paused else "",
        next_at=listed.next_at,
        last=_outcome(last.state, last.reason, phrases) if last else "",
        last_at=last.created_at if last else None,
        created_by=listed.subscription.created_by or None,
    )


def _outcome(state: DeliveryState, reason: Reason | None, phrases: Phrases) -> str:
    return phrases.say(f"last-{state}", reason=phrases.say(f"reason-{reason}") if reason else "")


def _troubles(answer: DigestList, phrases: Phrases) -> tuple[TroubleLine, ...]:
    moments: defaultdict[tuple[int, Reason], list[datetime]] = defaultdict(list)
    for trouble in answer.troubles:
        if trouble.reason:
            moments[trouble.channel_id, trouble.reason].append(trouble.created_at)
    return tuple(
        TroubleLine(
            channel_id=channel_id,
            at=max(times),
            often=phrases.say("trouble-often", times=len(times)) if len(times) > 1 else "",
            text=phrases.say(f"trouble-{reason}"),
        )
        for (channel_id, reason), times in moments.items()
    )


def _number(subscription: DigestSubscription) -> str:
    return f"#{subscription.id}"


def _details(subscription: DigestSubscription, names: Names, phrases: Phrases) -> str:
    unions = _unions(subscription, names, phrases)
    return phrases.say("subscription-details", time=_time(subscription), zone=subscription.zone, unions=unions)


def _unions(subscription: DigestSubscription, names: Names, phrases: Phrases) -> str:
    if not subscription.unions:
        return phrases.say("unions-all")
    return phrases.enumerate([names.union(union) for union in subscription.unions], most=UNIONS_NAMED)


def _times(subscription: DigestSubscription, phrases: Phrases) -> str:
    time, zone, days = _time(subscription), subscription.zone, subscription.days
    if not days:
        return phrases.say("times-all", time=time, zone=zone)
    if days == WORKDAYS:
        return phrases.say("times-workdays", time=time, zone=zone)
    weekdays = phrases.enumerate([phrases.say(f"weekday-{day}") for day in days])
    return phrases.say("times-some", days=weekdays, time=time, zone=zone)


def _time(subscription: DigestSubscription) -> str:
    return f"{subscription.at:%H:%M}"
