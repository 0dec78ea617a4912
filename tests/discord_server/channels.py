"""Channels of every kind: text, announcements, forums, threads, direct messages, and what they hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from tests.discord_server.messages import Message
from tests.discord_server.people import User
from tests.discord_server.permissions import ALL, NONE, Overwrite, Permission

if TYPE_CHECKING:
    from tests.discord_server.guilds import Guild

REQUIRE_TAG = 1 << 4


class ChannelKind(IntEnum):
    TEXT = 0
    DIRECT = 1
    VOICE = 2
    CATEGORY = 4
    ANNOUNCEMENT = 5
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    FORUM = 15


THREADS = frozenset({10, 11, 12})


@dataclass(eq=False)
class Channel:
    """A channel as it stands; `messages` are those that everybody in it sees, oldest first."""

    id: int
    name: str
    kind: int = ChannelKind.TEXT
    guild: Guild | None = None
    position: int = 0
    parent: Channel | None = None
    owner: User | None = None
    recipients: list[User] = field(default_factory=list)
    tags: dict[int, str] = field(default_factory=dict)
    requires_tag: bool = False
    applied_tags: list[int] = field(default_factory=list)
    archived: bool = False
    deleted: bool = False
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    changed: Callable[[str, Channel], None] = field(default=lambda event, channel: None, repr=False)

    @property
    def mention(self) -> str:
        return f"<#{self.id}>"

    @property
    def is_thread(self) -> bool:
        return self.kind in THREADS

    def permissions_of(self, user: User) -> int:
        """What a user may do here; for a thread, as in its parent."""
        if self.guild is None:
            return ALL if user in self.recipients or user.bot else 0
        return self.guild.permissions_of(user, self.parent if self.is_thread and self.parent else self)

    def deny(self, permissions: Permission, to: int | None = None) -> None:
        """Take permissions away here, from the bot or from the role or user with that id."""
        self._overwrite(to, deny=permissions)

    def allow(self, permissions: Permission, to: int | None = None) -> None:
        """Give permissions here, to the bot or to the role or user with that id."""
        self._overwrite(to, allow=permissions)

    def _overwrite(self, to: int | None, allow: Permission = NONE, deny: Permission = NONE) -> None:
        if self.guild is None:
            raise ValueError("a direct message has no permissions to change")
        target = self.guild.bot.user.id if to is None else to
        known = self.overwrites.setdefault(target, Overwrite(0 if target in self.guild.roles else 1))
        known.allow = known.allow & ~deny | allow
        known.deny = known.deny & ~allow | deny
        self.changed("CHANNEL_UPDATE", self)

    def delete(self) -> None:
        """Delete the channel, with its threads, as a moderator does."""
        self.deleted = True
        if self.guild is not None:
            for thread in [other for other in self.guild.channels if other.parent is self and other.is_thread]:
                thread.delete()
        self.changed("THREAD_DELETE" if self.is_thread else "CHANNEL_DELETE", self)

    def message(self, id_: int) -> Message | None:
        return next((message for message in self.messages if message.id == id_), None)

    def as_json(self) -> dict[str, Any]:
        if self.guild is None:
            return {**self._base(), "recipients": [user.as_json() for user in self.recipients]}
        if self.is_thread:
            return self._thread_json()
        shown: dict[str, Any] = {
            **self._base(),
            "guild_id": str(self.guild.id),
            "name": self.name,
            "position": self.position,
            "parent_id": str(self.parent.id) if self.parent else None,
            "topic": None,
            "nsfw": False,
            "rate_limit_per_user": 0,
            "permission_overwrites": [
                {"id": str(id_), "type": each.kind, "allow": str(int(each.allow)), "deny": str(int(each.deny))}
                for id_, each in self.overwrites.items()
            ],
        }
        if self.kind == ChannelKind.VOICE:
            shown |= {"bitrate": 64_000, "user_limit": 0, "rtc_region": None}
        if self.kind == ChannelKind.FORUM:
            shown["flags"] = REQUIRE_TAG if self.requires_tag else 0
            shown["available_tags"] = [
                {"id": str(id_), "name": name, "moderated": False, "emoji_id": None, "emoji_name": None}
                for id_, name in self.tags.items()
            ]
        return shown

    def _base(self) -> dict[str, Any]:
        last = str(self.messages[-1].id) if self.messages else None
        return {"id": str(self.id), "type": int(self.kind), "flags": 0, "last_message_id": last}

    def _thread_json(self) -> dict[str, Any]:
        return {
            **self._base(),
            "guild_id": str(self.guild.id) if self.guild else None,
            "name": self.name,
            "parent_id": str(self.parent.id) if self.parent else None,
            "owner_id": str(self.owner.id) if self.owner else None,
            "rate_limit_per_user": 0,
            "message_count": max(0, len(self.messages) - 1),
            "total_message_sent": max(0, len(self.messages) - 1),
            "member_count": 1,
            "applied_tags": [str(tag) for tag in self.applied_tags],
            "thread_metadata": {
                "archived": self.archived,
                "archive_timestamp": datetime(2024, 1, 1, tzinfo=UTC).isoformat(),
                "auto_archive_duration": 4320,
                "locked": False,
            },
        }
