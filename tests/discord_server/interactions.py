"""Interactions: what a user did, how the bot acknowledged it, and what came of it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.discord_server.channels import Channel
from tests.discord_server.checker import Asked, Callback
from tests.discord_server.messages import Message
from tests.discord_server.people import User

ACKNOWLEDGE_WITHIN = 3.0
TOKEN_LIVES = 15 * 60.0


@dataclass(eq=False)
class Interaction:
    """One act of a user; after `slash` and its like it tells all that the bot made of it."""

    id: int
    token: str
    asked: Asked
    user: User
    channel: Channel
    data: dict[str, Any]
    at: datetime
    started: float = field(default_factory=time.monotonic)
    message: Message | None = None
    option: int | None = None
    opener: Interaction | None = field(default=None, repr=False)
    stale: bool = False
    excused: bool = False
    callback: Mapping[str, Any] | None = None
    acknowledged_after: float | None = None
    response: Message | None = None
    followups: list[Message] = field(default_factory=list)

    @property
    def kind(self) -> Callback | None:
        """How it was acknowledged."""
        return None if self.callback is None else Callback(self.callback["type"])

    @property
    def deferred(self) -> bool:
        return self.kind in {Callback.DEFERRED, Callback.DEFERRED_UPDATE}

    @property
    def ephemeral(self) -> bool:
        """Whether only the user sees the answer."""
        return self.response is not None and self.response.ephemeral

    @property
    def choices(self) -> list[dict[str, Any]]:
        """The answer to an autocomplete."""
        return list(self._data("choices"))

    @property
    def modal(self) -> dict[str, Any]:
        """The modal that was opened."""
        if self.callback is None or self.kind != Callback.MODAL:
            raise LookupError("no modal was opened")
        return dict(self.callback["data"])

    @property
    def text(self) -> str:
        """All there is to read in the response."""
        return self.response.text if self.response else ""

    @property
    def answered(self) -> bool:
        """Whether the user has more than a sign that the bot is thinking."""
        if self.callback is None:
            return self.excused
        return self.kind != Callback.DEFERRED or self.response is None or not self.response.loading

    def _data(self, key: str) -> list[dict[str, Any]]:
        return (self.callback or {}).get("data", {}).get(key) or []

    def age(self, now: datetime) -> float:
        """Seconds since the user acted, by the injected clock or by the real one, whichever says more."""
        return max((now - self.at).total_seconds(), time.monotonic() - self.started)

    def origin(self) -> dict[str, Any]:
        """As a message that answers it shows where it comes from."""
        owners = {"0": str(self.channel.guild.id)} if self.channel.guild else {"0": "0"}
        shown: dict[str, Any] = {
            "id": str(self.id),
            "user": self.user.as_json(),
            "authorizing_integration_owners": owners,
        }
        if self.asked == Asked.COMPONENT and self.message is not None:
            return {**shown, "type": int(self.asked), "interacted_message_id": str(self.message.id)}
        if self.asked == Asked.MODAL:
            inner = self.opener.origin() if self.opener else shown
            return {**shown, "type": int(self.asked), "triggering_interaction_metadata": inner}
        return {**shown, "type": int(Asked.COMMAND)}

    def as_event(self, application_id: int, resolved: Mapping[str, Any], bot: User) -> dict[str, Any]:
        """INTERACTION_CREATE."""
        guild = self.channel.guild
        data = {**self.data}
        if shown := _shown_objects(resolved, self.channel, self.user):
            data["resolved"] = shown
        event: dict[str, Any] = {
            "id": str(self.id),
            "application_id": str(application_id),
            "token": self.token,
            "version": 1,
            "type": int(self.asked),
            "data": data,
            "channel_id": str(self.channel.id),
            "channel": {**self.channel.as_json(), "permissions": str(self.channel.permissions_of(self.user))},
            "app_permissions": str(int(self.channel.permissions_of(bot))),
            "locale": self.user.locale,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "authorizing_integration_owners": {"0": str(guild.id if guild else 0)},
            "context": 0 if guild else 1,
            "attachment_size_limit": 10 * 1024 * 1024,
        }
        if guild is None:
            event["user"] = self.user.as_json()
        else:
            permissions = str(int(self.channel.permissions_of(self.user)))
            event["member"] = {**guild.members[self.user.id].as_json(), "permissions": permissions}
            event["guild_id"] = str(guild.id)
            event["guild"] = {"id": str(guild.id), "locale": guild.locale, "features": []}
            event["guild_locale"] = guild.locale
        if self.message is not None:
            event["message"] = self.message.as_json()
        return event


def _shown_objects(resolved: Mapping[str, Any], channel: Channel, user: User) -> dict[str, Any]:
    shown = {kind: {id_: each.as_json() for id_, each in by_id.items()} for kind, by_id in resolved.items()}
    for id_, each in shown.get("channels", {}).items():
        each["permissions"] = str(int(resolved["channels"][id_].permissions_of(user)))
    if "users" in shown and channel.guild is not None:
        members = {id_: channel.guild.members.get(int(id_)) for id_ in shown["users"]}
        shown["members"] = {
            id_: {key: value for key, value in member.as_json().items() if key != "user"} | {"permissions": "0"}
            for id_, member in members.items()
            if member is not None
        }
    return shown
