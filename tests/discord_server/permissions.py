"""Discord's permissions as bits, and how roles and overwrites add up to what somebody may do in a channel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntFlag


class Permission(IntFlag):
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    MANAGE_ROLES = 1 << 28
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38


ALL = (1 << 53) - 1
NONE = Permission(0)
MEMBERS = (
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
)
POSTING = (
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.READ_MESSAGE_HISTORY
    | Permission.SEND_MESSAGES_IN_THREADS
)


@dataclass
class Overwrite:
    """What a channel allows or denies beyond the roles, to a role (`kind` 0) or a member (`kind` 1)."""

    kind: int
    allow: int = 0
    deny: int = 0


def in_channel(
    everyone: int,
    roles: Mapping[int, int],
    overwrites: Mapping[int, Overwrite],
    member: int,
    guild: int,
) -> int:
    """The permissions of a member, given those of `everyone` and of the member's `roles` by id."""
    base = everyone
    for permissions in roles.values():
        base |= permissions
    if base & Permission.ADMINISTRATOR:
        return ALL
    base = _apply(base, [overwrites[guild]] if guild in overwrites else [])
    base = _apply(base, [overwrites[role] for role in roles if role in overwrites])
    base = _apply(base, [overwrites[member]] if member in overwrites else [])
    return base if base & Permission.VIEW_CHANNEL else 0


def _apply(base: int, overwrites: Iterable[Overwrite]) -> int:
    allow = deny = 0
    for overwrite in overwrites:
        allow |= overwrite.allow
        deny |= overwrite.deny
    return base & ~deny | allow
