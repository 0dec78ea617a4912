"""Guilds, that is Discord servers: their roles, members and channels."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.discord_server.channels import Channel, ChannelKind
from tests.discord_server.people import JOINED, Member, Role, User
from tests.discord_server.permissions import MEMBERS, NONE, Permission, in_channel
from tests.discord_server.snowflakes import Snowflakes

Emit = Callable[[str, dict[str, Any], "Guild"], None]


@dataclass(eq=False)
class Guild:
    """A guild as it stands; every change is told to the gateway through `emit`."""

    id: int
    name: str
    owner: User
    snowflakes: Snowflakes = field(repr=False)
    emit: Emit = field(repr=False)
    bot: Member = field(init=False, repr=False)
    locale: str = "en-US"
    channels: list[Channel] = field(default_factory=list)
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.roles[self.id] = Role(self.id, "@everyone", MEMBERS, position=0)
        self.add_member(self.owner)

    @property
    def everyone(self) -> Role:
        return self.roles[self.id]

    def add_channel(
        self, name: str, kind: ChannelKind = ChannelKind.TEXT, *, tags: Iterable[str] = (), requires_tag: bool = False
    ) -> Channel:
        """A new channel; `tags` are those of a forum."""
        channel = Channel(
            self.snowflakes.make(),
            name,
            kind,
            self,
            len(self.channels),
            tags={self.snowflakes.make(): tag for tag in tags},
            requires_tag=requires_tag,
        )
        self.keep(channel)
        return channel

    def keep(self, channel: Channel) -> None:
        """Take in a channel or thread, and tell the gateway of it and of what happens to it."""
        channel.changed = self._channel_changed
        self.channels.append(channel)
        self._channel_changed("THREAD_CREATE" if channel.is_thread else "CHANNEL_CREATE", channel)

    def channel(self, name: str) -> Channel:
        """The channel of that name."""
        return next(channel for channel in self.channels if channel.name == name)

    def add_role(self, name: str, permissions: Permission = NONE, *, mentionable: bool = False) -> Role:
        role = Role(self.snowflakes.make(), name, permissions, len(self.roles), mentionable)
        self.roles[role.id] = role
        self.emit("GUILD_ROLE_CREATE", {"guild_id": str(self.id), "role": role.as_json()}, self)
        return role

    def change_role(self, role: Role, permissions: Permission) -> None:
        """Give a role other permissions."""
        role.permissions = permissions
        self.emit("GUILD_ROLE_UPDATE", {"guild_id": str(self.id), "role": role.as_json()}, self)

    def delete_role(self, role: Role) -> None:
        del self.roles[role.id]
        for member in self.members.values():
            member.roles = [kept for kept in member.roles if kept is not role]
        self.emit("GUILD_ROLE_DELETE", {"guild_id": str(self.id), "role_id": str(role.id)}, self)

    def add_member(self, user: User, *roles: Role) -> Member:
        member = Member(user, self, list(roles))
        self.members[user.id] = member
        return member

    def permissions_of(self, user: User, channel: Channel | None = None) -> int:
        """What a user may do in the guild, or in one of its channels."""
        member = self.members.get(user.id)
        if member is None:
            return 0
        roles = {role.id: role.permissions for role in member.roles}
        if user is self.owner:
            roles[self.id] = Permission.ADMINISTRATOR
        overwrites = channel.overwrites if channel else {}
        return in_channel(self.everyone.permissions, roles, overwrites, user.id, self.id)

    def as_json(self) -> dict[str, Any]:
        """As `GET /guilds/{id}` shows it."""
        return {
            "id": str(self.id),
            "name": self.name,
            **dict.fromkeys(_UNSET),
            "features": [],
            "owner_id": str(self.owner.id),
            "region": "deprecated",
            "afk_timeout": 300,
            "system_channel_flags": 0,
            "widget_enabled": False,
            "verification_level": 0,
            "roles": [role.as_json() for role in self.roles.values()],
            "default_message_notifications": 1,
            "mfa_level": 0,
            "explicit_content_filter": 0,
            "max_members": 500_000,
            "max_stage_video_channel_users": 50,
            "max_video_channel_users": 25,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "preferred_locale": self.locale,
            "premium_progress_bar_enabled": False,
            "nsfw": False,
            "nsfw_level": 0,
            "emojis": [],
            "stickers": [],
        }

    def as_event(self) -> dict[str, Any]:
        """As GUILD_CREATE shows it to the bot."""
        seen = [channel for channel in self.channels if not channel.deleted]
        return {
            **self.as_json(),
            "joined_at": JOINED,
            "large": False,
            "unavailable": False,
            "member_count": len(self.members),
            "members": [self.bot.as_json()],
            "channels": [channel.as_json() for channel in seen if not channel.is_thread],
            "threads": [channel.as_json() for channel in seen if channel.is_thread and not channel.archived],
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }

    def _channel_changed(self, event: str, channel: Channel) -> None:
        if channel.deleted and channel in self.channels:
            self.channels.remove(channel)
        self.emit(event, channel.as_json(), self)


_UNSET = (
    "icon",
    "description",
    "home_header",
    "splash",
    "discovery_splash",
    "banner",
    "application_id",
    "afk_channel_id",
    "system_channel_id",
    "widget_channel_id",
    "max_presences",
    "vanity_url_code",
    "rules_channel_id",
    "safety_alerts_channel_id",
    "public_updates_channel_id",
    "incidents_data",
)
