"""A message as Discord keeps and shows it, with its embeds and components filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

from tests.discord_server.people import User
from tests.discord_server.rules_components import SELECTS, Kind, walk
from tests.discord_server.rules_messages import MessageFlag, pings

_EDITABLE = ("content", "embeds", "components", "flags", "attachments", "allowed_mentions")


@dataclass(eq=False)
class Message:
    """A message; `payload` holds what the bot sent last for each of its parts, just as it was sent."""

    id: int
    channel_id: int
    guild_id: int | None
    author: User
    at: datetime
    payload: dict[str, Any]
    files: dict[str, bytes] = field(default_factory=dict)
    edited_at: datetime | None = None
    application_id: int | None = None
    interaction: dict[str, Any] | None = None
    kind: int = 0
    edits: int = 0
    deleted: bool = False

    @property
    def content(self) -> str:
        return self.payload.get("content") or ""

    @property
    def embeds(self) -> list[dict[str, Any]]:
        return self.payload.get("embeds") or []

    @property
    def components(self) -> list[dict[str, Any]]:
        return self.payload.get("components") or []

    @property
    def flags(self) -> MessageFlag:
        return MessageFlag(self.payload.get("flags") or 0)

    @property
    def nonce(self) -> str | int | None:
        return self.payload.get("nonce")

    @property
    def ephemeral(self) -> bool:
        return MessageFlag.EPHEMERAL in self.flags

    @property
    def loading(self) -> bool:
        """Whether it only says that the bot is thinking."""
        return MessageFlag.LOADING in self.flags

    @property
    def text(self) -> str:
        """Everything there is to read: content, embeds, components."""
        return "\n".join(_texts(self.payload))

    def component(self, custom_id: str) -> Mapping[str, Any]:
        """The button or select of that name; raises `LookupError`, naming those there are."""
        known = {part["custom_id"]: part for _, part in walk(self.components) if part.get("custom_id")}
        if custom_id not in known:
            raise LookupError(f"no component {custom_id!r}; there are {sorted(known)}")
        return known[custom_id]

    def edit(self, payload: Mapping[str, Any], at: datetime) -> None:
        """Put in the parts that an edit names; what it does not name stays."""
        fixed = self.flags & MessageFlag.EPHEMERAL
        self.payload |= {key: payload[key] for key in _EDITABLE if key in payload}
        self.payload["flags"] = int((self.flags & ~MessageFlag.LOADING) | fixed)
        self.edited_at = at
        self.edits += 1

    def pinged(self) -> set[str]:
        """Whom it pings: "everyone", and the ids of roles and users, after `allowed_mentions`."""
        text = pings(self.payload)
        allowed = self.payload.get("allowed_mentions") or {"parse": ["everyone", "roles", "users"]}
        parse = set(allowed.get("parse") or [])
        found = {"everyone"} if "everyone" in parse and re.search("@(everyone|here)", text) else set()
        for kind, pattern in (("roles", r"<@&(\d+)>"), ("users", r"<@!?(\d+)>")):
            named = {str(id_) for id_ in allowed.get(kind) or []}
            found |= {id_ for id_ in re.findall(pattern, text) if kind in parse or id_ in named}
        return found

    def as_json(self) -> dict[str, Any]:
        pinged = self.pinged()
        shown: dict[str, Any] = {
            "id": str(self.id),
            "channel_id": str(self.channel_id),
            "author": self.author.as_json(),
            "type": self.kind,
            "content": self.content,
            "mentions": [],
            "mention_roles": sorted(pinged & set(re.findall(r"<@&(\d+)>", pings(self.payload)))),
            "mention_everyone": "everyone" in pinged,
            "attachments": self._attachments(),
            "embeds": [_shown_embed(embed) for embed in self.embeds],
            "components": _shown_components(self.components),
            "timestamp": self.at.isoformat(),
            "edited_timestamp": self.edited_at.isoformat() if self.edited_at else None,
            "flags": int(self.flags),
            "pinned": False,
            "tts": bool(self.payload.get("tts")),
        }
        if self.nonce is not None:
            shown["nonce"] = self.nonce
        if self.application_id is not None:
            shown["application_id"] = str(self.application_id)
            shown["webhook_id"] = str(self.application_id)
        if self.interaction is not None:
            shown["interaction_metadata"] = self.interaction
        return shown

    def _attachments(self) -> list[dict[str, Any]]:
        return [
            {
                "id": str(self.id + number),
                "filename": name,
                "size": len(content),
                "url": f"https://cdn.discordapp.com/attachments/{self.channel_id}/{self.id}/{name}",
                "proxy_url": f"https://media.discordapp.net/attachments/{self.channel_id}/{self.id}/{name}",
            }
            for number, (name, content) in enumerate(self.files.items())
        ]


def _texts(payload: Mapping[str, Any]) -> Iterator[str]:
    if payload.get("content"):
        yield payload["content"]
    for embed in payload.get("embeds") or []:
        yield from (embed[part] for part in ("title", "description") if embed.get(part))
        for each in embed.get("fields") or []:
            yield from (each["name"], each["value"])
        if embed.get("footer"):
            yield embed["footer"]["text"]
    for _, part in walk(payload.get("components") or []):
        yield from (part[key] for key in ("content", "label", "placeholder") if part.get(key))


def _shown_embed(embed: Mapping[str, Any]) -> dict[str, Any]:
    shown = {key: value for key, value in embed.items() if value is not None}
    shown["type"] = "rich"
    if "fields" in shown:
        shown["fields"] = [{**each, "inline": bool(each.get("inline"))} for each in shown["fields"]]
    return shown


def _shown_components(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    numbers = count(1)
    return [_shown_component(component, numbers) for component in components]


def _shown_component(component: Mapping[str, Any], numbers: Iterator[int]) -> dict[str, Any]:
    shown = {key: value for key, value in component.items() if value is not None}
    kind = component.get("type")
    shown["id"] = component.get("id") or next(numbers)
    if kind in SELECTS:
        shown = {"min_values": 1, "max_values": 1, **shown}
    elif kind == Kind.CONTAINER:
        shown = {"accent_color": None, "spoiler": False, **shown}
    elif kind == Kind.SEPARATOR:
        shown = {"spacing": 1, "divider": True, **shown}
    elif kind == Kind.THUMBNAIL:
        shown = {"description": None, "spoiler": False, **shown, "media": _shown_media(shown["media"])}
    elif kind == Kind.GALLERY:
        shown["items"] = [
            {"description": None, "spoiler": False, **item, "media": _shown_media(item["media"])}
            for item in shown["items"]
        ]
    elif kind == Kind.FILE:
        shown = {"spoiler": False, "name": None, "size": None, **shown, "file": _shown_media(shown["file"])}
    if "components" in shown:
        shown["components"] = [_shown_component(inner, numbers) for inner in shown["components"]]
    if "accessory" in shown:
        shown["accessory"] = _shown_component(shown["accessory"], numbers)
    return shown


def _shown_media(media: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": "1", "url": media["url"], "proxy_url": media["url"]}
